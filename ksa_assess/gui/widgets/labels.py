"""Texts on screen: plain labels in the four sizes, paragraphs, labels that shorten themselves."""

from html import escape
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ksa_assess.gui.theme.tokens import LINE_HEIGHT


class Label(QLabel):
    """A short text in a look of the style sheet: title, large, strong, heading, second, small…"""

    def __init__(self, text: str = "", look: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if look:
            self.setProperty("look", look)

    def set_look(self, look: str) -> None:
        """Change the look of a label that is already shown."""
        self.setProperty("look", look)
        self.style().unpolish(self)
        self.style().polish(self)


class Paragraph(QLabel):
    """A text of several lines with the program's line height."""

    def __init__(self, text: str = "", look: str = "") -> None:
        super().__init__()
        # Layouts ask many times for the height of one width, and laying out a text is dear.
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if look:
            self.setProperty("look", look)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """The text as plain characters; nothing in it is read as markup."""
        body = escape(text, quote=False).replace("\n", "<br>")
        self._heights.clear()
        self.setText(f'<p style="line-height:{LINE_HEIGHT}%; margin:0">{body}</p>')
        self.setAccessibleName(text)

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def setContentsMargins(self, *margins: Any) -> None:
        self._heights.clear()
        super().setContentsMargins(*margins)

    def changeEvent(self, event: QEvent) -> None:
        """Font or style may be another now."""
        self._heights.clear()
        super().changeEvent(event)


class ElidedLabel(Label):
    """One line that is shortened by … where there is no room; the whole text is its tool tip."""

    def __init__(self, text: str = "", look: str = "") -> None:
        super().__init__(text, look)
        self.setProperty("is_elided_by_design", True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._renew_tool_tip()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._renew_tool_tip()
        self.update()

    def minimumSizeHint(self) -> QSize:
        some = self.fontMetrics().horizontalAdvance("中文…")
        return QSize(min(some, super().sizeHint().width()), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._renew_tool_tip()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.contentsRect(), self.alignment(), self._shown())

    def _shown(self) -> str:
        metrics = QFontMetrics(self.font())
        return metrics.elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )

    def _renew_tool_tip(self) -> None:
        self.setToolTip(self.text() if self._shown() != self.text() else "")
