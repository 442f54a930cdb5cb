"""The priorities and the strengths: a few indicators with what is required and answered."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame

from ksa_assess.domain.gap import Severity
from ksa_assess.gui.pages.results.presenter import ListedIndicator
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.frames import Card, Line
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import clear, column, row
from ksa_assess.runtime.texts import Texts

_MET = (Severity.MET, Severity.EXCEEDS)


class IndicatorList(Card):
    """Signal: indicator_chosen(code)."""

    indicator_chosen = Signal(str)

    def __init__(self, texts: Texts, title: str, rule: str, empty: str) -> None:
        super().__init__(20)
        self._texts = texts
        self._empty = empty
        heading = Label(title, "strong")
        heading.setToolTip(rule)
        self.body.addWidget(heading)
        self._lines = column(spacing=0)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)

    def show_indicators(self, indicators: tuple[ListedIndicator, ...]) -> None:
        clear(self._lines)
        if not indicators:
            self._lines.addWidget(Paragraph(self._empty, "second"))
        for place, one in enumerate(indicators):
            if place:
                self._lines.addWidget(Line())
            line = _IndicatorLine(self._texts, one)
            line.code.clicked.connect(
                lambda _=False, code=one.code: self.indicator_chosen.emit(code)
            )
            line.pressed.connect(lambda code=one.code: self.indicator_chosen.emit(code))
            self._lines.addWidget(line)


class _IndicatorLine(QFrame):
    """Signal: pressed() by mouse anywhere; by keyboard its code is the button."""

    pressed = Signal()

    def __init__(self, texts: Texts, one: ListedIndicator) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        levels = texts("results.levels", required=one.required, answer=one.answer)
        self.code = Button(one.code, "link")
        self.code.setAccessibleName(f"{one.code} {one.text} {levels} {one.gap}")
        gap = Label(f"{one.sign} {one.gap}", "done" if one.severity in _MET else "required")
        text = column(Paragraph(one.text), Label(levels, "second"), spacing=2)
        # The words of the button stand this much below its edge.
        text.setContentsMargins(0, 3, 0, 0)
        gap.setContentsMargins(0, 4, 0, 0)
        layout = row(self.code, text, gap, spacing=10, parent=self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        layout.setAlignment(self.code, top)
        layout.setAlignment(gap, top)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.pressed.emit()
