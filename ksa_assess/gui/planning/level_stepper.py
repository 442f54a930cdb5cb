"""A level between 0 and 6, or none yet: one stop of the Tab key with a minus and a plus."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider

from ksa_assess.domain.scale import HIGHEST, LOWEST
from ksa_assess.gui.theme import appearance, tokens
from ksa_assess.wording import Wording

_KEYS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Plus: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Minus: -1,
}
_NONE_KEYS = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_HEIGHT = 37
_NONE = LOWEST - 1


class LevelStepper(QSlider):
    """Arrows go one level up or down, a digit sets it, Backspace takes it away.

    A slider to screen readers, which therefore tell its value and its ends; one below the lowest
    level stands for none.

    Signal: chosen(level or None) when a person sets another one.
    """

    chosen = Signal(object)

    def __init__(self, name: str, wording: Wording) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(_NONE, HIGHEST)
        self._name = name
        self._wording = wording
        self._level: int | None = None
        self._is_editable = True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(wording.texts("plan.level_hint"))
        self.show_level(None, is_editable=True)

    def show_level(self, level: int | None, *, is_editable: bool) -> None:
        """No signal."""
        self._level = level
        self.setValue(_NONE if level is None else level)
        self._is_editable = is_editable
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.StrongFocus if is_editable else policy.NoFocus)
        said = self._wording.level(level)
        self.setAccessibleName(self._wording.texts("control.named", name=self._name, text=said))
        self.update()

    def sizeHint(self) -> QSize:
        look = appearance.current()
        widest = max(
            self.fontMetrics().horizontalAdvance(self._wording.level(level))
            for level in (None, *range(LOWEST, HIGHEST + 1))
        )
        return QSize(widest + 2 * look.px(_HEIGHT), look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        digit = event.text()
        if step := _KEYS.get(key):
            self._step(step)
        elif key in _NONE_KEYS:
            self._choose(None)
        elif is_plain and digit.isdecimal() and LOWEST <= int(digit) <= HIGHEST:
            self._choose(int(digit))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for sign, zone in self._zones().items():
            if zone.contains(event.position().toPoint()):
                self._step(sign)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Nothing is drawn along."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press has done it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page and never changes what was chosen."""
        event.ignore()

    def _zones(self) -> dict[int, QRect]:
        """Where a click goes down or up."""
        side = self.height()
        down = QRect(0, 0, side, side)
        return {-1: down, 1: QRect(QPoint(self.width() - side, 0), down.size())}

    def _step(self, step: int) -> None:
        start = _NONE if self._level is None else self._level
        self._choose(min(max(start + step, LOWEST), HIGHEST))

    def _choose(self, level: int | None) -> None:
        if self._is_editable and level != self._level:
            self.show_level(level, is_editable=True)
            self.chosen.emit(level)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = appearance.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self.hasFocus() else 1
        border = "accent" if self.hasFocus() else "control" if self._is_editable else "line"
        frame = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(look.colour(border), width))
        painter.setBrush(look.colour("surface" if self._is_editable else "canvas"))
        painter.drawRoundedRect(frame, 6, 6)
        painter.setFont(look.font(tokens.BODY, is_bold=self._level is not None))
        painter.setPen(look.colour("muted" if self._level is None else "text"))
        words = self._wording.level(self._level)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
        if self._is_editable:
            self._paint_signs(painter)

    def _paint_signs(self, painter: QPainter) -> None:
        look = appearance.current()
        ends = {-1: LOWEST, 1: HIGHEST}
        half = look.px(4)
        for sign, zone in self._zones().items():
            is_at_end = self._level == ends[sign]
            painter.setPen(QPen(look.colour("line" if is_at_end else "muted"), 1.6))
            middle = QPointF(zone.center())
            painter.drawLine(middle - QPointF(half, 0), middle + QPointF(half, 0))
            if sign > 0:
                painter.drawLine(middle - QPointF(0, half), middle + QPointF(0, half))
