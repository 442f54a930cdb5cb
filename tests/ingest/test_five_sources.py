"""The five shipped documents: what is shipped, how much it holds, and what is doubtful in it."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from ksa_assess.domain.standard import Standard
from ksa_assess.domain.standard_document import from_data, to_data
from ksa_assess.ingest.issues import IssueKind
from ksa_assess.ingest.reading import READER, read_document
from ksa_assess.ingest.shipped import main, shipped_json
from ksa_assess.runtime.texts import Language, Texts
from tests.ingest.sources import (
    CODES,
    FOLDER,
    SOURCES,
    kinds,
    read_source,
)

HOTEL, TRAVEL, MARKETING, INCENTIVE, UNIT = CODES
SHIPPED = {code: read_source(code).standard for code in CODES}
COUNTS = {
    HOTEL: (5, 13, 24, 19, 26, 20, 8, 44),
    TRAVEL: (4, 12, 9, 39, 27, 19, 7, 0),
    MARKETING: (5, 13, 9, 53, 29, 18, 6, 43),
    INCENTIVE: (5, 14, 15, 23, 9, 13, 16, 0),
    UNIT: (1, 3, 0, 11, 7, 9, 0, 0),
}


def shipped_data(code: str) -> dict[str, Any]:
    return json.loads((FOLDER / f"{code}.json").read_text(encoding="utf-8"))


def counts(standard: Standard) -> tuple[int, ...]:
    return (
        len(standard.duties),
        len(standard.tasks),
        sum(len(task.outputs) for task in standard.tasks),
        len(standard.indicators),
        len(standard.knowledge),
        len(standard.skills),
        len(standard.attitudes),
        sum(len(attitude.tasks or ()) for attitude in standard.attitudes),
    )


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_the_shipped_file_is_what_the_reader_makes_of_its_source(source: Path) -> None:
    code, text = shipped_json(source)
    assert (FOLDER / f"{code}.json").read_bytes() == text.encode()


def test_every_shipped_file_has_a_source() -> None:
    shipped = {path.stem for path in FOLDER.glob("*.json")} - {"ksa-standard.schema"}
    assert shipped == set(CODES)
    assert len(SOURCES) == len(CODES)


def test_one_command_makes_the_shipped_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(FOLDER / "sources", tmp_path / "standards_data" / "sources")
    monkeypatch.chdir(tmp_path)
    main()
    for code in CODES:
        made = tmp_path / "standards_data" / f"{code}.json"
        assert made.read_bytes() == (FOLDER / made.name).read_bytes()


@pytest.mark.parametrize("code", CODES)
def test_the_shipped_file_fits_the_schema_and_the_domain(code: str) -> None:
    schema = json.loads((FOLDER / "ksa-standard.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    data = shipped_data(code)
    jsonschema.Draft202012Validator(schema).validate(data)
    assert to_data(from_data(data)) == data


@pytest.mark.parametrize("code", CODES)
def test_the_shipped_file_reads_as_the_document_it_holds(code: str) -> None:
    path = FOLDER / f"{code}.json"
    assert to_data(read_document(path.read_bytes(), path.name)) == shipped_data(code)


@pytest.mark.parametrize("code", CODES)
def test_counts(code: str) -> None:
    assert SHIPPED[code].code == code
    assert counts(SHIPPED[code]) == COUNTS[code]


@pytest.mark.parametrize("code", CODES)
def test_codes_are_unique_and_every_code_that_is_named_exists(code: str) -> None:
    standard = SHIPPED[code]
    tasks = [task.code for task in standard.tasks]
    indicators = [indicator.code for indicator in standard.indicators]
    assert len(set(tasks)) == len(tasks)
    assert len(set(indicators)) == len(indicators)
    assert {k for task in standard.tasks for k in task.knowledge} == {
        item.code for item in standard.knowledge
    }
    assert {s for task in standard.tasks for s in task.skills} == {
        item.code for item in standard.skills
    }


@pytest.mark.parametrize("code", CODES)
def test_no_text_keeps_a_space_between_chinese_characters_a_tag_or_a_mark(code: str) -> None:
    def texts(value: object) -> list[str]:
        if isinstance(value, dict):
            value = list(value.values())
        if isinstance(value, list):
            return [text for part in value for text in texts(part)]
        return [value] if isinstance(value, str) else []

    wide = "[一-鿿、。，；：（）【】]"
    wrong = re.compile(rf"{wide}\s{wide}|<|>|\^|\*\*|[\t\n]|  |^\s|\s$|【註 ")
    assert not [text for text in texts(to_data(read_source(code))) if wrong.search(text)]


@pytest.mark.parametrize("code", CODES)
def test_a_document_without_a_decision(code: str) -> None:
    document = read_source(code)
    assert not document.needs_decision
    assert document.source.reader == READER


ISSUES = {
    HOTEL: {
        "number_skipped": ["21:工作產出"],
        "code_with_two_names": ["36:職能內涵 (S=skills 技能)"],
    },
    TRAVEL: {"level_absent": ["26:職能級別"], "misprint_kept": ["28:工作產出"]},
    MARKETING: {
        "misprint_kept": ["10:行業別代碼"],
        "links_inferred": [f"{line}:職能內涵" for line in (15, 20, 25, 28, 33)],
        "truncated": ["28:行為指標", "32:職能內涵 (K=knowledge 知識)"],
    },
    INCENTIVE: {
        "links_inferred": [f"{line}:職能內涵" for line in (22, 25, 31, 34)],
        "truncated": ["22:行為指標"],
        "text_repeated": ["31:職能內涵 (S=skills 技能)", "34:職能內涵 (K=knowledge 知識)"],
    },
    UNIT: {"codes_assigned": ["8:職能內涵 (K)", "9:職能內涵 (S)"]},
}


@pytest.mark.parametrize("code", CODES)
def test_issues_and_their_places(code: str) -> None:
    found: dict[str, list[str]] = {}
    for issue in read_source(code).issues:
        found.setdefault(issue.kind, []).append(issue.place)
    assert found == ISSUES[code]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", list(IssueKind))
def test_every_kind_of_issue_has_words(kind: IssueKind, language: Language) -> None:
    assert f"issue.{kind}" in Texts(language)


def test_kinds_of_all_five_are_known() -> None:
    assert {kind for code in CODES for kind in kinds(read_source(code))} <= set(IssueKind)
