"""How the report looks: the page, the type, the tones. No text and no figure stands here.

Lengths are points; layout counts them from the upper left corner of the page.
"""

from dataclasses import dataclass
from enum import StrEnum

MM = 72 / 25.4

PAGE_WIDTH = 210 * MM
PAGE_HEIGHT = 297 * MM
# 25 mm keep the text clear of punched holes; 16 mm on the right do so on the back of the sheet,
# where a hole (centre 12 mm from the edge, 6 mm wide) is on the other side.
LEFT = 25 * MM
RIGHT = PAGE_WIDTH - 16 * MM
WIDTH = RIGHT - LEFT
HEAD = 12 * MM
TOP = 21 * MM
BOTTOM = PAGE_HEIGHT - 20 * MM
FOOT = PAGE_HEIGHT - 15 * MM


class Face(StrEnum):
    """The two weights that pages are set in."""

    REGULAR = "regular"
    BOLD = "bold"


class Tone(StrEnum):
    """Colours, told apart in grey too: from INK to TINT each is clearly lighter than the last."""

    INK = "#1A1A1A"
    ACCENT = "#1F4A73"
    SOFT = "#606468"
    FILL = "#86A3BF"
    RULE = "#CFD4D9"
    TINT = "#F1F4F6"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Type size and distance of lines in points."""

    size: float
    leading: float
    face: Face = Face.REGULAR
    tone: Tone = Tone.INK


TITLE = TextStyle(17, 22, Face.BOLD)
HEADING = TextStyle(10.5, 14, Face.BOLD, Tone.ACCENT)
FIGURE = TextStyle(20, 24, Face.BOLD)
STRONG = TextStyle(8.5, 12.5, Face.BOLD)
BODY = TextStyle(8.5, 12.5)
SMALL = TextStyle(7.5, 10.5)
NOTE = TextStyle(7.5, 10.5, tone=Tone.SOFT)
COLUMN_HEAD = TextStyle(7.5, 10.5, Face.BOLD, Tone.SOFT)
RUNNING = TextStyle(7, 9, tone=Tone.SOFT)
DRAFT = TextStyle(11, 13, Face.BOLD)

HAIRLINE = 0.4
RULE = 0.9

CELL_PADDING = 2.6
COLUMN_GAP = 7
SECTION_GAP = 11


@dataclass(frozen=True, slots=True)
class ColumnStyle:
    """The most width a column takes in points, 0 for what the others leave; numbers stand right."""

    width: float
    is_number: bool = False


COLUMNS = {
    "code": ColumnStyle(46),
    "indicator": ColumnStyle(0),
    "required": ColumnStyle(42),
    "self": ColumnStyle(50),
    "supervisor": ColumnStyle(50),
    "agreed": ColumnStyle(50),
    "gap": ColumnStyle(74),
    "comment": ColumnStyle(48),
    "comments": ColumnStyle(0),
    "reason": ColumnStyle(170),
    "name": ColumnStyle(0),
    "ticked": ColumnStyle(48, is_number=True),
    "shortfall": ColumnStyle(56, is_number=True),
    "indicators": ColumnStyle(52, is_number=True),
    "share": ColumnStyle(40, is_number=True),
    "level": ColumnStyle(46),
    "level_name": ColumnStyle(62),
    "sentence": ColumnStyle(0),
    "rule": ColumnStyle(96),
    "move": ColumnStyle(110),
    "meaning": ColumnStyle(0),
    "item": ColumnStyle(0),
    "levels": ColumnStyle(58),
    "way": ColumnStyle(48),
    "course": ColumnStyle(58),
    "owner": ColumnStyle(40),
    "due": ColumnStyle(46),
    "check": ColumnStyle(46),
    "result": ColumnStyle(40),
}
