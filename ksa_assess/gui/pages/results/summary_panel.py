"""The summary: the first sentence, what was answered, the bars, strengths, what to build first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ksa_assess.gui.pages.results.bars import BarChart
from ksa_assess.gui.pages.results.figure_sentence import FIGURE_MARGIN, FigureFlow, indented
from ksa_assess.gui.pages.results.indicator_list import IndicatorList
from ksa_assess.gui.pages.results.presenter import ResultsPresenter
from ksa_assess.gui.pages.results.sections import rows_card, sheet
from ksa_assess.gui.pages.results.severity_strip import SeverityStrip
from ksa_assess.gui.theme import tokens
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.columns import TwoColumns
from ksa_assess.gui.widgets.frames import Card, Line
from ksa_assess.gui.widgets.labels import Paragraph
from ksa_assess.gui.widgets.layouts import column
from ksa_assess.gui.widgets.returned import Returned
from ksa_assess.gui.widgets.timeline import Timeline
from ksa_assess.wording import Wording

_TWO_COLUMNS_FROM = 760


class SummaryPanel(QWidget):
    """Signals: rows_asked(RowFilter), indicator_chosen(code) to go to its item."""

    rows_asked = Signal(object)
    indicator_chosen = Signal(str)

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._texts = texts = wording.texts
        self.duty_chart = BarChart(texts)
        self.priorities = self._list("results.priorities", "results.priorities.rule", "empty.gap")
        self.strengths = self._list(
            "results.strengths", "results.strengths.rule", "results.strengths.none"
        )
        self.timeline = Timeline(wording)
        self.returned = Returned(texts)
        self._sheet = scrolling = sheet()
        for part in (
            self.returned,
            self._build_overview(),
            rows_card(
                texts("results.duty_chart"), texts("report.method.bar.rule"), self.duty_chart
            ),
            TwoColumns([self.priorities], [self.strengths], _TWO_COLUMNS_FROM),
            self.timeline,
        ):
            scrolling.body.addWidget(part)
        scrolling.body.addStretch(1)
        column(scrolling, parent=self)
        self._connect()

    def _build_overview(self) -> Card:
        texts = self._texts
        card = Card(20 - FIGURE_MARGIN)
        self.first_sentence = FigureFlow(texts, size=tokens.TITLE, is_bold=True)
        self.strip = SeverityStrip(texts)
        self.coverage = FigureFlow(texts, gap=STEP)
        self.attainment = FigureFlow(texts, is_bold=True)
        self.sum = Paragraph("", "second")
        self.series = Paragraph("", "second")
        self.agreement = FigureFlow(texts)
        self.coverage.setToolTip(texts("report.method.coverage.rule"))
        self.attainment.setToolTip(texts("report.method.bounds.rule"))
        self.strip.picture.setToolTip(texts("report.method.gap.rule"))
        card.body.addWidget(self.first_sentence)
        card.body.addWidget(self.strip)
        rest = (Line(), self.coverage, self.attainment, self.sum, self.series, self.agreement)
        card.body.addLayout(indented(*rest))
        return card

    def _list(self, title: str, rule: str, nothing: str) -> IndicatorList:
        texts = self._texts
        return IndicatorList(texts(title), texts(rule), texts(nothing))

    def _connect(self) -> None:
        for figures in (
            self.first_sentence,
            self.strip,
            self.coverage,
            self.attainment,
            self.agreement,
            self.duty_chart,
        ):
            figures.rows_asked.connect(self.rows_asked)
        self.priorities.indicator_chosen.connect(self.indicator_chosen)
        self.strengths.indicator_chosen.connect(self.indicator_chosen)

    def go_to_top(self) -> None:
        self._sheet.verticalScrollBar().setValue(0)

    def show_results(self, presenter: ResultsPresenter) -> None:
        texts = self._texts
        self.first_sentence.show_sentence(presenter.first_pieces, presenter.first_sentence)
        self.strip.show_parts(presenter.severity_parts)
        self.coverage.show_figures(
            texts("results.answers"),
            presenter.coverage_figures,
            texts("results.answers_of", n=len(presenter.analysis.indicators)),
            presenter.coverage,
        )
        self.attainment.show_sentence(presenter.attainment_pieces, presenter.attainment)
        self.sum.set_text(presenter.sum)
        self.series.set_text(presenter.series)
        self.agreement.show_sentence(presenter.agreement_pieces, presenter.agreement)
        self.agreement.setVisible(bool(presenter.agreement))
        self.duty_chart.show_bars(presenter.duty_bars)
        self.priorities.show_indicators(presenter.priorities)
        self.strengths.show_indicators(presenter.strengths)
        self.returned.show_assessment(presenter.assessment)
        self.timeline.show_life(presenter.assessment)
