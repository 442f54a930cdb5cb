"""What no statement on an open connection may change."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from ksa_assess.domain.answer import UNANSWERED, Answer
from ksa_assess.domain.assessment import Assessment, RequiredLevelOverride, State
from ksa_assess.services.profile import Profile
from ksa_assess.storage.driver import connect
from tests.storage.scenes import STANDARD, answer_everything, new_assessment

_COLUMNS = "kind, level, reason, comment, evidence, missing, is_flagged, changed_at"
_VALUES = "'rated', 6, '', '', '[]', '[]', 0, 'now'"


_MOVE = (
    "INSERT INTO transition (assessment_id, action, from_state, to_state, role, actor, reason, at) "
    "VALUES"
)


@pytest.fixture
def submitted(profile: Profile, draft: Assessment) -> Assessment:
    answer_everything(profile, draft)
    override = RequiredLevelOverride(6, "帶領新人")
    profile.assessments.set_override(draft.id, "P1.1.1", override)
    profile.assessments.start(new_assessment(staff_number="E002"))
    return profile.transitions.submit(draft.id)


def dump(profile: Profile) -> list[tuple[object, ...]]:
    """Everything that is locked once an assessment is submitted."""
    connection = connect(profile.paths.database)
    try:
        return [
            row
            for table in ("rating", "rating_event", "submission", "transition", "assessment",
                          "standard_version", "required_override", "erasure")
            for row in connection.execute(f"SELECT '{table}', * FROM {table} ORDER BY 2, 3, 4")
        ]  # fmt: skip
    finally:
        connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE rating SET level = 6 WHERE assessment_id = 1",
        "DELETE FROM rating WHERE assessment_id = 1",
        "UPDATE rating SET assessment_id = 2 WHERE assessment_id = 1",
        "UPDATE rating SET series = 'supervisor' WHERE assessment_id = 1",
        (
            f"INSERT INTO rating (assessment_id, indicator, series, {_COLUMNS}) "
            f"VALUES (1, 'P9', 'self', {_VALUES})"
        ),
        (
            f"REPLACE INTO rating (assessment_id, indicator, series, {_COLUMNS}) "
            f"VALUES (1, 'P1.1.1', 'self', {_VALUES})"
        ),
        (
            f"INSERT INTO rating (assessment_id, indicator, series, {_COLUMNS}) "
            f"VALUES (1, 'P1.1.1', 'self', {_VALUES}) ON CONFLICT DO UPDATE SET level = 6"
        ),
        "UPDATE rating_event SET level = 6",
        "DELETE FROM rating_event",
        (
            "REPLACE INTO rating_event SELECT assessment_id, number, indicator, series, kind, 6, "
            "reason, comment, evidence, missing, is_flagged, changed_at, basis FROM rating_event"
        ),
        "UPDATE OR REPLACE rating_event SET number = 1",
        "UPDATE submission SET content = '{}'",
        "DELETE FROM submission",
        (
            "REPLACE INTO submission SELECT id, uuid, assessment_id, series, number, '{}', sha256, "
            "actor, submitted_at FROM submission"
        ),
        (
            "INSERT INTO submission SELECT 99, uuid, assessment_id, series, number, '{}', sha256, "
            "actor, submitted_at FROM submission"
        ),
        (
            "INSERT INTO submission SELECT 99, 'new', assessment_id, series, 2, '{}', sha256, "
            "actor, submitted_at FROM submission"
        ),
        "UPDATE transition SET reason = 'x'",
        "DELETE FROM transition",
        f"{_MOVE} (1, 'submit', 'draft', 'submitted', 'employee', 'x', '', 'now')",
        f"{_MOVE} (1, 'complete', 'submitted', 'reviewed', 'employee', 'x', '', 'now')",
        f"{_MOVE} (1, 'return', 'submitted', 'closed', 'supervisor', 'x', '', 'now')",
        f"{_MOVE} (1, 'withdraw', 'submitted', 'draft', 'employee', 'x', ' ', 'now')",
        f"{_MOVE} (1, 'complete', 'submitted', 'reviewed', 'supervisor', 'x', '', 'now')",
        "INSERT INTO entry VALUES (99, 1, 2, '{}', 'now')",
        "INSERT INTO entry VALUES (99, 1, 1, '{}', 'now')",
        "INSERT INTO entry VALUES (99, 2, 1, '{}', 'now')",
        "REPLACE INTO entry SELECT 99, assessment_id, number, '{}', at FROM entry",
        "UPDATE entry SET content = '{}'",
        "DELETE FROM entry",
        "UPDATE assessment SET submitted_at = NULL WHERE id = 1",
        "UPDATE assessment SET revision = 7 WHERE id = 1",
        (
            "INSERT INTO assessment_text (assessment_id, place, text, changed_at) "
            "VALUES (2, 'feedback', 'x', 'now')"
        ),
        "UPDATE assessment SET state = 'draft' WHERE id = 1",
        "UPDATE assessment SET state = 'closed'",
        "UPDATE assessment SET person_name = '別人' WHERE id = 1",
        "UPDATE assessment SET period_label = 'x' WHERE id = 1",
        "UPDATE assessment SET standard_version_id = 1",
        "UPDATE assessment SET uuid = 'x' WHERE id = 2",
        "DELETE FROM assessment",
        "REPLACE INTO assessment SELECT * FROM assessment",
        "UPDATE standard_version SET document = '{}'",
        "DELETE FROM standard_version",
        "REPLACE INTO standard_version SELECT * FROM standard_version",
        "UPDATE required_override SET level = 1",
        "DELETE FROM required_override",
        "INSERT INTO required_override VALUES (1, 'P2.1.1', 1, 'x', 'now')",
        (
            "INSERT INTO erasure (assessment_id, assessment_uuid, at) "
            "SELECT id, uuid, 'now' FROM assessment WHERE id = 1"
        ),
        "INSERT INTO erasure (assessment_id, assessment_uuid, at) VALUES (2, 'x', 'now')",
    ],
)
def test_the_database_refuses(profile: Profile, submitted: Assessment, statement: str):
    before = dump(profile)
    connection = connect(profile.paths.database)
    with pytest.raises(dbapi2.IntegrityError):
        connection.execute(statement)
    connection.close()
    assert dump(profile) == before
    assert profile.assessments.get(submitted.id) == submitted


def test_a_draft_with_a_marker_cannot_be_submitted_and_then_erased(
    profile: Profile, draft: Assessment
):
    answer_everything(profile, draft)
    connection = connect(profile.paths.database)
    connection.execute(
        "INSERT INTO erasure (assessment_id, assessment_uuid, at) SELECT id, uuid, 'x' "
        "FROM assessment"
    )
    profile.transitions.submit(draft.id)
    with pytest.raises(dbapi2.IntegrityError):
        connection.execute("DELETE FROM rating_event")
    connection.close()


def test_a_row_that_is_taken_away_leaves_its_trace(profile: Profile, draft: Assessment):
    profile.assessments.answer(draft.id, {"P1.1.1": UNANSWERED.rated(2)})
    connection = connect(profile.paths.database)
    connection.execute("DELETE FROM rating")
    connection.close()
    assert [event.answer for event in profile.assessments.history(draft.id)] == [
        UNANSWERED.rated(2),
        UNANSWERED,
    ]


@pytest.mark.parametrize(
    "values",
    [
        "'rated', 7, '', '', '[]', '[]', 0, 'now'",
        "'rated', NULL, '', '', '[]', '[]', 0, 'now'",
        "'unanswered', 0, '', '', '[]', '[]', 0, 'now'",
        "'not_applicable', NULL, '', '', '[]', '[]', 0, 'now'",
        "'rated', 'drei', '', '', '[]', '[]', 0, 'now'",
        "'guessed', NULL, '', '', '[]', '[]', 0, 'now'",
        "'rated', 3, '', NULL, '[]', '[]', 0, 'now'",
    ],
)
def test_an_answer_that_cannot_be_is_refused(profile: Profile, draft: Assessment, values: str):
    connection = connect(profile.paths.database)
    with pytest.raises(dbapi2.IntegrityError):
        connection.execute(
            f"INSERT INTO rating (assessment_id, indicator, series, {_COLUMNS}) "
            f"VALUES ({draft.id}, 'P1.1.1', 'self', {values})"
        )
    connection.close()


_codes = st.sampled_from([indicator.code for indicator in STANDARD.indicators])
_kinds = st.one_of(
    st.just(UNANSWERED),
    st.integers(0, 6).map(UNANSWERED.rated),
    st.just(UNANSWERED.not_observed()),
    st.sampled_from(["調職", "不屬於我"]).map(UNANSWERED.not_applicable),
)
_answers = st.builds(
    lambda kind, comment, flag: Answer(
        kind.kind, kind.level, kind.reason, comment=comment, is_flagged=flag
    ),
    _kinds,
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=20),
    st.booleans(),
)
_acts = st.lists(st.dictionaries(_codes, _answers, min_size=1, max_size=3), max_size=8)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=_acts)
def test_undoing_every_act_leads_back_and_the_history_tells_all(
    profile: Profile, draft: Assessment, acts: list[dict[str, Answer]]
):
    begun = len(profile.assessments.history(draft.id))
    saved = [profile.assessments.answer(draft.id, act) for act in acts]
    for act in reversed(saved):
        back = {change.indicator: change.before for change in act.changes}
        profile.assessments.answer(draft.id, back)
    found = profile.assessments.get(draft.id)
    assert found.answers == draft.answers
    assert found.state is State.DRAFT
    told = profile.assessments.history(draft.id)[begun:]
    done = [change.after for act in saved for change in act.changes]
    assert [event.answer for event in told[: len(done)]] == done
    assert len(told) == 2 * len(done)
