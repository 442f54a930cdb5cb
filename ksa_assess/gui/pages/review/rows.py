"""What the review's table lists, without Qt: tasks with their indicators, side by side."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ksa_assess.domain.answer import Answer, Series
from ksa_assess.domain.assessment import Assessment
from ksa_assess.domain.gap import IndicatorGap, analyse
from ksa_assess.domain.review import Need, ReviewWay, difference, differs, is_to_discuss, needs
from ksa_assess.gui.reviewing.sight import Filter, is_away, is_kept_back
from ksa_assess.wording import Wording


class Mark(StrEnum):
    """A sign at the end of a row."""

    NEEDS = "needs"
    COMMENT = "comment"
    FLAG = "flag"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class TaskRow:
    """The heading of a task's rows; `done` says how many of them are reviewed."""

    code: str
    name: str
    duty: str
    done: str


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator side by side; `difference` in words, `steps` the same as a number."""

    code: str
    text: str
    required: str
    own: str
    supervisor: str
    agreed: str
    difference: str
    steps: int | None
    differs: bool
    marks: tuple[Mark, ...]
    marks_said: str
    task: str
    is_hidden: bool

    @property
    def is_to_discuss(self) -> bool:
        return is_to_discuss(self.steps)


Row = TaskRow | IndicatorRow


class ReviewRows:
    """The rows of one assessment as it is now; made anew after every answer."""

    def __init__(
        self,
        assessment: Assessment,
        wording: Wording,
        way: ReviewWay | None,
        changed: tuple[str, ...] = (),
        *,
        shows_required_at_once: bool = False,
    ) -> None:
        self.assessment = assessment
        self._wording = wording
        self._texts = wording.texts
        self._way = way
        self._shows_required_at_once = shows_required_at_once
        self._changed = frozenset(changed)
        self.is_away = is_away(assessment)
        self.needs = self._open_needs()
        analysis = analyse(assessment.standard, assessment.answers, assessment.overrides)
        self._gaps = {one.code: one for one in analysis.indicators}
        self._takes: Mapping[Filter, Callable[[str], bool]] = {
            Filter.ALL: lambda _code: True,
            Filter.UNANSWERED: self._is_open,
            Filter.DIFFER: lambda code: differs(assessment, code) and not self.is_hidden(code),
            Filter.BELOW: self._is_below,
            Filter.FLAGGED: lambda code: self._supervisor(code).is_flagged,
            Filter.NEEDS: lambda code: code in self.needs,
            Filter.CHANGED: lambda code: code in self._changed,
        }

    # One indicator

    def is_hidden(self, code: str) -> bool:
        """Whether the self rating is kept back for now."""
        return is_kept_back(self.assessment, self._way, code)

    def steps(self, code: str) -> int | None:
        """Supervisor − self; None where either is unknown or kept back."""
        if self.is_hidden(code):
            return None
        return difference(self.assessment.answer(code), self._supervisor(code))

    def difference(self, code: str) -> str:
        """In words; empty while there is nothing to compare."""
        steps = self.steps(code)
        if steps is not None:
            return self._wording.difference(steps)
        if self.is_hidden(code) or not self._supervisor(code).is_answered:
            return ""
        is_other = differs(self.assessment, code)
        return self._texts("review.filter.differ" if is_other else "review.same")

    def gap(self, code: str) -> IndicatorGap:
        return self._gaps[code]

    def is_required_hidden(self, code: str) -> bool:
        """Nobody rates to the mark: it comes with the answer, as in the walk."""
        return self._is_open(code) and not self._shows_required_at_once

    # Rows

    @property
    def agreed(self) -> tuple[str, ...]:
        """What both sides have settled on."""
        answers = self.assessment.answers.get(Series.AGREED, {})
        return tuple(code for code, one in answers.items() if one.is_answered)

    def codes(self, wanted: Filter, text: str = "") -> tuple[str, ...]:
        """The indicators that a filter takes and whose words hold a text, in document order."""
        takes, sought = self._takes[wanted], text.strip().casefold()
        return tuple(
            one.code
            for one in self.assessment.standard.indicators
            if takes(one.code) and sought in f"{one.code} {one.text}".casefold()
        )

    def rows(self, codes: tuple[str, ...]) -> tuple[Row, ...]:
        """The rows of these, each task's below its heading."""
        wanted, found = frozenset(codes), list[Row]()
        for duty in self.assessment.standard.duties:
            for task in duty.tasks:
                inside = [one for one in task.indicators if one.code in wanted]
                if inside:
                    all_codes = tuple(one.code for one in task.indicators)
                    name = f"{duty.code} {duty.name}"
                    found.append(TaskRow(task.code, task.name, name, self._done(all_codes)))
                found += [self._row(one.code, one.text, task.code) for one in inside]
        return tuple(found)

    def _row(self, code: str, text: str, task: str) -> IndicatorRow:
        hidden, steps, required = self.is_hidden(code), self.steps(code), self._gaps[code].required
        marks = self._marks(code)
        said = (self._texts(f"review.mark.{one}") for one in marks)
        own, agreed = self.assessment.answer(code), self.assessment.answer(code, Series.AGREED)
        return IndicatorRow(
            code=code,
            text=text,
            required="" if self.is_required_hidden(code) else self._wording.level(required),
            own=self._texts("review.hidden.short") if hidden else self._wording.answer(own),
            supervisor=self._wording.answer(self._supervisor(code)),
            agreed=self._wording.answer(agreed) if agreed.is_answered else "",
            difference=self.difference(code),
            steps=steps,
            differs=not hidden and differs(self.assessment, code),
            marks=marks,
            marks_said=self._wording.listed(said),
            task=task,
            is_hidden=hidden,
        )

    def _marks(self, code: str) -> tuple[Mark, ...]:
        supervisor, own = self._supervisor(code), self.assessment.answer(code)
        has_comment = supervisor.comment or (own.comment and not self.is_hidden(code))
        # What is simply not rated yet is seen in its column; a mark in every row says nothing.
        asks = tuple(one for one in self.needs.get(code, ()) if one is not Need.ANSWER)
        holds = {
            Mark.NEEDS: bool(asks),
            Mark.COMMENT: bool(has_comment),
            Mark.FLAG: supervisor.is_flagged,
            Mark.CHANGED: code in self._changed,
        }
        return tuple(one for one, is_so in holds.items() if is_so)

    def _done(self, codes: tuple[str, ...]) -> str:
        done = sum(not self._is_open(code) for code in codes)
        return self._texts("review.task_done", k=done, n=len(codes))

    def _supervisor(self, code: str) -> Answer:
        return self.assessment.answer(code, Series.SUPERVISOR)

    def _is_open(self, code: str) -> bool:
        agreed = self.assessment.answer(code, Series.AGREED)
        return not self._supervisor(code).is_answered and not agreed.is_answered

    def _is_below(self, code: str) -> bool:
        """By the answer that counts, once there is one of the review."""
        return self._gaps[code].shortfall > 0 and not self._is_open(code) and not self.is_away

    def _open_needs(self) -> Mapping[str, tuple[Need, ...]]:
        """What still stands in the way; never what would tell a self rating that is kept back."""
        found = needs(self.assessment)
        told = {code: self._told(code, lacking) for code, lacking in found.items()}
        return {code: lacking for code, lacking in told.items() if lacking}

    def _told(self, code: str, lacking: tuple[Need, ...]) -> tuple[Need, ...]:
        is_kept_back = self.is_hidden(code)
        return tuple(one for one in lacking if not is_kept_back or one is Need.ANSWER)
