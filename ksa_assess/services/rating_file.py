"""Answers from a CSV file, by the rules of the command line, and from the command line itself."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ksa_assess.domain.answer import Answer, AnswerKind
from ksa_assess.exchange.csv_table import ANSWER_COLUMNS, SHOWN_COLUMNS
from ksa_assess.runtime.errors import UserError, from_read_error

_NEEDED = ("indicator", "answer")
_KNOWN = (*ANSWER_COLUMNS, *SHOWN_COLUMNS)
_LARGEST_FILE = 10_000_000
_LEVELS = frozenset("0123456")
# Written by exporters so that a spreadsheet does not take a text for a formula.
_SHIELDED = re.compile(r"'(?='*[=+\-@\t\r])")
_BETWEEN_CODES = re.compile(r"[\s,、，;；]+")


@dataclass(frozen=True, slots=True)
class RatingRow:
    """One row. None keeps what is there, an empty text erases it; `number` is the row as a
    spreadsheet counts, the head being 1, or None outside of a file. `answer` is `0`–`6`, `na`,
    `unobserved` or `clear`; `evidence` holds one note per line, `missing` codes of K/S items.
    `fault` is what is wrong with the row whatever the assessment.
    """

    indicator: str
    answer: str | None = None
    comment: str | None = None
    reason: str | None = None
    evidence: str | None = None
    missing: str | None = None
    number: int | None = None
    fault: UserError | None = None


class RatingFileError(UserError):
    """The file as a whole cannot be read as rows of answers."""


class BadRowsError(UserError):
    """Rows that cannot be taken; nothing was stored. `rows` holds number and what is wrong."""

    def __init__(self, rows: tuple[tuple[int | None, UserError], ...]) -> None:
        self.rows = rows
        numbers = " ".join(str(number) for number, _ in rows)
        super().__init__("rating_file.bad_rows", n=len(rows), rows=numbers)


def read_rows(path: Path) -> tuple[RatingRow, ...]:
    """Rows of a CSV file in UTF-8, faulty ones too. Raises UserError where it cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_FILE + 1)
    except OSError as error:
        raise from_read_error(error, path) from error
    if len(data) > _LARGEST_FILE:
        raise RatingFileError("rating_file.too_large", file=path.name)
    try:
        return _rows(data.decode("utf-8-sig"), path.name)
    except UnicodeDecodeError as error:
        raise RatingFileError("rating_file.not_utf8", file=path.name) from error


def applied(row: RatingRow, before: Answer) -> Answer:
    """The answer after a row. Raises UserError saying what is wrong with the row."""
    after = _answered(row, before)
    if row.reason and after.kind is not AnswerKind.NOT_APPLICABLE:
        raise UserError("rating_file.reason_without_na", indicator=row.indicator)
    return replace(
        after,
        comment=after.comment if row.comment is None else row.comment,
        evidence=after.evidence if row.evidence is None else tuple(row.evidence.splitlines()),
        missing=after.missing if row.missing is None else _codes(row.missing),
    )


def _answered(row: RatingRow, before: Answer) -> Answer:
    word = (row.answer or "").strip().lower()
    if word in _LEVELS:
        return before.rated(int(word))
    if word == "unobserved":
        return before.not_observed()
    if word == "clear":
        return before.cleared()
    is_still_na = not word and before.kind is AnswerKind.NOT_APPLICABLE
    if word == "na" or is_still_na:
        return _not_applicable(row, before)
    if word:
        raise UserError("rating_file.unknown_answer", answer=row.answer)
    return before


def _not_applicable(row: RatingRow, before: Answer) -> Answer:
    reason = before.reason if row.reason is None else row.reason
    if not reason.strip():
        raise UserError("answer.no_reason", indicator=row.indicator)
    return before.not_applicable(reason)


def _codes(text: str) -> tuple[str, ...]:
    return tuple(filter(None, _BETWEEN_CODES.split(text)))


def _rows(text: str, name: str) -> tuple[RatingRow, ...]:
    csv.field_size_limit(_LARGEST_FILE)  # a text that is too long is refused as such, by its row
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        records = [_without_empty_end(record) for record in reader]
    except csv.Error as error:
        raise RatingFileError("rating_file.not_csv", file=name, line=reader.line_num) from error
    if not records:
        raise RatingFileError("rating_file.columns", file=name, columns=", ".join(_NEEDED))
    columns = _head(records[0], name)
    seen: dict[str, int] = {}
    return tuple(
        _with_fault(_row(number, record, columns), len(record), len(columns), seen)
        for number, record in enumerate(records[1:], start=2)
        if record
    )


def _without_empty_end(record: list[str]) -> list[str]:
    """Spreadsheets add empty cells where something once was."""
    while record and not record[-1].strip():
        record.pop()
    return record


def _head(record: Sequence[str], name: str) -> tuple[str, ...]:
    columns = tuple(cell.strip().lower() for cell in record)
    missing = [column for column in _NEEDED if column not in columns]
    if missing:
        raise RatingFileError("rating_file.columns", file=name, columns=", ".join(missing))
    unknown = [cell for cell, column in zip(record, columns, strict=True) if column not in _KNOWN]
    if unknown or len(set(columns)) < len(columns):
        strange = unknown or [c for c in _KNOWN if columns.count(c) > 1]
        raise RatingFileError("rating_file.strange_columns", file=name, columns=", ".join(strange))
    return columns


def _with_fault(row: RatingRow, cells: int, columns: int, seen: dict[str, int]) -> RatingRow:
    """`seen` maps the indicators of the rows above to their numbers; this one is noted there."""
    first = seen.setdefault(row.indicator, row.number or 0)
    if cells > columns:
        return replace(row, fault=UserError("rating_file.many_cells", n=columns))
    if not row.indicator:
        return replace(row, fault=UserError("rating_file.no_indicator"))
    if first != row.number:
        twice = UserError("rating_file.twice", indicator=row.indicator, first=first)
        return replace(row, fault=twice)
    return row


def _row(number: int, record: Sequence[str], columns: Sequence[str]) -> RatingRow:
    cells = {
        column: _SHIELDED.sub("", cell, count=1) if _SHIELDED.match(cell) else cell
        for column, cell in zip(columns, record, strict=False)
        if cell.strip() and column in ANSWER_COLUMNS
    }
    return RatingRow(
        indicator=cells.get("indicator", "").strip(),
        answer=cells.get("answer"),
        comment=cells.get("comment"),
        reason=cells.get("reason"),
        evidence=cells.get("evidence"),
        missing=cells.get("missing"),
        number=number,
    )
