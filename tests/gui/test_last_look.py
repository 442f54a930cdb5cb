"""The last look before submitting: what it finds, where it leads, and that it alone submits."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ksa_assess.domain.answer import UNANSWERED
from ksa_assess.domain.assessment import State
from ksa_assess.gui.pages.last_look.page import LastLookPage
from ksa_assess.gui.pages.last_look.presenter import LastLookPresenter
from ksa_assess.gui.session import Session
from ksa_assess.runtime.settings import Settings, Theme
from ksa_assess.runtime.texts import Language, Texts
from ksa_assess.wording import Wording
from tests.builders import make_assessment, make_standard, make_task
from tests.gui.conftest import OpenSession
from tests.gui.geometry import faults
from tests.gui.test_results_page import rated
from tests.gui.walk_window import MARKETER, assessments_of, place_of, walk_of

STANDARD = make_standard(make_task("T1.1", indicators=8))
RATED = {one.code: UNANSWERED.rated(place % 7) for place, one in enumerate(STANDARD.indicators)}


def looked(answers=RATED, **parts) -> LastLookPresenter:
    return LastLookPresenter(make_assessment(STANDARD, answers, **parts), Wording(Texts("zh_TW")))


def found(presenter: LastLookPresenter) -> dict[str, list[str]]:
    return {group.name: [line.code for line in group.lines] for group in presenter.groups}


def show(session: Session, assessment_id: int) -> LastLookPage:
    session.window.show_page("last_look", assessment_id=assessment_id)
    page = session.window.page
    assert isinstance(page, LastLookPage)
    return page


# What it finds


def test_what_is_unanswered_comes_first_and_keeps_it_from_being_submitted():
    answers = {code: one for code, one in RATED.items() if code != "P1.1.2"}
    shown = looked(answers)
    assert next(iter(found(shown))) == "unanswered"
    assert found(shown)["unanswered"] == ["P1.1.2"]
    assert shown.groups[0].title == "還有 1 項未評"
    assert not shown.can_be_submitted
    assert shown.question.startswith("還有 1 項未評，還不能送出")


def test_flagged_uncommented_and_not_applicable_items_are_told():
    answers = RATED | {
        "P1.1.1": replace(RATED["P1.1.1"], is_flagged=True),
        "P1.1.2": UNANSWERED.not_applicable("無此業務"),
        "P1.1.6": replace(RATED["P1.1.6"], comment="例子"),
    }
    shown = looked(answers)
    assert found(shown) == {
        "flagged": ["P1.1.1"],
        "no_comment": ["P1.1.7"],
        "not_applicable": ["P1.1.2"],
    }
    assert shown.groups[-1].lines[0].note == "無此業務"
    assert shown.can_be_submitted


def test_one_level_for_half_of_the_items_is_told():
    same = {code: UNANSWERED.rated(3) for code in list(RATED)[:4]}
    shown = looked(RATED | same)
    assert found(shown)["same_level"] == list(RATED)[:4]
    assert shown.groups[0].title == "4 項都選 3 級"


@pytest.mark.parametrize("count", [1, 2])
def test_a_level_that_is_chosen_a_few_times_is_not_told(count: int):
    same = {code: UNANSWERED.rated(3) for code in list(RATED)[:count]}
    assert "same_level" not in found(looked(RATED | same))


def test_nothing_to_look_at_is_no_group():
    answers = {code: UNANSWERED.rated(place % 5) for place, code in enumerate(RATED)}
    assert looked(answers).groups == ()


def test_what_was_submitted_cannot_be_submitted_again():
    shown = looked(state=State.SUBMITTED)
    assert not shown.can_be_submitted
    assert shown.question == "自評已送出並鎖定。主管評核前需要修改時，可以撤回。"
    assert looked(state=State.RETURNED).can_be_submitted


# In the window


def test_submitting_locks_and_leads_to_handing_over(open_session: OpenSession):
    session = open_session()
    page = show(session, rated(session))
    assert page.first_focus() is page.back
    assert page.question.accessibleName().endswith("要送出嗎？")
    QTest.keyClick(page.submit, Qt.Key.Key_Return)
    assert assessments_of(session).get(1).state is State.SUBMITTED
    assert place_of(session) == "hand_over"
    assert session.window.notice_bar.accessibleName().startswith("自評已送出並鎖定")


def test_not_yet_leads_back_and_changes_nothing(open_session: OpenSession):
    session = open_session()
    page = show(session, rated(session))
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert place_of(session) == "results"
    assert assessments_of(session).get(1).state is State.DRAFT


def test_with_an_unanswered_item_it_leads_there_instead(open_session: OpenSession):
    session = open_session()
    page = show(session, rated(session, unanswered=3))
    codes = [one.code for one in assessments_of(session).get(1).standard.indicators]
    assert not page.submit.isVisible()
    assert page.first_focus() is page.first
    page.first.click()
    assert walk_of(session).opened.current == codes[-3]


def test_a_line_leads_to_its_item(open_session: OpenSession):
    session = open_session()
    page = show(session, rated(session))
    group = page.opened.groups[0]
    page.groups[0].lines[0].click()
    assert walk_of(session).opened.current == group.lines[0].code


def test_a_long_list_shows_the_rest_when_asked(open_session: OpenSession):
    session = open_session()
    page = show(session, rated(session, MARKETER, unanswered=40))
    card = page.groups[0]
    assert len(card.lines) == 5
    card.more.click()
    assert len(card.lines) == 40
    assert session.window.focusWidget() is card.lines[5]
    assert not card.more.isVisible()


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("language", list(Language))
def test_nothing_is_clipped(open_session: OpenSession, language: Language, text_size: int):
    settings = Settings(language=language, theme=Theme.LIGHT, text_size=text_size)
    session = open_session(settings, (1024, 680))
    assessment_id = rated(session, unanswered=3)
    page = show(session, assessment_id)
    QApplication.processEvents()
    assert faults(page) == []
