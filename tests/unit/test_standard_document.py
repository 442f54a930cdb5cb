import json
from typing import Any

import pytest

from ksa_assess.domain.standard import AssessmentGuide, Note, Standard, VersionEntry
from ksa_assess.domain.standard_document import (
    FORMAT,
    Issue,
    Source,
    StandardDocument,
    StandardDocumentError,
    content_hash,
    data_hash,
    from_data,
    standard_to_data,
    to_data,
)
from tests.builders import make_standard, make_task

SOURCE = Source("extract.txt", "0" * 64, "text-extract/1")
FULL = make_standard(
    make_task("T1.1", level=None),
    version_history=(
        VersionEntry("V1", "TST0001-001v1", "測試專員", "最新版本", "略", "2024/12/19"),
    ),
    notes=(Note("註1", "說明。"), Note(None, "補充。")),
    assessment_guide=AssessmentGuide(("甲",), (), ("乙", "丙")),
    updates="2020年修訂。",
)


def make_document(standard: Standard = FULL, *issues: Issue) -> StandardDocument:
    return StandardDocument(standard, SOURCE, issues)


def data(**changes: Any) -> dict[str, Any]:
    return to_data(make_document()) | changes


@pytest.mark.parametrize("standard", [make_standard(), FULL])
def test_a_document_comes_back_from_its_data(standard: Standard) -> None:
    document = make_document(standard, Issue("truncated", "1:標題", "不完整。", False))
    text = json.dumps(to_data(document), ensure_ascii=False)
    assert from_data(json.loads(text)) == document


def test_the_keys_stand_in_the_order_of_the_format() -> None:
    keys = list(data())
    assert keys[:4] == ["format", "kind", "code", "name"]
    assert keys[-2:] == ["source", "issues"]
    assert data()["format"] == FORMAT


def test_a_decision_is_needed_if_any_issue_needs_one() -> None:
    harmless = Issue("level_absent", "1:職能級別", "沒有級別。", False)
    grave = Issue("code_cut", "2:行為指標", "代碼被切斷。", True)
    assert not make_document(FULL, harmless).needs_decision
    assert make_document(FULL, harmless, grave).needs_decision


def test_the_hash_covers_the_content_and_not_source_and_issues() -> None:
    document = make_document(FULL, Issue("truncated", "1:標題", "不完整。", False))
    assert content_hash(FULL) == data_hash(to_data(document)) == data_hash(standard_to_data(FULL))
    assert content_hash(FULL) != content_hash(make_standard())


def test_the_hash_does_not_depend_on_the_order_of_keys() -> None:
    assert data_hash(dict(reversed(data().items()))) == data_hash(data())


def test_the_hash_of_a_document_never_changes() -> None:
    # Every store holds hashes: another value here means that none of them is found again.
    expected = "a0913a60a818426a137a3bf5ea7c78d29eeefcdc3c9e329c3d403f30601342b2"
    assert content_hash(FULL) == expected


@pytest.mark.parametrize(
    "changes",
    [
        {"format": "ksa-standard/2"},
        {"kind": "course"},
        {"level": 0},
        {"level": 7},
        {"level": "3"},
        {"level": True},
        {"duties": None},
        {"duties": [{"code": "T1"}]},
        {"source": {"file": "x"}},
        {"issues": [{}]},
        {"notes": ["text"]},
        {"category": {}},
        {"assessment_guide": {"evidence": []}},
        {"remarks": "unknown"},
    ],
)
def test_anything_else_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(StandardDocumentError):
        from_data(data(**changes))


def test_a_part_that_is_missing_is_refused() -> None:
    incomplete = data()
    del incomplete["updates"]
    with pytest.raises(StandardDocumentError, match="updates"):
        from_data(incomplete)
    with pytest.raises(StandardDocumentError):
        from_data({})
