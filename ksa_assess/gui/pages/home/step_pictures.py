"""Small painted scenes of the three steps: choosing a level, the bars of the gap, the talk.

Each is drawn on a stage of 240 by 132 units and follows theme and text size.
"""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ksa_assess.gui.theme import appearance, tokens
from ksa_assess.gui.theme.fonts import font
from ksa_assess.gui.theme.icons import paint_icon

_STAGE = QRectF(0, 0, 240, 132)
_HEIGHT = 156  # Larger text makes no larger ornaments.


class StepPicture(QWidget):
    """Only an ornament: the words below it say the same, so screen readers pass it by."""

    def __init__(self, step: int) -> None:
        super().__init__()
        self._paint_scene = _SCENES[step]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _fill(painter, "canvas")
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        scale = min(self.width() / _STAGE.width(), self.height() / _STAGE.height())
        painter.translate(QRectF(self.rect()).center())
        painter.scale(scale, scale)
        painter.translate(-_STAGE.center())
        self._paint_scene(painter)


def _colour(name: str) -> QColor:
    return appearance.current().colour(name)


def _fill(painter: QPainter, name: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_colour(name))


def _outline(painter: QPainter, name: str, ground: str = "surface", width: float = 1) -> None:
    painter.setPen(QPen(_colour(name), width))
    painter.setBrush(_colour(ground))


def _words(painter: QPainter, left: float, top: float, width: float, name: str = "sunken") -> None:
    """A line of writing too small to read."""
    _fill(painter, name)
    painter.drawRoundedRect(QRectF(left, top, width, 4), 2, 2)


def _paint_levels(painter: QPainter) -> None:
    """A sheet with levels, one of them chosen, and the key that chose it."""
    _outline(painter, "line")
    painter.drawRoundedRect(QRectF(44, 12, 140, 108), 6, 6)
    _words(painter, 56, 22, 92, "control")
    for level, width in enumerate((60, 82, 70, 94, 76)):
        top = 34 + level * 17
        is_chosen = level == 3
        if is_chosen:
            _fill(painter, "accent")
            painter.drawRoundedRect(QRectF(50, top - 2, 128, 16), 4, 4)
        _outline(
            painter, "on_accent" if is_chosen else "control", "accent" if is_chosen else "surface"
        )
        painter.drawRoundedRect(QRectF(55, top + 1, 10, 10), 2, 2)
        _words(painter, 72, top + 4, width, "on_accent" if is_chosen else "sunken")
    _paint_key(painter, QRectF(164, 78, 34, 34), "3")


def _paint_key(painter: QPainter, cap: QRectF, letter: str) -> None:
    _fill(painter, "control")
    painter.drawRoundedRect(cap.translated(0, 3), 7, 7)
    _outline(painter, "control")
    painter.drawRoundedRect(cap, 7, 7)
    painter.setPen(_colour("text"))
    painter.setFont(font(tokens.BODY + 2, is_bold=True))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, letter)


def _paint_bars(painter: QPainter) -> None:
    """Bars of required and present, one short, with the signs that say so."""
    _outline(painter, "line")
    painter.drawRoundedRect(QRectF(36, 12, 168, 108), 6, 6)
    for place, (required, present) in enumerate(((96, 96), (112, 70), (80, 80), (104, 88))):
        top = 24 + place * 23
        frame = QRectF(74, top, required, 12)
        is_short = present < required
        _outline(painter, "required_line" if is_short else "control", "required_soft")
        painter.drawRoundedRect(frame, 3, 3)
        _fill(painter, "accent")
        painter.drawRoundedRect(QRectF(74, top, present, 12), 3, 3)
        sign = QRectF(50, top - 1, 14, 14)
        if is_short:
            _paint_triangle(painter, sign)
        else:
            paint_icon(painter, "check", sign, _colour("done"))


def _paint_triangle(painter: QPainter, rect: QRectF) -> None:
    path = QPainterPath(QPointF(rect.center().x(), rect.top() + 2))
    path.lineTo(rect.right() - 1, rect.bottom() - 2)
    path.lineTo(rect.left() + 1, rect.bottom() - 2)
    path.closeSubpath()
    _fill(painter, "required_line")
    painter.drawPath(path)


def _paint_talk(painter: QPainter) -> None:
    """A report to sign between two who talk."""
    _outline(painter, "line")
    painter.drawRoundedRect(QRectF(86, 10, 68, 98), 4, 4)
    _words(painter, 96, 20, 36, "control")
    for place, width in enumerate((48, 40, 46)):
        _words(painter, 96, 31 + place * 9, width)
    painter.setPen(QPen(_colour("accent"), 1.8, c=Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    signature = QPainterPath(QPointF(98, 88))
    signature.cubicTo(104, 68, 108, 96, 113, 82)
    signature.cubicTo(117, 72, 118, 94, 128, 84)
    painter.drawPath(signature)
    painter.setPen(QPen(_colour("control"), 1))
    painter.drawLine(QPointF(96, 94), QPointF(144, 94))
    _paint_speaker(painter, 46, "accent", 1)
    _paint_speaker(painter, 194, "done", -1)


def _paint_speaker(painter: QPainter, x: float, name: str, inward: int) -> None:
    _fill(painter, name)
    painter.drawEllipse(QPointF(x, 76), 11, 11)
    shoulders = QPainterPath(QPointF(x - 22, 118))
    shoulders.cubicTo(x - 22, 84, x + 22, 84, x + 22, 118)
    painter.drawPath(shoulders)
    bubble = QRectF(x - 22, 20, 44, 28)
    _outline(painter, "control")
    path = QPainterPath()
    path.addRoundedRect(bubble, 8, 8)
    tail = QPainterPath(QPointF(x - 5, 46))
    tail.lineTo(x + 2 * inward, 57)
    tail.lineTo(x + 6, 46)
    painter.drawPath(path.united(tail))
    _words(painter, x - 13, 27, 26, "control")
    _words(painter, x - 13, 36, 17, "control")


_SCENES: dict[int, Callable[[QPainter], None]] = {
    1: _paint_levels,
    2: _paint_bars,
    3: _paint_talk,
}
