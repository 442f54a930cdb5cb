"""The faces of the report: loaded once per process, measured, and copied from as Unicode.

Noto Sans TC lacks about one in seven rare characters of names; those come from a fallback face.
A character that neither has is printed as its code point in brackets, never as an empty box, and
can still be copied; `missing_characters` names it beforehand.
"""

# ReportLab has no types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple, cast
from unicodedata import category

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from ksa_assess.reports.style import Face
from ksa_assess.runtime.resources import font_path


class FontName(StrEnum):
    """The fonts by the name they are registered and stored under."""

    REGULAR = "NotoSansTC-Regular"
    BOLD = "NotoSansTC-Bold"
    FALLBACK = "ChocolateClassicalSans-Fallback"


_OF_FACE = {Face.REGULAR: FontName.REGULAR, Face.BOLD: FontName.BOLD}
_ENTRIES_IN_A_BLOCK = 100  # The most that the format of a ToUnicode map allows.


class Run(NamedTuple):
    """Part of a line that one font draws. `stands_for` is set where the text is a stand-in."""

    font: FontName
    text: str
    stands_for: str | None = None


class Advances(dict[str, int]):
    """Width of a character in thousandths of the size, as it is printed in one face."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._font = _OF_FACE[face]

    def __missing__(self, character: str) -> int:
        self[character] = width = sum(
            _font(run.font).face.getCharWidth(ord(one))
            for run in _runs(character, self._font)
            for one in run.text
        )
        return width


@cache
def advances(face: Face) -> Advances:
    return Advances(face)


def font_of(face: Face) -> FontName:
    """The font, ready to draw with, that a face is mostly set in."""
    return FontName(_font(_OF_FACE[face]).fontName)


def runs(text: str, face: Face) -> list[Run]:
    """The parts of a line by the font that draws them."""
    font = _OF_FACE[face]
    if _characters(font).issuperset(text):
        return [Run(font, text)]
    return _runs(text, font)


def printable(text: str) -> str:
    """A text without what has no shape of its own: controls, joiners, variation selectors.

    Line breaks stay; tabs and rare spaces become plain ones.
    """
    return text.translate(_visible)


def missing_characters(texts: Iterable[str]) -> tuple[str, ...]:
    """The characters that no font has, each once, in order of appearance."""
    known = _characters(FontName.REGULAR) | _characters(FontName.FALLBACK) | {"\n"}
    seen = dict.fromkeys(one for text in texts for one in printable(text))
    return tuple(
        one for one in seen if one not in known and len(one.splitlines()) == 1 and one.strip()
    )


class _Visible(dict[int, int | str | None]):
    """What each code point becomes in `printable`."""

    def __missing__(self, code: int) -> int | str | None:
        self[code] = found = _visible_form(chr(code))
        return found


def _visible_form(character: str) -> str | None:
    if len(f"a{character}b".splitlines()) == 2:
        return character
    kind = category(character)
    if character == "\t" or (kind == "Zs" and character != "\u3000"):
        return " "
    is_selector = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    return None if kind in {"Cc", "Cf", "Cs"} or is_selector else character


_visible = _Visible()


def _runs(text: str, font: FontName) -> list[Run]:
    return [
        run
        for found, group in groupby(text, lambda one: _font_with(one, font))
        for run in _group_runs(found, "".join(group), font)
    ]


def _group_runs(found: FontName | None, text: str, font: FontName) -> Iterator[Run]:
    if found:
        yield Run(found, text)
        return
    for character in text:
        yield Run(font, f"[U+{ord(character):04X}]", stands_for=character)


def _font_with(character: str, font: FontName) -> FontName | None:
    for name in (font, FontName.FALLBACK):
        if character in _characters(name):
            return name
    return None


@cache
def _characters(name: FontName) -> frozenset[str]:
    return frozenset(map(chr, cast("dict[int, int]", _font(name).face.charToGlyph)))


@cache
def _font(name: FontName) -> "_CopyableFont":
    font = _CopyableFont(name.value, str(font_path(f"{name}.ttf")))
    registerFont(font)
    return font


class _CopyableFont(TTFont):
    """A TrueType font whose characters beyond the BMP can be copied from the document.

    ReportLab writes them as one number of five digits where UTF-16 surrogates belong, and puts
    more entries in a block than the format allows.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: N802 (overrides ReportLab's)
        subsets: list[list[int]] = self.state[doc].subsets
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = f"{SUBSETN(number).decode()}+{self.face.name.decode()}"
            doc.idToObject[f"toUnicodeCMap:{name}"].content = _to_unicode(name, subset)


def _to_unicode(name: str, subset: list[int]) -> str:
    entries = [
        f"<{place:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>"
        for place, code in enumerate(subset)
        if code
    ]
    blocks = [
        entries[start : start + _ENTRIES_IN_A_BLOCK]
        for start in range(0, len(entries), _ENTRIES_IN_A_BLOCK)
    ]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)
