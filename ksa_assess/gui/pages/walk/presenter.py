"""What happens on the walk page, without Qt: which indicator is in view, what each act stores.

Every act that changes an answer goes through one door and is committed before it is shown, so
that the page never shows what is not stored. Texts being typed wait here as drafts until they
are stored; a failed save keeps them.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from ksa_assess.domain.answer import Answer, AnswerKind
from ksa_assess.domain.assessment import Assessment, RequiredLevelOverride
from ksa_assess.domain.walk import Change, Demand, Step, Walk
from ksa_assess.gui.pages.walk.item import (
    Draft,
    WalkItem,
    is_required_shown,
    place_with,
    places_of,
)
from ksa_assess.gui.pages.walk.overview import Hit, Overview, overview_of, search
from ksa_assess.gui.pages.walk.sides import OWN, Side
from ksa_assess.gui.pages.walk.stored_answers import StoredAnswers
from ksa_assess.runtime.errors import SentenceError

if TYPE_CHECKING:
    from ksa_assess.services.assessments import Assessments
    from ksa_assess.services.earlier import EarlierRating

_NO_DRAFT = Draft()


@dataclass(frozen=True, slots=True)
class Retraced:
    """The step that was just undone, or done again."""

    step: Step
    is_undo: bool


class WalkPresenter:
    """One assessment being rated: by the person themselves, or by the supervisor."""

    side: Side = OWN

    def __init__(
        self,
        assessments: "Assessments",
        assessment: Assessment,
        *,
        shows_required_at_once: bool = False,
        earlier: "Mapping[str, EarlierRating] | None" = None,
        on_saved: Callable[[tuple[Change, ...]], None] = lambda _changes: None,
    ) -> None:
        self.assessment = assessment
        self.standard = assessment.standard
        self.store = StoredAnswers(assessments, assessment, self.side.series, self._on_stored)
        self._shows_required_at_once = shows_required_at_once
        self._earlier = earlier or {}
        self._on_saved = on_saved
        self._places = places_of(self.standard, self.store.overrides)
        self._walk = Walk(tuple(self._places)).at(assessment.cursor)
        self._drafts: dict[str, Draft] = {}
        self._is_reason_open = False
        self._is_reason_for_task = False
        self._typed_at: str | None = None  # Where the last step came by typing: more joins it.
        self.retraced: Retraced | None = None

    # What is shown

    @property
    def is_editable(self) -> bool:
        return self.store.is_editable

    @property
    def locked(self) -> str:
        """Key of the text that says why nothing can be changed."""
        return "walk.read_only"

    @property
    def problem(self) -> SentenceError | None:
        """Of the last save; None once a save went well."""
        return self.store.problem

    @property
    def saved_at(self) -> datetime | None:
        return self.store.saved_at

    @property
    def current(self) -> str:
        """Code of the indicator in view."""
        return self._walk.current

    @property
    def item(self) -> WalkItem:
        answer = self.store.answer(self.current)
        return WalkItem(
            place=self._places[self.current],
            position=self._walk.position,
            total=len(self._walk.order),
            person=self.assessment.person.name,
            answered=self.answered,
            open=len(self.open),
            answer=answer,
            draft=self._draft,
            is_editable=self.is_editable,
            locked="" if self.is_editable else self.locked,
            is_required_shown=is_required_shown(answer, at_once=self._shows_required_at_once),
            is_reason_open=self._is_reason_open
            or answer.kind is AnswerKind.NOT_APPLICABLE
            or bool(self._draft.reason),
            is_reason_for_task=self._is_reason_for_task,
            override=self.store.overrides.get(self.current),
            earlier=self._earlier.get(self.current),
        )

    @property
    def answered(self) -> int:
        """How many indicators are done."""
        return sum(answer.is_answered for answer in self.store.answers.values())

    @property
    def open(self) -> Collection[str]:
        """The indicators that still need something."""
        return [code for code in self._walk.order if not self.store.answer(code).is_answered]

    @property
    def overview(self) -> Overview:
        return overview_of(self.standard, self.store.answers)

    @property
    def last_step(self) -> Step | None:
        """What would be undone."""
        return self._walk.done[-1] if self._walk.done else None

    def search(self, text: str) -> tuple[Hit, ...]:
        return search(self.standard, text)

    # Moving

    def go_on(self) -> bool:
        """To the next indicator; False at the last one, where the results come next."""
        if self._walk.is_last:
            self.store_drafts()
            return False
        self._move(self._walk.forward())
        return True

    def go_back(self) -> None:
        self._move(self._walk.back())

    def go_to(self, indicator: str) -> None:
        self._move(self._walk.at(indicator))

    def go_to_next_open(self) -> bool:
        """False where no indicator needs anything any more."""
        return self._move_if(self._walk.next_among(self.open))

    def go_to_next_flagged(self) -> bool:
        """False where nothing waits to be seen again."""
        return self._move_if(self._walk.next_flagged(self.store.answers))

    def store_cursor(self) -> None:
        """Remember the place for the next start, where no answer has carried it there already.

        Raises SentenceError: what is lost is the place, never an answer.
        """
        self.store.put_cursor(self.current)

    # Answering; each returns whether what was wanted is stored

    def rate(self, level: int) -> bool:
        """0–6."""
        return self._answer(lambda answer: answer.rated(level))

    def answer_not_observed(self) -> bool:
        return self._answer(Answer.not_observed)

    def clear(self) -> bool:
        """Take the answer back; comment, evidence and flag stay."""
        return self._answer(Answer.cleared)

    def toggle_flag(self) -> bool:
        self._typed_at = None
        return self._store({self.current: lambda a: replace(a, is_flagged=not a.is_flagged)})

    def toggle_missing(self, code: str) -> bool:
        """Tick or untick a K or S of this task as mostly missing."""

        def toggled(answer: Answer) -> Answer:
            ticked = set(answer.missing) ^ {code}
            task = self._places[self.current].task
            order = (*task.knowledge, *task.skills)
            return replace(answer, missing=tuple(c for c in order if c in ticked))

        self._typed_at = None
        return self._store({self.current: toggled})

    def open_reason(self, *, whole_task: bool = False) -> None:
        """Ask why it is not applicable; the old answer stands until there is text."""
        if self.is_editable:
            self._is_reason_open = True
            self._is_reason_for_task = whole_task
            self._typed_at = None

    def set_demand(self, override: RequiredLevelOverride | None) -> bool:
        """Require another level here in this assessment alone; None is the standard's again."""
        demand = Demand(self.current, self.store.overrides.get(self.current), override)
        if demand.before == override:
            return True
        if not self._commit_demand(self.current, override):
            return False
        self._typed_at = self.retraced = None
        self._walk = self._walk.with_step(Step(demand=demand))
        return True

    # Typing

    def type_comment(self, text: str) -> None:
        self._set_draft(replace(self._draft, comment=text))

    def type_evidence(self, entries: tuple[str, ...]) -> None:
        self._set_draft(replace(self._draft, evidence=entries))

    def type_reason(self, text: str) -> None:
        whole = self._is_reason_for_task
        self._set_draft(replace(self._draft, reason=text, is_whole_task=whole))

    def store_drafts(self) -> bool:
        """Store what was typed here and what an earlier failed save left behind."""
        stored = [self._store_draft(code) for code in tuple(self._drafts)]
        return all(stored)

    def leave_text(self) -> bool:
        """Store what was typed and close an empty reason: the old answer stands."""
        is_stored = self.store_drafts()
        self._typed_at = None
        if is_stored:
            self._close_reason()
            self._drafts.pop(self.current, None)
        return is_stored

    # Undo

    def undo(self) -> bool:
        """Take the last act back, at its place; False where none is or it cannot be stored."""
        return self._retrace(is_undo=True)

    def redo(self) -> bool:
        return self._retrace(is_undo=False)

    def _retrace(self, *, is_undo: bool) -> bool:
        self.leave_text()
        found = self._walk.undo() if is_undo else self._walk.redo()
        if found is None:
            return False
        walk, step = found
        if not self._commit_step(step, walk.current, is_undo=is_undo):
            return False
        self._walk = walk
        self._typed_at = None
        self._close_reason()
        self.retraced = Retraced(step, is_undo)
        return True

    def _commit_step(self, step: Step, cursor: str, *, is_undo: bool) -> bool:
        if demand := step.demand:
            override = demand.before if is_undo else demand.after
            return self._commit_demand(demand.indicator, override)
        answers = {one.indicator: one.before if is_undo else one.after for one in step.changes}
        return self.store.put(answers, cursor) is not None

    # Within

    @property
    def _draft(self) -> Draft:
        return self._drafts.get(self.current, _NO_DRAFT)

    def _set_draft(self, draft: Draft) -> None:
        if self.is_editable:
            self._drafts[self.current] = draft

    def _close_reason(self) -> None:
        self._is_reason_open = False
        self._is_reason_for_task = False

    def _on_stored(self, changes: tuple[Change, ...]) -> None:
        self._on_saved(changes)

    def _move_if(self, walk: Walk | None) -> bool:
        if walk:
            self._move(walk)
        return walk is not None

    def _move(self, walk: Walk) -> None:
        self.leave_text()
        self.retraced = None
        self._close_reason()
        self._walk = walk

    def _answer(self, change: Callable[[Answer], Answer]) -> bool:
        self._typed_at = None
        is_stored = self._store({self.current: change})
        if is_stored:
            self._close_reason()
        return is_stored

    def _store(self, changes: Mapping[str, Callable[[Answer], Answer]]) -> bool:
        """One step: the changes together with the comment and evidence typed there."""
        answers = {
            code: change(self._drafts.get(code, _NO_DRAFT).onto(self.store.answer(code)))
            for code, change in changes.items()
        }
        made = self.store.put(answers, self.current)
        if made is None:
            return False
        self._remember(made)
        for code in answers:
            self._drafts.pop(code, None)
        return True

    def _store_draft(self, code: str) -> bool:
        draft = self._drafts[code]
        answers = self._typed_answers(code, draft)
        made = self.store.put(answers, self.current)
        if made is None:
            return False
        self._remember(made, typed_at=code)
        if draft.reason is None or draft.reason.strip():
            self._drafts.pop(code)
        return True

    def _typed_answers(self, code: str, draft: Draft) -> dict[str, Answer]:
        answers = {code: draft.onto(self.store.answer(code))}
        reason = (draft.reason or "").strip()
        if not reason:
            return answers
        task = self._places[code].task
        codes = [i.code for i in task.indicators] if draft.is_whole_task else [code]
        before = {one: answers.get(one, self.store.answer(one)) for one in codes}
        return {one: answer.not_applicable(reason) for one, answer in before.items()}

    def _remember(self, changes: tuple[Change, ...], typed_at: str | None = None) -> None:
        """Make a step of the changes; typing on in one place stays one step."""
        if not changes:
            return
        walk = self._walk
        if typed_at and typed_at == self._typed_at and walk.done:
            changes = _joined(walk.done[-1].changes, changes)
            walk = replace(walk, done=walk.done[:-1])
        self._walk = walk.with_step(Step(changes))
        self._typed_at = typed_at
        self.retraced = None

    def _commit_demand(self, code: str, override: RequiredLevelOverride | None) -> bool:
        if not self.store.put_override(code, override):
            return False
        place = self._places[code]
        self._places[code] = place_with(self.standard, place, self.store.overrides)
        return True


def _joined(first: tuple[Change, ...], then: tuple[Change, ...]) -> tuple[Change, ...]:
    """The changes that lead from before the first to after the second."""
    before = {change.indicator: change.before for change in (*then, *first)}
    after = {change.indicator: change.after for change in (*first, *then)}
    return tuple(Change(code, before[code], after[code]) for code in after)
