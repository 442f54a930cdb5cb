"""How a setting stands on its card: its name, a word about what it does, and its control."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.choice import Switch
from ksa_assess.gui.widgets.frames import Card, Line
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import column, row


class SettingsCard(Card):
    """A group of settings under one heading, a hair line between each two."""

    def __init__(self, title: str, introduction: str = "") -> None:
        super().__init__()
        self.title = title
        self.body.setSpacing(2 * STEP)
        heading = column(Label(title, "strong"), spacing=2)
        if introduction:
            heading.addWidget(Paragraph(introduction, "second"))
        self.body.addLayout(heading)

    def add(self, parts: Sequence[QWidget]) -> None:
        for part in parts:
            self.body.addWidget(Line())
            self.body.addWidget(part)


def setting(name: str, explanation: str, *controls: QWidget) -> QWidget:
    """The controls below the words."""
    box = QWidget()
    column(words(name, explanation), *controls, spacing=STEP, parent=box)
    for control in controls:
        if not control.accessibleName():
            control.setAccessibleName(name)
        control.setAccessibleDescription(explanation)
    return box


def switch_row(name: str, explanation: str, switch: Switch) -> QWidget:
    """The switch at the right, on the first line."""
    switch.setAccessibleDescription(explanation)
    return beside(words(name, explanation), switch)


def beside(text: QWidget, control: QWidget) -> QWidget:
    """A control at the right of the words about it, on their first line."""
    line = QWidget()
    layout = row(text, spacing=3 * STEP, parent=line)
    layout.addWidget(control, 0, Qt.AlignmentFlag.AlignTop)
    return line


def words(name: str, explanation: str, *more: QWidget) -> QWidget:
    box = QWidget()
    column(Paragraph(name), Paragraph(explanation, "second"), *more, spacing=2, parent=box)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return box
