"""Assessments in one row of a list."""

from dataclasses import dataclass
from datetime import datetime

from ksa_assess.domain.assessment import Assessment, Head, LoggedTransition, Person, State
from ksa_assess.domain.disclosure import disclosed
from ksa_assess.domain.gap import GapAnalysis, analyse


@dataclass(frozen=True, slots=True)
class DutyShare:
    """How far one duty is answered."""

    code: str
    name: str
    answered: int
    total: int


@dataclass(frozen=True, slots=True)
class AssessmentSummary:
    """One row of a list. `answered` counts the own answers of the `total` indicators; `met` and
    `to_build` those that reach their required level or fall short of it. Times are aware UTC.

    `is_received`, `amends`, `amendment` and `log` are those of the assessment.
    """

    id: int
    uuid: str
    person: Person
    standard_code: str
    standard_name: str
    head: Head
    state: State
    answered: int
    total: int
    met: int
    to_build: int
    duties: tuple[DutyShare, ...]
    changed_at: datetime
    submitted_at: datetime | None
    is_received: bool = False
    amends: str | None = None
    amendment: int = 0
    log: tuple[LoggedTransition, ...] = ()


def summary_of(assessment: Assessment) -> AssessmentSummary:
    analysis = analysis_of(assessment)
    total = len(assessment.standard.indicators)
    return AssessmentSummary(
        id=assessment.id,
        uuid=assessment.uuid,
        person=assessment.person,
        standard_code=assessment.standard.code,
        standard_name=assessment.standard.name,
        head=assessment.head,
        state=assessment.state,
        answered=total - len(assessment.unanswered()),
        total=total,
        met=analysis.met,
        to_build=len(analysis.priorities),
        duties=_duty_shares(assessment),
        changed_at=assessment.changed_at,
        submitted_at=assessment.submitted_at,
        is_received=assessment.is_received,
        amends=assessment.amends,
        amendment=assessment.amendment,
        log=assessment.log,
    )


def analysis_of(assessment: Assessment) -> GapAnalysis:
    """The analysis of the answers that count among those that are disclosed."""
    shown = disclosed(assessment)
    return analyse(shown.standard, shown.answers, shown.overrides)


def _duty_shares(assessment: Assessment) -> tuple[DutyShare, ...]:
    unanswered = set(assessment.unanswered())
    shares: list[DutyShare] = []
    for duty in assessment.standard.duties:
        codes = {one.code for task in duty.tasks for one in task.indicators}
        shares.append(DutyShare(duty.code, duty.name, len(codes - unanswered), len(codes)))
    return tuple(shares)
