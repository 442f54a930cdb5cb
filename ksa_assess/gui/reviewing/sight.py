"""Which indicators a review lists, and what of the self rating may be seen; without Qt."""

from enum import StrEnum

from ksa_assess.domain.answer import Answer, Series
from ksa_assess.domain.assessment import Assessment, State
from ksa_assess.domain.review import ReviewWay

_AT_WORK = frozenset({State.DRAFT, State.RETURNED})
_COMPLETED = frozenset({State.REVIEWED, State.CLOSED})


class Filter(StrEnum):
    """Which indicators are listed; `NEEDS` is what stands in the way of completing."""

    ALL = "all"
    DIFFER = "differ"
    BELOW = "below"
    FLAGGED = "flagged"
    UNANSWERED = "unanswered"
    NEEDS = "needs"
    CHANGED = "changed"


def is_hidden(way: ReviewWay | None, supervisor: Answer) -> bool:
    """Whether what the person said is kept back, so that the supervisor rates on their own.

    Unasked it is kept back: what was seen once cannot be unseen.
    """
    return way is not ReviewWay.SELF_FIRST and not supervisor.is_answered


def is_away(assessment: Assessment) -> bool:
    """Whether the person has it back on this computer and may be changing it: what is not handed
    in is theirs alone."""
    return assessment.state in _AT_WORK and not assessment.is_received


def is_kept_back(assessment: Assessment, way: ReviewWay | None, code: str) -> bool:
    """Whether what the person said of an indicator is not to be told now, for either reason; of a
    completed review everything is told."""
    if assessment.state in _COMPLETED:
        return False
    is_agreed = assessment.answer(code, Series.AGREED).is_answered
    supervisor = assessment.answer(code, Series.SUPERVISOR)
    return is_away(assessment) or (is_hidden(way, supervisor) and not is_agreed)
