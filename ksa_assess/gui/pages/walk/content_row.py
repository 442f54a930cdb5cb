"""One knowledge, skill or attitude of a task, with a box where it can be ticked as missing."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from ksa_assess.gui.pages.walk.wrapped_text import WrappedText
from ksa_assess.gui.theme import appearance, tokens
from ksa_assess.gui.theme.icons import paint_icon

_CODE_WIDTH = 38
_BOX = 16
_ABOVE = 4


class ContentRow(QCheckBox):
    """Code, name and, for attitudes, a description. Signal: clicked(), where it has a box."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.code = ""
        self._name = WrappedText("")
        self._detail = WrappedText("")
        self._has_box = False

    def show_entry(self, code: str, name: str, detail: str) -> None:
        if (code, name, detail) != (self.code, self._name.text, self._detail.text):
            self.code = code
            self._name, self._detail = WrappedText(name), WrappedText(detail)
            self.setAccessibleName(" ".join(part for part in (code, name, detail) if part))
            self.updateGeometry()
            self.update()

    def show_box(self, *, has_box: bool, is_ticked: bool) -> None:
        if has_box != self._has_box:
            self._has_box = has_box
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if has_box else Qt.FocusPolicy.NoFocus)
            shape = Qt.CursorShape.PointingHandCursor if has_box else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.updateGeometry()
            self.update()
        self.setChecked(is_ticked)

    def nextCheckState(self) -> None:
        """Nothing: only what is stored is shown as ticked."""

    def hitButton(self, _pos: object) -> bool:
        return self._has_box

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        look = appearance.current()
        pixels, room = look.px(tokens.SECOND), self._name_width(width)
        height = self._name.height(pixels, room)
        if self._detail.text:
            height += self._detail.height(pixels, room)
        return max(height + 2 * _ABOVE, look.px(28))

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, appearance.current().px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._has_box:
            self._paint_box(painter)
        self._paint_words(painter)

    def _code_left(self) -> int:
        return appearance.current().px(_BOX) + 10 if self._has_box else 0

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

    def _paint_box(self, painter: QPainter) -> None:
        look = appearance.current()
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
