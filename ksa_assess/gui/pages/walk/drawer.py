"""A panel that lies over the edge of the walk where the window is too narrow for it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ksa_assess.gui.theme import appearance
from ksa_assess.gui.widgets.buttons import IconButton
from ksa_assess.gui.widgets.layouts import column, row

_VEIL = 150  # Of 255: what is below stays recognisable.


class Drawer(QWidget):
    """As large as its parent, with a veil beside the panel. Signal: left() by a click or its
    button; Escape is the page's."""

    left = Signal()

    def __init__(self, close_name: str, parent: QWidget, *, is_right: bool) -> None:
        super().__init__(parent)
        self._around = parent
        self.setProperty("is_overlay", True)
        self.close_button = IconButton("close", close_name)
        self.close_button.clicked.connect(self.left)
        self._sheet = QWidget()
        self._sheet.setProperty("look", "surface")
        self._sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = row(1, self.close_button)
        head.setContentsMargins(0, 4, 8, 0)
        self._body = column(head, spacing=0, parent=self._sheet)
        parts = (1, self._sheet) if is_right else (self._sheet, 1)
        row(*parts, spacing=0, parent=self)
        self.hide()

    def hold(self, panel: QWidget) -> None:
        """Take the panel in, out of whatever held it."""
        self._body.addWidget(panel, 1)
        panel.show()

    def open_it(self) -> None:
        self.setGeometry(self._around.rect())
        self.show()
        self.raise_()
        self.close_button.setFocus(Qt.FocusReason.PopupFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._sheet.geometry().contains(event.position().toPoint()):
            self.left.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        veil = appearance.current().colour("text" if not appearance.current().is_dark else "canvas")
        veil.setAlpha(_VEIL if appearance.current().is_dark else _VEIL // 3)
        painter.fillRect(self.rect(), veil)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes round inside: what lies below the veil is not to be reached."""
        stops = [one for one in self.findChildren(QWidget) if _is_stop(one)]
        focused = self.window().focusWidget()
        if not stops:
            return False
        place = stops.index(focused) if focused in stops else -1
        step = 1 if is_next else -1
        reason = Qt.FocusReason.TabFocusReason
        stops[(place + step) % len(stops)].setFocus(
            reason if is_next else Qt.FocusReason.BacktabFocusReason
        )
        return True


def _is_stop(control: QWidget) -> bool:
    takes_tab = bool(control.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_tab and control.isVisible() and control.isEnabled()
