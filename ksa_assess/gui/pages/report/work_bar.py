"""How far printing is, and the way to stop it."""

from PySide6.QtWidgets import QWidget

from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.labels import Label
from ksa_assess.gui.widgets.layouts import row
from ksa_assess.gui.widgets.marks import ProgressLine


class WorkBar(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, words: str, cancel: str) -> None:
        super().__init__()
        self.line = ProgressLine(words)
        self.cancel = Button(cancel)
        self.cancel.setObjectName("cancel")
        row(Label(words, "second"), self.line, self.cancel, parent=self).setStretch(1, 1)
        self.hide()

    def begin(self) -> None:
        self.set_progress(0)
        self.show()

    def set_progress(self, part: float) -> None:
        self.line.set_progress(part, 1)
