"""The priorities and the strengths: a few indicators with what is required and answered."""

from PySide6.QtCore import Qt, Signal

from ksa_assess.domain.gap import Severity
from ksa_assess.gui.pages.results.listing import ListedIndicator
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.frames import Card, Line
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import clear, column, row
from ksa_assess.gui.widgets.row_button import RowButton

_MARGIN = 12  # With the margin of the lines as far as in every other card.
_MET = (Severity.MET, Severity.EXCEEDS)


class IndicatorList(Card):
    """Signal: indicator_chosen(code)."""

    indicator_chosen = Signal(str)

    def __init__(self, title: str, rule: str, empty: str) -> None:
        super().__init__(_MARGIN)
        self._empty = empty
        self.heading = Paragraph(title, "strong")
        self.heading.setToolTip(rule)
        # The lines' own margins bring their words below these.
        self.heading.setContentsMargins(STEP, 0, STEP, 0)
        self.body.addWidget(self.heading)
        self.note = Paragraph("", "second")
        self.note.setContentsMargins(STEP, 0, STEP, 0)
        self.note.hide()
        self.body.addWidget(self.note)
        self._lines = column(spacing=0)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)

    def set_note(self, note: str) -> None:
        """A line below the heading, where there is something to say."""
        self.note.set_text(note)
        self.note.setVisible(bool(note))

    def show_indicators(self, indicators: tuple[ListedIndicator, ...]) -> None:
        clear(self._lines)
        if not indicators:
            nothing = Paragraph(self._empty, "second")
            nothing.setContentsMargins(STEP, 0, STEP, 0)
            self._lines.addWidget(nothing)
        for place, one in enumerate(indicators):
            if place:
                self._lines.addWidget(Line())
            line = _IndicatorLine(one)
            line.clicked.connect(lambda _=False, code=one.code: self.indicator_chosen.emit(code))
            self._lines.addWidget(line)


class _IndicatorLine(RowButton):
    """Leads to the item in the walk."""

    def __init__(self, one: ListedIndicator) -> None:
        super().__init__(f"{one.code} {one.text} {one.levels} {one.gap}")
        code = Label(one.code, "code")
        gap = Label(one.gap_said, "done" if one.severity in _MET else "required")
        text = column(Paragraph(one.text), Paragraph(one.levels, "second"), spacing=2)
        layout = row(code, text, gap, spacing=12, parent=self)
        layout.setContentsMargins(STEP, STEP, STEP, STEP)
        layout.setStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        layout.setAlignment(code, top)
        layout.setAlignment(gap, top)
