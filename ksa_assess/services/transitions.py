"""The moves of an assessment's life: what each requires, and one transaction for each."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from ksa_assess.domain.assessment import (
    Action,
    Actor,
    Assessment,
    IllegalTransitionError,
    Requirement,
    Transition,
    transition,
)
from ksa_assess.domain.review import needs
from ksa_assess.services.assessment_errors import (
    AmendedAlreadyError,
    IllegalMoveError,
    IncompleteError,
    OnOtherComputerError,
    ReasonNeededError,
    ReviewIncompleteError,
    stored_assessment,
)
from ksa_assess.services.given_text import is_visible, prose
from ksa_assess.services.moves import begin_amendment, make_move

if TYPE_CHECKING:
    from ksa_assess.storage.database import Database
    from ksa_assess.storage.unit_of_work import UnitOfWork


class Transitions:
    """Each move is whole on the disk when it returns the assessment as it then stands.

    All raise UnknownAssessmentError, and IllegalMoveError in a state that does not allow the move;
    the employee's also OnOtherComputerError for an assessment that came by a file. Whatever is
    raised, nothing was changed.
    """

    def __init__(self, database: "Database", now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def submit(self, assessment_id: int) -> Assessment:
        """Hand in the own ratings, which are locked then. Raises IncompleteError."""
        return self._move(assessment_id, Action.SUBMIT, Actor.EMPLOYEE)

    def withdraw(self, assessment_id: int, reason: str) -> Assessment:
        """Take it back to go on rating, before it is reviewed. Raises ReasonNeededError."""
        return self._move(assessment_id, Action.WITHDRAW, Actor.EMPLOYEE, reason)

    def give_back(self, assessment_id: int, reason: str) -> Assessment:
        """Return it to the employee for additions. Raises ReasonNeededError."""
        return self._move(assessment_id, Action.RETURN, Actor.SUPERVISOR, reason)

    def complete(self, assessment_id: int) -> Assessment:
        """Finish the review: the supervisor's and the agreed ratings are locked, the plan and the
        texts of the review too. Raises ReviewIncompleteError."""
        return self._move(assessment_id, Action.COMPLETE, Actor.SUPERVISOR)

    def confirm(self, assessment_id: int, remark: str = "") -> Assessment:
        """The employee has read the review: and agrees, or remarks something."""
        return self._move(assessment_id, Action.CONFIRM, Actor.EMPLOYEE, remark)

    def sign_on_paper(self, assessment_id: int) -> Assessment:
        """The supervisor notes that the employee signed on paper."""
        return self._move(assessment_id, Action.SIGN_ON_PAPER, Actor.SUPERVISOR)

    def reopen(self, assessment_id: int, reason: str, role: Actor = Actor.EMPLOYEE) -> Assessment:
        """Begin an amendment: a draft with the same answers; the closed one stays. Returns the
        draft; for a received assessment the closed one, because the draft begins on the
        employee's computer. Raises ReasonNeededError, AmendedAlreadyError.
        """
        with self._database.write() as work:
            closed = stored_assessment(work, assessment_id)
            _check_move(closed, Action.REOPEN, role)
            _refuse_second_amendment(work, closed)
            at = self._now()
            self._make(work, closed, Action.REOPEN, role, reason, at)
            if closed.is_received:
                return stored_assessment(work, assessment_id)
            return stored_assessment(work, begin_amendment(work, closed, at))

    def _move(
        self, assessment_id: int, action: Action, role: Actor, reason: str = ""
    ) -> Assessment:
        with self._database.write() as work:
            assessment = stored_assessment(work, assessment_id)
            _check_move(assessment, action, role)
            self._make(work, assessment, action, role, reason, self._now())
            return stored_assessment(work, assessment_id)

    def _make(
        self,
        work: "UnitOfWork",
        assessment: Assessment,
        action: Action,
        role: Actor,
        reason: str,
        at: datetime,
    ) -> None:
        move = transition(assessment.state, action, role)
        reason = prose(reason).strip()
        _check_requirements(assessment, move, reason)
        moved = make_move(work, assessment, action, role, reason, at)
        # What was typed in the dialog of this move is the move's own now.
        work.texts.put(assessment.id, f"typing:{action}", "", at)
        # Signing needs libraries that nothing before the first move does.
        from ksa_assess.services import entries

        entries.append(work, assessment.id, moved)


def _check_move(assessment: Assessment, action: Action, role: Actor) -> None:
    try:
        transition(assessment.state, action, role)
    except IllegalTransitionError as error:
        raise IllegalMoveError(assessment.id, action, assessment.state) from error
    if role is Actor.EMPLOYEE and assessment.is_received:
        raise OnOtherComputerError(assessment.id, action)


def _check_requirements(assessment: Assessment, move: Transition, reason: str) -> None:
    if Requirement.REASON in move.requires and not is_visible(reason):
        raise ReasonNeededError(move.action)
    if Requirement.EVERY_INDICATOR_ANSWERED in move.requires and (
        unanswered := assessment.unanswered()
    ):
        raise IncompleteError(unanswered)
    if Requirement.REVIEW_COMPLETE in move.requires and (lacking := needs(assessment)):
        raise ReviewIncompleteError(lacking)


def _refuse_second_amendment(work: "UnitOfWork", closed: Assessment) -> None:
    other = work.assessments.amending(closed.uuid)
    if other is not None:
        raise AmendedAlreadyError("move.amended_already", other.id)
    if closed.is_received and any(one.action is Action.REOPEN for one in closed.log):
        raise AmendedAlreadyError("move.reopened_already", closed.id)
