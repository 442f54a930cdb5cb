"""Putting a backup in the place of what there is, which is kept."""

from datetime import datetime
from pathlib import Path

from ksa_assess.runtime.errors import UserError, from_write_error
from ksa_assess.storage.backup_folder import BackupFolder, BackupKind
from ksa_assess.storage.copies import copy_at_rest, overwrite_database
from ksa_assess.storage.driver import keep_log
from ksa_assess.storage.inspection import inspect
from ksa_assess.storage.opening import companions, stored_schema
from ksa_assess.storage.schema import expected_standing, is_newer


def restore_over(live: Path, source: Path, folder: BackupFolder, now: datetime) -> Path:
    """Put a backup into a database that may be open; returns the backup of what was there.

    Raises UserError where the source is not a sound backup, before anything is changed.
    """
    unfinished = _made_current(source, live)
    try:
        kept = folder.copy(live, BackupKind.BEFORE_RESTORE, now)
        overwrite_database(unfinished, live)
    finally:
        unfinished.unlink(missing_ok=True)
    return kept


def restore_beside(live: Path, source: Path, now: datetime) -> Path | None:
    """The same where the database is gone or cannot be opened: its files are put aside.

    Returns the new name of the file that was there, if any.
    """
    unfinished = _made_current(source, live)
    stamp = now.strftime("%Y-%m-%dT%H%M%S")
    aside = live.with_name(f"{live.stem}.unusable-{stamp}{live.suffix}")
    had_file = live.exists()
    try:
        for old, new in zip((live, *companions(live)), (aside, *companions(aside)), strict=True):
            if old.exists():
                old.replace(new)
        unfinished.replace(live)
    except OSError as error:
        raise from_write_error(error, live) from error
    return aside if had_file else None


def _made_current(source: Path, live: Path) -> Path:
    """A copy of a sound backup beside the live file, with today's schema."""
    _refuse_unsound(source)
    unfinished = live.with_name(f"{live.name}.restoring")
    copy_at_rest(source, unfinished)
    if stored_schema(unfinished) != expected_standing():
        from ksa_assess.storage.migrations.upgrade import upgrade

        upgrade(unfinished)
    keep_log(unfinished)
    return unfinished


def _refuse_unsound(source: Path) -> None:
    log = companions(source)[0]
    if log.exists() and log.stat().st_size:
        raise UserError("restore.has_log", file=source)
    found = inspect(source, is_at_rest=True)
    if found.problems:
        raise found.problems[0]
    if is_newer(found.schema):
        raise UserError("storage.newer", file=source)
