"""A list of two-line rows. Up and Down move; Enter or a click chooses."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from ksa_assess.gui.models.row import Row
from ksa_assess.gui.models.rows import RowDelegate, RowsModel
from ksa_assess.gui.widgets.search_box import SearchBox

_Index = QModelIndex | QPersistentModelIndex
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CHOOSING = (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Up)


class RowList(QListView):
    """Signals: chosen(key) when a row becomes the present one by key or mouse; taken(key) by Enter,
    after chosen."""

    chosen = Signal(object)
    taken = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._rows = RowsModel()
        self.setModel(self._rows)
        self.setItemDelegate(RowDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._is_quiet = False

    def show_rows(self, rows: Sequence[Row], present: object = None) -> None:
        """Show these; `present` is the key of the row to mark, without a signal."""
        self._is_quiet = True
        self._rows.show_rows(rows)
        self.mark(present)
        self._is_quiet = False

    def mark(self, key: object) -> None:
        """Mark the row of a key, without a signal; nothing where there is none."""
        was_quiet, self._is_quiet = self._is_quiet, True
        index = self._rows.index_of(key)
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)
        self._is_quiet = was_quiet

    def follow(self, search: SearchBox) -> None:
        """Down or Enter in the search above leads into the list."""
        search.went_down.connect(self._take_focus)
        search.returnPressed.connect(self._take_focus)

    def _take_focus(self) -> None:
        """The first row becomes the present one where there was none."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._rows.index(0, 0))
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._is_quiet:
            self.chosen.emit(self._rows.row(current).key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first row shows the focus where none is the present one, and is not chosen by it."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            only_here = QItemSelectionModel.SelectionFlag.NoUpdate
            self._is_quiet = True
            self.selectionModel().setCurrentIndex(self._rows.index(0, 0), only_here)
            self._is_quiet = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, index = Qt.Key(event.key()), self.currentIndex()
        if key in _TAKING and index.isValid():
            self._choose(index)
            self.taken.emit(self._rows.row(index).key)
        elif key in _CHOOSING and index.isValid() and not self.selectionModel().isSelected(index):
            # The row that only showed the focus: the next one is not what was meant.
            self._choose(index)
        else:
            super().keyPressEvent(event)

    def _choose(self, index: _Index) -> None:
        self.setCurrentIndex(index)
        self.chosen.emit(self._rows.row(index).key)
