"""The development plan: what is proposed, the order of items, who may still write."""

from datetime import date

import pytest

from ksa_assess.domain.answer import UNANSWERED, Series
from ksa_assess.domain.assessment import State
from ksa_assess.domain.gap import GapAnalysis, analyse
from ksa_assess.domain.plan import PlanItem, Way, in_order, is_plan_editable, moved, proposed
from tests.builders import make_standard, make_task

ITEMS = tuple(PlanItem(uuid) for uuid in "abcd")


def analysis(indicators: int, level: int = 2) -> GapAnalysis:
    standard = make_standard(make_task(indicators=indicators, level=4))
    given = {one.code: UNANSWERED.rated(level) for one in standard.indicators}
    return analyse(standard, {Series.SELF: given}, {})


def test_the_first_five_priorities_are_proposed_with_their_levels() -> None:
    items = proposed(analysis(7))
    assert [item.code for item in items] == [f"P1.1.{n}" for n in range(1, 6)]
    assert items[0] == PlanItem(code="P1.1.1", text="能完成第1.1.1項工作。", present=2, target=4)


def test_what_is_planned_already_is_not_proposed_again_nor_followed_by_the_sixth() -> None:
    items = proposed(analysis(7), {"P1.1.2", "P1.1.4"})
    assert [item.code for item in items] == ["P1.1.1", "P1.1.3", "P1.1.5"]


def test_nothing_is_proposed_where_nothing_is_short() -> None:
    assert proposed(analysis(3, level=5)) == ()


@pytest.mark.parametrize(
    ("uuid", "place", "order"),
    [("a", 1, "bacd"), ("d", 0, "dabc"), ("b", 9, "acdb"), ("c", -1, "cabd"), ("x", 0, "abcd")],
)
def test_an_item_moves_and_the_others_keep_their_order(uuid: str, place: int, order: str) -> None:
    assert "".join(item.uuid for item in moved(ITEMS, uuid, place)) == order


def test_ways_are_kept_once_and_in_their_order() -> None:
    assert in_order([Way.SELF_STUDY, Way.OJT, Way.OJT]) == (Way.OJT, Way.SELF_STUDY)
    with pytest.raises(ValueError, match="ways"):
        PlanItem(ways=(Way.SELF_STUDY, Way.OJT))


@pytest.mark.parametrize("level", [-1, 7, True])
def test_a_level_is_on_the_scale(level: int) -> None:
    with pytest.raises(ValueError, match="levels"):
        PlanItem(present=level)
    with pytest.raises(ValueError, match="levels"):
        PlanItem(target=level)


def test_an_item_with_an_owner_alone_is_blank() -> None:
    assert PlanItem("a", owner="王小明", present=2, target=4).is_blank
    for written in (
        PlanItem(code="P1.1.1"),
        PlanItem(result="已完成"),
        PlanItem(ways=(Way.OJT,)),
        PlanItem(due=date(2026, 12, 31)),
    ):
        assert not written.is_blank


def test_a_plan_is_written_until_completing_the_review_signs_it() -> None:
    locked = [state for state in State if not is_plan_editable(state)]
    assert locked == [State.REVIEWED, State.CLOSED]
