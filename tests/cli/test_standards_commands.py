"""`standards list`, `show`, `read` and `import`."""

import json
from pathlib import Path

import pytest

from ksa_assess.domain.standard_document import content_hash, from_data
from ksa_assess.runtime.resources import standards_dir
from tests.cli.conftest import MANAGER

SIZES = {
    "TTM1411-002v4": (13, 19),
    "TTM4221-002v4": (12, 39),
    "THM2431-001v1": (13, 53),
    "TTM4221-004v2": (14, 23),
    "TTM3R0299v2": (3, 11),
}
SOURCES = sorted((standards_dir() / "sources").glob("*.txt"))


def changed(name: str = "改過的名稱", **parts) -> str:
    """A shipped document under another text, as JSON."""
    file = next(f for f in standards_dir().glob("*.json") if MANAGER in f.read_text("utf-8")[:400])
    data = json.loads(file.read_text("utf-8"))
    return json.dumps({**data, "name": name, **parts}, ensure_ascii=False)


def test_a_new_profile_holds_the_five_shipped_documents(ksa):
    listed = ksa("standards", "list", "--json").json
    assert {one["code"]: (one["tasks"], one["indicators"]) for one in listed} == SIZES
    assert {"code", "name", "kind", "level", "tasks", "indicators"} <= listed[0].keys()
    assert {one["kind"] for one in listed} == {"standard", "unit"}


def test_the_list_is_readable_too(ksa):
    lines = ksa("standards", "list").out.splitlines()
    assert len(lines) == 5
    assert any("旅館客務經理" in line for line in lines)


def test_show_gives_the_canonical_document(ksa):
    data = ksa("standards", "show", MANAGER, "--json").json
    assert data["format"] == "ksa-standard/1"
    document = from_data(data)
    listed = {one["code"]: one for one in ksa("standards", "list", "--json").json}
    assert content_hash(document.standard) == listed[MANAGER]["content_hash"]


def test_show_is_readable_too(ksa):
    out = ksa("standards", "show", MANAGER).out
    assert "旅館客務經理" in out
    assert "P1.1.1" in out


def test_a_code_may_be_typed_in_full_width_or_lower_case(ksa):
    assert ksa("standards", "show", "ｔｔｍ1411-002V4", "--json").json["code"] == MANAGER


@pytest.mark.parametrize("lang", ["zh_TW", "en"])
def test_an_unknown_code_is_named_with_those_like_it(ksa, lang):
    result = ksa("standards", "show", "TTM1411-002v9", lang=lang)
    assert result.code == 3
    assert "TTM1411-002v9" in result.sentence
    assert MANAGER in result.sentence


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_read_gives_standard_and_issues_and_stores_nothing(ksa, source, data_dir):
    data = ksa("standards", "read", source, "--json").json
    assert data.keys() == {"standard", "issues"}
    assert data["standard"]["code"] in SIZES
    for issue in data["issues"]:
        assert issue.keys() == {"kind", "place", "message", "needs_decision"}
    assert not data_dir.exists()


def test_read_is_readable_too(ksa):
    result = ksa("standards", "read", SOURCES[0])
    assert result.code == 0
    assert MANAGER in result.out


def test_import_stores_once_and_says_when_nothing_is_new(ksa, tmp_path):
    file = tmp_path / "新版.json"
    file.write_text(changed(code="TTM1411-002v5"), encoding="utf-8")
    first = ksa("standards", "import", file, "--json").json
    assert [(one["code"], one["is_new"]) for one in first] == [("TTM1411-002v5", True)]
    again = ksa("standards", "import", file, "--json").json
    assert [(one["code"], one["is_new"]) for one in again] == [("TTM1411-002v5", False)]
    assert len(ksa("standards", "list", "--json").json) == 6


def test_another_text_under_a_stored_code_needs_a_decision(ksa, tmp_path):
    file = tmp_path / "other.json"
    file.write_text(changed(), encoding="utf-8")
    refused = ksa("standards", "import", file)
    assert refused.code == 3
    doubt, sentence = refused.err.splitlines()
    assert MANAGER in doubt
    assert "--accept-issues" in sentence
    names = [one["name"] for one in ksa("standards", "list", "--json").json]
    assert "改過的名稱" not in names
    assert ksa("standards", "import", file, "--accept-issues").code == 0
    listed = {one["code"]: one for one in ksa("standards", "list", "--json").json}
    assert listed[MANAGER]["name"] == "改過的名稱"
    assert listed[MANAGER]["versions"] == 2


def test_of_several_files_all_are_stored_or_none(ksa, tmp_path):
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(changed(code="TTM1411-002v5"), encoding="utf-8")
    bad.write_text("{}", encoding="utf-8")
    result = ksa("standards", "import", good, bad)
    assert result.code == 3
    assert "bad.json" in result.sentence
    assert len(ksa("standards", "list", "--json").json) == 5


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", b"\x00\x01\x02", b"{", b"[]", b"%PDF-1.7", "王小明".encode("utf-16")],
    ids=["empty", "text", "binary", "cut", "array", "pdf", "utf16"],
)
@pytest.mark.parametrize("command", ["read", "import"])
def test_what_is_no_standard_is_refused_in_one_sentence(ksa, tmp_path, command, content):
    file = tmp_path / "some file.txt"
    file.write_bytes(content)
    result = ksa("standards", command, file)
    assert result.code == 3
    assert "some file.txt" in result.sentence


@pytest.mark.parametrize("command", ["read", "import"])
def test_a_missing_file_or_a_folder_is_refused_in_one_sentence(ksa, tmp_path, command):
    for place in (tmp_path / "nowhere.txt", tmp_path):
        result = ksa("standards", command, place)
        assert result.code == 3
        assert place.name in result.sentence


def test_a_command_needs_a_file(ksa):
    assert ksa("standards", "read").code == 2
    assert ksa("standards", "import").code == 2


def test_the_data_folder_is_for_its_owner_alone(ksa, data_dir: Path):
    ksa("standards", "list")
    kept = [data_dir, *data_dir.rglob("*")]
    assert len(kept) > 1
    assert all(path.stat().st_mode & 0o077 == 0 for path in kept)
