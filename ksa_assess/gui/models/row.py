"""One two-line row of a list, without Qt, so that presenters can make it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """`first` may hold a marked part (start and length); `key` is what choosing the row means."""

    first: str
    second: str
    key: object
    start: int = 0
    length: int = 0
