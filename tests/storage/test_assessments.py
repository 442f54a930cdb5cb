"""The services of an assessment on a real file: the straight way and every refusal."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date

import pytest

from ksa_assess.domain.answer import UNANSWERED, Answer, AnswerKind, Series
from ksa_assess.domain.assessment import (
    Assessment,
    Head,
    Kind,
    Period,
    RequiredLevelOverride,
    State,
)
from ksa_assess.domain.gap import RequiredFrom
from ksa_assess.domain.standard import Indicator
from ksa_assess.runtime.errors import UserError
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.assessment_errors import (
    DuplicateAssessmentError,
    IncompleteError,
    LockedError,
    UnknownAssessmentError,
)
from ksa_assess.services.profile import Profile, open_profile
from tests.builders import make_standard, make_task
from tests.storage.scenes import (
    RATED,
    STANDARD,
    Clock,
    answer_everything,
    new_assessment,
    store_standard,
)

ALL = tuple(indicator.code for indicator in STANDARD.indicators)


def refused(error: type[UserError], key: str):
    """The call raises this error with this text."""
    return pytest.raises(error, match=f"^{key.replace('.', '[.]')}$")


def test_a_new_assessment_is_a_draft_pinned_to_its_text(draft: Assessment):
    assert draft.state is State.DRAFT
    assert draft.standard == STANDARD
    assert draft.person.name == "王小明"
    assert draft.answers == {series: {} for series in Series}
    assert draft.created_at.tzinfo is UTC


def test_head_data_come_back_as_they_were_given(profile: Profile):
    period = Period("115 年上半年", date(2026, 1, 1), date(2026, 6, 30))
    new = new_assessment(
        period=period, kind=Kind.PROMOTION, department="客務部", title="主任", supervisor="林怡君"
    )
    head = Head(period, Kind.PROMOTION, "客務部", "主任", "林怡君")
    assert profile.assessments.start(new).head == head


def test_every_part_of_an_answer_survives_closing(
    profile: Profile, draft: Assessment, paths: DataPaths
):
    answer = Answer(
        AnswerKind.NOT_APPLICABLE,
        reason="這不是我的工作",
        comment="第一行\n第二行 𡍼",
        evidence=("交接紀錄", "C:\\資料夾"),
        missing=("S01", "K01"),
        is_flagged=True,
    )
    profile.assessments.answer(draft.id, {"P1.2.1": answer}, cursor="P1.2.1")
    profile.close()
    with open_profile(paths, owner="show", is_writer=False) as again:
        found = again.assessments.get(draft.id)
    assert found.answer("P1.2.1") == answer
    assert found.cursor == "P1.2.1"


def test_saving_tells_what_changed_and_when(profile: Profile, draft: Assessment):
    first = profile.assessments.answer(draft.id, {"P1.1.1": RATED, "P1.1.2": UNANSWERED})
    assert [(c.indicator, c.before, c.after) for c in first.changes] == [
        ("P1.1.1", UNANSWERED, RATED)
    ]
    assert profile.assessments.get(draft.id).changed_at == first.saved_at
    again = profile.assessments.answer(draft.id, {"P1.1.1": RATED}, cursor="P1.1.2")
    assert again.changes == ()
    assert again.saved_at == first.saved_at


def test_an_answer_taken_back_is_empty_and_stays_in_the_history(
    profile: Profile, draft: Assessment
):
    saved = profile.assessments.answer(draft.id, {"P1.1.1": RATED})
    (change,) = saved.changes
    profile.assessments.answer(draft.id, {"P1.1.1": change.before})
    assert profile.assessments.get(draft.id).answers[Series.SELF] == {}
    history = profile.assessments.history(draft.id)
    assert [(event.number, event.answer) for event in history] == [(1, RATED), (2, UNANSWERED)]


def test_clearing_keeps_the_comment(profile: Profile, draft: Assessment):
    commented = replace(RATED, comment="實例")
    profile.assessments.answer(draft.id, {"P1.1.1": commented})
    profile.assessments.answer(draft.id, {"P1.1.1": commented.cleared()})
    found = profile.assessments.get(draft.id).answer("P1.1.1")
    assert (found.kind, found.comment) == (AnswerKind.UNANSWERED, "實例")


@pytest.mark.parametrize(
    ("answers", "key"),
    [
        ({"P1.1.1": RATED, "P9.9.9": RATED}, "answer.unknown_indicator"),
        ({"P1.1.1": RATED, "P1.2.1": replace(RATED, missing=("K02",))}, "answer.unknown_item"),
        ({"P1.1.1": RATED, "P1.2.1": UNANSWERED.not_applicable("\x01")}, "answer.no_reason"),
        ({"P1.1.1": RATED, "P1.2.1": UNANSWERED.not_applicable("\u200b")}, "answer.no_reason"),
        ({"P1.1.1": RATED, "P1.2.1": replace(RATED, comment="字" * 20_001)}, "given.too_long"),
        (
            {"P1.1.1": RATED, "P1.2.1": replace(RATED, comment="半個字 \ud842")},
            "given.broken_character",
        ),
        ({"P1.2.1": replace(RATED, evidence=("a",) * 51)}, "answer.much_evidence"),
    ],
)
def test_a_refused_answer_leaves_nothing_of_its_call(
    profile: Profile, draft: Assessment, answers: dict[str, Answer], key: str
):
    with refused(UserError, key):
        profile.assessments.answer(draft.id, answers)
    assert profile.assessments.get(draft.id) == draft
    assert profile.assessments.history(draft.id) == ()


def test_invisible_control_characters_do_not_reach_the_store(profile: Profile, draft: Assessment):
    typed = replace(RATED, comment="甲\r\n乙\v丙\x00\x07\t丁", evidence=("  簿冊\n一 ", " "))
    profile.assessments.answer(draft.id, {"P1.1.1": typed})
    found = profile.assessments.get(draft.id).answer("P1.1.1")
    assert found.comment == "甲\n乙\n丙\t丁"
    assert found.evidence == ("簿冊 一",)


def test_a_name_cannot_turn_the_words_around_it(profile: Profile):
    found = profile.assessments.start(new_assessment(person_name="王\u202e小明\u2066"))
    assert found.person.name == "王小明"


def test_series_do_not_touch_each_other(profile: Profile, draft: Assessment):
    for series in (Series.SUPERVISOR, Series.AGREED):
        with refused(LockedError, "reviews.not_submitted"):
            profile.assessments.answer(draft.id, {"P1.1.1": RATED}, series)
    answer_everything(profile, draft)
    profile.transitions.submit(draft.id)
    profile.assessments.answer(draft.id, {"P1.1.1": UNANSWERED.rated(1)}, Series.SUPERVISOR)
    found = profile.assessments.get(draft.id)
    assert found.answer("P1.1.1") == RATED
    assert found.answer("P1.1.1", Series.SUPERVISOR).level == 1


@pytest.mark.parametrize("unknown", [0, -1, 99, 2**63 - 1, 2**63, 10**30])
def test_an_unknown_number_is_said_everywhere(profile: Profile, draft: Assessment, unknown: int):
    calls = profile.assessments
    for call in (
        calls.get,
        calls.gap,
        calls.history,
        calls.submissions,
        profile.transitions.submit,
        calls.delete,
    ):
        with refused(UnknownAssessmentError, "assessments.unknown"):
            call(unknown)
    with refused(UnknownAssessmentError, "assessments.unknown"):
        calls.answer(unknown, {"P1.1.1": RATED})
    with refused(UnknownAssessmentError, "assessments.unknown"):
        calls.move_cursor(unknown, "P1.1.1")


def test_the_same_twice_is_refused_and_names_the_first(profile: Profile, draft: Assessment):
    with pytest.raises(DuplicateAssessmentError) as caught:
        profile.assessments.start(new_assessment(person_name="王 小明"))
    assert caught.value.assessment_id == draft.id
    assert len(profile.assessments.list()) == 1
    profile.assessments.start(new_assessment(kind=Kind.NEW_HIRE))
    profile.assessments.start(new_assessment(period=Period("2027 上半年")))
    assert len(profile.assessments.list()) == 3


def test_the_same_standard_with_a_new_text_is_still_the_same_standard(
    profile: Profile, draft: Assessment
):
    store_standard(profile, replace(STANDARD, description="改過的說明"))
    with refused(DuplicateAssessmentError, "assessments.duplicate"):
        profile.assessments.start(new_assessment())
    other = profile.assessments.start(new_assessment(staff_number="E002"))
    assert other.standard.description == "改過的說明"
    assert profile.assessments.get(draft.id).standard == STANDARD


def test_a_refused_start_leaves_no_person_behind(profile: Profile):
    with refused(UserError, "standards.unknown"):
        profile.assessments.start(new_assessment(standard_code="XXX"))
    assert profile.assessments.persons() == ()


@pytest.mark.parametrize(
    ("parts", "key"),
    [
        ({"person_name": " \u3000\t"}, "given.no_name"),
        ({"person_name": "\u200b\ufeff"}, "given.no_name"),
        ({"person_name": "王" * 201}, "given.too_long"),
        ({"department": "\udcff"}, "given.broken_character"),
        ({"period": Period("  ")}, "given.no_period"),
        ({"period": Period("x", date(2026, 2, 1), date(2026, 1, 1))}, "given.period_reversed"),
        ({"person_uuid": "00000000-0000-4000-8000-000000000000"}, "persons.unknown"),
    ],
)
def test_what_cannot_be_a_head_is_refused(profile: Profile, parts: dict[str, object], key: str):
    with refused(UserError, key):
        profile.assessments.start(new_assessment(**parts))
    assert profile.assessments.list() == ()


def test_repeated_indicator_codes_cannot_be_assessed(profile: Profile):
    twice = (Indicator("P1.1.1", "一"), Indicator("P1.1.1", "二"))
    broken = make_standard(make_task(), code="BAD-2")
    task = replace(broken.tasks[0], indicators=twice)
    duty = replace(broken.duties[0], tasks=(task,))
    store_standard(profile, replace(broken, duties=(duty,)))
    with refused(UserError, "standards.repeated_codes"):
        profile.assessments.start(new_assessment(standard_code="BAD-2"))


def test_somebody_is_found_by_number_and_called_by_the_newest_name(
    profile: Profile, draft: Assessment
):
    renamed = profile.assessments.start(
        new_assessment(person_name="王曉明", period=Period("2027 上半年"))
    )
    assert renamed.person.uuid == draft.person.uuid
    assert [person.name for person in profile.assessments.persons()] == ["王曉明"]
    assert profile.assessments.get(draft.id).person.name == "王小明"


def test_without_a_number_the_exact_normalised_name_decides(profile: Profile):
    def person(name: str, period: str, number: str = "") -> str:
        new = new_assessment(person_name=name, staff_number=number, period=Period(period))
        return profile.assessments.start(new).person.uuid

    composed, decomposed = "Zo\u00eb", "Zoe\u0308"
    assert person(composed, "1") == person(f" {decomposed} ", "2")
    assert person("zoë", "3") != person(composed, "4")
    assert person(composed, "5", "E7") != person(composed, "6")


def test_somebody_picked_by_uuid_is_that_person(profile: Profile, draft: Assessment):
    picked = new_assessment(
        person_uuid=draft.person.uuid, staff_number="", period=Period("2027 上半年")
    )
    assert profile.assessments.start(picked).person == draft.person
    other = profile.assessments.start(new_assessment(person_name="陳", staff_number="E002"))
    taken = replace(picked, staff_number="E002", person_uuid=draft.person.uuid)
    with refused(UserError, "persons.number_taken"):
        profile.assessments.start(taken)
    unnumbered = profile.assessments.start(new_assessment(person_name="林", staff_number=""))
    nameless = new_assessment(
        person_name="李", staff_number="", person_uuid=unnumbered.person.uuid, period=Period("1")
    )
    assert profile.assessments.start(nameless).person.name == "李"
    assert profile.assessments.get(other.id).person.name == "陳"


def test_a_picked_person_cannot_take_the_name_of_another(profile: Profile):
    one = profile.assessments.start(new_assessment(person_name="甲", staff_number=""))
    profile.assessments.start(new_assessment(person_name="乙", staff_number=""))
    with refused(UserError, "persons.name_taken"):
        profile.assessments.start(
            new_assessment(person_name="乙", staff_number="", person_uuid=one.person.uuid)
        )


def test_a_corrected_head_keeps_the_answers_and_the_person(profile: Profile, draft: Assessment):
    profile.assessments.answer(draft.id, {"P1.1.1": RATED})
    head = replace(draft.head, department="房務部", period=Period("2027 上半年"))
    found = profile.assessments.correct_head(draft.id, head, "王曉明", "E009")
    assert (found.head, found.person.name, found.person.staff_number) == (head, "王曉明", "E009")
    assert found.person.uuid == draft.person.uuid
    assert found.answer("P1.1.1") == RATED


def test_a_correction_can_find_somebody_else(profile: Profile, draft: Assessment):
    other = profile.assessments.start(new_assessment(person_name="陳", staff_number="E002"))
    with refused(DuplicateAssessmentError, "assessments.duplicate"):
        profile.assessments.correct_head(draft.id, draft.head, "陳", "E002")
    head = replace(draft.head, kind=Kind.NEW_HIRE)
    moved = profile.assessments.correct_head(draft.id, head, "陳", "E002")
    assert moved.person.uuid == other.person.uuid


def test_another_name_and_number_of_somebody_with_other_assessments_is_somebody_else(
    profile: Profile, draft: Assessment
):
    second = profile.assessments.start(new_assessment(kind=Kind.NEW_HIRE))
    moved = profile.assessments.correct_head(second.id, second.head, "陳", "E002")
    assert moved.person.uuid != draft.person.uuid
    assert profile.assessments.get(draft.id).person == draft.person


def test_a_number_added_later_belongs_to_the_same_person(profile: Profile):
    first = profile.assessments.start(new_assessment(staff_number=""))
    second = profile.assessments.start(new_assessment(staff_number="", kind=Kind.NEW_HIRE))
    numbered = profile.assessments.correct_head(second.id, second.head, "王小明", "E001")
    assert numbered.person.uuid == first.person.uuid


def test_a_deleted_draft_leaves_no_trace_of_what_it_said(profile: Profile, draft: Assessment):
    secret = replace(RATED, comment="不該留下的說明文字")
    profile.assessments.answer(draft.id, {"P1.1.1": secret})
    override = RequiredLevelOverride(2, "只負責協助")
    profile.assessments.set_override(draft.id, "P1.1.1", override)
    profile.assessments.delete(draft.id)
    assert profile.assessments.list() == ()
    assert profile.assessments.start(new_assessment()).id > draft.id
    file = profile.paths.database
    profile.close()
    assert "不該留下的說明文字".encode() not in file.read_bytes()


def test_submitting_writes_a_submission_that_says_everything(
    profile: Profile, draft: Assessment, clock: Clock
):
    answer_everything(profile, draft)
    submitted = profile.transitions.submit(draft.id)
    assert (submitted.state, submitted.submitted_at) == (State.SUBMITTED, clock.time)
    (submission,) = profile.assessments.submissions(draft.id)
    assert submission.sha256 == hashlib.sha256(submission.content.encode()).hexdigest()
    assert (submission.number, submission.actor) == (1, "王小明")
    content = json.loads(submission.content)
    assert content["assessment"] == draft.uuid
    assert content["standard"] == {"code": STANDARD.code, "hash": draft.standard_hash}
    assert list(content["answers"]) == sorted(ALL)
    assert content["answers"]["P1.1.1"]["level"] == 3
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert submission.content == canonical


def test_an_incomplete_assessment_is_not_submitted(profile: Profile, draft: Assessment):
    profile.assessments.answer(draft.id, {"P1.1.1": RATED, "P1.1.2": UNANSWERED.not_observed()})
    with pytest.raises(IncompleteError) as caught:
        profile.transitions.submit(draft.id)
    assert caught.value.indicators == ALL[2:]
    assert profile.assessments.get(draft.id).state is State.DRAFT
    assert profile.assessments.submissions(draft.id) == ()


def test_a_submitted_assessment_is_locked(profile: Profile, draft: Assessment):
    answer_everything(profile, draft)
    before = profile.transitions.submit(draft.id)
    calls = profile.assessments
    with refused(LockedError, "assessments.locked"):
        calls.answer(draft.id, {"P1.1.1": UNANSWERED})
    with refused(LockedError, "assessments.locked"):
        calls.set_override(draft.id, "P1.1.1", RequiredLevelOverride(1, "x"))
    with refused(LockedError, "move.submit.submitted"):
        profile.transitions.submit(draft.id)
    with refused(LockedError, "assessments.not_a_draft"):
        calls.delete(draft.id)
    with refused(LockedError, "assessments.not_a_draft"):
        calls.correct_head(draft.id, draft.head, "王小明", "")
    assert calls.get(draft.id) == before


def test_an_override_counts_and_can_be_taken_back(profile: Profile, draft: Assessment):
    profile.assessments.answer(draft.id, {"P1.1.1": RATED})
    found = profile.assessments.set_override(
        draft.id, "P1.1.1", RequiredLevelOverride(6, "帶領新人")
    )
    assert found.overrides == {"P1.1.1": RequiredLevelOverride(6, "帶領新人")}
    row = profile.assessments.gap(draft.id).indicators[0]
    assert (row.required, row.required_from, row.gap) == (6, RequiredFrom.OVERRIDE, 3)
    profile.assessments.set_override(draft.id, "P1.1.1", RequiredLevelOverride(5, "改"))
    assert profile.assessments.set_override(draft.id, "P1.1.1", None).overrides == {}
    with refused(UserError, "answer.unknown_indicator"):
        profile.assessments.set_override(draft.id, "P7.7.7", None)


def test_the_list_counts_what_the_analysis_says(profile: Profile, draft: Assessment):
    answers = {"P1.1.1": UNANSWERED.rated(4), "P1.1.2": RATED, "P1.2.1": UNANSWERED.not_observed()}
    profile.assessments.answer(draft.id, answers)
    later = profile.assessments.start(new_assessment(staff_number="E002"))
    newest, oldest = profile.assessments.list()
    assert newest.id == later.id
    assert (oldest.answered, oldest.total, oldest.met, oldest.to_build) == (3, 6, 1, 1)


def test_the_cursor_moves_without_changing_the_date(profile: Profile, draft: Assessment):
    profile.assessments.move_cursor(draft.id, "P2.1.1")
    found = profile.assessments.get(draft.id)
    assert (found.cursor, found.changed_at) == ("P2.1.1", draft.changed_at)
    with refused(UserError, "answer.unknown_indicator"):
        profile.assessments.move_cursor(draft.id, "P7.7.7")


def test_times_are_those_of_the_clock(profile: Profile, draft: Assessment, clock: Clock):
    saved = profile.assessments.answer(draft.id, {"P1.1.1": RATED})
    assert saved.saved_at == clock.time
    assert profile.assessments.history(draft.id)[0].at == clock.time
