"""A text field of one line: Enter finishes it and goes no further."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class TextLine(QLineEdit):
    """Signal: left() when the focus goes elsewhere.

    Qt's own passes Enter on after telling it, and the page would go to the next indicator.
    """

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def is_typed_in(field: QWidget) -> bool:
    """Whether somebody is typing there, also while another window is in front."""
    return field.window().focusWidget() is field
