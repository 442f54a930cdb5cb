"""Which indicators are listed, without Qt: every figure of the results has such a filter."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from ksa_assess.domain.answer import AnswerKind
from ksa_assess.domain.gap import IndicatorGap, Severity
from ksa_assess.domain.review import is_to_discuss


class Outcome(StrEnum):
    """What came of required and rated level; the first three hold several severities."""

    COUNTED = "counted"
    REACHED = "reached"
    SHORT = "short"
    EXCEEDS = "exceeds"
    MET = "met"
    MINOR = "minor"
    MODERATE = "moderate"
    CRITICAL = "critical"
    NONE = "none"


class Views(StrEnum):
    """Whether self and supervisor answered otherwise; how far apart where both rated."""

    DIFFER = "differ"
    DISCUSS = "discuss"
    SAME = "same"
    WITHIN_ONE = "within_one"
    COMPARED = "compared"


class Order(StrEnum):
    DOCUMENT = "document"
    GAP = "gap"


def _is_severity(severity: Severity) -> Callable[[IndicatorGap], bool]:
    return lambda row: row.severity is severity


_HOLDS: Mapping[Outcome, Callable[[IndicatorGap], bool]] = {
    Outcome.COUNTED: lambda row: row.gap is not None,
    Outcome.REACHED: lambda row: row.gap is not None and row.gap <= 0,
    Outcome.SHORT: lambda row: row.shortfall > 0,
    Outcome.NONE: lambda row: row.gap is None,
    **{Outcome(one): _is_severity(one) for one in Severity},
}


_APART: Mapping[Views, Callable[[int], bool]] = {
    Views.DISCUSS: is_to_discuss,
    Views.SAME: lambda levels: not levels,
    Views.WITHIN_ONE: lambda levels: abs(levels) <= 1,
    Views.COMPARED: lambda _levels: True,
}


@dataclass(frozen=True, slots=True)
class RowFilter:
    """All of it must hold; an empty part asks nothing.

    `place` is the code of a duty or task, `content` that of a K, S or A item: the indicators with
    a shortfall in the tasks that list it.
    """

    place: str = ""
    outcome: Outcome | None = None
    answers: tuple[AnswerKind, ...] = ()
    views: Views | None = None
    content: str = ""
    text: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of the parts that ask something."""
        return tuple(one.name for one in fields(self) if getattr(self, one.name))

    def without(self, part: str) -> "RowFilter":
        return replace(self, **{part: getattr(EVERY_ROW, part)})

    def takes(
        self, row: IndicatorGap, difference: int | None = None, *, differs: bool = False
    ) -> bool:
        """By what the row itself tells: outcome, answer, supervisor − self, and whether they
        answered otherwise."""
        is_answer = not self.answers or row.answer in self.answers
        is_outcome = self.outcome is None or _HOLDS[self.outcome](row)
        return is_answer and is_outcome and self._has_such_views(difference, differs=differs)

    def _has_such_views(self, difference: int | None, *, differs: bool) -> bool:
        if self.views is None:
            return True
        if self.views is Views.DIFFER:
            return differs
        return difference is not None and _APART[self.views](difference)


EVERY_ROW = RowFilter()


def by_gap(row: IndicatorGap) -> tuple[bool, int]:
    """Largest shortfall first, what has no gap last; sorting leaves the rest as it was."""
    return row.gap is None, -(row.gap or 0)
