"""Which rows of an extract belong to which part of the document.

The parts are told by the labels and headings that stand in them. What the rows of a part say is
read elsewhere.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum, auto

from ksa_assess.ingest.normalise import compact
from ksa_assess.ingest.rows import Row

UNIT_LABELS = re.compile(r"職能單元(?:代碼|名稱)")
_FIRST_LABEL = re.compile(r"職能(?:基準|單元)(?:代碼|名稱)(?:[（(].*[）)])?[：:]?")
_INDICATORS = re.compile(r"行為指標(?:[（(].*[）)])?")
_ATTITUDES = re.compile(
    r"(?:職能內涵[（(]?(?:A[=＝])?(?:attitudes?)?|[（(]?(?:A[=＝])?attitudes?)態度[）)]?",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[●•■◆*-]*說明(?:與|及)補充(?:事項|說明)[：:]?")
_UPDATES = re.compile(r"更新[紀記]錄[：:]?")


class Part(StrEnum):
    """A part of a document."""

    TITLE = auto()
    VERSIONS = auto()
    HEAD = auto()
    TABLE = auto()
    ATTITUDES = auto()
    TAIL = auto()
    UPDATES = auto()


@dataclass(slots=True)
class Sections:
    """The rows of each part, and the parts that a heading of their own began."""

    rows: dict[Part, list[Row]] = field(default_factory=lambda: {part: [] for part in Part})
    headed: set[Part] = field(default_factory=set[Part])

    @property
    def is_unit(self) -> bool:
        """Whether the document is a unit (職能單元)."""
        return any(UNIT_LABELS.match(row.label) for row in self.rows[Part.HEAD])


def is_table_header(row: Row) -> bool:
    """Whether the row names the columns of the table of duties; it is repeated at page breaks."""
    labels = [compact(cell) for cell in row.cells]
    return any("工作任務" in label for label in labels) and any(map(_INDICATORS.fullmatch, labels))


def is_version_header(row: Row) -> bool:
    """Whether the row names the columns of the version table."""
    labels = [compact(cell) for cell in row.cells]
    return labels[0] == "版本" and any(label.endswith("代碼") for label in labels)


def divide(all_rows: list[Row]) -> Sections:
    """Put every row into its part. A heading repeated at a page break begins nothing new."""
    sections = Sections()
    part = Part.TITLE
    for row in all_rows:
        begun = _part_begun(row, part)
        part = begun or part
        if begun in (Part.ATTITUDES, Part.TAIL, Part.UPDATES):
            sections.headed.add(part)
            _append(sections.rows[part], row.without_label())
        else:
            sections.rows[part].append(row)
    return sections


def _append(rows: list[Row], row: Row) -> None:
    if any(cell.strip() for cell in row.cells):
        rows.append(row)


def _part_begun(row: Row, part: Part) -> Part | None:
    if is_version_header(row):
        return Part.VERSIONS
    if part in (Part.TITLE, Part.VERSIONS) and _is_first_label(row):
        return Part.HEAD
    if is_table_header(row):
        return Part.TABLE
    # In another column the same words are a piece of a cell that a page break cut.
    return _part_headed(compact(row.cells[0]), part)


def _is_first_label(row: Row) -> bool:
    return row.is_table_row and _FIRST_LABEL.fullmatch(row.label) is not None


def _part_headed(label: str, part: Part) -> Part | None:
    if _UPDATES.fullmatch(label):
        return Part.UPDATES
    if part in (Part.TITLE, Part.VERSIONS, Part.HEAD):
        return None
    if _ATTITUDES.fullmatch(label):
        return Part.ATTITUDES
    return Part.TAIL if _TAIL.fullmatch(label) else None
