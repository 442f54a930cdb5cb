"""The labelled fields above the table (code, name, categories, description, level) and the
version table.

Values stand in different columns in different documents, so they are found by label.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ksa_assess.domain.standard import Categories, Category, VersionEntry
from ksa_assess.ingest.issues import IssueKind, IssueLog
from ksa_assess.ingest.normalise import compact, joined, tidy
from ksa_assess.ingest.rows import Row
from ksa_assess.ingest.sections import is_version_header

STANDARD_LABELS = frozenset(
    {
        "職能基準代碼",
        "職能基準名稱",
        "職類",
        "職業",
        "所屬類別",
        "職類別",
        "職業別",
        "行業別",
        "職類別代碼",
        "職業別代碼",
        "行業別代碼",
        "工作描述",
        "基準級別",
    }
)
# What a title says besides the name.
TITLE_WORDS = re.compile(r"《?歷史資料》?|職能(?:基準|單元)$")
_REMARK = re.compile(r"[（(][^（()）]*[)）]$|[：:]$")
_CONTENT_LABEL = re.compile(r"職能內涵[（(]([KS])")
_VERSION_COLUMNS = {
    "版本": "version",
    "職能基準代碼": "code",
    "職能單元代碼": "code",
    "職能基準名稱": "name",
    "職能單元名稱": "name",
    "狀態": "status",
    "更新說明": "note",
    "發展更新日期": "date",
}
_STANDARD_CODE = re.compile(r"[A-Z]{3}\d[A-Z\d]{3}-\d{3}(?:v\d+)?|[A-Z]{3}\d[A-Z]\d{4}(?:v\d+)?")
_INDUSTRY_CODE = re.compile(r"[A-Z]\d{0,4}")


@dataclass(slots=True)
class Field:
    """The value of a label, in the pieces it is printed in."""

    line: int
    label: str
    pieces: list[str]

    @property
    def text(self) -> str:
        """The whole value, joined."""
        return joined(self.pieces)


Fields = dict[str, Field]


def read_fields(rows: Iterable[Row], labels: frozenset[str]) -> Fields:
    """Every label of the rows with its value.

    A row without any label continues the values above it, each in its own column, if the column of
    the labels is blank; otherwise it says something else.
    """
    fields: Fields = {}
    by_column: dict[int, Field] = {}
    for row in rows:
        texts = [(column, cell) for column, cell in enumerate(row.cells) if cell.strip()]
        if any(label_of(cell) in labels for _, cell in texts):
            by_column = _labelled(row.line, texts, labels, fields)
        elif not row.cells[0].strip():
            _continue(texts, by_column)
    return fields


def label_of(cell: str) -> str:
    """The cell as a label: without white space, a remark in brackets or a colon at its end.

    The two labels that differ in their brackets only become 職能內涵K and 職能內涵S.
    """
    label = compact(cell)
    content = _CONTENT_LABEL.match(label)
    return f"職能內涵{content[1]}" if content else _REMARK.sub("", label)


def _labelled(
    line: int, texts: list[tuple[int, str]], labels: frozenset[str], fields: Fields
) -> dict[int, Field]:
    by_column: dict[int, Field] = {}
    current = Field(line, "", [])
    for column, cell in texts:
        label = label_of(cell)
        if label in labels:
            current = fields.setdefault(label, Field(line, label, []))
        else:
            current.pieces.append(cell)
        by_column[column] = current
    return by_column


def _continue(texts: list[tuple[int, str]], by_column: dict[int, Field]) -> None:
    for column, cell in texts:
        before = [at for at in by_column if at <= column]
        if before:
            by_column[max(before)].pieces.append(cell)


def value(fields: Fields, label: str) -> str | None:
    """The value of a label, or None if the label or its value is absent."""
    return (fields[label].text or None) if label in fields else None


def read_code(fields: Fields, label: str, log: IssueLog) -> str:
    """The document's code, blank if absent; one that is not formed like a code is reported."""
    code = compact(value(fields, label) or "")
    line = fields[label].line if label in fields else 1
    if not code:
        log.add(IssueKind.CODE_ABSENT, line, label, "文件沒有印出代碼。")
    elif not _STANDARD_CODE.fullmatch(code):
        log.add(IssueKind.MISPRINT_KEPT, line, label, f"代碼「{code}」不合一般寫法，照原文保留。")
    elif "v" not in code:
        log.add(IssueKind.VERSION_ABSENT, line, label, f"代碼「{code}」沒有版次，照原文保留。")
    return code


def name_in_title(rows: Iterable[Row]) -> str:
    """The name that the document's title gives; blank if there is no title."""
    titles = (TITLE_WORDS.sub("", tidy(" ".join(row.cells))).strip() for row in rows)
    return next((title for title in titles if title), "")


def read_categories(fields: Fields, log: IssueLog) -> Categories:
    """職類別, 職業別 and 行業別 with their codes, as printed."""
    categories = Categories(
        _category(fields, "職類別"), _category(fields, "職業別"), _category(fields, "行業別")
    )
    label = "行業別代碼"
    code = value(fields, label)
    if code and not all(_INDUSTRY_CODE.fullmatch(part) for part in re.split(r"[\s、,/;；]+", code)):
        message = f"行業別代碼「{code}」應以英文字母開頭，照原文保留。"
        log.add(IssueKind.MISPRINT_KEPT, fields[label].line, label, message)
    return categories


def _category(fields: Fields, label: str) -> Category | None:
    name, code = value(fields, label), value(fields, f"{label}代碼")
    return Category(name, code) if name or code else None


def read_versions(rows: Iterable[Row]) -> tuple[VersionEntry, ...]:
    """The rows of the version table. A row without version and code continues the one above it."""
    entries: list[dict[str, list[str]]] = []
    columns: list[str | None] = []
    for row in rows:
        if is_version_header(row):
            columns = [_VERSION_COLUMNS.get(compact(cell)) for cell in row.cells]
        else:
            _read_version(row, columns, entries)
    return tuple(
        VersionEntry(**{name: _version_field(name, pieces) for name, pieces in entry.items()})
        for entry in entries
    )


def _version_field(name: str, pieces: list[str]) -> str:
    """The field, joined; a version, a code and a date hold no space that a line end did not put."""
    text = joined(pieces)
    return compact(text) if name in ("version", "code", "date") else text


def _read_version(row: Row, columns: list[str | None], entries: list[dict[str, list[str]]]) -> None:
    printed = {name: row.cell(column) for column, name in enumerate(columns) if name is not None}
    is_whole = _STANDARD_CODE.fullmatch(compact(printed.get("code", "")))
    if printed.get("version", "").strip() or is_whole or not entries:
        entries.append({name: [] for name in _VERSION_COLUMNS.values()})
    for name, text in printed.items():
        entries[-1][name].append(text)
