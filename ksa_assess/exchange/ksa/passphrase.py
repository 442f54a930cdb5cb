"""A file that opens only with a passphrase: the age format, so that other programs open it too."""

import re
import unicodedata

from pyrage import DecryptError, passphrase

from ksa_assess.exchange.ksa.limits import HIGHEST_WORK_FACTOR, LARGEST_FILE
from ksa_assess.exchange.ksa.refusal import FileRefusedError, WrongPassphraseError, is_refused

_BEGINNING = re.compile(
    rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n[A-Za-z0-9+/]{43}\n--- "
)


def locked(content: bytes, words: str) -> bytes:
    """The content as only the passphrase opens it; another time it is other bytes."""
    return passphrase.encrypt(content, _composed(words))


def unlocked(content: bytes, words: str) -> bytes:
    """Raises WrongPassphraseError, and FileRefusedError for what no passphrase opens.

    How much work opening is stands in the file; a file that asks for too much is refused.
    """
    beginning = _BEGINNING.match(content)
    if beginning is None:
        raise is_refused()
    if int(beginning[1]) > HIGHEST_WORK_FACTOR:
        raise FileRefusedError("file.too_much_work")
    try:
        opened: bytes = passphrase.decrypt(content, _composed(words))
    except DecryptError as error:
        # The library measures how fast this computer is just now, and has its own limit by that.
        if str(error).startswith("Excessive work"):
            raise FileRefusedError("file.too_much_work") from error
        raise WrongPassphraseError from error
    if len(opened) > LARGEST_FILE:
        raise is_refused()
    return opened


def _composed(words: str) -> str:
    """One system types é as one character, another as two; it is the same passphrase."""
    return unicodedata.normalize("NFC", words)
