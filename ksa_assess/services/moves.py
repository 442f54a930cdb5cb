"""What a move of an assessment's life writes, whoever makes it: here, or by a file that came in.

Each of these works within a transaction that the caller has open.
"""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from ksa_assess.domain.answer import Answer, Basis, Series
from ksa_assess.domain.assessment import (
    LOCKS,
    Action,
    Actor,
    Assessment,
    LoggedTransition,
    amendment_uuid,
    transition,
)
from ksa_assess.services.open_actions import taken_over_uuid
from ksa_assess.services.submissions import make_submission

if TYPE_CHECKING:
    from ksa_assess.storage.unit_of_work import UnitOfWork


def actor_of(assessment: Assessment, role: Actor) -> str:
    """The name under which somebody acts; empty for a supervisor who was never named."""
    return assessment.person.name if role is Actor.EMPLOYEE else assessment.head.supervisor


def make_move(
    work: "UnitOfWork",
    assessment: Assessment,
    action: Action,
    role: Actor,
    reason: str,
    at: datetime,
) -> LoggedTransition:
    """Keep what the move locks, and log it, which sets the state.

    Nothing is asked here of what the move requires. Raises IllegalTransitionError.
    """
    move = transition(assessment.state, action, role)
    actor = actor_of(assessment, role)
    for series in LOCKS.get(action, ()):
        _keep(work, assessment, series, actor, at)
    logged = work.submissions.log(assessment.id, move, role, actor, reason, at)
    if action is Action.SUBMIT:
        _reopen_stale_agreements(work, assessment, at)
    return logged


def begin_amendment(work: "UnitOfWork", closed: Assessment, at: datetime) -> int:
    """A draft with the employee's answers and the plan of a closed assessment; its local id."""
    begun = work.assessments.add(
        amendment_uuid(closed.uuid),
        work.assessments.person_id(closed.id),
        closed.person,
        work.standards.id_of(closed.standard_hash),
        closed.head,
        at,
        amends=closed.uuid,
        amendment=closed.amendment + 1,
    )
    work.assessments.put_answers(begun, Series.SELF, closed.answers[Series.SELF], at)
    for indicator, override in closed.overrides.items():
        work.assessments.set_override(begun, indicator, override, at)
    items = work.plans.of(closed.id)
    if items:
        uuid = amendment_uuid(closed.uuid)
        copied = [replace(item, uuid=taken_over_uuid(uuid, item)) for item in items]
        work.plans.put(begun, copied, at)
    return begun


def _keep(
    work: "UnitOfWork", assessment: Assessment, series: Series, actor: str, at: datetime
) -> None:
    number = work.submissions.next_number(assessment.id, series)
    kept = make_submission(assessment, series, number, actor, at)
    work.submissions.add(assessment.id, kept)
    if series is Series.SELF:
        work.assessments.set_revision(assessment.id, number)


def _reopen_stale_agreements(work: "UnitOfWork", assessment: Assessment, at: datetime) -> None:
    """Whoever agreed with a self rating has not agreed with another one."""
    stale = {
        code: answer.cleared()
        for code, answer in assessment.answers.get(Series.SUPERVISOR, {}).items()
        if _is_stale(answer, assessment.answer(code))
    }
    work.assessments.put_answers(assessment.id, Series.SUPERVISOR, stale, at)


def _is_stale(answer: Answer, own: Answer) -> bool:
    said = (answer.kind, answer.level, answer.reason)
    return answer.basis is not Basis.OWN and said != (own.kind, own.level, own.reason)
