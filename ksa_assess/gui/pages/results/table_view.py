"""A table to read: rows of one height, one column that takes the room; Enter or a click chooses."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ksa_assess.gui.theme import appearance


class ReadingTable(QTableView):
    """Signal: row_chosen(QModelIndex). Whatever is cut stands whole in the tool tip."""

    row_chosen = Signal(QModelIndex)

    def __init__(
        self, name: str, model: QAbstractItemModel, widths: dict[int, int], wide: int
    ) -> None:
        """`widths` in pixels by column; the column `wide` takes what is left."""
        super().__init__()
        self.setAccessibleName(name)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._set_heads(widths, wide)
        self.doubleClicked.connect(self.row_chosen)

    def _set_heads(self, widths: dict[int, int], wide: int) -> None:
        look = appearance.current()
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(look.px(34))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(look.px(40))
        for place, width in widths.items():
            self.setColumnWidth(place, look.px(width))
        head.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.currentIndex().isValid():
            self.row_chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
