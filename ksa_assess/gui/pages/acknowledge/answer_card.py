"""The two answers to a review, with room for remarks; nothing is chosen beforehand."""

from enum import StrEnum

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit

from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.choice import Choice
from ksa_assess.gui.widgets.field import Field
from ksa_assess.gui.widgets.frames import Card
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import row
from ksa_assess.runtime.texts import Texts

_PAUSE = 500
_LINES = 5


class Reply(StrEnum):
    """What the person rated says to the review."""

    AGREE = "agree"
    REMARKS = "remarks"


class AnswerCard(Card):
    """Signals: paused() when typing rests and when the field is left; confirm_asked()."""

    paused = Signal()
    confirm_asked = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(20)
        replies = [(one, texts(f"acknowledge.{one}")) for one in Reply]
        self.reply = Choice(texts, texts("acknowledge.answer"), replies, None)
        self.reply.setObjectName("reply")
        self.remark = _RemarkField()
        self.remark.setObjectName("remark")
        self.remark.setPlaceholderText(texts("acknowledge.remark_hint"))
        self.field = Field(texts("acknowledge.remark"), self.remark)
        self.confirm = Button(texts("acknowledge.confirm"), "primary")
        self.confirm.setObjectName("confirm")
        self.body.setSpacing(STEP + 4)
        self.body.addWidget(Label(texts("acknowledge.answer"), "strong"))
        self.body.addWidget(Paragraph(texts("acknowledge.answer.why"), "second"))
        self.body.addWidget(self.reply)
        self.body.addWidget(self.field)
        self.body.addLayout(row(self.confirm, 1))
        self.body.addWidget(Paragraph(texts("acknowledge.paper_hint"), "second"))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.paused)
        self.remark.textChanged.connect(self._on_typed)
        self.remark.left.connect(self.paused)
        self.reply.chosen.connect(self._on_chosen)
        self.confirm.clicked.connect(self.confirm_asked)

    def show_typed(self, text: str) -> None:
        """What was typed before; with a text, remarks are what was chosen."""
        self.remark.setPlainText(text)
        self._pause.stop()
        self._show_reply(Reply.REMARKS if text else None)

    def given(self) -> Reply | None:
        value = self.reply.value()
        return value if isinstance(value, Reply) else None

    def text(self) -> str:
        return self.remark.toPlainText().strip()

    def _on_chosen(self, reply: Reply) -> None:
        self._show_reply(reply)

    def _show_reply(self, reply: Reply | None) -> None:
        self.reply.set_value(reply)
        self.field.setVisible(reply is Reply.REMARKS)
        self.field.set_trouble("")
        self.confirm.setEnabled(reply is not None)

    def _on_typed(self) -> None:
        self.field.set_trouble("")
        self._pause.start()


class _RemarkField(QPlainTextEdit):
    """Tab leaves it. Signal: left() with the focus."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        lines = self.fontMetrics().lineSpacing() * _LINES
        self.setFixedHeight(lines + appearance.current().px(3 * STEP))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
