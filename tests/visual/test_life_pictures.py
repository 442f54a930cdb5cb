"""What comes after submitting, on the side of the person rated, in every look."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QScrollArea

from ksa_assess.gui.dialogs import ReasonDialog
from ksa_assess.gui.pages.acknowledge.answer_card import Reply
from ksa_assess.gui.pages.acknowledge.page import AcknowledgePage
from ksa_assess.gui.pages.hand_over.page import HandOverPage
from ksa_assess.gui.pages.hand_over.presenter import Way
from ksa_assess.gui.pages.results.page import ResultsPage
from ksa_assess.gui.widgets.frames import Scrolling
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.profile import open_profile
from tests.gui import lives
from tests.gui.present import child, page
from tests.visual.studio import Look, OpenStudio, Studio, every_look

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # The offscreen platform has none.


def take_down_the_sheet(studio: Studio, name: str) -> None:
    """One picture for each height of the window."""
    studio.take(name)
    area = child(studio.session.window.page, QScrollArea)
    bar = area.verticalScrollBar()
    place = 0
    while bar.value() < bar.maximum():
        place += 1
        bar.setValue(bar.value() + area.viewport().height())
        studio.take(f"{name}-{place}")


@pytest.fixture
def lived(paths: DataPaths, tmp_path: Path) -> dict[str, int]:
    """An assessment at each station, by its name."""
    with open_profile(paths, owner="test") as profile:
        given = lives.submitted(profile, "109 年度")
        profile.handing_over.save(given.id, tmp_path / "given.ksa")
        profile.transitions.withdraw(given.id, lives.AGREED)
        closed = lives.closed(profile, "112 年度", lives.REMARKS)
        profile.transitions.reopen(closed.id, lives.AGREED)
        return {
            "submitted": lives.submitted(profile).id,
            "returned": lives.returned(profile, "114 年度").id,
            "reviewed": lives.reviewed(profile, "113 年度").id,
            "closed": closed.id,
            "withdrawn": given.id,
        }


@every_look
def test_home_and_results(open_studio: OpenStudio, look: Look, lived: dict[str, int]):
    studio = open_studio(look)
    take_down_the_sheet(studio, "home-lived")
    for name in ("returned", "closed"):
        studio.session.window.show_page("results", assessment_id=lived[name])
        studio.take(f"results-{name}")
        results = page(studio.session, ResultsPage)
        child(results.summary, Scrolling).reveal(results.summary.timeline)
        studio.take(f"results-{name}-timeline")
    studio.session.window.show_page("walk", assessment_id=lived["returned"])
    studio.take("walk-returned")
    assert not studio.found


@every_look
def test_handing_over(open_studio: OpenStudio, look: Look, lived: dict[str, int]):
    studio = open_studio(look)
    window, texts = studio.session.window, studio.session.texts
    for name in ("withdrawn", "closed", "submitted"):
        window.show_page("hand_over", assessment_id=lived[name])
        take_down_the_sheet(studio, f"hand-over-{name}")
    shown = page(studio.session, HandOverPage)
    shown.ways.buttons[Way.COPY].click()
    studio.take("hand-over-copied")
    shown.passphrase.switch.click()
    shown.ways.buttons[Way.COPY].click()
    studio.take("hand-over-passphrase")
    question, label = texts("withdraw.question.given"), texts("withdraw.reason")
    yes, no = texts("withdraw.yes"), texts("dialog.not_yet")
    box = ReasonDialog(window, texts("withdraw.title"), question, label, yes, no)
    box.show()
    studio.take_of(box, "withdraw")
    box.close()
    assert not studio.found


@every_look
def test_acknowledging(open_studio: OpenStudio, look: Look, lived: dict[str, int]):
    studio = open_studio(look)
    for name in ("closed", "submitted", "reviewed"):
        studio.session.window.show_page("acknowledge", assessment_id=lived[name])
        take_down_the_sheet(studio, f"acknowledge-{name}")
    answer = page(studio.session, AcknowledgePage).answer
    answer.reply.buttons[Reply.REMARKS].click()
    answer.confirm.click()
    studio.scroll_down()
    studio.take("acknowledge-remarks")
    assert not studio.found
