"""Choosing one of a few, all in view, and switching one thing on or off."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ksa_assess.gui.theme import appearance, tokens
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button, press_by_enter
from ksa_assess.gui.widgets.flow import FlowLayout
from ksa_assess.gui.widgets.group import Group, make_one_of, mark, place_said
from ksa_assess.runtime.texts import Texts

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class Choice(Group):
    """One of a few buttons and one stop of the Tab key: arrows choose the next or the last one.

    For settings and forms; an answer is never chosen by an arrow (see the walk's rows).
    Signal: chosen(value) when a person takes another one.
    """

    chosen = Signal(object)

    def __init__(
        self,
        texts: Texts,
        name: str,
        options: Sequence[tuple[object, str]],
        value: object,
    ) -> None:
        super().__init__(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._value = value
        self.buttons = {option: _Option(text, self) for option, text in options}
        layout = FlowLayout(self)
        for place, (option, button) in enumerate(self.buttons.items(), start=1):
            button.setAccessibleDescription(place_said(texts, place, len(self.buttons)))
            layout.addWidget(button)
            button.clicked.connect(lambda _=False, option=option: self._on_clicked(option))
        self.set_value(value)

    def value(self) -> object:
        return self._value

    def set_value(self, value: object) -> None:
        """Show another choice; no signal."""
        self._value = value
        for option, button in self.buttons.items():
            mark(button, is_chosen=option == value)
        self._let_tab_stop_at(self.buttons.get(value) or next(iter(self.buttons.values())))

    def choose_beside(self, start: "_Option", step: int) -> None:
        """Choose the one `step` places on; nothing beyond the ends."""
        order = list(self.buttons.items())
        place = list(self.buttons.values()).index(start) + step
        if 0 <= place < len(order):
            option, button = order[place]
            button.setFocus(Qt.FocusReason.TabFocusReason)
            self._on_clicked(option)

    def _let_tab_stop_at(self, stop: "_Option") -> None:
        policy = Qt.FocusPolicy
        for button in self.buttons.values():
            button.setFocusPolicy(policy.StrongFocus if button is stop else policy.ClickFocus)

    def _on_clicked(self, option: object) -> None:
        is_other = option != self._value
        self.set_value(option)
        if is_other:
            self.chosen.emit(option)


class _Option(Button):
    def __init__(self, text: str, choice: Choice) -> None:
        super().__init__(text, "option", parent=choice)
        self._choice = choice
        make_one_of(self)

    def nextCheckState(self) -> None:
        """The choice marks it."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt's exclusive buttons would move the stop of the Tab key; the choice does."""
        QWidget.focusInEvent(self, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if step := _STEPS.get(Qt.Key(event.key())):
            self._choice.choose_beside(self, step)
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Room for the bold text of the chosen one, so that choosing moves nothing."""
        look = appearance.current()
        bold = QFontMetrics(look.font(tokens.BODY, is_bold=True))
        hint = super().sizeHint()
        hint.setWidth(max(hint.width(), bold.horizontalAdvance(self.text()) + 30))
        return hint


class Switch(QCheckBox):
    """On or off, as a slider with a tick where it is on. Signal: toggled(bool)."""

    def __init__(self, name: str, *, is_on: bool) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setChecked(is_on)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = appearance.current()
        return QSize(look.px(44), look.px(tokens.STEP * 3 + 2))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = appearance.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        radius = track.height() / 2
        painter.setPen(QPen(look.colour("accent" if self.isChecked() else "control"), 1.4))
        painter.setBrush(look.colour("accent" if self.isChecked() else "surface"))
        painter.drawRoundedRect(track, radius, radius)
        self._paint_knob(painter, track)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRoundedRect(track.adjusted(-2, -2, 2, 2), radius + 2, radius + 2)

    def _paint_knob(self, painter: QPainter, track: QRectF) -> None:
        look = appearance.current()
        side = track.height() - STEP / 2 - 2
        x = track.right() - side / 2 - 3 if self.isChecked() else track.left() + side / 2 + 3
        centre = QPointF(x, track.center().y())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("on_accent" if self.isChecked() else "control"))
        painter.drawEllipse(centre, side / 2, side / 2)
