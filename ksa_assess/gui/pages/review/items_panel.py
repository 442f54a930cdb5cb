"""Every indicator side by side, with the chosen one in full beside the table to rate it there."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ksa_assess.gui.pages.review.detail import DetailPanel
from ksa_assess.gui.pages.review.filters import Filters
from ksa_assess.gui.pages.review.overview import Overview
from ksa_assess.gui.pages.review.presenter import ReviewPresenter
from ksa_assess.gui.pages.review.rows import IndicatorRow
from ksa_assess.gui.pages.review.table import ReviewTable
from ksa_assess.gui.reviewing.sight import Filter
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.frames import Card, Scrolling
from ksa_assess.gui.widgets.labels import Paragraph
from ksa_assess.gui.widgets.layouts import column
from ksa_assess.wording import Wording

_SIDE_BY_SIDE = QBoxLayout.Direction.LeftToRight
_BELOW = QBoxLayout.Direction.TopToBottom
_LEAST_WIDE = 820
_SHARES = (7, 5)


class ItemsPanel(QWidget):
    """Rows stay as they were listed while one rates; a filter is asked anew by choosing it.

    Signals: row_changed() when another row, or none, is the present one, walk_asked(code).
    """

    row_changed = Signal()
    walk_asked = Signal(str)

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        texts = wording.texts
        self._presenter: ReviewPresenter | None = None
        self._codes: tuple[str, ...] = ()
        self._is_showing = False
        self.locked = Paragraph("", "second")
        self.overview = Overview(texts)
        self.filters = Filters(texts)
        self.table = ReviewTable(texts)
        self.nothing = Paragraph(texts("review.filter.nothing"), "second")
        self.nothing.setContentsMargins(STEP, STEP, STEP, STEP)
        self.detail = DetailPanel(wording)
        self._build()
        self.filters.changed.connect(self._on_filter_changed)
        self.filters.search.come_at_slash(self)
        self.filters.search.went_down.connect(self.rest)
        self.filters.search.returnPressed.connect(self.rest)
        self.table.row_changed.connect(self._on_row_changed)
        self.table.row_chosen.connect(self._on_row_chosen)

    def _build(self) -> None:
        rows = Card(STEP // 2)
        rows.body.addWidget(self.nothing)
        rows.body.addWidget(self.table, 1)
        panes = _Panes(rows, self.detail)
        self.sheet = Scrolling(margin=0)
        self.sheet.body.setContentsMargins(0, 10, 0, 12)
        self.sheet.body.setSpacing(10)
        for part in (self.locked, self.overview, self.filters):
            self.sheet.body.addWidget(part)
        self.sheet.body.addWidget(panes, 1)
        column(self.sheet, parent=self)

    # Showing

    def show_review(self, presenter: ReviewPresenter, code: str, *, is_again: bool) -> None:
        """`is_again`: the same assessment as before, so that filter and row stay."""
        self._presenter = presenter
        if not is_again:
            self.filters.ask(Filter.ALL)
            self.table.scrollToTop()  # Else the first row is shown without the heading above it.
        self.locked.set_text(presenter.locked)
        self.locked.setVisible(bool(presenter.locked))
        self._list(code)

    def renew(self, saved: str) -> None:
        """After an answer: other words in the same rows."""
        presenter = self._opened
        self.filters.show_counts(presenter)
        self._show_rows()
        self.overview.show_review(presenter, saved)
        self._show_detail()

    def show_rows(self, wanted: Filter, code: str = "") -> None:
        """The rows that a link leads to."""
        self.filters.ask(wanted)
        self._list(code)
        self.rest()

    def choose(self, code: str) -> None:
        """Make an indicator the present row; where the filter hides it, every row is shown."""
        if not self.table.choose_code(code):
            self.show_rows(Filter.ALL, code)

    def announce(self) -> None:
        """What the present row says now: a key changed it and the focus did not move."""
        code = self.current
        row = next((one for one in self._opened.shown((code,)) if one.code == code), None)
        if isinstance(row, IndicatorRow):
            said = " ".join(part for part in (row.code, row.supervisor, row.difference) if part)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.table, said))

    def rest(self) -> None:
        self.table.setFocus()

    @property
    def current(self) -> str:
        return self.table.current_code()

    @property
    def _opened(self) -> ReviewPresenter:
        if self._presenter is None:
            raise RuntimeError("the table has no review")
        return self._presenter

    def _list(self, code: str) -> None:
        """Ask the filter anew; the row of a code is chosen, or the first one."""
        self._is_showing = True
        presenter = self._opened
        self._codes = presenter.rows.codes(self.filters.wanted, self.filters.search.text())
        self.filters.show_counts(presenter)
        self._show_rows()
        if not self.table.choose_code(code):
            self.table.choose_first()
        self.nothing.setVisible(not self._codes)
        self._is_showing = False
        self._on_row_changed()

    def _show_rows(self) -> None:
        has_agreed = bool(self._opened.rows.agreed)
        self.table.show_rows(self._opened.shown(self._codes), has_agreed=has_agreed)

    def _show_detail(self) -> None:
        code = self.current
        self.detail.show_detail(self._opened.detail(code) if code else None)

    # Acts

    def _on_filter_changed(self) -> None:
        self._list(self.current)

    def _on_row_changed(self) -> None:
        if not self._is_showing:
            self.row_changed.emit()
            self._show_detail()

    def _on_row_chosen(self, index: QModelIndex) -> None:
        self.walk_asked.emit(self.table.review_model.rows[index.row()].code)


class _Panes(QWidget):
    """Table and detail side by side, the detail scrolling by itself; in a narrow window one below
    the other, and the page scrolls over both."""

    def __init__(self, rows: QWidget, detail: DetailPanel) -> None:
        super().__init__()
        self._detail = detail
        self._box = QBoxLayout(_BELOW, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(10)
        self._box.addWidget(rows, _SHARES[0])
        self._box.addWidget(detail, _SHARES[1])
        inner = detail.sheet.widget()
        if inner:
            inner.installEventFilter(self)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._free_detail()
        return super().eventFilter(watched, event)

    def _fold(self) -> None:
        is_wide = self.width() >= appearance.current().px(_LEAST_WIDE)
        self._box.setDirection(_SIDE_BY_SIDE if is_wide else _BELOW)
        self._free_detail()

    def _free_detail(self) -> None:
        """As high as it is where the page scrolls over it."""
        inner = self._detail.sheet.widget()
        if self._box.direction() == _SIDE_BY_SIDE or inner is None:
            self._detail.setMinimumHeight(0)
            return
        layout = inner.layout()
        height = layout.heightForWidth(inner.width()) if layout else inner.height()
        self._detail.setMinimumHeight(height + 2)
