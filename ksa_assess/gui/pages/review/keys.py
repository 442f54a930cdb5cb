"""Which key does what in the review's table: those of the walk, as far as there is something."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ksa_assess.gui.keys import KeyHint


class Command(StrEnum):
    """What a key asks for, besides rating."""

    AGREE = "agree"
    AGREE_TASK = "agree_task"
    NOT_APPLICABLE = "not_applicable"
    NOT_OBSERVED = "not_observed"
    FLAG = "flag"
    COMMENT = "comment"
    CLEAR = "clear"
    UNDO = "undo"
    REDO = "redo"
    NEXT_UNANSWERED = "next_unanswered"
    SEARCH = "search"
    HELP = "help"
    LEAVE = "leave"


_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier

_COMMANDS = {
    (Qt.Key.Key_A, _NONE): Command.AGREE,
    (Qt.Key.Key_A, _SHIFT): Command.AGREE_TASK,
    (Qt.Key.Key_N, _NONE): Command.NOT_APPLICABLE,
    (Qt.Key.Key_O, _NONE): Command.NOT_OBSERVED,
    (Qt.Key.Key_F, _NONE): Command.FLAG,
    (Qt.Key.Key_C, _NONE): Command.COMMENT,
    (Qt.Key.Key_Backspace, _NONE): Command.CLEAR,
    (Qt.Key.Key_Z, _CONTROL): Command.UNDO,
    (Qt.Key.Key_Y, _CONTROL): Command.REDO,
    (Qt.Key.Key_Z, _CONTROL | _SHIFT): Command.REDO,
    (Qt.Key.Key_J, _CONTROL): Command.NEXT_UNANSWERED,
    (Qt.Key.Key_Slash, _NONE): Command.SEARCH,
    (Qt.Key.Key_Question, _NONE): Command.HELP,
    (Qt.Key.Key_Question, _SHIFT): Command.HELP,
    (Qt.Key.Key_Escape, _NONE): Command.LEAVE,
}

# What still works while a text is being typed: keys that type nothing.
IN_TEXT = frozenset({Command.LEAVE, Command.NEXT_UNANSWERED})

KEY_HINTS = (
    KeyHint(("↑", "↓"), "review.key.rows"),
    KeyHint(("0–6",), "walk.key.rate"),
    KeyHint(("A",), "review.agree"),
    KeyHint(("Shift+A",), "review.agree_task"),
    KeyHint(("N",), "review.key.not_applicable"),
    KeyHint(("O",), "answer.not_observed"),
    KeyHint(("F",), "walk.key.flag"),
    KeyHint(("C",), "walk.key.comment"),
    KeyHint(("Backspace",), "walk.key.clear"),
    KeyHint(("Ctrl+Z",), "edit.undo"),
    KeyHint(("Ctrl+Y",), "edit.redo"),
    KeyHint(("Ctrl+J",), "walk.next_unanswered"),
    KeyHint(("Enter",), "review.key.walk"),
    KeyHint(("/",), "walk.key.search"),
    KeyHint(("Esc",), "review.key.leave"),
    KeyHint(("?",), "walk.key.help"),
)


def command_of(event: QKeyEvent) -> Command | None:
    """The command of a key press; the number pad counts as the other keys."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _COMMANDS.get((Qt.Key(event.key()), modifiers))
