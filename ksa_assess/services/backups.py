"""Backups: daily and when asked for; restoring one; checking what is stored."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ksa_assess.domain.answer import Series
from ksa_assess.domain.assessment import Assessment, State
from ksa_assess.runtime.errors import SentenceError, UserError
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.runtime.work import IsCancelled, Progress
from ksa_assess.services.submissions import is_as_handed_in
from ksa_assess.wording import day_of

if TYPE_CHECKING:
    from ksa_assess.storage.backup_folder import Backup
    from ksa_assess.storage.database import Database
    from ksa_assess.storage.records import Submission

_REVIEWED = frozenset({State.REVIEWED, State.CLOSED})
_LOCKED_SINCE = {
    Series.SELF: _REVIEWED | {State.SUBMITTED},
    Series.SUPERVISOR: _REVIEWED,
    Series.AGREED: _REVIEWED,
}


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
        """Locked answers must be those that were handed in last, or with which the review was
        completed."""
        with self._database.read() as work:
            return tuple(
                UserError("check.locked_answers", id=one.id)
                for one in work.assessments.all()
                if not _is_as_it_was_locked(one, work.submissions.of(one.id))
            )


def _is_as_it_was_locked(one: Assessment, submissions: "Sequence[Submission]") -> bool:
    locked = [series for series, since in _LOCKED_SINCE.items() if one.state in since]
    return all(is_as_handed_in(one, submissions, series) for series in locked)


def _step(progress: Progress | None, is_cancelled: IsCancelled | None) -> Progress:
    """Tells the share that is done, and stops the work where that was asked for."""

    def step(share: float) -> None:
        if is_cancelled and is_cancelled():
            raise BackupStoppedError
        if progress:
            progress(share)

    step(0.0)
    return step
