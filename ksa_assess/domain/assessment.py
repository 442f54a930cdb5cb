"""An assessment, its head data, and its life: one enum and one transition table.

One assessment is one person × one version of a standard × one period × kind. What a transition
writes (submissions, locks) is the store's; which one is allowed is decided here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID, uuid5

from ksa_assess.domain.answer import UNANSWERED, Answer, Series
from ksa_assess.domain.scale import is_required_level
from ksa_assess.domain.standard import Standard


class State(StrEnum):
    """Where an assessment stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    REVIEWED = "reviewed"
    CLOSED = "closed"


class Kind(StrEnum):
    """Why the assessment is made (評核類別)."""

    REGULAR = "regular"
    NEW_HIRE = "new-hire"
    BEFORE_TRAINING = "before-training"
    AFTER_TRAINING = "after-training"
    PROMOTION = "promotion"


class Actor(StrEnum):
    """Who makes a transition."""

    EMPLOYEE = "employee"
    SUPERVISOR = "supervisor"


class Action(StrEnum):
    """The named transitions."""

    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    RETURN = "return"
    COMPLETE = "complete"
    CONFIRM = "confirm"
    SIGN_ON_PAPER = "sign_on_paper"
    REOPEN = "reopen"


class Requirement(StrEnum):
    """What must be so before a transition."""

    EVERY_INDICATOR_ANSWERED = "every_indicator_answered"
    REASON = "reason"
    REVIEW_COMPLETE = "review_complete"


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table: who may go where, and what is required."""

    action: Action
    start: State
    end: State
    actors: frozenset[Actor]
    requires: frozenset[Requirement] = frozenset()


def _row(
    action: Action, start: State, end: State, actors: set[Actor], *requires: Requirement
) -> Transition:
    return Transition(action, start, end, frozenset(actors), frozenset(requires))


_EMPLOYEE = {Actor.EMPLOYEE}
_SUPERVISOR = {Actor.SUPERVISOR}

TRANSITIONS = (
    _row(
        Action.SUBMIT,
        State.DRAFT,
        State.SUBMITTED,
        _EMPLOYEE,
        Requirement.EVERY_INDICATOR_ANSWERED,
    ),
    _row(Action.WITHDRAW, State.SUBMITTED, State.DRAFT, _EMPLOYEE, Requirement.REASON),
    _row(Action.RETURN, State.SUBMITTED, State.RETURNED, _SUPERVISOR, Requirement.REASON),
    _row(
        Action.SUBMIT,
        State.RETURNED,
        State.SUBMITTED,
        _EMPLOYEE,
        Requirement.EVERY_INDICATOR_ANSWERED,
    ),
    _row(
        Action.COMPLETE, State.SUBMITTED, State.REVIEWED, _SUPERVISOR, Requirement.REVIEW_COMPLETE
    ),
    _row(Action.CONFIRM, State.REVIEWED, State.CLOSED, _EMPLOYEE),
    _row(Action.SIGN_ON_PAPER, State.REVIEWED, State.CLOSED, _SUPERVISOR),
    # The closed assessment stays as it is; reopening makes a new draft that amends it.
    _row(
        Action.REOPEN,
        State.CLOSED,
        State.CLOSED,
        {Actor.EMPLOYEE, Actor.SUPERVISOR},
        Requirement.REASON,
    ),
)

LOCKS: Mapping[Action, tuple[Series, ...]] = {
    Action.SUBMIT: (Series.SELF,),
    Action.COMPLETE: (Series.SUPERVISOR, Series.AGREED),
}
"""Which series a move locks; each is kept word for word by then."""

_BY_START = {(row.start, row.action): row for row in TRANSITIONS}

_EDITABLE: Mapping[Series, frozenset[State]] = {
    Series.SELF: frozenset({State.DRAFT, State.RETURNED}),
    Series.SUPERVISOR: frozenset({State.SUBMITTED}),
    Series.AGREED: frozenset({State.SUBMITTED}),
}


class IllegalTransitionError(Exception):
    """A move that the table does not hold, or not for this actor."""

    def __init__(self, state: State, action: Action, actor: Actor) -> None:
        super().__init__(f"{actor} may not {action} in state {state}")
        self.state = state
        self.action = action
        self.actor = actor


def transition(state: State, action: Action, actor: Actor) -> Transition:
    """The table's row for a move. Raises IllegalTransitionError where there is none."""
    row = _BY_START.get((state, action))
    if row is None or actor not in row.actors:
        raise IllegalTransitionError(state, action, actor)
    return row


def amendment_uuid(uuid: str) -> str:
    """The UUID of the assessment that amends the one with this UUID.

    It follows from the first, so that both computers know the amendment by the same.
    """
    return str(uuid5(UUID(uuid), "amendment"))


def is_editable(state: State, series: Series) -> bool:
    """Whether answers of a series may change in a state; a locked series is never edited."""
    return state in _EDITABLE[series]


@dataclass(frozen=True, slots=True)
class Period:
    """The period that is assessed; both dates inclusive and optional."""

    label: str
    start: date | None = None
    end: date | None = None


def half_year(day: date) -> tuple[int, int, date, date]:
    """Year, half (1 or 2), first and last day of a day's half-year: the default period."""
    if day.month <= 6:
        return day.year, 1, date(day.year, 1, 1), date(day.year, 6, 30)
    return day.year, 2, date(day.year, 7, 1), date(day.year, 12, 31)


def quarter(day: date) -> tuple[int, int, date, date]:
    """Year, quarter (1 to 4), first and last day of a day's quarter."""
    number = (day.month + 2) // 3
    last_month, last_day = ((3, 31), (6, 30), (9, 30), (12, 31))[number - 1]
    first = date(day.year, last_month - 2, 1)
    return day.year, number, first, date(day.year, last_month, last_day)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody rated. Found again by staff number if given, else by exact NFC name without one."""

    uuid: str
    name: str
    staff_number: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the ratings; may be corrected in draft. Empty text where not given."""

    period: Period
    kind: Kind = Kind.REGULAR
    department: str = ""
    title: str = ""
    supervisor: str = ""


@dataclass(frozen=True, slots=True)
class RequiredLevelOverride:
    """A required level for this assessment alone, 1–6, with the reason that is printed."""

    level: int
    reason: str

    def __post_init__(self) -> None:
        if not is_required_level(self.level) or not self.reason.strip():
            raise ValueError(f"override {self.level!r} {self.reason!r}")


@dataclass(frozen=True, slots=True)
class Talk:
    """What belongs to the review as a whole: the supervisor's overall feedback, the minutes of
    the talk, and what the employee said to it. Empty where nothing is written."""

    feedback: str = ""
    minutes: str = ""
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class LoggedTransition:
    """A move that was made. `reason` is also the remark of a confirmation; empty: read and agreed.

    `actor` is the name that stood on the assessment then, empty for an unnamed supervisor.
    """

    action: Action
    start: State
    end: State
    role: Actor
    actor: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Assessment:
    """One assessment with its pinned standard and every answer. Times are aware UTC.

    `id` is local to this computer; `uuid` is the same everywhere. `answers` maps a series to
    indicator code → answer and holds no empty answers. `cursor` is the indicator last looked at.
    `amends` is the UUID of the closed one that this amends, `amendment` counts them from 1.
    `log` tells the moves, oldest first. `is_received`: it came by a file, its person works on
    another computer.
    """

    id: int
    uuid: str
    person: Person
    head: Head
    state: State
    standard: Standard
    standard_hash: str
    scale: str
    created_at: datetime
    changed_at: datetime
    submitted_at: datetime | None = None
    cursor: str | None = None
    amends: str | None = None
    amendment: int = 0
    is_received: bool = False
    talk: Talk = Talk()
    log: tuple[LoggedTransition, ...] = ()
    answers: Mapping[Series, Mapping[str, Answer]] = field(
        default_factory=dict[Series, Mapping[str, Answer]]
    )
    overrides: Mapping[str, RequiredLevelOverride] = field(
        default_factory=dict[str, RequiredLevelOverride]
    )

    @property
    def is_to_amend(self) -> bool:
        """Closed, and reopened since: the amendment is an assessment of its own."""
        return bool(self.log) and self.log[-1].action is Action.REOPEN

    def answer(self, indicator: str, series: Series = Series.SELF) -> Answer:
        """The answer of a series to an indicator; the empty answer where nothing was entered."""
        return self.answers.get(series, {}).get(indicator, UNANSWERED)

    def unanswered(self, series: Series = Series.SELF) -> tuple[str, ...]:
        """Codes of the indicators of a series that still need an answer, in document order."""
        return tuple(
            indicator.code
            for indicator in self.standard.indicators
            if not self.answer(indicator.code, series).is_answered
        )
