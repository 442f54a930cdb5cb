"""The supervisor's walk in a window: keys, what stands beside the own answer, and what is kept."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ksa_assess.domain.answer import UNANSWERED, Answer, Basis, Series
from ksa_assess.domain.review import ReviewWay
from ksa_assess.gui.pages.walk.review_page import ReviewWalkPage
from ksa_assess.gui.reviewing.sight import Filter
from ksa_assess.gui.session import Session
from ksa_assess.runtime.errors import MachineError
from ksa_assess.runtime.settings import Settings, Theme
from ksa_assess.runtime.texts import Language
from tests.gui.conftest import LIGHT_ZH, OpenSession
from tests.gui.geometry import faults
from tests.gui.present import profile
from tests.gui.walk_window import (
    Failing,
    Reviewer,
    assessments_of,
    place_of,
    show_review,
    submitted,
)

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SMALL, USUAL = (1024, 680), (1280, 800)
# P1.1.1 and P1.1.2 are one task.
OWN = {
    "P1.1.1": replace(
        Answer().rated(5), comment="帶過新人", evidence=("訓練紀錄 0612",), missing=("K01",)
    ),
    "P1.1.2": Answer().not_applicable("本館沒有這項設施"),
    "P1.2.1": Answer().not_observed(),
}


@pytest.fixture
def session(open_session: OpenSession) -> Session:
    return open_session(size=USUAL)


def reviewer(session: Session, way: ReviewWay | None = ReviewWay.SELF_FIRST) -> Reviewer:
    return Reviewer(session, show_review(session, submitted(session, OWN).id, way))


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def notice(walker: Reviewer) -> str:
    bar = walker.session.window.notice_bar
    return bar.sentence.accessibleName() if bar.isVisible() else ""


# Beginning


def test_the_first_visit_asks_how_to_begin_and_rates_nothing_before(session: Session):
    walker = reviewer(session, None)
    begin = walker.page.begin
    assert begin.isVisible()
    assert not walker.page.card.isVisible()
    assert walker.focused() is begin.rate_first
    walker.press(Key.Key_3, Key.Key_A, Key.Key_N)
    assert walker.stored("P1.1.1") == UNANSWERED
    walker.press(Key.Key_Return)
    assert not begin.isVisible()
    assert walker.focused() is walker.page.card.levels
    assert profile(session).reviews.way(walker.id) is ReviewWay.RATE_FIRST


def test_the_way_can_be_changed_later_and_is_remembered(session: Session):
    walker = reviewer(session, ReviewWay.RATE_FIRST)
    panel = walker.page.panel_beside
    assert not panel.level.isVisible()
    panel.other_way.click()
    assert panel.level.accessibleName() == "5 級 能整合"
    again = show_review(session, walker.id, way=None)
    assert again.panel_beside.level.isVisible()


# What is seen


def test_the_question_and_the_sentences_are_the_supervisors(session: Session):
    card = reviewer(session).page.card
    assert card.question.text() == "這件事，王小明 目前做到哪個程度？"
    assert card.levels.rows[0].accessibleName() == "0 還不會：還沒學過，或目前還做不來。"
    assert card.levels.accessibleName().startswith("這件事，王小明 目前做到哪個程度？")


def test_the_self_rating_stands_beside_with_all_that_belongs_to_it(session: Session):
    walker = reviewer(session)
    panel = walker.page.panel_beside
    assert panel.level.accessibleName() == "5 級 能整合"
    assert panel.comment.toPlainText() == "帶過新人"
    assert panel.comment.isReadOnly()
    assert panel.evidence.accessibleName() == "▪ 訓練紀錄 0612"
    assert panel.missing.accessibleName().startswith("主要缺：K01 ")
    assert "◆ 自評" in walker.page.card.levels.rows[5].accessibleName()
    walker.press(Key.Key_Right)
    assert panel.level.accessibleName() == "不適用"
    assert panel.sentence.accessibleName() == "原因：本館沒有這項設施"


def test_rating_first_keeps_the_self_rating_back_until_the_own_answer_stands(session: Session):
    walker = reviewer(session, ReviewWay.RATE_FIRST)
    page = walker.page
    assert page.panel_beside.hidden.isVisible()
    assert not page.panel_beside.comment.isVisible()
    assert page.panel_beside.comment.toPlainText() == ""
    assert not any("自評" in row.accessibleName() for row in page.card.levels.rows)
    walker.press(Key.Key_3)
    assert not page.panel_beside.hidden.isVisible()
    assert page.panel_beside.comment.toPlainText() == "帶過新人"
    assert page.card.result.result.difference.text() == "自評高 2 級"
    walker.press(Key.Key_Backspace)
    assert page.panel_beside.comment.toPlainText() == ""


def test_two_levels_apart_ask_for_an_example_until_there_is_one(session: Session):
    walker = reviewer(session)
    walker.press(Key.Key_3)
    asked = walker.page.comments.asked
    assert asked.text() == "建議面談：相差 2 級，請寫一個具體例子。"
    assert walker.page.card.result.result.discuss.isVisible()
    walker.press(Key.Key_C)
    walker.page.comments.comment.setPlainText("上週帶班時需要提醒")
    walker.press(Key.Key_Escape)
    assert asked.text() == "建議面談：相差 2 級，例子已寫。"
    walker.press(Key.Key_4)
    assert asked.text().startswith("選填；")


def test_comments_of_five_thousand_characters_are_there_in_full(session: Session):
    long = "旺季時先確認名單再分配房間。" * 357
    assessment = submitted(session, {"P1.1.1": replace(Answer().rated(2), comment=long)})
    walker = Reviewer(session, show_review(session, assessment.id))
    assert walker.page.panel_beside.comment.toPlainText() == long
    bar = walker.page.panel_beside.comment.verticalScrollBar()
    walker.page.panel_beside.comment.setFocus()
    walker.press(Key.Key_PageDown)
    assert bar.value() > 0
    walker.press(Key.Key_Escape)
    assert walker.focused() is walker.page.card.levels


def test_what_changed_after_a_return_is_told(session: Session):
    assessment = submitted(session, OWN)
    transitions = profile(session).transitions
    transitions.give_back(assessment.id, "請再想想")
    assessments_of(session).answer(assessment.id, {"P1.1.1": Answer().rated(3)})
    transitions.submit(assessment.id)
    page = show_review(session, assessment.id)
    assert page.panel_beside.before.accessibleName() == "退回前：5 級 能整合"
    assert page.reviewed.codes(Filter.CHANGED) == ("P1.1.1",)


# Agreeing


def test_a_agrees_and_says_so(session: Session):
    walker = reviewer(session)
    walker.press(Key.Key_A)
    assert walker.stored() == Answer().rated(5).agreed()
    assert walker.page.agree_line.agree.isChecked()
    assert walker.page.card.levels.rows[5].isChecked()
    assert walker.page.card.result.result.difference.text() == "看法相同"
    walker.press(Key.Key_Z, modifiers=CONTROL)
    assert walker.stored("P1.1.1") == UNANSWERED
    assert walker.page.place_bar.saved.text() == "已復原這一步：P1.1.1 同意自評"


def test_a_before_the_own_answer_asks_kindly_to_rate_first(session: Session):
    walker = reviewer(session, ReviewWay.RATE_FIRST)
    walker.press(Key.Key_A)
    assert walker.stored() == UNANSWERED
    assert notice(walker).startswith("請先自己評這一項")
    walker.press(Key.Key_A, modifiers=SHIFT)
    assert notice(walker).startswith("這個任務還有 2 項沒有評")
    walker.press(Key.Key_4)
    assert notice(walker) == ""
    walker.press(Key.Key_A)
    assert walker.stored().basis is Basis.AGREED


def test_the_kind_word_leads_to_the_other_way(session: Session):
    walker = reviewer(session, ReviewWay.RATE_FIRST)
    walker.press(Key.Key_A)
    walker.session.window.notice_bar.action_button.click()
    assert walker.page.panel_beside.level.isVisible()
    assert notice(walker) == ""


def test_a_whole_task_is_agreed_with_counted_and_taken_back_at_once(session: Session):
    walker = reviewer(session)
    walker.press(Key.Key_A, modifiers=SHIFT)
    assert walker.stored("P1.1.1").basis is Basis.AGREED_TASK
    assert walker.stored("P1.1.2").basis is Basis.AGREED_TASK
    assert walker.stored("P1.2.1") == UNANSWERED
    assert notice(walker) == "已同意這個任務的自評，共 2 項。"
    walker.press(Key.Key_A, modifiers=SHIFT)
    assert notice(walker) == "這個任務每一項都已經同意自評。"
    walker.press(Key.Key_Z, modifiers=CONTROL)
    assert walker.stored("P1.1.1") == UNANSWERED
    assert walker.stored("P1.1.2") == UNANSWERED
    assert notice(walker) == ""


@pytest.mark.parametrize("key", [Key.Key_A, Key.Key_N])
def test_not_applicable_is_agreed_with_by_either_key(session: Session, key: Qt.Key):
    walker = reviewer(session)
    walker.press(Key.Key_Right)
    assert walker.page.agree_line.agree.accessibleName().startswith("A 同意不適用：")
    walker.press(key)
    assert walker.stored() == Answer().not_applicable("本館沒有這項設施").agreed()


def test_not_applicable_is_refused_by_rating_it(session: Session):
    walker = reviewer(session)
    walker.press(Key.Key_Right)
    line = walker.page.agree_line
    assert line.refuse.isVisible()
    walker.press(Key.Key_O)
    hint = walker.page.card.result.result.hint
    assert hint.accessibleName() == "請決定這項適不適用。"
    QTest.mouseClick(line.refuse, Qt.MouseButton.LeftButton)
    assert walker.focused() is walker.page.card.levels
    walker.press(Key.Key_2)
    assert walker.stored().level == 2


def test_the_key_of_the_supervisor_does_nothing_in_the_own_walk(session: Session):
    from tests.gui.walk_window import Walker, begin, show_walk

    walker = Walker(session, show_walk(session, begin(session).id))
    walker.press(Key.Key_A)
    walker.press(Key.Key_A, modifiers=SHIFT)
    assert walker.stored() == UNANSWERED


def test_agreeing_works_by_mouse_too(session: Session):
    walker = reviewer(session)
    QTest.mouseClick(walker.page.agree_line.agree, Qt.MouseButton.LeftButton)
    assert walker.stored().basis is Basis.AGREED
    QTest.mouseClick(walker.page.agree_line.whole_task, Qt.MouseButton.LeftButton)
    assert walker.stored("P1.1.2").basis is Basis.AGREED_TASK


# Finding the way


def test_filters_narrow_the_outline_and_say_how_many(session: Session):
    walker = reviewer(session)
    walker.press(Key.Key_5, Key.Key_Right, Key.Key_Right, Key.Key_F, Key.Key_4)
    page = walker.page
    page.filter.fill_menu()
    offers = [offer.text() for offer in page.filter.offers.actions()]
    assert offers == [
        "全部 19",
        "看法不同 0",
        "低於要求 1",
        "稍後再看 1",
        "未評 17",
        "還需要補 17",
    ]
    page.filter.offers.actions()[3].trigger()
    model = page.panel.model
    assert [model.row_at(model.index(i)).code for i in range(model.rowCount())] == ["P1.2.1"]
    assert page.filter.accessibleName() == "要顯示的項目：稍後再看"
    page.filter.offers.actions()[1].trigger()
    assert page.panel.nothing_found.accessibleName() == "沒有「看法不同」的項目。"
    walker.press(Key.Key_F)
    page.filter.set_wanted(Filter.FLAGGED)
    walker.press(Key.Key_Left)
    assert page.panel.nothing_found.isVisible()


def test_the_next_open_one_also_finds_a_missing_example(session: Session):
    walker = reviewer(session)
    for _ in walker.codes:
        walker.press(Key.Key_A, Key.Key_Right) if walker.current != walker.codes[-1] else None
    walker.press(Key.Key_A)
    walker.page._go_to("P1.1.1")
    walker.press(Key.Key_1)
    walker.page._go_to(walker.codes[4])
    walker.press(Key.Key_J, modifiers=CONTROL)
    assert walker.current == "P1.1.1"
    walker.press(Key.Key_C)
    walker.page.comments.comment.setPlainText("例子")
    walker.press(Key.Key_Escape)
    walker.press(Key.Key_J, modifiers=CONTROL)
    assert notice(walker) == "每一項都評好了，可以完成評核。"


def test_it_opens_at_the_indicator_asked_for_and_else_where_it_was_left(session: Session):
    walker = reviewer(session)
    show_review(session, walker.id, indicator="P3.1.1")
    assert walker.current == "P3.1.1"
    walker.press(Key.Key_Right)
    here = walker.current
    walker.session.window.show_page("home")
    assert show_review(session, walker.id).opened.current == here


def test_changing_the_look_keeps_the_place_and_the_text(session: Session):
    walker = reviewer(session)
    show_review(session, walker.id, indicator="P3.1.1")
    walker.press(Key.Key_Right, Key.Key_C)
    walker.page.comments.comment.setPlainText("ok")
    here = walker.current
    session.change_settings(theme=Theme.DARK, language=Language.EN)
    page = session.window.page
    assert isinstance(page, ReviewWalkPage)
    assert page.opened.current == here
    assert page.comments.comment.toPlainText() == "ok"
    assert page.footer.next_open.text() == "Next open item"


def test_position_counts_what_is_reviewed(session: Session):
    walker = reviewer(session)
    walker.press(Key.Key_A)
    assert walker.page.footer.position.text() == "第 1／19 項・已評 1 項"


def test_the_last_one_leads_to_the_review(session: Session):
    walker = reviewer(session)
    walker.page._go_to(walker.codes[-1])
    assert walker.page.footer.next.text() == "完成，看評核"
    walker.press(Key.Key_Return)
    assert place_of(session) == "review"


def test_going_on_by_itself_stops_where_there_is_something_to_see(open_session: OpenSession):
    session = open_session(replace(LIGHT_ZH, goes_on_after_rating=True))
    walker = reviewer(session)
    walker.press(Key.Key_5)
    assert walker.page.going_on.is_waiting
    walker.press(Key.Key_1)
    assert not walker.page.going_on.is_waiting
    walker.page._choose_way(ReviewWay.RATE_FIRST)
    walker.press(Key.Key_4)
    assert not walker.page.going_on.is_waiting


# Keeping


def test_the_self_rating_is_never_touched(session: Session):
    walker = reviewer(session)
    before = dict(assessments_of(session).get(walker.id).answers[Series.SELF])
    walker.press(Key.Key_A, Key.Key_2, Key.Key_Right, Key.Key_N, Key.Key_Right, Key.Key_O)
    walker.press(Key.Key_A, modifiers=SHIFT)
    assert assessments_of(session).get(walker.id).answers[Series.SELF] == before


def test_failed_save_is_told_and_nothing_is_lost(session: Session):
    walker = reviewer(session)
    walker.press(Key.Key_2, Key.Key_C)
    store = walker.page.opened.store
    failing = Failing(store.assessments, lambda: MachineError("error.disk_full", file="x"))
    store.assessments = failing
    walker.page.comments.comment.setPlainText("ok")
    session.window.show_page("home")
    assert session.window.page is walker.page
    assert notice(walker).startswith("最後一次作答沒有存進去")
    failing.is_failing = False
    session.window.show_page("home")
    assert walker.stored("P1.1.1").comment == "ok"


def test_a_returned_review_can_only_be_read_and_says_why(session: Session):
    walker = reviewer(session)
    walker.press(Key.Key_2)
    profile(session).transitions.give_back(walker.id, "請補充")
    page = show_review(session, walker.id)
    walker.press(Key.Key_5, Key.Key_A, Key.Key_N)
    assert walker.stored("P1.1.1").level == 2
    assert page.locked.isVisible()
    assert page._why_locked.accessibleName().startswith("已退回給 王小明 補充")
    assert not page.returned.isVisible()
    assert page.panel_beside.hidden.accessibleName() == "同仁正在修改，再送出後才看得到自評。"
    assert page.comments.comment.isReadOnly()
    assert not page.begin.isVisible()


# Room


def test_the_self_rating_stands_at_the_side_or_before_the_own_comment(session: Session):
    walker = reviewer(session)
    page = walker.page
    assert page.columns.side.isAncestorOf(page.panel_beside)
    session.window.resize(*SMALL)
    settle()
    assert page.centre.isAncestorOf(page.panel_beside)
    assert page.panel_beside.isVisible()
    session.window.resize(*USUAL)
    settle()
    assert page.columns.side.isAncestorOf(page.panel_beside)


@pytest.mark.parametrize("way", list(ReviewWay))
@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("size", [SMALL, USUAL])
@pytest.mark.parametrize("language", list(Language))
def test_nothing_is_clipped_and_nothing_overlaps(
    open_session: OpenSession,
    language: Language,
    size: tuple[int, int],
    text_size: int,
    way: ReviewWay,
):
    settings = Settings(language=language, theme=Theme.LIGHT, text_size=text_size)
    walker = reviewer(open_session(settings, size=size), way)
    for key in (Key.Key_1, Key.Key_A, Key.Key_Right, Key.Key_N, Key.Key_Escape, Key.Key_Right):
        walker.press(key)
        settle()
        assert faults(walker.page) == []


def test_the_levels_need_no_scrolling_in_the_smallest_window(open_session: OpenSession):
    walker = reviewer(open_session(size=SMALL))
    viewport = walker.page.centre.viewport()
    fits = []
    for _ in walker.codes:
        settle()
        result = walker.page.card.result
        bottom = result.mapTo(viewport, result.rect().bottomLeft()).y()
        fits.append(bottom <= viewport.height())
        walker.press(Key.Key_Right) if walker.current != walker.codes[-1] else None
    assert sum(fits) / len(fits) >= 0.9
