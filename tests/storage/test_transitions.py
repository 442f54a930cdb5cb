"""The moves of an assessment's life: what each writes, requires and refuses."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ksa_assess.domain.answer import UNANSWERED, Series
from ksa_assess.domain.assessment import (
    Action,
    Actor,
    Assessment,
    Kind,
    LoggedTransition,
    Period,
    RequiredLevelOverride,
    State,
    amendment_uuid,
)
from ksa_assess.domain.plan import PlanItem
from ksa_assess.domain.review import Need
from ksa_assess.runtime.errors import MachineError, UserError
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.runtime.texts import Texts
from ksa_assess.services.assessment_errors import (
    AmendedAlreadyError,
    DuplicateAssessmentError,
    IllegalMoveError,
    IncompleteError,
    LockedError,
    OnOtherComputerError,
    ReasonNeededError,
    ReviewIncompleteError,
    UnknownAssessmentError,
)
from ksa_assess.services.profile import Profile, open_profile
from tests.builders import NOON
from tests.storage.scenes import (
    RATED,
    STANDARD,
    Clock,
    answer_everything,
    close,
    new_assessment,
    store_standard,
)

CODES = ("P1.1.1", "P1.1.2", "P1.2.1", "P1.2.2", "P2.1.1", "P2.1.2")
MOVES: dict[Action, Callable[[Profile, int], Assessment]] = {
    Action.SUBMIT: lambda p, i: p.transitions.submit(i),
    Action.WITHDRAW: lambda p, i: p.transitions.withdraw(i, "想再補充"),
    Action.RETURN: lambda p, i: p.transitions.give_back(i, "請補充佐證"),
    Action.COMPLETE: lambda p, i: p.transitions.complete(i),
    Action.CONFIRM: lambda p, i: p.transitions.confirm(i),
    Action.SIGN_ON_PAPER: lambda p, i: p.transitions.sign_on_paper(i),
    Action.REOPEN: lambda p, i: p.transitions.reopen(i, "期間寫錯"),
}
LEGAL = {
    (State.DRAFT, Action.SUBMIT): State.SUBMITTED,
    (State.SUBMITTED, Action.WITHDRAW): State.DRAFT,
    (State.SUBMITTED, Action.RETURN): State.RETURNED,
    (State.SUBMITTED, Action.COMPLETE): State.REVIEWED,
    (State.RETURNED, Action.SUBMIT): State.SUBMITTED,
    (State.REVIEWED, Action.CONFIRM): State.CLOSED,
    (State.REVIEWED, Action.SIGN_ON_PAPER): State.CLOSED,
    (State.CLOSED, Action.REOPEN): State.DRAFT,
}


@pytest.fixture
def submitted(profile: Profile, draft: Assessment) -> Assessment:
    answer_everything(profile, draft)
    return profile.transitions.submit(draft.id)


@pytest.fixture
def reviewed(profile: Profile, submitted: Assessment) -> Assessment:
    profile.reviews.agree(submitted.id, CODES)
    return profile.transitions.complete(submitted.id)


@pytest.fixture
def closed(profile: Profile, reviewed: Assessment) -> Assessment:
    return profile.transitions.confirm(reviewed.id)


def receive(profile: Profile, assessment: Assessment) -> Assessment:
    """As if it had come by a file."""
    with profile._database.write() as work:
        work.received.add(assessment.id, "00000000-0000-4000-8000-0000000000bb", NOON)
    return profile.assessments.get(assessment.id)


def bring_to(profile: Profile, draft: Assessment, state: State) -> Assessment:
    """Every indicator answered and agreed, in the state."""
    answer_everything(profile, draft)
    if state is State.DRAFT:
        return profile.assessments.get(draft.id)
    profile.transitions.submit(draft.id)
    if state is State.RETURNED:
        return profile.transitions.give_back(draft.id, "請補充佐證")
    profile.reviews.agree(draft.id, CODES)
    if state in {State.REVIEWED, State.CLOSED}:
        profile.transitions.complete(draft.id)
    if state is State.CLOSED:
        profile.transitions.confirm(draft.id)
    return profile.assessments.get(draft.id)


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("state", State)
def test_every_move_is_made_or_refused_in_words_as_the_table_says(
    profile: Profile, draft: Assessment, state: State, action: Action
):
    before = bring_to(profile, draft, state)
    if (state, action) in LEGAL:
        assert MOVES[action](profile, before.id).state is LEGAL[state, action]
        return
    handed_in = profile.assessments.submissions(before.id)
    with pytest.raises(IllegalMoveError) as caught:
        MOVES[action](profile, before.id)
    assert (caught.value.action, caught.value.state) == (action, state)
    assert isinstance(caught.value, LockedError)
    for language in ("zh_TW", "en"):
        assert Texts(language)(caught.value.key, **caught.value.params)
    assert profile.assessments.get(before.id) == before
    assert profile.assessments.submissions(before.id) == handed_in


def test_the_log_tells_every_move_with_who_and_why(profile: Profile, draft: Assessment):
    profile.assessments.correct_head(
        draft.id, replace(draft.head, supervisor="林怡君"), draft.person.name, "E001"
    )
    answer_everything(profile, draft)
    profile.transitions.submit(draft.id)
    profile.transitions.withdraw(draft.id, " 還有兩項要補 ")
    profile.transitions.submit(draft.id)
    profile.transitions.give_back(draft.id, "請補充佐證\r\n尤其第二項")
    profile.transitions.submit(draft.id)
    profile.reviews.agree(draft.id, CODES)
    profile.transitions.complete(draft.id)
    found = profile.transitions.confirm(draft.id, "已閱讀，另有說明")
    told = [(one.action, one.start, one.end, one.role, one.actor, one.reason) for one in found.log]
    d, s, r, v, c = State
    e, b = (Actor.EMPLOYEE, "王小明"), (Actor.SUPERVISOR, "林怡君")
    assert told == [
        (Action.SUBMIT, d, s, *e, ""),
        (Action.WITHDRAW, s, d, *e, "還有兩項要補"),
        (Action.SUBMIT, d, s, *e, ""),
        (Action.RETURN, s, r, *b, "請補充佐證\n尤其第二項"),
        (Action.SUBMIT, r, s, *e, ""),
        (Action.COMPLETE, s, v, *b, ""),
        (Action.CONFIRM, v, c, *e, "已閱讀，另有說明"),
    ]
    times = [one.at for one in found.log]
    assert times == sorted(times)
    assert found.submitted_at == times[4]


@pytest.mark.parametrize("reason", ["", "  \n", "\u200b"])
def test_a_move_that_needs_a_reason_is_not_made_without(
    profile: Profile, submitted: Assessment, reason: str
):
    for move in (profile.transitions.withdraw, profile.transitions.give_back):
        with pytest.raises(ReasonNeededError):
            move(submitted.id, reason)
    assert profile.assessments.get(submitted.id) == submitted


def test_reopening_needs_a_reason_too(profile: Profile, closed: Assessment):
    with pytest.raises(ReasonNeededError):
        profile.transitions.reopen(closed.id, " ")
    assert profile.assessments.list()[0].id == closed.id
    assert len(profile.assessments.list()) == 1


def test_an_unknown_number_is_said_by_every_move(profile: Profile):
    for move in MOVES.values():
        for number in (0, 99, 10**30):
            with pytest.raises(UnknownAssessmentError):
                move(profile, number)


def test_what_was_handed_in_before_stays_readable(profile: Profile, submitted: Assessment):
    profile.transitions.give_back(submitted.id, "請補充佐證")
    profile.assessments.answer(submitted.id, {"P1.1.1": UNANSWERED.rated(5)})
    profile.transitions.submit(submitted.id)
    first, second = profile.assessments.submissions(submitted.id)
    levels = [json.loads(one.content)["answers"]["P1.1.1"]["level"] for one in (first, second)]
    assert levels == [3, 5]
    assert [one.number for one in (first, second)] == [1, 2]


def test_a_return_that_lost_an_answer_cannot_be_handed_in(profile: Profile, submitted: Assessment):
    profile.transitions.give_back(submitted.id, "請補充佐證")
    profile.assessments.answer(submitted.id, {"P1.1.2": UNANSWERED})
    with pytest.raises(IncompleteError) as caught:
        profile.transitions.submit(submitted.id)
    assert caught.value.indicators == ("P1.1.2",)
    assert profile.assessments.get(submitted.id).state is State.RETURNED


def test_completing_names_everything_that_the_review_lacks(profile: Profile, draft: Assessment):
    answer_everything(profile, draft)
    profile.assessments.answer(draft.id, {"P1.1.2": UNANSWERED.not_applicable("調職")})
    profile.transitions.submit(draft.id)
    answers = {"P1.1.1": UNANSWERED.rated(5), "P1.1.2": UNANSWERED.not_observed()}
    profile.assessments.answer(draft.id, answers, Series.SUPERVISOR)
    profile.reviews.agree(draft.id, CODES[3:])
    with pytest.raises(ReviewIncompleteError) as caught:
        profile.transitions.complete(draft.id)
    assert caught.value.needs == {
        "P1.1.1": (Need.COMMENT,),
        "P1.1.2": (Need.DECISION,),
        "P1.2.1": (Need.ANSWER,),
    }
    assert caught.value.params["codes"] == "P1.1.1 P1.1.2 P1.2.1"
    assert profile.assessments.get(draft.id).state is State.SUBMITTED
    assert len(profile.assessments.submissions(draft.id)) == 1


def test_completing_keeps_and_locks_what_the_supervisor_said(
    profile: Profile, submitted: Assessment
):
    profile.reviews.agree(submitted.id, CODES)
    profile.reviews.settle(submitted.id, "P1.1.1", 4, "一起看過紀錄")
    profile.reviews.write(submitted.id, feedback="整體穩定")
    plan = profile.plans.save(submitted.id, PlanItem(text="帶班")).items
    reviewed = profile.transitions.complete(submitted.id)
    kept = {one.series: one for one in profile.assessments.submissions(submitted.id)}
    assert json.loads(kept[Series.SUPERVISOR].content)["answers"]["P1.1.1"]["basis"] == "agreed"
    assert json.loads(kept[Series.AGREED].content)["answers"]["P1.1.1"]["level"] == 4
    for series in (Series.SUPERVISOR, Series.AGREED):
        with pytest.raises(LockedError) as caught:
            profile.assessments.answer(submitted.id, {"P1.1.1": RATED}, series)
        assert caught.value.key == "reviews.locked"
    with pytest.raises(LockedError):
        profile.reviews.write(submitted.id, feedback="別的")
    with pytest.raises(LockedError):
        profile.plans.remove(submitted.id, plan[0].uuid)
    assert profile.assessments.get(submitted.id) == reviewed
    assert profile.backups.check().is_sound


def test_an_agreement_with_what_was_changed_afterwards_is_no_agreement(
    profile: Profile, submitted: Assessment
):
    profile.reviews.agree(submitted.id, CODES[:2])
    said = replace(UNANSWERED.rated(2), comment="看過兩次")
    profile.assessments.answer(submitted.id, {"P1.2.1": said}, Series.SUPERVISOR)
    told = replace(profile.assessments.get(submitted.id).answer("P1.1.1", Series.SUPERVISOR))
    profile.assessments.answer(
        submitted.id, {"P1.1.1": replace(told, comment="很穩")}, Series.SUPERVISOR
    )
    profile.transitions.give_back(submitted.id, "請再想想")
    changed = {code: UNANSWERED.rated(5) for code in ("P1.1.1", "P1.2.1")}
    profile.assessments.answer(submitted.id, changed)
    found = profile.transitions.submit(submitted.id)
    stale = found.answer("P1.1.1", Series.SUPERVISOR)
    assert (stale.is_answered, stale.comment) == (False, "很穩")
    assert found.answer("P1.1.2", Series.SUPERVISOR).level == 3
    assert found.answer("P1.2.1", Series.SUPERVISOR) == said


def test_an_unnamed_supervisor_can_review(profile: Profile, closed: Assessment):
    assert closed.head.supervisor == ""
    assert [one.actor for one in closed.log] == ["王小明", "", "王小明"]


def test_a_person_works_on_what_came_by_a_file_on_their_own_computer(
    profile: Profile, draft: Assessment
):
    bring_to(profile, draft, State.RETURNED)
    received = receive(profile, draft)
    assert received.is_received
    assert received.person.uuid.endswith("bb")
    override = RequiredLevelOverride(2, "只協助")
    for refused in (
        lambda: profile.transitions.submit(draft.id),
        lambda: profile.assessments.answer(draft.id, {"P1.1.1": RATED.rated(1)}),
        lambda: profile.assessments.set_override(draft.id, "P1.1.1", override),
    ):
        with pytest.raises(OnOtherComputerError):
            refused()
    assert profile.assessments.get(draft.id) == received


def test_moves_of_the_employee_are_refused_where_the_supervisor_sits(
    profile: Profile, submitted: Assessment
):
    receive(profile, submitted)
    with pytest.raises(OnOtherComputerError) as caught:
        profile.transitions.withdraw(submitted.id, "想再補充")
    assert caught.value.key == "move.received.withdraw"
    profile.reviews.agree(submitted.id, CODES)
    profile.transitions.complete(submitted.id)
    with pytest.raises(OnOtherComputerError):
        profile.transitions.confirm(submitted.id)
    assert profile.transitions.sign_on_paper(submitted.id).state is State.CLOSED
    with pytest.raises(OnOtherComputerError):
        profile.transitions.reopen(submitted.id, "期間寫錯")


# Reopening


@pytest.mark.parametrize("role", Actor)
def test_an_amendment_begins_with_what_the_closed_one_says(
    profile: Profile, draft: Assessment, role: Actor
):
    profile.assessments.set_override(draft.id, "P2.1.1", RequiredLevelOverride(2, "只協助"))
    profile.plans.save(draft.id, PlanItem(text="旁聽客訴", owner="王大明"))
    told = replace(RATED, comment="有一次客人遺失護照", evidence=("交接簿",))
    profile.assessments.answer(draft.id, {"P1.1.1": told})
    close(profile, draft)
    before = profile.assessments.get(draft.id)
    amendment = profile.transitions.reopen(draft.id, "期間寫錯", role)
    assert (amendment.state, amendment.amends, amendment.amendment) == (
        State.DRAFT,
        draft.uuid,
        1,
    )
    assert amendment.uuid == amendment_uuid(draft.uuid)
    assert amendment.answers == {**before.answers, Series.SUPERVISOR: {}, Series.AGREED: {}}
    assert (amendment.overrides, amendment.head) == (before.overrides, before.head)
    (item,) = profile.plans.list(amendment.id)
    assert replace(item, uuid="") == PlanItem(text="旁聽客訴", owner="王大明")
    after = profile.assessments.get(draft.id)
    assert after.log[-1] == LoggedTransition(
        Action.REOPEN, State.CLOSED, State.CLOSED, role, after.log[-1].actor, "期間寫錯",
        after.log[-1].at,
    )  # fmt: skip
    assert replace(after, log=before.log) == before


def test_what_has_an_amendment_is_not_reopened_again(profile: Profile, closed: Assessment):
    amendment = profile.transitions.reopen(closed.id, "期間寫錯")
    with pytest.raises(AmendedAlreadyError) as caught:
        profile.transitions.reopen(closed.id, "再一次")
    assert caught.value.assessment_id == amendment.id
    close(profile, amendment)
    with pytest.raises(AmendedAlreadyError):
        profile.transitions.reopen(closed.id, "再一次")
    second = profile.transitions.reopen(amendment.id, "再一次")
    assert (second.amendment, second.amends) == (2, amendment.uuid)


def test_an_amendment_that_was_deleted_can_be_begun_or_brought_back(
    profile: Profile, closed: Assessment
):
    first = profile.transitions.reopen(closed.id, "期間寫錯")
    profile.assessments.delete(first.id)
    again = profile.transitions.reopen(closed.id, "還是要改")
    assert again.id != first.id
    with pytest.raises(DuplicateAssessmentError) as caught:
        profile.assessments.restore(first.id)
    assert caught.value.assessment_id == again.id
    profile.assessments.delete(again.id)
    assert profile.assessments.restore(first.id) == first
    with pytest.raises(AmendedAlreadyError):
        profile.transitions.reopen(closed.id, "再一次")


def test_an_amendment_may_correct_its_head_but_not_become_another(
    profile: Profile, closed: Assessment
):
    other = profile.assessments.start(new_assessment(kind=Kind.NEW_HIRE))
    amendment = profile.transitions.reopen(closed.id, "期間寫錯")
    head = replace(amendment.head, department="客務部", period=Period("2026 上半年"))
    corrected = profile.assessments.correct_head(amendment.id, head, "王小明", "E001")
    assert corrected.head == head
    with pytest.raises(DuplicateAssessmentError) as caught:
        profile.assessments.correct_head(
            amendment.id, replace(amendment.head, kind=Kind.NEW_HIRE), "王小明", "E001"
        )
    assert caught.value.assessment_id == other.id
    with pytest.raises(DuplicateAssessmentError) as caught:
        profile.assessments.start(new_assessment(period=Period("2026 上半年")))
    assert caught.value.assessment_id == amendment.id


def test_what_came_by_a_file_is_amended_where_its_person_works(
    profile: Profile, reviewed: Assessment
):
    profile.transitions.sign_on_paper(reviewed.id)
    receive(profile, reviewed)
    found = profile.transitions.reopen(reviewed.id, "期間寫錯", Actor.SUPERVISOR)
    assert (found.id, found.state, found.log[-1].action) == (
        reviewed.id,
        State.CLOSED,
        Action.REOPEN,
    )
    assert len(profile.assessments.list()) == 1
    with pytest.raises(AmendedAlreadyError) as caught:
        profile.transitions.reopen(reviewed.id, "再一次", Actor.SUPERVISOR)
    assert caught.value.key == "move.reopened_already"


def test_a_move_that_was_made_forgets_what_was_typed_for_it(
    profile: Profile, submitted: Assessment
):
    profile.reviews.keep_typed(submitted.id, "return", "請補充")
    profile.reviews.keep_typed(submitted.id, "withdraw", "想再")
    profile.transitions.give_back(submitted.id, "請補充佐證")
    assert profile.reviews.typed(submitted.id, "return") == ""
    assert profile.reviews.typed(submitted.id, "withdraw") == "想再"


def test_what_was_handed_in_once_stays_with_its_person(profile: Profile, submitted: Assessment):
    other = profile.assessments.start(new_assessment(person_name="陳大文", staff_number="E002"))
    profile.assessments.start(new_assessment(kind=Kind.NEW_HIRE))
    profile.transitions.withdraw(submitted.id, "名字寫錯")
    with pytest.raises(UserError) as caught:
        profile.assessments.correct_head(submitted.id, submitted.head, "陳大文", "E002")
    assert caught.value.key == "persons.number_taken"
    found = profile.assessments.correct_head(submitted.id, submitted.head, "王曉明", "E003")
    assert found.person == replace(submitted.person, name="王曉明", staff_number="E003")
    assert profile.transitions.submit(submitted.id).person == found.person
    assert profile.assessments.get(other.id).person.name == "陳大文"


def test_an_amendment_stays_with_its_person(profile: Profile, closed: Assessment):
    profile.assessments.start(new_assessment(person_name="陳大文", staff_number="E002"))
    amendment = profile.transitions.reopen(closed.id, "期間寫錯")
    with pytest.raises(UserError) as caught:
        profile.assessments.correct_head(amendment.id, amendment.head, "陳大文", "E002")
    assert caught.value.key == "persons.number_taken"


def test_nothing_is_signed_while_the_clock_cannot_be_right(paths: DataPaths, clock: Clock):
    """A draft that was begun then goes to the other side all the same."""
    clock.time = datetime(1999, 7, 1, tzinfo=UTC)
    with open_profile(paths, owner="window", now=clock) as profile:
        store_standard(profile, STANDARD)
        begun = profile.assessments.start(new_assessment())
        answer_everything(profile, begun)
        with pytest.raises(MachineError) as caught:
            profile.transitions.submit(begun.id)
        assert (caught.value.key, caught.value.params) == ("move.clock", {"day": "1999-07-01"})
        assert profile.assessments.get(begun.id).log == ()
        clock.time = NOON
        profile.transitions.submit(begun.id)
        file = profile.handing_over.save(begun.id, paths.root.parent / "自評.ksa")
    with open_profile(DataPaths(paths.root.parent / "other"), owner="window", now=clock) as other:
        assert other.receiving.receive(file).assessment.created_at.year == 1999
