"""Buttons of the walk: they leave every key but Space to the page and show their own key."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

from ksa_assess.gui.theme import appearance, tokens
from ksa_assess.gui.widgets.buttons import Button

_EDGE = 10
_LINK_PADDING = -12  # It has next to none, and the cap would touch the words.


class WalkButton(Button):
    """A push button; Qt's own would take arrows to move the focus, on some desktops also Enter."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            super().keyPressEvent(event)
        else:
            event.ignore()


class KeyButton(WalkButton):
    """A button with the cap of its key at its end."""

    def __init__(self, text: str, key: str, look: str = "", *, icon_name: str = "") -> None:
        super().__init__(text, look, icon_name=icon_name)
        self._key = key
        self._is_primary = look == "primary"
        self._is_link = look == "link"
        self._passed = 0.0
        self.setAccessibleName(text)
        self.setAccessibleDescription(key)

    def show_time(self, passed: float) -> None:
        """How much of the time has gone by until it acts by itself, 0–1; 0 where it does not."""
        self._passed = passed
        self.update()

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width() + self._room_for_cap(), size.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """As Qt does, with the words in the middle of what the cap leaves."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        if self.isChecked():
            self._paint_checked(painter)
        option.rect = self.rect().adjusted(0, 0, -self._room_for_cap(), 0)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_cap(painter)
        if self._passed:
            self._paint_time(painter)
        painter.end()
        self.paint_focus_on_accent()

    def _paint_time(self, painter: QPainter) -> None:
        """A line along the lower edge that fills."""
        room = QRectF(self.rect()).adjusted(8, 0, -8, 0)
        line = QRectF(room.left(), self.height() - 7.0, room.width() * self._passed, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(appearance.current().colour("on_accent" if self._is_primary else "accent"))
        painter.drawRoundedRect(line, 1.5, 1.5)

    def _paint_checked(self, painter: QPainter) -> None:
        """A frame, so that it is not the icon's colour alone that says it."""
        look = appearance.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("accent"), 1.2))
        painter.setBrush(look.colour("accent_soft"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _room_for_cap(self) -> int:
        """With the distance to the words, of which the button's own padding is a part."""
        own = _LINK_PADDING if self._is_link else 4
        return self._cap_width() + appearance.current().px(6) - own

    def _cap_width(self) -> int:
        look = appearance.current()
        metrics = QFontMetrics(look.font(tokens.SMALL, is_bold=True))
        return metrics.horizontalAdvance(self._key) + look.px(10)

    def _paint_cap(self, painter: QPainter) -> None:
        look = appearance.current()
        height = look.px(18)
        width = self._cap_width()
        left = self.width() - width - _EDGE
        cap = QRectF(left, (self.height() - height) / 2, width, height)
        name = "on_accent" if self._is_primary and self.isEnabled() else "muted"
        painter.setPen(QPen(look.colour(name), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(look.font(tokens.SMALL, is_bold=True))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
