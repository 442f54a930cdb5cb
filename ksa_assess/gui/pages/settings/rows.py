"""One setting: its name and a word about it at the left, its control at the right or below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.choice import Switch
from ksa_assess.gui.widgets.frames import Card
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import column, row


class SettingsCard(Card):
    """A group of settings under one heading."""

    def __init__(self, title: str, *parts: QWidget) -> None:
        super().__init__()
        self.body.setSpacing(2 * STEP)
        self.body.addWidget(Label(title, "strong"))
        self.add(*parts)

    def add(self, *parts: QWidget) -> None:
        for part in parts:
            self.body.addWidget(part)


def switch_row(name: str, explanation: str, switch: Switch) -> QWidget:
    """The switch at the right, on the first line."""
    words = QWidget()
    column(Paragraph(name), Paragraph(explanation, "second"), spacing=0, parent=words)
    words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    line = QWidget()
    layout = row(words, spacing=2 * STEP, parent=line)
    layout.addWidget(switch, 0, Qt.AlignmentFlag.AlignTop)
    return line
