"""The JSON shape of the gap analysis, key by key as the command line promises it."""

from typing import Any

import pytest

from ksa_assess.domain.answer import UNANSWERED, Answer, Series
from ksa_assess.domain.gap import analyse
from ksa_assess.exchange.gap_data import gap_to_data
from tests.builders import make_standard, make_task

COVERAGE = {"indicators", "rated", "not_applicable", "not_observed", "unanswered"}
SUMS = {"coverage", "required_total", "shortfall_total", "attainment"}
WHOLE = SUMS | {
    *("id", "standard", "series", "surplus_total", "bounds", "duties", "priorities"),
    *("knowledge", "skills", "attitudes", "agreement"),
}
INDICATOR = {"code", "required", "required_from", "answer", "series", "rating", "gap", "severity"}
AGREEMENT = {"compared", "exact", "within_one", "exact_share", "within_one_share"}
CONTENT = {"code", "name", "shortfall", "indicators", "share", "ticked"}

ANSWERS = {
    "P1.1.1": UNANSWERED.rated(1),
    "P1.1.2": UNANSWERED.rated(6),
    "P1.2.1": UNANSWERED.not_applicable("不做"),
    "P1.2.2": UNANSWERED.not_observed(),
    "P2.1.1": UNANSWERED.rated(5),
}


def data(series: dict[Series, dict[str, Answer]], **parts: Any) -> dict[str, Any]:
    standard = make_standard(**parts)
    return gap_to_data(7, standard.code, analyse(standard, series, {}))


@pytest.fixture
def whole() -> dict[str, Any]:
    return data({Series.SELF: ANSWERS})


def rows(whole: dict[str, Any]) -> dict[str, dict[str, Any]]:
    tasks = [task for duty in whole["duties"] for task in duty["tasks"]]
    return {row["code"]: row for task in tasks for row in task["indicators"]}


def test_every_level_has_exactly_its_keys(whole):
    assert whole.keys() == WHOLE
    assert whole["bounds"].keys() == {"best", "worst"}
    assert whole["agreement"].keys() == AGREEMENT
    for duty in whole["duties"]:
        assert duty.keys() == SUMS | {"code", "name", "tasks"}
        for task in duty["tasks"]:
            assert task.keys() == SUMS | {"code", "name", "level", "indicators"}
    assert all(row.keys() == INDICATOR for row in rows(whole).values())
    for kind in ("knowledge", "skills", "attitudes"):
        assert all(item.keys() == CONTENT for item in whole[kind])


def test_coverage_has_exactly_five_fields_everywhere(whole):
    assert whole["coverage"].keys() == COVERAGE
    for duty in whole["duties"]:
        assert duty["coverage"].keys() == COVERAGE
        assert all(task["coverage"].keys() == COVERAGE for task in duty["tasks"])


def test_numbers_are_those_of_the_rows(whole):
    assert whole["id"] == 7
    assert whole["coverage"] == {
        "indicators": 6,
        "rated": 3,
        "not_applicable": 1,
        "not_observed": 1,
        "unanswered": 1,
    }
    assert (whole["required_total"], whole["shortfall_total"], whole["surplus_total"]) == (13, 3, 2)
    assert whole["attainment"] == 10 / 13
    assert whole["bounds"] == {"best": 18 / 21, "worst": 10 / 21}
    assert whole["priorities"] == ["P1.1.1"]


def test_an_unknown_answer_is_null_never_a_number(whole):
    for code in ("P1.2.1", "P1.2.2", "P2.1.2"):
        row = rows(whole)[code]
        assert (row["rating"], row["gap"], row["severity"]) == (None, None, None)


def test_series_are_words_also_where_there_is_none(whole):
    assert whole["series"] == "self"
    assert rows(whole)["P1.1.1"]["series"] == "self"
    assert rows(whole)["P2.1.2"]["series"] == "none"


def test_several_series_are_mixed():
    both = {Series.SELF: ANSWERS, Series.SUPERVISOR: {"P1.1.1": UNANSWERED.rated(2)}}
    assert data(both)["series"] == "mixed"


def test_no_figure_is_null():
    empty = data({})
    assert empty["series"] == "self"
    assert empty["attainment"] is None
    assert empty["bounds"] == {"best": 1.0, "worst": 0.0}
    assert all(duty["attainment"] is None for duty in empty["duties"])
    nothing_required = gap_to_data(1, "X", analyse(_without_levels(), {}, {}))
    assert nothing_required["bounds"] == {"best": None, "worst": None}
    assert rows(nothing_required)["P1.1.1"]["required_from"] == "none"


def _without_levels():
    return make_standard(make_task(level=None), level=None)


def test_share_is_zero_without_a_shortfall():
    met = data({Series.SELF: {"P1.1.1": UNANSWERED.rated(4)}})
    assert {item["share"] for item in met["knowledge"]} == {0.0}
