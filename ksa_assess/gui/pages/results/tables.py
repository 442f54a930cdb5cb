"""The tables as Qt item models: indicators, and K, S or A items."""

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

from ksa_assess.domain.answer import Series
from ksa_assess.gui.pages.results.listing import ListedContent, ListedIndicator
from ksa_assess.gui.pages.results.presenter import ResultsPresenter
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

    name: str
    heading: str
    words: Callable[[_Row], str]
    rule: str = ""
    is_number: bool = False


class TableModel(QAbstractTableModel, Generic[_Row]):
    """Rows of one kind under fixed columns."""

    def __init__(self, columns: Sequence[Column[_Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self._rows: tuple[_Row, ...] = ()

    def set_columns(self, columns: Sequence[Column[_Row]]) -> None:
        """Other columns, without rows until they are shown."""
        self.beginResetModel()
        self.columns = columns
        self._rows = ()
        self.endResetModel()

    def show_rows(self, rows: tuple[_Row, ...]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, index: _Index) -> _Row:
        return self._rows[index.row()]

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role in _SPOKEN:
            return column.words(self._rows[index.row()])
        return _alignment(column) if role == _ALIGN else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.rule or None
        return _alignment(column) if role == _ALIGN else None


def indicator_columns(
    texts: Texts, presenter: ResultsPresenter | None = None
) -> tuple[Column[ListedIndicator], ...]:
    """The columns that have something to say, a series' own and the comments' among them.

    Where there are several series one more tells which of them counts.
    """
    used = presenter.series_in_use if presenter else (Series.SELF,)
    return (
        Column("code", texts("report.column.code"), lambda row: row.code),
        Column("text", texts("report.column.indicator"), lambda row: row.text),
        Column(
            "required",
            texts("report.column.required"),
            lambda row: row.required_said,
            texts("report.method.required.rule"),
        ),
        *(_series_column(texts, series) for series in used),
        *([_views_column(texts)] if presenter and presenter.is_reviewed else []),
        *([_counting_column(texts)] if len(used) > 1 else []),
        Column(
            "gap",
            texts("report.column.gap"),
            lambda row: row.gap_said,
            texts("report.method.gap.rule"),
        ),
        *([_comment_column(texts)] if presenter and presenter.has_comments else []),
    )


def _series_column(texts: Texts, series: Series) -> Column[ListedIndicator]:
    heading, rule = texts(f"report.column.{series}"), texts("report.method.answers.rule")
    return Column(series.value, heading, lambda row: row.answers[series], rule)


def _comment_column(texts: Texts) -> Column[ListedIndicator]:
    return Column("comment", texts("report.column.comment"), lambda row: row.comment)


def _views_column(texts: Texts) -> Column[ListedIndicator]:
    heading, rule = texts("results.column.difference"), texts("results.views.rule")
    return Column("views", heading, lambda row: row.views, rule)


def _counting_column(texts: Texts) -> Column[ListedIndicator]:
    heading, rule = texts("results.column.counts"), texts("report.method.series.rule")
    return Column("counts", heading, lambda row: row.counting, rule)


def content_columns(texts: Texts) -> tuple[Column[ListedContent], ...]:
    rule = texts("report.method.content.rule")

    def number(name: str, words: Callable[[ListedContent], str]) -> Column[ListedContent]:
        return Column(name, texts(f"results.column.{name}"), words, rule, True)

    return (
        Column("code", texts("report.column.code"), lambda row: row.code),
        Column("name", texts("results.column.name"), lambda row: row.name),
        number("ticked", lambda row: str(row.ticked)),
        number("shortfall", lambda row: str(row.shortfall)),
        number("touched", lambda row: str(row.indicators)),
        number("share", lambda row: row.share),
    )


def _alignment(column: Column[_Row]) -> Qt.AlignmentFlag:
    return _RIGHT if column.is_number else _LEFT
