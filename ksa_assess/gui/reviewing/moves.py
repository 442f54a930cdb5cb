"""The supervisor's moves: each says what it locks or unlocks before it is made."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ksa_assess.domain.assessment import Action, Actor, Assessment
from ksa_assess.gui.context import Context
from ksa_assess.gui.move_reason import ask_move_reason
from ksa_assess.gui.notice import Notice
from ksa_assess.runtime.errors import SentenceError


class Moves:
    """Each returns whether it was made; then the notice says what comes next."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        self._context = context
        self._texts = context.texts
        self._parent = parent

    def give_back(self, assessment: Assessment) -> bool:
        """Return it for additions; the reason goes with it."""
        texts, name = self._texts, assessment.person.name
        reason = self._ask(
            assessment.id,
            Action.RETURN,
            (
                texts("review.return"),
                texts("review.return.question", name=name),
                texts("review.return_reason"),
                texts("review.return"),
            ),
        )
        if reason is None:
            return False
        move = self._context.profile.transitions.give_back
        return self._make(lambda: move(assessment.id, reason), texts("review.returned", name=name))

    def complete(self, assessment: Assessment) -> bool:
        texts = self._texts
        title, question = texts("review.complete"), texts("dialog.complete.question")
        if not self._confirm(title, question, texts("dialog.complete.yes")):
            return False
        done = texts("review.completed", name=assessment.person.name)
        return self._make(lambda: self._context.profile.transitions.complete(assessment.id), done)

    def sign_on_paper(self, assessment: Assessment) -> bool:
        texts = self._texts
        title, question = texts("acknowledge.paper"), texts("review.paper.question")
        if not self._confirm(title, question, texts("review.paper.yes")):
            return False
        return self._make(
            lambda: self._context.profile.transitions.sign_on_paper(assessment.id),
            texts("review.closed"),
        )

    def reopen(self, assessment: Assessment) -> bool:
        texts, name = self._texts, assessment.person.name
        reason = self._ask(
            assessment.id,
            Action.REOPEN,
            (
                texts("review.reopen"),
                texts("dialog.reopen.question"),
                texts("review.reopen.reason"),
                texts("review.reopen"),
            ),
        )
        if reason is None:
            return False
        there = texts("review.reopened_there", name=name)
        done = there if assessment.is_received else texts("review.reopened")
        move = self._context.profile.transitions.reopen
        return self._make(lambda: move(assessment.id, reason, Actor.SUPERVISOR), done)

    def _ask(
        self, assessment_id: int, action: Action, words: tuple[str, str, str, str]
    ) -> str | None:
        return ask_move_reason(self._context, self._parent, assessment_id, action, words)

    def _confirm(self, title: str, question: str, yes: str) -> bool:
        no = self._texts("dialog.not_yet")
        return self._context.dialogs.confirm(self._parent.window(), title, question, yes, no)

    def _make(self, move: Callable[[], object], done: str) -> bool:
        try:
            move()
        except SentenceError as error:
            self._context.say(error)
            return False
        self._context.hub.assessments_changed.emit()
        self._context.shell.show_notice(Notice.done(done))
        return True
