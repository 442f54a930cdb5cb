"""What the team page says while nobody handed anything over: the way of a review."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.flow import FlowLayout
from ksa_assess.gui.widgets.frames import Card, Line
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.marks import Badge, Sign
from ksa_assess.runtime.texts import Texts

_STEPS = (1, 2, 3)
_SIGN = 40


class NobodyYet(Card):
    """Signals: files_asked(), folder_asked(), manual_asked()."""

    files_asked = Signal()
    folder_asked = Signal()
    manual_asked = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(margin=32)
        self.body.setSpacing(2 * STEP)
        self.body.addWidget(Sign("team", "control", _SIGN), 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(Paragraph(texts("empty.team"), "title"))
        self.body.addLayout(_steps(texts))
        self.body.addWidget(Line())
        self.body.addWidget(self._build_actions(texts))
        self.body.addLayout(_hint(texts))

    def _build_actions(self, texts: Texts) -> QWidget:
        self.open_files = Button(texts("review.open_file"), "primary", icon_name="document")
        self.open_files.setObjectName("open_files_at_first")
        self.open_folder = Button(texts("team.open_folder"))
        self.open_folder.setObjectName("open_folder_at_first")
        self.manual = Button(texts("home.read_manual"), "quiet", icon_name="help")
        self.manual.setObjectName("manual")
        self.open_files.clicked.connect(self.files_asked)
        self.open_folder.clicked.connect(self.folder_asked)
        self.manual.clicked.connect(self.manual_asked)
        actions = QWidget()
        flow = FlowLayout(actions)
        for button in (self.open_files, self.open_folder, self.manual):
            flow.addWidget(button)
        return actions


def _steps(texts: Texts) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(3 * STEP)
    for place, step in enumerate(_STEPS):
        grid.setColumnStretch(place, 1)
        cell = QWidget()
        title = Label(texts(f"team.empty.{step}.title"), "strong")
        text = Paragraph(texts(f"team.empty.{step}.text"), "second")
        column(row(Badge(str(step), "accent"), title, 1), text, parent=cell)
        grid.addWidget(cell, 0, place, Qt.AlignmentFlag.AlignTop)
    return grid


def _hint(texts: Texts) -> QHBoxLayout:
    line = row(spacing=STEP)
    line.addWidget(Sign("notice", "muted", 16), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Paragraph(texts("team.empty.here"), "second"), 1)
    return line
