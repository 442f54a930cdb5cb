"""Self, supervisor and agreed rating in what the command line gives out."""

import csv
import io
import json
from dataclasses import replace

import pytest

from ksa_assess.domain.answer import UNANSWERED, Answer, Series
from ksa_assess.domain.assessment import Assessment, State, Talk
from ksa_assess.domain.gap import analyse
from ksa_assess.exchange.assessment_data import assessment_to_data
from ksa_assess.exchange.csv_table import ANSWER_COLUMNS, csv_table
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.profile import open_profile
from tests.builders import make_assessment

OWN = {
    "P1.1.1": UNANSWERED.rated(4),
    "P1.1.2": UNANSWERED.rated(4),
    "P1.2.1": UNANSWERED.rated(3),
    "P1.2.2": UNANSWERED.not_applicable("不做"),
}
REVIEW: dict[Series, dict[str, Answer]] = {
    Series.SUPERVISOR: {
        "P1.1.1": OWN["P1.1.1"].agreed(),
        "P1.1.2": replace(UNANSWERED.rated(1), comment="=還要帶"),
        "P1.2.1": UNANSWERED.rated(2),
        "P1.2.2": UNANSWERED.rated(2),
    },
    Series.AGREED: {"P1.1.2": replace(UNANSWERED.rated(2), comment="談過")},
}


def reviewed() -> Assessment:
    answers = {Series.SELF: OWN, **REVIEW}
    return replace(make_assessment(), state=State.REVIEWED, answers=answers, talk=Talk("做得穩"))


def table_of(assessment: Assessment) -> dict[str, dict[str, str]]:
    analysis = analyse(assessment.standard, assessment.answers, assessment.overrides)
    text = csv_table(assessment, analysis).decode("utf-8-sig")
    return {row["indicator"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}


def test_a_table_has_the_review_after_what_was_there_before() -> None:
    rows = table_of(reviewed())
    assert tuple(rows["P1.1.1"])[:6] == ANSWER_COLUMNS
    assert tuple(rows["P1.1.1"])[-1] == "difference"
    found = {code: (row["supervisor"], row["agreed"], row["series"]) for code, row in rows.items()}
    assert found["P1.1.1"] == ("4", "", "supervisor")
    assert found["P1.1.2"] == ("1", "2", "agreed")
    assert found["P2.1.1"] == ("", "", "none")
    assert [rows[code]["difference"] for code in OWN] == ["0", "-3", "-1", ""]
    assert rows["P1.1.2"]["supervisor_comment"] == "'=還要帶"
    assert rows["P1.1.2"]["agreed_comment"] == "談過"


def test_json_data_tell_how_the_supervisor_came_to_an_answer_and_what_was_talked() -> None:
    data = assessment_to_data(reviewed())
    bases = {(one["indicator"], one["series"]): one["basis"] for one in data["answers"]}
    assert bases["P1.1.1", "self"] == "own"
    assert bases["P1.1.1", "supervisor"] == "agreed"
    assert data["talk"] == {"feedback": "做得穩", "minutes": "", "remarks": ""}


@pytest.fixture
def begun(ksa, draft, data_dir) -> int:
    """A submitted assessment whose review has begun at the same computer."""
    with open_profile(DataPaths(data_dir), owner="test") as profile:
        codes = [one.code for one in profile.assessments.get(draft).standard.indicators]
        profile.assessments.answer(draft, {code: UNANSWERED.rated(5) for code in codes})
    assert ksa("assessments", "submit", draft).code == 0
    with open_profile(DataPaths(data_dir), owner="test") as profile:
        given = {code: UNANSWERED.rated(1) for code in codes[:4]}
        profile.assessments.answer(draft, given, Series.SUPERVISOR)
    return draft


def test_a_review_that_is_not_completed_is_no_result_yet(ksa, begun, tmp_path) -> None:
    gap = ksa("assessments", "gap", begun, "--json").json
    assert gap["series"] == "self"
    assert gap["agreement"]["compared"] == 0
    shown = ksa("assessments", "show", begun, "--json").json
    assert {one["series"] for one in shown["answers"]} == {"self"}
    target = tmp_path / "r.json"
    assert ksa("assessments", "export", begun, "-o", target).code == 0
    exported = json.loads(target.read_text(encoding="utf-8"))
    assert {one["series"] for one in exported["answers"]} == {"self"}
    table = tmp_path / "r.csv"
    assert ksa("assessments", "export", begun, "-o", table).code == 0
    text = table.read_text(encoding="utf-8-sig")
    assert {row["supervisor"] for row in csv.DictReader(io.StringIO(text))} == {""}
