"""Rows in a terminal."""

from ksa_assess.cli.columns import columns, width


def test_a_chinese_character_is_two_columns_wide():
    assert width("旅館AB") == 6
    assert width("，") == 2
    assert width("e\u0301") == 1


def test_rows_line_up_by_width_and_end_without_blanks():
    lines = columns([("P1", "旅館", "x"), ("P1.1.10", "ab", "")]).splitlines()
    assert lines == ["P1       旅館  x", "P1.1.10  ab"]
