"""The life of an assessment: every move that there is, and nothing beside it."""

from datetime import date
from itertools import product

import pytest

from ksa_assess.domain.answer import Answer, Series
from ksa_assess.domain.assessment import (
    LOCKS,
    TRANSITIONS,
    Action,
    Actor,
    IllegalTransitionError,
    Period,
    RequiredLevelOverride,
    Requirement,
    State,
    amendment_uuid,
    half_year,
    is_editable,
    quarter,
    transition,
)
from tests.builders import make_assessment

EMPLOYEE, SUPERVISOR = Actor.EMPLOYEE, Actor.SUPERVISOR
ALLOWED = {
    (State.DRAFT, Action.SUBMIT, EMPLOYEE): State.SUBMITTED,
    (State.SUBMITTED, Action.WITHDRAW, EMPLOYEE): State.DRAFT,
    (State.SUBMITTED, Action.RETURN, SUPERVISOR): State.RETURNED,
    (State.RETURNED, Action.SUBMIT, EMPLOYEE): State.SUBMITTED,
    (State.SUBMITTED, Action.COMPLETE, SUPERVISOR): State.REVIEWED,
    (State.REVIEWED, Action.CONFIRM, EMPLOYEE): State.CLOSED,
    (State.REVIEWED, Action.SIGN_ON_PAPER, SUPERVISOR): State.CLOSED,
    (State.CLOSED, Action.REOPEN, EMPLOYEE): State.CLOSED,
    (State.CLOSED, Action.REOPEN, SUPERVISOR): State.CLOSED,
}


@pytest.mark.parametrize("move", list(product(State, Action, Actor)), ids="-".join)
def test_a_move_is_allowed_exactly_where_the_table_says(
    move: tuple[State, Action, Actor],
) -> None:
    if move in ALLOWED:
        assert transition(*move).end is ALLOWED[move]
        return
    with pytest.raises(IllegalTransitionError) as caught:
        transition(*move)
    assert (caught.value.state, caught.value.action, caught.value.actor) == move


def test_what_a_move_requires() -> None:
    needs = {(row.action, row.start): row.requires for row in TRANSITIONS}
    every = {Requirement.EVERY_INDICATOR_ANSWERED}
    assert needs[Action.SUBMIT, State.DRAFT] == needs[Action.SUBMIT, State.RETURNED] == every
    assert needs[Action.COMPLETE, State.SUBMITTED] == {Requirement.REVIEW_COMPLETE}
    for action in (Action.WITHDRAW, Action.RETURN, Action.REOPEN):
        assert all(
            row.requires == {Requirement.REASON} for row in TRANSITIONS if row.action is action
        )


def test_a_series_is_open_only_while_its_owner_works_on_it() -> None:
    open_to = {series: {s for s in State if is_editable(s, series)} for series in Series}
    assert open_to == {
        Series.SELF: {State.DRAFT, State.RETURNED},
        Series.SUPERVISOR: {State.SUBMITTED},
        Series.AGREED: {State.SUBMITTED},
    }


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 1, 1), (2026, 1, date(2026, 1, 1), date(2026, 6, 30))),
        (date(2026, 6, 30), (2026, 1, date(2026, 1, 1), date(2026, 6, 30))),
        (date(2026, 7, 1), (2026, 2, date(2026, 7, 1), date(2026, 12, 31))),
        (date(2026, 12, 31), (2026, 2, date(2026, 7, 1), date(2026, 12, 31))),
    ],
)
def test_the_default_period_is_the_half_year_of_the_day(
    day: date, expected: tuple[int, int, date, date]
) -> None:
    assert half_year(day) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 2, 29), (2024, 1, date(2024, 1, 1), date(2024, 3, 31))),
        (date(2026, 4, 1), (2026, 2, date(2026, 4, 1), date(2026, 6, 30))),
        (date(2026, 9, 30), (2026, 3, date(2026, 7, 1), date(2026, 9, 30))),
        (date(2026, 12, 31), (2026, 4, date(2026, 10, 1), date(2026, 12, 31))),
    ],
)
def test_a_day_lies_in_its_quarter(day: date, expected: tuple[int, int, date, date]) -> None:
    assert quarter(day) == expected


@pytest.mark.parametrize(("level", "reason"), [(0, "原因"), (7, "原因"), (3, ""), (3, " ")])
def test_an_override_needs_a_level_that_can_be_required_and_a_reason(
    level: int, reason: str
) -> None:
    with pytest.raises(ValueError, match="override"):
        RequiredLevelOverride(level, reason)


def test_an_assessment_knows_what_is_still_unanswered_per_series() -> None:
    assessment = make_assessment(
        answers={"P1.1.1": Answer().rated(3), "P1.1.2": Answer(comment="之後再選")}
    )
    assert assessment.answer("P1.1.1").level == 3
    assert assessment.answer("P1.1.1", Series.SUPERVISOR).is_empty
    assert assessment.unanswered()[0] == "P1.1.2"
    assert len(assessment.unanswered()) == 5
    assert len(assessment.unanswered(Series.AGREED)) == 6


def test_a_period_may_have_no_dates() -> None:
    assert Period("115 年度") == Period("115 年度", None, None)


def test_a_move_locks_the_series_that_may_not_change_after_it() -> None:
    locked = {
        row.action: {
            series
            for series in Series
            if is_editable(row.start, series) and not is_editable(row.end, series)
        }
        for row in TRANSITIONS
        if row.action in LOCKS
    }
    assert {action: set(series) for action, series in LOCKS.items()} == locked


def test_an_amendment_is_known_by_the_same_everywhere() -> None:
    first = "00000000-0000-4000-8000-000000000001"
    assert amendment_uuid(first) == amendment_uuid(first) == "711571b5-0c6a-5bab-ac6d-c7dd328df164"
    assert amendment_uuid(amendment_uuid(first)) != amendment_uuid(first)
