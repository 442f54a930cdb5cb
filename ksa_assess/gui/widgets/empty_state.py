"""What a place says while it holds nothing: one sentence, with a sign above it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.icons import paint_icon
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.labels import Paragraph
from ksa_assess.gui.widgets.layouts import column


class EmptyState(QWidget):
    """A sign and a sentence, in the middle."""

    def __init__(self, icon_name: str, sentence: str) -> None:
        super().__init__()
        self.sentence = Paragraph(sentence, "second")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = column(1, spacing=2 * STEP, parent=self)
        layout.setContentsMargins(2 * STEP, 2 * STEP, 2 * STEP, 2 * STEP)
        layout.addWidget(_Sign(icon_name), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.sentence)
        layout.addStretch(1)


class _Sign(QWidget):
    def __init__(self, icon_name: str) -> None:
        super().__init__()
        self._icon = icon_name
        side = appearance.current().px(40)
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self._icon, QRectF(self.rect()), appearance.current().colour("control"))
