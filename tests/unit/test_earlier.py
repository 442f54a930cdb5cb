"""What the same person rated in an earlier period; never by code alone."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from ksa_assess.domain.answer import Answer
from ksa_assess.domain.assessment import Head, Period
from ksa_assess.services.earlier import earlier_ratings
from tests.builders import NOON, make_assessment, make_standard

FIRST = Period("115 年上半年", date(2026, 1, 1), date(2026, 6, 30))
SECOND = Period("115 年下半年", date(2026, 7, 1), date(2026, 12, 31))
RATED = Answer().rated(3)
PRESENT = make_assessment(head=Head(SECOND))


def earlier(period: Period = FIRST, at: datetime = NOON, **parts: object):
    answers = {"P1.1.1": RATED, "P1.1.2": Answer().not_observed()}
    parts = {"answers": answers, "head": Head(period), "id": 2, "changed_at": at, **parts}
    return make_assessment(**parts)  # pyright: ignore[reportArgumentType]


def test_a_rating_of_the_period_before_is_found_with_its_day():
    at = NOON - timedelta(days=180)
    found = earlier_ratings(PRESENT, [earlier(at=at)])
    assert (found["P1.1.1"].level, found["P1.1.1"].at) == (3, at)
    assert "P1.1.2" not in found


def test_the_latest_of_several_periods_counts():
    older = earlier(Period("114 年", date(2025, 1, 1)), answers={"P1.1.1": Answer().rated(1)})
    assert earlier_ratings(PRESENT, [earlier(), older])["P1.1.1"].level == 3


def test_the_same_and_later_periods_do_not_count():
    later = Period("116 年上半年", date(2027, 1, 1), date(2027, 6, 30))
    assert earlier_ratings(PRESENT, [earlier(SECOND), earlier(later)]) == {}


def test_a_code_alone_is_not_the_same_indicator():
    standard = make_standard()
    duty = standard.duties[0]
    task = duty.tasks[0]
    first = replace(task.indicators[0], text="能完成另一項工作。")
    changed = replace(
        standard,
        duties=(
            replace(
                duty,
                tasks=(replace(task, indicators=(first, *task.indicators[1:])), *duty.tasks[1:]),
            ),
            *standard.duties[1:],
        ),
    )
    assert earlier_ratings(PRESENT, [earlier(standard=changed)]) == {}
    other = replace(standard, code="TST0002-001v1")
    assert earlier_ratings(PRESENT, [earlier(standard=other)]) == {}
