"""What the results page says, without Qt. Every figure comes from `domain.gap`."""

from collections import Counter
from dataclasses import dataclass

from ksa_assess.domain.answer import Answer, AnswerKind, Series
from ksa_assess.domain.assessment import Assessment, is_editable
from ksa_assess.domain.gap import (
    ContentGap,
    GapAnalysis,
    IndicatorGap,
    RequiredFrom,
    Severity,
    Totals,
)
from ksa_assess.wording import Wording

PRIORITIES_SHOWN = 10
STRENGTHS_SHOWN = 5
_HIGH_LEVEL = 5  # From here on a comment is asked for before submitting.


@dataclass(frozen=True, slots=True)
class Bar:
    """One duty's or task's bar, in levels: frame, fill, surplus and the part that is unknown."""

    code: str
    name: str
    required: int
    filled: int
    surplus: int
    unknown: int
    attainment: str
    figures: str
    is_task: bool = False


@dataclass(frozen=True, slots=True)
class ListedIndicator:
    """A line of the priorities, the strengths or the table; `severity` None where unknown."""

    code: str
    text: str
    required: str
    answer: str
    gap: str
    severity: Severity | None
    sign: str
    source: str
    comment: str


@dataclass(frozen=True, slots=True)
class ListedContent:
    """A line of the K, S and A list."""

    kind: str
    code: str
    name: str
    ticked: int
    shortfall: int
    indicators: int
    share: str


class ResultsPresenter:
    """The results of one assessment as it is stored when this is made."""

    def __init__(self, assessment: Assessment, analysis: GapAnalysis, wording: Wording) -> None:
        self.assessment = assessment
        self.analysis = analysis
        self._wording = wording
        self._texts = wording.texts
        self.is_editable = is_editable(assessment.state, Series.SELF)

    # Sentences

    @property
    def title(self) -> str:
        return f"{self._texts('results.title')}　{self.assessment.standard.name}"

    @property
    def whose(self) -> str:
        """Person, period and standard in one line."""
        one = self.assessment
        parts = (one.person.name, one.head.period.label, one.standard.code)
        return "・".join(part for part in parts if part)

    @property
    def state(self) -> str:
        return self._wording.state(self.assessment.state)

    @property
    def first_sentence(self) -> str:
        return self._wording.first_sentence(self.analysis)

    @property
    def coverage(self) -> str:
        return self._wording.coverage_sentence(self.analysis.totals.coverage)

    @property
    def attainment(self) -> str:
        return self._wording.attainment(self.analysis.totals)

    @property
    def sum(self) -> str:
        """How the attainment is added up, so that anybody can do it again."""
        totals = self.analysis.totals
        if totals.attainment is None:
            return self._texts("results.no_sum")
        return self._texts(
            "results.sum",
            n=sum(row.gap is not None for row in self.analysis.indicators),
            required=totals.required,
            shortfall=totals.shortfall,
            x=self._wording.percent(totals.attainment),
        )

    @property
    def series(self) -> str:
        return self._texts("results.series_used", series=self._wording.series(self.analysis.series))

    @property
    def suggested_file(self) -> str:
        """A name that every system takes."""
        one = self.assessment
        parts = (
            self._texts("report.title"),
            one.standard.code,
            one.person.name,
            one.head.period.label,
        )
        name = "_".join(parts)
        return "".join("-" if c in '\\/:*?"<>|' or ord(c) < 32 else c for c in name) + ".pdf"

    # The last look before submitting

    @property
    def unanswered(self) -> tuple[str, ...]:
        return self.assessment.unanswered()

    @property
    def hints(self) -> str:
        """What may have been overlooked, nothing of which there is none; only for who rates."""
        answers = self._own_answers()
        rated = [answer for answer in answers if answer.kind is AnswerKind.RATED]
        levels = Counter(answer.level for answer in rated)
        most = max(levels.values(), default=0)
        counts = {
            "unanswered": len(self.unanswered),
            "same_level": most if most > 1 else 0,
            "no_comment": sum((a.level or 0) >= _HIGH_LEVEL and not a.comment for a in rated),
        }
        hints = [self._texts(f"check.hint.{name}", n=n) for name, n in counts.items() if n]
        between = self._texts("check.hint.between")
        return self._texts("check.hints", hints=between.join(hints)) if hints else ""

    # Lists

    @property
    def duty_bars(self) -> tuple[Bar, ...]:
        return tuple(self._bar(duty.code, duty.name, duty.totals) for duty in self.analysis.duties)

    @property
    def all_bars(self) -> tuple[Bar, ...]:
        """Every duty followed by its tasks."""
        bars: list[Bar] = []
        for duty in self.analysis.duties:
            bars.append(self._bar(duty.code, duty.name, duty.totals))
            bars += [self._bar(t.code, t.name, t.totals, is_task=True) for t in duty.tasks]
        return tuple(bars)

    @property
    def priorities(self) -> tuple[ListedIndicator, ...]:
        return self._listed(self.analysis.priorities[:PRIORITIES_SHOWN])

    @property
    def strengths(self) -> tuple[ListedIndicator, ...]:
        return self._listed(self.analysis.strengths[:STRENGTHS_SHOWN])

    @property
    def indicators(self) -> tuple[ListedIndicator, ...]:
        return self._listed(self.analysis.indicators)

    @property
    def content(self) -> tuple[ListedContent, ...]:
        """Knowledge, skills and attitudes, each in the order of the analysis."""
        kinds = (
            ("knowledge", self.analysis.knowledge),
            ("skills", self.analysis.skills),
            ("attitudes", self.analysis.attitudes),
        )
        return tuple(
            self._content(self._texts(f"term.{name}"), gap) for name, gaps in kinds for gap in gaps
        )

    # Within

    def _own_answers(self) -> list[Answer]:
        return [self.assessment.answer(i.code) for i in self.assessment.standard.indicators]

    def _bar(self, code: str, name: str, totals: Totals, *, is_task: bool = False) -> Bar:
        coverage = totals.coverage
        figures = self._texts(
            "results.bar_figures",
            required=totals.required,
            shortfall=totals.shortfall,
            rated=coverage.rated,
            n=coverage.indicators,
        )
        return Bar(
            code,
            name,
            totals.required,
            totals.filled,
            totals.surplus,
            totals.required_unknown,
            self._wording.percent(totals.attainment),
            figures,
            is_task,
        )

    def _listed(self, rows: tuple[IndicatorGap, ...]) -> tuple[ListedIndicator, ...]:
        return tuple(self._indicator(row) for row in rows)

    def _indicator(self, row: IndicatorGap) -> ListedIndicator:
        wording = self._wording
        series = row.series or Series.SELF
        has_source = row.required_from in (RequiredFrom.STANDARD, RequiredFrom.OVERRIDE)
        return ListedIndicator(
            code=row.code,
            text=row.text,
            required=wording.level(row.required),
            answer=wording.answer(self.assessment.answer(row.code, series)),
            gap=wording.gap_words(row.gap),
            severity=row.severity,
            sign=wording.severity_sign(row.severity) if row.severity else "",
            source=wording.required_from(row.required_from) if has_source else "",
            comment=self.assessment.answer(row.code, series).comment,
        )

    def _content(self, kind: str, gap: ContentGap) -> ListedContent:
        return ListedContent(
            kind,
            gap.code,
            gap.name,
            gap.ticked,
            gap.shortfall,
            gap.indicators,
            self._wording.percent(gap.share),
        )
