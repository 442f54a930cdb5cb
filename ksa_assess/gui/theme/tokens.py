"""The look in names: colours of the light and the dark theme, sizes, steps.

Every colour on screen is one of these. Amber (`required…`) says a required level or a gap and
nothing else; green (`done…`) says finished or met; the accent says "here" and "act". Text pairs
keep 4.5:1 and borders of controls 3:1, which a test computes from this table.
"""

from dataclasses import dataclass

STEP = 8  # Distances are whole or half steps.
CARD_MARGIN = 24

TITLE = 21
BODY = 14
SECOND = 13
SMALL = 12

LINE_HEIGHT = 112  # Percent of the font's own line.


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme's colours as #RRGGBB.

    `canvas` lies behind `surface` (cards, panels); `sunken` is a track or a pill; `line` only
    separates, `control` is the border of something that can be used; `mark` lies behind what a
    search found.
    """

    canvas: str
    surface: str
    sunken: str
    hover: str
    text: str
    muted: str
    line: str
    control: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    required: str
    required_line: str
    required_soft: str
    done: str
    done_soft: str
    mark: str


LIGHT = Colours(
    canvas="#F4F5F7",
    surface="#FFFFFF",
    sunken="#E9EBEF",
    hover="#F0F2F5",
    text="#1B1F27",
    muted="#5A6170",
    line="#DDE0E6",
    control="#7F8693",
    accent="#1D5FC2",
    accent_hover="#184FA3",
    on_accent="#FFFFFF",
    accent_soft="#E2ECFA",
    required="#8F5200",
    required_line="#B3690A",
    required_soft="#FCEEDA",
    done="#1A7546",
    done_soft="#DFF2E7",
    mark="#BDD6F9",
)

DARK = Colours(
    canvas="#14171B",
    surface="#1D2126",
    sunken="#31363E",
    hover="#262B32",
    text="#E9EBEE",
    muted="#A5ACB8",
    line="#343A43",
    control="#78808D",
    accent="#82AEF7",
    accent_hover="#A0C2FA",
    on_accent="#0F151E",
    accent_soft="#20344F",
    required="#EBB25C",
    required_line="#D79A3C",
    required_soft="#3D2C14",
    done="#62CC96",
    done_soft="#1B3B2B",
    mark="#30578F",
)
