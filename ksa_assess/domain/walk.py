"""The walk through the indicators: order, cursor, next unanswered, undo and redo.

A plain frozen value. It does not hold the answers; steps remember what an answer was before and
after, so that undo can put it back through the same door by which it came.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from ksa_assess.domain.answer import UNANSWERED, Answer
from ksa_assess.domain.assessment import RequiredLevelOverride


@dataclass(frozen=True, slots=True)
class Change:
    """What one indicator's answer was and became."""

    indicator: str
    before: Answer
    after: Answer


@dataclass(frozen=True, slots=True)
class Demand:
    """What was required of one indicator in this assessment alone, and became; None is what the
    standard requires."""

    indicator: str
    before: RequiredLevelOverride | None
    after: RequiredLevelOverride | None


@dataclass(frozen=True, slots=True)
class Step:
    """One undoable act: answers or a demand.

    More than one change where a whole task was answered at once.
    """

    changes: tuple[Change, ...] = ()
    demand: Demand | None = None

    @property
    def indicator(self) -> str:
        """Where the cursor goes when the step is undone or redone."""
        return self.demand.indicator if self.demand else self.changes[0].indicator


@dataclass(frozen=True, slots=True)
class Walk:
    """Where somebody is. `order` holds at least one indicator code; `position` counts from 0."""

    order: tuple[str, ...]
    position: int = 0
    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()

    @property
    def current(self) -> str:
        """The indicator in view."""
        return self.order[self.position]

    @property
    def is_first(self) -> bool:
        """Whether there is nothing before."""
        return self.position == 0

    @property
    def is_last(self) -> bool:
        """Whether there is nothing after."""
        return self.position == len(self.order) - 1

    def at(self, indicator: str | None) -> "Walk":
        """The walk at an indicator; at the first one for None or an unknown code."""
        position = self.order.index(indicator) if indicator in self.order else 0
        return replace(self, position=position)

    def forward(self) -> "Walk":
        """One on; stays at the last."""
        return replace(self, position=min(self.position + 1, len(self.order) - 1))

    def back(self) -> "Walk":
        """One back; stays at the first."""
        return replace(self, position=max(self.position - 1, 0))

    def next_among(self, wanted: Collection[str]) -> "Walk | None":
        """At the next of these indicators, from here on and round; None if there is none."""
        return self._next(lambda code: code in wanted)

    def next_flagged(self, answers: Mapping[str, Answer]) -> "Walk | None":
        """At the next indicator marked 稍後再看, from here on and round; None if there is none."""
        return self._next(lambda code: answers.get(code, UNANSWERED).is_flagged)

    def _next(self, is_wanted: Callable[[str], bool]) -> "Walk | None":
        count = len(self.order)
        for offset in range(1, count + 1):
            position = (self.position + offset) % count
            if is_wanted(self.order[position]):
                return replace(self, position=position)
        return None

    def with_step(self, step: Step) -> "Walk":
        """The walk after a new act: it can be undone, and what was undone before is gone."""
        return replace(self, done=(*self.done, step), undone=())

    def undo(self) -> "tuple[Walk, Step] | None":
        """The walk before the last act, at its place, and that act; None if there is none."""
        if not self.done:
            return None
        *done, step = self.done
        walk = replace(self, done=tuple(done), undone=(*self.undone, step))
        return walk.at(step.indicator), step

    def redo(self) -> "tuple[Walk, Step] | None":
        """The walk after the act last undone, at its place, and that act; None if there is none."""
        if not self.undone:
            return None
        *undone, step = self.undone
        walk = replace(self, done=(*self.done, step), undone=tuple(undone))
        return walk.at(step.indicator), step
