"""The walk: a plain object that finds its place again and takes acts back in order."""

from hypothesis import given
from hypothesis import strategies as st

from ksa_assess.domain.answer import UNANSWERED, Answer
from ksa_assess.domain.walk import Change, Step, Walk

ORDER: tuple[str, ...] = ("P1.1.1", "P1.1.2", "P2.1.1")


def step(indicator: str, before: int, after: int) -> Step:
    return Step((Change(indicator, Answer().rated(before), Answer().rated(after)),))


def test_the_walk_stays_within_its_ends() -> None:
    walk = Walk(ORDER)
    assert walk.is_first
    assert walk.back() == walk
    last = walk.forward().forward()
    assert last.is_last
    assert last.current == "P2.1.1"
    assert last.forward() == last


def test_the_walk_resumes_at_an_indicator_and_at_the_first_when_it_is_gone() -> None:
    assert Walk(ORDER).at("P2.1.1").position == 2
    assert Walk(ORDER, 2).at("P9.9.9").position == 0
    assert Walk(ORDER, 2).at(None).position == 0


def test_next_among_goes_on_and_round_and_ends_when_there_is_none() -> None:
    walk = Walk(ORDER, 1).next_among({"P1.1.1", "P1.1.2"})
    assert walk is not None
    assert walk.current == "P1.1.1"
    same = Walk(ORDER, 1).next_among({"P1.1.2"})
    assert same == Walk(ORDER, 1)
    assert Walk(ORDER).next_among(()) is None


def test_next_flagged_finds_what_was_put_aside() -> None:
    walk = Walk(ORDER).next_flagged({"P2.1.1": Answer(is_flagged=True)})
    assert walk is not None
    assert walk.current == "P2.1.1"
    assert Walk(ORDER).next_flagged({}) is None


def test_undo_goes_back_to_its_place_and_redo_returns() -> None:
    walk = Walk(ORDER).with_step(step("P1.1.1", 1, 2)).forward().with_step(step("P1.1.2", 0, 5))
    undone = walk.forward().undo()
    assert undone is not None
    walk, act = undone
    assert (walk.current, act.changes[0].before.level) == ("P1.1.2", 0)
    redone = walk.at("P2.1.1").redo()
    assert redone is not None
    assert redone[0].current == "P1.1.2"
    assert redone[1] == act


def test_nothing_to_undo_or_redo_is_said_plainly() -> None:
    assert Walk(ORDER).undo() is None
    assert Walk(ORDER).redo() is None


def test_a_new_act_ends_what_could_be_redone() -> None:
    undone = Walk(ORDER).with_step(step("P1.1.1", 1, 2)).undo()
    assert undone is not None
    assert undone[0].with_step(step("P1.1.2", 1, 2)).redo() is None


@given(st.lists(st.tuples(st.sampled_from(ORDER), st.integers(0, 6)), max_size=12))
def test_undoing_everything_restores_the_first_answers(acts: list[tuple[str, int]]) -> None:
    walk, answers = Walk(ORDER), dict.fromkeys(ORDER, UNANSWERED)
    for code, level in acts:
        after = answers[code].rated(level)
        walk = walk.with_step(Step((Change(code, answers[code], after),)))
        answers[code] = after
    while (undone := walk.undo()) is not None:
        walk, act = undone
        answers[act.indicator] = act.changes[0].before
    assert answers == dict.fromkeys(ORDER, UNANSWERED)
    assert len(walk.undone) == len(acts)
