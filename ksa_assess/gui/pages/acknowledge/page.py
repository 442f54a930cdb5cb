"""The review that came back: read first, answered last, and nothing in it hurries."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QPlainTextEdit, QWidget

from ksa_assess.domain.assessment import Action
from ksa_assess.gui.context import Context
from ksa_assess.gui.keys import KeyHint
from ksa_assess.gui.moves import has_given_file
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.pages.acknowledge.answer_card import AnswerCard, Reply
from ksa_assess.gui.pages.acknowledge.parts import LinesCard, PlanCard, WrittenCard
from ksa_assess.gui.pages.acknowledge.presenter import AcknowledgePresenter
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.columns import Folding
from ksa_assess.gui.widgets.empty_state import EmptyState
from ksa_assess.gui.widgets.frames import Scrolling
from ksa_assess.gui.widgets.labels import ElidedLabel, Label, Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.marks import Pill
from ksa_assess.gui.widgets.page import Page
from ksa_assess.gui.widgets.timeline import Timeline
from ksa_assess.runtime.errors import SentenceError
from ksa_assess.services.submissions import is_as_handed_in

_WIDEST = 880
_LEAST_TITLE = 260

_Scroll = QAbstractSlider.SliderAction
_SCROLLING = {
    Qt.Key.Key_Down: _Scroll.SliderSingleStepAdd,
    Qt.Key.Key_Up: _Scroll.SliderSingleStepSub,
    Qt.Key.Key_PageDown: _Scroll.SliderPageStepAdd,
    Qt.Key.Key_PageUp: _Scroll.SliderPageStepSub,
    Qt.Key.Key_Space: _Scroll.SliderPageStepAdd,
    Qt.Key.Key_Home: _Scroll.SliderToMinimum,
    Qt.Key.Key_End: _Scroll.SliderToMaximum,
}


class AcknowledgePage(Page):
    """Shows a review as it is stored when the page is opened."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._texts = context.texts
        self.presenter: AcknowledgePresenter | None = None
        self._kept = ""  # The remark as it is in the store.
        self._build()
        self.back.clicked.connect(self._go_back)
        self.answer.paused.connect(self._on_paused)
        self.answer.confirm_asked.connect(self._on_confirm_asked)
        self.answer.reply.chosen.connect(lambda _reply: self._show_answer())

    # The page protocol

    def open(self, assessment_id: int) -> None:
        profile = self.context.profile
        assessment = profile.assessments.get(assessment_id)
        is_other = self.presenter is None or self.presenter.assessment.id != assessment_id
        self.presenter = AcknowledgePresenter(
            assessment,
            profile.assessments.gap(assessment_id),
            self.context.wording,
            profile.plans.list(assessment_id),
            is_unchanged=is_as_handed_in(
                assessment, profile.assessments.submissions(assessment_id)
            ),
        )
        self._show(self.presenter)
        self._kept = profile.reviews.typed(assessment_id, Action.CONFIRM)
        self.answer.show_typed(self._kept)
        if is_other:
            self._sheet.verticalScrollBar().setValue(0)

    def flush(self) -> None:
        """Raises SentenceError where the remark cannot be stored."""
        if self.presenter and self.presenter.can_be_answered:
            self._keep()

    def first_focus(self) -> QWidget:
        """At the top: the answer comes after the reading."""
        return self.back

    @classmethod
    def keys(cls) -> tuple[KeyHint, ...]:
        return (
            KeyHint(("↑", "↓", "PgUp", "PgDn"), "acknowledge.key.read"),
            KeyHint(("Esc",), "hand_over.key.leave"),
        )

    # Building

    def _build(self) -> None:
        texts = self._texts
        self._sheet = scrolling = Scrolling(_WIDEST)
        self.lead = Paragraph("")
        self.nothing = EmptyState("talk", "")
        self.feedback = WrittenCard(texts("term.feedback"))
        self.strengths, self.differing = LinesCard(), LinesCard()
        self.not_applicable, self.commented = LinesCard(), LinesCard()
        self.minutes = WrittenCard(texts("acknowledge.minutes"))
        self.talk_remarks = WrittenCard(texts("acknowledge.talk_remarks"))
        self.plan = PlanCard(texts("acknowledge.plan"), texts("acknowledge.plan.none"))
        self.checked = WrittenCard(texts("acknowledge.checked"))
        self.timeline = Timeline(self.context.wording)
        self.given = WrittenCard(texts("acknowledge.answer"))
        self.answer = AnswerCard(texts)
        self._review = (
            *(self.feedback, self.strengths, self.differing, self.not_applicable),
            *(self.commented, self.minutes, self.talk_remarks, self.plan, self.checked),
        )
        scrolling.body.addWidget(self._build_head())
        rest = (self.given, self.timeline, self.answer)
        for part in (self.lead, self.nothing, *self._review, *rest):
            scrolling.body.addWidget(part)
        scrolling.body.addStretch(1)
        column(scrolling, spacing=0, parent=self)

    def _build_head(self) -> QWidget:
        self.whose = ElidedLabel("", "second")
        self.state = Pill("", "accent")
        self.back = Button(self._texts("home.see_results"))
        self.back.setObjectName("back")
        about = QWidget()
        whose = row(self.state, self.whose)
        whose.setStretch(1, 1)
        title = Label(self._texts("acknowledge.title"), "title")
        column(title, whose, spacing=4, parent=about)
        return Folding(about, self.back, _LEAST_TITLE)

    # Showing

    @property
    def opened(self) -> AcknowledgePresenter:
        """The review in view, once `open` was called."""
        if self.presenter is None:
            raise RuntimeError("no review was opened")
        return self.presenter

    def _show(self, presenter: AcknowledgePresenter) -> None:
        self.whose.setText(presenter.whose)
        self.state.set_text(presenter.state)
        self.lead.set_text(presenter.lead)
        self.lead.setVisible(presenter.has_review)
        self.nothing.sentence.set_text(presenter.lead)
        self.nothing.setVisible(not presenter.has_review)
        self.timeline.show_life(presenter.assessment)
        for part in self._review:
            part.setVisible(presenter.has_review)
        self.given.show_text(presenter.given)
        self.answer.setVisible(presenter.can_be_answered)
        if presenter.has_review:
            self._show_written(presenter)
            self._show_lines(presenter)

    def _show_written(self, presenter: AcknowledgePresenter) -> None:
        self.feedback.show_text(presenter.feedback)
        self.minutes.show_text(presenter.minutes)
        self.talk_remarks.show_text(presenter.talk_remarks)
        self.plan.show_plan(presenter.plan)
        code = self.context.profile.handing_over.code(presenter.assessment.id)
        told = self._texts("acknowledge.code", code=code)
        self.checked.show_text(f"{presenter.checked}\n{told}")

    def _show_lines(self, presenter: AcknowledgePresenter) -> None:
        texts = self._texts
        strengths, differing = presenter.strengths, presenter.differing
        nothing = texts("acknowledge.strengths.none")
        self.strengths.show_lines(
            texts("acknowledge.strengths"), strengths, () if strengths else (nothing,)
        )
        why = "acknowledge.differing.why" if differing else "acknowledge.differing.none"
        self.differing.show_lines(
            texts("acknowledge.differing", n=len(differing)),
            differing,
            (texts(why), presenter.agreement, presenter.not_observed),
        )
        for card, name, lines in (
            (self.not_applicable, "not_applicable", presenter.not_applicable),
            (self.commented, "comments", presenter.commented),
        ):
            card.show_lines(texts(f"acknowledge.{name}", n=len(lines)), lines)
            card.setVisible(bool(lines))

    # Acts

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no control inside wanted: the sheet is read by keys too."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._leave()
        elif key in _SCROLLING:
            self._sheet.verticalScrollBar().triggerAction(_SCROLLING[key])
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        """From the remark to what confirms it; from there on to the results."""
        if isinstance(self.window().focusWidget(), QPlainTextEdit):
            self.answer.confirm.setFocus()
        else:
            self._go_back()

    def _go_back(self) -> None:
        self.context.shell.show_page("results", assessment_id=self.opened.assessment.id)

    def _on_paused(self) -> None:
        try:
            self._keep()
        except SentenceError as error:
            self.context.say(error)

    def _keep(self) -> None:
        text = self.answer.text()
        if text != self._kept:
            reviews = self.context.profile.reviews
            reviews.keep_typed(self.opened.assessment.id, Action.CONFIRM, text)
            self._kept = text

    def _on_confirm_asked(self) -> None:
        reply, remark = self.answer.given(), self.answer.text()
        if reply is Reply.REMARKS and not remark:
            self.answer.field.set_trouble(self._texts("acknowledge.remark_missing"))
            self._show_answer()
            return
        if reply and self._is_meant(reply):
            self._confirm(remark if reply is Reply.REMARKS else "")

    def _show_answer(self) -> None:
        """The field for remarks opens at the end of the page, below what is in view.

        Once more after it found its place, which the page only then scrolls to.
        """
        for pause in (0, 1):
            QTimer.singleShot(pause, self.answer, lambda: self._sheet.reveal(self.answer))

    def _is_meant(self, reply: Reply) -> bool:
        texts = self._texts
        return self.context.dialogs.confirm(
            self.window(),
            texts(f"acknowledge.{reply}"),
            texts(f"dialog.confirm.{reply}"),
            texts("dialog.confirm.yes"),
            texts("dialog.not_yet"),
        )

    def _confirm(self, remark: str) -> None:
        """Where a file brought the review, another one takes the answer back."""
        assessment_id, profile = self.opened.assessment.id, self.context.profile
        try:
            profile.transitions.confirm(assessment_id, remark)
        except SentenceError as error:
            self.context.say(error)
            return
        self._kept = self.answer.text()  # It is the answer's own now.
        self.context.hub.assessments_changed.emit()
        has_file = has_given_file(profile, assessment_id)
        page = "hand_over" if has_file else "results"
        self.context.shell.show_page(page, assessment_id=assessment_id)
        self.context.shell.show_notice(Notice.done(self._texts("acknowledge.done")))
