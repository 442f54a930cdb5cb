"""The SQLite that comes with the program, and bare connections to a file.

It is the same SQLite on every platform, with fixes that older ones lack.
"""

import os
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2

# The driver has no type information.
dbapi2: Any = sqlcipher3.dbapi2

# "KSA1": tells our files from other SQLite files.
APPLICATION_ID = 0x4B534131

_PRAGMAS = (
    # Less than FULL loses acknowledged answers when the power fails.
    "synchronous = FULL",
    # Without it macOS leaves them in the drive's own memory.
    "fullfsync = ON",
    "foreign_keys = ON",
    # The window waits for nobody longer than this.
    "busy_timeout = 250",
    # REPLACE must run the triggers that refuse a deletion.
    "recursive_triggers = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    # What was deleted is personal data: leave no trace in the file.
    "secure_delete = ON",
)


def connect(file: Path) -> Any:
    """A bare connection to a file that exists; statements commit by themselves."""
    connection = _open(file, "mode=rw")
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def connect_untouching(file: Path) -> Any:
    """A connection that only reads and leaves nothing beside the file, such as a backup's."""
    return _open(file, "mode=ro&immutable=1")


def keep_log(file: Path) -> None:
    """From now on the file has a write-ahead log: readers and the writer do not wait."""
    connection = connect(file)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()


def _open(file: Path, options: str) -> Any:
    return dbapi2.connect(
        f"{address(file.absolute())}?{options}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )


def address(file: PurePath) -> str:
    r"""An absolute path as SQLite takes it, also `C:\…` and `\\server\share\…`."""
    path = quote(os.fsencode(file.as_posix()))
    return f"file://{path}" if path.startswith("/") else f"file:///{path}"
