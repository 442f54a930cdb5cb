"""One line of a form: the label above, the control, and below it what is to be mended."""

from PySide6.QtWidgets import QLineEdit, QWidget

from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import column


class Field(QWidget):
    """`control` gets the label as its accessible name where it has none yet."""

    def __init__(self, label: str, control: QWidget) -> None:
        super().__init__()
        self.control = control
        self.label = Label(label, "heading")
        self.label.setBuddy(control)
        if not control.accessibleName():
            control.setAccessibleName(label)
        self.trouble = Paragraph("", "strong")
        self.trouble.hide()
        column(self.label, control, self.trouble, spacing=STEP // 2 + 2, parent=self)

    def set_trouble(self, sentence: str) -> None:
        """Say what is to be mended, and go there; an empty sentence takes it away."""
        self.trouble.set_text(sentence)
        self.trouble.setVisible(bool(sentence))
        self.control.setAccessibleDescription(sentence)
        self.control.setProperty("has_trouble", bool(sentence))
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)
        if sentence:
            self.control.setFocus()


def line_field(label: str, name: str, text: str = "") -> tuple[Field, QLineEdit]:
    """A field with a text of one line, whose object name is `name`."""
    line = QLineEdit(text)
    line.setObjectName(name)
    line.setMaxLength(200)
    return Field(label, line), line
