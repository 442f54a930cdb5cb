"""Lines end where Chinese and English readers expect, and nothing is lost on the way."""

from collections import defaultdict
from itertools import pairwise
from unicodedata import east_asian_width

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from uniseg.linebreak import line_break_units

from ksa_assess.reports.line_breaking import break_lines, break_points, may_begin, may_end

CLOSING = "，。、；：？！）」』》】〉〕…％％ー々ゃ”"
OPENING = "（「『《【〈〔“"
MIXED = "能對應飯店策略級項abcXYZ0123456789 　.,;:!?()[]/-–—$%+'\"＋～・／→△̂" + CLOSING + OPENING


class Advances(defaultdict):
    """Wide characters take 1000, others 500."""

    def __init__(self):
        super().__init__()

    def __missing__(self, character):
        return 1000 if east_asian_width(character) in "FW" else 500


ADVANCES = Advances()
texts = st.text(st.sampled_from(MIXED), max_size=80) | st.text(max_size=60)


def lines(text, em):
    return break_lines(text, em * 1000, ADVANCES)


def width(text):
    return sum(ADVANCES[character] for character in text)


@given(st.text(st.sampled_from(MIXED), max_size=60))
@example("0/+")
@example("0.$")
def test_every_break_is_one_that_uax_14_allows(text):
    allowed, place = set(), 0
    for unit in line_break_units(text):
        place += len(unit)
        allowed.add(place)
    assert set(break_points(text)) <= allowed


@given(texts, st.integers(2, 20))
def test_no_line_is_too_wide_and_no_character_is_lost(text, em):
    broken = lines(text, em)
    assert all(width(line) <= em * 1000 for line in broken)
    assert "".join("".join(broken).split()) == "".join(text.split())


@given(st.text(st.sampled_from("能對應，。、）」（「％"), max_size=60), st.integers(8, 20))
@example("、" * 8 + "％", 8)
def test_no_line_begins_or_ends_with_what_must_not(text, em):
    broken = lines(text, em)
    starts_with_sign = [line for line in broken[1:] if line and not may_begin(line[0])]
    ends_with_sign = [line for line in broken[:-1] if line and not may_end(line[-1])]
    points = [0, *break_points(text), len(text)]
    # Only a run of signs that alone is wider than the line has to be torn.
    if not any(end - start > em for start, end in pairwise(points)):
        assert not starts_with_sign
        assert not ends_with_sign


@pytest.mark.parametrize("sign", CLOSING)
def test_closing_sign_never_begins_a_line(sign):
    assert not may_begin(sign)
    assert lines("中" * 10 + sign + "中", 10)[1].startswith("中" + sign)


@pytest.mark.parametrize("sign", OPENING)
def test_opening_bracket_never_ends_a_line(sign):
    assert not may_end(sign)
    assert sign in lines("中" * 9 + sign + "中中", 10)[1]


@pytest.mark.parametrize(
    "whole", ["P1.1.1", "TTM1411-002v4", "S.O.P", "100%", "$1,200.50", "3 級", "115 年", "VIP"]
)
@pytest.mark.parametrize("room", range(9, 16))
def test_codes_and_figures_are_not_torn(whole, room):
    assert any(whole in line for line in lines("中文字" * 3 + whole + "中文字" * 3, room))


def test_address_longer_than_a_line_is_torn_without_a_sign_in_front():
    broken = lines("a" * 40 + "。" + "b" * 5, 10)
    assert [width(line) <= 10_000 for line in broken] == [True] * len(broken)
    assert not any(line.startswith("。") for line in broken)


def test_line_breaks_of_the_writer_stay():
    assert lines("一\n\n二", 10) == ["一", "", "二"]
    assert lines("", 10) == [""]


def test_spaces_hang_at_the_end_of_a_line():
    assert lines("aaaa bbbb", 2) == ["aaaa", "bbbb"]


def test_mark_stays_with_its_letter():
    assert lines("e\u0301" * 3, 1) == ["e\u0301", "e\u0301", "e\u0301"]
