"""Part seven: the plan as it was written, or the form to write one by hand."""

from collections.abc import Iterator

from ksa_assess.domain.gap import IndicatorGap
from ksa_assess.domain.plan import PlanItem, Way, is_plan_editable
from ksa_assess.reports.material import Material
from ksa_assess.reports.parts import Column, Plan, PlanRow, Supplement

_LEAST_ROWS = 5
_COLUMNS = ("item", "levels", "way", "course", "owner", "due", "check", "result")
_UNWRITTEN = ("",) * 5


def plan_part(material: Material) -> Plan:
    """Seven: every item that says something; rows to write in up to the usual number."""
    texts, rows = material.texts, list(_rows(material))
    columns = tuple(Column(name, _head(material, name)) for name in _COLUMNS)
    return Plan(
        heading=texts("report.section.plan"),
        columns=columns,
        rows=(*rows, *_empty(material, _LEAST_ROWS - len(rows))),
        supplement=Supplement(
            texts("report.plan.supplement"),
            (
                Column("rule", texts("report.overflow.label")),
                Column("meaning", texts("report.overflow.text")),
            ),
        ),
        more=texts("report.plan.more", n="{n}"),
        less=texts("report.plan.less"),
    )


def _rows(material: Material) -> Iterator[PlanRow]:
    """What is written; else what to build first, while there may still be a plan. Once completing
    has signed the plan, a proposal would read as if it had been agreed."""
    if material.plan:
        yield from (_written(material, item, n) for n, item in enumerate(material.plan, 1))
    elif is_plan_editable(material.assessment.state):
        first = material.analysis.priorities[:_LEAST_ROWS]
        yield from (_known(material, row) for row in first)


def _head(material: Material, name: str) -> str:
    """A date in a narrow column has a head that says which years are meant."""
    texts = material.texts
    if name == "due":
        return texts(f"report.plan.due.{material.wording.calendar}")
    return texts(f"plan.{name}")


def _written(material: Material, item: PlanItem, place: int) -> PlanRow:
    cells = (
        f"{item.code} {item.text}".strip(),
        _levels(material, item.present, item.target),
        _ways(material, item.ways),
        item.course,
        item.owner,
        material.wording.short_date(item.due) if item.due else "",
        item.how_checked,
        item.result,
    )
    return PlanRow(material.texts("report.plan.nth", n=place), cells)


def _known(material: Material, row: IndicatorGap) -> PlanRow:
    """A priority with its levels; the talk fills in the rest by hand."""
    levels = _levels(material, row.rated, row.required)
    return PlanRow("", (f"{row.code} {row.text}", levels, _ways(material, ()), *_UNWRITTEN))


def _empty(material: Material, count: int) -> Iterator[PlanRow]:
    for _ in range(count):
        yield PlanRow("", ("", "", _ways(material, ()), *_UNWRITTEN))


def _levels(material: Material, present: int | None, target: int | None) -> str:
    if present is None and target is None:
        return ""
    level = material.wording.level
    return material.texts("report.plan.levels", present=level(present), target=level(target))


def _ways(material: Material, chosen: tuple[Way, ...]) -> str:
    """All of them, one on a line, with a box that is ticked or to be ticked by hand."""
    texts = material.texts
    boxes = (texts(f"report.plan.box.{'ticked' if way in chosen else 'open'}") for way in Way)
    return "\n".join(
        f"{box} {texts(f'plan.way.{way}')}" for box, way in zip(boxes, Way, strict=True)
    )
