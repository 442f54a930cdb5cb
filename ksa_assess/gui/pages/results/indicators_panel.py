"""Every indicator in a table, filtered and sorted, with the chosen one in full below."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from ksa_assess.gui.pages.results.filter_bar import FilterBar
from ksa_assess.gui.pages.results.indicator_detail import IndicatorDetail
from ksa_assess.gui.pages.results.listing import ListedIndicator
from ksa_assess.gui.pages.results.presenter import ResultsPresenter
from ksa_assess.gui.pages.results.row_filter import EVERY_ROW, Order, RowFilter
from ksa_assess.gui.pages.results.sections import sheet
from ksa_assess.gui.pages.results.tables import Column, TableModel, indicator_columns
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.frames import Card
from ksa_assess.gui.widgets.labels import Paragraph
from ksa_assess.gui.widgets.layouts import column
from ksa_assess.gui.widgets.reading_table import ReadingTable
from ksa_assess.runtime.texts import Texts

_LEAST_ROWS = 4
_LEAST_TEXT = 125
_AROUND = 26
_AT_FIRST = (EVERY_ROW, Order.DOCUMENT)
# As wide as what they say, at most so much: there may be three series.
_WIDEST_ANSWER = 100
_WIDEST = {"code": 84, "required": 104, "views": 116, "counts": 104, "gap": 128}
_COMMENT = 170
# Columns that a narrow table does without, the first one first; the detail says what they say.
# Which answer counts is marked at the answer: the agreed one, where there is any, stays longest.
_DROPPED = {"comment": 0, "counts": 1, "views": 2, "required": 3, "self": 4, "agreed": 5}


class IndicatorsPanel(QWidget):
    """Signal: indicator_chosen(code) to go to its item."""

    indicator_chosen = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._presenter: ResultsPresenter | None = None
        self.model = TableModel(indicator_columns(texts, None), self)
        self._build()
        self.filters.changed.connect(self._on_filter_changed)
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.row_changed.connect(self._show_detail)
        self.detail.open_asked.connect(self.indicator_chosen)
        self.filters.search.come_at_slash(self)

    def _build(self) -> None:
        texts = self._texts
        self.filters = FilterBar(texts)
        self.table = ReadingTable(
            texts("results.tab.indicators"), self.model, lines=2, least_wide=_LEAST_TEXT
        )
        self.table.setObjectName("indicators")
        self.table.set_least_rows(_LEAST_ROWS)
        self.nothing = Paragraph(texts("results.filter.nothing"), "second")
        self.detail = IndicatorDetail(texts)
        card = Card(2 * STEP)
        for part in (self.filters, self.nothing):
            card.body.addWidget(part)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(Paragraph(texts("results.table_hint"), "small"))
        scrolling = sheet()
        scrolling.body.addWidget(card, 1)
        scrolling.body.addWidget(self.detail)
        column(scrolling, parent=self)

    # Showing

    def show_results(self, presenter: ResultsPresenter, *, is_again: bool) -> None:
        """`is_again`: the same assessment as before, so that filter and row stay."""
        wanted, order = (self.filters.wanted, self.filters.order) if is_again else _AT_FIRST
        code = self.current_code() if is_again else ""
        place = self.table.currentIndex().row() if is_again else -1
        self._presenter = presenter
        self.filters.show_results(presenter)
        self.detail.show_way(is_review=presenter.assessment.is_received)
        self.model.set_columns(indicator_columns(self._texts, presenter))
        only = presenter.series_in_use[0].value if len(presenter.series_in_use) == 1 else ""
        dropped = {name: turn for name, turn in _DROPPED.items() if name != only}
        self.table.set_widths(self._places(self._widths(presenter)), self._places(dropped))
        self._show_rows(wanted, order, code, place)

    def show_rows(self, wanted: RowFilter) -> None:
        """The rows behind a figure, in the order of the document, the first one chosen."""
        self._show_rows(wanted, Order.DOCUMENT, "", 0)
        self.table.setFocus()

    def current_code(self) -> str:
        index = self.table.currentIndex()
        return self.model.row_at(index).code if index.isValid() else ""

    def _show_rows(self, wanted: RowFilter, order: Order, code: str, place: int) -> None:
        """The row of a code is chosen again; where it is gone, the one now at its place."""
        rows = self._opened.rows(wanted, order)
        self.model.show_rows(rows)
        self.filters.show_filter(wanted, order, len(rows))
        self.nothing.setVisible(not rows)
        found = next((i for i, one in enumerate(rows) if one.code == code), None)
        chosen = min(place, len(rows) - 1) if found is None else found
        self.table.choose(chosen)
        self._show_detail()

    def _widths(self, presenter: ResultsPresenter) -> dict[str, int]:
        """Of every column but the text."""
        metrics, pixel = self.table.fontMetrics(), appearance.current().px(100) / 100
        most = _WIDEST | {one.value: _WIDEST_ANSWER for one in presenter.series_in_use}

        def needed(one: Column[ListedIndicator]) -> int:
            said = {one.words(row) for row in presenter.indicators}
            return round(max(map(metrics.horizontalAdvance, said)) / pixel) + _AROUND

        columns = (one for one in self.model.columns if one.name in most)
        return {"comment": _COMMENT} | {
            one.name: min(needed(one), most[one.name]) for one in columns
        }

    def _places(self, by_name: dict[str, int]) -> dict[int, int]:
        """The same by the place of a column."""
        names = [column.name for column in self.model.columns]
        return {names.index(name): value for name, value in by_name.items() if name in names}

    def _show_detail(self) -> None:
        index = self.table.currentIndex()
        self.detail.show_indicator(self.model.row_at(index) if index.isValid() else None)

    # Acts

    @property
    def _opened(self) -> ResultsPresenter:
        if self._presenter is None:
            raise RuntimeError("the table has no results")
        return self._presenter

    def _on_filter_changed(self, wanted: RowFilter, order: Order) -> None:
        self._show_rows(wanted, order, self.current_code(), -1)

    def _on_row_chosen(self, index: QModelIndex) -> None:
        self.indicator_chosen.emit(self.model.row_at(index).code)
