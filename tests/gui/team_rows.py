"""Reviews made up for the team page, in every state and as many as are wanted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from ksa_assess.domain.assessment import (
    Action,
    Actor,
    Head,
    LoggedTransition,
    Period,
    Person,
    State,
)
from ksa_assess.services.reviews import TeamRow
from ksa_assess.services.summaries import AssessmentSummary

NOON = datetime(2026, 12, 15, 4, tzinfo=UTC)
NAMES = (
    *("林怡君", "陳志豪", "黃美玲", "張家瑋", "李淑芬", "吳宗翰", "劉雅婷", "蔡明宏"),
    *("楊佩珊", "許文彬", "鄭惠如", "謝承恩", "郭靜宜", "洪建國", "歐陽娜娜"),
)
STANDARDS = (
    ("TTM1411-002v4", "旅館客務經理", 19),
    ("TTM4221-002v4", "旅館櫃台接待人員", 39),
    ("THM2431-001v1", "餐旅行銷企劃人員", 45),
)
# In turn: the state, and how many of ten are reviewed.
_LIVES = (
    *((State.SUBMITTED, tenths) for tenths in (0, 5, 10, 0, 9, 1)),
    *((State.RETURNED, 4), (State.DRAFT, 4), (State.REVIEWED, 10), (State.REVIEWED, 10)),
    *((State.CLOSED, 10), (State.SUBMITTED, 0)),
)


_MOVES = (
    (Action.SUBMIT, State.DRAFT, State.SUBMITTED, Actor.EMPLOYEE),
    (Action.COMPLETE, State.SUBMITTED, State.REVIEWED, Actor.SUPERVISOR),
)
_LOG = tuple(LoggedTransition(*move, "王大明", "", NOON) for move in _MOVES)


def team_row(state: State = State.SUBMITTED, reviewed: int = 0, **summary: Any) -> TeamRow:
    """林怡君 with nineteen indicators; `summary` tells what is otherwise."""
    usual = AssessmentSummary(
        id=1,
        uuid="1",
        person=Person("1", "林怡君", "E0001"),
        standard_code="TTM1411-002v4",
        standard_name="旅館客務經理",
        head=Head(Period("115 年下半年"), department="客務部", supervisor="王大明"),
        state=state,
        answered=19,
        total=19,
        met=0,
        to_build=0,
        duties=(),
        changed_at=NOON,
        submitted_at=NOON,
        is_received=True,
        log=_LOG[:1] if state is State.SUBMITTED else _LOG,
    )
    told = replace(usual, **summary)
    needs = told.total - reviewed if state is State.SUBMITTED else 0
    return TeamRow(told, reviewed, reviewed // 4, reviewed // 9, needs, ())


def team(count: int) -> tuple[TeamRow, ...]:
    """As many people, the one changed last first."""
    return tuple(_nth(place) for place in range(count))


def _nth(place: int) -> TeamRow:
    state, tenths = _LIVES[place % len(_LIVES)]
    code, name, total = STANDARDS[place % len(STANDARDS)]
    person = NAMES[place % len(NAMES)]
    row = team_row(
        state,
        total * tenths // 10,
        id=place + 1,
        uuid=str(place),
        person=Person(str(place), person, f"E{place + 1:04}"),
        standard_code=code,
        standard_name=name,
        answered=total,
        total=total,
        changed_at=NOON - timedelta(days=place),
        is_received=place % 10 != 9,
        amendment=int(place == 4),
    )
    return replace(row, changed_since_return=("P1.1.1", "P1.1.2") if place == 4 else ())


@dataclass
class Given:
    """A file that was given back with so many entries."""

    entries: int


class StandInReviews:
    def __init__(self, rows: Sequence[TeamRow]) -> None:
        self.rows = tuple(rows)

    def team(self) -> tuple[TeamRow, ...]:
        return self.rows


class StandInHandingOver:
    """The files of these assessments were given back with all that a made up log holds."""

    def __init__(self, *given_back: int) -> None:
        self.given_back = given_back

    def handed_over(self, assessment_id: int) -> tuple[Given, ...]:
        return (Given(len(_LOG)),) if assessment_id in self.given_back else ()
