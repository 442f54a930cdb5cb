"""The gap rules hold for any standard and any answers."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from ksa_assess.domain.answer import Answer, AnswerKind, Series
from ksa_assess.domain.gap import GapAnalysis, IndicatorGap, Totals, analyse, totals_of
from ksa_assess.domain.standard import Standard
from tests.builders import make_standard, make_task

LEVEL = st.none() | st.integers(1, 6)
ANSWER = st.one_of(
    st.builds(Answer().rated, st.integers(0, 6)),
    st.just(Answer().not_applicable("職務不含此項")),
    st.just(Answer().not_observed()),
    st.just(Answer()),
)


@st.composite
def standards(draw: st.DrawFn) -> Standard:
    """Standards of up to three duties with up to three tasks of up to three indicators."""
    tasks = [
        make_task(f"T{duty}.{task}", draw(st.integers(0, 3)), draw(LEVEL))
        for duty in range(1, draw(st.integers(1, 3)) + 1)
        for task in range(1, draw(st.integers(1, 3)) + 1)
    ]
    return make_standard(*tasks, level=draw(LEVEL))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Standard, dict[Series, dict[str, Answer]]]:
    """A standard with answers of all three series to some of its indicators."""
    standard = draw(standards())
    codes = [indicator.code for indicator in standard.indicators]
    series = st.dictionaries(st.sampled_from(codes), ANSWER) if codes else st.just({})
    return standard, {name: draw(series) for name in Series}


def groups(result: GapAnalysis) -> list[tuple[Totals, tuple[IndicatorGap, ...]]]:
    """Every group with the rows it is summed from."""
    tasks = [task for duty in result.duties for task in duty.tasks]
    duties = [
        (duty.totals, tuple(row for task in duty.tasks for row in task.indicators))
        for duty in result.duties
    ]
    return [(result.totals, result.indicators), *duties, *((t.totals, t.indicators) for t in tasks)]


@given(cases())
def test_every_total_can_be_added_again_from_its_rows(
    case: tuple[Standard, dict[Series, dict[str, Answer]]],
) -> None:
    result = analyse(*case, {})
    for totals, rows in groups(result):
        known = [row for row in rows if row.required is not None and row.rated is not None]
        assert totals.required == sum(row.required or 0 for row in known)
        assert totals.shortfall == sum(max(0, (r.required or 0) - (r.rated or 0)) for r in known)
        assert totals.surplus == sum(max(0, (r.rated or 0) - (r.required or 0)) for r in known)
        coverage = totals.coverage
        parts = (coverage.rated, coverage.not_applicable, coverage.not_observed)
        assert sum(parts) + coverage.unanswered == coverage.indicators == len(rows)


@given(cases())
def test_bounds_enclose_the_attainment(
    case: tuple[Standard, dict[Series, dict[str, Answer]]],
) -> None:
    for totals, _ in groups(analyse(*case, {})):
        if totals.attainment is None:
            continue
        best, worst = totals.bounds.best, totals.bounds.worst
        assert best is not None
        assert worst is not None
        assert 0 <= worst <= totals.attainment <= best <= 1


@given(cases())
def test_only_a_rated_answer_is_ever_a_number(
    case: tuple[Standard, dict[Series, dict[str, Answer]]],
) -> None:
    for row in analyse(*case, {}).indicators:
        assert (row.rated is not None) == (row.answer is AnswerKind.RATED)
        assert (row.gap is None) == (row.rated is None or row.required is None)


@given(cases(), st.data())
def test_a_surplus_never_raises_the_attainment(
    case: tuple[Standard, dict[Series, dict[str, Answer]]], data: st.DataObject
) -> None:
    standard, answers = case
    result = analyse(standard, answers, {})
    met = [row for row in result.indicators if row.gap is not None and row.gap <= 0]
    if not met:
        return
    row = data.draw(st.sampled_from(met))
    raised = {**answers, Series.AGREED: {**answers[Series.AGREED], row.code: Answer().rated(6)}}
    after = analyse(standard, raised, {})
    assert after.totals.attainment == result.totals.attainment
    assert after.totals.shortfall == result.totals.shortfall


@given(standards(), st.data())
def test_the_order_of_answering_changes_nothing(standard: Standard, data: st.DataObject) -> None:
    codes = [indicator.code for indicator in standard.indicators][:4]
    answered = [(code, data.draw(ANSWER)) for code in codes]
    results = [analyse(standard, {Series.SELF: dict(p)}, {}) for p in permutations(answered)]
    assert all(result == results[0] for result in results)


@given(cases())
def test_priorities_hold_every_shortfall_once_in_order(
    case: tuple[Standard, dict[Series, dict[str, Answer]]],
) -> None:
    result = analyse(*case, {})
    order = {row.code: place for place, row in enumerate(result.indicators)}
    keys = [(-r.shortfall, -(r.required or 0), order[r.code]) for r in result.priorities]
    assert keys == sorted(keys)
    assert {row.code for row in result.priorities} == {
        row.code for row in result.indicators if row.shortfall
    }
    assert sum(row.shortfall for row in result.priorities) == result.totals.shortfall


@given(cases())
def test_content_rows_never_exceed_the_whole_shortfall(
    case: tuple[Standard, dict[Series, dict[str, Answer]]],
) -> None:
    result = analyse(*case, {})
    for item in (*result.knowledge, *result.skills, *result.attitudes):
        assert 0 <= item.shortfall <= result.totals.shortfall
        assert 0 <= item.share <= 1
    assert totals_of(result.indicators) == result.totals
