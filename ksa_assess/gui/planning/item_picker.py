"""Choosing what of the standard an item is about: a list to search, inside the item's card."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ksa_assess.gui.planning.presenter import Offer
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.widgets.layouts import column
from ksa_assess.gui.widgets.search_box import SearchBox
from ksa_assess.runtime.texts import Texts

_HEIGHT = 230
_ROW = 32
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ItemPicker(QWidget):
    """Begins at the code that is `present`.

    Signals: chosen(Offer, or None for words of one's own); left() by Escape.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, texts: Texts, found: Callable[[str], Sequence[Offer]], present: str) -> None:
        super().__init__()
        self._present = present
        self._texts = texts
        self._found = found
        self.search_box = SearchBox(texts("plan.pick_search"))
        self.search_box.setObjectName("pick_search")
        self.list = QListWidget()
        self.list.setObjectName("pick_list")
        self.list.setAccessibleName(texts("plan.pick"))
        self.list.setProperty("look", "framed")
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setViewportMargins(6, 4, 6, 4)
        self.list.setFixedHeight(appearance.current().px(_HEIGHT))
        column(self.search_box, self.list, spacing=4, parent=self)
        self.search_box.textChanged.connect(self._show)
        self.search_box.went_down.connect(self.list.setFocus)
        for part in (self.search_box, self.list):
            part.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self._show("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the row that is marked, in the search too; Escape leaves."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _ENTER:
                if marked := self.list.currentItem():
                    self._take(marked)
                return True
            if event.key() == Qt.Key.Key_Escape and not self.search_box.text():
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _show(self, searched: str) -> None:
        self.list.clear()
        if not searched.strip():
            self._add(self._texts("plan.own_words"), None)
        for offer in self._found(searched):
            self._add(offer.line, offer)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def _add(self, line: str, offer: Offer | None) -> None:
        item = QListWidgetItem(line)
        item.setToolTip(line)
        item.setSizeHint(QSize(0, appearance.current().px(_ROW)))
        item.setData(Qt.ItemDataRole.UserRole, offer)
        self.list.addItem(item)
        if (offer.code if offer else "") == self._present:
            self.list.setCurrentItem(item)

    def _take(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
