"""The walk's panels in a narrow window, another required level, what undo says, last time."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ksa_assess.domain.answer import UNANSWERED, Answer
from ksa_assess.domain.assessment import Period, RequiredLevelOverride
from ksa_assess.domain.gap import RequiredFrom
from ksa_assess.gui.pages.walk.overview import RowKind, outline_rows, overview_of
from ksa_assess.gui.pages.walk.presenter import WalkPresenter
from ksa_assess.gui.session import Session
from ksa_assess.services.assessments import NewAssessment
from tests.builders import make_assessment, make_standard, make_task
from tests.gui.conftest import LIGHT_ZH, OpenSession
from tests.gui.walk_stand_ins import MemoryAssessments
from tests.gui.walk_window import MANAGER, Walker, assessments_of, begin, open_walk, show_walk

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SMALL, USUAL = (1024, 680), (1280, 800)


@pytest.fixture
def walker(open_session: OpenSession) -> Walker:
    return open_walk(open_session, size=USUAL)


@pytest.fixture
def narrow(open_session: OpenSession) -> Walker:
    return open_walk(open_session, size=SMALL)


# Panels


def test_the_content_folds_first_and_opens_by_key_and_button(narrow: Walker):
    columns, way = narrow.page.columns, narrow.page.place_bar.content
    assert columns.has_outline
    assert not columns.has_content
    assert not narrow.page.content.isVisible()
    narrow.press(Key.Key_K)
    assert narrow.page.content.isVisible()
    assert narrow.focused() is columns.content_drawer.close_button
    narrow.press(Key.Key_K)
    assert not narrow.page.content.isVisible()
    QTest.mouseClick(way, Qt.MouseButton.LeftButton)
    assert narrow.page.content.isVisible()
    narrow.press(Key.Key_Escape)
    assert not narrow.page.content.isVisible()
    assert narrow.focused() is narrow.page.card.levels


def test_no_step_leaves_words_of_the_task_cut(walker: Walker):
    """With boxes to tick and without, by turns, so that the words wrap anew at each step."""
    content = walker.page.content
    for step in range(12):
        if step % 2:
            walker.press(Key.Key_1)
        walker.press(Key.Key_Right)
        QApplication.processEvents()
        sections = (content.knowledge, content.skills, content.attitudes)
        rows = [row for section in sections for row in section.rows if row.isVisible()]
        rows_cut = [row.code for row in rows if row.height() < row.heightForWidth(row.width())]
        assert (walker.current, rows_cut) == (walker.current, [])


def test_a_wide_window_has_all_columns_and_no_buttons_for_them(walker: Walker):
    columns = walker.page.columns
    assert columns.has_outline
    assert columns.has_content
    assert not walker.page.place_bar.content.isVisible()
    walker.session.window.resize(*SMALL)
    QApplication.processEvents()
    walker.press(Key.Key_K)
    assert columns.open_drawer
    walker.session.window.resize(*USUAL)
    QApplication.processEvents()
    assert columns.open_drawer is None
    assert walker.page.content.isVisible()


def test_missing_items_are_ticked_in_the_folded_content(narrow: Walker):
    narrow.press(Key.Key_0)
    QTest.mouseClick(narrow.page.card.result.result.missing, Qt.MouseButton.LeftButton)
    narrow.press(Key.Key_Space)
    first = narrow.page.opened.item.place.task.knowledge[0]
    assert narrow.stored().missing == (first,)


def test_tab_stays_in_an_open_drawer(narrow: Walker):
    narrow.press(Key.Key_0, Key.Key_K)
    for _ in range(12):
        narrow.press(Key.Key_Tab)
        assert narrow.page.columns.content_drawer.isAncestorOf(narrow.focused())


def test_large_text_folds_the_outline_and_the_search_opens_it(open_session: OpenSession):
    session = open_session(replace(LIGHT_ZH, text_size=200), size=USUAL)
    page = show_walk(session, begin(session).id)
    walker = Walker(session, page)
    QApplication.processEvents()
    assert not page.columns.has_outline
    walker.press(Key.Key_Slash)
    assert page.panel.search_box.isVisible()
    walker.type("P3.1.1")
    walker.press(Key.Key_Return)
    assert walker.current == "P3.1.1"
    assert page.columns.open_drawer is None


def test_rows_without_a_box_are_texts_to_screen_readers(walker: Walker):
    row = walker.page.content.knowledge.rows[0]
    said = QAccessible.queryAccessibleInterface(row)
    assert said.role() == QAccessible.Role.StaticText
    assert not row.box.isVisible()
    walker.press(Key.Key_0)
    assert row.box.isVisible()
    walker.press(Key.Key_6)
    assert not row.box.isVisible()


def test_a_long_standard_shows_the_tasks_of_the_duty_in_view_alone():
    tasks = [make_task(f"T{duty}.{task}") for duty in range(1, 9) for task in range(1, 4)]
    standard = make_standard(*tasks)
    rows = outline_rows(standard, overview_of(standard, {}), "P3.2.1")
    shown = [row.code for row in rows if row.kind is RowKind.TASK]
    assert shown == ["T3.1", "T3.2", "T3.3"]
    assert [row.code for row in rows if row.is_folded] == ["T1", "T2", "T4", "T5", "T6", "T7", "T8"]
    assert [row.code for row in rows if row.kind is RowKind.INDICATOR and row.is_current]


def test_a_flag_is_seen_from_its_task_and_duty():
    standard = make_standard()
    overview = overview_of(standard, {"P1.1.1": Answer(is_flagged=True)})
    assert overview.tasks["T1.1"].has_flag
    assert overview.duties["T1"].has_flag
    assert not overview.duties["T2"].has_flag


# Another required level


def test_another_required_level_is_stored_with_its_reason_and_undone(walker: Walker):
    walker.press(Key.Key_2)
    page = walker.page
    standard = page.opened.item.place.required
    page.card.result.result.change.click()
    editor = page.card.result.demand
    assert editor.isVisible()
    walker.press(Key.Key_3)
    assert walker.stored().level == 2, "a digit here chooses the level required"
    editor.reason.setFocus()
    walker.press(Key.Key_Return)
    assert editor.isVisible(), "without a reason nothing is stored"
    walker.type("N 3")
    walker.press(Key.Key_Return)
    assert not editor.isVisible()
    stored = assessments_of(walker.session).get(walker.id).overrides
    assert stored == {walker.current: RequiredLevelOverride(3, "N 3")}
    assert page.card.result.result.required.accessibleName() == "這項工作要求 3 級（本次調整）"
    walker.press(Key.Key_Z, modifiers=CONTROL)
    assert assessments_of(walker.session).get(walker.id).overrides == {}
    assert page.opened.item.place.required == standard
    walker.press(Key.Key_Y, modifiers=CONTROL)
    assert page.opened.item.place.required_from is RequiredFrom.OVERRIDE


def test_escape_leaves_the_required_level_as_it_is(walker: Walker):
    walker.press(Key.Key_2)
    walker.page.card.result.result.change.click()
    walker.press(Key.Key_4, Key.Key_Escape)
    assert not walker.page.card.result.demand.isVisible()
    assert walker.focused() is walker.page.card.levels
    assert assessments_of(walker.session).get(walker.id).overrides == {}


def test_the_required_level_is_not_offered_before_the_answer(walker: Walker):
    assert not walker.page.card.result.result.change.isVisible()


# Undo


def test_undo_goes_to_the_item_and_says_what_it_took_back(walker: Walker):
    first = walker.current
    walker.press(Key.Key_2)
    undo = walker.page.footer.undo
    assert undo.toolTip() == f"復原：{first} 改為「2 級」"
    walker.press(Key.Key_Right, Key.Key_F, Key.Key_Right)
    walker.press(Key.Key_Z, modifiers=CONTROL)
    assert walker.current == walker.codes[1]
    saved = walker.page.place_bar.saved
    assert saved.text() == f"已復原這一步：{walker.codes[1]} 的「稍後再看」"
    walker.press(Key.Key_Z, modifiers=CONTROL)
    assert walker.stored(first) == UNANSWERED
    walker.press(Key.Key_Y, modifiers=CONTROL)
    assert saved.text() == f"已重做這一步：{first} 改為「2 級」"
    walker.press(Key.Key_Right)
    assert saved.text().startswith("✓")


def test_undo_takes_back_every_kind_of_change(walker: Walker):
    presenter, code = walker.page.opened, walker.current
    item = presenter.item.place.task.knowledge[0]
    presenter.rate(0)
    presenter.type_comment("例子")
    presenter.leave_text()
    presenter.type_evidence(("交班簿",))
    presenter.leave_text()
    presenter.toggle_missing(item)
    presenter.toggle_flag()
    presenter.open_reason(whole_task=True)
    presenter.type_reason("無此業務")
    presenter.leave_text()
    for _ in range(6):
        assert presenter.undo()
    assert not presenter.undo()
    assert walker.stored(code) == UNANSWERED
    for _ in range(6):
        assert presenter.redo()
    assert walker.stored(code).reason == "無此業務"
    assert walker.stored(code).comment == "例子"


# Last time


def test_last_time_is_told_after_the_own_answer_and_moves_nothing(open_session: OpenSession):
    session = open_session()
    calls = assessments_of(session)
    earlier = calls.start(NewAssessment(MANAGER, "王小明", Period("115 年上半年")))
    code = earlier.standard.indicators[0].code
    calls.answer(earlier.id, {code: Answer().rated(3)})
    walker = Walker(session, show_walk(session, begin_after(session)))
    line, slot = walker.page.card.result.earlier, walker.page.card.result
    assert "3 級" not in line.accessibleName()
    before = slot.height()
    walker.press(Key.Key_4)
    assert line.accessibleName().startswith("上次：3 級（")
    assert slot.height() == before
    walker.press(Key.Key_Right)
    assert not line.isVisible()


def begin_after(session: Session) -> int:
    calls = assessments_of(session)
    return calls.start(NewAssessment(MANAGER, "王小明", Period("115 年下半年"))).id


# Going on


@pytest.mark.parametrize("is_motion_reduced", [False, True])
def test_the_time_before_going_on_stands_still_where_motion_is_reduced(
    walker: Walker, qtbot: QtBot, is_motion_reduced: bool
):
    walker.session.change_settings(goes_on_after_rating=True, is_motion_reduced=is_motion_reduced)
    shares: list[float] = []
    walker.page.going_on.went_by.connect(shares.append)
    with qtbot.waitSignal(walker.page.going_on.came_due):
        walker.press(Key.Key_3)
    assert (shares == [1.0]) is is_motion_reduced


def test_a_second_digit_corrects_and_any_other_key_stays(walker: Walker, qtbot: QtBot):
    walker.session.change_settings(goes_on_after_rating=True)
    first = walker.current
    walker.press(Key.Key_3, Key.Key_4)
    assert walker.page.going_on.is_waiting
    assert walker.stored(first).level == 4
    for key in (Key.Key_X, Key.Key_Tab, Key.Key_Down):
        walker.press(Key.Key_2)
        assert walker.page.going_on.is_waiting
        walker.press(key)
        assert not walker.page.going_on.is_waiting
        walker.page.card.levels.setFocus()
    walker.press(Key.Key_4)
    with qtbot.waitSignal(walker.page.going_on.came_due):
        pass
    assert walker.current == walker.codes[1]


def test_the_last_one_waits_for_the_person(walker: Walker):
    walker.session.change_settings(goes_on_after_rating=True)
    walker.page._go_to(walker.codes[-1])
    walker.press(Key.Key_3)
    assert not walker.page.going_on.is_waiting
    assert walker.page.footer.next.text() == "完成，看結果"


def test_no_answer_moves_the_page_below_it(walker: Walker):
    heights = set()
    for key in (Key.Key_1, Key.Key_6, Key.Key_O, Key.Key_N, Key.Key_Escape, Key.Key_Backspace):
        walker.press(key)
        walker.page.card.body.activate()
        heights.add(walker.page.card.result.sizeHint().height())
    assert len(heights) == 1


def test_without_a_required_level_there_is_no_gap():
    standard = make_standard(make_task(level=None), level=None)
    store = MemoryAssessments(make_assessment(standard))
    walk = WalkPresenter(store, store.assessment)
    assert walk.item.place.required is None
    assert walk.rate(3)
    assert walk.item.gap is None


def test_position_in_the_task_is_told(walker: Walker):
    assert walker.page.place_bar.in_task.text() == "任務內第 1／2 項"
    walker.press(Key.Key_Right)
    assert walker.page.place_bar.in_task.text() == "任務內第 2／2 項"
