"""What the database engine complains of, as a sentence for people.

Anything that is not in the table is our own mistake and passes as it is.
"""

from pathlib import Path
from typing import Any

from sqlalchemy.exc import DBAPIError

from ksa_assess.domain.standard_document import StandardDocumentError
from ksa_assess.runtime.errors import MachineError, SentenceError, UserError
from ksa_assess.storage.driver import dbapi2

# Primary result codes of SQLite; extended codes carry them in their low byte.
_SENTENCES: dict[int, tuple[type[SentenceError], str]] = {
    3: (MachineError, "storage.not_writable"),  # PERM
    5: (MachineError, "storage.busy"),
    6: (MachineError, "storage.busy"),  # LOCKED
    8: (MachineError, "storage.not_writable"),  # READONLY
    10: (MachineError, "storage.disk_fault"),  # IOERR
    11: (UserError, "storage.damaged"),  # CORRUPT
    13: (MachineError, "storage.disk_full"),
    14: (MachineError, "storage.not_writable"),  # CANTOPEN
    26: (UserError, "storage.foreign"),  # NOTADB
}

# SQLite's own words: the driver gives no code with what goes wrong in the middle of a backup.
_CODES = {
    "access permission denied": 3,
    "database is locked": 5,
    "database table is locked": 6,
    "attempt to write a readonly database": 8,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "unable to open database file": 14,
    "file is not a database": 26,
}
_CORRUPT = 11
_NOT_UTF8 = "Could not decode to UTF-8"


class UnreadableValueError(Exception):
    """A stored value that no program ever wrote, as a flipped bit leaves it."""


class ReadingValues:
    """A `with` block that makes values of what is stored; raises UnreadableValueError."""

    def __enter__(self) -> None:
        """Nothing is needed before."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, ValueError | TypeError | KeyError | StandardDocumentError):
            raise UnreadableValueError from error


class SaidInWords:
    """A `with` block that turns the engine's complaints about `file` into sentences.

    A class and no generator, because every key press passes through it.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def __enter__(self) -> None:
        """Nothing is needed before."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        raise_in_words(error, self._file)


def raise_in_words(error: BaseException | None, file: Path) -> None:
    """Raise UserError or MachineError for a complaint of the engine; nothing for anything else."""
    if isinstance(error, UnreadableValueError | UnicodeDecodeError):
        raise UserError("storage.damaged", file=file) from error
    complaint: Any = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(complaint, dbapi2.Error):
        return
    code = getattr(complaint, "sqlite_errorcode", _code_in(str(complaint))) & 0xFF
    if code in _SENTENCES:
        kind, key = _SENTENCES[code]
        raise kind(key, file=file) from error


def _code_in(words: str) -> int:
    return _CORRUPT if words.startswith(_NOT_UTF8) else _CODES.get(words, 0)
