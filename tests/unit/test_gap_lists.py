"""Which rows are behind a figure of knowledge, skills and attitudes."""

import pytest

from ksa_assess.domain.answer import UNANSWERED, Series
from ksa_assess.domain.gap import GapAnalysis, analyse
from ksa_assess.domain.gap_lists import short_rows_with
from ksa_assess.domain.standard import Attitude, Standard
from tests.builders import make_standard, make_task

STANDARD = make_standard(
    make_task("T1.1", knowledge=("K01",), skills=("S01", "S02")),
    make_task("T1.2", knowledge=("K01", "K02"), skills=()),
    make_task("T2.1", knowledge=("K02",), skills=("S01",)),
    attitudes=(Attitude("A01", "主動", None, None), Attitude("A02", "細心", None, ("T1.2",))),
)


def analysis(standard: Standard = STANDARD) -> GapAnalysis:
    levels = (1, 4, 3, 6, 0, 2)
    answers = {
        one.code: UNANSWERED.rated(level)
        for one, level in zip(standard.indicators, levels, strict=True)
    }
    return analyse(standard, {Series.SELF: answers}, {})


def test_rows_are_those_with_a_shortfall_in_the_tasks_that_list_the_item():
    rows = short_rows_with(STANDARD, analysis(), "K01")
    assert [row.code for row in rows] == ["P1.1.1", "P1.2.1"]
    assert [row.code for row in short_rows_with(STANDARD, analysis(), "A02")] == ["P1.2.1"]


@pytest.mark.parametrize("kind", ["knowledge", "skills", "attitudes"])
def test_rows_add_up_to_the_figures_of_every_item(kind: str):
    gap = analysis()
    for item in getattr(gap, kind):
        rows = short_rows_with(STANDARD, gap, item.code)
        assert (len(rows), sum(row.shortfall for row in rows)) == (item.indicators, item.shortfall)


def test_an_item_that_no_task_lists_has_no_rows():
    assert short_rows_with(STANDARD, analysis(), "K99") == ()
