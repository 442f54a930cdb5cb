"""The signed entries of an assessment, one for each move, and the keys they are signed with.

An entry is stored word for word as it was signed; what goes into a file is these texts.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from ksa_assess.domain.answer import Answer, Series
from ksa_assess.domain.assessment import (
    Action,
    Actor,
    Assessment,
    LoggedTransition,
    amendment_uuid,
)
from ksa_assess.runtime.errors import MachineError
from ksa_assess.services.assessment_errors import stored_assessment

if TYPE_CHECKING:
    from ksa_assess.exchange.ksa.entry import Completed, Content, Entry, Submitted
    from ksa_assess.storage.unit_of_work import UnitOfWork


def append(work: "UnitOfWork", assessment_id: int, moved: LoggedTransition) -> None:
    """Sign a move that was just logged, within its transaction.

    Raises MachineError where the clock is so wrong that nobody would take the file.
    """
    from ksa_assess.exchange.ksa.chain import FIRST_DAY

    if moved.at < FIRST_DAY:
        raise MachineError("move.clock", day=moved.at.date().isoformat())
    assessment = stored_assessment(work, assessment_id)
    _sign(work, assessment, assessment.log[work.entries.count(assessment_id) : -1])
    _sign(work, assessment, (moved,))


def signed_chain(work: "UnitOfWork", assessment_id: int) -> tuple[str, ...]:
    """Every entry of an assessment, those that are missing made and signed now.

    Moves were made before there were entries; what they locked is still as it was.
    """
    assessment = stored_assessment(work, assessment_id)
    _sign(work, assessment, assessment.log[work.entries.count(assessment_id) :])
    return work.entries.of(assessment_id)


def holder_of(assessment: Assessment, role: Actor, name: str) -> str:
    """Who a key belongs to: the employee by UUID, a supervisor by the name on the assessment."""
    return assessment.person.uuid if role is Actor.EMPLOYEE else f"supervisor:{name}"


def _sign(work: "UnitOfWork", assessment: Assessment, moves: tuple[LoggedTransition, ...]) -> None:
    from ksa_assess.exchange.ksa.writing import signed_entry

    for move in moves:
        private, public = _own_key(work, holder_of(assessment, move.role, move.actor), move.at)
        entry = _entry(work, assessment, move, public.hex())
        work.entries.add(assessment.id, entry.number, signed_entry(entry, private), move.at)


def _own_key(work: "UnitOfWork", holder: str, at: datetime) -> tuple[bytes, bytes]:
    found = work.keys.own(holder)
    if found is None:
        from ksa_assess.exchange.ksa.signing import new_key

        found = new_key()
        work.keys.add_own(holder, *found, at)
    return found


def _entry(work: "UnitOfWork", assessment: Assessment, move: LoggedTransition, key: str) -> "Entry":
    from ksa_assess.exchange.ksa.chain import digest_of
    from ksa_assess.exchange.ksa.entry import Entry, Signer

    before = work.entries.of(assessment.id)
    return Entry(
        number=len(before) + 1,
        previous=digest_of(before[-1]) if before else None,
        action=move.action,
        assessment=assessment.uuid,
        at=move.at,
        signer=Signer(move.role, move.actor, key),
        reason=move.reason,
        content=_content(work, assessment, move.action, is_first=not before),
    )


def _content(
    work: "UnitOfWork", assessment: Assessment, action: Action, *, is_first: bool
) -> "Content":
    from ksa_assess.exchange.ksa.entry import Reopened

    if action is Action.SUBMIT:
        return _submitted(work, assessment, is_first=is_first)
    if action is Action.COMPLETE:
        return _completed(work, assessment)
    return Reopened(amendment_uuid(assessment.uuid)) if action is Action.REOPEN else None


def _submitted(work: "UnitOfWork", assessment: Assessment, *, is_first: bool) -> "Submitted":
    from ksa_assess.exchange.ksa.entry import Submitted

    digest = assessment.standard_hash
    codes = [one.code for one in assessment.standard.indicators]
    return Submitted(
        person=assessment.person,
        head=assessment.head,
        created_at=assessment.created_at,
        amends=assessment.amends,
        amendment=assessment.amendment,
        scale=assessment.scale,
        standard_code=assessment.standard.code,
        standard_hash=digest,
        document=work.standards.document(digest) if is_first else None,
        overrides={c: assessment.overrides[c] for c in codes if c in assessment.overrides},
        answers=_public(assessment, Series.SELF),
        plan=work.plans.of(assessment.id),
    )


def _completed(work: "UnitOfWork", assessment: Assessment) -> "Completed":
    from ksa_assess.exchange.ksa.entry import Completed

    return Completed(
        supervisor=_public(assessment, Series.SUPERVISOR),
        agreed=_public(assessment, Series.AGREED),
        talk=assessment.talk,
        plan=work.plans.of(assessment.id),
    )


def _public(assessment: Assessment, series: Series) -> Mapping[str, Answer]:
    """The answers in document order, without the private mark 稍後再看 and what it leaves empty."""
    codes = (one.code for one in assessment.standard.indicators)
    answers = {code: replace(assessment.answer(code, series), is_flagged=False) for code in codes}
    return {code: answer for code, answer in answers.items() if not answer.is_empty}
