"""Development plans through the service: kept whole, in order, until the assessment is closed."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from ksa_assess.domain.answer import UNANSWERED
from ksa_assess.domain.assessment import Assessment, Kind, Period
from ksa_assess.domain.plan import PlanItem, Way
from ksa_assess.runtime.errors import UserError
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.assessment_errors import LockedError, UnknownAssessmentError
from ksa_assess.services.assessments import NewAssessment
from ksa_assess.services.given_text import TextRefusedError
from ksa_assess.services.plans import MOST_ITEMS, PlanRefusedError
from ksa_assess.services.profile import Profile, open_profile
from tests.builders import NOON
from tests.storage.scenes import answer_everything, close

WHOLE = PlanItem(
    code="P1.1.1",
    text="能彙整資料。\n每月一次。",
    present=0,
    target=4,
    ways=(Way.OJT, Way.SELF_STUDY),
    course="顧客關係管理",
    owner="王小明",
    due=date(2026, 12, 31),
    how_checked="主管抽查",
    result="完成",
)


def texts_of(profile: Profile, draft: Assessment) -> list[str]:
    return [item.text for item in profile.plans.list(draft.id)]


def add(profile: Profile, draft: Assessment, *texts: str) -> list[str]:
    """Items with these texts; returns their UUIDs."""
    for one in texts:
        profile.plans.save(draft.id, PlanItem(text=one))
    return [item.uuid for item in profile.plans.list(draft.id)]


def test_an_item_comes_back_as_it_was_saved(
    profile: Profile, draft: Assessment, paths: DataPaths
) -> None:
    saved = profile.plans.save(draft.id, WHOLE)
    (item,) = saved.items
    assert item.uuid
    assert replace(item, uuid="") == WHOLE
    with open_profile(paths, owner="test", is_writer=False) as again:
        assert again.plans.list(draft.id) == saved.items


def test_a_change_keeps_the_item_and_its_place(profile: Profile, draft: Assessment) -> None:
    first, _, _ = add(profile, draft, "一", "二", "三")
    plan = profile.plans.save(draft.id, PlanItem(first, text="一之一"))
    assert [item.text for item in plan.items] == ["一之一", "二", "三"]
    assert plan.items[0].uuid == first


def test_items_are_moved_and_removed_and_the_plan_brought_back(
    profile: Profile, draft: Assessment
) -> None:
    first, second, third = add(profile, draft, "一", "二", "三")
    before = profile.plans.list(draft.id)
    profile.plans.move(draft.id, third, 0)
    assert texts_of(profile, draft) == ["三", "一", "二"]
    profile.plans.remove(draft.id, first)
    assert texts_of(profile, draft) == ["三", "二"]
    profile.plans.restore(draft.id, before)
    assert profile.plans.list(draft.id) == before
    assert [item.uuid for item in before] == [first, second, third]


def test_only_what_changed_gets_a_new_time(profile: Profile, draft: Assessment) -> None:
    def times() -> dict[str, str]:
        with profile._database._engine.begin() as connection:
            rows = connection.execute(text("SELECT uuid, changed_at FROM plan_item"))
            return {row.uuid: row.changed_at for row in rows}

    first, second = add(profile, draft, "一", "二")
    before = times()
    profile.plans.save(draft.id, PlanItem(second, text="二之一"))
    assert times()[first] == before[first]
    assert times()[second] > before[second]


def test_the_plan_is_part_of_when_the_assessment_was_changed(
    profile: Profile, draft: Assessment
) -> None:
    saved = profile.plans.save(draft.id, WHOLE)
    assert profile.assessments.get(draft.id).changed_at == saved.saved_at
    again = profile.plans.save(draft.id, saved.items[0])
    assert again.saved_at == saved.saved_at


def test_priorities_are_proposed_once(profile: Profile, draft: Assessment) -> None:
    profile.assessments.answer(draft.id, {"P1.1.2": UNANSWERED.rated(1)})
    add(profile, draft, "自己寫的")
    plan = profile.plans.propose(draft.id)
    own, item = plan.items
    assert own.text == "自己寫的"
    assert (item.code, item.present, item.target, item.owner) == ("P1.1.2", 1, 4, "王小明")
    assert profile.plans.propose(draft.id).items == plan.items


def test_blanks_alone_are_nothing_written(profile: Profile, draft: Assessment) -> None:
    plan = profile.plans.save(draft.id, PlanItem(text=" \n", result="\u200b", course="  a  b "))
    assert plan.items[0] == PlanItem(plan.items[0].uuid, course="a b")


@pytest.mark.parametrize(
    ("item", "error"),
    [
        (PlanItem(code="P9.9.9"), PlanRefusedError),
        (PlanItem("nobody"), PlanRefusedError),
        (PlanItem(course="長" * 201), TextRefusedError),
        (PlanItem(result="長" * 20_001), TextRefusedError),
    ],
)
def test_what_cannot_be_kept_is_refused_whole(
    profile: Profile, draft: Assessment, item: PlanItem, error: type[UserError]
) -> None:
    add(profile, draft, "一")
    with pytest.raises(error):
        profile.plans.save(draft.id, item)
    assert texts_of(profile, draft) == ["一"]


@pytest.mark.parametrize("code", ["K01", "S02", "A01", "P2.1.1"])
def test_an_item_may_be_about_anything_in_the_standard(
    profile: Profile, draft: Assessment, code: str
) -> None:
    assert profile.plans.save(draft.id, PlanItem(code=code)).items[0].code == code


def test_a_plan_has_an_end(profile: Profile, draft: Assessment) -> None:
    add(profile, draft, *map(str, range(MOST_ITEMS)))
    with pytest.raises(PlanRefusedError):
        profile.plans.save(draft.id, PlanItem(text="再一項"))
    assert len(profile.plans.list(draft.id)) == MOST_ITEMS


def test_items_that_are_gone_are_neither_moved_nor_removed(
    profile: Profile, draft: Assessment
) -> None:
    with pytest.raises(PlanRefusedError):
        profile.plans.remove(draft.id, "gone")
    with pytest.raises(PlanRefusedError):
        profile.plans.move(draft.id, "gone", 0)


def test_the_plan_is_written_while_the_answers_are_locked(
    profile: Profile, draft: Assessment
) -> None:
    answer_everything(profile, draft)
    profile.transitions.submit(draft.id)
    assert add(profile, draft, "面談後補上")


def test_a_closed_assessment_keeps_its_plan(profile: Profile, draft: Assessment) -> None:
    (uuid,) = add(profile, draft, "一")
    close(profile, draft)
    before = profile.plans.list(draft.id)
    for change in (
        lambda: profile.plans.save(draft.id, WHOLE),
        lambda: profile.plans.remove(draft.id, uuid),
        lambda: profile.plans.move(draft.id, uuid, 0),
        lambda: profile.plans.propose(draft.id),
        lambda: profile.plans.restore(draft.id, ()),
    ):
        with pytest.raises(LockedError):
            change()
    assert profile.plans.list(draft.id) == before


def test_no_statement_slips_past_a_closed_assessment(profile: Profile, draft: Assessment) -> None:
    add(profile, draft, "一")
    close(profile, draft)
    refused = pytest.raises(IntegrityError, match="plan_item_locked_delete")
    with refused, profile._database.write() as work:
        work.plans.put(draft.id, (), NOON)
    assert texts_of(profile, draft) == ["一"]


def test_a_deleted_draft_takes_its_plan_with_it(profile: Profile, draft: Assessment) -> None:
    add(profile, draft, "一", "二")
    profile.assessments.delete(draft.id)
    with profile._database._engine.begin() as connection:
        assert connection.execute(text("SELECT count(*) FROM plan_item")).scalar_one() == 0


def test_an_assessment_that_is_not_there_has_no_plan(profile: Profile) -> None:
    for number in (0, 99, 2**70):
        with pytest.raises(UnknownAssessmentError):
            profile.plans.list(number)
        with pytest.raises(UnknownAssessmentError):
            profile.plans.propose(number)


def begin_next(profile: Profile, before: Assessment, label: str, year: int) -> Assessment:
    """A later assessment of the same person on the same standard."""
    period = Period(label, date(year, 1, 1), date(year, 12, 31))
    new = NewAssessment(before.standard.code, before.person.name, period)
    return profile.assessments.start(replace(new, person_uuid=before.person.uuid))


def close_with(profile: Profile, draft: Assessment, *items: PlanItem) -> None:
    for item in items:
        profile.plans.save(draft.id, item)
    close(profile, draft)


def test_what_has_no_result_comes_up_again_and_is_taken_over_once(
    profile: Profile, draft: Assessment
) -> None:
    done = replace(WHOLE, text="已做完")
    still = PlanItem(text="還沒做", owner="王小明", due=date(2026, 12, 31))
    close_with(profile, draft, done, still, PlanItem(owner="王小明"))
    later = begin_next(profile, draft, "明年", 2027)
    assert [item.text for item in profile.plans.open_from_earlier(later.id)] == ["還沒做"]
    before = profile.plans.list(later.id)
    taken = profile.plans.take_over(later.id)
    (item,) = taken.items
    assert replace(item, uuid="") == still
    assert profile.plans.open_from_earlier(later.id) == ()
    assert profile.plans.take_over(later.id).items == taken.items
    profile.plans.restore(later.id, before)
    assert [item.text for item in profile.plans.open_from_earlier(later.id)] == ["還沒做"]
    assert profile.plans.list(draft.id)[1].result == ""


def test_what_a_later_plan_took_over_stands_there(profile: Profile, draft: Assessment) -> None:
    close_with(profile, draft, PlanItem(text="還沒做"))
    second = begin_next(profile, draft, "明年", 2027)
    (taken,) = profile.plans.take_over(second.id).items
    third = begin_next(profile, draft, "後年", 2028)
    assert profile.plans.open_from_earlier(third.id) == (taken,)
    profile.plans.save(second.id, replace(taken, result="完成"))
    assert profile.plans.open_from_earlier(third.id) == ()
    assert profile.plans.open_from_earlier(draft.id) == ()


def test_a_code_stays_where_it_means_the_same_with_the_level_of_now(
    profile: Profile, draft: Assessment
) -> None:
    first = draft.standard.indicators[0]
    same = PlanItem(code=first.code, text=first.text, present=1, target=4)
    reworded = PlanItem(code=first.code, text="自己的說法", present=1)
    close_with(profile, draft, same, reworded)
    later = begin_next(profile, draft, "明年", 2027)
    profile.assessments.answer(later.id, {first.code: UNANSWERED.rated(3)})
    kept, own = profile.plans.take_over(later.id).items
    assert (kept.code, kept.present, kept.target) == (first.code, 3, 4)
    assert (own.code, own.text, own.present) == ("", "自己的說法", 1)


def test_an_amendment_holds_the_open_items_of_what_it_amends(
    profile: Profile, draft: Assessment
) -> None:
    close_with(profile, draft, PlanItem(text="還沒做"))
    amendment = profile.transitions.reopen(draft.id, "級別填錯")
    assert [item.text for item in profile.plans.list(amendment.id)] == ["還沒做"]
    assert profile.plans.open_from_earlier(amendment.id) == ()
    later = begin_next(profile, draft, "明年", 2027)
    assert len(profile.plans.open_from_earlier(later.id)) == 1


def test_nothing_is_taken_over_into_a_plan_that_is_signed(
    profile: Profile, draft: Assessment
) -> None:
    close_with(profile, draft, PlanItem(text="還沒做"))
    later = begin_next(profile, draft, "明年", 2027)
    close(profile, later)
    with pytest.raises(LockedError):
        profile.plans.take_over(later.id)


def test_a_plan_that_is_written_beside_it_is_not_of_last_time(
    profile: Profile, draft: Assessment
) -> None:
    profile.plans.save(draft.id, PlanItem(text="還沒做"))
    new = NewAssessment(draft.standard.code, draft.person.name, draft.head.period)
    beside = profile.assessments.start(
        replace(new, person_uuid=draft.person.uuid, kind=Kind.AFTER_TRAINING)
    )
    assert profile.plans.open_from_earlier(beside.id) == ()
    close(profile, draft)
    assert len(profile.plans.open_from_earlier(beside.id)) == 1
