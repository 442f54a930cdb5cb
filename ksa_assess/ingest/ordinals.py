"""Numbered lists inside one text: 一、 二、 …, 1. 2. … and 【註1】 【註2】 ….

A number begins an entry only where it follows the one before it, so that numbers inside a
sentence do not cut it.
"""

import re
from dataclasses import dataclass

from ksa_assess.ingest.normalise import number

_DIGITS = "一二三四五六七八九"
_CHINESE_NUMERALS = (
    *_DIGITS,
    *(f"{ten}十{one}" for ten in ("", *_DIGITS[1:]) for one in ("", *_DIGITS)),
)
CHINESE = re.compile(r"(?<!\S)([一二三四五六七八九十]+)、")
ARABIC = re.compile(r"(?<!\S)(\d{1,3})[.．、](?!\d)")
NOTE = re.compile(r"(?<!\S)【\s*註\s*(\d[\d\s]{0,4})】")
# An ordinal inside an entry: a list whose numbers do not follow each other, or of another style.
INNER = re.compile(
    r"(?<![^\s。；])(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]"
    r"|\d{1,3}[.．、](?!\d))"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a numbered list: the ordinal as printed and the text after it."""

    ordinal: str
    text: str


def entries(text: str, style: re.Pattern[str]) -> tuple[str, list[Entry]]:
    """The text before the first entry, and the entries in order."""
    found: list[re.Match[str]] = []
    for match in style.finditer(text):
        if not found or _number(match[1]) == _number(found[-1][1]) + 1:
            found.append(match)
    if not found:
        return text, []
    ends = [match.start() for match in found[1:]] + [len(text)]
    return text[: found[0].start()], [
        Entry(match[1], text[match.end() : end]) for match, end in zip(found, ends, strict=True)
    ]


def chinese_numeral(number: int) -> str:
    """The numeral for 1 to 99; above, the digits."""
    return _CHINESE_NUMERALS[number - 1] if number <= len(_CHINESE_NUMERALS) else str(number)


def _number(ordinal: str) -> int:
    if number(ordinal).isdecimal():
        return int(number(ordinal))
    return _CHINESE_NUMERALS.index(ordinal) + 1 if ordinal in _CHINESE_NUMERALS else 0
