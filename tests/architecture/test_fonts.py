"""The shipped fonts: free to embed, licensed, and together covering more than either."""

from typing import Any

import pytest
from fontTools.ttLib import TTFont

from ksa_assess.runtime.resources import font_path

REGULAR, BOLD, FALLBACK = (
    "NotoSansTC-Regular.ttf",
    "NotoSansTC-Bold.ttf",
    "ChocolateClassicalSans-Fallback.ttf",
)


def font(name: str) -> Any:
    """Read table by table when asked, so that no megabytes of outlines are parsed."""
    return TTFont(font_path(name), lazy=True)


def characters(name: str) -> set[int]:
    with font(name) as opened:
        return set(opened.getBestCmap())


@pytest.mark.parametrize("name", [REGULAR, BOLD, FALLBACK])
def test_a_font_may_be_embedded_and_has_truetype_outlines(name: str) -> None:
    with font(name) as opened:
        assert opened["OS/2"].fsType == 0
        assert "glyf" in opened


@pytest.mark.parametrize("name", ["OFL-NotoSansTC.txt", "OFL-ChocolateClassicalSans.txt"])
def test_the_license_stands_beside_the_fonts(name: str) -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in font_path(name).read_text(encoding="utf-8")


def test_both_weights_have_the_same_characters() -> None:
    assert characters(REGULAR) == characters(BOLD)


def test_the_second_font_holds_only_what_the_first_lacks() -> None:
    assert characters(REGULAR) & characters(FALLBACK) == {ord(" ")}
    assert {ord(c) for c in "咊煕"} <= characters(FALLBACK)
