"""Rows lined up for a terminal, where a Chinese character is two columns wide."""

import unicodedata
from collections.abc import Sequence

_GAP = "  "


def columns(rows: Sequence[Sequence[str]]) -> str:
    """One line per row; every row has the same number of cells."""
    widths = [max(width(cell) for cell in column) for column in zip(*rows, strict=True)]
    return "\n".join(_line(row, widths) for row in rows)


def width(text: str) -> int:
    """How many columns a terminal gives the text."""
    return sum(_columns_of(character) for character in text)


def _columns_of(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (cell + " " * (full - width(cell)) for cell, full in zip(row, widths, strict=True))
    return _GAP.join(cells).rstrip()
