"""The shipped fonts: free to embed, licensed, and together covering more than either."""

from typing import Any

import pytest
from fontTools.ttLib import TTFont

from ksa_assess.runtime.resources import font_path

REGULAR, BOLD, RARE, NAMES = (
    "NotoSansTC-Regular.ttf",
    "NotoSansTC-Bold.ttf",
    "ChocolateClassicalSans-Fallback.ttf",
    "TW-Sung-Ext-B-Names.ttf",
)
# Of names in Taiwan; those of the last line are of plane 15 of CNS 11643, which was made for them.
RARE_IN_NAMES = (
    "堃喆咊煕𤧟㛢䘵𠊎煊𣲙瀞峯犇淼燚昇旻晧暐瑨璟珺玹琍瓅翊芃苡萓蓁蔴邨郁鈊鋐錡鎧陞霈韋颺騏鵾麒龎"
    "濶廼亊仴倢偲儁凃劭勗叡唅嘏囍垚塏奡妘妤姵娸婕嫺孋宥寗屺峻嵂巃廍弘彣恊悳惪愃慜懃戩拏揚敉斈旂"
    "昫昰杰栢桒楙槺橒歆毓汯泓洺涴湉溎滸澐濬烱焜焄煒𠮷𠀋"
    "𡍼𠇷𠋆𡊠𡌚𣲥𤄬𤆰𤋏𤌇𤤋𤥭𤩪𦮯𦼇𨥙𨧖"
)


def font(name: str) -> Any:
    """Read table by table when asked, so that no megabytes of outlines are parsed."""
    return TTFont(font_path(name), lazy=True)


def characters(name: str) -> set[int]:
    with font(name) as opened:
        return set(opened.getBestCmap())


@pytest.mark.parametrize("name", [REGULAR, BOLD, RARE, NAMES])
def test_a_font_may_be_embedded_and_has_truetype_outlines(name: str) -> None:
    with font(name) as opened:
        assert opened["OS/2"].fsType == 0
        assert "glyf" in opened


@pytest.mark.parametrize("name", ["OFL-NotoSansTC.txt", "OFL-ChocolateClassicalSans.txt"])
def test_the_license_stands_beside_the_fonts(name: str) -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in font_path(name).read_text(encoding="utf-8")


def test_the_attribution_that_the_license_demands_stands_beside_the_font() -> None:
    text = font_path("OGDL-TW-Sung.txt").read_text(encoding="utf-8")
    assert "國家發展委員會 National Development Council [2018] 全字庫正宋體 Ext-B" in text
    assert "此開放資料依政府資料開放授權條款 (Open Government Data License) 進行公眾釋出" in text
    assert "Open Government Data License, version 1.0\n" in text
    with font(NAMES) as opened:
        assert "政府資料開放授權條款－第1版" in opened["name"].getDebugName(0)


def test_both_weights_have_the_same_characters() -> None:
    assert characters(REGULAR) == characters(BOLD)


def test_each_fallback_holds_only_what_the_fonts_before_it_lack() -> None:
    assert characters(REGULAR) & characters(RARE) == {ord(" ")}
    assert (characters(REGULAR) | characters(RARE)) & characters(NAMES) == {ord(" ")}
    assert {ord(c) for c in "咊煕"} <= characters(RARE)
    assert ord("𡍼") in characters(NAMES)


def test_together_they_hold_the_rare_characters_of_names() -> None:
    held = characters(REGULAR) | characters(RARE) | characters(NAMES)
    assert [c for c in RARE_IN_NAMES if ord(c) not in held] == []
