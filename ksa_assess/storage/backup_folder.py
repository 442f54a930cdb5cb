"""The folder of backups: what a backup is called, and how many are kept."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from ksa_assess.runtime.errors import from_write_error
from ksa_assess.runtime.work import Progress
from ksa_assess.storage.copies import copy_database

_KEPT = 10
_TIME = "%Y-%m-%dT%H%M%S"
_SUFFIX = ".sqlite3"


class BackupKind(StrEnum):
    """Why a backup was made. Only those that somebody asked for are kept for ever."""

    DAILY = "daily"
    MANUAL = "manual"
    BEFORE_UPGRADE = "before-upgrade"
    BEFORE_RESTORE = "before-restore"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup in the folder; `made_at` is aware UTC, to the second."""

    path: Path
    kind: BackupKind
    made_at: datetime


class BackupFolder:
    def __init__(self, path: Path) -> None:
        self._path = path

    def all(self) -> tuple[Backup, ...]:
        """The newest first; other files in the folder are not counted."""
        found = [_backup(file) for file in self._path.glob(f"*{_SUFFIX}")]
        known = [backup for backup in found if backup]
        return tuple(sorted(known, key=lambda one: (one.made_at, one.path.name), reverse=True))

    def copy(
        self, source: Path, kind: BackupKind, now: datetime, step: Progress | None = None
    ) -> Path:
        """Back up a database; of each automatic kind the newest ten stay."""
        try:
            self._path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise from_write_error(error, self._path) from error
        target = self._free_name(kind, now)
        copy_database(source, target, step=step)
        if kind is not BackupKind.MANUAL:
            self._thin_out(kind, target)
        return target

    def _free_name(self, kind: BackupKind, now: datetime) -> Path:
        stem = f"{now.astimezone(UTC).strftime(_TIME)}-{kind}"
        names = [stem, *(f"{stem}-{n}" for n in range(2, 100))]
        paths = [self._path / f"{name}{_SUFFIX}" for name in names]
        return next((path for path in paths if not path.exists()), paths[-1])

    def _thin_out(self, kind: BackupKind, made: Path) -> None:
        """The one just made stays also where the clock went back and others look newer."""
        others = [one for one in self.all() if one.kind is kind and one.path != made]
        for old in others[_KEPT - 1 :]:
            try:
                old.path.unlink()
            except OSError as error:
                raise from_write_error(error, old.path) from error


def _backup(file: Path) -> Backup | None:
    """None for a name that is not one of ours."""
    time, kind = file.stem[:17], file.stem[18:].rstrip("-0123456789")
    try:
        made_at = datetime.strptime(time, _TIME).replace(tzinfo=UTC)
        return Backup(file, BackupKind(kind), made_at)
    except ValueError:
        return None
