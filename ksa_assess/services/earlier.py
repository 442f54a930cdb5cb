"""What somebody answered to the same indicators in an earlier period."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from ksa_assess.domain.answer import AnswerKind
from ksa_assess.domain.assessment import Assessment


@dataclass(frozen=True, slots=True)
class EarlierRating:
    """A level somebody rated themselves at, and when that was handed in or last changed."""

    level: int
    at: datetime


def earlier_ratings(
    present: Assessment, others: Iterable[Assessment]
) -> Mapping[str, EarlierRating]:
    """By indicator, the own ratings of the latest period before the present one.

    `others` are of the same person. An indicator counts as the same where code and text are, in
    the same standard: a code alone may mean something else in another text of it.
    """
    before = [one for one in others if _is_earlier(one, present) and _is_same(one, present)]
    texts = {one.code: one.text for one in present.standard.indicators}
    found: dict[str, EarlierRating] = {}
    for assessment in sorted(before, key=order):
        found.update(_ratings(assessment, texts))
    return found


def _ratings(assessment: Assessment, texts: Mapping[str, str]) -> dict[str, EarlierRating]:
    at = assessment.submitted_at or assessment.changed_at
    answers = (
        (one.code, assessment.answer(one.code))
        for one in assessment.standard.indicators
        if texts.get(one.code) == one.text
    )
    return {
        code: EarlierRating(answer.level, at)
        for code, answer in answers
        if answer.kind is AnswerKind.RATED and answer.level is not None
    }


def _is_same(one: Assessment, other: Assessment) -> bool:
    return one.standard.code == other.standard.code


def _is_earlier(one: Assessment, present: Assessment) -> bool:
    return one.head.period != present.head.period and order(one) < order(present)


def order(assessment: Assessment) -> tuple[date, datetime]:
    """By period; by the day of beginning where the period has no dates."""
    period, begun = assessment.head.period, assessment.created_at
    return period.start or period.end or begun.date(), begun
