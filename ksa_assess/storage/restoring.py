"""Putting a backup in the place of what there is, which is kept."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from ksa_assess.runtime.atomic import replacing, workshop
from ksa_assess.runtime.errors import UserError, from_write_error
from ksa_assess.runtime.work import Progress
from ksa_assess.storage.backup_folder import BackupFolder, BackupKind
from ksa_assess.storage.copies import copy_at_rest, overwrite_database
from ksa_assess.storage.driver import keep_log
from ksa_assess.storage.inspection import inspect
from ksa_assess.storage.opening import companions, has_log, refuse_unknown, stored_schema
from ksa_assess.storage.schema import expected_standing, is_newer


def restore_over(
    live: Path, source: Path, folder: BackupFolder, now: datetime, step: Progress | None = None
) -> Path:
    """Put a backup into a database that may be open; returns the backup of what was there.

    Raises UserError where the source is not a sound backup, before anything is changed.
    """
    with _made_current(source, live.parent) as current:
        kept = folder.copy(live, BackupKind.BEFORE_RESTORE, now, _half(step, 0.0))
        overwrite_database(current, live, _half(step, 0.5))
    return kept


def _half(step: Progress | None, start: float) -> Progress | None:
    """Told of one half of the work as of the whole."""
    return (lambda share: step(start + share / 2)) if step else None


def restore_beside(live: Path, source: Path, now: datetime) -> Path | None:
    """The same where the database is gone or cannot be opened: its files are put aside.

    Returns the new name of the file that was there, if any.
    """
    stamp = now.strftime("%Y-%m-%dT%H%M%S")
    aside = live.with_name(f"{live.stem}.unusable-{stamp}{live.suffix}")
    with _made_current(source, live.parent) as current:
        had_file = live.exists()
        _put_aside(live, aside)
        with replacing(live, overwrite=False) as unfinished:
            current.replace(unfinished)
    return aside if had_file else None


def _put_aside(file: Path, aside: Path) -> None:
    """With all that belongs to it: a log left behind would be taken for the next file's."""
    try:
        for old, new in zip((file, *companions(file)), (aside, *companions(aside)), strict=True):
            if old.exists():
                old.replace(new)
    except OSError as error:
        raise from_write_error(error, file) from error


@contextmanager
def _made_current(source: Path, folder: Path) -> Generator[Path]:
    """A copy of a sound backup with today's schema, in a place of its own within `folder`."""
    _refuse_unsound(source)
    with workshop(folder) as place:
        copy = Path(place) / "backup.sqlite3"
        copy_at_rest(source, copy)
        make_current(copy)
        keep_log(copy)
        yield copy


def make_current(copy: Path) -> None:
    """Bring a copy to today's schema. Raises UserError where what it holds does not allow it."""
    if stored_schema(copy) != expected_standing():
        from ksa_assess.storage.migrations.upgrade import MigrationFailedError, upgrade

        try:
            upgrade(copy)
        except MigrationFailedError as error:
            raise UserError("storage.damaged", file=copy) from error


def refuse_foreign(source: Path) -> None:
    """Raises UserError for a file that is not ours, or not at rest."""
    refuse_unknown(source)
    if has_log(source):
        raise UserError("restore.has_log", file=source)


def _refuse_unsound(source: Path) -> None:
    refuse_foreign(source)
    found = inspect(source, is_at_rest=True)
    if found.problems:
        raise found.problems[0]
    if is_newer(found.schema):
        raise UserError("storage.newer", file=source)
