"""Whose review waits for what: the states in words, the groups, the ways that lead on."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from ksa_assess.domain.assessment import Action, Actor, Person, State
from ksa_assess.gui.pages.team.presenter import Group, Order, Standing, TeamPresenter
from ksa_assess.runtime.texts import Language, Texts
from ksa_assess.services.reviews import TeamRow
from ksa_assess.wording import Wording
from tests.gui.team_rows import StandInHandingOver, StandInReviews, team, team_row


def presenter(*rows: TeamRow, given_back: tuple[int, ...] = ()) -> TeamPresenter:
    profile = SimpleNamespace(
        reviews=StandInReviews(rows), handing_over=StandInHandingOver(*given_back)
    )
    return TeamPresenter(cast(Any, profile), Wording(Texts(Language.ZH_TW)))


def standing(row: TeamRow, *, given_back: bool = False) -> Standing:
    groups = presenter(row, given_back=(1,) if given_back else ()).view().groups
    return next(one.standing for rows in groups.values() for one in rows)


@pytest.mark.parametrize(
    ("row", "given_back", "expected"),
    [
        (team_row(), False, Standing.NEW),
        (team_row(reviewed=3), False, Standing.BEGUN),
        (replace(team_row(reviewed=3), changed_since_return=("P1",)), False, Standing.AGAIN),
        (team_row(State.DRAFT), False, Standing.WITHDRAWN),
        (team_row(State.RETURNED), False, Standing.TO_RETURN),
        (team_row(State.RETURNED), True, Standing.RETURNED),
        (team_row(State.RETURNED, is_received=False), False, Standing.RETURNED),
        (team_row(State.REVIEWED), False, Standing.TO_GIVE_BACK),
        (team_row(State.REVIEWED), True, Standing.REVIEWED),
        (team_row(State.REVIEWED, is_received=False), False, Standing.REVIEWED),
        (team_row(State.CLOSED), False, Standing.CLOSED),
    ],
)
def test_a_state_says_whose_turn_it_is(row: TeamRow, given_back: bool, expected: Standing):
    assert standing(row, given_back=given_back) is expected


def test_a_file_given_back_before_the_last_move_is_to_be_given_back_again():
    row = team_row(State.REVIEWED)
    again = replace(row.summary, log=(*row.summary.log, row.summary.log[-1]))
    assert standing(replace(row, summary=again), given_back=True) is Standing.TO_GIVE_BACK


def test_what_the_employee_did_last_is_not_to_be_given_back():
    row = team_row(State.CLOSED)
    confirmed = replace(row.summary.log[-1], action=Action.CONFIRM, role=Actor.EMPLOYEE)
    log = (*row.summary.log, confirmed)
    view = presenter(replace(row, summary=replace(row.summary, log=log))).view()
    assert [way.page for way in view.groups[Group.CLOSED][0].ways] == ["report", "review"]


def test_people_stand_in_groups_by_what_is_to_do():
    groups = presenter(*team(12)).view().groups
    assert [len(rows) for rows in groups.values()] == [7, 2, 2, 1]
    assert list(groups) == list(Group)


def test_a_row_leads_first_to_what_is_to_do():
    rows = (team_row(), team_row(reviewed=3), team_row(State.REVIEWED), team_row(State.CLOSED))
    pages = [
        next(iter(presenter(row).view().groups[group])).ways[0].page
        for row, group in zip(
            rows, (Group.REVIEW, Group.REVIEW, Group.REVIEWED, Group.CLOSED), strict=True
        )
    ]
    assert pages == ["review", "review", "hand_over", "report"]


def test_somebody_who_sits_here_confirms_here():
    row = team_row(State.REVIEWED, is_received=False)
    ways = presenter(row).view().groups[Group.REVIEWED][0].ways
    assert [way.page for way in ways] == ["acknowledge", "review"]


def test_what_is_closed_here_can_still_be_given_back():
    def pages(given_back: tuple[int, ...]) -> list[str]:
        view = presenter(team_row(State.CLOSED), given_back=given_back).view()
        return [way.page for way in view.groups[Group.CLOSED][0].ways]

    assert pages(()) == ["report", "hand_over"]
    assert pages((1,)) == ["report", "review"]


def test_figures_of_nothing_are_left_out():
    new = presenter(team_row()).view().groups[Group.REVIEW][0]
    assert new.facts == ()
    begun = presenter(team_row(reviewed=9)).view().groups[Group.REVIEW][0]
    assert begun.facts == ("看法不同 2 項", "建議面談 1 項", "還缺 10 項")
    whole = presenter(team_row(reviewed=19)).view().groups[Group.REVIEW][0]
    assert whole.facts[-1] == "可以完成了"


def test_what_changed_since_the_return_is_said_first():
    row = replace(team_row(reviewed=9), changed_since_return=("P1.1.1", "P1.1.2"))
    assert presenter(row).view().groups[Group.REVIEW][0].facts[0] == "補充後改了 2 項"


def test_an_amendment_says_which_one_it_is():
    row = team_row(amendment=1)
    assert presenter(row).view().groups[Group.REVIEW][0].amendment == "更正版（第 1 次）"


@pytest.mark.parametrize("text", ["怡君", "e0001", "客務部", "TTM1411", "115 年", "旅館"])
def test_somebody_is_found_by_what_is_known_of_them(text: str):
    others = team_row(
        id=2, person=Person("2", "陳志豪", "E9"), standard_code="X", standard_name="餐飲"
    )
    other = replace(
        others,
        summary=replace(
            others.summary,
            head=replace(
                others.summary.head,
                department="房務部",
                period=replace(others.summary.head.period, label="114 年度"),
            ),
        ),
    )
    found = presenter(team_row(), other).view(text).groups[Group.REVIEW]
    assert [one.name for one in found] == ["林怡君"]


def test_the_order_is_never_one_of_results():
    assert {order.value for order in Order} == {"name", "state", "changed"}
    rows = team(8)
    by_change = presenter(*rows).view("", Order.CHANGED).groups[Group.REVIEW]
    assert [one.id for one in by_change] == [1, 2, 3, 4, 5, 6]
    by_state = presenter(*rows).view("", Order.STATE).groups[Group.REVIEW]
    assert [one.standing for one in by_state][:2] == [Standing.NEW, Standing.NEW]
    by_name = presenter(*rows).view("", Order.NAME).groups[Group.REVIEW]
    assert [one.name for one in by_name] == sorted(one.name for one in by_name)


def test_search_comes_with_more_than_a_glance_takes():
    assert not presenter(*team(8)).view().has_tools
    assert presenter(*team(9)).view().has_tools
    assert presenter().view().is_empty
    assert presenter(*team(3)).view("火星").is_nothing_found
