"""Ed25519 keys and signatures; a key is made for a person on a computer and never leaves it."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

# Keeps a signature from meaning anything in another place than a .ksa file.
_PURPOSE = b"ksa-file/1 entry\x00"


def new_key() -> tuple[bytes, bytes]:
    """A new private key and its public key, 32 bytes each."""
    private = Ed25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def signature_of(body: bytes, private_key: bytes) -> str:
    """The signature of a canonical body, 128 hex digits."""
    return Ed25519PrivateKey.from_private_bytes(private_key).sign(_PURPOSE + body).hex()


def is_signed(body: bytes, signature: str, public_key: str) -> bool:
    """Whether the owner of the key signed exactly these bytes."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        key.verify(bytes.fromhex(signature), _PURPOSE + body)
    except (InvalidSignature, ValueError):
        return False
    return True
