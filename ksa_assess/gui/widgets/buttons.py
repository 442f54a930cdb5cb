"""Buttons. Each has its object name, and an accessible name even where it shows only an icon."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.icons import icon

_SMALLEST_TARGET = 32


class Button(QPushButton):
    """Looks: "" (plain), primary, quiet, link, icon, segment."""

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

    def set_icon(self, name: str, colour: str = "muted") -> None:
        """`colour` is a name of the theme."""
        look = appearance.current()
        side = look.px(16)
        self.setIcon(icon(name, look.colour(colour), side))
        self.setIconSize(QSize(side, side))


class IconButton(Button):
    """Only an icon: `name` is said by screen readers and shown as tool tip."""

    def __init__(self, icon_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", "icon", icon_name=icon_name, parent=parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        side = appearance.current().px(_SMALLEST_TARGET)
        self.setFixedSize(side, side)


class SegmentedChoice(QWidget):
    """One of a few, all in view. Signal: chosen(value) when a person picks another one."""

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        options: list[tuple[object, str]],
        value: object,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._values = [option for option, _ in options]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for place, (option, text) in enumerate(options):
            layout.addWidget(self._button(name, text, place, is_checked=option == value))
        self._group.idClicked.connect(lambda place: self.chosen.emit(self._values[place]))

    def value(self) -> object:
        return self._values[self._group.checkedId()]

    def set_value(self, value: object) -> None:
        self._group.button(self._values.index(value)).setChecked(True)

    def _button(self, name: str, text: str, place: int, *, is_checked: bool) -> QPushButton:
        button = Button(text, "segment", parent=self)
        button.setAccessibleName(f"{name}：{text}")
        button.setCheckable(True)
        button.setChecked(is_checked)
        edges = {0: "first", len(self._values) - 1: "last"}
        button.setProperty("edge", edges.get(place, ""))
        self._group.addButton(button, place)
        return button
