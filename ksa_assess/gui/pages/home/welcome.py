"""What home says to somebody who has no self-assessment yet: three steps, and where to begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ksa_assess.gui.pages.home.step_pictures import StepPicture
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.flow import FlowLayout
from ksa_assess.gui.widgets.frames import Card, Line
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.marks import Badge, Sign
from ksa_assess.runtime.texts import Texts

_STEPS = (1, 2, 3)


class Welcome(Card):
    """Signals: start_asked(), file_asked(), library_asked(), manual_asked()."""

    start_asked = Signal()
    file_asked = Signal()
    library_asked = Signal()
    manual_asked = Signal()

    def __init__(self, texts: Texts, purpose: str) -> None:
        super().__init__(margin=32)
        self.body.setSpacing(2 * STEP)
        self.body.addWidget(Paragraph(texts("first_run.title"), "title"))
        self.body.addWidget(Paragraph(purpose, "second"))
        self.body.addLayout(self._build_steps(texts))
        self.body.addSpacing(STEP)
        self.body.addWidget(Line())
        self.body.addSpacing(STEP // 2)
        self.body.addWidget(Paragraph(texts("empty.home"), "second"))
        self.body.addWidget(self._build_actions(texts))
        self.body.addLayout(self._build_privacy(texts))

    def _build_steps(self, texts: Texts) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * STEP)
        for place, step in enumerate(_STEPS):
            grid.setColumnStretch(place, 1)
            cell = _step(step, texts(f"steps.{step}.title"), texts(f"steps.{step}.text"))
            grid.addWidget(cell, 0, place, Qt.AlignmentFlag.AlignTop)
        return grid

    def _build_actions(self, texts: Texts) -> QWidget:
        self.begin = Button(texts("start.begin"), "primary")
        self.begin.setObjectName("begin")
        self.open_file = Button(texts("start.open_file"), icon_name="document")
        self.open_file.setObjectName("open_file_at_first")
        self.look = Button(texts("home.look_at_standards"), "quiet", icon_name="library")
        self.manual = Button(texts("home.read_manual"), "quiet", icon_name="help")
        self.begin.clicked.connect(self.start_asked)
        self.open_file.clicked.connect(self.file_asked)
        self.look.clicked.connect(self.library_asked)
        self.manual.clicked.connect(self.manual_asked)
        actions = QWidget()
        flow = FlowLayout(actions)
        for button in (self.begin, self.open_file, self.look, self.manual):
            flow.addWidget(button)
        return actions

    def _build_privacy(self, texts: Texts) -> QHBoxLayout:
        line = row(spacing=STEP)
        line.addWidget(Sign("lock", "muted", 16), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Paragraph(texts("home.private"), "second"), 1)
        return line


def _step(step: int, title: str, text: str) -> QWidget:
    cell = QWidget()
    heading = row(Badge(str(step), "accent"), Label(title, "strong"), 1)
    column(StepPicture(step), heading, Paragraph(text, "second"), parent=cell)
    return cell
