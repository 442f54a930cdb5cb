"""Rows to domain values and back. Rows never leave the store."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from ksa_assess.domain.answer import Answer, AnswerKind, Basis, Series
from ksa_assess.domain.assessment import (
    Action,
    Actor,
    Head,
    Kind,
    LoggedTransition,
    Period,
    Person,
    State,
)
from ksa_assess.domain.plan import PlanItem, Way
from ksa_assess.domain.standard import StandardKind
from ksa_assess.storage.records import RatingEvent, StandardSummary, Submission

# A row of either the toolkit or the bare driver: columns by name.
Row = Any


def time_to_text(time: datetime) -> str:
    """ISO 8601 in UTC with microseconds, so that texts sort as times do."""
    utc = time if time.tzinfo is UTC else time.astimezone(UTC)
    return utc.isoformat(timespec="microseconds")


def answer_to_values(answer: Answer) -> dict[str, str | int | None]:
    return {
        "kind": answer.kind.value,
        "level": answer.level,
        "reason": answer.reason,
        "comment": answer.comment,
        "evidence": _list_to_text(answer.evidence),
        "missing": _list_to_text(answer.missing),
        "is_flagged": int(answer.is_flagged),
        "basis": answer.basis.value,
    }


def answer_from_row(row: Row) -> Answer:
    return Answer(
        kind=AnswerKind(row.kind),
        level=row.level,
        reason=row.reason,
        comment=row.comment,
        evidence=_list_from_text(row.evidence),
        missing=_list_from_text(row.missing),
        is_flagged=bool(row.is_flagged),
        basis=Basis(row.basis),
    )


def head_to_values(head: Head) -> dict[str, str | None]:
    return {
        "period_label": head.period.label,
        "period_start": _date_to_text(head.period.start),
        "period_end": _date_to_text(head.period.end),
        "kind": head.kind.value,
        "department": head.department,
        "title": head.title,
        "supervisor": head.supervisor,
    }


def head_from_row(row: Row) -> Head:
    period = Period(
        row.period_label, _date_from_text(row.period_start), _date_from_text(row.period_end)
    )
    return Head(period, Kind(row.kind), row.department, row.title, row.supervisor)


def person_from_row(row: Row) -> Person:
    return Person(row.uuid, row.name, row.staff_number)


def summary_from_row(row: Row) -> StandardSummary:
    return StandardSummary(
        code=row.code,
        name=row.name,
        kind=StandardKind(row.kind),
        level=row.level,
        tasks=row.tasks,
        indicators=row.indicators,
        content_hash=row.content_hash,
        imported_at=datetime.fromisoformat(row.imported_at),
        versions=row.versions,
    )


def event_from_row(row: Row) -> RatingEvent:
    return RatingEvent(
        number=row.number,
        at=datetime.fromisoformat(row.changed_at),
        series=Series(row.series),
        indicator=row.indicator,
        answer=answer_from_row(row),
    )


def submission_from_row(row: Row) -> Submission:
    return Submission(
        uuid=row.uuid,
        series=Series(row.series),
        number=row.number,
        content=row.content,
        sha256=row.sha256,
        actor=row.actor,
        submitted_at=datetime.fromisoformat(row.submitted_at),
    )


def logged_from_row(row: Row) -> LoggedTransition:
    return LoggedTransition(
        Action(row.action),
        State(row.from_state),
        State(row.to_state),
        Actor(row.role),
        row.actor,
        row.reason,
        datetime.fromisoformat(row.at),
    )


def plan_item_to_values(item: PlanItem) -> dict[str, str | int | None]:
    return {
        "item": item.code,
        "text": item.text,
        "present_level": item.present,
        "target_level": item.target,
        "way": " ".join(item.ways),
        "course": item.course,
        "owner": item.owner,
        "due": _date_to_text(item.due) or "",
        "how_checked": item.how_checked,
        "result": item.result,
    }


def plan_item_from_row(row: Row) -> PlanItem:
    return PlanItem(
        uuid=row.uuid,
        code=row.item,
        text=row.text,
        present=row.present_level,
        target=row.target_level,
        ways=tuple(Way(way) for way in row.way.split()),
        course=row.course,
        owner=row.owner,
        due=_date_from_text(row.due or None),
        how_checked=row.how_checked,
        result=row.result,
    )


def json_to_text(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _list_to_text(texts: tuple[str, ...]) -> str:
    return json.dumps(texts, ensure_ascii=False) if texts else "[]"


def _list_from_text(text: str) -> tuple[str, ...]:
    return () if text == "[]" else tuple(json.loads(text))


def _date_to_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _date_from_text(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
