"""Which key does what in the talk."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ksa_assess.gui.keys import KeyHint


class Command(StrEnum):
    """What a key asks for, besides a level."""

    NEXT = "next"
    BACK = "back"
    NOT_APPLICABLE = "not_applicable"
    REASON = "reason"
    CLEAR = "clear"
    HELP = "help"
    LEAVE = "leave"


_COMMANDS = {
    Qt.Key.Key_Right: Command.NEXT,
    Qt.Key.Key_PageDown: Command.NEXT,
    Qt.Key.Key_Return: Command.NEXT,
    Qt.Key.Key_Enter: Command.NEXT,
    Qt.Key.Key_Left: Command.BACK,
    Qt.Key.Key_PageUp: Command.BACK,
    Qt.Key.Key_N: Command.NOT_APPLICABLE,
    Qt.Key.Key_C: Command.REASON,
    Qt.Key.Key_Backspace: Command.CLEAR,
    Qt.Key.Key_Question: Command.HELP,
    Qt.Key.Key_Escape: Command.LEAVE,
}
_HARMLESS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier

# What still works while a text is being typed.
IN_TEXT = frozenset({Command.LEAVE})

KEY_HINTS = (
    KeyHint(("→", "Enter", "PgDn"), "talk.key.next"),
    KeyHint(("←", "PgUp"), "talk.key.back"),
    KeyHint(("0–6",), "talk.key.level"),
    KeyHint(("N",), "answer.not_applicable"),
    KeyHint(("C",), "talk.key.reason"),
    KeyHint(("Backspace",), "talk.key.clear"),
    KeyHint(("Esc",), "talk.key.leave"),
    KeyHint(("?",), "walk.key.help"),
)


def command_of(event: QKeyEvent) -> Command | None:
    """The command of a key press; the number pad counts as the other keys."""
    if event.modifiers() & ~_HARMLESS:
        return None
    return _COMMANDS.get(Qt.Key(event.key()))
