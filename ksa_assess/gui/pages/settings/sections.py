"""The sections of the settings at the left: where one is, and a way to each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ksa_assess.gui.pages.settings.rows import SettingsCard
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.frames import Scrolling
from ksa_assess.gui.widgets.group import Group, make_one_of, mark, place_said
from ksa_assess.gui.widgets.labels import Label
from ksa_assess.gui.widgets.layouts import column
from ksa_assess.runtime.texts import Texts

_WIDTH = 208
# Below a section's head so much of it may lie above the view and it is still the present one.
_TOLERANCE = 120
_ABOVE = 28
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SectionList(Group):
    """One stop of the Tab key: arrows go from section to section, and the page follows."""

    def __init__(
        self, texts: Texts, title: str, cards: Sequence[SettingsCard], page: Scrolling
    ) -> None:
        super().__init__(texts("settings.sections"))
        self._cards = tuple(cards)
        self._page = page
        self._is_going = False
        self.setFixedWidth(appearance.current().px(_WIDTH))
        self.buttons = tuple(_SectionButton(card.title, self) for card in cards)
        for place, button in enumerate(self.buttons):
            button.setObjectName(f"section_{place}")
            button.setAccessibleDescription(place_said(texts, place + 1, len(self.buttons)))
            button.clicked.connect(lambda _=False, place=place: self._on_clicked(place))
        layout = column(Label(title, "title"), spacing=STEP // 2, parent=self)
        layout.addSpacing(2 * STEP)
        for button in self.buttons:
            layout.addWidget(button)
        layout.addStretch(1)
        layout.setContentsMargins(28, 28, 0, 28)
        self._page.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._mark(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        place = self._present() + step
        if step and 0 <= place < len(self.buttons):
            self.buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
            self._on_clicked(place)
            return
        super().keyPressEvent(event)

    def _on_clicked(self, place: int) -> None:
        self._is_going = True
        self._page.verticalScrollBar().setValue(self._top(self._cards[place]) - _ABOVE)
        self._is_going = False
        self._mark(place)

    def _on_scrolled(self, value: int) -> None:
        """The last one whose head was passed; at the end the last of all."""
        if self._is_going:
            return
        if value == self._page.verticalScrollBar().maximum() and value:
            self._mark(len(self._cards) - 1)
            return
        passed = [p for p, card in enumerate(self._cards) if self._top(card) <= value + _TOLERANCE]
        self._mark(passed[-1] if passed else 0)

    def _top(self, card: SettingsCard) -> int:
        """Below the beginning of the page, wherever that is now."""
        in_view = card.mapTo(self._page.viewport(), card.rect().topLeft()).y()
        return in_view + self._page.verticalScrollBar().value()

    def _present(self) -> int:
        return next(p for p, button in enumerate(self.buttons) if button.isChecked())

    def _mark(self, place: int) -> None:
        for number, button in enumerate(self.buttons):
            mark(button, is_chosen=number == place)
            policy = Qt.FocusPolicy.StrongFocus if number == place else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)


class _SectionButton(Button):
    def __init__(self, text: str, sections: SectionList) -> None:
        super().__init__(text, "section", parent=sections)
        make_one_of(self)

    def nextCheckState(self) -> None:
        """The list marks it."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt's exclusive buttons would move the stop of the Tab key; the list does."""
        QWidget.focusInEvent(self, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows are the list's; Qt's own button would hand on the focus alone."""
        if Qt.Key(event.key()) in _STEPS:
            event.ignore()
            return
        super().keyPressEvent(event)
