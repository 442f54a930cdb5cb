"""Which series counts and what follows, worked out a second time from plain numbers."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest

from ksa_assess.domain.answer import Answer, Series
from ksa_assess.domain.assessment import RequiredLevelOverride, State
from ksa_assess.domain.gap import GapAnalysis, analyse
from ksa_assess.domain.review import agreement, difference
from tests.builders import make_assessment, make_standard, make_task

# Each stands for an answer: a number is a level, the others are told by a letter.
NA, UNSEEN, NOTHING = "n", "u", ""
Given = int | str
CHOICES: tuple[Given, ...] = (0, 1, 2, 3, 4, 5, 6, NA, UNSEEN, NOTHING)
LEVELS = (None, 1, 2, 3, 4, 5, 6)
CASES = 300


def answer_of(given: Given) -> Answer:
    if isinstance(given, int):
        return Answer().rated(given)
    if given == NA:
        return Answer().not_applicable("職務不含此項")
    return Answer().not_observed() if given == UNSEEN else Answer()


class Case:
    """Three answers and a required level for every indicator, by chance."""

    def __init__(self, seed: int) -> None:
        chance = Random(seed)
        base = chance.choice((None, 1, 3, 6))
        tasks = [
            make_task(f"T{1 + n // 3}.{1 + n % 3}", chance.randint(1, 4), chance.choice(LEVELS))
            for n in range(chance.randint(1, 6))
        ]
        self.standard = make_standard(*tasks, level=base)
        codes = [one.code for task in tasks for one in task.indicators]
        self.given = {code: [chance.choice(CHOICES) for _ in Series] for code in codes}
        self.overrides = {code: chance.randint(1, 6) for code in codes if chance.random() < 0.1}
        self.required = {
            one.code: self.overrides.get(one.code) or task.level or base
            for task in tasks
            for one in task.indicators
        }

    @property
    def answers(self) -> dict[Series, dict[str, Answer]]:
        return {
            series: {code: answer_of(given[place]) for code, given in self.given.items()}
            for place, series in enumerate(Series)
        }

    def analysis(self) -> GapAnalysis:
        overrides = {c: RequiredLevelOverride(n, "代理") for c, n in self.overrides.items()}
        return analyse(self.standard, self.answers, overrides)

    def counting(self, code: str) -> tuple[str, Given]:
        own, supervisor, agreed = self.given[code]
        if agreed != NOTHING:
            return "agreed", agreed
        if isinstance(supervisor, int) or supervisor == NA:
            return "supervisor", supervisor
        return ("self" if own != NOTHING else "none"), own


class Reckoning:
    """The sums of a case, row by row, against those that were found."""

    def __init__(self, case: Case) -> None:
        self.counts: Counter[str] = Counter()
        self.short: dict[str, int] = {}
        self.required = self.surplus = 0
        for code, level in case.required.items():
            _, given = case.counting(code)
            self.counts["rated" if isinstance(given, int) else given] += 1
            if isinstance(given, int) and level is not None:
                self.required += level
                self.surplus += max(0, given - level)
                if level > given:
                    self.short[code] = level - given

    @property
    def attainment(self) -> float | None:
        if not self.required:
            return None
        return float(1 - Fraction(sum(self.short.values()), self.required))


@pytest.mark.parametrize("seed", range(CASES))
def test_every_row_and_sum_agrees_with_a_second_reckoning(seed: int) -> None:
    case = Case(seed)
    found, again = case.analysis(), Reckoning(case)
    for row in found.indicators:
        series, given = case.counting(row.code)
        assert (row.series or "none") == series
        assert row.rated == (given if isinstance(given, int) else None)
        assert row.required == case.required[row.code]
    totals, coverage = found.totals, found.totals.coverage
    assert (totals.required, totals.surplus) == (again.required, again.surplus)
    assert totals.shortfall == sum(again.short.values())
    assert totals.attainment == pytest.approx(again.attainment)
    assert (coverage.rated, coverage.not_applicable) == (again.counts["rated"], again.counts[NA])
    assert coverage.not_observed == again.counts[UNSEEN]
    assert coverage.unanswered == again.counts[NOTHING]
    order = sorted(again.short, key=lambda c: (-again.short[c], -(case.required[c] or 0)))
    assert [row.code for row in found.priorities] == order


@pytest.mark.parametrize("seed", range(CASES))
def test_one_series_is_named_for_all_only_where_it_is_the_only_one(seed: int) -> None:
    case = Case(seed)
    used = {case.counting(code)[0] for code in case.given} - {"none"}
    expected = used.pop() if len(used) == 1 else "mixed" if used else "self"
    assert (case.analysis().series or "mixed") == expected


def test_no_level_is_ever_one_that_nobody_gave() -> None:
    """An average would be: each rated row has a level that stands in one of its series."""
    for seed in range(CASES):
        case = Case(seed)
        for row in case.analysis().indicators:
            assert row.rated is None or row.rated in case.given[row.code]


def test_agreement_is_counted_over_what_both_rated() -> None:
    for seed in range(CASES):
        case = Case(seed)
        assessment = make_assessment(case.standard, state=State.REVIEWED)
        found = agreement(replace(assessment, answers=case.answers))
        pairs = [(own, other) for own, other, _ in case.given.values()]
        apart = [abs(a - b) for a, b in pairs if isinstance(a, int) and isinstance(b, int)]
        within = [one for one in apart if one <= 1]
        assert (found.compared, found.exact, found.within_one) == (
            len(apart),
            apart.count(0),
            len(within),
        )


@pytest.mark.parametrize(("own", "other", "apart"), [(4, 2, -2), (2, 4, 2), (3, 3, 0)])
def test_a_difference_is_the_supervisors_less_the_own(own: int, other: int, apart: int) -> None:
    assert difference(answer_of(own), answer_of(other)) == apart


@pytest.mark.parametrize("own", [NA, UNSEEN, NOTHING])
def test_there_is_no_difference_where_one_is_no_number(own: str) -> None:
    assert difference(answer_of(own), answer_of(3)) is None
    assert difference(answer_of(3), answer_of(own)) is None
