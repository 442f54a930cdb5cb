"""The cells of the map of tasks, without Qt.

A cell's sign is the severity of the largest single gap in its task: in an
attainment alone one large gap could hide behind many indicators that are met. The attainment
stands beside it.
"""

from dataclasses import dataclass

from ksa_assess.domain.gap import DutyGap, GapAnalysis, Severity, TaskGap, severity_of
from ksa_assess.wording import Wording


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A task in the map; `severity` None where there is no gap to work out."""

    code: str
    name: str
    severity: Severity | None
    severity_said: str
    figures: str
    counts: str
    said: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A duty with the cells of its tasks."""

    name: str
    cells: tuple[HeatCell, ...]


def heat_rows(analysis: GapAnalysis, wording: Wording) -> tuple[HeatRow, ...]:
    return tuple(_row(duty, wording) for duty in analysis.duties)


def worst_severity(task: TaskGap) -> Severity | None:
    """Of the largest gap; above the requirement only where every known row is."""
    gaps = [row.gap for row in task.indicators if row.gap is not None]
    return severity_of(max(gaps)) if gaps else None


def _row(duty: DutyGap, wording: Wording) -> HeatRow:
    return HeatRow(f"{duty.code} {duty.name}", tuple(_cell(task, wording) for task in duty.tasks))


def _cell(task: TaskGap, wording: Wording) -> HeatCell:
    texts, severity = wording.texts, worst_severity(task)
    named = texts(f"severity.{severity}.name") if severity else texts("results.outcome.none")
    figures = _figures(task, wording) if severity else texts("value.none")
    counts = _counts(task, wording)
    said = texts(
        "results.heat.said",
        name=f"{task.code} {task.name}",
        severity=named,
        figures=figures,
        counts=counts,
    )
    marked = wording.severity(severity) if severity else named
    return HeatCell(task.code, task.name, severity, marked, figures, counts, said)


def _figures(task: TaskGap, wording: Wording) -> str:
    totals = task.totals
    attainment = wording.percent(totals.attainment)
    return wording.texts("results.heat.figures", x=attainment, n=totals.shortfall)


def _counts(task: TaskGap, wording: Wording) -> str:
    short = sum(row.shortfall > 0 for row in task.indicators)
    unknown = sum(row.is_unknown for row in task.indicators)
    said = wording.texts("results.heat.counts", short=short, n=len(task.indicators))
    return said + (wording.texts("results.heat.unknown", n=unknown) if unknown else "")
