"""How many indicators have which severity, as one strip; the figures below it lead to them."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ksa_assess.domain.gap import Severity
from ksa_assess.gui.pages.results.figure_sentence import FigureFlow, indented
from ksa_assess.gui.pages.results.figures import SeverityPart
from ksa_assess.gui.pages.results.severity_colours import paint_swatch
from ksa_assess.gui.theme import appearance, tokens
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.layouts import column
from ksa_assess.runtime.texts import Texts

_HEIGHT = 22


class SeverityStrip(QWidget):
    """Signal: rows_asked(RowFilter)."""

    rows_asked = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._name = texts("results.severities")
        self.picture = _Strip(texts)
        self.figures = FigureFlow(texts, gap=STEP)
        self.figures.rows_asked.connect(self.rows_asked)
        column(indented(self.picture), self.figures, spacing=STEP // 2, parent=self)

    def show_parts(self, parts: tuple[SeverityPart, ...]) -> None:
        self.picture.show_parts(parts)
        shown = [part.figure for part in parts]
        said = f"{self._name} {' '.join(figure.shown for figure in shown)}"
        self.figures.show_figures("", shown, "", said)


class _Strip(QWidget):
    """Parts as long as they are many, each with its sign where there is room."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._parts: tuple[SeverityPart, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: tuple[SeverityPart, ...]) -> None:
        self._parts = parts
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, appearance.current().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = appearance.current()
        painter = QPainter(self)
        painter.setFont(look.font(tokens.SMALL, is_bold=True))
        whole = sum(part.figure.count for part in self._parts)
        left = 0.5
        for part in self._parts:
            width = (self.width() - 1) * part.figure.count / whole
            gap = 2 if part is not self._parts[-1] else 0
            rect = QRectF(left, 0.5, width - gap, self.height() - 1)
            paint_swatch(painter, part.severity)
            painter.drawRect(rect)
            self._paint_sign(painter, rect, part.severity)
            left += width

    def _paint_sign(self, painter: QPainter, rect: QRectF, severity: Severity | None) -> None:
        sign = self._texts(f"severity.{severity}.sign" if severity else "value.none")
        if painter.fontMetrics().horizontalAdvance(sign) + 4 < rect.width():
            painter.setPen(appearance.current().colour("text"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, sign)
