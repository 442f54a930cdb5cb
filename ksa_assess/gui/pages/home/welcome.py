"""What home says to somebody who has no self-assessment yet: three steps, and where to begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.frames import Card, Line
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.marks import Badge
from ksa_assess.runtime.texts import Texts

_STEPS = (1, 2, 3)


class Welcome(Card):
    """Signals: start_asked(), library_asked()."""

    start_asked = Signal()
    library_asked = Signal()

    def __init__(self, texts: Texts, purpose: str) -> None:
        super().__init__(margin=32)
        self.begin = Button(texts("start.begin"), "primary")
        self.begin.setObjectName("begin")
        self.look = Button(texts("home.look_at_standards"))
        self.begin.clicked.connect(self.start_asked)
        self.look.clicked.connect(self.library_asked)
        self.body.setSpacing(2 * STEP)
        self.body.addWidget(Paragraph(texts("first_run.title"), "title"))
        self.body.addWidget(Paragraph(purpose, "second"))
        self.body.addSpacing(STEP)
        self.body.addLayout(self._build_steps(texts))
        self.body.addSpacing(STEP)
        self.body.addWidget(Line())
        self.body.addSpacing(STEP // 2)
        self.body.addLayout(row(self.begin, self.look, 1))
        self.body.addWidget(Paragraph(texts("home.empty"), "second"))

    def _build_steps(self, texts: Texts) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(4 * STEP)
        for place, step in enumerate(_STEPS):
            grid.setColumnStretch(place, 1)
            cell = _step(str(step), texts(f"steps.{step}.title"), texts(f"steps.{step}.text"))
            grid.addWidget(cell, 0, place, Qt.AlignmentFlag.AlignTop)
        return grid


def _step(number: str, title: str, text: str) -> QWidget:
    cell = QWidget()
    column(row(Badge(number, "accent"), Label(title, "strong"), 1), Paragraph(text), parent=cell)
    return cell
