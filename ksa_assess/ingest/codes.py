"""Codes such as T1.1, P1.1.1 and K01: how they are printed, and cutting a cell before each.

A cell holds several items parted by one space, and items hold spaces themselves: only a code
begins an item. Nothing here knows which task an item belongs to.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ksa_assess.ingest.normalise import BULLET, half_width

# A code stands at the beginning, after a space or after the end of a sentence.
_BEGINNING = r"(?<![^\s。；])"
_LETTER = r"{}[ .]?\d+"
_DOTTED = rf"{_LETTER}(?:\.\d+)+"
DUTY = re.compile(rf"{_BEGINNING}{_LETTER.format('T')}(?:\.\d+)*")
TASK = re.compile(_BEGINNING + _DOTTED.format("T"))
# Some outputs are printed with the digit zero in place of the letter.
OUTPUT = re.compile(rf"{_BEGINNING}(?:{_DOTTED.format('O')}|0\d+(?:\.\d+){{2,}})")
INDICATOR = re.compile(_BEGINNING + _DOTTED.format("P"))

_ZERO_LED = re.compile(rf"{_BEGINNING}[KSA][ .]?(0\d+)")
# A bullet before a code is of the list, not of a text.
_BULLETS = re.compile(
    rf"{_BEGINNING}(?:[{BULLET}●○■□◆◇▪➢✓※]\s*|[-–*]\s+)+(?=[TOPKSAＴＯＰＫＳＡ][ .．]?\d)"
)
_AFTER_CODE = " .．、：:"
# A name may begin with a dot (.NET), a sentence never does.
_AFTER_CONTENT_CODE = " 、：:"


@dataclass(frozen=True, slots=True)
class Item:
    """A code with the text after it. `printed` is the code as it stands in the source."""

    code: str
    printed: str
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell cut before its codes; `lead` is the text before the first."""

    lead: str
    items: tuple[Item, ...]


def cut(text: str, pattern: re.Pattern[str]) -> Cell:
    """Cut a cell before every code of the pattern."""
    text = without_bullets(text)
    found = list(pattern.finditer(half_width(text)))
    if not found:
        return Cell(text, ())
    ends = [match.start() for match in found[1:]] + [len(text)]
    items = (_item(match, text, end) for match, end in zip(found, ends, strict=True))
    return Cell(text[: found[0].start()], tuple(items))


def without_bullets(text: str) -> str:
    """The text without the bullets that stand before codes."""
    return _BULLETS.sub("", text)


def _item(match: re.Match[str], text: str, end: int) -> Item:
    code = re.sub(r"[A-Z][ .]", lambda letter: letter.group()[0], match.group())
    if code.startswith("0"):
        code = f"O{code[1:]}"
    follows = _AFTER_CODE if "." in code else _AFTER_CONTENT_CODE
    return Item(code, text[match.start() : match.end()], text[match.end() : end].lstrip(follows))


def content_pattern(letters: str, width: int | None) -> re.Pattern[str]:
    """The pattern of K, S or A codes. `width` is the document's number of digits (`code_width`)."""
    digits = rf"(?:\d{{{width}}}|\d{{1,{width - 1}}}(?!\d))" if width else r"\d+"
    return re.compile(rf"{_BEGINNING}[{letters}][ .]?{digits}")


def code_width(texts: Iterable[str]) -> int | None:
    """How many digits the K, S and A codes of a document have; None if they are not padded.

    A name may begin with a digit right after its code (`K013D列印原理`), so the width is what
    most codes with a leading zero have.
    """
    widths = Counter(
        len(digits) for text in texts for digits in _ZERO_LED.findall(half_width(text))
    )
    return max(widths, key=lambda width: (widths[width], -width)) if widths else None
