"""A whole row or cell that can be pressed, with other widgets laid out on it."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ksa_assess.gui.theme import appearance
from ksa_assess.gui.widgets.buttons import press_by_enter

_LEAST = 32
_RADIUS = 6


class RowButton(QAbstractButton):
    """`name` is all that it says; what is laid out on it is for the eye and takes no clicks."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Qt's own button is never narrower than it asks for; the words on this one wrap.
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(self._least())

    def minimumSizeHint(self) -> QSize:
        """As high as its content at the width it has: the hint for a narrow one is far higher."""
        return QSize(super().minimumSizeHint().width(), self._least().height())

    def _least(self) -> QSize:
        side = appearance.current().px(_LEAST)
        return QSize(side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(appearance.current().colour("accent"), 2))
            painter.drawRoundedRect(self.inner(1), _RADIUS, _RADIUS)

    def paint_ground(self, painter: QPainter) -> None:
        """What lies below the content; nothing but where the pointer is."""
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(appearance.current().colour("hover"))
            painter.drawRoundedRect(self.inner(1), _RADIUS, _RADIUS)

    def inner(self, margin: float) -> QRectF:
        return QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
