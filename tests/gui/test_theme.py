"""Contrast is computed from the table of colours, for both themes."""

import re
from dataclasses import fields

import pytest
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QApplication

from ksa_assess.gui.theme import stylesheet
from ksa_assess.gui.theme.fonts import FALLBACK_FAMILIES, FAMILY, font
from ksa_assess.gui.theme.tokens import DARK, LIGHT, Colours

_TEXTS = ("text", "muted", "accent", "required", "done")
_GROUNDS = ("canvas", "surface", "hover", "sunken", "accent_soft", "required_soft", "done_soft")
_EDGES = ("control", "accent", "required_line", "done", "text")

both_themes = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def _luminance(colour: str) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """As WCAG 2 defines it, 1 to 21."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@both_themes
@pytest.mark.parametrize("text", _TEXTS)
@pytest.mark.parametrize("ground", _GROUNDS)
def test_text_can_be_read_on_every_ground(colours: Colours, text: str, ground: str):
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@both_themes
@pytest.mark.parametrize("ground", ["accent", "accent_hover"])
def test_text_on_the_accent_can_be_read(colours: Colours, ground: str):
    assert contrast(colours.on_accent, getattr(colours, ground)) >= 4.5


@both_themes
def test_what_a_search_found_can_be_read(colours: Colours):
    assert contrast(colours.text, colours.mark) >= 4.5


@both_themes
@pytest.mark.parametrize("edge", _EDGES)
@pytest.mark.parametrize("ground", ["canvas", "surface"])
def test_edges_of_controls_can_be_seen(colours: Colours, edge: str, ground: str):
    assert contrast(getattr(colours, edge), getattr(colours, ground)) >= 3


@both_themes
def test_the_sheet_has_no_colour_of_its_own(colours: Colours):
    sheet = stylesheet.style_sheet(colours, lambda pixels: pixels)
    known = {getattr(colours, field.name) for field in fields(colours)}
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", sheet)) <= known
    assert "$" not in sheet


def test_the_sheet_grows_with_the_text():
    sheet = stylesheet.style_sheet(LIGHT, lambda pixels: pixels * 2)
    assert "font-size: 42px" in sheet


@pytest.mark.parametrize("is_bold", [False, True])
def test_rare_characters_of_names_come_from_our_own_fonts(qapp: QApplication, is_bold: bool):
    layout = QTextLayout("林咊𡍼", font(14, is_bold=is_bold))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    families = {run.rawFont().familyName() for run in layout.glyphRuns()}
    assert families == {FAMILY, *FALLBACK_FAMILIES}
    assert all(0 not in run.glyphIndexes() for run in layout.glyphRuns())
