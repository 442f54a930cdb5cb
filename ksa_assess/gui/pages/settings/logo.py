"""The company's logo as it will stand on paper."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.icons import paint_icon
from ksa_assess.runtime.named_places import is_file

_WIDTH, _HEIGHT = 176, 88
_MARGIN = 10
_MOST_PIXELS = 25_000_000
_PAPER = QColor("#FFFFFF")
_ICON = 24


def read_logo(path: str) -> QImage:
    """Null where there is no picture that can be read, in the kinds that a report can print."""
    if not path or not is_file(Path(path)):
        return QImage()
    reader = QImageReader(path)
    size = reader.size()
    is_printable = bytes(reader.format().data()) in (b"png", b"jpeg")
    if not is_printable or size.width() * size.height() > _MOST_PIXELS:
        return QImage()
    return reader.read()


class LogoPicture(QWidget):
    """On white in either theme, because paper is white. Without a picture only its frame."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._image = QImage()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def has_picture(self) -> bool:
        return not self._image.isNull()

    def show_file(self, path: str) -> None:
        self._image = read_logo(path)
        self.setAccessibleName(f"{self._name} {Path(path).name}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = appearance.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        style = Qt.PenStyle.SolidLine if self.has_picture else Qt.PenStyle.DashLine
        painter.setPen(QPen(look.colour("line" if self.has_picture else "control"), 1, style))
        painter.setBrush(_PAPER if self.has_picture else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 6, 6)
        if self.has_picture:
            painter.drawImage(self._place(), self._image)
            return
        side = float(look.px(_ICON))
        middle = QRectF((_WIDTH - side) / 2, (_HEIGHT - side) / 2, side, side)
        paint_icon(painter, "picture", middle, look.colour("muted"))

    def _place(self) -> QRectF:
        """As large as fits, never larger than it is, in the middle."""
        room = self.size() - QSize(2 * _MARGIN, 2 * _MARGIN)
        size = self._image.size()
        if size.width() > room.width() or size.height() > room.height():
            size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF(
            (self.width() - size.width()) / 2,
            (self.height() - size.height()) / 2,
            size.width(),
            size.height(),
        )
