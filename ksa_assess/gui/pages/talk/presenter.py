"""What two people look at together in the talk, without Qt: only what both may read."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from ksa_assess.domain.answer import UNANSWERED, Answer, AnswerKind, Series
from ksa_assess.domain.assessment import Assessment, is_editable
from ksa_assess.domain.gap import GapAnalysis, analyse
from ksa_assess.domain.gap_lists import STRENGTHS_ON_SCREEN
from ksa_assess.domain.review import difference, differs
from ksa_assess.domain.walk import Change
from ksa_assess.gui.reviewing.sight import is_kept_back
from ksa_assess.gui.reviewing.view import View, view_of
from ksa_assess.runtime.errors import SentenceError
from ksa_assess.wording import Wording

if TYPE_CHECKING:
    from ksa_assess.services.answering import Saved
    from ksa_assess.services.reviews import Reviews

_NOT_APPLICABLE, _OPEN = "-", "?"


class Step(StrEnum):
    """In the order of the talk."""

    STRENGTHS = "strengths"
    VIEWS = "views"
    PLAN = "plan"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Strength:
    code: str
    text: str
    said: str
    comment: str


@dataclass(frozen=True, slots=True)
class Views:
    """An indicator where the views differ, and what was agreed on it so far."""

    code: str
    text: str
    place: str
    position: str
    required: str
    required_level: int | None
    own: View
    supervisor: View
    difference: str
    level: int | None
    is_not_applicable: bool
    reason: str
    state: str
    is_agreed: bool
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is chosen and typed for an agreement, which needs both; `level` as typed, "-" for
    not applicable, "" for nothing yet."""

    level: str = ""
    reason: str = ""

    @property
    def is_whole(self) -> bool:
        return bool(self.level) and bool(self.reason.strip())

    @property
    def number(self) -> int | None:
        return int(self.level) if self.level.isdigit() else None

    @property
    def answer(self) -> Answer:
        """As it would be said, before there is a reason."""
        return UNANSWERED if self.number is None else UNANSWERED.rated(self.number)


class TalkPresenter:
    """Invariant: `assessment` holds what is stored. What is chosen or typed and not whole yet is
    kept beside it, and found again the next time; `problem` is the error of the last save."""

    def __init__(
        self,
        reviews: "Reviews",
        assessment: Assessment,
        wording: Wording,
        on_saved: Callable[[tuple[Change, ...]], None] = lambda _changes: None,
    ) -> None:
        self.assessment = assessment
        self.is_editable = is_editable(assessment.state, Series.AGREED)
        self.step = Step.STRENGTHS
        self.problem: SentenceError | None = None
        self.saved_at: datetime | None = None
        self._reviews = reviews
        self._wording = wording
        self._texts = wording.texts
        self._on_saved = on_saved
        self._places = {one.code: (d, t, one) for d, t, one in assessment.standard.places()}
        self._analysis = _analysis(assessment)
        way = reviews.way(assessment.id)
        self._seen = frozenset(c for c in self._places if not is_kept_back(assessment, way, c))
        self.codes = self._differing()
        self._position = 0
        self._wishes: dict[str, _Wish] = {}

    # The way through

    def resume(self, before: "TalkPresenter") -> None:
        """At the step and the item where the same talk was left."""
        self.step = before.step
        if before.code in self.codes:
            self._position = self.codes.index(before.code)

    @property
    def code(self) -> str:
        """The indicator that is talked about; empty where all views are the same."""
        return self.codes[self._position] if self.codes else ""

    @property
    def is_last(self) -> bool:
        return self.step is Step.WORDS

    @property
    def is_first(self) -> bool:
        return self.step is Step.STRENGTHS

    def go_to(self, step: Step) -> None:
        """The items begin anew only when one comes to them from before."""
        if step is Step.VIEWS and self.is_first:
            self._position = 0
        self.step = step

    def go_on(self) -> None:
        """The next item where views differ, else the next step; stays at the last."""
        if self.step is Step.VIEWS and self._position + 1 < len(self.codes):
            self._position += 1
        elif not self.is_last:
            self.go_to(self._beside(1))

    def go_back(self) -> None:
        if self.step is Step.VIEWS and self._position > 0:
            self._position -= 1
        elif not self.is_first:
            self.step = self._beside(-1)

    def _beside(self, by: int) -> Step:
        order = list(Step)
        return order[order.index(self.step) + by]

    # What is shown

    @property
    def title(self) -> str:
        one = self.assessment
        return f"{one.person.name}　{one.standard.name}"

    def step_said(self, step: Step) -> str:
        said = self._texts(f"talk.step.{step}")
        if step is Step.VIEWS and self.codes:
            said = self._texts("talk.step.counted", step=said, n=len(self.codes))
        return self._texts("talk.step.numbered", i=list(Step).index(step) + 1, step=said)

    @property
    def feedback(self) -> str:
        return self.assessment.talk.feedback

    @property
    def strengths(self) -> tuple[Strength, ...]:
        seen = [row for row in self._analysis.strengths if row.code in self._seen]
        return tuple(
            Strength(
                row.code,
                row.text,
                f"{self._wording.level(row.rated)}・{self._wording.gap_words(row.gap)}",
                self.assessment.answer(row.code, Series.SUPERVISOR).comment,
            )
            for row in seen[:STRENGTHS_ON_SCREEN]
        )

    @property
    def views(self) -> Views | None:
        """The item that is talked about; None where all views are the same."""
        if not self.codes:
            return None
        code, texts = self.code, self._texts
        duty, task, indicator = self._places[code]
        supervisor = self.assessment.answer(code, Series.SUPERVISOR)
        required, wish = self._required[code], self._wish(code)
        return Views(
            code=code,
            text=indicator.text,
            place=f"{duty.code} {duty.name}　›　{task.code} {task.name}",
            position=texts("talk.views.position", i=self._position + 1, n=len(self.codes)),
            required=texts("term.no_required_level")
            if required is None
            else texts("walk.required", level=required),
            required_level=required,
            own=view_of(self._wording, self.assessment.answer(code)),
            supervisor=view_of(self._wording, supervisor),
            difference=self._difference(code),
            level=wish.number,
            is_not_applicable=wish.level == _NOT_APPLICABLE,
            reason=wish.reason,
            state=self._state(code, wish),
            is_agreed=self._agreed(code).is_answered,
            is_chosen=bool(wish.level or wish.reason),
        )

    def _difference(self, code: str) -> str:
        one = self.assessment
        steps = difference(one.answer(code), one.answer(code, Series.SUPERVISOR))
        if steps is None:
            return self._texts("review.filter.differ")
        return self._wording.difference(steps)

    def _state(self, code: str, wish: _Wish) -> str:
        agreed = self._agreed(code)
        if agreed.is_answered and wish == _wish_of(agreed):
            return self._texts("talk.agreed.stored", answer=self._wording.answer(agreed))
        if wish.level:
            return self._texts("talk.agreed.reason_needed", answer=self._wish_said(wish))
        key = "talk.agreed.level_needed" if wish.reason.strip() else "talk.agreed.none"
        return self._texts(key)

    def _wish_said(self, wish: _Wish) -> str:
        if wish.level == _NOT_APPLICABLE:
            return self._wording.answer_kind(AnswerKind.NOT_APPLICABLE)
        return self._wording.level(wish.number)

    # Agreeing

    def choose(self, level: int | None) -> bool:
        """A level, or None for not applicable; it is recorded once it has a reason."""
        wanted = _NOT_APPLICABLE if level is None else str(level)
        return self._set(replace(self._wish(self.code), level=wanted))

    def type_reason(self, text: str) -> None:
        """Stored by `store`."""
        if self.is_editable and self.code:
            self._wishes[self.code] = replace(self._wish(self.code), reason=text)

    def clear(self) -> bool:
        """Leave it open; both sides' own ratings stay."""
        code = self.code
        is_done = self._commit(lambda: self._reviews.unsettle(self.assessment.id, code))
        if is_done:
            self._keep(code, _Wish())
            self._wishes.pop(code, None)
        return is_done

    def settle_again(self, code: str, before: Answer) -> bool:
        """Undo of `clear`."""
        wish = _wish_of(before)
        self._wishes.pop(code, None)
        return self._settle(code, wish)

    def agreed(self, code: str) -> Answer:
        return self._agreed(code)

    def store(self) -> bool:
        """What was typed; what is not whole yet is kept to go on with."""
        stored = [self._store(code) for code in tuple(self._wishes)]
        return all(stored)

    def _set(self, wish: _Wish) -> bool:
        if not self.is_editable or not self.code:
            return False
        self._wishes[self.code] = wish
        return self._store(self.code)

    def _store(self, code: str) -> bool:
        wish = self._wishes[code]
        if not wish.is_whole:
            return self._keep(code, wish)
        if not self._settle(code, wish):
            return False
        self._wishes.pop(code)
        return True

    def _settle(self, code: str, wish: _Wish) -> bool:
        number, reason = self.assessment.id, wish.reason
        is_done = self._commit(lambda: self._reviews.settle(number, code, wish.number, reason))
        return is_done and self._keep(code, _Wish())

    def _keep(self, code: str, wish: _Wish) -> bool:
        """Of an agreement that is not whole; nothing where there is nothing."""
        text = f"{wish.level or _OPEN} {wish.reason}" if wish != _Wish() else ""
        place = _place(code)
        try:
            if self._reviews.typed(self.assessment.id, place) != text:
                self._reviews.keep_typed(self.assessment.id, place, text)
        except SentenceError as error:
            self.problem = error
            return False
        return True

    def _wish(self, code: str) -> _Wish:
        if code not in self._wishes:
            kept = self._reviews.typed(self.assessment.id, _place(code))
            if not kept:
                return _wish_of(self._agreed(code))
            level, _, reason = kept.partition(" ")
            self._wishes[code] = _Wish("" if level == _OPEN else level, reason)
        return self._wishes[code]

    def _agreed(self, code: str) -> Answer:
        return self.assessment.answer(code, Series.AGREED)

    def _commit(self, act: "Callable[[], Saved]") -> bool:
        if not self.is_editable:
            return False
        try:
            saved = act()
        except SentenceError as error:
            self.problem = error
            return False
        self.problem = None
        self.saved_at = saved.saved_at
        answers = self.assessment.answers
        agreed = dict(answers.get(Series.AGREED, {}))
        agreed.update((change.indicator, change.after) for change in saved.changes)
        self.assessment = replace(self.assessment, answers={**answers, Series.AGREED: agreed})
        self._on_saved(saved.changes)
        return True

    # Within

    @property
    def _required(self) -> dict[str, int | None]:
        return {row.code: row.required for row in self._analysis.indicators}

    def _differing(self) -> tuple[str, ...]:
        """Those furthest apart first: time is short, and there it is needed most."""
        one = self.assessment
        codes = [code for code in self._places if code in self._seen and differs(one, code)]

        def apart(code: str) -> int:
            steps = difference(one.answer(code), one.answer(code, Series.SUPERVISOR))
            return abs(steps or 0)

        return tuple(sorted(codes, key=apart, reverse=True))


def _analysis(assessment: Assessment) -> GapAnalysis:
    return analyse(assessment.standard, assessment.answers, assessment.overrides)


def _wish_of(agreed: Answer) -> _Wish:
    if not agreed.is_answered:
        return _Wish()
    level = _NOT_APPLICABLE if agreed.level is None else str(agreed.level)
    return _Wish(level, agreed.comment or agreed.reason)


def _place(code: str) -> str:
    return f"agreed:{code}"
