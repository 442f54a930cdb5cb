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


class Basis(StrEnum):
    """How a supervisor came to an answer: by their own judgement, or by agreeing with the self
    rating of this indicator or of its whole task."""

    OWN = "own"
    AGREED = "agreed"
    AGREED_TASK = "agreed_task"


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
    basis: Basis = Basis.OWN

    def __post_init__(self) -> None:
        is_rated = self.kind is AnswerKind.RATED
        if not (is_rating(self.level) if is_rated else self.level is None):
            raise AnswerError(f"{self.kind} with level {self.level!r}")
        if (self.kind is AnswerKind.NOT_APPLICABLE) != bool(self.reason.strip()):
            raise AnswerError(f"{self.kind} with reason {self.reason!r}")
        if self.basis is not Basis.OWN and not self.is_answered:
            raise AnswerError(f"{self.kind} that is {self.basis}")

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
        return self._made(AnswerKind.RATED, level=level)

    def not_applicable(self, reason: str) -> "Answer":
        """The same entry as not applicable. Raises AnswerError where the reason has no text."""
        return self._made(AnswerKind.NOT_APPLICABLE, reason=reason)

    def not_observed(self) -> "Answer":
        """The same entry as not observed (無法判斷)."""
        return self._made(AnswerKind.NOT_OBSERVED)

    def cleared(self) -> "Answer":
        """The same entry without an answer; comment, evidence and flag stay."""
        return self._made(AnswerKind.UNANSWERED)

    def agreed(self, *, whole_task: bool = False) -> "Answer":
        """The supervisor's answer that says the same as this self rating; what stands beside it
        stays the employee's own. Raises AnswerError where nothing is answered."""
        basis = Basis.AGREED_TASK if whole_task else Basis.AGREED
        return Answer(self.kind, self.level, self.reason, basis=basis)

    def _made(self, kind: AnswerKind, level: int | None = None, reason: str = "") -> "Answer":
        """The same entry answered otherwise, which is always one's own judgement."""
        return replace(self, kind=kind, level=level, reason=reason, basis=Basis.OWN)


UNANSWERED = Answer()
