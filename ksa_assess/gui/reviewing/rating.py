"""The supervisor's answers to one assessment, without Qt: table and walk rate by the same hand.

Every act is on the disk before it is shown, and can be taken back. Texts being typed wait here
until they are stored; a failed save keeps them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from ksa_assess.domain.answer import Answer, AnswerKind, Series
from ksa_assess.domain.assessment import Assessment, is_editable
from ksa_assess.domain.walk import Change
from ksa_assess.runtime.errors import SentenceError

if TYPE_CHECKING:
    from ksa_assess.services.answering import Saved
    from ksa_assess.services.assessments import Assessments
    from ksa_assess.services.reviews import Reviews


@dataclass(frozen=True, slots=True)
class Typed:
    """Texts typed for an indicator and not stored yet; None where nothing was typed."""

    comment: str | None = None
    reason: str | None = None

    def onto(self, answer: Answer) -> Answer:
        """The answer with what was typed; a reason with text makes it not applicable."""
        if self.comment is not None:
            answer = replace(answer, comment=self.comment.strip())
        reason = (self.reason or "").strip()
        return answer.not_applicable(reason) if reason else answer


_NOTHING_TYPED = Typed()


class SupervisorRating:
    """Invariant: `assessment` holds what is stored. `problem` is the error of the last save, None
    once a save went well."""

    def __init__(
        self,
        assessments: "Assessments",
        reviews: "Reviews",
        assessment: Assessment,
        on_saved: Callable[[tuple[Change, ...]], None] = lambda _changes: None,
    ) -> None:
        self.assessment = assessment
        self.is_editable = is_editable(assessment.state, Series.SUPERVISOR)
        self.problem: SentenceError | None = None
        self.saved_at: datetime | None = None
        self._assessments = assessments
        self._reviews = reviews
        self._on_saved = on_saved
        self._done: list[tuple[Change, ...]] = []
        self._undone: list[tuple[Change, ...]] = []
        self._typed: dict[str, Typed] = {}
        self._typed_at: str | None = None  # Where the last step came by typing: more joins it.
        self._tasks = {
            one.code: tuple(other.code for other in task.indicators)
            for task in assessment.standard.tasks
            for one in task.indicators
        }

    # What is known

    def answer(self, code: str) -> Answer:
        """The supervisor's, as it is stored."""
        return self.assessment.answer(code, Series.SUPERVISOR)

    def own(self, code: str) -> Answer:
        """What the person said of themselves."""
        return self.assessment.answer(code, Series.SELF)

    def comment(self, code: str) -> str:
        """As it stands in the field, spaces and all."""
        typed = self._typed.get(code, _NOTHING_TYPED).comment
        return self.answer(code).comment if typed is None else typed

    def reason(self, code: str) -> str:
        typed = self._typed.get(code, _NOTHING_TYPED).reason
        return self.answer(code).reason if typed is None else typed

    def task_of(self, code: str) -> tuple[str, ...]:
        """The indicators of the same task, in document order."""
        return self._tasks[code]

    # Acts; each returns whether what was wanted is stored

    def rate(self, code: str, level: int) -> bool:
        """0–6."""
        return self._change(code, lambda answer: answer.rated(level))

    def not_observed(self, code: str) -> bool:
        return self._change(code, Answer.not_observed)

    def clear(self, code: str) -> bool:
        """Take the answer back; comment and flag stay."""
        return self._change(code, Answer.cleared)

    def toggle_flag(self, code: str) -> bool:
        return self._change(code, lambda one: replace(one, is_flagged=not one.is_flagged))

    def agree(self, codes: Iterable[str], *, whole_task: bool = False) -> bool:
        """Answer as the person did; what they have not answered is left as it is."""
        self._typed_at = None
        wanted = tuple(codes)
        if not self.store_typed(*wanted):
            return False
        made = self._commit(
            lambda: self._reviews.agree(self.assessment.id, wanted, whole_task=whole_task)
        )
        return self._remember(made)

    def is_agreement(self, code: str) -> bool:
        """Whether not applicable would only say what the person said."""
        return self.own(code).kind is AnswerKind.NOT_APPLICABLE

    # Typing

    def type_comment(self, code: str, text: str) -> None:
        self._type(code, comment=text)

    def type_reason(self, code: str, text: str) -> None:
        """The old answer stands until the reason has text."""
        self._type(code, reason=text)

    def store_typed(self, *codes: str) -> bool:
        """Store what was typed for these, or everywhere; False where something could not be."""
        waiting = [one for one in codes or tuple(self._typed) if one in self._typed]
        stored = [self._store_typed(code) for code in waiting]
        return all(stored)

    def leave_text(self) -> bool:
        """Store what was typed; what is typed later is a step of its own."""
        is_stored = self.store_typed()
        self._typed_at = None
        return is_stored

    # Undo

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    def undo(self) -> str | None:
        """Take the last act back; the first indicator it touched, None where nothing was done."""
        return self._retrace(self._done, self._undone, lambda change: change.before)

    def redo(self) -> str | None:
        return self._retrace(self._undone, self._done, lambda change: change.after)

    def _retrace(
        self,
        taken: list[tuple[Change, ...]],
        given: list[tuple[Change, ...]],
        wanted: Callable[[Change], Answer],
    ) -> str | None:
        if not self.leave_text() or not taken:
            return None
        step = taken[-1]
        if self._put({one.indicator: wanted(one) for one in step}) is None:
            return None
        given.append(taken.pop())
        return step[0].indicator

    # Within

    def _change(self, code: str, change: Callable[[Answer], Answer]) -> bool:
        """One step, together with the comment typed there."""
        self._typed_at = None
        comment = self._typed.get(code, _NOTHING_TYPED).comment
        typed = Typed(comment=comment)
        is_stored = self._remember(self._put({code: change(typed.onto(self.answer(code)))}))
        if is_stored:
            self._typed.pop(code, None)
        return is_stored

    def _type(self, code: str, **parts: str) -> None:
        if self.is_editable:
            self._typed[code] = replace(self._typed.get(code, _NOTHING_TYPED), **parts)

    def _store_typed(self, code: str) -> bool:
        typed = self._typed[code]
        made = self._put({code: typed.onto(self.answer(code))})
        if not self._remember(made, typed_at=code):
            return False
        self._typed.pop(code)
        return True

    def _remember(self, made: tuple[Change, ...] | None, typed_at: str | None = None) -> bool:
        """Make a step of the changes; typing on in one place stays one step."""
        if made is None:
            return False
        if made:
            if typed_at and typed_at == self._typed_at and self._done:
                made = _joined(self._done.pop(), made)
            self._done.append(made)
            self._undone.clear()
            self._typed_at = typed_at
        return True

    def _put(self, answers: Mapping[str, Answer]) -> tuple[Change, ...] | None:
        changed = {code: one for code, one in answers.items() if one != self.answer(code)}
        if not changed and self.is_editable:
            return ()
        series, number = Series.SUPERVISOR, self.assessment.id
        return self._commit(lambda: self._assessments.answer(number, changed, series))

    def _commit(self, act: "Callable[[], Saved]") -> tuple[Change, ...] | None:
        """The one door: what changed, or None where nothing could be stored."""
        if not self.is_editable:
            return None
        try:
            saved = act()
        except SentenceError as error:
            self.problem = error
            return None
        self.problem = None
        self.saved_at = saved.saved_at
        self._take_in(saved.changes)
        self._on_saved(saved.changes)
        return saved.changes

    def _take_in(self, changes: tuple[Change, ...]) -> None:
        answers = self.assessment.answers
        rated = dict(answers.get(Series.SUPERVISOR, {}))
        rated.update((change.indicator, change.after) for change in changes)
        answers = {**answers, Series.SUPERVISOR: rated}
        self.assessment = replace(self.assessment, answers=answers)


def _joined(first: tuple[Change, ...], then: tuple[Change, ...]) -> tuple[Change, ...]:
    """The changes that lead from before the first to after the second."""
    before = {change.indicator: change.before for change in (*then, *first)}
    after = {change.indicator: change.after for change in (*first, *then)}
    return tuple(Change(code, before[code], after[code]) for code in after)
