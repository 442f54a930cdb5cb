"""The two tables as Qt item models: every indicator, and every K, S and A."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from ksa_assess.gui.pages.results.presenter import ListedContent, ListedIndicator
from ksa_assess.runtime.texts import Texts

_Index = QModelIndex | QPersistentModelIndex
_Row = TypeVar("_Row")
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ALIGN = Qt.ItemDataRole.TextAlignmentRole
_SPOKEN = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


@dataclass(frozen=True, slots=True)
class Column(Generic[_Row]):
    """A heading, what a row says below it, and why."""

    heading: str
    words: Callable[[_Row], str]
    rule: str = ""
    is_number: bool = False


class TableModel(QAbstractTableModel, Generic[_Row]):
    """Rows of one kind under fixed columns."""

    def __init__(self, columns: Sequence[Column[_Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._rows: tuple[_Row, ...] = ()

    def show_rows(self, rows: tuple[_Row, ...]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, index: _Index) -> _Row:
        return self._rows[index.row()]

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = self._columns[index.column()]
        if role in _SPOKEN:
            return column.words(self._rows[index.row()])
        return _alignment(column) if role == _ALIGN else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.rule or None
        return _alignment(column) if role == _ALIGN else None


def indicator_model(texts: Texts, parent: QObject) -> TableModel[ListedIndicator]:
    return TableModel(
        (
            Column(texts("report.column.code"), lambda row: row.code),
            Column(texts("report.column.indicator"), lambda row: row.text),
            Column(
                texts("report.column.required"), _required, texts("report.method.required.rule")
            ),
            Column(
                texts("results.column.answer"),
                lambda row: row.answer,
                texts("report.method.answers.rule"),
            ),
            Column(
                texts("report.column.gap"),
                lambda row: f"{row.sign} {row.gap}".strip(),
                texts("report.method.gap.rule"),
            ),
            Column(texts("report.column.comment"), lambda row: row.comment),
        ),
        parent,
    )


def content_model(texts: Texts, parent: QObject) -> TableModel[ListedContent]:
    rule = texts("report.method.content.rule")
    return TableModel(
        (
            Column(texts("results.column.kind"), lambda row: row.kind),
            Column(texts("report.column.code"), lambda row: row.code),
            Column(texts("results.column.name"), lambda row: row.name),
            Column(texts("results.column.ticked"), lambda row: str(row.ticked), rule, True),
            Column(texts("results.column.shortfall"), lambda row: str(row.shortfall), rule, True),
            Column(texts("results.column.touched"), lambda row: str(row.indicators), rule, True),
            Column(texts("results.column.share"), lambda row: row.share, rule, True),
        ),
        parent,
    )


def _required(row: ListedIndicator) -> str:
    return f"{row.required}（{row.source}）" if row.source else row.required


def _alignment(column: Column[_Row]) -> Qt.AlignmentFlag:
    return _RIGHT if column.is_number else _LEFT
