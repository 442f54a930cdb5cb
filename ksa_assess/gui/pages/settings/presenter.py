"""What the settings page offers: choices in words, and the backups there are."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ksa_assess.runtime.settings import Calendar, Theme
from ksa_assess.runtime.texts import Language
from ksa_assess.wording import Wording

if TYPE_CHECKING:
    from ksa_assess.services.profile import Profile
    from ksa_assess.storage.backup_folder import Backup

TEXT_SIZES = (100, 125, 150, 175, 200)
Options = list[tuple[object, str]]


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One backup in words: when it was made, and why."""

    path: Path
    made: str
    kind: str


class SettingsPresenter:
    """Reads; restoring and backing up pass the errors of the services through."""

    def __init__(self, profile: "Profile", wording: Wording) -> None:
        self._profile = profile
        self._wording = wording
        self._texts = wording.texts

    def languages(self) -> Options:
        # Each language under its own name, so that it can be found again from any other.
        return [
            (None, self._texts("settings.follow_system")),
            (Language.ZH_TW, "繁體中文"),
            (Language.EN, "English"),
        ]

    def themes(self) -> Options:
        return [(theme, self._texts(f"settings.theme.{theme}")) for theme in Theme]

    def text_sizes(self) -> Options:
        return [(size, f"{size}%") for size in TEXT_SIZES]

    def calendars(self) -> Options:
        return [(calendar, self._texts(f"settings.calendar.{calendar}")) for calendar in Calendar]

    def folder(self) -> Path:
        return self._profile.paths.root

    def backups(self) -> tuple[BackupRow, ...]:
        """The newest first."""
        return tuple(self._row(backup) for backup in self._profile.backups.list())

    def back_up(self) -> Path:
        """For the worker thread."""
        return self._profile.backups.create()

    def restore(self, source: Path) -> Path:
        """For the worker thread; returns the backup that was made before."""
        return self._profile.backups.restore(source)

    def _row(self, backup: "Backup") -> BackupRow:
        made = self._wording.date_and_time(backup.made_at)
        return BackupRow(backup.path, made, self._texts(f"settings.backup.{backup.kind}"))
