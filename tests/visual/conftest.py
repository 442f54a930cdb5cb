"""The window's fixtures, the folder where the pictures go, and somebody's assessments."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ksa_assess.runtime import clock
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.runtime.settings import Settings
from ksa_assess.services.profile import open_profile
from tests.gui.conftest import OpenSession, dialogs, open_session, paths, qapp
from tests.visual.studio import Look, OpenStudio, Studio, begin

__all__ = ["dialogs", "open_session", "paths", "qapp"]


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """KSA_PICTURES names the folder to look at afterwards; else they go with the test's files."""
    folder = Path(os.environ.get("KSA_PICTURES", tmp_path / "pictures"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class StoppedTime(datetime):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:
        return datetime(2026, 7, 15, 6, 30, tzinfo=UTC).astimezone(tz)


@pytest.fixture
def one_afternoon_in_taipei(qapp: QApplication) -> Iterator[None]:
    """Dates and times of day are in the pictures; a caret would be there only half of the time."""
    flashing = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "datetime", StoppedTime)
        patch.setenv("TZ", "Asia/Taipei")
        time.tzset()
        yield
    time.tzset()
    qapp.setCursorFlashTime(flashing)


@pytest.fixture
def open_studio(open_session: OpenSession, pictures: Path, qapp: QApplication) -> OpenStudio:
    def open_it(look: Look, *, is_refused: bool = False) -> Studio:
        settings = Settings(language=look.language, theme=look.theme, text_size=look.text_size)
        session = open_session(settings, look.size, is_refused=is_refused)
        folder = pictures if "KSA_PICTURES" in os.environ else None
        return Studio(session, look, folder, qapp)

    return open_it


@pytest.fixture
def three_assessments(paths: DataPaths) -> list[int]:
    """Half done, submitted, not begun."""
    with open_profile(paths, owner="test") as profile:
        half = begin(profile, "TTM1411-002v4", 9)
        whole = begin(profile, "TTM4221-002v4", 39)
        profile.transitions.submit(whole)
        return [half, whole, begin(profile, "THM2431-001v1", 0)]
