"""A laid-out page: strings, lines and boxes at their final places, ready to be painted.

Places are in points from the upper left corner; a text stands on its baseline.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from ksa_assess.reports.style import HAIRLINE, Face, TextStyle, Tone

_ASCENT = 0.88  # Share of the type size above the baseline, in the report's own faces.


def ascent(style: TextStyle) -> float:
    """From the top of a line to its baseline."""
    return (style.leading - style.size) / 2 + _ASCENT * style.size


class PlacedText(NamedTuple):
    x: float
    baseline: float
    text: str
    size: float
    face: Face
    tone: Tone


class PlacedLine(NamedTuple):
    x1: float
    y1: float
    x2: float
    y2: float
    weight: float
    tone: Tone


class PlacedBox(NamedTuple):
    """A rectangle, filled or framed; its frame may be dashed."""

    x: float
    y: float
    width: float
    height: float
    fill: Tone | None = None
    frame: Tone | None = None
    is_dashed: bool = False


class PlacedPicture(NamedTuple):
    """The bytes of a picture file, drawn into a rectangle."""

    x: float
    y: float
    width: float
    height: float
    data: bytes


class Bookmark(NamedTuple):
    """An entry of the outline; level 0 is outermost."""

    title: str
    level: int
    y: float


@dataclass(slots=True)
class Sheet:
    """One page being filled. Texts are in reading order: they are drawn and copied in it."""

    texts: list[PlacedText] = field(default_factory=list[PlacedText])
    lines: list[PlacedLine] = field(default_factory=list[PlacedLine])
    boxes: list[PlacedBox] = field(default_factory=list[PlacedBox])
    pictures: list[PlacedPicture] = field(default_factory=list[PlacedPicture])
    bookmarks: list[Bookmark] = field(default_factory=list[Bookmark])

    def text(self, x: float, top: float, text: str, style: TextStyle) -> None:
        """A line of text whose leading begins at `top`."""
        if text:
            place = (x, top + ascent(style))
            self.texts.append(PlacedText(*place, text, style.size, style.face, style.tone))

    def rule(self, x: float, y: float, width: float, weight: float, tone: Tone) -> None:
        """A level line."""
        self.lines.append(PlacedLine(x, y, x + width, y, weight, tone))

    def column_rule(self, x: float, y: float, height: float) -> None:
        """A fine upright line between columns."""
        self.lines.append(PlacedLine(x, y, x, y + height, HAIRLINE, Tone.RULE))
