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
    """Signals: retry_asked(), folder_asked(), window_asked().

    With `has_window` another window holds the data, and going there comes first.
    """

    retry_asked = Signal()
    folder_asked = Signal()
    window_asked = Signal()

    def __init__(self, texts: Texts, sentence: str, *, has_window: bool = False) -> None:
        super().__init__()
        card = Card()
        card.setFixedWidth(appearance.current().px(_WIDTH))
        self.sentence = Paragraph(sentence)
        self.show_window = Button(texts("failure.show_window"), "primary")
        if not has_window:
            self.show_window.hide()
        self.show_window.clicked.connect(self.window_asked)
        self.retry = Button(texts("failure.retry"), "" if has_window else "primary")
        self.folder = Button(texts("failure.open_folder"))
        self.retry.clicked.connect(self.retry_asked)
        self.folder.clicked.connect(self.folder_asked)
        card.body.addWidget(Label(texts("failure.title"), "title"))
        card.body.addWidget(self.sentence)
        card.body.addSpacing(STEP)
        card.body.addLayout(row(self.show_window, self.retry, self.folder, 1))
        column(1, row(1, card, 1), 2, parent=self)
        self._first = self.show_window if has_window else self.retry

    def first_focus(self) -> QWidget:
        return self._first
