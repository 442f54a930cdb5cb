"""The duties: the map of their tasks, and below it the bars of duties and tasks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ksa_assess.gui.pages.results.bars import BarChart
from ksa_assess.gui.pages.results.heat_map import HeatMap
from ksa_assess.gui.pages.results.presenter import ResultsPresenter
from ksa_assess.gui.pages.results.sections import rows_card, rule_line, sheet
from ksa_assess.gui.widgets.layouts import column
from ksa_assess.wording import Wording


class DutiesPanel(QWidget):
    """Signal: rows_asked(RowFilter)."""

    rows_asked = Signal(object)

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        texts = wording.texts
        self.heat_map = HeatMap(wording)
        self.chart = BarChart(texts)
        rule = texts("results.heat.rule")
        scrolling = sheet()
        scrolling.body.addWidget(
            rows_card(texts("results.task_gaps"), rule, rule_line(rule), self.heat_map)
        )
        bar_rule = texts("report.method.bar.rule")
        scrolling.body.addWidget(rows_card(texts("results.bars"), bar_rule, self.chart))
        scrolling.body.addStretch(1)
        column(scrolling, parent=self)
        self.heat_map.rows_asked.connect(self.rows_asked)
        self.chart.rows_asked.connect(self.rows_asked)

    def show_results(self, presenter: ResultsPresenter) -> None:
        self.heat_map.show_rows(presenter.heat_rows)
        self.chart.show_bars(presenter.all_bars)
