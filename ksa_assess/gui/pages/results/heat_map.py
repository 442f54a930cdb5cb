"""The map of tasks: per duty a row of cells, each with sign, words and figures of its task."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from ksa_assess.domain.gap import Severity
from ksa_assess.gui.pages.results.heat import HeatCell, HeatRow
from ksa_assess.gui.pages.results.row_filter import RowFilter
from ksa_assess.gui.pages.results.severity_colours import paint_swatch
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.flow import FlowLayout
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import clear, column, row
from ksa_assess.gui.widgets.row_button import RowButton
from ksa_assess.wording import Wording

_CELL_WIDTH = 196
_LEGEND_GAP = 20
_Key = Qt.Key
_ACROSS = {_Key.Key_Left: -1, _Key.Key_Right: 1}
_DOWN = {_Key.Key_Up: -1, _Key.Key_Down: 1}


class HeatMap(QWidget):
    """One stop of the Tab key; arrows go from cell to cell.

    Signal: rows_asked(RowFilter).
    """

    rows_asked = Signal(object)

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self.setAccessibleName(wording.texts("results.task_gaps"))
        self.cells: list[HeatCellView] = []
        self._duties = column(spacing=2 * STEP)
        layout = column(self._duties, self._build_legend(), spacing=2 * STEP, parent=self)
        layout.setContentsMargins(STEP, 0, STEP, 0)

    def show_rows(self, rows: tuple[HeatRow, ...]) -> None:
        clear(self._duties)
        count = sum(len(duty.cells) for duty in rows)
        most = max(len(duty.cells) for duty in rows)
        self.cells = []
        for duty in rows:
            self._duties.addLayout(self._duty(duty, count, most))
        self.let_tab_stop_at(self.cells[0])

    def let_tab_stop_at(self, stop: "HeatCellView") -> None:
        policy = Qt.FocusPolicy
        for cell in self.cells:
            cell.setFocusPolicy(policy.StrongFocus if cell is stop else policy.ClickFocus)

    def move_across(self, start: "HeatCellView", step: int) -> None:
        place = self.cells.index(start) + step
        if 0 <= place < len(self.cells):
            self.cells[place].setFocus(Qt.FocusReason.TabFocusReason)

    def move_down(self, start: "HeatCellView", step: int) -> None:
        """To the nearest cell of the next line, whichever duty it belongs to."""
        here = start.mapTo(self, start.rect().center())
        places = {cell: cell.mapTo(self, cell.rect().center()) for cell in self.cells}
        beyond = [cell for cell, at in places.items() if (at.y() - here.y()) * step > STEP]
        if beyond:
            next_line = min(abs(places[cell].y() - here.y()) for cell in beyond)
            line = [c for c in beyond if abs(places[c].y() - here.y()) <= next_line + STEP]
            nearest = min(line, key=lambda cell: abs(places[cell].x() - here.x()))
            nearest.setFocus(Qt.FocusReason.TabFocusReason)

    def _duty(self, duty: HeatRow, count: int, most: int) -> QLayout:
        grid = _CellGrid([self._cell(cell, count) for cell in duty.cells], most)
        grid.setAccessibleName(duty.name)
        return column(Paragraph(duty.name, "heading"), grid, spacing=STEP)

    def _cell(self, cell: HeatCell, count: int) -> "HeatCellView":
        view = HeatCellView(cell, self)
        self.cells.append(view)
        place = self._wording.texts("control.place", i=len(self.cells), n=count)
        view.setAccessibleDescription(place)
        view.clicked.connect(lambda: self.rows_asked.emit(RowFilter(place=cell.code)))
        return view

    def _build_legend(self) -> QWidget:
        legend = QWidget()
        entries = FlowLayout(legend, _LEGEND_GAP)
        none = self._wording.texts("value.none"), self._wording.texts("results.outcome.none")
        meanings = [(one, self._wording.severity_meaning(one)) for one in Severity]
        for severity, words in (*meanings, (None, " ".join(none))):
            entry = QWidget()
            row(_Swatch(severity), Label(words, "small"), parent=entry)
            entries.addWidget(entry)
        return legend


class HeatCellView(RowButton):
    """A task on the ground of its severity."""

    def __init__(self, cell: HeatCell, heat_map: HeatMap) -> None:
        super().__init__(cell.said)
        self._heat_map = heat_map
        self._severity = cell.severity
        self.setToolTip(cell.said)
        sign = Label(cell.severity_said, "strong")
        lines = (
            Paragraph(f"{cell.code} {cell.name}"),
            1,
            sign,
            Paragraph(cell.figures),
            Paragraph(cell.counts),
        )
        layout = column(*lines, spacing=2, parent=self)
        layout.setContentsMargins(12, 10, 12, 10)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._heat_map.let_tab_stop_at(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = _Key(event.key())
        if step := _ACROSS.get(key):
            self._heat_map.move_across(self, step)
        elif step := _DOWN.get(key):
            self._heat_map.move_down(self, step)
        else:
            super().keyPressEvent(event)

    def paint_ground(self, painter: QPainter) -> None:
        paint_swatch(painter, self._severity)
        painter.drawRoundedRect(self.inner(2.5), 5, 5)
        if self.underMouse():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(appearance.current().colour("text"))
            painter.drawRoundedRect(self.inner(2.5), 5, 5)


class _CellGrid(QWidget):
    """As many columns as fit, at most so many as the longest duty fills.

    They have one width in every duty, so that all stand below each other.
    """

    def __init__(self, cells: Sequence[HeatCellView], most: int) -> None:
        super().__init__()
        self._cells = cells
        self._most = most
        self._fillers: list[QWidget] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(STEP)
        self._arrange(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        least = appearance.current().px(_CELL_WIDTH)
        fitting = (self.width() + STEP) // (least + STEP)
        self._arrange(max(1, min(fitting, self._most)))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for place in range(max(columns, self._columns)):
            self._grid.setColumnStretch(place, int(place < columns))
        self._columns = columns
        for place, cell in enumerate(self._cells):
            self._grid.addWidget(cell, *divmod(place, columns))
        self._fill(range(len(self._cells), columns))

    def _fill(self, places: range) -> None:
        """A column without anything would have no distance to its neighbour."""
        for filler in self._fillers:
            filler.deleteLater()
        self._fillers = [QWidget(self) for _ in places]
        for place, filler in zip(places, self._fillers, strict=True):
            self._grid.addWidget(filler, 0, place)


class _Swatch(QWidget):
    """The ground of a severity, for the legend."""

    def __init__(self, severity: Severity | None) -> None:
        super().__init__()
        self._severity = severity
        self.setFixedSize(QSize(20, 14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_swatch(painter, self._severity)
        painter.drawRect(QRectF(0.5, 0.5, 19, 13))
