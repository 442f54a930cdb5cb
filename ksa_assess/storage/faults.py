"""What the database engine complains of, as a sentence for people.

Anything that is not in the table is our own mistake and passes as it is.
"""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

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


@contextmanager
def said_in_words(file: Path) -> Generator[None]:
    """Turn the engine's complaints about `file` into UserError and MachineError."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        sentence = _sentence(error, file)
        if sentence is None:
            raise
        raise sentence from error


def _sentence(error: BaseException, file: Path) -> SentenceError | None:
    complaint = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(complaint, "sqlite_errorcode", None)
    if code is None or code & 0xFF not in _SENTENCES:
        return None
    kind, key = _SENTENCES[code & 0xFF]
    return kind(key, file=file)
