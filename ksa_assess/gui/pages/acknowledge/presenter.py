"""What a review says to the person rated, in the order in which it is best read; without Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ksa_assess.domain.answer import AnswerKind, Series
from ksa_assess.domain.assessment import Action, Assessment, State
from ksa_assess.domain.gap import GapAnalysis
from ksa_assess.domain.gap_lists import STRENGTHS_ON_SCREEN
from ksa_assess.domain.plan import PlanItem
from ksa_assess.domain.review import agreement
from ksa_assess.gui.pages.acknowledge.reviewed_line import ReviewedLine, ReviewedLines
from ksa_assess.wording import Wording


@dataclass(frozen=True, slots=True)
class PlanLine:
    """What is to be built, and how, by whom, until when in one line."""

    what: str
    how: str


class AcknowledgePresenter:
    """One reviewed assessment as it is stored when this is made.

    `is_unchanged`: whether the own answers are still those that were submitted.
    """

    def __init__(
        self,
        assessment: Assessment,
        analysis: GapAnalysis,
        wording: Wording,
        plan: Sequence[PlanItem] = (),
        *,
        is_unchanged: bool = True,
    ) -> None:
        self.assessment = assessment
        self._analysis = analysis
        self._wording = wording
        self._texts = wording.texts
        self._plan = plan
        self._is_unchanged = is_unchanged
        lines = ReviewedLines(assessment, analysis, wording)
        self._lines = {row.code: lines.line(row) for row in analysis.indicators}

    @property
    def has_review(self) -> bool:
        """Whether there is something complete to read."""
        return self.assessment.state in (State.REVIEWED, State.CLOSED)

    @property
    def can_be_answered(self) -> bool:
        return self.assessment.state is State.REVIEWED and not self.assessment.is_received

    @property
    def whose(self) -> str:
        return self._wording.which(self.assessment)

    @property
    def state(self) -> str:
        return self._wording.state(self.assessment.state)

    @property
    def lead(self) -> str:
        if not self.has_review:
            return self._texts("acknowledge.nothing")
        if self.assessment.state is State.CLOSED:
            return self._texts("acknowledge.lead.closed")
        return self._texts("acknowledge.lead", who=self._who)

    # What was written

    @property
    def feedback(self) -> str:
        return self.assessment.talk.feedback or self._texts("acknowledge.no_feedback")

    @property
    def minutes(self) -> str:
        return self.assessment.talk.minutes

    @property
    def talk_remarks(self) -> str:
        return self.assessment.talk.remarks

    # The indicators

    @property
    def strengths(self) -> tuple[ReviewedLine, ...]:
        return self._of(row.code for row in self._analysis.strengths[:STRENGTHS_ON_SCREEN])

    @property
    def differing(self) -> tuple[ReviewedLine, ...]:
        """Other levels than the own ones, in document order."""
        return tuple(line for line in self._lines.values() if line.differs)

    @property
    def not_applicable(self) -> tuple[ReviewedLine, ...]:
        """What one of both sides says does not apply, with what came of it."""
        return tuple(line for line in self._lines.values() if line.decision)

    @property
    def commented(self) -> tuple[ReviewedLine, ...]:
        """The rest of what the supervisor wrote: nothing that somebody typed is left out."""
        shown = {line.code for line in (*self.differing, *self.not_applicable)}
        return tuple(
            line
            for line in self._lines.values()
            if line.code not in shown and line.has_supervisors_words
        )

    @property
    def agreement(self) -> str:
        """How often both sides rated the same; empty where nothing can be compared."""
        found = agreement(self.assessment)
        return self._wording.agreement(found) if found.compared else ""

    @property
    def not_observed(self) -> str:
        """Where the supervisor could not judge; empty where there is none of it."""
        n = sum(
            self.assessment.answer(code, Series.SUPERVISOR).kind is AnswerKind.NOT_OBSERVED
            and not self.assessment.answer(code, Series.AGREED).is_answered
            for code in self._lines
        )
        return self._texts("acknowledge.not_observed", n=n) if n else ""

    # The rest

    @property
    def plan(self) -> tuple[PlanLine, ...]:
        return tuple(
            PlanLine(f"{item.code} {item.text}".strip(), self._how(item)) for item in self._plan
        )

    @property
    def checked(self) -> str:
        key = "same" if self._is_unchanged else "differs"
        return self._texts(f"acknowledge.checked.{key}")

    @property
    def given(self) -> str:
        """What was answered, once it was."""
        last = next((m for m in reversed(self.assessment.log) if m.action in _CLOSING), None)
        if last is None:
            return ""
        has_remark = last.action is Action.CONFIRM and last.reason
        key = "acknowledge.remarks" if has_remark else _CLOSING[last.action]
        answer = self._texts("acknowledge.given", answer=self._texts(key))
        return f"{answer}\n{last.reason}" if last.reason else answer

    @property
    def _who(self) -> str:
        return self.assessment.head.supervisor or self._texts("hand_over.your_supervisor")

    def _of(self, codes: Iterable[str]) -> tuple[ReviewedLine, ...]:
        return tuple(self._lines[code] for code in codes)

    def _how(self, item: PlanItem) -> str:
        wording, texts = self._wording, self._texts
        has_levels = item.present is not None or item.target is not None
        present, target = wording.level(item.present), wording.level(item.target)
        levels = texts("acknowledge.plan.levels", present=present, target=target)
        due = texts("acknowledge.plan.due", date=wording.date(item.due)) if item.due else ""
        ways = wording.listed(texts(f"plan.way.{way}") for way in item.ways)
        how = (levels if has_levels else "", ways, item.course, item.owner, due)
        return "・".join(part for part in (*how, item.how_checked, item.result) if part)


_CLOSING = {Action.CONFIRM: "acknowledge.agree", Action.SIGN_ON_PAPER: "acknowledge.paper"}
