"""An indicator as both sides see it, in words; without Qt."""

from collections.abc import Iterator
from dataclasses import dataclass

from ksa_assess.domain.answer import Answer, AnswerKind, Series
from ksa_assess.domain.assessment import Assessment
from ksa_assess.domain.gap import GapAnalysis, IndicatorGap
from ksa_assess.domain.review import difference
from ksa_assess.wording import Wording


@dataclass(frozen=True, slots=True)
class SaidBy:
    """Something that somebody wrote to an indicator, under a word that says who."""

    who: str
    text: str


@dataclass(frozen=True, slots=True)
class ReviewedLine:
    """`answers` are what each series says, `counting` the place of the one that counts.

    `outcome` says in words how far apart they are, or what became of "not applicable";
    `decision` is true in the latter case.
    """

    code: str
    text: str
    answers: tuple[str, ...]
    counting: int
    outcome: str
    gap: str
    said: tuple[SaidBy, ...]
    differs: bool
    decision: bool
    has_supervisors_words: bool

    @property
    def told(self) -> str:
        """All of it in one line."""
        words = (f"{one.who} {one.text}" for one in self.said)
        return " ".join((self.code, self.text, *self.answers, self.outcome, self.gap, *words))


_SERIES = (Series.SELF, Series.SUPERVISOR, Series.AGREED)
_NAMES = {
    Series.SELF: "series.self",
    Series.SUPERVISOR: "series.supervisor.short",
    Series.AGREED: "series.agreed",
}


class ReviewedLines:
    """Makes the lines of one assessment."""

    def __init__(self, assessment: Assessment, analysis: GapAnalysis, wording: Wording) -> None:
        self._assessment = assessment
        self._wording = wording
        self._texts = wording.texts
        self._counting = {row.code: row.series for row in analysis.indicators}

    def line(self, row: IndicatorGap) -> ReviewedLine:
        answers = {series: self._assessment.answer(row.code, series) for series in _SERIES}
        given = [series for series in _SERIES if answers[series].is_answered]
        counting = self._counting[row.code]
        own, supervisor, agreed = (answers[series] for series in _SERIES)
        has_decision = _is_about_applying(own, supervisor, agreed)
        return ReviewedLine(
            code=row.code,
            text=row.text,
            answers=tuple(self._answer(one, answers[one]) for one in given),
            counting=given.index(counting) if counting and counting in given else -1,
            outcome=self._outcome(own, supervisor, agreed, has_decision=has_decision),
            gap=self._gap(row),
            said=tuple(self._said(own, supervisor, agreed)),
            differs=not has_decision and _is_other(own, supervisor, agreed),
            decision=has_decision,
            has_supervisors_words=bool(supervisor.comment.strip() or agreed.comment.strip()),
        )

    def _answer(self, series: Series, answer: Answer) -> str:
        return f"{self._texts(_NAMES[series])} {self._wording.answer(answer)}"

    def _outcome(
        self, own: Answer, supervisor: Answer, agreed: Answer, *, has_decision: bool
    ) -> str:
        if has_decision:
            return self._texts(f"acknowledge.not_applicable.{_decided(own, supervisor, agreed)}")
        apart = difference(own, supervisor)
        return "" if apart is None else self._wording.difference(apart)

    def _gap(self, row: IndicatorGap) -> str:
        """Sign and words; empty where it is not known."""
        if row.severity is None:
            return ""
        words = self._wording.gap_words(row.gap)
        return f"{self._wording.severity_sign(row.severity)} {words}".strip()

    def _said(self, own: Answer, supervisor: Answer, agreed: Answer) -> Iterator[SaidBy]:
        written = (
            ("own_reason", own.reason),
            ("own", own.comment),
            # Agreeing takes the reason over; it is not said twice.
            ("supervisor_reason", supervisor.reason if supervisor.reason != own.reason else ""),
            ("supervisor", supervisor.comment),
            ("agreed", agreed.comment),
        )
        for name, text in written:
            if text.strip():
                yield SaidBy(self._texts(f"acknowledge.said.{name}"), text.strip())


def _is_about_applying(*answers: Answer) -> bool:
    return any(one.kind is AnswerKind.NOT_APPLICABLE for one in answers)


def _is_other(own: Answer, supervisor: Answer, agreed: Answer) -> bool:
    """Whether a level stands beside the own answer that is another."""
    return any(one.level is not None and one.level != own.level for one in (supervisor, agreed))


def _decided(own: Answer, supervisor: Answer, agreed: Answer) -> str:
    not_applicable = AnswerKind.NOT_APPLICABLE
    if agreed.kind is not_applicable:
        return "settled"
    if own.kind is not_applicable:
        return "agreed" if supervisor.kind is not_applicable else "refused"
    return "theirs"
