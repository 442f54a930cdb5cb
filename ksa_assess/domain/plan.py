"""The individual development plan: what to build, how, with whom, until when, and what came of it.

It is a list in an order of its own. Either side writes it, until completing the review signs it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ksa_assess.domain.assessment import State
from ksa_assess.domain.gap import GapAnalysis
from ksa_assess.domain.scale import is_rating

MOST_PROPOSED = 5


class Way(StrEnum):
    """How somebody learns; an item may take several ways."""

    OJT = "ojt"
    IN_HOUSE = "in_house"
    EXTERNAL = "external"
    SELF_STUDY = "self_study"


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One item. Empty texts and None where nothing is written yet.

    `code` is that of an indicator, K, S or A of the standard; empty for an item in free words.
    `ways` keep the order of `Way`. `uuid` is empty until the item is stored.
    """

    uuid: str = ""
    code: str = ""
    text: str = ""
    present: int | None = None
    target: int | None = None
    ways: tuple[Way, ...] = ()
    course: str = ""
    owner: str = ""
    due: date | None = None
    how_checked: str = ""
    result: str = ""

    def __post_init__(self) -> None:
        if not all(level is None or is_rating(level) for level in (self.present, self.target)):
            raise ValueError(f"levels {self.present!r} and {self.target!r}")
        if self.ways != in_order(self.ways):
            raise ValueError(f"ways {self.ways!r}")

    @property
    def is_blank(self) -> bool:
        """Whether it says nothing of what is to be built or how; the owner alone is no plan."""
        written = (self.code, self.text, self.course, self.how_checked, self.result)
        return not (any(written) or self.ways or self.due)


def in_order(ways: Collection[Way]) -> tuple[Way, ...]:
    """Each way once, as they are listed."""
    return tuple(way for way in Way if way in ways)


_EDITABLE = frozenset({State.DRAFT, State.RETURNED, State.SUBMITTED})


def is_plan_editable(state: State) -> bool:
    return state in _EDITABLE


def proposed(analysis: GapAnalysis, planned: Collection[str] = ()) -> tuple[PlanItem, ...]:
    """An item for each of the first priorities, without those whose codes are planned already."""
    return tuple(
        PlanItem(code=row.code, text=row.text, present=row.rated, target=row.required)
        for row in analysis.priorities[:MOST_PROPOSED]
        if row.code not in planned
    )


def moved(items: Sequence[PlanItem], uuid: str, place: int) -> tuple[PlanItem, ...]:
    """The same items with one of them at another place, counted from 0."""
    rest = [item for item in items if item.uuid != uuid]
    rest[max(0, place) : max(0, place)] = [item for item in items if item.uuid == uuid]
    return tuple(rest)
