"""The gap rules: required against rated level, from one indicator up to the whole.

Every total is a sum over the rows below it, so each figure can be re-added by hand. Unknown
answers are never a number; a surplus never offsets a shortfall. The rules stand on the report's
method page too.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ksa_assess.domain.answer import UNANSWERED, Answer, AnswerKind, Series
from ksa_assess.domain.assessment import RequiredLevelOverride
from ksa_assess.domain.standard import Duty, Indicator, Standard, Task

SeriesAnswers = Mapping[Series, Mapping[str, Answer]]
Overrides = Mapping[str, RequiredLevelOverride]


class RequiredFrom(StrEnum):
    """Where a required level comes from, in order of precedence."""

    OVERRIDE = "override"
    TASK = "task"
    STANDARD = "standard"
    NONE = "none"


class Severity(StrEnum):
    """How far one indicator is from what is required."""

    MET = "met"
    EXCEEDS = "exceeds"
    MINOR = "minor"
    MODERATE = "moderate"
    CRITICAL = "critical"


def severity_of(gap: int) -> Severity:
    """Severity of required − rated: below 0 exceeds, 0 met, 1 minor, 2 moderate, else critical."""
    if gap < 0:
        return Severity.EXCEEDS
    return (Severity.MET, Severity.MINOR, Severity.MODERATE, Severity.CRITICAL)[min(gap, 3)]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many indicators have which answer; the four parts add up to `indicators`."""

    indicators: int
    rated: int
    not_applicable: int
    not_observed: int
    unanswered: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """Attainment with every unknown at its required level (best) or at 0 (worst); 0–1 or None."""

    best: float | None
    worst: float | None

    @property
    def differ(self) -> bool:
        """Whether there is something unknown, so that the bounds say more than the attainment."""
        return self.best != self.worst


@dataclass(frozen=True, slots=True)
class IndicatorGap:
    """One indicator's row. Levels are whole numbers; None where unknown."""

    code: str
    text: str
    required: int | None
    required_from: RequiredFrom
    answer: AnswerKind
    series: Series | None
    rated: int | None
    missing: tuple[str, ...]

    @property
    def gap(self) -> int | None:
        """required − rated; None where either is unknown."""
        if self.required is None or self.rated is None:
            return None
        return self.required - self.rated

    @property
    def shortfall(self) -> int:
        """Levels below the requirement, 0 where met or unknown."""
        return max(0, self.gap or 0)

    @property
    def surplus(self) -> int:
        """Levels above the requirement, 0 where none or unknown."""
        return max(0, -(self.gap or 0))

    @property
    def severity(self) -> Severity | None:
        """None where the gap is unknown."""
        return None if self.gap is None else severity_of(self.gap)

    @property
    def is_unknown(self) -> bool:
        """Whether it could still be answered: unanswered or not observed."""
        return self.answer in (AnswerKind.UNANSWERED, AnswerKind.NOT_OBSERVED)


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums of levels over a group's rows.

    `required`, `shortfall` and `surplus` run over rated indicators that have a required level,
    `required_unknown` over the unknown ones (unanswered or not observed).
    """

    coverage: Coverage
    required: int
    shortfall: int
    surplus: int
    required_unknown: int

    @property
    def filled(self) -> int:
        """Σ min(rated, required): the filled part of a duty's bar."""
        return self.required - self.shortfall

    @property
    def attainment(self) -> float | None:
        """1 − Σ shortfall ÷ Σ required, 0–1; None where no rated indicator has a required level."""
        return _ratio(self.filled, self.required)

    @property
    def bounds(self) -> Bounds:
        """The attainment's best and worst case over known and unknown indicators."""
        whole = self.required + self.required_unknown
        return Bounds(
            _ratio(self.filled + self.required_unknown, whole), _ratio(self.filled, whole)
        )


@dataclass(frozen=True, slots=True)
class TaskGap:
    """A task with its rows and sums."""

    code: str
    name: str
    level: int | None
    indicators: tuple[IndicatorGap, ...]
    totals: Totals


@dataclass(frozen=True, slots=True)
class DutyGap:
    """A duty with its tasks and sums."""

    code: str
    name: str
    tasks: tuple[TaskGap, ...]
    totals: Totals


@dataclass(frozen=True, slots=True)
class ContentGap:
    """One K, S or A item. `share` is of the whole shortfall, 0–1 (0 where there is none).

    `ticked` counts the indicators with a shortfall in which it was ticked as missing; without
    ticks the row is only an inference from the task links.
    """

    code: str
    name: str
    shortfall: int
    indicators: int
    share: float
    ticked: int


@dataclass(frozen=True, slots=True)
class GapAnalysis:
    """The whole analysis. `series` None means that several series count ("mixed").

    `priorities` and `strengths` are whole lists, the first to name first; screens cut them.
    """

    series: Series | None
    duties: tuple[DutyGap, ...]
    totals: Totals
    priorities: tuple[IndicatorGap, ...]
    strengths: tuple[IndicatorGap, ...]
    knowledge: tuple[ContentGap, ...]
    skills: tuple[ContentGap, ...]
    attitudes: tuple[ContentGap, ...]

    @property
    def indicators(self) -> tuple[IndicatorGap, ...]:
        """Every row in document order."""
        return tuple(row for duty in self.duties for task in duty.tasks for row in task.indicators)

    @property
    def met(self) -> int:
        """How many rated indicators reach their required level."""
        return sum(row.gap is not None and row.gap <= 0 for row in self.indicators)


def required_level(
    standard: Standard, task: Task, indicator: Indicator, overrides: Overrides
) -> tuple[int | None, RequiredFrom]:
    """The required level of an indicator and where it comes from."""
    if indicator.code in overrides:
        return overrides[indicator.code].level, RequiredFrom.OVERRIDE
    if task.level is not None:
        return task.level, RequiredFrom.TASK
    if standard.level is not None:
        return standard.level, RequiredFrom.STANDARD
    return None, RequiredFrom.NONE


def counting_answer(answers: SeriesAnswers, indicator: str) -> tuple[Answer, Series | None]:
    """Which answer counts: agreed, else the supervisor's if rated or not applicable, else self.

    The series is None where nobody has answered.
    """
    agreed = _answer(answers, Series.AGREED, indicator)
    if agreed.is_answered:
        return agreed, Series.AGREED
    supervisor = _answer(answers, Series.SUPERVISOR, indicator)
    if supervisor.kind in (AnswerKind.RATED, AnswerKind.NOT_APPLICABLE):
        return supervisor, Series.SUPERVISOR
    own = _answer(answers, Series.SELF, indicator)
    return own, Series.SELF if own.is_answered else None


def analyse(standard: Standard, answers: SeriesAnswers, overrides: Overrides) -> GapAnalysis:
    """The gap analysis of a standard for the answers that count. Nothing is rounded."""
    duties = tuple(_duty_gap(standard, duty, answers, overrides) for duty in standard.duties)
    rows = tuple(row for duty in duties for task in duty.tasks for row in task.indicators)
    totals = totals_of(rows)
    task_gaps = (task for duty in duties for task in duty.tasks)
    short = tuple(
        (task, tuple(row for row in task_gap.indicators if row.shortfall))
        for task, task_gap in zip(standard.tasks, task_gaps, strict=True)
    )
    content = _ContentRows(short, totals.shortfall)
    return GapAnalysis(
        series=_overall_series(rows),
        duties=duties,
        totals=totals,
        priorities=_priorities(rows),
        strengths=_strengths(rows),
        knowledge=content.of(
            (k.code, k.name, _lists_knowledge(k.code)) for k in standard.knowledge
        ),
        skills=content.of((s.code, s.name, _lists_skill(s.code)) for s in standard.skills),
        attitudes=content.of(
            (a.code, a.name, lambda task, a=a: a.belongs_to(task.code)) for a in standard.attitudes
        ),
    )


def totals_of(rows: Iterable[IndicatorGap]) -> Totals:
    """Sums over any group of rows."""
    rows = tuple(rows)
    known = [row for row in rows if row.gap is not None]
    return Totals(
        coverage=_coverage(rows),
        required=sum(row.required or 0 for row in known),
        shortfall=sum(row.shortfall for row in known),
        surplus=sum(row.surplus for row in known),
        required_unknown=sum(row.required or 0 for row in rows if row.is_unknown),
    )


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _answer(answers: SeriesAnswers, series: Series, indicator: str) -> Answer:
    return answers.get(series, {}).get(indicator, UNANSWERED)


def _coverage(rows: tuple[IndicatorGap, ...]) -> Coverage:
    def count(kind: AnswerKind) -> int:
        return sum(row.answer is kind for row in rows)

    return Coverage(
        indicators=len(rows),
        rated=count(AnswerKind.RATED),
        not_applicable=count(AnswerKind.NOT_APPLICABLE),
        not_observed=count(AnswerKind.NOT_OBSERVED),
        unanswered=count(AnswerKind.UNANSWERED),
    )


def _duty_gap(
    standard: Standard, duty: Duty, answers: SeriesAnswers, overrides: Overrides
) -> DutyGap:
    tasks = tuple(_task_gap(standard, task, answers, overrides) for task in duty.tasks)
    rows = [row for task in tasks for row in task.indicators]
    return DutyGap(duty.code, duty.name, tasks, totals_of(rows))


def _task_gap(
    standard: Standard, task: Task, answers: SeriesAnswers, overrides: Overrides
) -> TaskGap:
    rows = tuple(
        _indicator_gap(standard, task, indicator, answers, overrides)
        for indicator in task.indicators
    )
    return TaskGap(task.code, task.name, task.level, rows, totals_of(rows))


def _indicator_gap(
    standard: Standard,
    task: Task,
    indicator: Indicator,
    answers: SeriesAnswers,
    overrides: Overrides,
) -> IndicatorGap:
    required, required_from = required_level(standard, task, indicator, overrides)
    answer, series = counting_answer(answers, indicator.code)
    return IndicatorGap(
        code=indicator.code,
        text=indicator.text,
        required=required,
        required_from=required_from,
        answer=answer.kind,
        series=series,
        rated=answer.level,
        missing=_ticks(answers, indicator.code),
    )


def _ticks(answers: SeriesAnswers, indicator: str) -> tuple[str, ...]:
    """What any series ticked as missing: the cause stays when another series' level counts."""
    ticked = [code for series in Series for code in _answer(answers, series, indicator).missing]
    return tuple(dict.fromkeys(ticked))


def _overall_series(rows: tuple[IndicatorGap, ...]) -> Series | None:
    counting = {row.series for row in rows if row.series is not None}
    if not counting:
        return Series.SELF
    return counting.pop() if len(counting) == 1 else None


def _priorities(rows: tuple[IndicatorGap, ...]) -> tuple[IndicatorGap, ...]:
    """Shortfall descending, required level descending, document order (sorting is stable)."""
    short = [row for row in rows if row.shortfall]
    return tuple(sorted(short, key=lambda row: (-row.shortfall, -(row.required or 0))))


def _strengths(rows: tuple[IndicatorGap, ...]) -> tuple[IndicatorGap, ...]:
    """Surplus first, then met at the highest required level, document order."""
    good = [row for row in rows if row.gap is not None and row.gap <= 0]
    return tuple(sorted(good, key=lambda row: (-row.surplus, -(row.required or 0))))


def _lists_knowledge(code: str) -> Callable[[Task], bool]:
    return lambda task: code in task.knowledge


def _lists_skill(code: str) -> Callable[[Task], bool]:
    return lambda task: code in task.skills


_Listed = tuple[str, str, Callable[[Task], bool]]


@dataclass(frozen=True, slots=True)
class _ContentRows:
    """Makes content rows from each task's indicators with a shortfall."""

    short: tuple[tuple[Task, tuple[IndicatorGap, ...]], ...]
    whole_shortfall: int

    def of(self, items: Iterable[_Listed]) -> tuple[ContentGap, ...]:
        """One row per item by ticks, shortfall, indicators (descending), document order."""
        rows = [self._row(*item) for item in items]
        return tuple(sorted(rows, key=lambda row: (-row.ticked, -row.shortfall, -row.indicators)))

    def _row(self, code: str, name: str, is_listed: Callable[[Task], bool]) -> ContentGap:
        touched = [row for task, rows in self.short if is_listed(task) for row in rows]
        shortfall = sum(row.shortfall for row in touched)
        return ContentGap(
            code=code,
            name=name,
            shortfall=shortfall,
            indicators=len(touched),
            share=_ratio(shortfall, self.whole_shortfall) or 0.0,
            ticked=sum(code in row.missing for row in touched),
        )
