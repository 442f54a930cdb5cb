"""The whole life of an assessment: whatever is called or run in whatever order, what is locked
stays as it is, and every way through the table of moves can be gone."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from ksa_assess.domain.answer import UNANSWERED, Series
from ksa_assess.domain.assessment import (
    TRANSITIONS,
    Action,
    Actor,
    Assessment,
    RequiredLevelOverride,
    State,
    is_editable,
)
from ksa_assess.domain.plan import PlanItem, is_plan_editable
from ksa_assess.domain.review import needs
from ksa_assess.services.assessment_errors import (
    AmendedAlreadyError,
    IllegalMoveError,
    IncompleteError,
    LockedError,
    OnOtherComputerError,
    ReasonNeededError,
    ReviewIncompleteError,
)
from ksa_assess.services.profile import Profile
from ksa_assess.storage.records import Handover
from tests.builders import NOON
from tests.storage.scenes import STANDARD, answer_everything, new_assessment
from tests.storage.statements import statements

CODES = tuple(one.code for one in STANDARD.indicators)
REVIEWED = frozenset({State.REVIEWED, State.CLOSED})
LOCKED_IN = {
    Series.SELF: REVIEWED | {State.SUBMITTED},
    Series.SUPERVISOR: REVIEWED,
    Series.AGREED: REVIEWED,
}
EMPLOYEES = {Action.SUBMIT, Action.WITHDRAW, Action.CONFIRM}

_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)

Rows = list[tuple[Any, ...]]

_codes = st.sampled_from(CODES)
_answers = st.one_of(
    st.just(UNANSWERED),
    st.integers(0, 6).map(UNANSWERED.rated),
    st.just(UNANSWERED.not_observed()),
    st.just(UNANSWERED.not_applicable("調職")),
    st.integers(0, 6).map(lambda n: replace(UNANSWERED.rated(n), comment="看過一次")),
)
_reasons = st.sampled_from(("", "  ", "請補充佐證"))


def move(profile: Profile, assessment_id: int, action: Action, reason: str) -> Assessment:
    calls = profile.transitions
    made: dict[Action, Callable[[], Assessment]] = {
        Action.SUBMIT: lambda: calls.submit(assessment_id),
        Action.WITHDRAW: lambda: calls.withdraw(assessment_id, reason),
        Action.RETURN: lambda: calls.give_back(assessment_id, reason),
        Action.COMPLETE: lambda: calls.complete(assessment_id),
        Action.CONFIRM: lambda: calls.confirm(assessment_id, reason),
        Action.SIGN_ON_PAPER: lambda: calls.sign_on_paper(assessment_id),
        Action.REOPEN: lambda: calls.reopen(assessment_id, reason, Actor.SUPERVISOR),
    }
    return made[action]()


@dataclass(frozen=True)
class Locked:
    """What of an assessment is locked in its state, row by row, and what is only added to."""

    state: State
    fixed: dict[str, Rows]
    added: dict[str, Rows]


_FIXED: dict[str, tuple[str, Callable[[State], bool]]] = {
    **{
        series: (
            f"SELECT * FROM rating WHERE series = '{series}' AND assessment_id = :id ORDER BY 2",
            lambda state, series=series: state in LOCKED_IN[series],
        )
        for series in Series
    },
    "overrides": (
        "SELECT * FROM required_override WHERE assessment_id = :id ORDER BY 2",
        lambda state: state in LOCKED_IN[Series.SELF],
    ),
    "plan": (
        "SELECT * FROM plan_item WHERE assessment_id = :id ORDER BY 1",
        lambda state: not is_plan_editable(state),
    ),
    "texts": (
        (
            "SELECT * FROM assessment_text WHERE assessment_id = :id "
            "AND place IN ('feedback', 'minutes', 'remarks') ORDER BY 2"
        ),
        lambda state: state in REVIEWED,
    ),
    "head": (
        (
            "SELECT id, uuid, person_id, person_name, staff_number, standard_version_id, "
            "period_label, period_start, period_end, kind, department, title, supervisor, scale, "
            "amends, amendment, revision, created_at, submitted_at FROM assessment WHERE id = :id"
        ),
        lambda state: state in LOCKED_IN[Series.SELF],
    ),
    "closed": (
        "SELECT id, uuid, state, changed_at FROM assessment WHERE id = :id",
        lambda state: state is State.CLOSED,
    ),
}
_ADDED = ("submission", "transition", "entry", "received", "handover")


def locked(connection: Connection, assessment_id: int) -> Locked:
    def rows(sql: str) -> Rows:
        found = connection.exec_driver_sql(sql.replace(":id", str(assessment_id)))
        return [tuple(row) for row in found]

    ((state,),) = rows("SELECT state FROM assessment WHERE id = :id")
    return Locked(
        State(state),
        {name: rows(sql) for name, (sql, is_locked) in _FIXED.items() if is_locked(State(state))},
        # In the order they were added; an index would give another.
        {
            table: rows(f"SELECT * FROM {table} WHERE assessment_id = :id ORDER BY 1")
            for table in _ADDED
        },
    )


def assert_kept(before: Locked, after: Locked, *, is_one_step: bool = True) -> None:
    """What was locked is what it was. Where several statements ran, a move of the log may have
    opened what was handed in, but never what was reviewed."""
    for table, rows in before.added.items():
        assert after.added[table][: len(rows)] == rows, table
    moved = len(after.added["transition"]) > len(before.added["transition"])
    if moved and not is_one_step and before.state not in REVIEWED:
        return
    for name, rows in before.fixed.items():
        if name in after.fixed:
            assert after.fixed[name] == rows, name
    if before.state in REVIEWED:
        assert before.fixed.keys() <= after.fixed.keys()


def assert_kept_whatever_runs(profile: Profile, assessment_id: int, run: Sequence[str]) -> None:
    """On the program's own connection, in one transaction that is then taken back: what one leaves
    open to the next is tried by running several."""
    with profile._database._engine.connect() as connection, connection.begin() as transaction:
        before = locked(connection, assessment_id)
        for statement in run:
            with contextlib.suppress(DBAPIError):
                connection.exec_driver_sql(statement)
                note(f"worked: {statement}")
        assert_kept(before, locked(connection, assessment_id), is_one_step=len(run) == 1)
        transaction.rollback()


def lived(profile: Profile, state: State, number: str) -> Assessment:
    """Somebody's assessment in a state, with something in each of its tables."""
    one = profile.assessments.start(new_assessment(staff_number=number))
    answer_everything(profile, one)
    profile.assessments.set_override(one.id, "P1.1.1", RequiredLevelOverride(6, "帶領新人"))
    profile.plans.save(one.id, PlanItem(text="帶班"))
    if state is not State.DRAFT:
        profile.transitions.submit(one.id)
        profile.reviews.agree(one.id, CODES)
        profile.reviews.settle(one.id, "P1.1.1", 4, "一起看過紀錄")
        profile.reviews.write(one.id, feedback="整體穩定")
    way: dict[State, tuple[Action, ...]] = {
        State.RETURNED: (Action.RETURN,),
        State.REVIEWED: (Action.COMPLETE,),
        State.CLOSED: (Action.COMPLETE, Action.SIGN_ON_PAPER),
    }
    for action in way.get(state, ()):
        move(profile, one.id, action, "請補充佐證")
    return profile.assessments.get(one.id)


class Life(RuleBasedStateMachine):
    """One assessment of somebody new, and everything that can be done to it."""

    count = 0

    def __init__(self, profile: Profile) -> None:
        super().__init__()
        Life.count += 1
        self.profile = profile
        self.is_reopened = False

    @initialize(state=st.sampled_from(State), is_new=st.booleans())
    def begins(self, state: State, is_new: bool) -> None:
        number = f"L{Life.count}"
        if is_new:
            self.id = self.profile.assessments.start(new_assessment(staff_number=number)).id
        else:
            self.id = lived(self.profile, state, number).id

    @property
    def found(self) -> Assessment:
        return self.profile.assessments.get(self.id)

    @contextlib.contextmanager
    def step(self, *refusals: type[Exception]) -> Iterator[None]:
        """A call that must be refused by one of these, then without a trace, or else work."""
        before, whole = self._locked(), self.found
        plan = self.profile.plans.list(self.id)
        if refusals:
            with pytest.raises(refusals):
                yield
            assert self.found == whole
            assert self.profile.plans.list(self.id) == plan
        else:
            yield
        assert_kept(before, self._locked())

    def _locked(self) -> Locked:
        with self.profile._database.read() as work:
            return locked(work._connection, self.id)

    def _refusals(self, series: Series) -> tuple[type[Exception], ...]:
        if not is_editable(self.found.state, series):
            return (LockedError,)
        is_elsewhere = series is Series.SELF and self.found.is_received
        return (OnOtherComputerError,) if is_elsewhere else ()

    # Working on it

    @rule(series=st.sampled_from(Series), changes=st.dictionaries(_codes, _answers, min_size=1))
    def rates(self, series: Series, changes: dict[str, Any]) -> None:
        with self.step(*self._refusals(series)):
            self.profile.assessments.answer(self.id, changes, series)

    @rule()
    def rates_everything(self) -> None:
        with self.step(*self._refusals(Series.SELF)):
            answer_everything(self.profile, self.found)

    @rule(codes=st.one_of(st.just(CODES), st.lists(_codes)), whole_task=st.booleans())
    def agrees(self, codes: tuple[str, ...], whole_task: bool) -> None:
        with self.step(*self._refusals(Series.SUPERVISOR)):
            self.profile.reviews.agree(self.id, codes, whole_task=whole_task)

    @rule(code=_codes, level=st.one_of(st.none(), st.integers(0, 6)))
    def settles(self, code: str, level: int | None) -> None:
        with self.step(*self._refusals(Series.AGREED)):
            self.profile.reviews.settle(self.id, code, level, "一起看過紀錄")

    @rule(code=_codes)
    def unsettles(self, code: str) -> None:
        with self.step(*self._refusals(Series.AGREED)):
            self.profile.reviews.unsettle(self.id, code)

    @rule(text=st.text(st.characters(categories=["L"]), max_size=3))
    def writes(self, text: str) -> None:
        with self.step(*self._refusals(Series.SUPERVISOR)):
            self.profile.reviews.write(self.id, feedback=text, minutes=text)

    @rule(text=st.sampled_from(("", "還沒想好")))
    def types(self, text: str) -> None:
        with self.step():
            self.profile.reviews.keep_typed(self.id, "return", text)

    @rule(text=st.sampled_from(("帶班", "旁聽客訴")))
    def plans(self, text: str) -> None:
        may = is_plan_editable(self.found.state)
        with self.step(*(() if may else (LockedError,))):
            self.profile.plans.save(self.id, PlanItem(text=text))
            self.profile.plans.move(self.id, self.profile.plans.list(self.id)[-1].uuid, 0)

    @rule(code=_codes, level=st.one_of(st.none(), st.integers(1, 6)))
    def requires(self, code: str, level: int | None) -> None:
        override = None if level is None else RequiredLevelOverride(level, "只協助")
        with self.step(*self._refusals(Series.SELF)):
            self.profile.assessments.set_override(self.id, code, override)

    # Its life

    @rule(action=st.sampled_from(Action), reason=_reasons)
    def moves(self, action: Action, reason: str) -> None:
        before = self.found
        with self.step(*self._in_the_way(before, action, reason)):
            made = move(self.profile, self.id, action, reason)
            (end,) = {
                row.end for row in TRANSITIONS if (row.start, row.action) == (before.state, action)
            }
            assert self.found.state is end
            assert [one.action for one in self.found.log] == [
                *(one.action for one in before.log),
                action,
            ]
            self.is_reopened |= action is Action.REOPEN
            assert (made.amends == before.uuid) == (made.id != self.id)

    def _in_the_way(
        self, before: Assessment, action: Action, reason: str
    ) -> tuple[type[Exception], ...]:
        if not any((row.start, row.action) == (before.state, action) for row in TRANSITIONS):
            return (IllegalMoveError,)
        if before.is_received and action in EMPLOYEES:
            return (OnOtherComputerError,)
        if action is Action.REOPEN and self.is_reopened:
            return (AmendedAlreadyError,)
        needs_reason = action in {Action.WITHDRAW, Action.RETURN, Action.REOPEN}
        if needs_reason and not reason.strip():
            return (ReasonNeededError,)
        if action is Action.SUBMIT and before.unanswered():
            return (IncompleteError,)
        is_lacking = action is Action.COMPLETE and needs(before)
        return (ReviewIncompleteError,) if is_lacking else ()

    @rule()
    def goes_on(self) -> None:
        """Does what the next move lacks, so that lives get old too."""
        if self.found.state is State.SUBMITTED:
            self.agrees(CODES, whole_task=False)
        elif not self._refusals(Series.SELF):
            self.rates_everything()

    @precondition(lambda self: self.found.state is State.SUBMITTED and not self.found.is_received)
    @rule()
    def comes_by_a_file(self) -> None:
        with self.profile._database.write() as work:
            work.received.add(self.id, f"00000000-0000-4000-8000-{self.id:012}", NOON)

    # Behind its back

    @rule(data=st.data())
    def runs_statements(self, data: st.DataObject) -> None:
        run = data.draw(st.lists(statements(self.id), min_size=1, max_size=4))
        assert_kept_whatever_runs(self.profile, self.id, run)

    @invariant()
    def is_as_it_was_handed_in(self) -> None:
        found = self.found
        handed_in = self.profile.assessments.submissions(self.id)
        kept = {one.series for one in handed_in}
        assert {series for series, states in LOCKED_IN.items() if found.state in states} <= kept
        assert [one.end for one in found.log][-1:] in ([], [found.state])


@pytest.mark.parametrize("state", State)
def test_no_statement_changes_what_is_locked(profile: Profile, state: State):
    one = lived(profile, state, "S1")
    other = lived(profile, State.CLOSED, "S2")
    with profile._database.write() as work:
        for each in (one, other):
            work.received.add(each.id, f"00000000-0000-4000-8000-{each.id:012}", NOON)
            work.handovers.add(each.id, Handover("file", "x.ksa", 1, NOON))

    @settings(max_examples=150, deadline=None, suppress_health_check=_SLOW)
    @given(run=st.lists(statements(one.id), min_size=1, max_size=4))
    def tries(run: list[str]) -> None:
        assert_kept_whatever_runs(profile, one.id, run)
        assert_kept_whatever_runs(profile, other.id, run)

    tries()
    assert profile.backups.check().is_sound


@pytest.mark.slow
def test_nothing_that_is_called_or_run_changes_what_is_locked(profile: Profile):
    class SomebodysLife(Life):
        def __init__(self) -> None:
            super().__init__(profile)

    run_state_machine_as_test(
        SomebodysLife,
        settings=settings(
            max_examples=25,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=_SLOW,
        ),
    )
    assert profile.backups.check().is_sound


def ways(state: State, left: int) -> Iterator[tuple[Action, ...]]:
    """Every way through the table from a state, up to reopening or so many moves."""
    rows = [row for row in TRANSITIONS if row.start is state and row.action is not Action.REOPEN]
    if not rows or not left:
        yield (Action.REOPEN,) if state is State.CLOSED else ()
        return
    for row in rows:
        for rest in ways(row.end, left - 1):
            yield (row.action, *rest)


def test_every_way_through_the_table_is_gone(profile: Profile):
    gone: set[tuple[State, Action]] = set()
    for number, way in enumerate(ways(State.DRAFT, 5)):
        one = profile.assessments.start(new_assessment(staff_number=f"W{number}"))
        answer_everything(profile, one)
        for action in way:
            before = profile.assessments.get(one.id)
            if action is Action.COMPLETE:
                profile.reviews.agree(one.id, CODES)
            move(profile, one.id, action, "請補充佐證")
            gone.add((before.state, action))
        assert [entry.action for entry in profile.assessments.get(one.id).log] == list(way)
    assert gone == {(row.start, row.action) for row in TRANSITIONS}
    assert profile.backups.check().is_sound
