"""Every page as it was when somebody last looked at it and found it good, to the pixel.

Another picture is either a mistake or to be looked at. A failing test leaves the picture it got,
and where it differs, beside each other. When they are as they should be:

    KSA_REFERENCE=renew pytest tests/visual/test_reference.py

The help page shows the pictures of the manual: make those first.
"""

import os
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageStat
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ksa_assess.gui.pages.report.page import ReportPage
from ksa_assess.gui.session import Session
from ksa_assess.runtime.settings import Settings, Theme
from ksa_assess.runtime.texts import Language
from tests.gui.conftest import OpenSession
from tests.gui.present import until_drawn
from tests.gui.tour import Scene, scenes, settle
from tests.visual.studio import FULL_HD, SMALL, USUAL, Look

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="letters are drawn otherwise there"),
    pytest.mark.usefixtures("one_afternoon_in_taipei"),
]

# Processors differ in the last bit of a blended colour; a letter that moved differs in all of them.
_ROUNDING = 3
REFERENCE = Path(__file__).parent / "reference"
LOOKS = [
    *(
        Look(Language.ZH_TW, theme, size)
        for theme in (Theme.LIGHT, Theme.DARK)
        for size in (SMALL, USUAL, FULL_HD)
    ),
    Look(Language.EN, Theme.LIGHT, USUAL),
    Look(Language.ZH_TW, Theme.LIGHT, USUAL, 150),
]
# One of each page; what else the tour shows is held to the rules of geometry. A verification code
# is another one each time: none of these shows it.
PAGES = {
    "welcome",
    "home",
    "library",
    "start-chosen",
    "walk",
    "results",
    "results-tab-1",
    "results-tab-2",
    "results-tab-3",
    "results-tab-4",
    "last_look",
    "report",
    "walk-returned",
    "hand_over-withdrawn",
    "acknowledge-reviewed",
    "results-reviewed-2",
    "team",
    "team-received",
    "review-submitted",
    "review-finish",
    "review_walk-begin",
    "review_walk-compared",
    "talk-views",
    "help",
    "settings",
}


@pytest.mark.qt_log_ignore("propagateSizeHints")  # The offscreen platform has none.
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_pages_look_as_they_did(
    open_session: OpenSession, look: Look, pictures: Path, qtbot: QtBot
) -> None:
    settings = Settings(language=look.language, theme=look.theme, text_size=look.text_size)
    session = open_session(settings, look.size)
    seen, different = set[str](), list[str]()
    for scene in scenes(session):
        if scene.name not in PAGES:
            continue
        seen.add(scene.name)
        if not is_as_before(picture_of(scene, session, qtbot), scene.name, look, pictures):
            different.append(scene.name)
    assert seen == PAGES
    assert not different, f"look at {pictures} and, if they are good, renew the references"


def picture_of(scene: Scene, session: Session, qtbot: QtBot) -> QImage:
    page = session.window.page
    if isinstance(page, ReportPage):
        until_drawn(page, qtbot)
    settle()
    image = scene.root.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    for folder in scene.root.findChildren(QWidget, "data_folder"):
        cover(image, folder, scene.root)
    return image


def cover(image: QImage, widget: QWidget, root: QWidget) -> None:
    """The data folder of a test has another name each time."""
    painter = QPainter(image)
    painter.fillRect(widget.rect().translated(widget.mapTo(root, widget.rect().topLeft())), "gray")
    painter.end()


def is_as_before(image: QImage, name: str, look: Look, pictures: Path) -> bool:
    file = REFERENCE / look.name / f"{name}.webp"
    if os.environ.get("KSA_REFERENCE") == "renew":
        file.parent.mkdir(parents=True, exist_ok=True)
        # At quality 100 nothing of the picture is lost.
        assert image.save(str(file), quality=100)
        return True
    before = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32)
    seen = difference(image, before)
    if image.size() == before.size() and largest(seen) <= _ROUNDING:
        return True
    image.save(str(pictures / f"{name}-{look.name}.png"))
    seen.save(str(pictures / f"{name}-{look.name}-difference.png"))
    return False


def largest(seen: QImage) -> int:
    """The farthest that any pixel is from black, 0–255."""
    size = (seen.width(), seen.height())
    bands = Image.frombuffer("RGBX", size, bytes(seen.constBits()), "raw", "BGRX", 0, 1)
    return max(high for _, high in ImageStat.Stat(bands.convert("RGB")).extrema)


def difference(image: QImage, before: QImage) -> QImage:
    """Black where both are the same."""
    seen = QImage(image.size(), QImage.Format.Format_RGB32)
    seen.fill(QColor("black"))
    painter = QPainter(seen)
    painter.drawImage(0, 0, image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, before)
    painter.end()
    return seen
