"""A table to read: rows of one height, one column that takes the room; Enter or a click chooses."""

from collections.abc import Mapping

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ksa_assess.gui.theme import appearance

_ROW = 34
_MORE_LINES = 20
_LEAST_WIDE = 320

_Index = QModelIndex | QPersistentModelIndex


class ReadingTable(QTableView):
    """Whatever is cut stands whole in the tool tip.

    Signals: row_chosen(QModelIndex) by Enter or a double click, row_changed() when another
    row, or none, becomes the present one.
    """

    row_chosen = Signal(QModelIndex)
    row_changed = Signal()

    def __init__(
        self,
        name: str,
        model: QAbstractItemModel,
        *,
        lines: int = 1,
        least_wide: int = _LEAST_WIDE,
    ) -> None:
        """Columns are dropped where the one that takes what is left is less than `least_wide`."""
        super().__init__()
        self._least_wide = appearance.current().px(least_wide)
        self._dropped: tuple[int, ...] = ()
        self._fixed: dict[int, int] = {}
        self._row_height = appearance.current().px(_ROW + (lines - 1) * _MORE_LINES)
        self.setAccessibleName(name)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(lines > 1)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._set_heads()
        self.doubleClicked.connect(self.row_chosen)

    def _set_heads(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self._row_height)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(appearance.current().px(40))

    def set_widths(self, widths: Mapping[int, int], dropped: Mapping[int, int]) -> None:
        """`widths` in pixels by column; the one without takes what is left.

        `dropped` says in which order columns go where too little is left, by column.
        """
        look, head = appearance.current(), self.horizontalHeader()
        modes = QHeaderView.ResizeMode
        self._dropped = tuple(sorted(dropped, key=lambda place: dropped[place]))
        self._fixed = {}
        for place in range(self.model().columnCount()):
            self.setColumnHidden(place, False)
            head.setSectionResizeMode(place, modes.Fixed if place in widths else modes.Stretch)
            if place in widths:
                needed = head.sectionSizeFromContents(place).width()
                self._fixed[place] = max(look.px(widths[place]), needed)
                self.setColumnWidth(place, self._fixed[place])
        self._drop_columns()

    def set_least_rows(self, count: int) -> None:
        """So many are always seen; in a low window the page around scrolls."""
        head = self.horizontalHeader().sizeHint().height()
        self.setMinimumHeight(head + count * self._row_height + 2)

    def choose(self, row: int) -> None:
        """Make a row the present one, in view; a row that is not there leaves none."""
        index = self.model().index(row, 0)
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._drop_columns()

    def _drop_columns(self) -> None:
        # By the width with a scroll bar: one that comes and goes would drop and bring for ever.
        bar = self.verticalScrollBar().sizeHint().width()
        left = self.width() - bar - sum(self._fixed.values())
        for place in self._dropped:
            is_narrow = left < self._least_wide
            if self.isColumnHidden(place) != is_narrow:
                self.setColumnHidden(place, is_narrow)
            left += self._fixed[place] if is_narrow else 0

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.row_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.currentIndex().isValid():
            self.row_chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
