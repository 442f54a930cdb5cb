"""The supervisor's review: how it differs from the self rating, and what it still lacks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from ksa_assess.domain.answer import Answer, AnswerKind, Series
from ksa_assess.domain.assessment import Assessment, Talk

TALK_PLACES = tuple(field.name for field in fields(Talk))
"""The texts of the review as a whole, by name."""

_TO_DISCUSS = 2
_DECIDED = frozenset({AnswerKind.RATED, AnswerKind.NOT_APPLICABLE})


class ReviewWay(StrEnum):
    """Whether the supervisor sees the self rating before their own answer to it."""

    SELF_FIRST = "self_first"
    RATE_FIRST = "rate_first"


class Need(StrEnum):
    """What still stands in the way of completing a review, for one indicator."""

    ANSWER = "answer"
    DECISION = "decision"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often both sides rated the same. Only indicators that both rated are compared;
    `within_one` includes the exact ones."""

    compared: int
    exact: int
    within_one: int

    @property
    def exact_share(self) -> float | None:
        """0–1; None where nothing can be compared."""
        return self.exact / self.compared if self.compared else None

    @property
    def within_one_share(self) -> float | None:
        """0–1; None where nothing can be compared."""
        return self.within_one / self.compared if self.compared else None


def difference(own: Answer, supervisor: Answer) -> int | None:
    """Supervisor − self in levels; None where one of them is no number."""
    if own.level is None or supervisor.level is None:
        return None
    return supervisor.level - own.level


def is_to_discuss(difference: int | None) -> bool:
    """Whether both sides are so far apart that the talk must come to it."""
    return difference is not None and abs(difference) >= _TO_DISCUSS


def differences(assessment: Assessment) -> Mapping[str, int | None]:
    """Supervisor − self of every indicator, in document order."""
    return {
        one.code: difference(
            assessment.answer(one.code), assessment.answer(one.code, Series.SUPERVISOR)
        )
        for one in assessment.standard.indicators
    }


def differs(assessment: Assessment, code: str) -> bool:
    """Whether both have a view, a level or not applicable, and not the same one."""
    own, supervisor = assessment.answer(code), assessment.answer(code, Series.SUPERVISOR)
    have_views = own.kind in _DECIDED and supervisor.kind in _DECIDED
    return have_views and (supervisor.kind, supervisor.level) != (own.kind, own.level)


def agreement(assessment: Assessment) -> Agreement:
    """How often self and supervisor's rating are the same, whatever was agreed afterwards."""
    found = [abs(one) for one in differences(assessment).values() if one is not None]
    return Agreement(len(found), found.count(0), sum(one <= 1 for one in found))


def reviewed(assessment: Assessment) -> int:
    """How many indicators the supervisor answered or that are agreed."""
    return sum(_is_reviewed(assessment, one.code) for one in assessment.standard.indicators)


def needs(assessment: Assessment) -> Mapping[str, tuple[Need, ...]]:
    """What the review lacks by indicator, in document order; nothing: it may be completed."""
    codes = (one.code for one in assessment.standard.indicators)
    lacking = {code: tuple(_lacking(assessment, code)) for code in codes}
    return {code: found for code, found in lacking.items() if found}


def _is_reviewed(assessment: Assessment, code: str) -> bool:
    series = (Series.SUPERVISOR, Series.AGREED)
    return any(assessment.answer(code, one).is_answered for one in series)


def _lacking(assessment: Assessment, code: str) -> Iterator[Need]:
    own = assessment.answer(code)
    supervisor = assessment.answer(code, Series.SUPERVISOR)
    agreed = assessment.answer(code, Series.AGREED)
    if not _is_reviewed(assessment, code):
        yield Need.ANSWER
    is_decided = supervisor.kind in _DECIDED or agreed.is_answered
    if own.kind is AnswerKind.NOT_APPLICABLE and not is_decided:
        yield Need.DECISION
    is_explained = bool((supervisor.comment + agreed.comment).strip())
    if is_to_discuss(difference(own, supervisor)) and not is_explained:
        yield Need.COMMENT
