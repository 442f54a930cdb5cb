"""Small painted marks: pills, letter badges, key caps, thin progress bars, signs, rings."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QWidget

from ksa_assess.gui.theme import appearance, tokens
from ksa_assess.gui.theme.icons import paint_icon

# The background and the text of each tone, by their names in the theme.
_TONES = {
    "plain": ("sunken", "muted"),
    "accent": ("accent_soft", "accent"),
    "required": ("required_soft", "required"),
    "done": ("done_soft", "done"),
}


class _Mark(QLabel):
    """A short text in a shape; as large as the text needs, unless a maximum width is set.

    A label, so that its text is told as one: of a painted widget it would be silent.
    """

    letters = tokens.SMALL
    is_bold = False
    padding = (10, 3)

    def __init__(self, text: str, tone: str = "plain") -> None:
        super().__init__(text)
        self._tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def set_text(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        look = appearance.current()
        metrics = QFontMetrics(look.font(self.letters, is_bold=self.is_bold))
        across, down = self.padding
        height = look.px(round(self.letters * 1.35)) + 2 * look.px(down)
        width = metrics.horizontalAdvance(self.text()) + 2 * look.px(across)
        return QSize(max(width, height), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The whole text as the tool tip where it is cut and nobody gave another one."""
        super().resizeEvent(event)
        is_cut = self.width() < self.sizeHint().width()
        if self.toolTip() in ("", self.text()):
            self.setToolTip(self.text() if is_cut else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = appearance.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        background, text = _TONES[self._tone]
        self._paint_shape(painter, look.colour(background))
        painter.setFont(look.font(self.letters, is_bold=self.is_bold))
        painter.setPen(look.colour(text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._shown(painter))

    def _shown(self, painter: QPainter) -> str:
        """The text, cut with an ellipsis where somebody allows the mark less than it needs."""
        room = self.width() - appearance.current().px(self.padding[0])
        return painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def _paint_shape(self, painter: QPainter, background: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(background)
        radius = self.height() / 2
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)


class Pill(_Mark):
    """A word in a capsule, e.g. a state or a code. Tones: plain, accent, required, done."""


class Badge(_Mark):
    """One or two letters in a rounded square, e.g. K, S, A or T1."""

    is_bold = True
    padding = (6, 3)

    def _paint_shape(self, painter: QPainter, background: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(background)
        painter.drawRoundedRect(QRectF(self.rect()), 5, 5)


class KeyCap(_Mark):
    """A key of the keyboard."""

    is_bold = True
    padding = (8, 3)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = appearance.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -1.5)
        painter.setPen(QPen(look.colour("line"), 1))
        painter.setBrush(look.colour("line"))
        painter.drawRoundedRect(rect.translated(0, 1), 4, 4)
        painter.setBrush(look.colour("sunken" if look.is_dark else "surface"))
        painter.drawRoundedRect(rect, 4, 4)
        painter.setFont(look.font(self.letters, is_bold=True))
        painter.setPen(look.colour("text"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.text())


class ProgressLine(QProgressBar):
    """A thin bar: `part` of `whole`. Green when full. The words beside it say the same."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._part = 0.0
        self.setRange(0, 100)
        self.setFixedHeight(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_progress(0, 1)

    def set_name(self, name: str) -> None:
        """What it measures, where that changes; the progress begins anew."""
        self._name = name
        self.set_progress(0, 1)

    def set_progress(self, part: float, whole: float) -> None:
        self._part = part / whole if whole else 0.0
        self.setValue(round(self._part * 100))
        self.setAccessibleName(self._name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(20, 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = appearance.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(self.rect())
        painter.setBrush(look.colour("sunken"))
        painter.drawRoundedRect(track, 2, 2)
        if self._part > 0:
            painter.setBrush(look.colour("done" if self._part >= 1 else "accent"))
            track.setWidth(max(track.width() * self._part, 4))
            painter.drawRoundedRect(track, 2, 2)


class Sign(QWidget):
    """An icon in a colour of the theme; the words beside it say what it means."""

    def __init__(self, icon_name: str, colour: str, side: int) -> None:
        super().__init__()
        self._icon_name = icon_name
        self._colour = colour
        scaled = appearance.current().px(side)
        self.setFixedSize(scaled, scaled)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colour = appearance.current().colour(self._colour)
        painter = QPainter(self)
        paint_icon(painter, self._icon_name, QRectF(self.rect()), colour)


def paint_ring(painter: QPainter, rect: QRectF, part: float) -> None:
    """How much of something is done: an empty ring, part of one, or a green disc with a tick."""
    look = appearance.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = rect.adjusted(1, 1, -1, -1)
    if part >= 1:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("done"))
        painter.drawEllipse(inner)
        side = inner.width() * 0.72
        tick = QRectF(0, 0, side, side)
        tick.moveCenter(QPointF(inner.center()))
        paint_icon(painter, "check", tick, look.colour("surface"))
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour("control"), 1.6))
    painter.drawEllipse(inner)
    if part > 0:
        painter.setPen(QPen(look.colour("accent"), 2.4))
        painter.drawArc(inner, 90 * 16, -round(part * 360 * 16))
