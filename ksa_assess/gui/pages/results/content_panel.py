"""Knowledge, skills and attitudes apart; beside them the indicators an item's figures come from."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ksa_assess.gui.pages.results.indicator_list import IndicatorList
from ksa_assess.gui.pages.results.listing import ListedContent
from ksa_assess.gui.pages.results.presenter import CONTENT_KINDS, ResultsPresenter
from ksa_assess.gui.pages.results.row_filter import RowFilter
from ksa_assess.gui.pages.results.sections import sheet
from ksa_assess.gui.pages.results.tables import TableModel, content_columns
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.choice import Choice
from ksa_assess.gui.widgets.columns import TwoColumns
from ksa_assess.gui.widgets.frames import Card
from ksa_assess.gui.widgets.labels import Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.reading_table import ReadingTable
from ksa_assess.gui.widgets.tab_order import follow_layout
from ksa_assess.runtime.texts import Texts

_TWO_COLUMNS_FROM = 1000
_MOST_ROWS = 12
_LEAST_NAME = 190
_WIDTHS = {0: 60, 2: 72, 3: 72, 4: 84, 5: 72}
_DROPPED = {5: 0, 2: 1}


class ContentPanel(QWidget):
    """Signals: indicator_chosen(code) to go to its item, rows_asked(RowFilter)."""

    indicator_chosen = Signal(str)
    rows_asked = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._presenter: ResultsPresenter | None = None
        self.model = TableModel(content_columns(texts), self)
        self._build()
        self.kinds.chosen.connect(lambda _kind: self._show_kind())
        self.table.row_changed.connect(self._show_origin)
        self.table.row_chosen.connect(lambda _index: self._ask_rows())
        self.origin.indicator_chosen.connect(self.indicator_chosen)
        self.show_in_table.clicked.connect(self._ask_rows)

    def _build(self) -> None:
        texts = self._texts
        options = [(kind, texts(f"term.{kind}")) for kind in CONTENT_KINDS]
        self.kinds = Choice(texts, texts("results.content.kind"), options, CONTENT_KINDS[0])
        self.table = ReadingTable(texts("results.tab.content"), self.model, least_wide=_LEAST_NAME)
        self.table.setObjectName("content")
        self.table.set_widths(_WIDTHS, _DROPPED)
        card = Card(2 * STEP)
        for part in (Paragraph(texts("results.inferred"), "second"), self.kinds, self.table):
            card.body.addWidget(part)
        self.origin = IndicatorList("", "", texts("results.content.none"))
        self.show_in_table = Button(texts("results.content.show_rows"))
        self.show_in_table.setObjectName("show_in_table")
        below = row(self.show_in_table, 1)
        below.setContentsMargins(STEP, STEP, STEP, STEP)
        self.origin.body.addLayout(below)
        scrolling = sheet()
        scrolling.body.addWidget(TwoColumns([card], [self.origin], _TWO_COLUMNS_FROM))
        scrolling.body.addStretch(1)
        column(scrolling, parent=self)

    # Showing

    def show_results(self, presenter: ResultsPresenter, *, is_again: bool) -> None:
        """`is_again`: the same assessment as before, so that the chosen item stays."""
        place = self.table.currentIndex().row() if is_again else 0
        self._presenter = presenter
        if not is_again:
            self.kinds.set_value(CONTENT_KINDS[0])
        self._show_kind(max(place, 0))

    def _show_kind(self, place: int = 0) -> None:
        rows = self._opened.content(str(self.kinds.value()))
        self.model.show_rows(rows)
        self.table.set_least_rows(min(max(len(rows), 1), _MOST_ROWS))
        self.table.choose(place)
        self._show_origin()

    def _show_origin(self) -> None:
        item = self._item
        rows = self._opened.content_rows(item.code) if item else ()
        self.origin.show_indicators(rows)
        self._name_origin(item)
        self.show_in_table.setVisible(bool(rows))
        # The rows are new; told and reached they come before what stands below them.
        self.show_in_table.raise_()
        follow_layout(self.origin)

    def _name_origin(self, item: ListedContent | None) -> None:
        texts = self._texts
        name = f"{item.code} {item.name}" if item else ""
        title = texts("results.content.title", name=name)
        self.origin.heading.set_text(title if item else texts("results.content.choose"))
        count, short = (item.indicators, item.shortfall) if item else (0, 0)
        note = texts("results.content.rows", n=count, shortfall=short)
        self.origin.set_note(note if count else "")

    @property
    def _item(self) -> ListedContent | None:
        index = self.table.currentIndex()
        return self.model.row_at(index) if index.isValid() else None

    # Acts

    @property
    def _opened(self) -> ResultsPresenter:
        if self._presenter is None:
            raise RuntimeError("the content has no results")
        return self._presenter

    def _ask_rows(self) -> None:
        if item := self._item:
            self.rows_asked.emit(RowFilter(content=item.code))
