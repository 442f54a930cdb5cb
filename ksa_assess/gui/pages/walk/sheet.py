"""A scrolling part of the walk: Page up and Page down scroll, every other key is the page's."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ksa_assess.gui.widgets.frames import Scrolling


class WalkSheet(Scrolling):
    """Qt's own would take the arrows to scroll before the page could go on or back."""

    def __init__(self, *, widest: int = 16_777_215, margin: int, look: str = "canvas") -> None:
        super().__init__(widest, margin)
        if (inner := self.widget()) is not None:
            inner.setProperty("look", look)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()
