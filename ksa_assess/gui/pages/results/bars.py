"""The bars: frame = Σ required, fill = Σ min(rated, required), all on one scale.

What is unknown is a dashed frame after it, a surplus a thin mark of its own below: neither
touches the fill, as neither counts towards it.
"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ksa_assess.gui.pages.results.presenter import Bar
from ksa_assess.gui.pages.results.row_filter import RowFilter
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.flow import FlowLayout
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import clear, column, row
from ksa_assess.gui.widgets.row_button import RowButton
from ksa_assess.runtime.texts import Texts

_HEIGHT = 16
_SURPLUS_HEIGHT = 3
_NAME_WIDTH = 240
_INDENT = 20
_USUAL_TEXT = 100
# More than within an entry, or a sample could belong to the words on either side.
_LEGEND_GAP = 20
_LEGEND = ("frame", "fill", "unknown", "surplus")


class BarChart(QWidget):
    """Rows of name, bar, attainment and sums, with a legend below.

    Signal: rows_asked(RowFilter).
    """

    rows_asked = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.rows: list[BarRow] = []
        self._rows = column(spacing=0)
        legend = QWidget()
        entries = FlowLayout(legend, _LEGEND_GAP)
        for part in _LEGEND:
            entry = QWidget()
            row(_Sample(part), Label(texts(f"report.legend.{part}"), "small"), parent=entry)
            entries.addWidget(entry)
        below = row(legend)
        # The margins of the rows bring their words below the legend's.
        below.setContentsMargins(STEP, 0, STEP, 0)
        column(self._rows, below, spacing=2 * STEP, parent=self)

    def show_bars(self, bars: tuple[Bar, ...]) -> None:
        clear(self._rows)
        longest = max((bar.required + bar.unknown for bar in bars), default=0)
        longest = max([longest, *(bar.surplus for bar in bars)])
        self.rows = [BarRow(self._texts, bar, longest) for bar in bars]
        # One width for all, else the bars would have different scales.
        figures = max((one.figures.sizeHint().width() for one in self.rows), default=0)
        for one in self.rows:
            one.figures.setFixedWidth(figures)
            one.clicked.connect(lambda _=False, code=one.code: self._ask_rows(code))
            self._rows.addWidget(one)

    def _ask_rows(self, code: str) -> None:
        self.rows_asked.emit(RowFilter(place=code))


class BarRow(RowButton):
    """One duty or task, leading to its indicators; its whole meaning is its name and tool tip."""

    def __init__(self, texts: Texts, bar: Bar, longest: int) -> None:
        said = texts(
            "results.bar_said",
            name=f"{bar.code} {bar.name}",
            x=bar.attainment,
            figures=bar.figures,
            filled=bar.filled,
            surplus=bar.surplus,
        )
        super().__init__(said)
        self.code = bar.code
        look = appearance.current()
        name = Paragraph(f"{bar.code} {bar.name}", "second" if bar.is_task else "")
        indent = look.px(_INDENT) if bar.is_task else 0
        attainment = Label(bar.attainment, "" if bar.is_task else "strong")
        attainment.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        attainment.setFixedWidth(look.px(48))
        self.figures = Label(bar.figures, "small")
        self.bar = _Bar(bar, longest)
        self._place(name, indent, attainment)
        self.setToolTip(f"{said}\n{texts('report.method.bar.rule')}")

    def _place(self, name: Paragraph, indent: int, attainment: Label) -> None:
        """All bars begin at one place, or they would have different scales.

        Larger text leaves no room beside a name; it then stands above its bar.
        """
        look = appearance.current()
        name.setContentsMargins(indent, 0, 0, 0)
        figures = row(self.bar, attainment, self.figures, spacing=14)
        figures.setStretch(0, 1)
        if look.text_size > _USUAL_TEXT:
            layout = column(name, figures, spacing=4, parent=self)
        else:
            name.setFixedWidth(look.px(_NAME_WIDTH))
            layout = row(name, figures, spacing=14, parent=self)
            layout.setStretch(1, 1)
        layout.setContentsMargins(STEP, 5, STEP, 5)


class _Bar(QWidget):
    def __init__(self, bar: Bar, longest: int) -> None:
        super().__init__()
        self._bar = bar
        self._longest = longest
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(120)

    def sizeHint(self) -> QSize:
        return QSize(240, appearance.current().px(_HEIGHT + _SURPLUS_HEIGHT + 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        scale = (self.width() - 4) / self._longest if self._longest else 0.0
        height = appearance.current().px(_HEIGHT)
        required = self._bar.required * scale
        _paint_fill(painter, QRectF(1, 1, self._bar.filled * scale, height))
        if self._bar.required:
            _paint_frame(painter, QRectF(1, 1, required, height))
        if self._bar.unknown:
            _paint_unknown(painter, QRectF(1 + required, 1, self._bar.unknown * scale, height))
        if self._bar.surplus:
            _paint_surplus(painter, QRectF(1, height + 4, self._bar.surplus * scale, 3))


class _Sample(QWidget):
    """One part of a bar, for the legend."""

    def __init__(self, part: str) -> None:
        super().__init__()
        self._part = part
        self.setFixedSize(24, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint = {
            "frame": _paint_frame,
            "fill": _paint_fill,
            "unknown": _paint_unknown,
            "surplus": _paint_surplus,
        }[self._part]
        is_thin = self._part == "surplus"
        paint(painter, QRectF(1, 6, 22, 3) if is_thin else QRectF(1, 1, 22, 12))


def _paint_fill(painter: QPainter, rect: QRectF) -> None:
    painter.fillRect(rect, appearance.current().colour("accent"))


def _paint_frame(painter: QPainter, rect: QRectF) -> None:
    _paint_outline(painter, rect, Qt.PenStyle.SolidLine)


def _paint_unknown(painter: QPainter, rect: QRectF) -> None:
    _paint_outline(painter, rect, Qt.PenStyle.DashLine)


def _paint_outline(painter: QPainter, rect: QRectF, style: Qt.PenStyle) -> None:
    painter.setPen(QPen(appearance.current().colour("muted"), 1.2, style))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)


def _paint_surplus(painter: QPainter, rect: QRectF) -> None:
    painter.fillRect(rect, appearance.current().colour("done"))
