"""Every key of the walk, in the real window: what it does, and what it must never do."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ksa_assess.domain.answer import UNANSWERED, AnswerKind
from tests.gui.conftest import OpenSession
from tests.gui.walk_window import Walker, open_walk

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
DIGITS = (Key.Key_0, Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5, Key.Key_6)
ARROWS = (Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right)


@pytest.fixture
def walker(open_session: OpenSession) -> Walker:
    return open_walk(open_session)


@pytest.mark.parametrize("modifiers", [Qt.KeyboardModifier.NoModifier, KEYPAD])
def test_digits_rate_also_on_the_number_pad(walker: Walker, modifiers):
    for level, key in enumerate(DIGITS):
        walker.press(key, modifiers=modifiers)
        assert walker.stored().level == level
        assert walker.page.card.levels.rows[level].isChecked()
    walker.press(Key.Key_7, Key.Key_9, modifiers=modifiers)
    assert walker.stored().level == 6


def test_nothing_is_preselected(walker: Walker):
    assert not any(row.isChecked() for row in walker.page.card.levels.rows)
    assert walker.page.card.levels.focused_level() is None
    walker.press(Key.Key_Space)
    assert walker.stored() == UNANSWERED


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Right])
def test_on_and_back(walker: Walker, key):
    first, second = walker.codes[:2]
    walker.press(key)
    assert walker.current == second
    walker.press(Key.Key_Left)
    assert walker.current == first
    walker.press(Key.Key_Left)
    assert walker.current == first


def test_arrows_never_change_an_answer(walker: Walker):
    """From the group, from every level and from the other answers, rated or not."""
    for answer in (None, Key.Key_2):
        walker.page._go_to(walker.codes[0])
        if answer:
            walker.press(answer)
        before = walker.stored(walker.codes[0])
        others = (walker.page.card.others.not_applicable, walker.page.card.others.not_observed)
        for control in (walker.page.card.levels, *walker.page.card.levels.rows, *others):
            for arrow in ARROWS:
                walker.page._go_to(walker.codes[0])
                control.setFocus()
                walker.press(arrow)
                assert all(walker.stored(code) == UNANSWERED for code in walker.codes[1:])
                assert walker.stored(walker.codes[0]) == before


def test_arrows_up_and_down_move_the_focus_and_space_rates(walker: Walker):
    walker.press(Key.Key_Down)
    assert walker.page.card.levels.focused_level() == 0
    walker.press(Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Down)
    assert walker.page.card.levels.focused_level() == 2
    assert walker.stored() == UNANSWERED
    walker.press(Key.Key_Space)
    assert walker.stored().level == 2
    walker.press(*(Key.Key_Down,) * 9)
    assert walker.page.card.levels.focused_level() == 6
    walker.press(Key.Key_4)
    assert walker.stored().level == 4


def test_enter_on_a_level_goes_on_and_does_not_rate(walker: Walker):
    first = walker.current
    walker.press(Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert walker.current == walker.codes[1]
    assert walker.stored(first) == UNANSWERED


@pytest.mark.parametrize("name", ["flag", "not_applicable", "not_observed", "back", "help", "undo"])
def test_keys_work_from_every_button(walker: Walker, name):
    walker.press(Key.Key_1, Key.Key_Right)
    control = walker.page.findChild(QWidget, name)
    assert control
    control.setFocus()
    walker.press(Key.Key_3)
    assert walker.stored(walker.codes[1]).level == 3
    control.setFocus()
    walker.press(Key.Key_Left)
    assert walker.current == walker.codes[0]


def test_not_applicable_opens_the_reason_and_waits_for_it(walker: Walker):
    walker.press(Key.Key_5, Key.Key_N)
    field = walker.page.card.result.reason.field
    assert field.isVisible()
    assert field.hasFocus() or walker.focused() is field
    assert walker.stored().level == 5
    walker.type("2026 N O 5")
    walker.press(Key.Key_Return)
    assert walker.stored() == UNANSWERED.not_applicable("2026 N O 5")
    assert walker.current == walker.codes[0]
    assert walker.page.card.others.not_applicable.isChecked()
    walker.press(Key.Key_Return)
    assert walker.current == walker.codes[1]


def test_escape_from_an_empty_reason_keeps_the_old_answer(walker: Walker):
    walker.press(Key.Key_5, Key.Key_N, Key.Key_Escape)
    assert walker.stored().level == 5
    assert not walker.page.card.result.reason.field.isVisible()
    walker.press(Key.Key_4)
    assert walker.stored().level == 4


def test_whole_task_is_not_applicable_and_undone_at_once(walker: Walker):
    walker.press(Key.Key_3)
    walker.press(Key.Key_N, modifiers=SHIFT)
    walker.type("no")
    walker.press(Key.Key_Return)
    task = walker.page.opened.item.place.task
    assert len(task.indicators) == 2
    assert {walker.stored(i.code).reason for i in task.indicators} == {"no"}
    assert walker.stored(walker.codes[2]) == UNANSWERED
    walker.press(Key.Key_Z, modifiers=CONTROL)
    assert [walker.stored(i.code).level for i in task.indicators] == [3, None]


def test_cannot_judge_flag_and_clear(walker: Walker):
    walker.press(Key.Key_O)
    assert walker.stored().kind is AnswerKind.NOT_OBSERVED
    walker.press(Key.Key_F)
    assert walker.stored().is_flagged
    walker.press(Key.Key_Backspace)
    assert walker.stored().kind is AnswerKind.UNANSWERED
    assert walker.stored().is_flagged
    walker.press(Key.Key_F)
    assert walker.stored() == UNANSWERED


def test_next_flagged_and_next_unanswered(walker: Walker):
    walker.press(Key.Key_1, Key.Key_F, Key.Key_Right, Key.Key_2, Key.Key_Right)
    walker.press(Key.Key_F, modifiers=SHIFT)
    assert walker.current == walker.codes[0]
    walker.press(Key.Key_J, modifiers=CONTROL)
    assert walker.current == walker.codes[2]


def test_undo_and_redo_at_their_place(walker: Walker):
    first = walker.current
    walker.press(Key.Key_2, Key.Key_4, Key.Key_Right, Key.Key_Right)
    walker.press(Key.Key_Z, modifiers=CONTROL)
    assert (walker.current, walker.stored(first).level) == (first, 2)
    walker.press(Key.Key_Z, modifiers=CONTROL)
    assert walker.stored(first) == UNANSWERED
    walker.press(Key.Key_Y, modifiers=CONTROL)
    assert walker.stored(first).level == 2
    walker.press(Key.Key_Z, modifiers=CONTROL | SHIFT)
    assert walker.stored(first).level == 4


def test_typing_a_comment_never_rates(walker: Walker):
    walker.press(Key.Key_3, Key.Key_C)
    walker.type("12 nofc/?06")
    assert walker.page.comments.comment.toPlainText() == "12 nofc/?06"
    assert walker.stored().level == 3
    assert not walker.stored().is_flagged
    walker.press(Key.Key_Left, Key.Key_Backspace, Key.Key_Escape)
    assert walker.current == walker.codes[0]
    assert walker.stored().comment == "12 nofc/?6"
    walker.press(Key.Key_6)
    assert walker.stored().level == 6
    assert walker.stored().comment == "12 nofc/?6"


def test_zhuyin_in_a_comment_never_rates(walker: Walker):
    """Zhuyin uses the digits: 1 is ㄅ, 5 ㄓ, 6 the second tone; they arrive as preedit text."""
    walker.press(Key.Key_3, Key.Key_C)
    field = walker.page.comments.comment
    for preedit in ("ㄅ", "ㄅㄤ", "ㄅㄤ1", "幫"):
        QApplication.sendEvent(field, QInputMethodEvent(preedit, []))
        assert walker.stored().level == 3
        assert walker.current == walker.codes[0]
    done = QInputMethodEvent("", [])
    done.setCommitString("幫忙帶新人 6 次")
    QApplication.sendEvent(field, done)
    walker.press(Key.Key_Escape)
    assert walker.stored().comment == "幫忙帶新人 6 次"
    assert walker.stored().level == 3


def test_preedit_text_at_a_level_does_nothing(walker: Walker):
    event = QInputMethodEvent("ㄅ", [])
    event.setCommitString("3")
    for control in (walker.page.card.levels, walker.page.card.levels.rows[2]):
        control.setFocus()
        QApplication.sendEvent(control, event)
    assert walker.stored() == UNANSWERED


def test_tab_leaves_the_comment(walker: Walker):
    walker.press(Key.Key_C, Key.Key_Tab)
    assert walker.page.comments.comment.toPlainText() == ""
    assert walker.focused() is not walker.page.comments.comment


def test_search_finds_and_leads_there(walker: Walker):
    walker.press(Key.Key_Slash)
    walker.type("P3.1.1")
    model = walker.page.panel.model
    assert [model.row_at(model.index(i)).indicator for i in range(model.rowCount())] == ["P3.1.1"]
    walker.press(Key.Key_Return)
    assert walker.current == "P3.1.1"
    assert walker.page.panel.search_box.text() == ""
    walker.press(Key.Key_2)
    assert walker.stored("P3.1.1").level == 2


def test_search_without_a_find_says_so(walker: Walker):
    walker.press(Key.Key_Slash)
    walker.type("zzz9")
    assert walker.page.panel.nothing_found.accessibleName() == "找不到「zzz9」，試試少幾個字。"
    walker.press(Key.Key_Escape, Key.Key_Escape)
    assert walker.page.panel.model.rowCount() > 10
    walker.press(Key.Key_1)
    assert walker.stored().level == 1


def test_outline_by_keyboard_goes_where_it_is_told_and_digits_still_rate(walker: Walker):
    outline = walker.page.panel.outline
    outline.setFocus()
    walker.press(Key.Key_3)
    assert walker.stored(walker.codes[0]).level == 3
    outline.setFocus()
    walker.press(Key.Key_End, Key.Key_Return)
    assert walker.page.opened.item.place.duty.code == "T5"


@pytest.mark.parametrize("key", [Key.Key_Question, Key.Key_F1])
def test_help_opens_and_any_key_closes_it_without_rating(walker: Walker, key):
    walker.press(key)
    assert walker.session.window.keys.isVisible()
    walker.press(Key.Key_3)
    assert not walker.session.window.keys.isVisible()
    assert walker.stored() == UNANSWERED
    walker.press(Key.Key_3)
    assert walker.stored().level == 3


def test_a_held_key_rates_once(walker: Walker):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    for is_repeat in (False, True, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress, Key.Key_F, Qt.KeyboardModifier.NoModifier, "f", is_repeat
        )
        QApplication.sendEvent(walker.page, event)
    assert walker.stored().is_flagged


def test_going_on_after_rating_waits_a_moment(walker: Walker, qtbot: QtBot):
    walker.press(Key.Key_3)
    assert not walker.page.going_on.is_waiting
    walker.session.change_settings(goes_on_after_rating=True)
    walker.press(Key.Key_4)
    assert walker.current == walker.codes[0]
    qtbot.waitUntil(lambda: walker.current == walker.codes[1], timeout=2000)
    walker.press(Key.Key_5, Key.Key_Left)
    assert walker.current == walker.codes[0]
    assert not walker.page.going_on.is_waiting


def test_the_mouse_rates_and_moves(walker: Walker):
    row = walker.page.card.levels.rows[4]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(200, row.height() // 2))
    assert walker.stored().level == 4
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert walker.stored().level == 4
    QTest.mouseClick(walker.page.footer.next, Qt.MouseButton.LeftButton)
    assert walker.current == walker.codes[1]


def test_missing_items_are_ticked_by_keyboard(walker: Walker):
    walker.press(Key.Key_0)
    QTest.mouseClick(walker.page.card.result.result.missing, Qt.MouseButton.LeftButton)
    walker.press(Key.Key_Space)
    first = walker.page.opened.item.place.task.knowledge[0]
    assert walker.stored().missing == (first,)
    walker.press(Key.Key_Space)
    assert walker.stored().missing == ()
    walker.press(Key.Key_6)
    assert not walker.page.card.result.result.missing.isVisible()
