"""What the results page says, without Qt. Every figure comes from `domain.gap`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ksa_assess.domain.answer import AnswerKind, Series
from ksa_assess.domain.assessment import Assessment, is_editable
from ksa_assess.domain.gap import ContentGap, GapAnalysis, IndicatorGap, Totals
from ksa_assess.domain.gap_lists import (
    PRIORITIES_ON_SCREEN,
    STRENGTHS_ON_SCREEN,
    short_rows_with,
)
from ksa_assess.domain.review import agreement, differences, differs
from ksa_assess.gui.pages.results import figures
from ksa_assess.gui.pages.results.figures import Figure, Piece, SeverityPart
from ksa_assess.gui.pages.results.heat import HeatRow, heat_rows
from ksa_assess.gui.pages.results.listing import (
    IndicatorLines,
    ListedContent,
    ListedIndicator,
    content_line,
)
from ksa_assess.gui.pages.results.row_filter import (
    EVERY_ROW,
    Order,
    Outcome,
    RowFilter,
    Views,
    by_gap,
)
from ksa_assess.wording import Wording

CONTENT_KINDS = ("knowledge", "skills", "attitudes")


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


class ResultsPresenter:
    """The results of one assessment as it is stored when this is made."""

    def __init__(
        self,
        assessment: Assessment,
        analysis: GapAnalysis,
        wording: Wording,
        *,
        shows_required_at_once: bool = False,
    ) -> None:
        self.assessment = assessment
        self.analysis = analysis
        self._wording = wording
        self._texts = wording.texts
        self._differences = differences(assessment)
        self._agreement = agreement(assessment)
        is_own = not assessment.is_received
        self.is_editable = is_own and is_editable(assessment.state, Series.SELF)
        is_kept_back = self.is_editable and not shows_required_at_once
        self._lines = IndicatorLines(
            assessment, wording, kept_back=assessment.unanswered() if is_kept_back else ()
        )

    # Sentences

    @property
    def title(self) -> str:
        return f"{self._texts('results.title')}　{self.assessment.standard.name}"

    @property
    def whose(self) -> str:
        """Person, period and standard in one line."""
        return self._wording.whose(self.assessment)

    @property
    def state(self) -> str:
        return self._wording.state(self.assessment.state)

    @property
    def is_empty(self) -> bool:
        """Whether nobody has answered anything yet."""
        return all(row.series is None for row in self.analysis.indicators)

    @property
    def is_whole(self) -> bool:
        """Whether every indicator has an own answer, so that it can be submitted."""
        return not self.assessment.unanswered()

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
        said = self._wording.series_used(self.analysis)
        return self._texts("results.series_used", series=said)

    @property
    def agreement(self) -> str:
        """Empty where self and supervisor have nothing to compare."""
        return self._wording.agreement(self._agreement) if self._agreement.compared else ""

    # Figures that lead to their rows

    @property
    def first_pieces(self) -> tuple[Piece, ...]:
        return figures.first_sentence(self.analysis, self._texts)

    @property
    def attainment_pieces(self) -> tuple[Piece, ...]:
        return figures.attainment(self.analysis, self._wording)

    @property
    def agreement_pieces(self) -> tuple[Piece, ...]:
        return figures.agreement(self._agreement, self._wording)

    @property
    def coverage_figures(self) -> tuple[Figure, ...]:
        return figures.coverage(self.analysis, self._wording)

    @property
    def severity_parts(self) -> tuple[SeverityPart, ...]:
        return figures.severities(self.analysis, self._wording)

    # Bars and map

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
    def heat_rows(self) -> tuple[HeatRow, ...]:
        return heat_rows(self.analysis, self._wording)

    # Indicators

    @property
    def priorities(self) -> tuple[ListedIndicator, ...]:
        return self._listed(self.analysis.priorities[:PRIORITIES_ON_SCREEN])

    @property
    def strengths(self) -> tuple[ListedIndicator, ...]:
        return self._listed(self.analysis.strengths[:STRENGTHS_ON_SCREEN])

    @property
    def indicators(self) -> tuple[ListedIndicator, ...]:
        return self.rows()

    @property
    def series_in_use(self) -> tuple[Series, ...]:
        """The own series, and every other in which something was answered."""
        answers = self.assessment.answers
        return tuple(one for one in Series if one is Series.SELF or answers.get(one))

    @property
    def is_reviewed(self) -> bool:
        """Whether there is a supervisor's rating to compare with."""
        return Series.SUPERVISOR in self.series_in_use

    @property
    def has_comments(self) -> bool:
        return any(one.comment for one in self._line_of.values())

    def rows(
        self, wanted: RowFilter = EVERY_ROW, order: Order = Order.DOCUMENT
    ) -> tuple[ListedIndicator, ...]:
        """The indicators that a filter takes."""
        inside = self._inside(wanted)
        taken = [row for row in self.analysis.indicators if row.code in inside]
        taken = [row for row in taken if self._takes(wanted, row)]
        if order is Order.GAP:
            taken.sort(key=by_gap)
        return tuple(self._line_of[row.code] for row in taken if self._has_text(row, wanted))

    def _takes(self, wanted: RowFilter, row: IndicatorGap) -> bool:
        is_other = differs(self.assessment, row.code)
        return wanted.takes(row, self._differences[row.code], differs=is_other)

    @property
    def places(self) -> tuple[tuple[str, str, bool], ...]:
        """Every duty followed by its tasks: code, name and whether it is a task."""
        found: list[tuple[str, str, bool]] = []
        for duty in self.assessment.standard.duties:
            found.append((duty.code, duty.name, False))
            found += [(task.code, task.name, True) for task in duty.tasks]
        return tuple(found)

    def chip(self, wanted: RowFilter, part: str) -> str:
        """What a part of a filter asks, in words; its text stands in the field it was typed in."""
        said: dict[str, Callable[[], str]] = {
            "place": lambda: self._place_name(wanted.place),
            "outcome": lambda: self.outcome(wanted.outcome) if wanted.outcome else "",
            "views": lambda: self.views(wanted.views) if wanted.views else "",
            "answers": lambda: self._wording.listed(map(self.answer_kind, wanted.answers)),
            "content": lambda: f"{wanted.content} {self._content_of(wanted.content).name}",
        }
        name = self._texts(f"results.filter.{part}")
        return self._texts("results.filter.said", name=name, value=said[part]())

    def outcome(self, outcome: Outcome) -> str:
        broad = (Outcome.COUNTED, Outcome.REACHED, Outcome.SHORT, Outcome.NONE)
        if outcome in broad:
            return self._texts(f"results.outcome.{outcome}")
        return self._texts(f"severity.{outcome}")

    def views(self, views: Views) -> str:
        return self._texts(f"results.views.{views}")

    def answer_kind(self, kind: AnswerKind) -> str:
        return self._wording.answer_kind(kind)

    # Knowledge, skills, attitudes

    def content(self, kind: str) -> tuple[ListedContent, ...]:
        """`kind` is one of CONTENT_KINDS; in the order of the analysis."""
        return tuple(content_line(gap, self._wording) for gap in self._gaps(kind))

    def content_rows(self, code: str) -> tuple[ListedIndicator, ...]:
        """The indicators that the figures of an item come from, the largest shortfall first."""
        rows = short_rows_with(self.assessment.standard, self.analysis, code)
        return self._listed(sorted(rows, key=by_gap))

    # Within

    def _gaps(self, kind: str) -> tuple[ContentGap, ...]:
        found: tuple[ContentGap, ...] = getattr(self.analysis, kind)
        return found

    def _content_of(self, code: str) -> ContentGap:
        gaps = (gap for kind in CONTENT_KINDS for gap in self._gaps(kind))
        return next(gap for gap in gaps if gap.code == code)

    def _place_name(self, code: str) -> str:
        return next(f"{code} {name}" for one, name, _ in self.places if one == code)

    def _inside(self, wanted: RowFilter) -> set[str]:
        """The codes of the indicators in the place and behind the content item that are asked."""
        inside = {
            indicator.code
            for duty, task, indicator in self.assessment.standard.places()
            if wanted.place in ("", duty.code, task.code)
        }
        if wanted.content:
            rows = short_rows_with(self.assessment.standard, self.analysis, wanted.content)
            inside &= {row.code for row in rows}
        return inside

    def _has_text(self, row: IndicatorGap, wanted: RowFilter) -> bool:
        return wanted.text.strip().casefold() in self._searched[row.code]

    @cached_property
    def _line_of(self) -> dict[str, ListedIndicator]:
        return {row.code: self._lines.line(row) for row in self.analysis.indicators}

    @cached_property
    def _searched(self) -> dict[str, str]:
        """What a text is looked for in: all that the row and its details say."""
        return {
            code: "\n".join((code, one.text, one.duty, one.task, *one.details)).casefold()
            for code, one in self._line_of.items()
        }

    def _listed(self, rows: Sequence[IndicatorGap]) -> tuple[ListedIndicator, ...]:
        return tuple(self._line_of[row.code] for row in rows)

    def _bar(self, code: str, name: str, totals: Totals, *, is_task: bool = False) -> Bar:
        coverage = totals.coverage
        said = self._texts(
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
            said,
            is_task,
        )
