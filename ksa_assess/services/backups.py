"""Backups: daily and when asked for; restoring one; checking what is stored."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ksa_assess.runtime.errors import SentenceError
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.runtime.work import IsCancelled, Progress
from ksa_assess.services.locked_content import changes_of_locked
from ksa_assess.wording import day_of

if TYPE_CHECKING:
    from ksa_assess.storage.backup_folder import Backup
    from ksa_assess.storage.database import Database


class BackupStoppedError(Exception):
    """Somebody stopped the work; everything is as it was before."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found. `problems` are sentences to be said; sound means that there are none."""

    schema: str
    digests: int
    problems: tuple[SentenceError, ...]

    @property
    def is_sound(self) -> bool:
        return not self.problems


class Backups:
    """Backups of the open database, in its data folder unless a file is named.

    `on_restored` is called when everything there was gave way to a backup.
    """

    def __init__(
        self,
        database: "Database",
        paths: DataPaths,
        now: Callable[[], datetime],
        on_restored: Callable[[], None],
    ) -> None:
        from ksa_assess.storage.backup_folder import BackupFolder

        self._database = database
        self._now = now
        self._on_restored = on_restored
        self._folder = BackupFolder(paths.backups)

    def daily(self) -> Path | None:
        """Back up if it was not done today by this computer's calendar; the newest ten stay.

        A database that is damaged is not backed up, so that it cannot push out a sound one.
        Raises UserError and MachineError.
        """
        from ksa_assess.storage.backup_folder import BackupKind
        from ksa_assess.storage.inspection import refuse_damaged

        now = self._now()
        made = (one for one in self._folder.all() if one.kind is BackupKind.DAILY)
        if any(day_of(one.made_at) == day_of(now) for one in made):
            return None
        refuse_damaged(self._database.file)
        return self._folder.copy(self._database.file, BackupKind.DAILY, now)

    def create(
        self,
        target: Path | None = None,
        *,
        overwrite: bool = False,
        progress: Progress | None = None,
        is_cancelled: IsCancelled | None = None,
    ) -> Path:
        """Back up now, into a named file or the data folder. Raises UserError and MachineError,
        and BackupStoppedError as soon as `is_cancelled` says so: then there is no new file.
        """
        from ksa_assess.storage.backup_folder import BackupKind
        from ksa_assess.storage.copies import copy_database

        step = _step(progress, is_cancelled)
        if target is None:
            return self._folder.copy(self._database.file, BackupKind.MANUAL, self._now(), step)
        copy_database(self._database.file, target, overwrite=overwrite, step=step)
        return target

    def list(self) -> "tuple[Backup, ...]":
        """The backups in the data folder, the newest first."""
        return self._folder.all()

    def restore(
        self,
        source: Path,
        *,
        progress: Progress | None = None,
        is_cancelled: IsCancelled | None = None,
    ) -> Path:
        """Put a backup in the place of everything there is; returns the backup made before.

        Raises UserError where the file is not a sound backup, and BackupStoppedError where it was
        stopped; nothing has changed then.
        """
        from ksa_assess.storage.restoring import restore_over

        step = _step(progress, is_cancelled)
        kept = restore_over(self._database.file, source, self._folder, self._now(), step)
        self._on_restored()
        return kept

    def check(self) -> CheckResult:
        """Look at everything that is stored: form, integrity, references and every digest."""
        from ksa_assess.storage.inspection import inspect

        found = inspect(self._database.file)
        problems = found.problems or self._changed_while_locked()
        return CheckResult(found.schema, found.digests, problems)

    def _changed_while_locked(self) -> tuple[SentenceError, ...]:
        with self._database.read() as work:
            return tuple(changes_of_locked(work))


def _step(progress: Progress | None, is_cancelled: IsCancelled | None) -> Progress:
    """Tells the share that is done, and stops the work where that was asked for."""

    def step(share: float) -> None:
        if is_cancelled and is_cancelled():
            raise BackupStoppedError
        if progress:
            progress(share)

    step(0.0)
    return step
