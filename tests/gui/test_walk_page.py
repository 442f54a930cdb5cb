"""The walk's page: what it shows, what it keeps when a save fails, resuming, room, names."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ksa_assess.domain.answer import UNANSWERED
from ksa_assess.domain.assessment import Period
from ksa_assess.gui.pages.walk.page import WalkPage
from ksa_assess.runtime.errors import MachineError
from ksa_assess.runtime.settings import Settings, Theme
from ksa_assess.runtime.texts import Language
from ksa_assess.services.assessments import NewAssessment
from tests.gui.conftest import LIGHT_ZH, OpenSession
from tests.gui.geometry import faults
from tests.gui.present import profile
from tests.gui.walk_window import (
    MARKETER,
    Failing,
    Walker,
    assessments_of,
    begin,
    open_walk,
    place_of,
    show_walk,
)

Key = Qt.Key
SIZES = [(1024, 680), (1280, 800)]


@pytest.fixture
def walker(open_session: OpenSession) -> Walker:
    return open_walk(open_session)


def disk_full() -> MachineError:
    return MachineError("error.disk_full", file="assessments.sqlite3")


def fail(walker: Walker) -> Failing:
    store = walker.page.opened.store
    store.assessments = failing = Failing(store.assessments, disk_full)
    return failing


def test_required_level_and_gap_appear_only_after_the_rating(walker: Walker):
    result = walker.page.card.result.result
    assert not result.required.isVisible()
    assert result.hint.accessibleName() == "選好後才顯示要求級別，讓您先照實際情形作答。"
    assert "要求" not in walker.page.card.levels.rows[4].accessibleName()
    walker.press(Key.Key_1)
    required = walker.page.opened.item.place.required
    assert required
    assert result.required.accessibleName() == f"這項工作要求 {required} 級"
    assert result.gap.text() == f"▲▲ 優先加強（尚差 {required - 1} 級）"
    assert "要求" in walker.page.card.levels.rows[required].accessibleName()
    walker.press(Key.Key_6)
    assert result.gap.text() == f"＋ 高於要求 {6 - required} 級"
    walker.press(Key.Key_Backspace)
    assert not result.required.isVisible()


def test_required_level_can_be_shown_at_once(open_session: OpenSession):
    session = open_session(replace(LIGHT_ZH, is_required_level_shown_at_once=True))
    page = show_walk(session, begin(session).id)
    assert page.card.result.result.required.isVisible()


def test_saved_time_is_that_of_the_store(walker: Walker):
    walker.press(Key.Key_2)
    saved = assessments_of(walker.session).get(walker.id).changed_at
    assert walker.page.opened.saved_at == saved
    assert walker.page.place_bar.saved.text() == f"✓ 已儲存 {saved.astimezone():%H:%M}"


def test_failed_save_is_told_and_nothing_is_lost(walker: Walker):
    walker.press(Key.Key_2, Key.Key_C)
    failing = fail(walker)
    walker.type("ok")
    walker.press(Key.Key_Escape)
    notice = walker.session.window.notice_bar
    assert notice.isVisible()
    assert notice.sentence.accessibleName() == (
        "最後一次作答沒有存進去（磁碟空間不足）。先前的作答都在。請清出空間後再選一次。"
    )
    assert walker.page.place_bar.saved.text() == "尚未儲存"
    walker.press(Key.Key_5)
    assert walker.page.card.levels.rows[2].isChecked()
    assert not walker.page.card.levels.rows[5].isChecked()
    assert walker.page.comments.comment.toPlainText() == "ok"
    failing.is_failing = False
    walker.press(Key.Key_5)
    assert (walker.stored().level, walker.stored().comment) == (5, "ok")
    assert not notice.isVisible()


def test_leaving_is_refused_while_typed_text_cannot_be_stored(walker: Walker):
    walker.press(Key.Key_C)
    failing = fail(walker)
    walker.type("ok")
    walker.session.window.show_page("home")
    assert walker.session.window.page is walker.page
    failing.is_failing = False
    walker.session.window.show_page("home")
    assert walker.session.window.page is not walker.page
    assert walker.stored(walker.codes[0]).comment == "ok"


def test_typing_is_stored_after_a_pause(walker: Walker, qtbot: QtBot):
    walker.press(Key.Key_C)
    walker.type("ok")
    assert walker.stored() == UNANSWERED
    qtbot.waitUntil(lambda: walker.stored().comment == "ok", timeout=3000)
    walker.type("!")
    assert walker.page.comments.comment.toPlainText() == "ok!"
    walker.page.flush()
    assert walker.stored().comment == "ok!"


def test_a_pause_leaves_what_is_typed_as_it_is(walker: Walker):
    """Blanks at the end are not stored, yet must not vanish under the caret."""
    walker.press(Key.Key_C)
    for text in ("a ", "b\x07", " "):
        walker.page.comments.comment.insertPlainText(text)
        walker.page._on_typing_paused()
    assert walker.page.comments.comment.toPlainText() == "a b\x07 "
    walker.press(Key.Key_Escape)
    assert walker.stored().comment == "a b"


def test_a_pause_in_a_reason_for_the_whole_task_goes_on(walker: Walker):
    walker.press(Key.Key_N, modifiers=Qt.KeyboardModifier.ShiftModifier)
    for text in ("no ", "such"):
        walker.type(text)
        walker.page._on_typing_paused()
    assert walker.page.card.result.reason.field.text() == "no such"
    walker.press(Key.Key_Return)
    assert walker.stored(walker.codes[1]).reason == "no such"


def test_another_assessment_of_the_same_standard_has_its_own_texts(walker: Walker):
    walker.press(Key.Key_C)
    walker.type("ok")
    walker.page.comments.evidence.field.setText("typed")
    assessments = assessments_of(walker.session)
    other = assessments.start(
        NewAssessment(walker.page.opened.standard.code, "林怡君", Period("2026"))
    )
    page = show_walk(walker.session, other.id)
    assert page.comments.comment.toPlainText() == ""
    assert page.comments.evidence.entries() == ()


def test_evidence_is_added_listed_and_removed(walker: Walker):
    evidence = walker.page.comments.evidence
    evidence.field.setFocus()
    walker.type("a.pdf")
    walker.press(Key.Key_Return)
    walker.type("b.pdf")
    walker.press(Key.Key_Escape)
    assert walker.stored().evidence == ("a.pdf", "b.pdf")
    assert walker.current == walker.codes[0]
    evidence._rows[0].remove.click()
    walker.page.flush()
    assert walker.stored().evidence == ("b.pdf",)
    walker.press(Key.Key_Right)
    assert evidence.entries() == ()
    walker.press(Key.Key_Left)
    assert evidence.entries() == ("b.pdf",)


def test_reopening_returns_to_the_same_indicator(walker: Walker):
    walker.press(*(Key.Key_Right,) * 5)
    walker.session.window.show_page("home")
    page = show_walk(walker.session, walker.id)
    assert page.opened.current == walker.codes[5]


def test_place_is_stored_soon_without_an_answer(walker: Walker, qtbot: QtBot):
    walker.press(Key.Key_Right, Key.Key_Right)
    qtbot.waitUntil(lambda: assessments_of(walker.session).get(walker.id).cursor == walker.codes[2])


def test_changing_the_look_keeps_the_place_and_the_text(walker: Walker):
    walker.press(Key.Key_Right, Key.Key_C)
    walker.type("ok")
    walker.session.change_settings(theme=Theme.DARK, language=Language.EN)
    page = walker.session.window.page
    assert isinstance(page, WalkPage)
    assert page.opened.current == walker.codes[1]
    assert page.comments.comment.toPlainText() == "ok"
    assert page.footer.next.text() == "Next"


def test_last_one_leads_to_the_results(walker: Walker):
    walker.page._go_to(walker.codes[-1])
    assert walker.page.footer.next.text() == "完成，看結果"
    walker.press(Key.Key_Return)
    assert place_of(walker.session) == "results"


def test_no_unanswered_one_left_is_said_and_leads_to_the_results(walker: Walker):
    for _ in walker.codes:
        walker.press(Key.Key_O, Key.Key_Right)
    walker.page._go_to(walker.codes[3])
    walker.press(Key.Key_J, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert walker.current == walker.codes[3]
    notice = walker.session.window.notice_bar
    assert notice.sentence.accessibleName() == "每一項都作答了。"
    notice.action_button.click()
    assert place_of(walker.session) == "results"


def test_submitted_walk_can_only_be_read(walker: Walker):
    assessments = assessments_of(walker.session)
    assessments.answer(walker.id, {code: UNANSWERED.rated(3) for code in walker.codes})
    profile(walker.session).transitions.submit(walker.id)
    page = show_walk(walker.session, walker.id)
    walker.press(Key.Key_5, Key.Key_N, Key.Key_F, Key.Key_Backspace)
    assert walker.stored(walker.codes[0]) == UNANSWERED.rated(3)
    assert page.comments.comment.isReadOnly()
    assert not page.card.result.reason.isVisible()
    assert page.panel.state.accessibleName() == "已送出，待主管評核"
    walker.press(Key.Key_Right)
    assert page.opened.current == walker.codes[1]


def test_notes_stand_where_they_are_referred_to(open_session: OpenSession):
    walker = open_walk(open_session, MARKETER)
    assert walker.page.card.notes.accessibleName().startswith("【註1】策略：")
    assert "【註8】非語言：" in walker.page.content.notes.accessibleName()


def test_outline_shows_progress_and_the_indicators_of_the_task(walker: Walker, qtbot: QtBot):
    model = walker.page.panel.model
    tester = ModelTester(model)
    tester.check(model)
    walker.press(Key.Key_4, Key.Key_F)
    said = [
        model.index(i).data(Qt.ItemDataRole.AccessibleTextRole) for i in range(model.rowCount())
    ]
    assert said[0].endswith("已完成 1／3 項・稍後再看")
    assert any(line.endswith("4 級・稍後再看") for line in said)
    walker.press(*(Key.Key_Right,) * 6)
    tester.check(model)
    assert model.row_at(model.index(model.row_of_current())).indicator == walker.current


@pytest.mark.parametrize("code", ["TTM1411-002v4", MARKETER])
def test_answering_a_typical_indicator_needs_no_scrolling_in_the_smallest_window(
    open_session: OpenSession, code: str
):
    walker = open_walk(open_session, code, size=(1024, 680))
    viewport = walker.page.centre.viewport()
    fits = []
    for _ in walker.codes:
        settle()
        result = walker.page.card.result
        bottom = result.mapTo(viewport, result.rect().bottomLeft()).y()
        fits.append(bottom <= viewport.height())
        assert walker.page.centre.width() >= 600
        walker.press(Key.Key_Right) if walker.current != walker.codes[-1] else None
    assert sum(fits) / len(fits) >= 0.9


def test_comment_is_written_in_full_view_in_the_smallest_window(open_session: OpenSession):
    walker = open_walk(open_session, size=(1024, 680))
    settle()
    walker.press(Key.Key_C)
    viewport, comment = walker.page.centre.viewport(), walker.page.comments.comment
    assert walker.focused() is comment
    assert comment.mapTo(viewport, comment.rect().topLeft()).y() >= 0
    assert comment.mapTo(viewport, comment.rect().bottomLeft()).y() < viewport.height()


def settle() -> None:
    """A changed height travels up one layout at a time."""
    for _ in range(5):
        QApplication.processEvents()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_size", [100, 150])
@pytest.mark.parametrize("language", list(Language))
def test_nothing_is_clipped_and_nothing_overlaps(
    open_session: OpenSession, size: tuple[int, int], text_size: int, language: Language
):
    settings = Settings(language=language, theme=Theme.LIGHT, text_size=text_size)
    session = open_session(settings, size=size)
    walker = Walker(session, show_walk(session, begin(session, MARKETER).id))
    for key in (Key.Key_1, Key.Key_Right, Key.Key_N, Key.Key_Escape, Key.Key_Right, Key.Key_6):
        walker.press(key)
        settle()
        assert faults(walker.page) == []


def test_every_control_has_a_name_and_its_place_in_the_group(walker: Walker):
    walker.press(Key.Key_1)
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit)
    unnamed = [
        control
        for kind in kinds
        for control in walker.page.findChildren(kind)
        if control.isVisible() and not control.accessibleName()
        if control.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert unnamed == []
    rows = walker.page.card.levels.rows
    assert rows[3].accessibleName() == (
        "3 能獨立：我能獨立完成；遇到一些變化或非例行的狀況，也能略作判斷，主管一般督導就好。"
    )
    assert rows[3].accessibleDescription() == "第 4 個，共 7 個"
    assert walker.page.card.levels.accessibleName().startswith("這件事，您目前做到哪個程度？")
    first = walker.page.content.knowledge.rows[0].box
    assert first.accessibleDescription().startswith("第 1 個，共 ")


def test_targets_are_large_enough(walker: Walker):
    small = [
        button
        for button in walker.page.findChildren(QAbstractButton)
        if button.isVisible() and button.focusPolicy() != Qt.FocusPolicy.NoFocus
        if min(button.width(), button.height()) < 24
    ]
    assert small == []


def test_screen_readers_meet_radio_buttons_and_boxes(walker: Walker):
    walker.press(Key.Key_1)
    rated = QAccessible.queryAccessibleInterface(walker.page.card.levels.rows[1])
    assert rated.role() == QAccessible.Role.RadioButton
    assert rated.state().checked
    assert rated.text(QAccessible.Text.Name).startswith("1 有人帶：")
    box = QAccessible.queryAccessibleInterface(walker.page.content.knowledge.rows[0].box)
    assert box.role() == QAccessible.Role.CheckBox
    assert not box.state().checked


def test_search_excerpt_begins_shortly_before_what_was_found(walker: Walker):
    (hit,) = (h for h in walker.page.opened.search("顧客需求") if h.code == "P1.2.1")
    before, found, after = hit.excerpt
    assert before == "P1.2.1 …據飯店文化及"
    assert found == "顧客需求"
    assert hit.line.endswith(after)
