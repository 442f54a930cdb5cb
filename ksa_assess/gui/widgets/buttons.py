"""Buttons. Each has its object name, and an accessible name even where it shows only an icon."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.icons import icon

_SMALLEST_TARGET = 32


def press_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Whether it was Enter, which presses the button once, however long it is held."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    if not event.isAutoRepeat():
        button.click()
    return True


class Button(QPushButton):
    """Looks: "" (plain), primary, quiet, link, icon, option."""

    def __init__(
        self, text: str, look: str = "", *, icon_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        if look:
            self.setProperty("look", look)
        if icon_name:
            self.set_icon(icon_name, "on_accent" if look == "primary" else "muted")
        # Enter presses the button that has the focus, not some default of a dialog.
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as Space does; Qt's own button leaves it to a dialog's default."""
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.paint_focus_on_accent()

    def paint_focus_on_accent(self) -> None:
        """A border in the accent would not be seen around a ground in the accent."""
        if not self.hasFocus() or self.property("look") != "primary":
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(appearance.current().colour("on_accent"), 1.6))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 4, 4)

    def set_icon(self, name: str, colour: str = "muted") -> None:
        """`colour` is a name of the theme."""
        look = appearance.current()
        side = look.px(16)
        self.setIcon(icon(name, look.colour(colour), side))
        self.setIconSize(QSize(side, side))


class IconButton(Button):
    """Only an icon: `name` is said by screen readers and shown as tool tip."""

    def __init__(self, icon_name: str, name: str) -> None:
        super().__init__("", "icon", icon_name=icon_name)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A size set for good would be taken back by the style sheet."""
        side = appearance.current().px(_SMALLEST_TARGET)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
