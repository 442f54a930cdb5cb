"""Home: cards of what there is, the three steps where there is nothing, deleting a draft."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ksa_assess.domain.answer import Answer
from ksa_assess.domain.assessment import Period
from ksa_assess.gui.pages.home.cards import AssessmentCardView
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.assessments import NewAssessment
from ksa_assess.services.profile import open_profile
from tests.gui.conftest import OpenSession
from tests.gui.present import child, home, profile, visit

HALF_YEAR = Period("115 年下半年", date(2026, 7, 1), date(2026, 12, 31))


def begin(paths: DataPaths, *, answered: int = 0, code: str = "TTM1411-002v4") -> int:
    """A draft of 林怡君 with the first items rated 3."""
    with open_profile(paths, owner="test") as opened:
        new = NewAssessment(code, "林怡君", HALF_YEAR)
        assessment = opened.assessments.start(new)
        codes = [one.code for one in assessment.standard.indicators][:answered]
        opened.assessments.answer(assessment.id, {one: Answer().rated(3) for one in codes})
        return assessment.id


def test_a_new_person_sees_three_steps_and_where_to_begin(open_session: OpenSession):
    session = open_session()
    page = home(session)
    assert page.welcome.isVisible()
    assert not page.grid.isVisible()
    assert session.window.focusWidget() is page.welcome.begin
    page.welcome.begin.click()
    assert visit(session).name == "start"


def test_enter_presses_the_button_in_focus(open_session: OpenSession, qtbot: QtBot):
    session = open_session()
    qtbot.keyClick(session.window.focusWidget() or session.window, Qt.Key.Key_Return)
    assert visit(session).name == "start"


def test_a_draft_stands_as_a_card_with_its_progress(open_session: OpenSession, paths: DataPaths):
    begin(paths, answered=9)
    page = home(open_session())
    card = child(page, AssessmentCardView)
    words = card.accessibleName()
    assert "旅館客務經理" in words
    assert "填寫中" in words
    assert card.go_on.text() == "繼續自評"
    assert not page.welcome.isVisible()


def test_deleting_asks_in_the_card_and_keeps_on_no(open_session: OpenSession, paths: DataPaths):
    begin(paths)
    session = open_session()
    card = child(home(session), AssessmentCardView)
    card.delete.click()
    assert card.keep.isVisible()
    assert not card.go_on.isVisible()
    card.keep.click()
    assert card.go_on.isVisible()
    assert len(profile(session).assessments.list()) == 1


def test_deleting_says_that_it_is_done(open_session: OpenSession, paths: DataPaths):
    begin(paths)
    session = open_session()
    card = child(home(session), AssessmentCardView)
    card.delete.click()
    card.really_delete.click()
    assert profile(session).assessments.list() == ()
    assert "已刪除" in session.window.notice_bar.sentence.accessibleName()
    assert home(session).welcome.isVisible()
