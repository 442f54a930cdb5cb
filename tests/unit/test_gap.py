"""The gap rules, one sentence each."""

import pytest

from ksa_assess.domain.answer import Answer, AnswerKind, Series
from ksa_assess.domain.assessment import RequiredLevelOverride
from ksa_assess.domain.gap import (
    Bounds,
    GapAnalysis,
    RequiredFrom,
    SeriesAnswers,
    Severity,
    analyse,
    severity_of,
)
from ksa_assess.domain.standard import Attitude, Indicator, Standard
from tests.builders import make_standard, make_task


def rated(**levels: int) -> SeriesAnswers:
    """Self ratings by indicator, written P1_1_1=3."""
    return {Series.SELF: {c.replace("_", "."): Answer().rated(n) for c, n in levels.items()}}


def analysis(answers: SeriesAnswers, standard: Standard | None = None) -> GapAnalysis:
    return analyse(standard or make_standard(), answers, {})


@pytest.mark.parametrize(
    ("gap", "severity"),
    [
        (-6, Severity.EXCEEDS),
        (-1, Severity.EXCEEDS),
        (0, Severity.MET),
        (1, Severity.MINOR),
        (2, Severity.MODERATE),
        (3, Severity.CRITICAL),
        (6, Severity.CRITICAL),
    ],
)
def test_severity_by_levels_short(gap: int, severity: Severity) -> None:
    assert severity_of(gap) is severity


def test_gap_shortfall_and_surplus_of_one_indicator() -> None:
    rows = {row.code: row for row in analysis(rated(P1_1_1=1, P1_1_2=6)).indicators}
    below, above, open_ = rows["P1.1.1"], rows["P1.1.2"], rows["P1.2.1"]
    assert (below.required, below.rated, below.gap, below.shortfall, below.surplus) == (
        4,
        1,
        3,
        3,
        0,
    )
    assert (above.gap, above.shortfall, above.surplus) == (-2, 0, 2)
    assert (open_.gap, open_.shortfall, open_.surplus, open_.severity) == (None, 0, 0, None)


def test_a_surplus_never_offsets_a_shortfall_elsewhere() -> None:
    totals = analysis(rated(P1_1_1=2, P1_1_2=6)).totals
    assert (totals.required, totals.shortfall, totals.surplus, totals.filled) == (8, 2, 2, 6)
    assert totals.attainment == 0.75


def test_without_a_rated_indicator_there_is_no_attainment() -> None:
    result = analysis({})
    assert result.totals.attainment is None
    assert result.totals.bounds == Bounds(best=1.0, worst=0.0)
    assert result.series is Series.SELF


def test_bounds_take_the_unknown_at_the_requirement_and_at_zero() -> None:
    answers = {
        Series.SELF: {
            "P1.1.1": Answer().rated(2),
            "P1.1.2": Answer().not_observed(),
            "P1.2.1": Answer().not_applicable("職務不含此項"),
            "P1.2.2": Answer().rated(3),
            "P2.1.1": Answer().rated(5),
        }
    }
    totals = analysis(answers).totals
    # Known: 4 + 3 + 5 = 12, filled 10; unknown: P1.1.2 at 4 and P2.1.2 at 5; not applicable: out.
    assert (totals.required, totals.filled, totals.required_unknown) == (12, 10, 9)
    assert totals.bounds == Bounds(best=19 / 21, worst=10 / 21)
    assert totals.bounds.differ
    coverage = totals.coverage
    assert (coverage.rated, coverage.not_applicable, coverage.not_observed) == (3, 1, 1)
    assert (coverage.unanswered, coverage.indicators) == (1, 6)


def test_bounds_meet_where_nothing_is_unknown() -> None:
    task = make_task(indicators=1)
    totals = analysis(rated(P1_1_1=3), make_standard(task)).totals
    assert totals.bounds == Bounds(0.75, 0.75)
    assert not totals.bounds.differ


def test_the_required_level_comes_from_override_task_standard_or_nowhere() -> None:
    standard = make_standard(make_task("T1.1"), make_task("T1.2", level=None), level=3)
    override = {"P1.1.2": RequiredLevelOverride(6, "代理主管")}
    rows = {row.code: row for row in analyse(standard, {}, override).indicators}
    found = {code: (row.required, row.required_from) for code, row in rows.items()}
    assert found == {
        "P1.1.1": (4, RequiredFrom.TASK),
        "P1.1.2": (6, RequiredFrom.OVERRIDE),
        "P1.2.1": (3, RequiredFrom.STANDARD),
        "P1.2.2": (3, RequiredFrom.STANDARD),
    }
    without = analysis(rated(P1_1_1=4), make_standard(make_task(level=None), level=None))
    assert without.indicators[0].required_from is RequiredFrom.NONE
    assert without.totals.attainment is None
    assert without.totals.bounds == Bounds(None, None)
    assert without.met == 0


def test_which_series_counts() -> None:
    answers = {
        Series.SELF: {c: Answer().rated(1) for c in ("P1.1.1", "P1.1.2", "P1.2.1", "P1.2.2")},
        Series.SUPERVISOR: {
            "P1.1.1": Answer().rated(2),
            "P1.1.2": Answer().rated(2),
            "P1.2.1": Answer().not_observed(),
            "P1.2.2": Answer().not_applicable("調任"),
            "P2.1.1": Answer().not_observed(),
        },
        Series.AGREED: {"P1.1.1": Answer().rated(3)},
    }
    result = analysis(answers)
    rows = {row.code: (row.rated, row.series, row.answer) for row in result.indicators}
    assert rows == {
        "P1.1.1": (3, Series.AGREED, AnswerKind.RATED),
        "P1.1.2": (2, Series.SUPERVISOR, AnswerKind.RATED),
        "P1.2.1": (1, Series.SELF, AnswerKind.RATED),
        "P1.2.2": (None, Series.SUPERVISOR, AnswerKind.NOT_APPLICABLE),
        "P2.1.1": (None, None, AnswerKind.UNANSWERED),
        "P2.1.2": (None, None, AnswerKind.UNANSWERED),
    }
    assert result.series is None


def test_to_build_first_is_by_shortfall_then_required_level_then_document_order() -> None:
    result = analysis(rated(P1_1_1=3, P1_1_2=2, P1_2_1=1, P1_2_2=3, P2_1_1=3, P2_1_2=5))
    assert [row.code for row in result.priorities] == ["P2.1.1", "P1.1.2", "P1.2.1", "P1.1.1"]
    assert result.met == 2


def test_strengths_are_surplus_first_then_met_at_the_highest_requirement() -> None:
    result = analysis(rated(P1_1_1=4, P1_1_2=5, P1_2_1=3, P1_2_2=6, P2_1_1=5, P2_1_2=4))
    codes = [row.code for row in result.strengths]
    assert codes == ["P1.2.2", "P1.1.2", "P2.1.1", "P1.1.1", "P1.2.1"]


def test_content_rows_sum_the_shortfall_of_the_tasks_that_list_them() -> None:
    standard = make_standard(
        make_task("T1.1", knowledge=("K02",), skills=()),
        make_task("T1.2", level=3, knowledge=("K01", "K02"), skills=("S02",)),
        attitudes=(
            Attitude("A01", "主動積極", None, None),
            Attitude("A02", "親和力", "說明", ("T1.2",)),
        ),
    )
    result = analysis(rated(P1_1_1=2, P1_1_2=4, P1_2_1=2, P1_2_2=3), standard)
    knowledge = [(k.code, k.shortfall, k.indicators, k.share, k.ticked) for k in result.knowledge]
    assert knowledge == [("K02", 3, 2, 1.0, 0), ("K01", 1, 1, 1 / 3, 0)]
    assert [(s.code, s.shortfall, s.share) for s in result.skills] == [
        ("S02", 1, 1 / 3),
        ("S01", 0, 0.0),
    ]
    assert [(a.code, a.shortfall, a.indicators) for a in result.attitudes] == [
        ("A01", 3, 2),
        ("A02", 1, 1),
    ]


def test_ticks_come_first_and_count_only_below_the_requirement() -> None:
    standard = make_standard(make_task("T1.1", knowledge=("K01", "K02")))
    answers = {
        Series.SELF: {
            "P1.1.1": Answer(missing=("K02",)).rated(2),
            "P1.1.2": Answer(missing=("K01",)).rated(4),
        }
    }
    knowledge = [(k.code, k.ticked) for k in analysis(answers, standard).knowledge]
    assert knowledge == [("K02", 1), ("K01", 0)]


def test_a_share_is_zero_where_nothing_is_short() -> None:
    result = analysis(rated(P1_1_1=4))
    assert {item.share for item in (*result.knowledge, *result.skills, *result.attitudes)} == {0.0}


def test_a_task_code_printed_twice_counts_each_row_once() -> None:
    first, second = make_task("T1.1"), make_task("T1.1", indicators=0)
    second = make_task("T1.1", indicators=0, knowledge=("K02",))
    result = analysis(rated(P1_1_1=2), make_standard(first, second))
    assert [(k.code, k.shortfall) for k in result.knowledge] == [("K01", 2), ("K02", 0)]


def test_rows_keep_the_words_of_the_standard() -> None:
    task = make_task(indicators=0)
    standard = make_standard(make_task(indicators=1, level=None), task)
    (row,) = analysis({}, standard).indicators
    assert Indicator(row.code, row.text) == standard.indicators[0]
