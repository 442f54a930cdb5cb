"""The program as a process on a real display with a window manager, driven by keys alone.

What happened is read from the files and from the command line, as somebody else would see it.
"""

import json
import re
import signal
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from ksa_assess.domain.assessment import Period
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.runtime.settings import Settings, SettingsFile
from ksa_assess.runtime.texts import Language
from ksa_assess.services.assessments import NewAssessment
from ksa_assess.services.profile import open_profile
from tests.e2e.display import Screen, private_display, skip_without, wait_until

ROOT = Path(__file__).parent.parent.parent
STANDARD = "TTM1411-002v4"
# A picture of a window with nothing in it has fewer.
_COLOURS = 12
_LEAST_TITLE = 16

pytestmark = pytest.mark.slow


class RealWindow:
    """One run of the program; `close` presses the key for it and waits for the end."""

    def __init__(self, screen: Screen, paths: DataPaths) -> None:
        self._screen = screen
        self._paths = paths
        self._process = screen.start([sys.executable, "-m", "ksa_assess", *_folder(paths)])
        self.id = screen.window_of(self._process)
        wait_until(lambda: self.is_focused, "the focus")
        wait_until(lambda: self.is_open, "the data")
        self.settle()

    @property
    def is_focused(self) -> bool:
        return self._screen.ask("xdotool", "getwindowfocus") == self.id

    @property
    def is_open(self) -> bool:
        """The first window on a folder writes who holds it, then what others may call it by."""
        return self._paths.lock.with_suffix(".call").exists()

    @property
    def place(self) -> tuple[int, int, int, int]:
        """Left, top, width, height of what is inside the frame."""
        said = self._screen.ask("xdotool", "getwindowgeometry", "--shell", self.id)
        found = dict(re.findall(r"(\w+)=(-?\d+)", said))
        left, top, width, height = (int(found[one]) for one in ("X", "Y", "WIDTH", "HEIGHT"))
        return left, top, width, height

    def settle(self) -> None:
        """Until two pictures in a row are the same, and not of an empty window."""
        before = b""

        def is_still() -> bool:
            nonlocal before
            now = subprocess.run(
                ["import", "-window", self.id, "bmp:-"],
                env=self._screen.environment,
                capture_output=True,
                check=False,
            ).stdout
            is_same, before = now == before and len(now) > 0, now
            return is_same and len(_colours(QImage.fromData(now))) >= _COLOURS

        wait_until(is_still, "a picture that stays")

    def press(self, *keys: str) -> None:
        self._screen.press(*keys)
        self.settle()

    def resize(self, width: int, height: int) -> None:
        self._screen.ask("xdotool", "windowsize", "--sync", self.id, str(width), str(height))
        wait_until(lambda: self.place[2:] == (width, height), f"{width}x{height}")
        self.settle()

    def maximise(self) -> None:
        """By the window manager's own menu."""
        self._screen.press("alt+space")
        self._screen.press("x")
        wait_until(lambda: self.place[2] > 3000, "the whole screen")
        self.settle()

    def picture(self, target: Path) -> QImage:
        return QImage(str(self._screen.picture(self.id, target)))

    def close(self) -> None:
        self._screen.press("ctrl+q")
        _, errors = self._process.communicate(timeout=30)
        assert self._process.returncode == 0, errors

    def end_session(self) -> None:
        """As a system does that is about to switch off."""
        self._process.send_signal(signal.SIGTERM)
        _, errors = self._process.communicate(timeout=30)
        assert self._process.returncode == 0, errors


def _folder(paths: DataPaths) -> list[str]:
    return ["--data-dir", str(paths.root)]


def _colours(picture: QImage) -> set[int]:
    across, down = picture.width(), picture.height()
    step = max(1, min(across, down) // 200)
    return {picture.pixel(x, y) for x in range(0, across, step) for y in range(0, down, step)}


@pytest.fixture
def paths(tmp_path: Path) -> DataPaths:
    """One assessment, not begun, at which the window opens."""
    paths = DataPaths(tmp_path / "資料")
    with open_profile(paths, owner="test") as profile:
        new = NewAssessment(STANDARD, "林怡君", period=Period("115 年下半年"))
        number = profile.assessments.start(new).id
    settings = Settings(language=Language.ZH_TW, last_page=f"walk:{number}")
    SettingsFile(paths.settings).save(settings)
    return paths


@pytest.fixture
def screen() -> Generator[Screen]:
    skip_without("xdotool", "import")
    with private_display("3840x2160") as display:
        yield display


def ksa(paths: DataPaths, *words: str) -> dict:
    done = subprocess.run(
        [sys.executable, "-m", "ksa_assess", *_folder(paths), *words, "--json"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return json.loads(done.stdout)


def levels(paths: DataPaths) -> list[int | None]:
    """As the command line tells them, in the order of the document."""
    shown = ksa(paths, "assessments", "show", "1")
    return [one["rating"] for one in shown["answers"]]


def remembered(paths: DataPaths) -> str | None:
    return SettingsFile(paths.settings).load()[0].last_page


def test_rating_by_keys_and_coming_back_to_the_same_place(screen: Screen, paths: DataPaths):
    window = RealWindow(screen, paths)
    for level in (3, 4, 5):
        window.press(str(level), "Return")
    window.close()
    assert levels(paths)[:4] == [3, 4, 5, None]
    assert remembered(paths) == "walk:1"

    again = RealWindow(screen, paths)
    again.press("2", "Return")
    assert levels(paths)[:5] == [3, 4, 5, 2, None]
    for _ in levels(paths)[4:]:
        again.press("3", "Return")
    again.close()
    assert None not in levels(paths)
    coverage = ksa(paths, "assessments", "gap", "1")["coverage"]
    assert (coverage["rated"], coverage["unanswered"]) == (len(levels(paths)), 0)


def test_every_size_shows_a_whole_window_and_the_largest_is_remembered(
    screen: Screen, paths: DataPaths, tmp_path: Path
):
    window = RealWindow(screen, paths)
    for size in ((1024, 680), (1920, 1080), (3800, 2100)):
        window.resize(*size)
        picture = window.picture(tmp_path / f"{size[0]}.png")
        assert (picture.width(), picture.height()) == size
        assert len(_colours(picture)) >= _COLOURS
    window.resize(1280, 800)
    window.maximise()
    _, _, width, height = window.place
    assert (width, height) > (3800, 2100)
    window.close()

    again = RealWindow(screen, paths)
    wait_until(lambda: again.place[2:] == (width, height), "the whole screen again")
    again.close()
    with private_display("1280x800") as smaller:
        moved = RealWindow(smaller, paths)
        _, top, width, height = moved.place
        assert top >= _LEAST_TITLE
        assert width <= 1280
        assert top + height <= 800
        moved.close()


def test_what_is_being_typed_is_stored_when_the_session_ends(screen: Screen, paths: DataPaths):
    window = RealWindow(screen, paths)
    window.press("4", "c")
    screen.ask("xdotool", "type", "--delay", "20", "night shift")
    window.end_session()
    (first, *_) = ksa(paths, "assessments", "show", "1")["answers"]
    assert first["comment"] == "night shift"
    assert remembered(paths) == "walk:1"


def test_a_second_window_leads_to_the_first_and_goes(screen: Screen, paths: DataPaths):
    first = RealWindow(screen, paths)
    second = screen.start([sys.executable, "-m", "ksa_assess", *_folder(paths)])
    window = screen.window_of(second)
    wait_until(lambda: screen.ask("xdotool", "getwindowfocus") == window, "the second's focus")
    wait_until(
        lambda: (screen.press("Return"), second.poll() is not None)[1], "the second window to go"
    )
    assert second.returncode == 0
    wait_until(lambda: first.is_focused, "the first window at the front")
    first.close()
