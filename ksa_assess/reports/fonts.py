"""The faces of the report: loaded once per process, measured, and copied from as Unicode.

Noto Sans TC lacks about one in seven rare characters of names; those come from fallback fonts, one
after the other, each loaded only when a character needs it. For a character that none has stands a
box, which is copied as the character itself; `missing_characters` names such characters, so that
no box is silent.
"""

# ReportLab has no types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from collections.abc import Iterable
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
    RARE = "ChocolateClassicalSans-Fallback"
    NAMES = "TW-Sung-Ext-B-Names"


_FALLBACKS = (FontName.RARE, FontName.NAMES)
_OF_FACE = {Face.REGULAR: FontName.REGULAR, Face.BOLD: FontName.BOLD}
_BOX = "□"
_ENTRIES_IN_A_BLOCK = 100  # The most that the format of a ToUnicode map allows.


class Run(NamedTuple):
    """Part of a line that one font draws."""

    font: FontName
    text: str


class Advances(dict[str, int]):
    """Width of a character in thousandths of the size, as it is printed in one face."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._font = _OF_FACE[face]

    def __missing__(self, character: str) -> int:
        font = embedded_font(_font_with(character, self._font))
        self[character] = width = font.face.getCharWidth(ord(character))
        return width


@cache
def advances(face: Face) -> Advances:
    return Advances(face)


@cache
def embedded_font(name: FontName) -> Any:
    """ReportLab's font object, loaded and registered once per process."""
    font = _CopyableFont(name.value, str(font_path(f"{name}.ttf")))
    registerFont(font)
    return font


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
    """The characters of printed texts that no font has, each once, by code point."""
    missing = set[str]().union(*texts)
    for name in (FontName.REGULAR, *_FALLBACKS):
        if missing:
            missing -= _characters(name)
    return tuple(sorted(missing))


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
        Run(found, "".join(group))
        for found, group in groupby(text, lambda one: _font_with(one, font))
    ]


def _font_with(character: str, font: FontName) -> FontName:
    for name in (font, *_FALLBACKS):
        if character in _characters(name):
            return name
    embedded_font(FontName.REGULAR).stand_in_for(character)
    return FontName.REGULAR


@cache
def _characters(name: FontName) -> frozenset[str]:
    return frozenset(map(chr, cast("dict[int, int]", embedded_font(name).face.charToGlyph)))


class _CopyableFont(TTFont):
    """A TrueType font whose characters beyond the BMP can be copied from the document.

    ReportLab writes them as one number of five digits where UTF-16 surrogates belong, and puts
    more entries in a block than the format allows.
    """

    def stand_in_for(self, character: str) -> None:
        """Draw a box for a character; it is still itself when the text is copied."""
        self.face.charToGlyph[ord(character)] = self.face.charToGlyph[ord(_BOX)]
        self.face.charWidths[ord(character)] = self.face.charWidths[ord(_BOX)]

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
