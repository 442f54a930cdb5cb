"""A deleted draft comes back whole, and is as well guarded as before."""

from dataclasses import replace

import pytest
from sqlcipher3 import dbapi2

from ksa_assess.domain.answer import UNANSWERED, AnswerKind
from ksa_assess.domain.assessment import Assessment, Kind, RequiredLevelOverride, State
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.assessment_errors import (
    DuplicateAssessmentError,
    LockedError,
    UnknownAssessmentError,
)
from ksa_assess.services.profile import Profile, open_profile
from ksa_assess.storage.driver import connect
from tests.storage.scenes import RATED, answer_everything, new_assessment

_TABLES = {
    "assessment": "id",
    "rating": "assessment_id, indicator, series",
    "rating_event": "assessment_id, number",
    "required_override": "assessment_id, indicator",
    "plan_item": "assessment_id, uuid",
    "assessment_text": "assessment_id, place",
}


def rows(profile: Profile) -> dict[str, list[tuple[object, ...]]]:
    """Every row that belongs to an assessment, word for word."""
    connection = connect(profile.paths.database)
    try:
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY {order}").fetchall()
            for table, order in _TABLES.items()
        }
    finally:
        connection.close()


@pytest.fixture
def full(profile: Profile, draft: Assessment) -> Assessment:
    """A draft with everything a draft can hold, and a history of several values."""
    told = replace(RATED, comment="有一次客人遺失護照", evidence=("交接簿",))
    profile.assessments.answer(draft.id, {"P1.1.1": UNANSWERED.rated(1)}, cursor="P1.1.2")
    profile.assessments.answer(draft.id, {"P1.1.1": told, "P1.1.2": UNANSWERED.rated(2)})
    profile.assessments.answer(draft.id, {"P1.1.2": UNANSWERED.not_applicable("不是我的工作")})
    profile.assessments.set_override(draft.id, "P1.2.1", RequiredLevelOverride(6, "帶領新人"))
    connection = connect(profile.paths.database)
    connection.execute(
        "INSERT INTO plan_item (uuid, assessment_id, position, item, text, present_level, "
        "target_level, way, course, owner, due, how_checked, result, changed_at) VALUES "
        "('u1', ?, 1, 'P1.1.1', '旁聽客訴', 1, 3, 'ojt', '', '王大明', '', '', '', 'now')",
        (draft.id,),
    )
    connection.execute(
        "INSERT INTO assessment_text VALUES (?, 'reason:self:P1.2.2', '打到一半的字', 'now')",
        (draft.id,),
    )
    connection.close()
    return profile.assessments.get(draft.id)


def test_everything_comes_back_word_for_word(profile: Profile, full: Assessment):
    before = rows(profile)
    history = profile.assessments.history(full.id)
    profile.assessments.delete(full.id)
    assert profile.assessments.list() == ()
    assert profile.assessments.restore(full.id) == full
    assert rows(profile)["rating_event"] == before["rating_event"]
    assert _without_ids(rows(profile)) == _without_ids(before)
    assert profile.assessments.history(full.id) == history
    assert profile.assessments.deleted() == ()


def _without_ids(
    found: dict[str, list[tuple[object, ...]]],
) -> dict[str, list[tuple[object, ...]]]:
    """A line of a plan is known by its UUID; its number is the table's own."""
    return {**found, "plan_item": [row[1:] for row in found["plan_item"]]}


def test_another_draft_begun_meanwhile_keeps_its_own(profile: Profile, full: Assessment):
    profile.assessments.delete(full.id)
    other = profile.assessments.start(new_assessment(kind=Kind.NEW_HIRE))
    profile.assessments.answer(other.id, {"P1.1.1": RATED})
    before = profile.assessments.get(other.id)
    profile.assessments.restore(full.id)
    assert profile.assessments.get(other.id) == before
    assert {one.id for one in profile.assessments.list()} == {full.id, other.id}


def test_it_can_be_deleted_and_restored_again(profile: Profile, full: Assessment):
    before = rows(profile)["rating_event"]
    for _ in range(2):
        profile.assessments.delete(full.id)
        profile.assessments.restore(full.id)
    assert rows(profile)["rating_event"] == before


def test_answering_goes_on_where_its_history_ended(profile: Profile, full: Assessment):
    profile.assessments.delete(full.id)
    profile.assessments.restore(full.id)
    last = profile.assessments.history(full.id)[-1].number
    profile.assessments.answer(full.id, {"P2.1.1": UNANSWERED.not_observed()})
    newest = profile.assessments.history(full.id)[-1]
    assert newest.number == last + 1
    assert newest.answer.kind is AnswerKind.NOT_OBSERVED


def test_it_can_be_submitted_and_is_then_locked(profile: Profile, full: Assessment):
    profile.assessments.delete(full.id)
    profile.assessments.restore(full.id)
    answer_everything(profile, full)
    assert profile.transitions.submit(full.id).state is State.SUBMITTED
    with pytest.raises(LockedError):
        profile.assessments.answer(full.id, {"P1.1.1": UNANSWERED})
    with pytest.raises(LockedError):
        profile.assessments.delete(full.id)
    connection = connect(profile.paths.database)
    for statement in ("DELETE FROM rating_event", "DELETE FROM rating", "DELETE FROM assessment"):
        with pytest.raises(dbapi2.IntegrityError):
            connection.execute(statement)
    connection.close()


def test_the_same_begun_again_stands_in_its_way(profile: Profile, full: Assessment):
    profile.assessments.delete(full.id)
    again = profile.assessments.start(new_assessment())
    with pytest.raises(DuplicateAssessmentError) as caught:
        profile.assessments.restore(full.id)
    assert caught.value.assessment_id == again.id
    profile.assessments.delete(again.id)
    assert profile.assessments.restore(full.id) == full


def test_the_ones_deleted_last_are_named_first(profile: Profile, draft: Assessment):
    other = profile.assessments.start(new_assessment(kind=Kind.NEW_HIRE))
    profile.assessments.delete(draft.id)
    profile.assessments.delete(other.id)
    assert [one.id for one in profile.assessments.deleted()] == [other.id, draft.id]


def test_what_was_never_deleted_cannot_be_restored(profile: Profile, draft: Assessment):
    for number in (draft.id, 99):
        with pytest.raises(UnknownAssessmentError):
            profile.assessments.restore(number)


def test_it_is_gone_for_good_when_the_profile_closes(
    profile: Profile, full: Assessment, paths: DataPaths
):
    profile.assessments.delete(full.id)
    profile.close()
    with open_profile(paths, owner="window") as again:
        assert again.assessments.deleted() == ()
        with pytest.raises(UnknownAssessmentError):
            again.assessments.restore(full.id)


def test_a_restored_backup_holds_others_under_the_same_numbers(
    profile: Profile, full: Assessment, paths: DataPaths
):
    """Put back after it, the draft would stand under a number or a person that is not its own."""
    profile.assessments.delete(full.id)
    profile.backups.restore(profile.backups.create())
    assert profile.assessments.deleted() == ()
    with pytest.raises(UnknownAssessmentError):
        profile.assessments.restore(full.id)
    assert profile.backups.check().is_sound
