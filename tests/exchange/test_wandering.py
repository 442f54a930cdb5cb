"""Both sides do whatever they may, in any order, and files go to and fro at any time.

A file is taken and both are the same, or it is refused for one of the reasons that are told apart:
never as forged, and never by a mistake of the program.
"""

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from ksa_assess.domain.answer import Answer, Series
from ksa_assess.domain.assessment import Actor, Assessment
from ksa_assess.domain.plan import PlanItem
from ksa_assess.runtime.errors import UserError
from ksa_assess.services.profile import Profile
from ksa_assess.services.receiving import FileRefusedError
from tests.exchange.computers import CODES, Computer, review, submitted, two_computers

_STEPS = 60
_REASONS = ("file.older", "file.diverged.", "file.unknown_assessment", "file.duplicate")

Pair = tuple[Computer, Computer]
Step = Callable[[Profile, int, random.Random], object]


@pytest.fixture
def computers(tmp_path: Path) -> Iterator[Pair]:
    with two_computers(tmp_path) as both:
        yield both


def _rate(profile: Profile, number: int, source: random.Random) -> None:
    answer = Answer(comment=source.choice(("", "看過了"))).rated(source.randrange(7))
    profile.assessments.answer(number, {source.choice(CODES): answer})


def _judge(profile: Profile, number: int, source: random.Random) -> None:
    answer = Answer(comment="例如交班簿").rated(source.randrange(7))
    profile.assessments.answer(number, {source.choice(CODES): answer}, Series.SUPERVISOR)


def _plan(profile: Profile, number: int, source: random.Random) -> None:
    items = profile.plans.list(number)
    if items and source.random() < 0.3:
        profile.plans.remove(number, source.choice(items).uuid)
    else:
        profile.plans.save(number, PlanItem(text=f"第{source.randrange(99)}項"))


_EMPLOYEE: tuple[Step, ...] = (
    _rate,
    _plan,
    lambda profile, number, _: profile.transitions.submit(number),
    lambda profile, number, _: profile.transitions.submit(number),
    lambda profile, number, _: profile.transitions.withdraw(number, "再想想"),
    lambda profile, number, _: profile.transitions.confirm(number, "了解"),
    lambda profile, number, _: profile.transitions.reopen(number, "更正"),
)
_SUPERVISOR: tuple[Step, ...] = (
    _judge,
    _plan,
    lambda profile, number, _: review(profile, number),
    lambda profile, number, _: profile.transitions.give_back(number, "請補充"),
    lambda profile, number, _: profile.transitions.complete(number),
    lambda profile, number, _: profile.transitions.sign_on_paper(number),
    lambda profile, number, _: profile.transitions.reopen(number, "更正", Actor.SUPERVISOR),
)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_both_sides_do(computers: Pair, seed: int) -> None:
    source = random.Random(seed)
    submitted(computers[0])
    steps = (_EMPLOYEE, _SUPERVISOR)
    for _ in range(_STEPS):
        side = source.randrange(2)
        here, there = computers[side], computers[1 - side]
        found = list(_all(here))
        if not found:
            continue
        one = source.choice(found)
        if source.random() < 0.4:
            _send(here, there, one)
        else:
            with suppress(UserError):  # A move that this state does not allow.
                source.choice(steps[side])(here.profile, one.id, source)


def _all(computer: Computer) -> Iterator[Assessment]:
    for summary in computer.profile.assessments.list():
        yield computer.profile.assessments.get(summary.id)


def _send(here: Computer, there: Computer, one: Assessment) -> None:
    if not one.log:
        return
    file, before = here.export(one.id), there.dump()
    came = _taken(there, file)
    if isinstance(came, FileRefusedError):
        assert came.key.startswith(_REASONS)
        assert there.dump() == before
        return
    assert there.export(came.id).read_bytes() == file.read_bytes()
    assert came.log == here.profile.assessments.get(one.id).log
    if one.state.value in {"reviewed", "closed"}:
        code = here.profile.handing_over.code(one.id)
        assert there.profile.handing_over.code(came.id) == code


def _taken(computer: Computer, file: Path) -> Assessment | FileRefusedError:
    try:
        return computer.take(file).assessment
    except FileRefusedError as refusal:
        return refusal
