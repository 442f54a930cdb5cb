"""What may be opened: a file that is not ours, not whole or of a later schema is refused.

A refused file is never touched. A missing one is made; one that is behind is backed up and then
brought up to date. The caller holds the writer's lock for both.
"""

from datetime import datetime
from pathlib import Path

from ksa_assess.runtime.errors import UserError, from_read_error
from ksa_assess.runtime.paths import DataPaths, make_new_files_private
from ksa_assess.storage import schema
from ksa_assess.storage.backup_folder import BackupFolder, BackupKind
from ksa_assess.storage.driver import APPLICATION_ID, connect, connect_untouching, dbapi2
from ksa_assess.storage.faults import SaidInWords
from ksa_assess.storage.placement import refuse_network

_MAGIC = b"SQLite format 3\x00"
_HEADER_SIZE = 100
_APPLICATION_ID = slice(68, 72)
_SQL_ERROR = 1  # SQLITE_ERROR, as for a table that is not there


def prepare_folder(paths: DataPaths) -> None:
    """Make the folder, everything later in it the owner's alone; refuse a network drive."""
    make_new_files_private()
    refuse_network(paths.root)
    paths.prepare()


def is_ready(file: Path) -> bool:
    """Whether a database is there and current. Raises UserError where it must not be opened."""
    if not _is_there(file):
        return False
    refuse_unknown(file)
    found = stored_schema(file)
    if schema.is_newer(found[""]):
        raise UserError("storage.newer", file=file)
    return found == schema.expected_standing()


def make_ready(paths: DataPaths, now: datetime) -> None:
    """Make the database, or bring it up to date after a backup."""
    if is_ready(paths.database):
        return
    if paths.database.exists():
        BackupFolder(paths.backups).copy(paths.database, BackupKind.BEFORE_UPGRADE, now)
        from ksa_assess.storage.migrations.upgrade import upgrade

        upgrade(paths.database)
        return
    schema.create(paths.database, now)


def refuse_unknown(file: Path) -> None:
    """Raises UserError for a file that is empty or not ours, by its first bytes."""
    try:
        with file.open("rb") as opened:
            header = opened.read(_HEADER_SIZE)
    except OSError as error:
        raise from_read_error(error, file) from error
    if not header:
        raise UserError("storage.empty", file=file)
    own = APPLICATION_ID.to_bytes(4, "big")
    if not header.startswith(_MAGIC) or header[_APPLICATION_ID] != own:
        raise UserError("storage.foreign", file=file)


def stored_schema(file: Path, *, is_at_rest: bool = False) -> dict[str, str]:
    """As `schema.standing`. A file at rest, such as a backup, is read without a trace beside it."""
    with SaidInWords(file):
        connection = connect_untouching(file) if is_at_rest else connect(file)
        try:
            found = schema.standing(connection)
        except dbapi2.OperationalError as error:
            if error.sqlite_errorcode == _SQL_ERROR:
                raise UserError("storage.damaged", file=file) from error
            raise
        finally:
            connection.close()
    if not schema.is_possible(found[""]):
        raise UserError("storage.damaged", file=file)
    return found


def companions(file: Path) -> tuple[Path, Path, Path]:
    """The two kinds of log, and the index of the first, of a database that is in use."""
    log, journal, index = (file.with_name(file.name + end) for end in ("-wal", "-journal", "-shm"))
    return log, journal, index


def has_log(file: Path) -> bool:
    """Whether changes that belong to the file lie beside it."""
    return any(log.exists() and log.stat().st_size for log in companions(file)[:2])


def _is_there(file: Path) -> bool:
    if file.exists():
        return True
    # A new database would take the old one's log for its own.
    if has_log(file):
        raise UserError("storage.only_log", file=file)
    return False
