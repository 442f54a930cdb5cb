"""`assessments gap`, `report` and `export`."""

import csv
import errno
import io
import json
from datetime import date
from pathlib import Path

import pytest

from ksa_assess.domain.plan import PlanItem, Way
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.profile import open_profile


@pytest.fixture
def some(ksa, draft) -> int:
    """The draft with an answer of each kind."""
    for words in (
        ("P1.1.1", 3, "--comment", "=1+1", "--evidence", "甲", "--evidence", "乙"),
        ("P1.1.2", 6, "--missing", "K02"),
        ("P1.2.1", "na", "--reason", "別組負責\n去年起"),
        ("P2.1.1", "unobserved"),
        ("P2.2.1", 0, "--comment", "-5 度"),
    ):
        assert ksa("assessments", "rate", draft, *words).code == 0
    return draft


def test_gap_gives_the_figures_of_the_answers(ksa, some):
    gap = ksa("assessments", "gap", some, "--json").json
    assert gap["id"] == some
    assert gap["standard"] == "TTM1411-002v4"
    assert gap["series"] == "self"
    assert gap["coverage"] == {
        "indicators": 19,
        "rated": 3,
        "not_applicable": 1,
        "not_observed": 1,
        "unanswered": 14,
    }
    assert gap["priorities"] == ["P2.2.1", "P1.1.1"]
    assert gap["attainment"] == 1 - gap["shortfall_total"] / gap["required_total"]


def test_gap_of_an_empty_draft_has_no_figure(ksa, draft):
    gap = ksa("assessments", "gap", draft, "--json").json
    assert gap["attainment"] is None
    assert gap["priorities"] == []
    assert "—" in ksa("assessments", "gap", draft).out


def test_gap_is_readable_too(ksa, some):
    first, coverage, *_ = ksa("assessments", "gap", some).out.splitlines()
    assert first == "1 met, 2 to build."
    assert "3 rated" in coverage


def test_a_report_is_written_and_its_place_printed(ksa, some, tmp_path):
    target = tmp_path / "王小明 報告.pdf"
    result = ksa("assessments", "report", some, "-o", target)
    assert result.code == 0
    assert result.out == f"{target}\n"
    assert target.read_bytes().startswith(b"%PDF-")
    assert target.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("language", ["zh_TW", "en"])
def test_a_report_speaks_the_language_asked_for(ksa, some, tmp_path, language):
    pypdfium2 = pytest.importorskip("pypdfium2")
    target = tmp_path / "report.pdf"
    assert ksa("assessments", "report", some, "-o", target, "--report-lang", language).code == 0
    document = pypdfium2.PdfDocument(target.read_bytes())
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert ("職能落差分析報告" in text) == (language == "zh_TW")


@pytest.mark.parametrize(
    ("command", "name"), [("report", "r.pdf"), ("export", "r.csv"), ("export", "r.json")]
)
class TestOutputs:
    def test_an_existing_file_is_overwritten_only_by_force(
        self, ksa, some, tmp_path, command, name
    ):
        target = tmp_path / name
        target.write_text("mine", encoding="utf-8")
        refused = ksa("assessments", command, some, "-o", target)
        assert refused.code == 3
        assert "--force" in refused.sentence
        assert target.read_text(encoding="utf-8") == "mine"
        assert ksa("assessments", command, some, "-o", target, "--force").code == 0
        assert target.read_bytes() != b"mine"

    def test_a_folder_that_is_not_there_is_named(self, ksa, some, tmp_path, command, name):
        result = ksa("assessments", command, some, "-o", tmp_path / "nowhere" / name)
        assert result.code == 3
        assert "nowhere" in result.sentence

    def test_a_folder_is_no_file(self, ksa, some, tmp_path, command, name):
        (tmp_path / name).mkdir()
        for force in ((), ("--force",)):
            result = ksa("assessments", command, some, "-o", tmp_path / name, *force)
            assert result.code == 3
            assert name in result.sentence

    def test_a_folder_that_refuses_is_the_machines_fault(
        self, ksa, some, tmp_path, monkeypatch, command, name
    ):
        def refuse(**_: object) -> None:
            raise PermissionError(errno.EACCES, "Permission denied")

        monkeypatch.setattr("tempfile.mkstemp", refuse)
        result = ksa("assessments", command, some, "-o", tmp_path / name)
        assert result.code == 4
        assert name in result.sentence

    def test_the_programs_own_data_are_never_overwritten(self, ksa, some, data_dir, command, name):
        database = data_dir / "assessments.sqlite3"
        result = ksa("assessments", command, some, "-o", database, "--force")
        assert result.code == 3
        assert ksa("assessments", "show", some).code == 0

    def test_an_output_must_be_named(self, ksa, some, command, name):
        assert ksa("assessments", command, some).code == 2

    def test_an_unknown_assessment_writes_nothing(self, ksa, some, tmp_path, command, name):
        result = ksa("assessments", command, 99, "-o", tmp_path / name)
        assert result.code == 3
        assert "99" in result.sentence
        assert not (tmp_path / name).exists()


@pytest.mark.parametrize("name", ["r.xlsx", "r.docx", "r.txt", "r"])
def test_an_ending_that_cannot_be_exported_is_refused(ksa, some, tmp_path, name):
    result = ksa("assessments", "export", some, "-o", tmp_path / name)
    assert result.code == 3
    assert ".ksa, .csv, .json" in result.sentence
    assert not (tmp_path / name).exists()


def test_an_ending_counts_in_any_case(ksa, some, tmp_path):
    assert ksa("assessments", "export", some, "-o", tmp_path / "R.CSV").code == 0


def test_json_holds_the_assessment_and_its_gap(ksa, some, tmp_path):
    target = tmp_path / "r.json"
    ksa("assessments", "export", some, "-o", target)
    data = json.loads(target.read_text(encoding="utf-8"))
    assert data["format"] == "ksa-assessment/1"
    assert data["gap"] == ksa("assessments", "gap", some, "--json").json
    shown = ksa("assessments", "show", some, "--json").json
    assert {name: data[name] for name in shown} == shown


def exported(ksa, number: int, target: Path) -> list[dict[str, str]]:
    assert ksa("assessments", "export", number, "-o", target).code == 0
    data = target.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_holds_a_row_for_every_indicator(ksa, some, tmp_path):
    rows = exported(ksa, some, tmp_path / "r.csv")
    assert len(rows) == 19
    by_code = {row["indicator"]: row for row in rows}
    assert by_code["P1.1.1"]["answer"] == "3"
    assert by_code["P1.1.1"]["gap"] == "2"
    assert by_code["P1.2.1"]["answer"] == "na"
    assert by_code["P2.1.1"]["answer"] == "unobserved"
    assert by_code["P3.1.1"]["answer"] == ""
    assert by_code["P3.1.1"]["rating"] == ""


def test_no_cell_is_a_formula(ksa, some, tmp_path):
    for row in exported(ksa, some, tmp_path / "r.csv"):
        texts = (row[name] for name in ("comment", "reason", "evidence", "duty", "task", "text"))
        assert not any(text.startswith(("=", "+", "-", "@", "\t", "\r")) for text in texts)


def test_an_exported_file_can_be_read_again(ksa, some, tmp_path):
    target = tmp_path / "r.csv"
    exported(ksa, some, target)
    copy = ksa(
        *("assessments", "new", "--standard", "TTM1411-002v4"),
        *("--person", "王小明", "--period", "下一期", "--json"),
    ).json["id"]
    assert ksa("assessments", "rate", copy, "--from", target).code == 0
    before = ksa("assessments", "show", some, "--json").json["answers"]
    assert ksa("assessments", "show", copy, "--json").json["answers"] == before


@pytest.mark.parametrize("comment", ["'=1", "''@x", "\t=1", "'\t1", "'引文'"])
def test_a_comment_comes_back_as_it_was_from_an_exported_file(ksa, draft, tmp_path, comment):
    ksa("assessments", "rate", draft, "P1.1.1", 3, "--comment", comment)
    target = tmp_path / "r.csv"
    exported(ksa, draft, target)
    assert ksa("assessments", "rate", draft, "--from", target).code == 0
    assert ksa("assessments", "show", draft, "--json").json["answers"][0]["comment"] == comment


def test_json_holds_the_plan(ksa, some, data_dir, tmp_path):
    with open_profile(DataPaths(data_dir), owner="test") as profile:
        profile.plans.propose(some)
        last = PlanItem(text="帶教新人", ways=(Way.OJT,), due=date(2026, 12, 31))
        profile.plans.save(some, last)
    target = tmp_path / "r.json"
    assert ksa("assessments", "export", some, "-o", target).code == 0
    first, _, last = json.loads(target.read_text(encoding="utf-8"))["plan"]
    assert (first["code"], first["present_level"], first["target_level"]) == ("P2.2.1", 0, 5)
    assert (last["text"], last["ways"], last["due"]) == ("帶教新人", ["ojt"], "2026-12-31")
