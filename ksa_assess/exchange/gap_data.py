"""The gap analysis as JSON data, in the shape that the command line promises.

Fractions are not rounded; fields may be added later, except inside `coverage`.
"""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from ksa_assess.domain.gap import (
    ContentGap,
    DutyGap,
    GapAnalysis,
    IndicatorGap,
    TaskGap,
    Totals,
)
from ksa_assess.domain.review import Agreement


def gap_to_data(
    assessment_id: int,
    standard_code: str,
    analysis: GapAnalysis,
    agreement: Agreement | None = None,
) -> dict[str, Any]:
    """JSON types only. `series` is "mixed" where several series count; `agreement` is of self and
    supervisor, with shares that are null where nothing can be compared."""
    return {
        "id": assessment_id,
        "standard": standard_code,
        "series": "mixed" if analysis.series is None else analysis.series.value,
        **_sums(analysis.totals),
        "surplus_total": analysis.totals.surplus,
        "bounds": asdict(analysis.totals.bounds),
        "agreement": _agreement(agreement or Agreement(0, 0, 0)),
        "duties": [_duty(duty) for duty in analysis.duties],
        "priorities": [row.code for row in analysis.priorities],
        "knowledge": _content(analysis.knowledge),
        "skills": _content(analysis.skills),
        "attitudes": _content(analysis.attitudes),
    }


def _sums(totals: Totals) -> dict[str, Any]:
    return {
        "coverage": asdict(totals.coverage),
        "required_total": totals.required,
        "shortfall_total": totals.shortfall,
        "attainment": totals.attainment,
    }


def _agreement(agreement: Agreement) -> dict[str, Any]:
    return {
        **asdict(agreement),
        "exact_share": agreement.exact_share,
        "within_one_share": agreement.within_one_share,
    }


def _duty(duty: DutyGap) -> dict[str, Any]:
    tasks = [_task(task) for task in duty.tasks]
    return {"code": duty.code, "name": duty.name, **_sums(duty.totals), "tasks": tasks}


def _task(task: TaskGap) -> dict[str, Any]:
    return {
        "code": task.code,
        "name": task.name,
        "level": task.level,
        **_sums(task.totals),
        "indicators": [_indicator(row) for row in task.indicators],
    }


def _indicator(row: IndicatorGap) -> dict[str, Any]:
    return {
        "code": row.code,
        "required": row.required,
        "required_from": row.required_from.value,
        "answer": row.answer.value,
        "series": "none" if row.series is None else row.series.value,
        "rating": row.rated,
        "gap": row.gap,
        "severity": None if row.severity is None else row.severity.value,
    }


def _content(rows: Iterable[ContentGap]) -> list[dict[str, Any]]:
    return [asdict(row) for row in rows]
