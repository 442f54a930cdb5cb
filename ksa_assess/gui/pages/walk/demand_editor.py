"""Requiring another level of one indicator for this assessment alone, with the reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ksa_assess.domain.scale import HIGHEST
from ksa_assess.gui.level_keys import level_of
from ksa_assess.gui.pages.walk.item import WalkItem
from ksa_assess.gui.pages.walk.text_line import TextLine
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.choice import Choice
from ksa_assess.gui.widgets.frames import Line
from ksa_assess.gui.widgets.labels import Label
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.wording import Wording

_FIELD = 40
_LEVELS = range(1, HIGHEST + 1)


class DemandEditor(QWidget):
    """Its digits choose the level required, never the answer.

    Signals: chosen(level, reason); removed(), back to the standard's level; left().
    """

    chosen = Signal(int, str)
    removed = Signal()
    left = Signal()

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        texts = wording.texts
        name = texts("walk.demand.level")
        self.caption = Label(name, "heading")
        self.levels = Choice(texts, name, [(level, str(level)) for level in _LEVELS], None)
        self.levels.setObjectName("demand_levels")
        self.reason = TextLine()
        self.reason.setObjectName("demand_reason")
        self.reason.setPlaceholderText(texts("walk.demand.reason"))
        self.reason.setToolTip(texts("walk.demand.reason"))
        self.reason.setAccessibleName(texts("walk.demand.reason"))
        self.store = Button(texts("walk.demand.store"))
        self.store.setObjectName("store_demand")
        self.remove = Button(texts("walk.demand.remove"), "quiet")
        self.remove.setObjectName("remove_demand")
        self.cancel = Button(texts("dialog.cancel"), "quiet")
        self._build()
        self._connect()
        self._indicator = ""
        self.hide()

    def _build(self) -> None:
        choosing = row(self.caption, self.levels, spacing=12)
        choosing.setStretch(1, 1)
        giving = row(self.reason, self.store, self.remove, self.cancel)
        giving.setStretch(0, 1)
        # The style sheet's least height of a field may be lower than its letters need.
        giving.addStrut(appearance.current().px(_FIELD))
        column(Line(), choosing, giving, parent=self)

    def _connect(self) -> None:
        self.levels.chosen.connect(self._on_edited)
        self.reason.textChanged.connect(self._on_edited)
        self.reason.returnPressed.connect(self._store)
        self.store.clicked.connect(self._store)
        self.remove.clicked.connect(self.removed)
        self.cancel.clicked.connect(self.left)

    def open_for(self, item: WalkItem) -> None:
        """With what is required now, and the focus on its level."""
        self._indicator = item.place.indicator.code
        self.levels.set_value(item.place.required)
        self.reason.setText(item.override.reason if item.override else "")
        self.remove.setVisible(item.override is not None)
        self._on_edited()
        self.show()
        shown = self.levels.buttons.get(item.place.required, self.levels.buttons[1])
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_item(self, item: WalkItem) -> None:
        """It closes where another indicator comes into view or the level is hidden again."""
        is_here = item.place.indicator.code == self._indicator
        if not (is_here and item.is_editable and item.is_required_shown):
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        level = level_of(event)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif level in self.levels.buttons:
            self.levels.set_value(level)
            self._on_edited()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()

    def _on_edited(self) -> None:
        has_level = self.levels.value() is not None
        self.store.setEnabled(has_level and bool(self.reason.text().strip()))

    def _store(self) -> None:
        level = self.levels.value()
        if self.store.isEnabled() and isinstance(level, int):
            self.chosen.emit(level, self.reason.text().strip())
        else:
            self.reason.setFocus()
