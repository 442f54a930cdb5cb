"""The digits that stand for levels, wherever somebody rates by key."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ksa_assess.domain.scale import LEVELS

_LEVELS = {Qt.Key(Qt.Key.Key_0 + level.value): level.value for level in LEVELS}


def level_of(event: QKeyEvent) -> int | None:
    """The level of a digit pressed alone, 0–6; the number pad counts, too."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return None
    return _LEVELS.get(Qt.Key(event.key()))
