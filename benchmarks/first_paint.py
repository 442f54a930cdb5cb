"""Notes the moment a window's first picture is finished, the same way for every window."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QMainWindow


class FirstPaint(QObject):
    """Calls `note` once, when the event loop comes round after the first paint event."""

    def __init__(self, window: QMainWindow, note: Callable[[], None]) -> None:
        super().__init__(window)
        self._note = note
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._note)
        return False
