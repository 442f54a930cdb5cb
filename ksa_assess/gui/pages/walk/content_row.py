"""One knowledge, skill or attitude of a task, with a box where it can be ticked as missing."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QLabel, QSizePolicy

from ksa_assess.gui.pages.walk.wrapped_text import kept
from ksa_assess.gui.theme import appearance, tokens
from ksa_assess.gui.theme.icons import paint_icon

_CODE_WIDTH = 38
_BOX = 16
_ABOVE = 4


class ContentRow(QLabel):
    """Code, name and, for attitudes, a description: a text, with a box only where it may be ticked.

    Signal: clicked(), on the box or, where there is one, anywhere in the row.
    """

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.code = ""
        self._name = self._detail = kept("")
        self._heights: dict[tuple[int, bool], int] = {}
        self.box = _Box(self)
        self.box.hide()
        self.box.clicked.connect(self.clicked)

    def show_entry(self, code: str, name: str, detail: str) -> None:
        if (code, name, detail) != (self.code, self._name.text, self._detail.text):
            self.code = code
            self._name, self._detail = kept(name), kept(detail)
            said = " ".join(part for part in (code, name, detail) if part)
            self.setAccessibleName(said)
            self.box.setAccessibleName(said)
            self._heights.clear()
            self.updateGeometry()
            self.update()

    def show_box(self, *, has_box: bool, is_ticked: bool, said: str) -> None:
        """`said` is its place among the others."""
        self.box.setAccessibleDescription(said)
        self.box.setChecked(is_ticked)
        if has_box == self.box.isHidden():
            self.box.setVisible(has_box)
            shape = Qt.CursorShape.PointingHandCursor if has_box else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.updateGeometry()
            self.update()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """The words belong to the box; elsewhere they are only read."""
        if self._has_box and self.box.isEnabled():
            self.clicked.emit()

    @property
    def _has_box(self) -> bool:
        return not self.box.isHidden()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt asks many times for one placing."""
        asked = width, self._has_box
        if asked not in self._heights:
            self._heights[asked] = self._height(width)
        return self._heights[asked]

    def _height(self, width: int) -> int:
        look = appearance.current()
        pixels, room = look.px(tokens.SECOND), self._name_width(width)
        height = self._name.height(pixels, room)
        if self._detail.text:
            height += self._detail.height(pixels, room)
        return max(height + 2 * _ABOVE, look.px(28))

    def sizeHint(self) -> QSize:
        return QSize(240, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, appearance.current().px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_words(painter)

    def _code_left(self) -> int:
        return appearance.current().px(_BOX) + 12 if self._has_box else 0

    def _name_left(self) -> int:
        return self._code_left() + appearance.current().px(_CODE_WIDTH)

    def _name_width(self, width: int) -> int:
        return max(width - self._name_left(), 60)

    def _paint_words(self, painter: QPainter) -> None:
        look = appearance.current()
        pixels, width = look.px(tokens.SECOND), self._name_width(self.width())
        line = self._name.first_line(pixels, width).height()
        code = QRectF(self._code_left(), _ABOVE, look.px(_CODE_WIDTH), line)
        painter.setFont(look.font(tokens.SMALL))
        painter.setPen(look.colour("muted"))
        painter.drawText(code, Qt.AlignmentFlag.AlignVCenter, self.code)
        painter.setPen(look.colour("text"))
        self._name.draw(painter, QPointF(self._name_left(), _ABOVE), pixels, width)
        if self._detail.text:
            top = _ABOVE + self._name.height(pixels, width)
            painter.setPen(look.colour("muted"))
            self._detail.draw(painter, QPointF(self._name_left(), top), pixels, width)


class _Box(QCheckBox):
    """Shows what is stored: a click or Space only asks. Other keys are the page's."""

    def __init__(self, row: ContentRow) -> None:
        super().__init__(row)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        side = appearance.current().px(_BOX) + 8
        self.setFixedSize(side, side)
        self.move(0, 0)

    def nextCheckState(self) -> None:
        """Nothing: only what is stored is shown as ticked."""

    def hitButton(self, _pos: object) -> bool:
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = appearance.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.px(_BOX)
        box = QRectF(2, _ABOVE + 2, side, side)
        painter.setPen(QPen(look.colour("required_line" if self.isChecked() else "control"), 1.4))
        painter.setBrush(look.colour("required_soft" if self.isChecked() else "surface"))
        painter.drawRoundedRect(box, 3, 3)
        if self.isChecked():
            paint_icon(painter, "check", box.adjusted(1, 1, -1, -1), look.colour("required"))
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 5, 5)
