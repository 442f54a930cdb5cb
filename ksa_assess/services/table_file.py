"""Rows of a CSV file that people fill in, by the names of its columns."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ksa_assess.runtime.errors import UserError, from_read_error

_LARGEST_FILE = 10_000_000
# Written by exporters so that a spreadsheet does not take a text for a formula.
_SHIELDED = re.compile(r"'(?='*[=+\-@\t\r])")


class TableFileError(UserError):
    """The file as a whole cannot be read as the rows that are wanted."""


class BadRowsError(UserError):
    """Rows that cannot be taken; nothing was stored. `rows` holds number and what is wrong."""

    def __init__(self, rows: tuple[tuple[int | None, UserError], ...]) -> None:
        self.rows = rows
        numbers = " ".join(str(number) for number, _ in rows)
        super().__init__("rating_file.bad_rows", n=len(rows), rows=numbers)


@dataclass(frozen=True, slots=True)
class TableRow:
    """Cells that are not empty, by column; `number` is the row as a spreadsheet counts, the head
    being 1. `fault` where there are more cells than columns."""

    number: int
    cells: Mapping[str, str]
    fault: UserError | None = None


def read_table(path: Path, needed: Sequence[str], known: Sequence[str]) -> tuple[TableRow, ...]:
    """Rows of a file in UTF-8 whose head names its columns, without empty rows.

    Raises UserError where it cannot be read, lacks a column or has one that is not known.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_FILE + 1)
    except OSError as error:
        raise from_read_error(error, path) from error
    if len(data) > _LARGEST_FILE:
        raise TableFileError("rating_file.too_large", file=path.name)
    try:
        records = _records(data.decode("utf-8-sig"), path.name)
    except UnicodeDecodeError as error:
        raise TableFileError("rating_file.not_utf8", file=path.name) from error
    columns = _head(records[0] if records else [], path.name, needed, known)
    return tuple(
        _row(number, record, columns) for number, record in enumerate(records[1:], 2) if record
    )


def _records(text: str, name: str) -> list[list[str]]:
    csv.field_size_limit(_LARGEST_FILE)  # a text that is too long is refused as such, by its row
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        return [_without_empty_end(record) for record in reader]
    except csv.Error as error:
        raise TableFileError("rating_file.not_csv", file=name, line=reader.line_num) from error


def _without_empty_end(record: list[str]) -> list[str]:
    """Spreadsheets add empty cells where something once was."""
    while record and not record[-1].strip():
        record.pop()
    return record


def _head(
    record: Sequence[str], name: str, needed: Sequence[str], known: Sequence[str]
) -> tuple[str, ...]:
    columns = tuple(cell.strip().lower() for cell in record)
    optional = ", ".join(column for column in known if column not in needed)
    missing = ", ".join(column for column in needed if column not in columns)
    told = {"file": name, "needed": ", ".join(needed), "optional": optional}
    if missing:
        raise TableFileError("rating_file.columns", columns=missing, **told)
    unknown = [cell for cell, column in zip(record, columns, strict=True) if column not in known]
    if unknown or len(set(columns)) < len(columns):
        strange = unknown or [c for c in known if columns.count(c) > 1]
        listed = ", ".join(strange)
        raise TableFileError("rating_file.strange_columns", columns=listed, **told)
    return columns


def _row(number: int, record: Sequence[str], columns: Sequence[str]) -> TableRow:
    cells = {
        column: _SHIELDED.sub("", cell, count=1) if _SHIELDED.match(cell) else cell
        for column, cell in zip(columns, record, strict=False)
        if cell.strip()
    }
    is_too_long = len(record) > len(columns)
    fault = UserError("rating_file.many_cells", n=len(columns)) if is_too_long else None
    return TableRow(number, cells, fault)
