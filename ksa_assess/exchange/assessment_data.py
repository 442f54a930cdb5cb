"""One assessment as JSON data: head, state, and every answer in document order.

The standard stands in it by code, name and content hash; its whole text is not repeated.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from ksa_assess.domain.answer import Answer, Series
from ksa_assess.domain.assessment import Assessment, Head, LoggedTransition, Person
from ksa_assess.domain.gap import GapAnalysis
from ksa_assess.domain.plan import PlanItem
from ksa_assess.domain.review import agreement, differences, needs, reviewed
from ksa_assess.exchange.gap_data import gap_to_data

FORMAT = "ksa-assessment/1"


def assessment_to_data(assessment: Assessment) -> dict[str, Any]:
    """JSON types only; times are ISO 8601 in UTC, periods ISO dates."""
    standard = assessment.standard
    return {
        "id": assessment.id,
        "uuid": assessment.uuid,
        "standard": standard.code,
        "standard_name": standard.name,
        "standard_hash": assessment.standard_hash,
        "person": person_to_data(assessment.person),
        **head_to_data(assessment.head),
        "state": assessment.state.value,
        "scale": assessment.scale,
        "created_at": assessment.created_at.isoformat(),
        "changed_at": assessment.changed_at.isoformat(),
        "submitted_at": iso(assessment.submitted_at),
        "cursor": assessment.cursor,
        "amends": assessment.amends,
        "amendment": assessment.amendment,
        "is_received": assessment.is_received,
        "review": _review(assessment),
        "talk": asdict(assessment.talk),
        "history": [_move(one) for one in assessment.log],
        "overrides": [
            {"indicator": code, "level": override.level, "reason": override.reason}
            for code, override in assessment.overrides.items()
        ],
        "answers": list(_answers(assessment)),
    }


def export_to_data(
    assessment: Assessment, analysis: GapAnalysis, plan: Sequence[PlanItem]
) -> dict[str, Any]:
    """What a `.json` file holds: the assessment, its plan, and the gap analysis made of it."""
    return {
        "format": FORMAT,
        **assessment_to_data(assessment),
        "plan": [plan_item_to_data(item) for item in plan],
        "gap": gap_to_data(
            assessment.id, assessment.standard.code, analysis, agreement(assessment)
        ),
    }


def plan_item_to_data(item: PlanItem) -> dict[str, Any]:
    return {
        "uuid": item.uuid,
        "code": item.code,
        "text": item.text,
        "present_level": item.present,
        "target_level": item.target,
        "ways": [way.value for way in item.ways],
        "course": item.course,
        "owner": item.owner,
        "due": iso(item.due),
        "how_checked": item.how_checked,
        "result": item.result,
    }


def person_to_data(person: Person) -> dict[str, Any]:
    return {"uuid": person.uuid, "name": person.name, "staff_number": person.staff_number}


def head_to_data(head: Head) -> dict[str, Any]:
    period = head.period
    return {
        "period": {"label": period.label, "start": iso(period.start), "end": iso(period.end)},
        "kind": head.kind.value,
        "department": head.department,
        "title": head.title,
        "supervisor": head.supervisor,
    }


def _review(assessment: Assessment) -> dict[str, Any]:
    """How far the review is, what it lacks by indicator, and supervisor − self where both rated."""
    apart = differences(assessment)
    return {
        "reviewed": reviewed(assessment),
        "needs": {code: [*map(str, lacking)] for code, lacking in needs(assessment).items()},
        "differences": {code: levels for code, levels in apart.items() if levels is not None},
    }


def _move(move: LoggedTransition) -> dict[str, Any]:
    return {
        "action": move.action.value,
        "state": move.end.value,
        "role": move.role.value,
        "actor": move.actor,
        "reason": move.reason,
        "at": move.at.isoformat(),
    }


def iso(moment: date | datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _answers(assessment: Assessment) -> Iterator[dict[str, Any]]:
    """Every indicator's own answer, and those of other series where something was entered."""
    for indicator in assessment.standard.indicators:
        for series in Series:
            answer = assessment.answer(indicator.code, series)
            if series is Series.SELF or not answer.is_empty:
                yield {"indicator": indicator.code, "series": series.value, **_answer(answer)}


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "answer": answer.kind.value,
        "rating": answer.level,
        "reason": answer.reason,
        "comment": answer.comment,
        "evidence": list(answer.evidence),
        "missing": list(answer.missing),
        "is_flagged": answer.is_flagged,
        "basis": answer.basis.value,
    }
