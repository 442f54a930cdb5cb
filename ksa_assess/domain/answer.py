"""The answer to one indicator, and the three series in which answers are given.

An answer is exactly one of rated, not applicable, not observed and unanswered; only the first
has a number. Comment, evidence, missing items and flag stand beside it and survive its change.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from ksa_assess.domain.scale import is_rating


class AnswerKind(StrEnum):
    """What was answered. The last three are never a number."""

    RATED = "rated"
    NOT_APPLICABLE = "not_applicable"
    NOT_OBSERVED = "not_observed"
    UNANSWERED = "unanswered"


class Series(StrEnum):
    """Who rates: three separate series, never averaged and never overwritten by one another."""

    SELF = "self"
    SUPERVISOR = "supervisor"
    AGREED = "agreed"


class AnswerError(ValueError):
    """An answer that cannot be: a level off the scale, or not applicable without a reason."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `level` is 0–6 exactly where rated; `reason` exactly where not applicable.

    `missing` holds codes of K/S items of the indicator's task. Raises AnswerError if made wrongly.
    """

    kind: AnswerKind = AnswerKind.UNANSWERED
    level: int | None = None
    reason: str = ""
    comment: str = ""
    evidence: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    is_flagged: bool = False

    def __post_init__(self) -> None:
        is_rated = self.kind is AnswerKind.RATED
        if not (is_rating(self.level) if is_rated else self.level is None):
            raise AnswerError(f"{self.kind} with level {self.level!r}")
        if (self.kind is AnswerKind.NOT_APPLICABLE) != bool(self.reason.strip()):
            raise AnswerError(f"{self.kind} with reason {self.reason!r}")

    @property
    def is_answered(self) -> bool:
        """Whether it counts for submitting: anything but unanswered."""
        return self.kind is not AnswerKind.UNANSWERED

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was entered."""
        return self == UNANSWERED

    def rated(self, level: int) -> "Answer":
        """The same entry rated at a level, 0–6. Raises AnswerError off the scale."""
        return replace(self, kind=AnswerKind.RATED, level=level, reason="")

    def not_applicable(self, reason: str) -> "Answer":
        """The same entry as not applicable. Raises AnswerError where the reason has no text."""
        return replace(self, kind=AnswerKind.NOT_APPLICABLE, level=None, reason=reason)

    def not_observed(self) -> "Answer":
        """The same entry as not observed (無法判斷)."""
        return replace(self, kind=AnswerKind.NOT_OBSERVED, level=None, reason="")

    def cleared(self) -> "Answer":
        """The same entry without an answer; comment, evidence and flag stay."""
        return replace(self, kind=AnswerKind.UNANSWERED, level=None, reason="")


UNANSWERED = Answer()
