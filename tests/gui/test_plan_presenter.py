"""The plan's presenter without a window: drafts, steps taken back, days, what is offered."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from ksa_assess.domain.answer import UNANSWERED
from ksa_assess.domain.assessment import Assessment, Period
from ksa_assess.domain.plan import Way
from ksa_assess.gui.planning.dates import day_from_text, end_of_year, months_later
from ksa_assess.gui.planning.presenter import PlanPresenter
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.runtime.texts import Texts
from ksa_assess.services.assessments import NewAssessment
from ksa_assess.services.profile import Profile, open_profile
from ksa_assess.wording import Wording
from tests.storage.scenes import close

TODAY = date(2026, 11, 30)


@pytest.fixture
def profile(paths: DataPaths) -> Iterator[Profile]:
    with open_profile(paths, owner="test") as opened:
        yield opened


@pytest.fixture
def assessment(profile: Profile) -> Assessment:
    new = NewAssessment("TTM1411-002v4", "林怡君", Period("下半年"), supervisor="王大明")
    draft = profile.assessments.start(new)
    low = {one.code: UNANSWERED.rated(1) for one in draft.standard.indicators[:7]}
    profile.assessments.answer(draft.id, low)
    return draft


@pytest.fixture
def plan(profile: Profile, assessment: Assessment) -> PlanPresenter:
    return presented(profile, assessment)


def presented(profile: Profile, assessment: Assessment) -> PlanPresenter:
    return PlanPresenter(
        profile.plans,
        profile.assessments.get(assessment.id),
        profile.assessments.gap(assessment.id),
        Wording(Texts("zh_TW")),
        TODAY,
    )


def stored(profile: Profile, assessment: Assessment, part: str = "course") -> list[object]:
    return [getattr(item, part) for item in profile.plans.list(assessment.id)]


def test_what_is_typed_is_shown_at_once_and_stored_when_asked(
    plan: PlanPresenter, profile: Profile, assessment: Assessment
):
    uuid = plan.add()
    plan.write(uuid, course="顧客關係")
    assert plan.items[0].course == "顧客關係"
    assert stored(profile, assessment) == [""]
    assert plan.store()
    assert stored(profile, assessment) == ["顧客關係"]


def test_typing_on_in_one_field_is_one_step(plan: PlanPresenter):
    uuid = plan.add()
    for typed in ("顧", "顧客", "顧客關係"):
        plan.write(uuid, course=typed)
        plan.store()
    plan.write(uuid, result="完成")
    assert plan.undo()
    assert (plan.items[0].course, plan.items[0].result) == ("顧客關係", "")
    assert plan.undo()
    assert plan.items[0].course == ""
    assert plan.undo()
    assert plan.items == ()
    assert not plan.undo()


def test_what_was_taken_back_can_be_done_again_until_something_else_is_done(plan: PlanPresenter):
    plan.propose()
    assert len(plan.items) == 5
    plan.undo()
    assert plan.items == ()
    plan.redo()
    assert len(plan.items) == 5
    plan.undo()
    plan.add()
    assert not plan.redo()
    assert len(plan.items) == 1


def test_a_removed_item_comes_back_with_what_was_being_typed(plan: PlanPresenter):
    plan.propose()
    second = plan.items[1].uuid
    plan.write(second, course="寫到一半")
    plan.remove(second)
    assert len(plan.items) == 4
    plan.undo()
    assert plan.items[1].uuid == second
    assert plan.items[1].course == "寫到一半"


def test_items_move_within_their_ends(plan: PlanPresenter):
    plan.propose()
    first, second, *_ = (item.uuid for item in plan.items)
    assert not plan.move(first, -1)
    assert plan.move(first, 1)
    assert [item.uuid for item in plan.items[:2]] == [second, first]
    assert not plan.move(plan.items[-1].uuid, 1)


def test_ways_are_switched_one_by_one(plan: PlanPresenter):
    uuid = plan.add()
    plan.toggle_way(uuid, Way.SELF_STUDY)
    plan.toggle_way(uuid, Way.OJT)
    assert plan.items[0].ways == (Way.OJT, Way.SELF_STUDY)
    plan.toggle_way(uuid, Way.SELF_STUDY)
    assert plan.items[0].ways == (Way.OJT,)


def test_a_new_item_is_the_persons_own(plan: PlanPresenter):
    plan.add()
    assert plan.items[0].owner == "林怡君"
    assert plan.owners == ("林怡君", "王大明")


def test_what_cannot_be_stored_stays_to_be_mended(
    plan: PlanPresenter, profile: Profile, assessment: Assessment
):
    uuid = plan.add()
    plan.write(uuid, course="長" * 300)
    assert not plan.store()
    assert plan.problem
    assert plan.items[0].course == "長" * 300
    assert not plan.propose()
    plan.write(uuid, course="短")
    assert plan.store()
    assert plan.problem is None
    assert stored(profile, assessment) == ["短"]


def test_a_day_that_is_not_clear_is_kept_as_typed_and_named(plan: PlanPresenter):
    uuid = plan.add()
    plan.write_due(uuid, "下個月")
    assert plan.due_said(plan.items[0]) == "下個月"
    assert plan.unclear
    assert plan.unclear.params["text"] == "下個月"
    plan.write_due(uuid, "115/12/31")
    assert plan.unclear is None
    assert plan.due_said(plan.items[0]) == "115/12/31"
    plan.write_due(uuid, "xx")
    plan.choose(uuid, due=date(2027, 2, 28))
    assert plan.due_said(plan.items[0]) == "116/02/28"


def test_an_offer_brings_its_words_and_levels(plan: PlanPresenter):
    uuid = plan.add()
    indicator = plan.offers[0]
    plan.take_offer(uuid, indicator)
    item = plan.items[0]
    assert (item.code, item.text) == (indicator.code, indicator.text)
    assert (item.present, item.target) == (1, indicator.target)
    plan.take_offer(uuid, None)
    assert plan.items[0] == replace(item, code="")


def test_everything_in_the_standard_is_offered_once_and_found_by_its_words(plan: PlanPresenter):
    standard = plan.assessment.standard
    content = (*standard.knowledge, *standard.skills, *standard.attitudes)
    codes = [offer.code for offer in plan.offers]
    assert len(codes) == len(set(codes)) == len(standard.indicators) + len(content)
    assert [offer.code for offer in plan.found("k01")] == ["K01"]
    assert plan.found("") == plan.offers
    assert plan.found("沒有這種事") == ()


def test_what_is_planned_is_not_proposed_twice(plan: PlanPresenter):
    assert plan.can_propose
    plan.propose()
    assert not plan.can_propose


def test_a_closed_plan_is_only_read(profile: Profile, assessment: Assessment):
    profile.plans.propose(assessment.id)
    close(profile, assessment)
    plan = presented(profile, assessment)
    before = plan.items
    plan.write(before[0].uuid, course="改")
    assert not plan.is_editable
    assert plan.items == before


@pytest.mark.parametrize(
    "text",
    [
        "115/12/31",
        " 115-12-31 ",
        "115.12.31",
        "民國 115 年 12 月 31 日",
        "2026/12/31",
        "2026年12月31日",
        "1151231",
        "20261231",
        "12/31",
        "１１５／１２／３１",
    ],
)
def test_days_are_read_as_people_write_them(text: str):
    assert day_from_text(text, TODAY) == date(2026, 12, 31)


def test_a_day_without_a_year_is_the_next_one():
    assert day_from_text("1/5", TODAY) == date(2027, 1, 5)
    assert day_from_text("11/30", TODAY) == TODAY
    assert day_from_text("  ", TODAY) is None


@pytest.mark.parametrize("text", ["下個月", "115", "115/13/1", "115/2/30", "1/2/3/4", "3 months"])
def test_what_is_no_day_is_refused(text: str):
    with pytest.raises(ValueError):  # noqa: PT011
        day_from_text(text, TODAY)


def test_months_end_on_a_day_that_there_is():
    assert months_later(TODAY, 3) == date(2027, 2, 28)
    assert months_later(date(2026, 1, 15), 6) == date(2026, 7, 15)
    assert end_of_year(TODAY) == date(2026, 12, 31)
