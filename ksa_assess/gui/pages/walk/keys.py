"""Which key does what in the walk; `key_hints` tells it to people."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class Command(StrEnum):
    """What a key asks for, besides rating."""

    NEXT = "next"
    BACK = "back"
    FOCUS_UP = "focus_up"
    FOCUS_DOWN = "focus_down"
    NOT_APPLICABLE = "not_applicable"
    TASK_NOT_APPLICABLE = "task_not_applicable"
    NOT_OBSERVED = "not_observed"
    FLAG = "flag"
    NEXT_FLAGGED = "next_flagged"
    COMMENT = "comment"
    CLEAR = "clear"
    UNDO = "undo"
    REDO = "redo"
    NEXT_OPEN = "next_open"
    AGREE = "agree"
    AGREE_TASK = "agree_task"
    SEARCH = "search"
    OUTLINE = "outline"
    CONTENT = "content"
    HELP = "help"
    LEAVE = "leave"


_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier

_COMMANDS = {
    (Qt.Key.Key_Return, _NONE): Command.NEXT,
    (Qt.Key.Key_Enter, _NONE): Command.NEXT,
    (Qt.Key.Key_Right, _NONE): Command.NEXT,
    (Qt.Key.Key_Left, _NONE): Command.BACK,
    (Qt.Key.Key_Up, _NONE): Command.FOCUS_UP,
    (Qt.Key.Key_Down, _NONE): Command.FOCUS_DOWN,
    (Qt.Key.Key_N, _NONE): Command.NOT_APPLICABLE,
    (Qt.Key.Key_N, _SHIFT): Command.TASK_NOT_APPLICABLE,
    (Qt.Key.Key_O, _NONE): Command.NOT_OBSERVED,
    (Qt.Key.Key_F, _NONE): Command.FLAG,
    (Qt.Key.Key_F, _SHIFT): Command.NEXT_FLAGGED,
    (Qt.Key.Key_C, _NONE): Command.COMMENT,
    (Qt.Key.Key_Backspace, _NONE): Command.CLEAR,
    (Qt.Key.Key_Z, _CONTROL): Command.UNDO,
    (Qt.Key.Key_Y, _CONTROL): Command.REDO,
    (Qt.Key.Key_Z, _CONTROL | _SHIFT): Command.REDO,
    (Qt.Key.Key_J, _CONTROL): Command.NEXT_OPEN,
    (Qt.Key.Key_A, _NONE): Command.AGREE,
    (Qt.Key.Key_A, _SHIFT): Command.AGREE_TASK,
    (Qt.Key.Key_Slash, _NONE): Command.SEARCH,
    (Qt.Key.Key_L, _NONE): Command.OUTLINE,
    (Qt.Key.Key_K, _NONE): Command.CONTENT,
    (Qt.Key.Key_Question, _NONE): Command.HELP,
    (Qt.Key.Key_Question, _SHIFT): Command.HELP,
    (Qt.Key.Key_Escape, _NONE): Command.LEAVE,
}

# What still works while a text is being typed: keys that type nothing.
IN_TEXT = frozenset({Command.LEAVE, Command.NEXT_OPEN})
# What may repeat while its key is held down; anything else would answer many times.
REPEATING = frozenset({Command.NEXT, Command.BACK, Command.FOCUS_UP, Command.FOCUS_DOWN})


def command_of(event: QKeyEvent) -> Command | None:
    """The command of a key press; the number pad counts as the other keys."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _COMMANDS.get((Qt.Key(event.key()), modifiers))
