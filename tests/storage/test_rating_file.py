"""Answers from a CSV file: every rule of the command line's contract, all rows or none."""

from pathlib import Path

import pytest

from ksa_assess.domain.answer import UNANSWERED, Answer, AnswerKind
from ksa_assess.domain.assessment import Assessment
from ksa_assess.runtime.errors import UserError
from ksa_assess.services.profile import Profile
from ksa_assess.services.rating_file import RatingRow, read_rows
from ksa_assess.services.table_file import BadRowsError, TableFileError

HEAD = "indicator,answer,comment,reason,evidence,missing"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "作答.csv"


def answers_after(profile: Profile, draft: Assessment, file: Path) -> dict[str, Answer]:
    profile.assessments.rate_from_rows(draft.id, read_rows(file))
    found = profile.assessments.get(draft.id)
    return {code: found.answer(code) for code in ("P1.1.1", "P1.1.2", "P1.2.1")}


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_kind_of_answer_is_read(
    profile: Profile, draft: Assessment, file: Path, mark: str, line_end: str
):
    lines = [
        HEAD,
        'P1.1.1,4,"有逗號, 有""引號""\n兩行",,交接簿,"K01,S01"',
        "P1.1.2,na,,不是我的工作,,",
        "P1.2.1, Unobserved ,,,,",
        ",,,,,",
    ]
    file.write_bytes((mark + line_end.join(lines)).encode())
    found = answers_after(profile, draft, file)
    assert found["P1.1.1"] == Answer(
        AnswerKind.RATED,
        4,
        comment='有逗號, 有"引號"\n兩行',
        evidence=("交接簿",),
        missing=("K01", "S01"),
    )
    assert found["P1.1.2"].reason == "不是我的工作"
    assert found["P1.2.1"].kind is AnswerKind.NOT_OBSERVED


def test_an_empty_cell_keeps_what_is_there(profile: Profile, draft: Assessment, file: Path):
    before = Answer(AnswerKind.NOT_APPLICABLE, reason="調職", comment="舊", evidence=("簿",))
    profile.assessments.answer(draft.id, {"P1.1.1": before, "P1.1.2": before})
    file.write_text("indicator,answer,comment\nP1.1.1,,新\nP1.1.2,clear,\n", encoding="utf-8")
    found = answers_after(profile, draft, file)
    assert found["P1.1.1"] == Answer(
        AnswerKind.NOT_APPLICABLE, reason="調職", comment="新", evidence=("簿",)
    )
    assert found["P1.1.2"] == Answer(comment="舊", evidence=("簿",))


@pytest.mark.parametrize(
    ("cell", "comment"),
    [
        ("'=1+1", "=1+1"),
        ("'+886", "+886"),
        ("'-", "-"),
        ("'@mail", "@mail"),
        ("''=x", "'=x"),
        ("'\tx", "\tx"),
        ("'引文'", "'引文'"),
        ("x'=1", "x'=1"),
    ],
)
def test_one_shield_before_a_formula_sign_is_taken_off(file: Path, cell: str, comment: str):
    file.write_text(f"indicator,answer,comment\nP1.1.1,3,{cell}\n", encoding="utf-8")
    assert read_rows(file)[0].comment == comment


def test_a_text_that_is_much_too_long_is_refused_by_its_row(
    profile: Profile, draft: Assessment, file: Path
):
    file.write_text("indicator,answer,comment\nP1.1.1,3," + "長" * 200_000, encoding="utf-8")
    with pytest.raises(BadRowsError) as caught:
        profile.assessments.rate_from_rows(draft.id, read_rows(file))
    assert [(number, wrong.key) for number, wrong in caught.value.rows] == [(2, "given.too_long")]


def test_every_bad_row_is_named_and_nothing_is_stored(
    profile: Profile, draft: Assessment, file: Path
):
    rows = {
        "P1.1.1,3,,,,": None,
        "P9.9.9,3,,,,": "answer.unknown_indicator",
        "P1.1.2,7,,,,": "rating_file.unknown_answer",
        "P1.2.1,na,,  ,,": "answer.no_reason",
        "P1.2.2,3,,因為,,": "rating_file.reason_without_na",
        "P2.1.1,3,,,,K99": "answer.unknown_item",
        "P2.1.2,3,a,,,,b": "rating_file.many_cells",
        ",3,,,,": "rating_file.no_indicator",
        "P1.1.1,4,,,,": "rating_file.twice",
    }
    file.write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    with pytest.raises(BadRowsError) as caught:
        profile.assessments.rate_from_rows(draft.id, read_rows(file))
    named = {number: error.key for number, error in caught.value.rows}
    assert named == {n: key for n, key in enumerate(rows.values(), start=2) if key}
    assert profile.assessments.get(draft.id) == draft


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "rating_file.columns"),
        (b"indicator,comment\n", "rating_file.columns"),
        (b"indicator,answer,coment\n", "rating_file.strange_columns"),
        (b"indicator,answer,answer\n", "rating_file.strange_columns"),
        ("indicator,answer\nP1.1.1,3,王\n".encode("cp950"), "rating_file.not_utf8"),
        (b'indicator,answer\nP1.1.1,"3', "rating_file.not_csv"),
        (b"indicator,answer\n" + b"x" * 10_000_001, "rating_file.too_large"),
    ],
)
def test_a_file_that_holds_no_rows_is_refused(file: Path, content: bytes, key: str):
    file.write_bytes(content)
    with pytest.raises(TableFileError) as caught:
        read_rows(file)
    assert caught.value.key == key


def test_a_missing_file_is_said(file: Path):
    with pytest.raises(UserError) as caught:
        read_rows(file)
    assert caught.value.key == "error.no_file"


def test_a_row_of_the_command_line_can_erase(profile: Profile, draft: Assessment):
    before = Answer(AnswerKind.RATED, 2, comment="舊", evidence=("簿",), missing=("K01",))
    profile.assessments.answer(draft.id, {"P1.1.1": before})
    row = RatingRow("P1.1.1", "3", comment="", evidence="", missing="")
    profile.assessments.rate_from_rows(draft.id, [row])
    assert profile.assessments.get(draft.id).answer("P1.1.1") == UNANSWERED.rated(3)
