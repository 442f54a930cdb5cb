"""Codes as people type them."""

import pytest

from ksa_assess.cli.codes import known_code
from ksa_assess.runtime.errors import UserError

KNOWN = ("P1.1.1", "P1.1.2", "一.1")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("P1.1.1", "P1.1.1"),
        ("p1.1.1", "P1.1.1"),
        ("Ｐ１．１．１", "P1.1.1"),
        (" P1.1.2 ", "P1.1.2"),
        ("一．１", "一.1"),
    ],
)
def test_width_case_and_blanks_do_not_matter(typed, meant):
    assert known_code(typed, KNOWN, "cli.unknown") == meant


def test_an_exact_code_wins_over_a_folded_one():
    assert known_code("p1", ("P1", "p1"), "cli.unknown") == "p1"


def test_what_two_codes_could_mean_is_refused():
    with pytest.raises(UserError):
        known_code("Ｐ1", ("P1", "p1"), "cli.unknown")


def test_an_unknown_code_is_refused_with_those_like_it():
    with pytest.raises(UserError) as caught:
        known_code("P1.1.9", KNOWN, "cli.unknown")
    assert caught.value.key == "cli.unknown"
    assert caught.value.params["code"] == "P1.1.9"
    assert "P1.1.1" in str(caught.value.params["known"])


def test_where_nothing_is_like_it_the_first_are_named():
    with pytest.raises(UserError) as caught:
        known_code("@@@@", [f"X{i}" for i in range(20)], "cli.unknown")
    assert caught.value.params["known"] == "X0, X1, X2, X3, X4, X5, X6, X7, …"
