"""What is used of pyrage, which comes without types."""

from pyrage import passphrase as passphrase

class DecryptError(Exception): ...
