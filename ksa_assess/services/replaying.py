"""Entries of a file, made again on this computer: the same moves with the same times, through the
same tables and triggers as if they had been made here."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from ksa_assess.domain.answer import UNANSWERED, Answer, Series
from ksa_assess.domain.assessment import Action, Assessment, State
from ksa_assess.domain.plan_merge import merged
from ksa_assess.domain.review import TALK_PLACES, needs
from ksa_assess.exchange.ksa.refusal import is_refused
from ksa_assess.services.assessment_errors import stored_assessment
from ksa_assess.services.moves import begin_amendment, make_move
from ksa_assess.services.received_persons import received_person

if TYPE_CHECKING:
    from ksa_assess.domain.plan import PlanItem
    from ksa_assess.exchange.ksa.entry import Completed, Entry, ReadEntry, Submitted
    from ksa_assess.storage.unit_of_work import UnitOfWork


def replay(
    work: "UnitOfWork", assessment_id: int, known: "Sequence[Entry]", new: "Sequence[ReadEntry]"
) -> None:
    """Make the new entries' moves; `known` are those that were made here before.

    Raises FileRefusedError and whatever the store refuses; then the transaction must end.
    """
    plan = last_plan(known)
    for read in new:
        _replay_one(work, stored_assessment(work, assessment_id), read, plan)
        plan = _plan_of(read.entry) if read.entry.content else plan


def _replay_one(
    work: "UnitOfWork",
    assessment: Assessment,
    read: "ReadEntry",
    plan: "tuple[PlanItem, ...]",
) -> None:
    from ksa_assess.exchange.ksa.entry import Completed, Submitted

    entry = read.entry
    if isinstance(entry.content, Submitted):
        _put_submitted(work, assessment, entry.content, plan, entry.at)
    elif isinstance(entry.content, Completed):
        _put_completed(work, assessment, entry.content, entry.at)
    as_it_is = stored_assessment(work, assessment.id)
    if entry.action is Action.COMPLETE and needs(as_it_is):
        raise is_refused()
    make_move(work, as_it_is, entry.action, entry.signer.role, entry.reason, entry.at)
    work.entries.add(assessment.id, entry.number, read.text, entry.at)
    if entry.action is Action.REOPEN and not assessment.is_received:
        begin_amendment(work, stored_assessment(work, assessment.id), entry.at)


def _put_submitted(
    work: "UnitOfWork",
    assessment: Assessment,
    content: "Submitted",
    before: "tuple[PlanItem, ...]",
    at: datetime,
) -> None:
    if (assessment.person, assessment.head) != (content.person, content.head):
        if assessment.state is not State.DRAFT:
            raise is_refused()
        person_id = received_person(work, content.person, at)
        work.assessments.correct(assessment.id, person_id, content.person, content.head, at)
    work.assessments.put_answers(assessment.id, Series.SELF, content.answers, at)
    for code in {**assessment.overrides, **content.overrides}:
        override = content.overrides.get(code)
        if override != assessment.overrides.get(code):
            work.assessments.set_override(assessment.id, code, override, at)
    mine = work.plans.of(assessment.id)
    _put_plan(work, assessment.id, merged(before, mine, content.plan, lambda: str(uuid4())), at)


def _put_completed(
    work: "UnitOfWork", assessment: Assessment, content: "Completed", at: datetime
) -> None:
    given = {Series.SUPERVISOR: content.supervisor, Series.AGREED: content.agreed}
    for series, answers in given.items():
        _put_series(work, assessment, series, answers, at)
    for place in TALK_PLACES:
        text = getattr(content.talk, place)
        if text != getattr(assessment.talk, place):
            work.texts.put(assessment.id, place, text, at)
    _put_plan(work, assessment.id, content.plan, at)


def _put_series(
    work: "UnitOfWork",
    assessment: Assessment,
    series: Series,
    answers: Mapping[str, Answer],
    at: datetime,
) -> None:
    """Exactly these answers: what else was there is taken away, and stays in its history."""
    gone = dict.fromkeys(assessment.answers.get(series, {}), UNANSWERED)
    work.assessments.put_answers(assessment.id, series, {**gone, **answers}, at)


def _put_plan(
    work: "UnitOfWork", assessment_id: int, items: "Sequence[PlanItem]", at: datetime
) -> None:
    if tuple(items) != work.plans.of(assessment_id):
        work.plans.put(assessment_id, items, at)


def last_plan(entries: "Iterable[Entry]") -> "tuple[PlanItem, ...]":
    """The plan as it was last signed."""
    plans = [_plan_of(entry) for entry in entries if _has_plan(entry)]
    return plans[-1] if plans else ()


def _has_plan(entry: "Entry") -> bool:
    return entry.action in {Action.SUBMIT, Action.COMPLETE}


def _plan_of(entry: "Entry") -> "tuple[PlanItem, ...]":
    from ksa_assess.exchange.ksa.entry import Completed, Submitted

    return entry.content.plan if isinstance(entry.content, Completed | Submitted) else ()
