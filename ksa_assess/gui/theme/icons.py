"""Small line icons, drawn with strokes on a square of 24 units so that they follow any theme."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from ksa_assess.gui.theme.tokens import LIGHT

_SIDE = 24
_WIDTH = 1.8


_Stroke = Callable[[QPainterPath], None]


def _line(*numbers: float, is_closed: bool = False) -> _Stroke:
    """A polyline through points, x and y in turn."""

    def add(path: QPainterPath) -> None:
        path.moveTo(numbers[0], numbers[1])
        for x, y in zip(numbers[2::2], numbers[3::2], strict=True):
            path.lineTo(x, y)
        if is_closed:
            path.closeSubpath()

    return add


def _circle(x: float, y: float, radius: float) -> _Stroke:
    return lambda path: path.addEllipse(QPointF(x, y), radius, radius)


def _curve(*numbers: float) -> _Stroke:
    """From the first point by one Bézier curve to the fourth, x and y in turn."""

    def add(path: QPainterPath) -> None:
        path.moveTo(*numbers[:2])
        path.cubicTo(*numbers[2:])

    return add


def _box(x: float, y: float, width: float, height: float) -> _Stroke:
    return lambda path: path.addRoundedRect(QRectF(x, y, width, height), 1.5, 1.5)


_ICONS: dict[str, Sequence[_Stroke]] = {
    "home": (
        _line(3, 11, 12, 3.5, 21, 11),
        _line(5.5, 9.5, 5.5, 20, 18.5, 20, 18.5, 9.5),
        _line(10, 20, 10, 14, 14, 14, 14, 20),
    ),
    "team": (
        _circle(9, 8, 3.5),
        _curve(2.5, 19.5, 2.5, 11.9, 15.5, 11.9, 15.5, 19.5),
        _curve(15.4, 4.8, 19.7, 4.9, 19.7, 11.1, 15.4, 11.2),
        _curve(17.6, 14.1, 20.2, 14.8, 21.5, 16.8, 21.5, 19.5),
    ),
    "library": (
        _box(4, 4, 5, 16),
        _box(9, 4, 5, 16),
        _line(15.2, 5.6, 18.9, 4.6, 22, 18.6, 18.3, 19.6, is_closed=True),
    ),
    "settings": (
        _line(3, 6.5, 12.5, 6.5),
        _line(18.5, 6.5, 21, 6.5),
        _circle(15.5, 6.5, 2.8),
        _line(3, 17.5, 5.5, 17.5),
        _line(11.5, 17.5, 21, 17.5),
        _circle(8.5, 17.5, 2.8),
    ),
    "search": (_circle(10.5, 10.5, 6.5), _line(15.4, 15.4, 21, 21)),
    "close": (_line(6, 6, 18, 18), _line(18, 6, 6, 18)),
    "check": (_line(5, 12.5, 10, 17.5, 19.5, 7),),
    "left": (_line(14.5, 6, 8.5, 12, 14.5, 18),),
    "up": (_line(6, 14.5, 12, 8.5, 18, 14.5),),
    "down": (_line(6, 9.5, 12, 15.5, 18, 9.5),),
    "right": (_line(9.5, 6, 15.5, 12, 9.5, 18),),
    "edit": (
        _line(4, 20, 5, 15.5, 16, 4.5, 19.5, 8, 8.5, 19, is_closed=True),
        _line(13.5, 7, 17, 10.5),
    ),
    "plus": (_line(12, 5, 12, 19), _line(5, 12, 19, 12)),
    "minus": (_line(5, 12, 19, 12),),
    "picture": (
        _line(4, 5, 20, 5, 20, 19, 4, 19, 4, 5),
        _line(4, 16, 9.5, 11, 14, 15, 16.5, 13, 20, 16),
        _circle(15.5, 8.8, 1.4),
    ),
    "print": (
        _line(7, 8, 7, 3.5, 17, 3.5, 17, 8),
        _line(7, 17, 3.5, 17, 3.5, 8, 20.5, 8, 20.5, 17, 17, 17),
        _line(7, 13.5, 17, 13.5, 17, 20.5, 7, 20.5, is_closed=True),
    ),
    "trash": (
        _line(4, 6.5, 20, 6.5),
        _line(9, 6.5, 9, 3.8, 15, 3.8, 15, 6.5),
        _line(6, 6.5, 7, 20.5, 17, 20.5, 18, 6.5),
    ),
    "document": (
        _line(6, 3.5, 14, 3.5, 18.5, 8, 18.5, 20.5, 6, 20.5, is_closed=True),
        _line(9, 12, 15.5, 12),
        _line(9, 16, 15.5, 16),
    ),
    "copy": (
        _box(8.5, 8.5, 11.5, 11.5),
        _line(5.5, 15.5, 4, 15.5, 4, 4, 15.5, 4, 15.5, 5.5),
    ),
    "talk": (
        _circle(7, 8, 3),
        _circle(17, 8, 3),
        _line(2, 19.5, 2.6, 16, 4.4, 14, 9.6, 14, 11.4, 16, 12, 19.5),
        _line(14.4, 14, 19.6, 14, 21.4, 16, 22, 19.5),
    ),
    "lock": (
        _box(5.5, 10.5, 13, 10),
        _line(8.5, 10.5, 8.5, 6.5, 10, 4.2, 14, 4.2, 15.5, 6.5, 15.5, 10.5),
    ),
    "help": (
        _circle(12, 12, 9),
        _line(9.3, 9.6, 10, 8.2, 12, 7.3, 14, 8.2, 14.6, 9.7, 13.8, 11.3, 12, 12.6, 12, 14),
        _line(12, 16.9, 12, 17),
    ),
    "notice": (_circle(12, 12, 9), _line(12, 11, 12, 16.5), _line(12, 7.6, 12, 7.7)),
    "flag": (_line(6, 21, 6, 4, 18, 4, 15, 8.5, 18, 13, 6, 13),),
}


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw an icon into the largest square in the middle of `rect`."""
    path = QPainterPath()
    for stroke in _ICONS[name]:
        stroke(path)
    side = min(rect.width(), rect.height())
    pen = QPen(colour, _WIDTH)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center())
    painter.scale(side / _SIDE, side / _SIDE)
    painter.translate(-_SIDE / 2, -_SIDE / 2)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.restore()


def icon(name: str, colour: QColor, side: int = 16) -> QIcon:
    """The icon for a button, at several densities."""
    result = QIcon()
    for density in (1, 2):
        pixmap = QPixmap(side * density, side * density)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_icon(painter, name, QRectF(0, 0, side * density, side * density), colour)
        painter.end()
        pixmap.setDevicePixelRatio(density)
        result.addPixmap(pixmap)
    return result


def program_icon() -> QIcon:
    """Three rising steps; the same in every theme."""
    result = QIcon()
    for side in (16, 32, 48, 64, 128, 256):
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(side / _SIDE, side / _SIDE)
        _paint_program(painter)
        painter.end()
        result.addPixmap(pixmap)
    return result


def _paint_program(painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT.accent))
    painter.drawRoundedRect(QRectF(1, 1, 22, 22), 5, 5)
    painter.setBrush(QColor(LIGHT.on_accent))
    for left, top in ((5, 14.5), (10, 11), (15, 7.5)):
        painter.drawRoundedRect(QRectF(left, top, 4, 19 - top), 1, 1)
