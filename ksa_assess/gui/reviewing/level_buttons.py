"""The seven levels in one line: one stop of the Tab key; arrows move and never choose."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ksa_assess.domain.scale import LEVELS
from ksa_assess.gui.reviewing.level_words import level_meaning
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.group import Group, make_one_of, mark, place_said
from ksa_assess.gui.widgets.layouts import row
from ksa_assess.wording import Wording

_NARROWEST = 34
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class LevelButtons(Group):
    """Shows what is stored and nothing else.

    Signals: chosen(level), by mouse, Space or Enter; looked_at(level or None) while the pointer or
    the focus is on one, so that its sentence can be shown.
    """

    chosen = Signal(int)
    looked_at = Signal(object)

    def __init__(self, wording: Wording, name: str) -> None:
        super().__init__(name)
        self.buttons = tuple(_LevelButton(wording, level.value, self) for level in LEVELS)
        layout = row(*self.buttons, spacing=STEP // 2, parent=self)
        for place, button in enumerate(self.buttons):
            layout.setStretch(place, 1)
            button.clicked.connect(lambda _=False, level=place: self.chosen.emit(level))
        self.show_levels(None, None)

    def show_levels(self, chosen: int | None, required: int | None) -> None:
        """Which one is stored; the required one has an amber line, which words nearby explain."""
        policy = Qt.FocusPolicy
        stop = 0 if chosen is None else chosen
        for level, button in enumerate(self.buttons):
            mark(button, is_chosen=level == chosen)
            button.setFocusPolicy(policy.StrongFocus if level == stop else policy.ClickFocus)
            button.show_required(is_required=level == required)

    def focus(self) -> None:
        next(
            one for one in self.buttons if one.focusPolicy() == Qt.FocusPolicy.StrongFocus
        ).setFocus()

    def focus_beside(self, level: int, step: int) -> None:
        """The next one; nothing beyond the ends."""
        if 0 <= level + step < len(self.buttons):
            self.buttons[level + step].setFocus(Qt.FocusReason.TabFocusReason)


class _LevelButton(Button):
    def __init__(self, wording: Wording, level: int, group: LevelButtons) -> None:
        super().__init__(str(level), "option", parent=group)
        self._level = level
        self._group = group
        self._is_required = False
        said = f"{level} {level_meaning(wording, level)}"
        self.setAccessibleName(said)
        self.setAccessibleDescription(place_said(wording.texts, level + 1, len(LEVELS)))
        self.setToolTip(said)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        make_one_of(self)

    def show_required(self, *, is_required: bool) -> None:
        self._is_required = is_required
        self.update()

    def nextCheckState(self) -> None:
        """Nothing: only what is stored is shown as chosen."""

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._group.looked_at.emit(self._level)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._group.looked_at.emit(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt's exclusive buttons would move the stop of the Tab key; the group does."""
        QWidget.focusInEvent(self, event)
        self._group.looked_at.emit(self._level)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._group.looked_at.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if step := _STEPS.get(Qt.Key(event.key())):
            self._group.focus_beside(self._level, step)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(appearance.current().px(_NARROWEST), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_required:
            painter = QPainter(self)
            line = QRectF(self.rect()).adjusted(8, self.height() - 6, -8, -3)
            painter.fillRect(line, appearance.current().colour("required_line"))
