"""What the settings page offers: choices in words, and the backups there are."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ksa_assess.gui import privacy
from ksa_assess.runtime.settings import Calendar, Settings, Theme
from ksa_assess.runtime.texts import Language
from ksa_assess.runtime.work import IsCancelled, Progress
from ksa_assess.wording import Wording

if TYPE_CHECKING:
    from ksa_assess.services.profile import Profile
    from ksa_assess.storage.backup_folder import Backup

TEXT_SIZES = (100, 125, 150, 175, 200)
_RESET = (
    "theme",
    "text_size",
    "is_motion_reduced",
    "calendar",
    "is_required_level_shown_at_once",
    "goes_on_after_rating",
)
_KILOBYTE, _MEGABYTE = 1_000, 1_000_000

Options = list[tuple[object, str]]


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One backup in words: when it was made, why, and how large it is."""

    path: Path
    made: str
    kind: str
    size: str


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

    def back_up(self, progress: Progress, is_cancelled: IsCancelled) -> Path:
        """For the worker thread."""
        return self._profile.backups.create(progress=progress, is_cancelled=is_cancelled)

    def restore(self, source: Path, progress: Progress, is_cancelled: IsCancelled) -> Path:
        """For the worker thread; returns the backup that was made before."""
        return self._profile.backups.restore(source, progress=progress, is_cancelled=is_cancelled)

    def privacy_notice(self, settings: Settings) -> str:
        return privacy.notice(settings, self._texts)

    def privacy_read_at(self, settings: Settings) -> str:
        """When it was read, in a sentence; a time that cannot be read counts as none."""
        try:
            moment = datetime.fromisoformat(settings.privacy_read_at or "")
        except ValueError:
            return self._texts("settings.privacy.not_read")
        day = self._wording.date_and_time(moment)
        return self._texts("settings.privacy.read_at", date=day)

    def defaults(self, settings: Settings) -> dict[str, object]:
        """What `Back to the defaults` changes: the settings of look and rating that differ.

        Not the language: nobody wants to be surprised by one they cannot read.
        """
        usual = Settings()
        return {
            name: getattr(usual, name)
            for name in _RESET
            if getattr(settings, name) != getattr(usual, name)
        }

    def _row(self, backup: "Backup") -> BackupRow:
        made = self._wording.date_and_time(backup.made_at)
        kind = self._texts(f"settings.backup.{backup.kind}")
        return BackupRow(backup.path, made, kind, _size(backup.path))


def _size(file: Path) -> str:
    """In the unit that people compare files in; nothing where it is gone already."""
    try:
        size = file.stat().st_size
    except OSError:
        return ""
    if size >= _MEGABYTE:
        return f"{size / _MEGABYTE:.1f} MB"
    return f"{max(1, round(size / _KILOBYTE))} KB"
