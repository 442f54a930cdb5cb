"""The proof that nothing of a source was lost: every text in it is in the document, in an issue,
or is a label, heading, ordinal or mark that the form replaces.

It looks at the source and at the result only, so that a mistake anywhere between shows here.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import cast

from ksa_assess.domain.standard import Standard
from ksa_assess.domain.standard_document import Issue
from ksa_assess.ingest import attitudes, codes, head, tail, unit
from ksa_assess.ingest.issues import IssueLog
from ksa_assess.ingest.normalise import compact, half_width, tidy
from ksa_assess.ingest.rows import Row
from ksa_assess.ingest.sections import Part, Sections, is_table_header, is_version_header
from ksa_assess.ingest.table import NOTHING, report_not_placed

# Where an entry may begin: a code, an ordinal, a note's key, a paragraph.
_ENTRY = re.compile(
    r"(?<![^\s。；])(?:[TOPKSA0][ .]?\d+(?:\.\d+)*|[一二三四五六七八九十]+、(?:\s*[KS]\d+)?"
    r"|\d{1,3}[.．、](?!\d)|【\s*註\s*\d+\s*】)|\n"
)
_LABELS = head.STANDARD_LABELS | unit.LABELS
_HEADINGS = {
    Part.TITLE: "標題",
    Part.VERSIONS: "版本",
    Part.ATTITUDES: attitudes.HEADING,
    Part.TAIL: "說明與補充事項",
    Part.UPDATES: "更新紀錄",
}


def report_lost(sections: Sections, standard: Standard, log: IssueLog) -> None:
    """Report every text of the source that is neither in the standard nor in an issue."""
    kept = _Kept(standard, log.in_order())
    for part, rows in sections.rows.items():
        for row, heading, text in _texts(part, rows):
            for entry in _entries(part, text):
                if not kept.has(entry):
                    report_not_placed(entry, row.line, heading, log)


class _Kept:
    """Every text that was kept, without white space."""

    def __init__(self, standard: Standard, issues: Iterable[Issue]) -> None:
        texts = [*_strings(asdict(standard)), *(issue.message for issue in issues)]
        texts += [
            f"{attitude.name}{colon}{attitude.description}"
            for attitude in standard.attitudes
            for colon in "：:"
        ]
        self._whole = {half_width(compact(text)) for text in texts}
        self._all = "\n".join(self._whole)

    def has(self, text: str) -> bool:
        """Whether the text, or for one that a page break cut the text it is part of, was kept."""
        return text in self._whole or text in self._all


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        value = tuple(cast(dict[str, object], value).values())
    if isinstance(value, tuple):
        for part in cast(tuple[object, ...], value):
            yield from _strings(part)
    elif value is not None:
        yield str(value)


def _texts(part: Part, rows: list[Row]) -> Iterator[tuple[Row, str, str]]:
    """Every cell that says something, with its row and the heading of its place."""
    headings: dict[int, str] = {}
    for row in rows:
        if is_table_header(row) or is_version_header(row):
            headings = {column: tidy(cell) for column, cell in enumerate(row.cells)}
            continue
        for column, cell in enumerate(row.cells):
            if cell.strip() and not _is_replaced(part, cell):
                heading = headings.get(column) or _HEADINGS.get(part) or row.label
                yield row, heading, cell


def _is_replaced(part: Part, cell: str) -> bool:
    """Whether the form says the cell in another way than by its text."""
    if part is Part.HEAD:
        return head.label_of(cell) in _LABELS
    if part is Part.TABLE:
        return compact(cell) in NOTHING
    return part is Part.ATTITUDES and compact(cell) in attitudes.MARKS


def _entries(part: Part, text: str) -> Iterator[str]:
    if part is Part.TITLE:
        text = head.TITLE_WORDS.sub("", tidy(text))
    if part is Part.TAIL:
        text = _without_tail_heading(text)
    for entry in _ENTRY.split(half_width(codes.without_bullets(text))):
        stripped = compact(tidy(tail.without_bullet(entry))).lstrip(".．、：:")
        if stripped and not (part is Part.HEAD and unit.GUIDE_HEADING.fullmatch(stripped)):
            yield stripped


def _without_tail_heading(text: str) -> str:
    text = tidy(tail.without_bullet(text))
    for heading in (tail.PREREQUISITES, tail.OTHER_NOTES):
        text = heading.sub("", text, count=1) if heading.match(text) else text
    return text
