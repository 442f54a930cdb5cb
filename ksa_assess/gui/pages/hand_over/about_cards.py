"""What the file holds, the code to compare, and what was handed over so far."""

from PySide6.QtWidgets import QWidget

from ksa_assess.gui.pages.hand_over.presenter import HandedLine, HandOverPresenter
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.frames import Card, Line
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import clear, column
from ksa_assess.runtime.texts import Texts

_MARGIN = 20


class HoldsCard(Card):
    """What somebody gives away with the file, before they do."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(_MARGIN)
        self.body.addWidget(Label(texts("hand_over.holds"), "strong"))
        self._lines = column(spacing=STEP)
        self.body.addLayout(self._lines)

    def show_lines(self, lines: tuple[str, ...]) -> None:
        clear(self._lines)
        for line in lines:
            self._lines.addWidget(Paragraph(line))


class CodeCard(Card):
    """The code to compare, large enough to be read out over the telephone."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(_MARGIN)
        self.code = Label("", "large")
        self.code.setObjectName("code")
        self.why = Paragraph("", "second")
        self.body.addWidget(Label(texts("hand_over.code"), "strong"))
        self.body.addWidget(self.code)
        self.body.addWidget(self.why)

    def show_code(self, code: str, why: str) -> None:
        self.setVisible(bool(code))
        self.code.setText(code)
        self.why.set_text(why)


class HandedCard(Card):
    """A line for each time, the last one first; a hint while there is none."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(_MARGIN)
        self._texts = texts
        self.lines: tuple[HandedLine, ...] = ()
        self.body.addWidget(Label(texts("hand_over.history"), "strong"))
        self._lines = column(spacing=STEP)
        self.body.addLayout(self._lines)

    def show_presenter(self, presenter: HandOverPresenter) -> None:
        clear(self._lines)
        self.lines = presenter.handed_over
        for place, line in enumerate(self.lines):
            if place:
                self._lines.addWidget(Line())
            self._lines.addWidget(_line(line))
        if not self.lines:
            self._lines.addWidget(Paragraph(self._texts("hand_over.history.none"), "second"))


def _line(line: HandedLine) -> QWidget:
    box = QWidget()
    column(Paragraph(line.what), Paragraph(line.when, "second"), spacing=2, parent=box)
    return box
