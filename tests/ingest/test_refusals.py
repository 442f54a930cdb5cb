"""What is no standard is refused with a sentence, whatever its bytes are."""

import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ksa_assess.domain.standard_document import StandardDocument, to_data
from ksa_assess.ingest.decoding import LARGEST
from ksa_assess.ingest.reading import read_document
from ksa_assess.ingest.refusal import NotAStandardError
from ksa_assess.runtime.texts import Language, Texts
from tests.ingest.extracts import FIRST_ROW, HEADER, extract
from tests.ingest.sources import CODES, FOLDER, source_text

MARKETING = CODES[2]


def refusal(data: bytes) -> NotAStandardError:
    with pytest.raises(NotAStandardError) as caught:
        read_document(data, "某檔.txt")
    for language in Language:
        assert "某檔.txt" in Texts(language).sentence(caught.value)
    return caught.value


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "ingest.empty"),
        (b"\xef\xbb\xbf \r\n\t", "ingest.empty"),
        (b"\x00\x01\x02", "ingest.binary"),
        (b"\xff\xff\xff", "ingest.binary"),
        (b"%PDF-1.7 \xe2\xe3", "ingest.pdf"),
        (b"PK\x03\x04rest", "ingest.office"),
        (b"\xd0\xcf\x11\xe0rest", "ingest.office"),
        ("旅館客務經理職能基準".encode("big5"), "ingest.not_utf8"),
        ("旅馆职能基准職能".encode("gb18030"), "ingest.not_utf8"),
        ("職能基準".encode("utf-16"), "ingest.not_utf8"),
        ("這是一封信。\n沒有表格。".encode(), "ingest.not_a_standard"),
        (b"a\tb\tc\n1\t2\t3", "ingest.not_a_standard"),
        (HEADER.encode(), "ingest.no_indicators"),
        ("職能單元代碼\tTTM3R0299v2".encode(), "ingest.no_indicators"),
        (b"x" * (LARGEST + 1), "ingest.too_large"),
        (b"{", "ingest.json_broken"),
        (b"{}", "ingest.not_a_standard"),
        (b"[1]", "ingest.not_a_standard"),
        (b"[" * 100_000, "ingest.not_a_standard"),
        (b'{"a":' * 100_000, "ingest.not_a_standard"),
        (b'{"format":' + b"9" * 5000 + b"}", "ingest.not_a_standard"),
        (b'{"format":"ksa-standard/1","format":"ksa-standard/1"}', "ingest.json_shape"),
        (b'{"format":NaN}', "ingest.json_shape"),
        (b'{"format":"ksa-standard/2"}', "ingest.json_shape"),
    ],
)
def test_what_is_no_standard(data: bytes, key: str) -> None:
    assert refusal(data).key == key


@pytest.mark.parametrize(("encoding", "name"), [("big5", "Big5"), ("utf-16", "UTF-16")])
def test_the_encoding_is_named(encoding: str, name: str) -> None:
    assert refusal("職能基準代碼".encode(encoding)).params["encoding"] == name


def document() -> dict[str, Any]:
    return json.loads((FOLDER / f"{MARKETING}.json").read_text(encoding="utf-8"))


def put(value: object, *path: str | int) -> Callable[[dict[str, Any]], None]:
    def change(data: Any) -> None:
        for key in path[:-1]:
            data = data[key]
        data[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (put(1, "code"), "code"),
        (put(" ", "code"), "code"),
        (put("", "duties", 0, "tasks", 0, "indicators", 0, "code"), "code"),
        (put("course", "kind"), "kind"),
        (put(True, "level"), "level"),
        (put(7, "level"), "level"),
        (put(3.0, "duties", 0, "tasks", 0, "level"), "duties[0].tasks[0].level"),
        (put(None, "duties"), "duties"),
        (put([[]], "duties"), "duties[0]"),
        (put("P1", "duties", 0, "tasks", 0, "indicators", 0, "name"), "name"),
        (put({"a": 1}, "knowledge"), "knowledge"),
        (put("yes", "issues", 0, "needs_decision"), "needs_decision"),
        (put("a\x00b", "name"), "name"),
        (put("a\ud800", "name"), "name"),
        (put(1, "a\x07"), "a\\x07"),
        (put({}, "assessment_guide"), "assessment_guide"),
    ],
)
def test_a_canonical_document_of_another_form(
    change: Callable[[dict[str, Any]], None], place: str
) -> None:
    data = document()
    change(data)
    error = refusal(json.dumps(data).encode())
    assert error.key == "ingest.json_shape"
    assert place in str(error.params["place"])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (put("T1.1", "duties", 1, "tasks", 0, "code"), "T1.1"),
        (put("P1.1.2", "duties", 0, "tasks", 0, "indicators", 0, "code"), "P1.1.2"),
        (put(["K99"], "duties", 0, "tasks", 0, "knowledge"), "K99"),
        (put(["S99"], "duties", 0, "tasks", 0, "skills"), "S99"),
        (put(["T9.9"], "attitudes", 0, "tasks"), "T9.9"),
    ],
)
def test_a_canonical_document_whose_codes_are_wrong(
    change: Callable[[dict[str, Any]], None], code: str
) -> None:
    data = document()
    change(data)
    error = refusal(json.dumps(data).encode())
    assert (error.key, error.params["code"]) == ("ingest.json_codes", code)


def test_a_canonical_document_without_indicators() -> None:
    data = document() | {"duties": []}
    assert refusal(json.dumps(data).encode()).key == "ingest.no_indicators"


def attempt(data: bytes) -> StandardDocument | None:
    """Read; a document that comes out must be writable. Only a refusal may be raised."""
    try:
        read = read_document(data, "x")
    except NotAStandardError:
        return None
    json.dumps(to_data(read), ensure_ascii=False).encode()
    return read


@settings(max_examples=200)
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    attempt(data)


_FRAGMENTS = st.sampled_from(
    (
        *(HEADER, FIRST_ROW, "\t", "\n", " ", "版本", "職能基準代碼", "職能單元代碼", "更新紀錄"),
        *("T1", "T1.1", "P1.1.1", "O1.1.1", "K01", "S0", "A01", "V", "7", "文字", "：", "\uf06c"),
        *("職能內涵 (A=attitude 態度)", "說明與補充事項", "【註1】", "一、", "1.", "- ", "●"),
        *("<p>", "</p>", "^{", "}", "**"),
    )
)


@settings(max_examples=200)
@given(st.lists(_FRAGMENTS, max_size=60))
def test_fragments_of_documents_in_any_order(fragments: list[str]) -> None:
    attempt("".join(fragments).encode())


@settings(max_examples=100)
@given(st.sampled_from(CODES), st.data())
def test_sources_with_damage(code: str, data: st.DataObject) -> None:
    text = source_text(code)
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, min(len(text), begin + 400)))
    attempt((text[:begin] + data.draw(st.text(max_size=8)) + text[end:]).encode(errors="replace"))


@settings(max_examples=100)
@given(st.data())
def test_canonical_documents_with_damage(data: st.DataObject) -> None:
    text = json.dumps(document(), ensure_ascii=False)
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, min(len(text), begin + 20)))
    attempt((text[:begin] + data.draw(st.text(max_size=4)) + text[end:]).encode(errors="replace"))


@pytest.mark.parametrize(
    "line",
    [
        "將" * 300_000,
        "\t" * 900_000,
        "P1.1.1 " * 120_000,
        "未知的一行\n" * 50_000,
        " " * 900_000 + "K",
    ],
    ids=["one word", "tabs", "codes", "lines", "spaces"],
)
def test_the_largest_files_take_bounded_time(line: str) -> None:
    began = time.monotonic()
    attempt(extract((FIRST_ROW, f"\t\t\t{line}\t\t\t"))[: LARGEST // 3].encode())
    assert time.monotonic() - began < 20
