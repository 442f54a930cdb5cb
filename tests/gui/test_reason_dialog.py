"""The box that asks for a reason: a text or nothing, and what was typed is never lost."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ksa_assess.gui.dialogs import Dialogs, ReasonDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # The offscreen platform has none.

WORDS = ("撤回", "撤回後可以再修改。", "原因", "撤回", "再看看")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def shown(parent: QWidget, text: str = "") -> ReasonDialog:
    dialog = ReasonDialog(parent, *WORDS, text)
    dialog.show()
    return dialog


def answer(act: Callable[[ReasonDialog], None]) -> None:
    """Do something in the box as soon as it is there."""

    def in_the_box() -> None:
        box = next(one for one in QApplication.topLevelWidgets() if isinstance(one, ReasonDialog))
        act(box)

    QTimer.singleShot(0, in_the_box)


def test_only_a_text_that_can_be_seen_is_a_reason(parent: QWidget):
    dialog = shown(parent)
    assert not dialog.yes.isEnabled()
    dialog.reason.setPlainText(" \n\u200b ")
    assert not dialog.yes.isEnabled()
    dialog.reason.setPlainText("漏了一項佐證")
    assert dialog.yes.isEnabled()


def test_the_focus_is_in_the_text_and_enter_begins_a_line(parent: QWidget):
    dialog = shown(parent, "a")
    assert dialog.focusWidget() is dialog.reason
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.reason.toPlainText() == "\na"


def test_control_and_enter_answers_where_there_is_a_text(parent: QWidget):
    dialog = shown(parent)
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    dialog.reason.setPlainText("漏了一項佐證")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == ReasonDialog.DialogCode.Accepted


def test_the_text_is_the_answer_without_the_blanks_around_it(parent: QWidget):
    def give(box: ReasonDialog) -> None:
        box.reason.setPlainText(" 漏了一項佐證\n")
        box.yes.click()

    kept: list[str] = []
    answer(give)
    assert Dialogs().ask_reason(parent, *WORDS, keep=kept.append) == "漏了一項佐證"
    assert kept == []


def test_what_was_typed_is_kept_when_it_is_put_away(parent: QWidget):
    def think_better(box: ReasonDialog) -> None:
        box.reason.setPlainText("漏了一")
        QTest.keyClick(box.reason, Qt.Key.Key_Escape)

    kept: list[str] = []
    answer(think_better)
    assert Dialogs().ask_reason(parent, *WORDS, keep=kept.append) is None
    assert kept == ["漏了一"]


def test_what_was_typed_is_told_when_typing_rests(parent: QWidget, qtbot: QtBot):
    dialog = shown(parent)
    with qtbot.waitSignal(dialog.paused) as told:
        dialog.reason.setPlainText("漏了一")
    assert told.args == ["漏了一"]


def test_what_was_typed_before_stands_in_it(parent: QWidget):
    dialog = shown(parent, "漏了一項")
    assert dialog.text() == "漏了一項"
    assert dialog.yes.isEnabled()
