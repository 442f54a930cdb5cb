"""What a place says while it holds nothing: one sentence, with a sign above it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.labels import Paragraph
from ksa_assess.gui.widgets.layouts import column
from ksa_assess.gui.widgets.marks import Sign

_SIDE = 40


class EmptyState(QWidget):
    """A sign and a sentence, in the middle."""

    def __init__(self, icon_name: str, sentence: str) -> None:
        super().__init__()
        self.sentence = Paragraph(sentence, "second")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = column(1, spacing=2 * STEP, parent=self)
        layout.setContentsMargins(2 * STEP, 2 * STEP, 2 * STEP, 2 * STEP)
        layout.addWidget(Sign(icon_name, "control", _SIDE), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.sentence)
        layout.addStretch(1)
