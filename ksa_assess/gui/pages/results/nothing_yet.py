"""What stands instead of the results while nothing is answered, and the way to begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.frames import Card, Scrolling
from ksa_assess.gui.widgets.labels import Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.marks import Sign
from ksa_assess.runtime.texts import Texts

_WIDTH = 560
_SIGN = 40


class NothingYet(QWidget):
    """Signal: begin_asked()."""

    begin_asked = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.begin = Button(texts("results.empty.start"), "primary")
        self.begin.setObjectName("begin")
        self.begin.clicked.connect(self.begin_asked)
        card = Card()
        card.setMaximumWidth(appearance.current().px(_WIDTH))
        card.body.setSpacing(2 * STEP)
        card.body.addWidget(Sign("document", "control", _SIGN), 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(Paragraph(texts("results.empty.title"), "title"))
        card.body.addWidget(Paragraph(texts("results.empty.sentence")))
        card.body.addLayout(row(self.begin, 1))
        scrolling = Scrolling(margin=12)
        middle = row(1, card, 1)
        middle.setStretch(1, 100)
        scrolling.body.addStretch(1)
        scrolling.body.addLayout(middle)
        scrolling.body.addStretch(2)
        column(scrolling, parent=self)
