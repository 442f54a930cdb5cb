"""The supervisor's review: agreeing, settling, its texts, and the team's list."""

from dataclasses import replace

import pytest

from ksa_assess.domain.answer import UNANSWERED, Answer, Basis, Series
from ksa_assess.domain.assessment import Assessment, State, Talk
from ksa_assess.domain.review import ReviewWay
from ksa_assess.services.answer_rules import AnswerRefusedError
from ksa_assess.services.assessment_errors import (
    LockedError,
    ReasonNeededError,
    UnknownAssessmentError,
)
from ksa_assess.services.profile import Profile
from ksa_assess.storage.driver import connect
from ksa_assess.storage.records import Handover
from tests.builders import NOON
from tests.storage.scenes import Clock, answer_everything, close, new_assessment

CODES = ("P1.1.1", "P1.1.2", "P1.2.1", "P1.2.2", "P2.1.1", "P2.1.2")
SUPERVISOR = Series.SUPERVISOR


@pytest.fixture
def submitted(profile: Profile, draft: Assessment) -> Assessment:
    answer_everything(profile, draft)
    told = replace(UNANSWERED.rated(4), comment="例子", evidence=("交接簿",), missing=("K01",))
    others = {"P1.1.2": UNANSWERED.not_applicable("調職"), "P1.2.1": UNANSWERED.not_observed()}
    profile.assessments.answer(draft.id, {"P1.1.1": told, **others})
    return profile.transitions.submit(draft.id)


def hand_over(profile: Profile, assessment: Assessment, way: str) -> None:
    with profile._database.write() as work:
        work.handovers.add(assessment.id, Handover(way, "", 1, NOON))


def test_agreeing_says_what_the_employee_said(
    profile: Profile, submitted: Assessment, clock: Clock
):
    saved = profile.reviews.agree(submitted.id, CODES[:3], cursor="P1.1.2")
    found = profile.assessments.get(submitted.id)
    assert [found.answer(code, SUPERVISOR) for code in CODES[:3]] == [
        Answer(own.kind, own.level, own.reason, basis=Basis.AGREED)
        for own in (found.answer(code) for code in CODES[:3])
    ]
    assert found.answers[Series.SELF] == submitted.answers[Series.SELF]
    assert [change.indicator for change in saved.changes] == list(CODES[:3])
    assert (saved.saved_at, found.cursor) == (clock.time, "P1.1.2")


def test_agreeing_keeps_what_the_supervisor_wrote_beside(profile: Profile, submitted: Assessment):
    own = Answer(comment="看過一次", evidence=("班表",), missing=("K01",), is_flagged=True)
    profile.assessments.answer(submitted.id, {"P1.1.1": own}, SUPERVISOR)
    profile.reviews.agree(submitted.id, ["P1.1.1"], whole_task=True)
    found = profile.assessments.get(submitted.id).answer("P1.1.1", SUPERVISOR)
    assert found == replace(own.rated(4), basis=Basis.AGREED_TASK)


def test_agreeing_is_undone_by_what_was_before(profile: Profile, submitted: Assessment):
    profile.assessments.answer(submitted.id, {"P1.1.1": UNANSWERED.rated(1)}, SUPERVISOR)
    before = profile.assessments.get(submitted.id).answers
    first = profile.reviews.agree(submitted.id, CODES)
    second = profile.reviews.agree(submitted.id, CODES, whole_task=True)
    for saved in (second, first):
        back = {change.indicator: change.before for change in saved.changes}
        profile.assessments.answer(submitted.id, back, SUPERVISOR)
    assert profile.assessments.get(submitted.id).answers == before


def test_agreeing_again_changes_nothing(profile: Profile, submitted: Assessment):
    profile.reviews.agree(submitted.id, CODES)
    events = len(profile.assessments.history(submitted.id))
    assert profile.reviews.agree(submitted.id, CODES).changes == ()
    assert len(profile.assessments.history(submitted.id)) == events


def test_nothing_can_be_agreed_with_while_the_employee_writes(profile: Profile, draft: Assessment):
    with pytest.raises(LockedError) as caught:
        profile.reviews.agree(draft.id, CODES)
    assert caught.value.key == "reviews.not_submitted"


def test_indicators_without_a_self_rating_are_passed_over(profile: Profile, submitted: Assessment):
    """None is there after a submission; one behind the program's back is no answer either."""
    connection = connect(profile.paths.database)
    connection.execute("DROP TRIGGER rating_locked_delete")
    connection.execute("DELETE FROM rating WHERE indicator = 'P1.1.1'")
    connection.close()
    saved = profile.reviews.agree(submitted.id, CODES[:2])
    assert [change.indicator for change in saved.changes] == ["P1.1.2"]


def test_an_indicator_of_another_standard_is_refused(profile: Profile, submitted: Assessment):
    for call in (
        lambda: profile.reviews.agree(submitted.id, ["P1.1.1", "P9.9.9"]),
        lambda: profile.reviews.agree(submitted.id, ["P1.1.1"], cursor="P9.9.9"),
        lambda: profile.reviews.settle(submitted.id, "P9.9.9", 3, "理由"),
    ):
        with pytest.raises(AnswerRefusedError):
            call()
    assert profile.assessments.get(submitted.id) == submitted


def test_only_a_supervisor_agrees(profile: Profile, draft: Assessment):
    agreed = UNANSWERED.rated(3).agreed()
    profile.assessments.answer(draft.id, {"P1.1.1": agreed})
    assert profile.assessments.get(draft.id).answer("P1.1.1").basis is Basis.OWN


def test_both_sides_settle_with_a_reason_and_take_it_back(profile: Profile, submitted: Assessment):
    profile.reviews.settle(submitted.id, "P1.1.1", 5, " 一起看過紀錄 ")
    profile.reviews.settle(submitted.id, "P1.2.2", None, "已調職")
    found = profile.assessments.get(submitted.id)
    level = found.answer("P1.1.1", Series.AGREED)
    none = found.answer("P1.2.2", Series.AGREED)
    assert (level.level, level.comment) == (5, "一起看過紀錄")
    assert (none.level, none.reason, none.comment) == (None, "已調職", "已調職")
    profile.reviews.unsettle(submitted.id, "P1.1.1")
    found = profile.assessments.get(submitted.id)
    assert found.answer("P1.1.1", Series.AGREED).is_empty
    assert found.answers[Series.SELF] == submitted.answers[Series.SELF]


def test_settling_needs_a_reason(profile: Profile, submitted: Assessment):
    with pytest.raises(ReasonNeededError):
        profile.reviews.settle(submitted.id, "P1.1.1", 5, "\u3000\n")
    assert profile.assessments.get(submitted.id) == submitted


def test_texts_of_the_review_are_stored_one_by_one(
    profile: Profile, submitted: Assessment, clock: Clock
):
    assert profile.reviews.write(submitted.id, feedback="整體穩定\r\n很好") == clock.time
    profile.reviews.write(submitted.id, minutes="談了一小時", remarks="希望多帶班")
    found = profile.assessments.get(submitted.id)
    assert found.talk == Talk("整體穩定\n很好", "談了一小時", "希望多帶班")
    assert found.changed_at == clock.time
    assert profile.reviews.write(submitted.id, feedback="整體穩定\n很好") == found.changed_at
    profile.reviews.write(submitted.id, feedback="")
    assert profile.assessments.get(submitted.id).talk.feedback == ""


def test_texts_of_the_review_stay_over_a_return(profile: Profile, submitted: Assessment):
    profile.reviews.write(submitted.id, feedback="整體穩定")
    profile.transitions.give_back(submitted.id, "請補充")
    with pytest.raises(LockedError) as caught:
        profile.reviews.write(submitted.id, feedback="")
    assert caught.value.key == "reviews.not_submitted"
    profile.transitions.submit(submitted.id)
    assert profile.assessments.get(submitted.id).talk == Talk(feedback="整體穩定")


def test_what_is_being_typed_is_kept_in_every_state(profile: Profile, draft: Assessment):
    calls = profile.reviews
    calls.keep_typed(draft.id, "withdraw", "還沒\r\n想好")
    before = profile.assessments.get(draft.id)
    assert calls.typed(draft.id, "withdraw") == "還沒\n想好"
    assert calls.typed(draft.id, "reopen") == ""
    assert before == draft
    close(profile, draft)
    calls.keep_typed(draft.id, "reopen", "期間")
    assert calls.typed(draft.id, "reopen") == "期間"
    calls.keep_typed(draft.id, "reopen", "")
    assert calls.typed(draft.id, "reopen") == ""


def test_the_way_of_reviewing_is_chosen_and_remembered(profile: Profile, submitted: Assessment):
    calls = profile.reviews
    assert calls.way(submitted.id) is None
    for way in (ReviewWay.RATE_FIRST, ReviewWay.SELF_FIRST):
        calls.choose_way(submitted.id, way)
        assert calls.way(submitted.id) is way
    profile.reviews.agree(submitted.id, CODES)
    profile.transitions.complete(submitted.id)
    profile.transitions.confirm(submitted.id)
    with pytest.raises(LockedError):
        calls.choose_way(submitted.id, ReviewWay.RATE_FIRST)


def test_an_unknown_number_is_said_everywhere(profile: Profile):
    calls = profile.reviews
    for call in (
        lambda: calls.agree(99, CODES),
        lambda: calls.settle(99, "P1.1.1", 3, "理由"),
        lambda: calls.unsettle(99, "P1.1.1"),
        lambda: calls.write(99, feedback="x"),
        lambda: calls.typed(99, "x"),
        lambda: calls.keep_typed(99, "x", "x"),
        lambda: calls.way(99),
        lambda: calls.choose_way(99, ReviewWay.SELF_FIRST),
        lambda: calls.changed_since_return(99),
    ):
        with pytest.raises(UnknownAssessmentError):
            call()


def test_the_team_is_what_came_by_a_file_or_was_handed_over_here(
    profile: Profile, submitted: Assessment
):
    assert profile.reviews.team() == ()
    hand_over(profile, submitted, "file")
    assert profile.reviews.team() == ()
    hand_over(profile, submitted, "here")
    other = profile.assessments.start(new_assessment(staff_number="E002", person_name="陳大文"))
    answer_everything(profile, other)
    profile.transitions.submit(other.id)
    with profile._database.write() as work:
        work.received.add(other.id, "00000000-0000-4000-8000-0000000000bb", NOON)
    assert [row.summary.id for row in profile.reviews.team()] == [other.id, submitted.id]
    assert [row.summary.is_received for row in profile.reviews.team()] == [True, False]


def test_a_row_of_the_team_counts_what_is_done_and_what_is_left(
    profile: Profile, submitted: Assessment
):
    hand_over(profile, submitted, "here")
    answers = {
        "P1.1.1": UNANSWERED.rated(2),
        "P1.1.2": UNANSWERED.rated(3),
        "P1.2.1": UNANSWERED.not_observed(),
        "P1.2.2": UNANSWERED.rated(4),
    }
    profile.assessments.answer(submitted.id, answers, SUPERVISOR)
    (row,) = profile.reviews.team()
    assert (row.reviewed, row.differs, row.to_discuss, row.needs) == (4, 3, 1, 3)
    profile.transitions.give_back(submitted.id, "請補充")
    (row,) = profile.reviews.team()
    assert (row.summary.state, row.reviewed, row.needs) == (State.RETURNED, 4, 0)


def test_what_changed_since_the_return_is_named(profile: Profile, submitted: Assessment):
    calls = profile.reviews
    hand_over(profile, submitted, "here")
    assert calls.changed_since_return(submitted.id) == ()
    assert calls.before_return(submitted.id) == {}
    profile.transitions.give_back(submitted.id, "請補充")
    flagged = replace(submitted.answer("P2.1.1"), is_flagged=True)
    told = replace(submitted.answer("P2.1.2"), comment="補上例子")
    changed = {"P2.1.2": told, "P1.1.1": UNANSWERED.rated(5), "P2.1.1": flagged}
    profile.assessments.answer(submitted.id, changed)
    assert calls.changed_since_return(submitted.id) == ()
    profile.transitions.submit(submitted.id)
    assert calls.changed_since_return(submitted.id) == ("P1.1.1", "P2.1.2")
    assert calls.before_return(submitted.id) == {
        code: submitted.answer(code) for code in ("P1.1.1", "P2.1.2")
    }
    assert calls.team()[0].changed_since_return == ("P1.1.1", "P2.1.2")
