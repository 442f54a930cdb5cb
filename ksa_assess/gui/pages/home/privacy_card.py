"""The notice on personal data, for somebody whose self-assessment was not begun in the window."""

from PySide6.QtCore import Qt, Signal

from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.frames import Card
from ksa_assess.gui.widgets.labels import Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.runtime.texts import Texts


class PrivacyCard(Card):
    """Asks nothing and stands in nobody's way. Signal: read() when somebody says so."""

    read = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(margin=20)
        self.notice = Paragraph("", "second")
        self.is_read = Button(texts("privacy.read"))
        self.is_read.setObjectName("is_read")
        self.is_read.setAccessibleDescription(texts("privacy.heading"))
        self.is_read.clicked.connect(self.read)
        heading = Paragraph(texts("privacy.heading"), "heading")
        line = row(spacing=3 * STEP)
        line.addLayout(column(heading, self.notice, spacing=STEP // 2), 1)
        line.addWidget(self.is_read, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(line)
