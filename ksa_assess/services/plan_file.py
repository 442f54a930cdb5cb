"""Items of a development plan from a CSV file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import uuid4

from ksa_assess.domain.plan import PlanItem, Way, in_order
from ksa_assess.domain.scale import is_rating
from ksa_assess.runtime.errors import UserError
from ksa_assess.services.table_file import BadRowsError, TableRow, read_table

_NEEDED = ("text",)
# As in an exported `.json` file.
_TEXTS = ("code", "text", "course", "owner", "how_checked", "result")
PLAN_COLUMNS = (
    *("code", "text", "present_level", "target_level", "ways"),
    *("course", "owner", "due", "how_checked", "result"),
)

Accepted = Callable[[PlanItem], PlanItem]


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One row: what its cells say by the names of `PLAN_COLUMNS`; empty ones keep what is there.
    `number` is the row as a spreadsheet counts, `fault` what is wrong with it in any plan.
    """

    number: int
    cells: Mapping[str, str]
    fault: UserError | None = None


def read_plan_rows(path: Path) -> tuple[PlanRow, ...]:
    """Rows of a CSV file in UTF-8, faulty ones too. Raises UserError where it cannot be read."""
    seen: dict[tuple[str, str], int] = {}
    return tuple(_row(found, seen) for found in read_table(path, _NEEDED, PLAN_COLUMNS))


def merged(
    rows: Sequence[PlanRow], items: Sequence[PlanItem], accepted: Accepted
) -> tuple[PlanItem, ...]:
    """The plan after all rows: the item with a row's code, or without one its text, is changed,
    else one is added at the end; nothing is removed. `accepted` checks and completes an item.

    Raises BadRowsError naming every row that cannot be taken.
    """
    plan, bad = list(items), list[tuple[int | None, UserError]]()
    for row in rows:
        try:
            _merge(row, plan, accepted)
        except UserError as error:
            bad.append((row.number, error))
    if bad:
        raise BadRowsError(tuple(bad))
    return tuple(plan)


def _merge(row: PlanRow, plan: list[PlanItem], accepted: Accepted) -> None:
    if row.fault:
        raise row.fault
    place = next((n for n, item in enumerate(plan) if _key(item) == _row_key(row.cells)), None)
    if place is None:
        plan.append(accepted(replace(_applied(row.cells, PlanItem()), uuid=str(uuid4()))))
    else:
        plan[place] = accepted(_applied(row.cells, plan[place]))


def _row(found: TableRow, seen: dict[tuple[str, str], int]) -> PlanRow:
    """`seen` maps the items of the rows above to their numbers; this one is noted there."""
    cells = {column: cell.strip() for column, cell in found.cells.items()}
    key = _row_key(cells)
    first = seen.setdefault(key, found.number)
    fault = found.fault
    if key == ("", ""):
        fault = fault or UserError("plan_file.no_item")
    elif first != found.number:
        fault = fault or UserError("rating_file.twice", indicator=key[0] or key[1], first=first)
    return PlanRow(found.number, cells, fault)


def _row_key(cells: Mapping[str, str]) -> tuple[str, str]:
    """The code, or for an item in free words those."""
    code = cells.get("code", "")
    return code, "" if code else cells.get("text", "")


def _key(item: PlanItem) -> tuple[str, str]:
    return item.code, "" if item.code else item.text


def _applied(cells: Mapping[str, str], before: PlanItem) -> PlanItem:
    texts = {name: cells[name] for name in _TEXTS if name in cells}
    return replace(
        before,
        **texts,
        present=_level(cells, "present_level", before.present),
        target=_level(cells, "target_level", before.target),
        ways=_ways(cells["ways"]) if "ways" in cells else before.ways,
        due=_due(cells["due"]) if "due" in cells else before.due,
    )


def _level(cells: Mapping[str, str], column: str, before: int | None) -> int | None:
    if column not in cells:
        return before
    level = int(cells[column]) if cells[column].isdecimal() else None
    if not is_rating(level):
        raise UserError("plan_file.level", column=column, value=cells[column])
    return level


def _ways(cell: str) -> tuple[Way, ...]:
    words = cell.lower().replace("-", "_").replace(",", " ").split()
    unknown = [word for word in words if word not in set(Way)]
    if unknown:
        raise UserError("plan_file.way", value=" ".join(unknown), known=", ".join(Way))
    return in_order([Way(word) for word in words])


def _due(cell: str) -> date:
    try:
        return date.fromisoformat(cell)
    except ValueError as error:
        raise UserError("plan_file.due", value=cell) from error
