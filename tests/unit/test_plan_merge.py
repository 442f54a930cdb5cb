"""Two sides write one plan: what was typed is never lost."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ksa_assess.domain.plan import PlanItem
from ksa_assess.domain.plan_merge import merged

A, B, C = (PlanItem(uuid=letter, text=letter) for letter in "abc")


def texts(*parts: tuple[PlanItem, ...]) -> list[str]:
    before, mine, theirs = parts
    return [one.text for one in merged(before, mine, theirs, lambda: "new")]


def written(item: PlanItem, text: str) -> PlanItem:
    return replace(item, text=text)


def test_what_one_side_changed_stands() -> None:
    assert texts((A, B), (written(A, "mine"), B), (A, written(B, "theirs"))) == ["mine", "theirs"]


def test_what_both_changed_stands_twice() -> None:
    before, mine, theirs = (A,), (written(A, "mine"),), (written(A, "theirs"),)
    items = merged(before, mine, theirs, lambda: "new")
    assert [(one.uuid, one.text) for one in items] == [("a", "theirs"), ("new", "mine")]


def test_both_changed_it_alike() -> None:
    assert texts((A,), (written(A, "same"),), (written(A, "same"),)) == ["same"]


def test_what_was_added_on_either_side_is_there() -> None:
    assert texts((A,), (A, B), (A, C)) == ["a", "c", "b"]


def test_what_one_side_took_away_is_gone() -> None:
    assert texts((A, B), (B,), (A, B)) == ["b"]
    assert texts((A, B), (A, B), (A,)) == ["a"]


def test_what_one_took_away_and_the_other_changed_stays() -> None:
    assert texts((A,), (), (written(A, "theirs"),)) == ["theirs"]
    assert texts((A,), (written(A, "mine"),), ()) == ["mine"]


_ITEMS = st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["", "x", "y"]))


@given(_ITEMS, _ITEMS, _ITEMS)
def test_nothing_that_either_side_wrote_is_lost(
    old: dict[str, str], here: dict[str, str], there: dict[str, str]
) -> None:
    before, mine, theirs = (
        tuple(PlanItem(uuid=uuid, text=text) for uuid, text in one.items())
        for one in (old, here, there)
    )
    found = {one.text for one in merged(before, mine, theirs, lambda: "new")}
    wrote = {one.text for one in (*mine, *theirs) if old.get(one.uuid) != one.text}
    assert wrote <= found
