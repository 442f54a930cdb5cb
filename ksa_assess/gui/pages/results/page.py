"""The results: what is met and what to build, how each figure comes about, submitting, the PDF."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTabWidget, QWidget

from ksa_assess.gui.context import Context
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.pages.results.bars import BarChart
from ksa_assess.gui.pages.results.export import ExportBar, PdfExport
from ksa_assess.gui.pages.results.indicator_list import IndicatorList
from ksa_assess.gui.pages.results.presenter import ResultsPresenter
from ksa_assess.gui.pages.results.table_view import ReadingTable
from ksa_assess.gui.pages.results.tables import content_model, indicator_model
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.columns import TwoColumns
from ksa_assess.gui.widgets.frames import Card, Scrolling
from ksa_assess.gui.widgets.labels import ElidedLabel, Label, Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.marks import Pill
from ksa_assess.gui.widgets.page import Page
from ksa_assess.runtime.errors import SentenceError

_WIDEST = 1200
_TWO_COLUMNS_FROM = 760


class ResultsPage(Page):
    """Shows an assessment as it is stored when the page is opened."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._texts = context.texts
        self.presenter: ResultsPresenter | None = None
        self._build()
        self.export = PdfExport(context, self.export_bar)
        self._connect()

    # The page protocol

    def open(self, assessment_id: int) -> None:
        assessments = self.context.profile.assessments
        self.presenter = ResultsPresenter(
            assessments.get(assessment_id), assessments.gap(assessment_id), self.context.wording
        )
        self._show(self.presenter)

    def first_focus(self) -> QWidget:
        return self.tabs.tabBar()

    # Building

    def _build(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setObjectName("tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setAccessibleName(self._texts("results.title"))
        for name, panel in (
            ("summary", self._build_summary()),
            ("duties", self._build_duties()),
            ("indicators", self._build_indicators()),
            ("content", self._build_content()),
        ):
            self.tabs.addTab(panel, self._texts(f"results.tab.{name}"))
        layout = column(self._build_head(), self.tabs, spacing=4, parent=self)
        layout.setContentsMargins(2 * STEP, 12, 2 * STEP, 0)
        layout.setStretch(1, 1)

    def _build_head(self) -> QWidget:
        head = QWidget()
        self.title = ElidedLabel("", "title")
        self.whose = ElidedLabel("", "second")
        self.state = Pill("", "accent")
        self.walk = Button(self._texts("results.back_to_walk"), icon_name="left")
        self.pdf = Button(self._texts("results.export_pdf"), icon_name="document")
        self.submit = Button(self._texts("results.submit"), "primary")
        for name in ("walk", "pdf", "submit"):
            getattr(self, name).setObjectName(name)
        whose = row(self.state, self.whose)
        whose.setStretch(1, 1)
        top = row(column(self.title, whose, spacing=2), self.walk, self.pdf, self.submit)
        top.setStretch(0, 1)
        self.export_bar = ExportBar(self.context)
        column(top, self.export_bar, parent=head)
        return head

    def _build_summary(self) -> QWidget:
        summary = _sheet()
        card = Card(20)
        self.first_sentence = Paragraph("", "title")
        self.coverage = Paragraph("")
        self.attainment = Paragraph("", "strong")
        self.sum = Paragraph("", "second")
        self.series = Label("", "second")
        for part in (
            self.first_sentence,
            self.coverage,
            self.attainment,
            self.sum,
            self.series,
        ):
            card.body.addWidget(part)
        self.coverage.setToolTip(self._texts("report.method.coverage.rule"))
        self.attainment.setToolTip(self._texts("report.method.bounds.rule"))
        self.duty_chart = BarChart(self._texts)
        self.priorities = self._list("results.priorities", "results.priorities.rule", "empty.gap")
        self.strengths = self._list(
            "results.strengths", "results.strengths.rule", "results.strengths.none"
        )
        summary.body.addWidget(card)
        summary.body.addWidget(self._chart_card("results.duty_chart", self.duty_chart))
        summary.body.addWidget(TwoColumns([self.priorities], [self.strengths], _TWO_COLUMNS_FROM))
        summary.body.addStretch(1)
        return summary

    def _list(self, title: str, rule: str, nothing: str) -> IndicatorList:
        texts = self._texts
        return IndicatorList(texts, texts(title), texts(rule), texts(nothing))

    def _chart_card(self, title: str, chart: BarChart) -> Card:
        card = Card(20)
        heading = Label(self._texts(title), "strong")
        heading.setToolTip(self._texts("report.method.bar.rule"))
        card.body.addWidget(heading)
        card.body.addWidget(chart)
        return card

    def _build_duties(self) -> QWidget:
        duties = _sheet()
        self.task_chart = BarChart(self._texts)
        duties.body.addWidget(self._chart_card("results.task_gaps", self.task_chart))
        duties.body.addStretch(1)
        return duties

    def _build_indicators(self) -> QWidget:
        self.indicator_model = indicator_model(self._texts, self)
        self.indicators = ReadingTable(
            self._texts("results.tab.indicators"),
            self.indicator_model,
            {0: 84, 2: 110, 3: 92, 4: 150, 5: 150},
            wide=1,
        )
        self.indicators.setObjectName("indicators")
        return _in_card(Paragraph(self._texts("results.table_hint"), "second"), self.indicators)

    def _build_content(self) -> QWidget:
        self.content_model = content_model(self._texts, self)
        self.content = ReadingTable(
            self._texts("results.tab.content"),
            self.content_model,
            {0: 90, 1: 64, 3: 90, 4: 100, 5: 100, 6: 80},
            wide=2,
        )
        self.content.setObjectName("content")
        return _in_card(Paragraph(self._texts("results.inferred"), "second"), self.content)

    def _connect(self) -> None:
        self.walk.clicked.connect(self._on_walk_asked)
        self.pdf.clicked.connect(self._on_pdf_asked)
        self.submit.clicked.connect(self._on_submit_asked)
        self.export.ended.connect(self._on_export_ended)
        self.priorities.indicator_chosen.connect(self._go_to_walk)
        self.strengths.indicator_chosen.connect(self._go_to_walk)
        self.indicators.row_chosen.connect(self._on_indicator_chosen)

    # Showing

    def _show(self, presenter: ResultsPresenter) -> None:
        self.title.setText(presenter.title)
        self.whose.setText(presenter.whose)
        self.state.set_text(presenter.state)
        self.submit.setVisible(presenter.is_editable)
        self.first_sentence.set_text(presenter.first_sentence)
        self.coverage.set_text(presenter.coverage)
        self.attainment.set_text(presenter.attainment)
        self.sum.set_text(presenter.sum)
        self.series.setText(presenter.series)
        self.duty_chart.show_bars(presenter.duty_bars)
        self.task_chart.show_bars(presenter.all_bars)
        self.priorities.show_indicators(presenter.priorities)
        self.strengths.show_indicators(presenter.strengths)
        self.indicator_model.show_rows(presenter.indicators)
        self.content_model.show_rows(presenter.content)

    # Acts

    @property
    def opened(self) -> ResultsPresenter:
        """The results in view, once `open` was called."""
        if self.presenter is None:
            raise RuntimeError("the results were not opened")
        return self.presenter

    def _on_walk_asked(self) -> None:
        self._go_to_walk()

    def _on_indicator_chosen(self, index: QModelIndex) -> None:
        self._go_to_walk(self.indicator_model.row_at(index).code)

    def _go_to_walk(self, indicator: str = "") -> None:
        """Where the person last was, or at an indicator that a figure came from."""
        assessment_id = self.opened.assessment.id
        try:
            if indicator:
                self.context.profile.assessments.move_cursor(assessment_id, indicator)
        except SentenceError as error:
            self.context.say(error)
            return
        self.context.shell.show_page("walk", assessment_id=assessment_id)

    def _on_pdf_asked(self) -> None:
        if self.export.is_running:
            return
        presenter = self.opened
        self.export.begin(presenter.assessment.id, presenter.suggested_file)
        if self.export.is_running:
            # Else a disabled button would hand the focus on to the one that submits.
            self.export_bar.cancel.setFocus()
            self.pdf.setEnabled(False)

    def _on_export_ended(self) -> None:
        self.pdf.setEnabled(True)
        if self.isVisible():
            self.pdf.setFocus()

    def _on_submit_asked(self) -> None:
        presenter = self.opened
        if presenter.unanswered:
            self._say_what_is_unanswered(presenter.unanswered)
            return
        sentences = (presenter.hints, self._texts("dialog.submit.question"))
        question = "\n".join(filter(None, sentences))
        is_sure = self.context.dialogs.confirm(
            self.window(),
            self._texts("check.title"),
            question,
            self._texts("dialog.submit.yes"),
            self._texts("dialog.not_yet"),
        )
        if is_sure:
            self._submit(presenter.assessment.id)

    def _say_what_is_unanswered(self, codes: tuple[str, ...]) -> None:
        sentence = self._texts("results.incomplete", n=len(codes))
        action = self._texts("walk.next_unanswered")
        self.context.shell.show_notice(
            Notice.trouble(sentence, action, lambda: self._go_to_walk(codes[0]))
        )

    def _submit(self, assessment_id: int) -> None:
        try:
            self.context.profile.assessments.submit(assessment_id)
        except SentenceError as error:
            self.context.say(error)
            return
        self.context.hub.assessments_changed.emit()
        self.open(assessment_id)
        self.context.shell.show_notice(Notice.done(self._texts("results.submitted")))


def _sheet() -> Scrolling:
    """Begins below the head's left edge, also in a window wider than the sheet."""
    sheet = Scrolling(widest=_WIDEST, margin=0, is_centred=False)
    sheet.body.setContentsMargins(0, 12, 12, 12)
    return sheet


def _in_card(*parts: QWidget) -> QWidget:
    around = QWidget()
    card = Card(2 * STEP)
    for part in parts:
        card.body.addWidget(part)
    column(card, parent=around).setContentsMargins(0, 12, 0, 12)
    return around
