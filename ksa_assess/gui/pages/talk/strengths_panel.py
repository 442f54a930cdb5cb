"""The first step: what goes well."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ksa_assess.gui.pages.talk.presenter import Strength, TalkPresenter
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.frames import Card, Line, Scrolling
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import clear, column, row
from ksa_assess.runtime.texts import Texts

_MARGIN = 20


class StrengthsPanel(Scrolling):
    """Read together; nothing to type."""

    def __init__(self, texts: Texts, widest: int) -> None:
        super().__init__(widest, margin=2 * STEP)
        self._empty = texts("talk.strengths.none")
        card = Card(_MARGIN)
        card.body.setSpacing(2 * STEP)
        card.body.addWidget(Paragraph(texts("talk.strengths"), "title"))
        self._lines = column(spacing=2 * STEP)
        card.body.addLayout(self._lines)
        self.feedback_card = Card(_MARGIN)
        self.feedback_card.body.addWidget(Label(texts("term.feedback"), "strong"))
        self.feedback = Paragraph("")
        self.feedback_card.body.addWidget(self.feedback)
        self.body.addWidget(card)
        self.body.addWidget(self.feedback_card)
        self.body.addStretch(1)

    def show_talk(self, presenter: TalkPresenter) -> None:
        clear(self._lines)
        if not presenter.strengths:
            self._lines.addWidget(Paragraph(self._empty))
        for place, one in enumerate(presenter.strengths):
            if place:
                self._lines.addWidget(Line())
            self._lines.addWidget(_StrengthLine(one))
        self.feedback.set_text(presenter.feedback)
        self.feedback_card.setVisible(bool(presenter.feedback))


class _StrengthLine(QWidget):
    def __init__(self, one: Strength) -> None:
        super().__init__()
        code = Label(one.code, "code")
        words = column(Paragraph(one.text, "strong"), Paragraph(one.said, "done"), spacing=6)
        if one.comment:
            words.addWidget(Paragraph(one.comment))
        layout = row(code, words, spacing=2 * STEP, parent=self)
        layout.setStretch(1, 1)
        layout.setAlignment(code, Qt.AlignmentFlag.AlignTop)
