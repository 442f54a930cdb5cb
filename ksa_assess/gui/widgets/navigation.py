"""The rail at the left: one button for each place of the program, an icon with its word below."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ksa_assess.gui.keys import place_key
from ksa_assess.gui.places import PLACES
from ksa_assess.gui.theme import appearance, tokens
from ksa_assess.gui.theme.icons import paint_icon
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.layouts import column
from ksa_assess.runtime.texts import Texts

_ICON = 22
_LEAST_WIDTH = 76
_AT_THE_BOTTOM = 2


class NavigationRail(QWidget):
    """Signal: chosen(place)."""

    chosen = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(texts("nav.places"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.buttons = {
            place.name: NavigationButton(place.icon, texts(place.word), place_key(number))
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
            button.setChecked(name == place)


class NavigationButton(QAbstractButton):
    """Checked where its place is the present one."""

    def __init__(self, icon_name: str, word: str, keys: str) -> None:
        super().__init__()
        self._icon_name = icon_name
        self.setText(word)
        self.setAccessibleName(word)
        self.setShortcut(QKeySequence(keys))
        self.setToolTip(f"{word}（{keys}）")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        """The window says where we are, not the click."""

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
