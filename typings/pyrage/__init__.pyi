"""What is used of pyrage, which comes without types."""

class DecryptError(Exception): ...

# A module made in Rust: a checker looks for its source in vain, so it is told as an object.
class _Passphrase:
    def encrypt(self, plaintext: bytes, passphrase: str) -> bytes: ...
    def decrypt(self, ciphertext: bytes, passphrase: str) -> bytes: ...

passphrase: _Passphrase
