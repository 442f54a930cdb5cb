"""A file read strictly: container, passphrase, shape, canonical text, signatures, chain."""

from datetime import datetime
from pathlib import Path

from ksa_assess.exchange.ksa.bodies import entry_of
from ksa_assess.exchange.ksa.canonical import canonical, read_canonical
from ksa_assess.exchange.ksa.chain import check_chain, check_times
from ksa_assess.exchange.ksa.container import unwrapped
from ksa_assess.exchange.ksa.entry import ReadEntry
from ksa_assess.exchange.ksa.limits import LARGEST_FILE
from ksa_assess.exchange.ksa.refusal import (
    FileRefusedError,
    PassphraseNeededError,
    is_refused,
)
from ksa_assess.exchange.ksa.signing import is_signed
from ksa_assess.exchange.ksa.structures import EntryData, FileData


def bytes_of(file: Path) -> bytes:
    """What is in the file, but never more than may be. Raises FileRefusedError and OSError."""
    with file.open("rb") as opened:
        found = opened.read(LARGEST_FILE + 1)
    if len(found) > LARGEST_FILE:
        raise FileRefusedError("file.too_large", limit=LARGEST_FILE // 1_000_000)
    return found


def read_file(file: bytes, now: datetime, words: str = "") -> tuple[ReadEntry, ...]:
    """The entries, oldest first. Raises FileRefusedError for anything not exactly right.

    A passphrase that the file does not need is not looked at.
    """
    content, is_locked = unwrapped(file)
    if is_locked:
        content = _unlocked(content, words)
    entries = tuple(_read_entry(one) for one in read_canonical(content, FileData).entries)
    check_chain(entries)
    check_times(entries, now)
    return entries


def read_entry(text: str) -> ReadEntry:
    """An entry as it is stored. Raises FileRefusedError where it is not as it was signed."""
    return _read_entry(read_canonical(text.encode(), EntryData))


def _unlocked(content: bytes, words: str) -> bytes:
    if not words:
        raise PassphraseNeededError
    from ksa_assess.exchange.ksa.passphrase import unlocked

    return unlocked(content, words)


def _read_entry(data: EntryData) -> ReadEntry:
    entry = entry_of(data.body)
    if not is_signed(canonical(data.body), data.signature, entry.signer.key):
        raise is_refused()
    return ReadEntry(entry, canonical(data).decode())
