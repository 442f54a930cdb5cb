"""What stands in the window when the data cannot be opened: a calm sentence and what to do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.frames import Card
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.runtime.texts import Texts

_WIDTH = 560


class FailurePanel(QWidget):
    """Signals: retry_asked(), folder_asked()."""

    retry_asked = Signal()
    folder_asked = Signal()

    def __init__(self, texts: Texts, sentence: str) -> None:
        super().__init__()
        card = Card()
        card.setFixedWidth(appearance.current().px(_WIDTH))
        self.sentence = Paragraph(sentence)
        self.retry = Button(texts("failure.retry"), "primary")
        self.folder = Button(texts("failure.open_folder"))
        self.retry.clicked.connect(self.retry_asked)
        self.folder.clicked.connect(self.folder_asked)
        card.body.addWidget(Label(texts("failure.title"), "title"))
        card.body.addWidget(self.sentence)
        card.body.addSpacing(STEP)
        card.body.addLayout(row(self.retry, self.folder, 1))
        column(1, row(1, card, 1), 2, parent=self)
