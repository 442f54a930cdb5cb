"""The outline's rows as a Qt item model."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ksa_assess.domain.answer import AnswerKind
from ksa_assess.gui.pages.walk.overview import Mark, OutlineRow
from ksa_assess.wording import Wording

ROW_ROLE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class OutlineModel(QAbstractListModel):
    """Shows whatever rows it is given; only the ones that differ are announced."""

    def __init__(self, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._rows: tuple[OutlineRow, ...] = ()

    def show_rows(self, rows: tuple[OutlineRow, ...]) -> None:
        if [row.code for row in rows] != [row.code for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        changed = [i for i, row in enumerate(rows) if row != self._rows[i]]
        self._rows = rows
        for i in changed:
            self.dataChanged.emit(self.index(i), self.index(i))

    def row_of_current(self) -> int:
        """The indicator in view, −1 where the rows are hits."""
        current = [i for i, row in enumerate(self._rows) if row.is_current]
        return current[-1] if current else -1

    def row_at(self, index: _Index) -> OutlineRow:
        return self._rows[index.row()]

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return f"{row.code} {row.text}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(row)
        return row if role == ROW_ROLE else None

    def _said(self, row: OutlineRow) -> str:
        if progress := row.progress:
            said = self._wording.texts(
                "walk.outline.progress",
                name=f"{row.code} {row.text}",
                k=progress.answered,
                n=progress.total,
            )
            return f"{said}・{self._wording.texts('walk.flag')}" if progress.has_flag else said
        if row.mark:
            name, mark = f"{row.code} {row.text}", mark_words(self._wording, row.mark)
            return self._wording.texts("walk.outline.mark", name=name, mark=mark)
        return f"{row.code} {row.text}"


def mark_words(wording: Wording, mark: Mark) -> str:
    """A mark as people read it, e.g. `3 級・稍後再看`."""
    is_rated = mark.kind is AnswerKind.RATED
    words = wording.level(mark.level) if is_rated else wording.answer_kind(mark.kind)
    return f"{words}・{wording.texts('walk.flag')}" if mark.is_flagged else words
