"""The rail at the left: one button for each place of the program, an icon with its word below."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ksa_assess.gui.keys import place_key
from ksa_assess.gui.places import PLACES, Place
from ksa_assess.gui.theme import appearance, tokens
from ksa_assess.gui.theme.icons import paint_icon
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import press_by_enter
from ksa_assess.gui.widgets.group import Group, make_one_of, mark, place_said
from ksa_assess.gui.widgets.layouts import column
from ksa_assess.runtime.texts import Texts

_ICON = 22
_LEAST_WIDTH = 76
_AT_THE_BOTTOM = 2
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class NavigationRail(Group):
    """One of the places is the present one. Arrows move the focus; only a press goes there.

    Signal: chosen(place).
    """

    chosen = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts("nav.places"))
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.buttons = {
            place.name: NavigationButton(texts, place, number)
            for number, place in enumerate(PLACES, start=1)
        }
        layout = column(spacing=STEP // 2, parent=self)
        layout.setContentsMargins(6, STEP + 4, 6, STEP + 4)
        for number, (place, button) in enumerate(self.buttons.items()):
            if number == len(PLACES) - _AT_THE_BOTTOM:
                layout.addStretch(1)
            layout.addWidget(button)
            button.clicked.connect(lambda _=False, place=place: self.chosen.emit(place))

    def mark(self, place: str) -> None:
        """Show where we are."""
        for name, button in self.buttons.items():
            mark(button, is_chosen=name == place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        buttons = list(self.buttons.values())
        focused = next((p for p, one in enumerate(buttons) if one.hasFocus()), None)
        step = _STEPS.get(Qt.Key(event.key()))
        if focused is None or step is None:
            super().keyPressEvent(event)
        elif 0 <= focused + step < len(buttons):
            buttons[focused + step].setFocus(Qt.FocusReason.TabFocusReason)


class NavigationButton(QAbstractButton):
    """Checked where its place is the present one."""

    def __init__(self, texts: Texts, place: Place, number: int) -> None:
        super().__init__()
        self._icon_name = place.icon
        word, keys = texts(place.word), place_key(number)
        self.setText(word)
        self.setAccessibleName(word)
        self.setShortcut(QKeySequence(keys))
        tip = texts("control.with_key", name=word, shortcut=keys)
        self.setToolTip(tip)
        said = place_said(texts, number, len(PLACES))
        self.setAccessibleDescription(texts("control.rail", place=said, tip=tip))
        make_one_of(self)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        """The window says where we are, not the click."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows are the rail's: in an exclusive group Qt would press the next one."""
        if Qt.Key(event.key()) in _STEPS:
            event.ignore()
        elif not press_by_enter(self, event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Each is a stop of the Tab key; Qt would leave one to an exclusive group."""
        QWidget.focusInEvent(self, event)

    def sizeHint(self) -> QSize:
        look = appearance.current()
        words = QFontMetrics(look.font(tokens.SMALL, is_bold=True))
        width = max(words.horizontalAdvance(self.text()) + STEP, look.px(_LEAST_WIDTH) - 12)
        return QSize(width, look.px(_ICON) + words.height() + 2 * STEP)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = appearance.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        colour = look.colour(
            "accent" if self.isChecked() else "text" if self.underMouse() else "muted"
        )
        side = look.px(_ICON)
        paint_icon(
            painter, self._icon_name, QRectF((self.width() - side) / 2, STEP, side, side), colour
        )
        painter.setPen(colour)
        painter.setFont(look.font(tokens.SMALL, is_bold=self.isChecked()))
        words = self.rect().adjusted(0, STEP + side, 0, -STEP // 2)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())

    def _paint_ground(self, painter: QPainter) -> None:
        look = appearance.current()
        painter.setPen(Qt.PenStyle.NoPen)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 2))
        if self.isChecked():
            painter.setBrush(look.colour("accent_soft"))
        elif self.underMouse():
            painter.setBrush(look.colour("hover"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def enterEvent(self, event: object) -> None:
        self.update()

    def leaveEvent(self, event: object) -> None:
        self.update()
