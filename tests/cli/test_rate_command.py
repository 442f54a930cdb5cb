"""`assessments rate`: one answer, or a CSV file."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def first(ksa, draft):
    """The first indicator's answer as it is stored."""

    def answer() -> dict[str, Any]:
        return ksa("assessments", "show", draft, "--json").json["answers"][0]

    return answer


@pytest.fixture
def table(tmp_path: Path):
    """Writes a CSV file from text."""

    def write(text: str, encoding: str = "utf-8") -> Path:
        file = tmp_path / "作答.csv"
        file.write_bytes(text.encode(encoding))
        return file

    return write


@pytest.mark.parametrize("level", range(7))
def test_every_level_can_be_given(ksa, draft, first, level):
    assert ksa("assessments", "rate", draft, "P1.1.1", level).code == 0
    assert (first()["answer"], first()["rating"]) == ("rated", level)


@pytest.mark.parametrize(("typed", "level"), [("３", 3), (" 3 ", 3)])
def test_a_level_may_come_from_an_input_method(ksa, draft, first, typed, level):
    assert ksa("assessments", "rate", draft, "Ｐ１．１．１", typed).code == 0
    assert first()["rating"] == level


def test_not_applicable_needs_a_reason(ksa, draft, first):
    refused = ksa("assessments", "rate", draft, "P1.1.1", "na")
    assert refused.code == 3
    assert "--reason" in refused.sentence
    assert first()["answer"] == "unanswered"
    assert ksa("assessments", "rate", draft, "P1.1.1", "na", "--reason", "別組負責").code == 0
    assert (first()["answer"], first()["reason"]) == ("not_applicable", "別組負責")


def test_unobserved_is_an_answer_without_a_number(ksa, draft, first):
    assert ksa("assessments", "rate", draft, "P1.1.1", "unobserved").code == 0
    assert (first()["answer"], first()["rating"]) == ("not_observed", None)


def test_clear_keeps_the_comment(ksa, draft, first):
    ksa("assessments", "rate", draft, "P1.1.1", 2, "--comment", "做過")
    assert ksa("assessments", "rate", draft, "P1.1.1", "clear").code == 0
    assert (first()["answer"], first()["comment"]) == ("unanswered", "做過")


def test_what_is_not_given_stays_and_an_empty_text_erases(ksa, draft, first):
    rest = ("--comment", "-5 度也做過", "--evidence", "甲", "--evidence", "乙")
    ksa("assessments", "rate", draft, "P1.1.1", 2, *rest, "--missing", "K01,K02")
    ksa("assessments", "rate", draft, "P1.1.1", 3)
    kept = first()
    assert kept["comment"] == "-5 度也做過"
    assert kept["evidence"] == ["甲", "乙"]
    assert kept["missing"] == ["K01", "K02"]
    erase = ("--comment", "", "--evidence", "", "--missing", "")
    ksa("assessments", "rate", draft, "P1.1.1", 3, *erase)
    assert (first()["comment"], first()["evidence"], first()["missing"]) == ("", [], [])


@pytest.mark.parametrize("answer", ["7", "-1", "3.5", "", "yes", "3 級", "10"])
def test_what_is_no_answer_is_refused(ksa, draft, first, answer):
    result = ksa("assessments", "rate", draft, "--", "P1.1.1", answer)
    assert result.code == 3
    assert answer in result.sentence
    assert first()["answer"] == "unanswered"


def test_an_unknown_indicator_is_refused_with_those_like_it(ksa, draft):
    result = ksa("assessments", "rate", draft, "P1.1.9", 3)
    assert result.code == 3
    assert "P1.1.1" in result.sentence


def test_missing_items_must_belong_to_the_task(ksa, draft, first):
    result = ksa("assessments", "rate", draft, "P1.1.1", 1, "--missing", "K99")
    assert result.code == 3
    assert "K99" in result.sentence
    assert first()["answer"] == "unanswered"


@pytest.mark.parametrize("words", [(), ("P1.1.1",), ("P1.1.1", "3", "--from", "x.csv")])
def test_either_one_answer_or_a_file(ksa, draft, words):
    assert ksa("assessments", "rate", draft, *words).code == 2


def test_options_of_one_answer_do_not_go_with_a_file(ksa, draft, table):
    file = table("indicator,answer,comment,reason\nP1.1.1,3,,\n")
    assert ksa("assessments", "rate", draft, "--from", file, "--comment", "x").code == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_file_rates_all_its_rows(ksa, draft, table, encoding):
    text = (
        "indicator,answer,comment,reason,evidence,missing\n"
        'P1.1.1,3,"一行\n兩行",,值班紀錄,"K01,S01"\n'
        "P1.1.2,na,,別組負責,,\n"
        "P1.2.1,unobserved,,,,\n"
        "P2.1.1,6,'=好,,,\n"
    )
    result = ksa("assessments", "rate", draft, "--from", table(text, encoding))
    assert result.code == 0
    answers = {
        one["indicator"]: one for one in ksa("assessments", "show", draft, "--json").json["answers"]
    }
    assert answers["P1.1.1"]["rating"] == 3
    assert answers["P1.1.1"]["comment"].splitlines() == ["一行", "兩行"]
    assert answers["P1.1.1"]["evidence"] == ["值班紀錄"]
    assert answers["P1.1.2"]["reason"] == "別組負責"
    assert answers["P1.2.1"]["answer"] == "not_observed"
    assert answers["P2.1.1"]["comment"] == "=好"


def test_an_empty_cell_keeps_what_is_there(ksa, draft, first, table):
    ksa("assessments", "rate", draft, "P1.1.1", 2, "--comment", "做過")
    file = table("indicator,answer,comment,reason\nP1.1.1,,,\n")
    assert ksa("assessments", "rate", draft, "--from", file).code == 0
    assert (first()["rating"], first()["comment"]) == (2, "做過")


def test_every_bad_row_is_named_and_nothing_is_stored(ksa, draft, table):
    before = ksa("assessments", "show", draft, "--json").json
    text = (
        "indicator,answer,comment,reason\n"
        "P1.1.1,3,,\nP9.9.9,3,,\nP1.1.2,8,,\nP1.2.1,na,,\nP1.1.1,4,,\n"
    )
    result = ksa("assessments", "rate", draft, "--from", table(text))
    assert result.code == 3
    assert result.out == ""
    *rows, whole = result.err.splitlines()
    assert [row.split(":")[0] for row in rows] == ["Row 3", "Row 4", "Row 5", "Row 6"]
    for row, named in zip(rows, ("P9.9.9", "8", "P1.2.1", "P1.1.1"), strict=True):
        assert named in row
    assert "3 4 5 6" in whole
    assert ksa("assessments", "show", draft, "--json").json == before


@pytest.mark.parametrize(
    "text",
    ["", "nothing\n", "indicator;answer;comment;reason\n", "indicator\nP1.1.1\n", "P1.1.1,3,,\n"],
)
def test_a_file_without_the_columns_is_refused(ksa, draft, table, text):
    result = ksa("assessments", "rate", draft, "--from", table(text))
    assert result.code == 3
    assert "作答.csv" in result.sentence


@pytest.mark.parametrize("encoding", ["big5", "utf-16"])
def test_a_file_in_another_encoding_is_refused_and_it_says_so(ksa, draft, table, encoding):
    file = table("indicator,answer,comment,reason\nP1.1.1,3,做過,\n", encoding)
    result = ksa("assessments", "rate", draft, "--from", file)
    assert result.code == 3
    assert "UTF-8" in result.sentence


def test_a_missing_file_or_a_folder_is_refused(ksa, draft, tmp_path):
    for place in (tmp_path / "nowhere.csv", tmp_path):
        result = ksa("assessments", "rate", draft, "--from", place)
        assert result.code == 3
        assert place.name in result.sentence
