"""The rows and cells of a text extract, before anything is known of their meaning."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ksa_assess.ingest.normalise import compact, readable, without_markup

_ARTEFACT = re.compile(r"[-=_|]*")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the extract. Blank cells count: the place of a cell in the row is its column."""

    line: int
    cells: tuple[str, ...]

    @property
    def is_table_row(self) -> bool:
        """Whether the line has columns at all."""
        return len(self.cells) > 1

    @property
    def label(self) -> str:
        """The first cell that is not blank, without white space."""
        return next((compact(cell) for cell in self.cells if cell.strip()), "")

    def cell(self, column: int) -> str:
        """The cell in a column; blank where the row is too short."""
        return self.cells[column] if column < len(self.cells) else ""

    def without_label(self) -> "Row":
        """The row with its first cell that is not blank made blank."""
        at = next(i for i, cell in enumerate(self.cells) if cell.strip())
        return Row(self.line, (*self.cells[:at], "", *self.cells[at + 1 :]))


def rows(text: str) -> Iterator[Row]:
    """Every row with something in it; lines of dashes between two pages are left out."""
    for line, content in enumerate(text.split("\n"), start=1):
        row = Row(line, tuple(without_markup(cell) for cell in readable(content).split("\t")))
        if not _ARTEFACT.fullmatch(compact("".join(row.cells))):
            yield row
