"""Cards of the review: what was written, and indicators as both sides see them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ksa_assess.gui.pages.acknowledge.presenter import PlanLine
from ksa_assess.gui.pages.acknowledge.reviewed_line import ReviewedLine, SaidBy
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.flow import FlowLayout
from ksa_assess.gui.widgets.frames import Card, Line
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import clear, column, row
from ksa_assess.gui.widgets.marks import Pill

_MARGIN = 20


class WrittenCard(Card):
    """A heading and what somebody wrote; away where nothing is."""

    def __init__(self, title: str) -> None:
        super().__init__(_MARGIN)
        self.text = Paragraph("")
        self.body.addWidget(Label(title, "strong"))
        self.body.addWidget(self.text)

    def show_text(self, text: str) -> None:
        self.text.set_text(text)
        self.setVisible(bool(text))


class LinesCard(Card):
    """Indicators below each other; `notes` stand under the heading."""

    def __init__(self) -> None:
        super().__init__(_MARGIN)
        self.title = Label("", "strong")
        self._notes = column(spacing=2)
        self._lines = column(spacing=STEP + 4)
        self.body.addWidget(self.title)
        self.body.addLayout(self._notes)
        self.body.addSpacing(STEP // 2)
        self.body.addLayout(self._lines)

    def show_lines(
        self, title: str, lines: Sequence[ReviewedLine], notes: Sequence[str] = ()
    ) -> None:
        self.title.setText(title)
        clear(self._notes)
        for note in filter(None, notes):
            self._notes.addWidget(Paragraph(note, "second"))
        clear(self._lines)
        for place, line in enumerate(lines):
            if place:
                self._lines.addWidget(Line())
            self._lines.addWidget(_ReviewedRow(line))


class PlanCard(Card):
    """The plan as it was written, for reading."""

    def __init__(self, title: str, nothing: str) -> None:
        super().__init__(_MARGIN)
        self._nothing = nothing
        self._lines = column(spacing=STEP + 4)
        self.body.addWidget(Label(title, "strong"))
        self.body.addLayout(self._lines)

    def show_plan(self, lines: Sequence[PlanLine]) -> None:
        clear(self._lines)
        for line in lines:
            box = QWidget()
            words = column(Paragraph(line.what), spacing=2, parent=box)
            if line.how:
                words.addWidget(Paragraph(line.how, "second"))
            self._lines.addWidget(box)
        if not lines:
            self._lines.addWidget(Paragraph(self._nothing, "second"))


class _ReviewedRow(QWidget):
    """Code and text, what each side says, and the words of both below."""

    def __init__(self, line: ReviewedLine) -> None:
        super().__init__()
        self.setAccessibleName(line.told)
        code = Label(line.code, "code")
        words = column(Paragraph(line.text), _answers(line), spacing=STEP)
        for one in line.said:
            words.addLayout(_said(one))
        layout = row(code, spacing=12, parent=self)
        layout.addLayout(words, 1)
        layout.setAlignment(code, Qt.AlignmentFlag.AlignTop)


def _answers(line: ReviewedLine) -> QWidget:
    """The one that counts stands out and is the last to be made; the outcome is said beside."""
    box = QWidget()
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    box.setSizePolicy(policy)
    flow = FlowLayout(box)
    for place, answer in enumerate(line.answers):
        flow.addWidget(Pill(answer, "accent" if place == line.counting else "plain"))
    for words in filter(None, (line.outcome, line.gap)):
        flow.addWidget(Label(words, "second"))
    return box


def _said(one: SaidBy) -> QVBoxLayout:
    return column(Label(one.who, "small"), Paragraph(one.text), spacing=0)
