"""The last step: the minutes, and what the employee says."""

from PySide6.QtCore import Signal

from ksa_assess.gui.reviewing.talk_text import TalkText
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.frames import Card, Scrolling
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.text_fields import TextField
from ksa_assess.runtime.texts import Texts

_MARGIN = 20
_LEAST_LINES = 5


class WordsPanel(Scrolling):
    """Signals: minutes_typed(text), remarks_typed(text), left() of a text."""

    minutes_typed = Signal(str)
    remarks_typed = Signal(str)
    left = Signal()

    def __init__(self, texts: Texts, widest: int) -> None:
        super().__init__(widest, margin=2 * STEP)
        self._texts = texts
        self.minutes = TextField(texts("talk.minutes"), _LEAST_LINES)
        self.remarks = TextField(texts("talk.remarks"), _LEAST_LINES)
        self.minutes.typed.connect(self.minutes_typed)
        self.remarks.typed.connect(self.remarks_typed)
        for field, name in ((self.minutes, "minutes"), (self.remarks, "remarks")):
            field.setObjectName(name)
            field.left.connect(self.left)
            card = Card(_MARGIN)
            card.body.addWidget(Label(texts(f"talk.{name}"), "strong"))
            card.body.addWidget(field)
            self.body.addWidget(card)
        self.body.addWidget(Paragraph(texts("walk.guest_privacy"), "small"))
        self.body.addStretch(1)

    def show_texts(self, minutes: TalkText, remarks: TalkText) -> None:
        """What is being typed is left alone."""
        for field, one, name in (
            (self.minutes, minutes, "minutes"),
            (self.remarks, remarks, "remarks"),
        ):
            field.show_text(one.text, is_editable=one.is_editable)
            hint = self._texts(f"talk.{name}.hint") if one.is_editable else ""
            field.setPlaceholderText(hint)
            field.setAccessibleDescription(hint)
