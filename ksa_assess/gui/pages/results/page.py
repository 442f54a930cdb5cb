"""The results: what is met and what to build, how each figure comes about, and the way on."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QTabWidget, QWidget

from ksa_assess.gui.context import Context
from ksa_assess.gui.keys import KeyHint
from ksa_assess.gui.moves import reopen, withdraw
from ksa_assess.gui.pages.results.content_panel import ContentPanel
from ksa_assess.gui.pages.results.duties_panel import DutiesPanel
from ksa_assess.gui.pages.results.indicators_panel import IndicatorsPanel
from ksa_assess.gui.pages.results.life_ways import LifeWays, set_primary
from ksa_assess.gui.pages.results.nothing_yet import NothingYet
from ksa_assess.gui.pages.results.presenter import ResultsPresenter
from ksa_assess.gui.pages.results.row_filter import RowFilter
from ksa_assess.gui.pages.results.summary_panel import SummaryPanel
from ksa_assess.gui.planning.panel import PlanPanel
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.walk_link import show_in_walk
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.columns import Folding
from ksa_assess.gui.widgets.flow import FlowLayout
from ksa_assess.gui.widgets.frames import placed
from ksa_assess.gui.widgets.labels import ElidedLabel
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.marks import Pill
from ksa_assess.gui.widgets.page import Page

_WIDEST = 1440
_LEAST_TITLE = 160
_WHOLE_WIDTH = Qt.AlignmentFlag(0)


class ResultsPage(Page):
    """Shows an assessment as it is stored when the page is opened.

    It begins with the summary; who was sent from a row to its item comes back to tab, filter and
    row.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._texts = context.texts
        self.presenter: ResultsPresenter | None = None
        self._is_at_item = False  # Whether somebody was sent to an item and is expected back.
        self._build()
        self._connect()

    # The page protocol

    def open(self, assessment_id: int) -> None:
        assessments = self.context.profile.assessments
        is_same = self.presenter is not None and self.presenter.assessment.id == assessment_id
        self.presenter = ResultsPresenter(
            assessments.disclosed(assessment_id),
            assessments.gap(assessment_id),
            self.context.wording,
            shows_required_at_once=self.context.settings.is_required_level_shown_at_once,
        )
        self.plan.open(assessment_id)
        self._show(self.presenter, is_again=is_same and self._is_at_item)
        if not is_same:
            self.summary.go_to_top()
        self._is_at_item = False

    def flush(self) -> None:
        self.plan.flush()

    def first_focus(self) -> QWidget:
        if self._middle.currentWidget() is self.nothing_yet:
            return self.nothing_yet.begin
        if self.tabs.currentWidget() is self.indicators and self.indicators.current_code():
            return self.indicators.table
        return self.tabs.tabBar()

    def place(self) -> str:
        """What came in by a file is the team's."""
        return "team" if self.opened.assessment.is_received else ""

    @classmethod
    def keys(cls) -> tuple[KeyHint, ...]:
        return (
            KeyHint(("←", "→"), "results.key.tabs"),
            KeyHint(("Enter",), "results.key.item"),
            KeyHint(("Ctrl+Z", "Ctrl+Y"), "results.key.plan"),
        )

    # Building

    def _build(self) -> None:
        texts = self._texts
        self.summary = SummaryPanel(self.context.wording)
        self.duties = DutiesPanel(self.context.wording)
        self.indicators = IndicatorsPanel(texts)
        self.content = ContentPanel(texts)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        # Told before what it leads to: screen readers go by the order of the children.
        self.tabs.tabBar().lower()
        self.tabs.tabBar().setAccessibleName(texts("results.title"))
        self.plan = PlanPanel(self.context)
        for name in ("summary", "duties", "indicators", "content", "plan"):
            self.tabs.addTab(getattr(self, name), texts(f"results.tab.{name}"))
        self.nothing_yet = NothingYet(texts)
        self._middle = QStackedLayout()
        sheet = QWidget()
        column(self._build_head(), self._middle, spacing=4, parent=sheet).setStretch(1, 1)
        # In its place before: the first of a stack without one shows as a window of its own.
        self._middle.addWidget(self.tabs)
        self._middle.addWidget(self.nothing_yet)
        around = placed(sheet, appearance.current().px(_WIDEST), self)
        around.setContentsMargins(2 * STEP, 12, 2 * STEP, 0)

    def _build_head(self) -> QWidget:
        self.title = ElidedLabel("", "title")
        self.whose = ElidedLabel("", "second")
        self.state = Pill("", "accent")
        self.walk = Button(self._texts("results.back_to_walk"), icon_name="left")
        self.pdf = Button(self._texts("results.export_pdf"), icon_name="document")
        self.life = LifeWays(self._texts)
        self.submit = Button(self._texts("results.submit"), "primary")
        for name in ("walk", "pdf", "submit"):
            getattr(self, name).setObjectName(name)
        whose = row(self.state, self.whose)
        whose.setStretch(1, 1)
        about, ways = QWidget(), QWidget()
        column(self.title, whose, spacing=2, parent=about)
        flow = FlowLayout(ways)
        for way in (self.walk, self.pdf, self.life, self.submit):
            flow.addWidget(way)
        return Folding(about, ways, _LEAST_TITLE, _WHOLE_WIDTH)

    def _connect(self) -> None:
        self.walk.clicked.connect(self._on_walk_asked)
        self.pdf.clicked.connect(lambda: self._show_page("report"))
        self.submit.clicked.connect(lambda: self._show_page("last_look"))
        self.life.page_asked.connect(self._show_page)
        self.life.withdraw_asked.connect(
            lambda: withdraw(self.context, self, self.opened.assessment)
        )
        self.life.reopen_asked.connect(lambda: reopen(self.context, self, self.opened.assessment))
        self.nothing_yet.begin_asked.connect(self._go_to_walk)
        for panel in (self.summary, self.indicators, self.content):
            panel.indicator_chosen.connect(self._go_to_walk)
        for panel in (self.summary, self.duties, self.content):
            panel.rows_asked.connect(self._show_rows)

    # Showing

    def _show(self, presenter: ResultsPresenter, *, is_again: bool) -> None:
        self.title.setText(presenter.title)
        self.whose.setText(presenter.whose)
        self.state.set_text(presenter.state)
        is_review = presenter.assessment.is_received
        key = "results.back_to_review" if is_review else "results.back_to_walk"
        self.walk.setText(self._texts(key))
        self.walk.setAccessibleName(self.walk.text())
        self.submit.setVisible(presenter.is_editable and not presenter.is_empty)
        set_primary(self.submit, is_primary=presenter.is_whole)
        self.life.show_assessment(presenter.assessment)
        self._middle.setCurrentWidget(self.nothing_yet if presenter.is_empty else self.tabs)
        self.summary.show_results(presenter)
        self.duties.show_results(presenter)
        self.indicators.show_results(presenter, is_again=is_again)
        self.content.show_results(presenter, is_again=is_again)
        if not is_again:
            self.tabs.setCurrentWidget(self.summary)

    def _show_rows(self, wanted: RowFilter) -> None:
        """The rows that a figure was counted from."""
        self.tabs.setCurrentWidget(self.indicators)
        self.indicators.show_rows(wanted)

    # Acts

    @property
    def opened(self) -> ResultsPresenter:
        """The results in view, once `open` was called."""
        if self.presenter is None:
            raise RuntimeError("the results were not opened")
        return self.presenter

    def _on_walk_asked(self) -> None:
        self._go_to_walk()

    def _go_to_walk(self, indicator: str = "") -> None:
        """To the answers: what came in by a file is answered in its review."""
        self._is_at_item = bool(indicator)
        if not self.opened.assessment.is_received:
            show_in_walk(self.context, self.opened.assessment.id, indicator)
        elif indicator:
            self._show_page("review_walk", indicator=indicator)
        else:
            self._show_page("review")

    def _show_page(self, name: str, **arguments: Any) -> None:
        assessment_id = self.opened.assessment.id
        self.context.shell.show_page(name, assessment_id=assessment_id, **arguments)
