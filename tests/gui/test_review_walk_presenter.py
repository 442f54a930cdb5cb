"""The supervisor's walk without a window: what is seen when, agreeing, what is still needed."""

from dataclasses import replace

import pytest

from ksa_assess.domain.answer import UNANSWERED, Answer, AnswerKind, Basis, Series
from ksa_assess.domain.assessment import State
from ksa_assess.domain.review import Need, ReviewWay
from ksa_assess.gui.pages.walk.review_presenter import ReviewWalkPresenter
from ksa_assess.gui.reviewing.sight import Filter
from tests.builders import make_assessment
from tests.gui.walk_stand_ins import MemoryAssessments, MemoryReviews

RATED_3 = UNANSWERED.rated(3)
OWN = {
    "P1.1.1": replace(RATED_3, comment="帶過新人", evidence=("訓練紀錄 0612",)),
    "P1.1.2": UNANSWERED.not_applicable("本館沒有這項設施"),
    "P1.2.1": UNANSWERED.not_observed(),
    "P1.2.2": UNANSWERED.rated(1),
    "P2.1.1": RATED_3,
    "P2.1.2": RATED_3,
}


@pytest.fixture
def store() -> MemoryAssessments:
    return MemoryAssessments(make_assessment(answers=OWN, state=State.SUBMITTED))


def review(
    store: MemoryAssessments, way: ReviewWay | None = ReviewWay.SELF_FIRST
) -> ReviewWalkPresenter:
    return ReviewWalkPresenter(store, MemoryReviews(store, way), store.assessment)


def stored(store: MemoryAssessments, code: str) -> Answer:
    return store.stored(code, Series.SUPERVISOR)


def test_a_rating_goes_into_the_supervisors_series_alone(store: MemoryAssessments):
    walk = review(store)
    assert walk.rate(2)
    assert stored(store, "P1.1.1") == UNANSWERED.rated(2)
    assert store.stored("P1.1.1") == OWN["P1.1.1"]


def test_nothing_of_the_self_rating_is_seen_before_the_own_answer(store: MemoryAssessments):
    walk = review(store, ReviewWay.RATE_FIRST)
    walk.go_to("P1.1.2")
    item = walk.item
    assert item.beside
    assert item.level_beside is None
    assert item.beside.is_hidden
    assert not item.beside.is_not_applicable
    assert item.beside.needs == (Need.ANSWER,)
    walk.answer_not_observed()
    beside = walk.item.beside
    assert beside
    assert beside.is_seen
    assert beside.needs == (Need.DECISION,)


def test_self_first_shows_the_self_rating_at_once(store: MemoryAssessments):
    walk = review(store)
    assert walk.item.level_beside == 3
    assert walk.item.answer == UNANSWERED


def test_the_difference_is_told_once_both_are_rated(store: MemoryAssessments):
    walk = review(store, ReviewWay.RATE_FIRST)
    assert walk.beside("P1.1.1").difference is None
    walk.rate(1)
    beside = walk.beside("P1.1.1")
    assert beside.difference == -2
    assert beside.needs == (Need.COMMENT,)
    walk.type_comment("上週的例子")
    walk.leave_text()
    assert walk.beside("P1.1.1").needs == ()


def test_agreeing_is_recorded_as_such_and_keeps_the_own_comment(store: MemoryAssessments):
    walk = review(store)
    walk.type_comment("我也看到")
    assert walk.agree()
    answer = stored(store, "P1.1.1")
    assert (answer.level, answer.basis) == (3, Basis.AGREED)
    assert (answer.comment, answer.evidence) == ("我也看到", ())


def test_agreeing_with_a_task_is_one_step_that_one_undo_takes_back(store: MemoryAssessments):
    walk = review(store)
    walk.rate(5)
    walk.go_on()
    assert walk.agree_with_task()
    both = [stored(store, code) for code in ("P1.1.1", "P1.1.2")]
    assert {answer.basis for answer in both} == {Basis.AGREED_TASK}
    assert both[1].reason == "本館沒有這項設施"
    assert stored(store, "P1.2.1") == UNANSWERED
    assert walk.undo()
    assert stored(store, "P1.1.1") == UNANSWERED.rated(5)
    assert stored(store, "P1.1.2") == UNANSWERED
    assert walk.redo()
    assert stored(store, "P1.1.2").basis is Basis.AGREED_TASK


def test_rating_after_agreeing_is_the_own_judgement_again(store: MemoryAssessments):
    walk = review(store)
    walk.agree()
    walk.rate(3)
    assert stored(store, "P1.1.1").basis is Basis.OWN


def test_hidden_self_ratings_of_a_task_are_counted(store: MemoryAssessments):
    walk = review(store, ReviewWay.RATE_FIRST)
    assert walk.hidden_in_task == 2
    walk.rate(2)
    assert walk.hidden_in_task == 1


def test_the_next_open_one_is_the_next_that_still_needs_something(store: MemoryAssessments):
    walk = review(store)
    for code in OWN:
        walk.go_to(code)
        walk.agree()
    walk.go_to("P1.2.2")
    walk.rate(4)
    walk.go_on()
    assert set(walk.open) == {"P1.2.2"}
    assert walk.go_to_next_open()
    assert walk.current == "P1.2.2"
    walk.type_comment("一個例子")
    walk.leave_text()
    assert not walk.go_to_next_open()


def test_progress_counts_what_the_supervisor_answered_or_both_agreed(store: MemoryAssessments):
    settled = {Series.AGREED: {"P1.2.2": replace(UNANSWERED.rated(2), comment="談過")}}
    given = replace(store.assessment, answers={**store.assessment.answers, **settled})
    store.assessment = given
    walk = review(store)
    walk.rate(3)
    assert walk.item.answered == 2
    assert [mark.level for mark in walk.overview.marks] == [3, None, None, 2, None, None]
    assert walk.overview.duties["T1"].answered == 2


def test_filters_take_what_they_say(store: MemoryAssessments):
    walk = review(store)
    walk.rate(3)
    walk.toggle_flag()
    walk.go_to("P1.2.2")
    walk.rate(4)
    assert walk.codes(Filter.ALL) == tuple(OWN)
    assert walk.codes(Filter.DIFFER) == ("P1.2.2",)
    assert walk.codes(Filter.BELOW) == ("P1.1.1",)
    assert walk.codes(Filter.FLAGGED) == ("P1.1.1",)
    assert walk.codes(Filter.UNANSWERED) == ("P1.1.2", "P1.2.1", "P2.1.1", "P2.1.2")
    assert walk.codes(Filter.NEEDS) == ("P1.1.2", "P1.2.1", "P1.2.2", "P2.1.1", "P2.1.2")


def test_what_was_before_the_return_stands_beside_it(store: MemoryAssessments):
    before = {"P1.1.1": UNANSWERED.rated(5)}
    reviews = MemoryReviews(store, ReviewWay.RATE_FIRST)
    walk = ReviewWalkPresenter(store, reviews, store.assessment, before=before)
    assert walk.codes(Filter.CHANGED) == ()
    walk.choose_way(ReviewWay.SELF_FIRST)
    assert walk.codes(Filter.CHANGED) == ("P1.1.1",)
    assert walk.beside("P1.1.1").before == UNANSWERED.rated(5)


def test_the_first_visit_asks_how_to_begin_and_starts_at_the_first(store: MemoryAssessments):
    store.assessment = replace(store.assessment, cursor="P2.1.1")
    walk = review(store, None)
    assert walk.is_to_begin
    assert walk.current == "P1.1.1"
    assert walk.choose_way(ReviewWay.RATE_FIRST)
    assert not walk.is_to_begin
    assert review(store, ReviewWay.RATE_FIRST).current == "P2.1.1"


def test_a_way_that_cannot_be_stored_is_asked_again(store: MemoryAssessments):
    walk = review(store, None)
    store.fails = True
    assert not walk.choose_way(ReviewWay.SELF_FIRST)
    assert walk.problem
    assert walk.is_to_begin


def test_failed_agreement_leaves_everything_as_it_was(store: MemoryAssessments):
    walk = review(store)
    store.fails = True
    assert not walk.agree_with_task()
    assert walk.problem
    assert walk.item.answer == UNANSWERED
    store.fails = False
    assert walk.agree_with_task()
    assert walk.problem is None


@pytest.mark.parametrize("state", [State.RETURNED, State.REVIEWED, State.CLOSED])
def test_a_review_that_is_not_open_can_only_be_read(state: State):
    answers = {"P1.1.1": RATED_3}
    given = make_assessment(answers=answers, state=state)
    store = MemoryAssessments(given)
    walk = review(store, None)
    assert not walk.is_to_begin
    assert not walk.rate(2)
    assert not walk.agree()
    assert store.saves == 0
    assert walk.item.locked == f"review.locked.{state}"
    assert walk.beside("P1.1.1").is_seen is (state is not State.RETURNED)


def test_reasons_typed_for_the_own_answer_are_stored_like_everywhere(store: MemoryAssessments):
    walk = review(store)
    walk.open_reason()
    walk.type_reason("這學期不做")
    walk.go_on()
    assert stored(store, "P1.1.1").kind is AnswerKind.NOT_APPLICABLE
    assert store.stored("P1.1.1").level == 3
