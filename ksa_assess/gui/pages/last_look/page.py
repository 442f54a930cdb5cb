"""The last look before submitting: what is worth it, what submitting locks, and the decision.

The page itself is the confirmation; no further question comes after it.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ksa_assess.gui.context import Context
from ksa_assess.gui.keys import KeyHint
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.pages.last_look.group_card import GroupCard
from ksa_assess.gui.pages.last_look.presenter import LastLookPresenter
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.walk_link import show_in_walk
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.frames import Band, Card, Line, Scrolling
from ksa_assess.gui.widgets.labels import ElidedLabel, Label, Paragraph
from ksa_assess.gui.widgets.layouts import clear, column, row
from ksa_assess.gui.widgets.page import Page
from ksa_assess.runtime.errors import SentenceError

_WIDEST = 880


class LastLookPage(Page):
    """Shows the own answers as they are stored when the page is opened."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._texts = context.texts
        self.presenter: LastLookPresenter | None = None
        self.groups: list[GroupCard] = []
        layout = column(self._build_list(), Line(), self._build_foot(), spacing=0, parent=self)
        layout.setStretch(0, 1)
        self.submit.clicked.connect(self._on_submit_asked)
        self.first.clicked.connect(lambda: self._go_to_walk(self.opened.unanswered[0]))
        self.back.clicked.connect(self._go_back)

    # The page protocol

    def open(self, assessment_id: int) -> None:
        assessments = self.context.profile.assessments
        self.presenter = LastLookPresenter(assessments.get(assessment_id), self.context.wording)
        self._show(self.presenter)

    def first_focus(self) -> QWidget:
        """The careful answer, as in every question."""
        return self.first if self.opened.unanswered else self.back

    # Building

    def _build_list(self) -> QWidget:
        self._sheet = scrolling = Scrolling(_WIDEST)
        self.whose = ElidedLabel("", "second")
        title = Label(self._texts("check.title"), "title")
        scrolling.body.addLayout(column(title, self.whose, spacing=2))
        self._groups = column(spacing=2 * STEP)
        scrolling.body.addLayout(self._groups)
        scrolling.body.addStretch(1)
        return scrolling

    def _build_foot(self) -> QWidget:
        """Always in view: what submitting locks, and the two answers."""
        texts = self._texts
        foot = Band(self._sheet)
        foot.setProperty("look", "surface")
        self.question = Paragraph("")
        self.back = Button(texts("dialog.not_yet"))
        self.first = Button(texts("check.first_unanswered"), "primary")
        self.submit = Button(texts("dialog.submit.yes"), "primary")
        for name in ("back", "first", "submit"):
            getattr(self, name).setObjectName(name)
        answers = row(self.question, self.back, self.first, self.submit, spacing=STEP + 4)
        answers.setStretch(0, 1)
        foot.body.addLayout(answers)
        return foot

    # Showing

    @property
    def opened(self) -> LastLookPresenter:
        """The last look in view, once `open` was called."""
        if self.presenter is None:
            raise RuntimeError("the last look was not opened")
        return self.presenter

    def _show(self, presenter: LastLookPresenter) -> None:
        self.whose.setText(presenter.whose)
        clear(self._groups)
        self.groups = [GroupCard(self._texts, group) for group in presenter.groups]
        for card in self.groups:
            card.item_chosen.connect(self._go_to_walk)
            self._groups.addWidget(card)
        if not self.groups:
            nothing = Card(20)
            nothing.body.addWidget(Paragraph(self._texts("check.nothing")))
            self._groups.addWidget(nothing)
        self.question.set_text(presenter.question)
        self.submit.setVisible(presenter.can_be_submitted)
        self.first.setVisible(bool(presenter.unanswered))

    @classmethod
    def keys(cls) -> tuple[KeyHint, ...]:
        return (KeyHint(("Esc",), "preview.back"),)

    # Acts

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def _go_to_walk(self, indicator: str) -> None:
        show_in_walk(self.context, self.opened.assessment.id, indicator)

    def _go_back(self) -> None:
        self.context.shell.show_page("results", assessment_id=self.opened.assessment.id)

    def _on_submit_asked(self) -> None:
        try:
            self.context.profile.transitions.submit(self.opened.assessment.id)
        except SentenceError as error:
            self.context.say(error)
            return
        self.context.hub.assessments_changed.emit()
        shell = self.context.shell
        shell.show_page("hand_over", assessment_id=self.opened.assessment.id)
        shell.show_notice(Notice.done(self._texts("results.submitted")))
