"""The keys and how to choose, laid over the page; Escape or ? puts it away."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ksa_assess.gui.pages.walk.buttons import KeyButton
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.widgets.frames import Card
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.marks import KeyCap
from ksa_assess.runtime.texts import Texts

# The caps of each key and what it does, down the left column and then the right one.
_KEYS = (
    (("0–6",), "walk.key.rate"),
    (("Enter", "→"), "walk.next"),
    (("←",), "walk.back"),
    (("↑", "↓"), "walk.key.focus"),
    (("Space",), "walk.key.choose"),
    (("Backspace",), "walk.key.clear"),
    (("Ctrl", "Z"), "edit.undo"),
    (("Ctrl", "Y"), "edit.redo"),
    (("N",), "walk.key.not_applicable"),
    (("Shift", "N"), "answer.not_applicable.whole_task"),
    (("O",), "answer.not_observed"),
    (("F",), "walk.key.flag"),
    (("Shift", "F"), "walk.key.next_flagged"),
    (("C",), "walk.key.comment"),
    (("Ctrl", "J"), "walk.next_unanswered"),
    (("/",), "walk.key.search"),
    (("Esc",), "walk.key.leave"),
    (("?",), "walk.key.help"),
)
_ADVICE = ("question.help", "question.assisting", "question.simple_work", "question.enough")


class HelpOverlay(QWidget):
    """Signal: closed()."""

    closed = Signal()

    def __init__(self, texts: Texts, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("is_overlay", True)
        self._texts = texts
        self.close_button = KeyButton(texts("walk.key.close"), "Esc")
        self.close_button.clicked.connect(self.closed)
        card = Card()
        card.setMaximumWidth(920)
        card.body.addLayout(row(Label(texts("walk.keys"), "title"), 1, self.close_button))
        card.body.addLayout(self._key_grid())
        card.body.addSpacing(8)
        for key in _ADVICE:
            card.body.addWidget(Paragraph(texts(key), "second"))
        middle = row(1, card, 1)
        middle.setStretch(1, 1000)
        layout = column(1, middle, 1, parent=self)
        layout.setContentsMargins(24, 24, 24, 24)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A veil over the page."""
        painter = QPainter(self)
        veil = appearance.current().colour("canvas")
        veil.setAlpha(225)
        painter.fillRect(self.rect(), veil)

    def _key_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        half = (len(_KEYS) + 1) // 2
        for place, (caps, key) in enumerate(_KEYS):
            side, line = divmod(place, half)
            keys = row(*(KeyCap(cap) for cap in caps), spacing=4)
            keys.addStretch(1)
            grid.addLayout(keys, line, 2 * side)
            grid.addWidget(Label(self._texts(key)), line, 2 * side + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        return grid
