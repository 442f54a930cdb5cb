"""The data folder: where everything that the program keeps lies."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from ksa_assess.runtime.errors import UserError, from_write_error


@dataclass(frozen=True, slots=True)
class DataPaths:
    """The places inside one data folder; nothing of the program is kept outside `root`."""

    root: Path

    @property
    def database(self) -> Path:
        return self.root / "assessments.sqlite3"

    @property
    def lock(self) -> Path:
        """Held by the one process that may write."""
        return self.root / "writer.lock"

    @property
    def settings(self) -> Path:
        return self.root / "settings.json"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def clipboard(self) -> Path:
        """Files that were copied to be pasted elsewhere; emptied at the next start."""
        return self.root / "clipboard"

    @property
    def log(self) -> Path:
        return self.root / "logs" / "ksa-assess.log"

    def refuse_own(self, target: Path) -> None:
        """Raises UserError where `target` is a file that the data themselves lie in, or one of the
        kept backups."""
        real = _real(target)
        is_kept_backup = real.parent == _real(self.backups) and real.exists()
        if is_kept_backup or real in self._own_files():
            raise UserError("error.own_file", file=target)

    def _own_files(self) -> set[Path]:
        database = _real(self.database)
        beside = {database.with_name(database.name + end) for end in ("-wal", "-shm", "-journal")}
        others = (self.settings, self.lock, self.lock.with_suffix(".json"), self.log)
        return {database, *beside, *(_real(other) for other in others)}

    def prepare(self) -> None:
        """Make the folder, for its owner alone. Raises UserError or MachineError.

        A folder that was there before keeps its own permissions: it may be somebody's choice.
        """
        try:
            self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise from_write_error(error, self.root) from error


def _real(place: Path) -> Path:
    """Without links; where they lead in a circle, as far as they lead: `resolve` raises there."""
    return Path(os.path.realpath(place))


def data_paths(explicit: Path | None = None) -> DataPaths:
    """The folder that was asked for, else the platform's own for this user.

    Raises UserError where the system knows no home of this user.
    """
    if explicit is not None:
        return DataPaths(explicit.expanduser().absolute())
    try:
        own = platformdirs.user_data_path("ksa-assess", appauthor=False)
        return DataPaths(own.expanduser().absolute())
    except (RuntimeError, OSError) as error:
        raise UserError("error.no_home") from error


def make_new_files_private() -> None:
    """From here on the process makes files for their owner alone; SQLite itself would not."""
    os.umask(0o077)
