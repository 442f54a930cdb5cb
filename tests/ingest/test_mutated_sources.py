"""The five sources with their pages broken elsewhere, their cells cut elsewhere, their rows merged
and their codes changed hold the same content."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ksa_assess.domain.standard_document import standard_to_data
from tests.ingest.sources import CODES, read_source, read_text, source_text

TABLES = CODES[:4]
UNIT = CODES[4]
EXPECTED = {code: standard_to_data(read_source(code).standard) for code in CODES}
MODEST = settings(max_examples=25)
# No line begins with a punctuation mark.
_BETWEEN = re.compile(r"(?<=[一-鿿，、。])(?=[一-鿿])")
_PLACES_IN_CELL = re.compile(rf"{_BETWEEN.pattern}| (?=[OPKS]\d)")


def content(text: str) -> dict[str, object]:
    return standard_to_data(read_text(text).standard)


def is_header(line: str) -> bool:
    return "工作任務\t工作產出" in line


def parts(code: str) -> tuple[list[str], list[str], list[str]]:
    """The lines before the table, its rows with headers, and the lines after it."""
    lines = source_text(code).split("\n")
    begin = next(at for at, line in enumerate(lines) if is_header(line))
    end = next(at for at, line in enumerate(lines) if "attitude" in line)
    return lines[:begin], lines[begin:end], lines[end:]


def whole(before: list[str], table: list[str], after: list[str]) -> str:
    return "\n".join([*before, *table, *after])


@pytest.mark.parametrize("code", TABLES)
@MODEST
@given(data=st.data())
def test_pages_that_break_between_other_rows(code: str, data: st.DataObject) -> None:
    before, table, after = parts(code)
    header, rows = table[0], [line for line in table if line and not is_header(line)]
    breaks = data.draw(st.sets(st.integers(1, len(rows) - 1), max_size=6))
    moved = [header]
    for at, line in enumerate(rows):
        moved += ["", header.replace("主要", "工作")] if at in breaks else []
        moved.append(line)
    assert content(whole(before, moved, after)) == EXPECTED[code]


@pytest.mark.parametrize("code", TABLES)
@MODEST
@given(data=st.data())
def test_pages_that_cut_other_cells(code: str, data: st.DataObject) -> None:
    before, table, after = parts(code)
    rows = [at for at, line in enumerate(table) if line and not is_header(line)]
    at = data.draw(st.sampled_from(rows))
    first, second = [], []
    for cell in table[at].split("\t"):
        places = [match.start() for match in _PLACES_IN_CELL.finditer(cell)]
        place = data.draw(st.sampled_from([*places, len(cell)]))
        first.append(cell[:place])
        second.append(cell[place:])
    between = ["", table[0]] if data.draw(st.booleans()) else []
    rest = ["\t".join(second)] if any(second) else []
    cut = [*table[:at], "\t".join(first), *between, *rest, *table[at + 1 :]]
    assert content(whole(before, cut, after)) == EXPECTED[code]


@pytest.mark.parametrize("code", TABLES)
def test_continuation_rows_merged_into_the_rows_above(code: str) -> None:
    before, table, after = parts(code)
    merged: list[list[str]] = []
    for line in table:
        cells = line.split("\t")
        if not line or (is_header(line) and merged):
            continue
        if not cells[0] and not re.match(r"T\d", cells[1]):
            merged[-1] = [f"{a} {b}" for a, b in zip(merged[-1], cells, strict=True)]
        else:
            merged.append(cells)
    rows = ["\t".join(cells) for cells in merged]
    assert content(whole(before, rows, after)) == EXPECTED[code]


@pytest.mark.parametrize("code", CODES)
@MODEST
@given(data=st.data())
def test_lines_that_end_elsewhere(code: str, data: st.DataObject) -> None:
    text = source_text(code)
    places = [match.start() for match in _BETWEEN.finditer(text)]
    for place in sorted(data.draw(st.sets(st.sampled_from(places), max_size=40)), reverse=True):
        text = f"{text[:place]} {text[place:]}"
    assert content(text) == EXPECTED[code]


def in_every_text(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, dict):
        return {key: in_every_text(part, change) for key, part in value.items()}
    if isinstance(value, list):
        return [in_every_text(part, change) for part in value]
    return change(value) if isinstance(value, str) else value


@pytest.mark.parametrize(
    ("pattern", "replacement"),
    [
        (r"(?<![A-Za-z\d])([KSA])(\d\d)(?!\d)", r"\g<1>0\2"),
        (r"(?<![A-Za-z\d])([TOP])(\d)(?!\d)", r"\g<1>1\2"),
        (r"(?<![A-Za-z\d])([TOP])(\d)\.(\d)(?!\d)", r"\1\2.1\3"),
    ],
    ids=["three digits", "T10", "T1.10"],
)
@pytest.mark.parametrize("code", TABLES)
def test_other_codes(code: str, pattern: str, replacement: str) -> None:
    def change(text: str) -> str:
        return re.sub(pattern, replacement, text)

    before, table, after = parts(code)
    changed = whole(before, [change(line) for line in table], [change(line) for line in after])
    assert content(changed) == in_every_text(EXPECTED[code], change)


@pytest.mark.parametrize("code", CODES)
def test_other_line_ends_and_a_byte_order_mark(code: str) -> None:
    text = "\ufeff" + source_text(code).replace("\n", "\r\n")
    assert content(text) == EXPECTED[code]


@MODEST
@given(data=st.data())
def test_a_unit_cut_elsewhere(data: st.DataObject) -> None:
    lines = source_text(UNIT).split("\n")
    at = data.draw(st.sampled_from([i for i, line in enumerate(lines) if line.count("\t") == 1]))
    places = [
        m.start() for m in _BETWEEN.finditer(lines[at]) if m.start() > lines[at].index("\t") + 1
    ]
    if places:
        place = data.draw(st.sampled_from(places))
        lines[at : at + 1] = [lines[at][:place], "", f"\t{lines[at][place:]}"]
    assert content("\n".join(lines)) == EXPECTED[UNIT]
