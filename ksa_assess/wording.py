"""Domain values → the words people read, for window, report and command line alike.

The words themselves stand in the catalogues; here is only which of them a value takes, and the
two things that a catalogue cannot say: how a percentage is rounded and which calendar counts.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from math import floor

from ksa_assess.domain.answer import Answer, AnswerKind, Series
from ksa_assess.domain.assessment import Assessment, Kind, Period, State, half_year, quarter
from ksa_assess.domain.gap import Coverage, GapAnalysis, RequiredFrom, Severity, Totals
from ksa_assess.domain.review import Agreement
from ksa_assess.domain.scale import LEVELS
from ksa_assess.domain.standard_document import Issue
from ksa_assess.runtime import clock
from ksa_assess.runtime.settings import Calendar
from ksa_assess.runtime.texts import Texts

_YEARS_BEFORE_ROC = 1911
_SECONDS_PER_ITEM = 25

# Named outside of Wording, whose method `date` hides the class of that name.
Day = date | datetime


def day_of(moment: datetime) -> date:
    """The day an aware time falls on where the program runs: people read dates, never UTC."""
    return _local(moment).date()


def _local(moment: datetime) -> datetime:
    try:
        return moment.astimezone()
    except ValueError:  # the system's zone is none, as with TZ=UTC+25
        return moment


def today() -> date:
    return day_of(clock.now())


def _as_day(day: Day) -> date:
    return day_of(day) if isinstance(day, datetime) else day


def whole_percent(share: float) -> int:
    """A share 0–1 in whole percent, half up; 100 and 0 only where it is exactly that."""
    # Through 9 decimals: 0.285 × 100 is 28.499999999999996 in binary.
    whole = floor(round(share * 100, 9) + 0.5)
    if 0 < share < 1:
        return min(max(whole, 1), 99)
    return whole


def code_point(character: str) -> str:
    """`U+31000`: names a character that cannot be shown."""
    return f"U+{ord(character):04X}"


class Wording:
    """Says domain values in one language and calendar."""

    def __init__(self, texts: Texts, calendar: Calendar | str = Calendar.ROC) -> None:
        self.texts = texts
        self.calendar = Calendar(calendar)

    def listed(self, words: Iterable[str]) -> str:
        """Words in a row, parted as the language does it."""
        return self.texts("value.list_separator").join(words)

    # Levels and gaps

    def level(self, level: int | None) -> str:
        """`3 級`; the sign for "nothing" where there is none."""
        if level is None:
            return self.texts("value.none")
        return self.texts("level.named", level=level)

    def scale_name(self, level: int) -> str:
        return self.texts(LEVELS[level].name_key)

    def scale_sentence(self, level: int, *, is_self: bool) -> str:
        """What a level says: with 我 for somebody rating themselves, without it for all others."""
        return self.texts(LEVELS[level].self_key if is_self else LEVELS[level].other_key)

    def gap_words(self, gap: int | None) -> str:
        """A gap (required − rated) said without a signed number, e.g. 尚差 2 級."""
        if gap is None:
            return self.texts("value.none")
        if gap == 0:
            return self.texts("gap.met")
        return self.texts("gap.short" if gap > 0 else "gap.above", n=abs(gap))

    def severity_sign(self, severity: Severity) -> str:
        return self.texts(f"severity.{severity}.sign")

    def severity(self, severity: Severity) -> str:
        """Sign and name, e.g. `▲ 需要加強`."""
        return f"{self.severity_sign(severity)} {self.texts(f'severity.{severity}.name')}"

    def severity_meaning(self, severity: Severity) -> str:
        """Sign, name and range, for a legend, e.g. `▲ 需要加強（尚差 2 級）`."""
        return self.texts(f"severity.{severity}")

    def required_from(self, source: RequiredFrom) -> str:
        return self.texts(f"required_from.{source}")

    # Figures

    def percent(self, share: float | None) -> str:
        """`86%`; the sign for "nothing" where there is no figure."""
        return self.texts("value.none") if share is None else f"{whole_percent(share)}%"

    def attainment(self, totals: Totals) -> str:
        """The attainment as a sentence, with its bounds only where something is unknown."""
        x = self.percent(totals.attainment)
        bounds = totals.bounds
        if not bounds.differ:
            return self.texts("results.attainment", x=x)
        return self.texts(
            "results.attainment_bounds",
            x=x,
            n=totals.coverage.not_observed + totals.coverage.unanswered,
            lo=self.percent(bounds.worst),
            hi=self.percent(bounds.best),
        )

    def coverage_sentence(self, coverage: Coverage) -> str:
        return self.texts(
            "results.coverage",
            a=coverage.rated,
            b=coverage.not_applicable,
            c=coverage.not_observed,
            d=coverage.unanswered,
            n=coverage.indicators,
        )

    def first_sentence(self, analysis: GapAnalysis) -> str:
        """How many are met and how many are to build: what results say before anything else."""
        return self.texts("results.first_sentence", a=analysis.met, b=len(analysis.priorities))

    # Answers and the assessment

    def answer(self, answer: Answer) -> str:
        """`3 級` where it is rated, else what kind of answer it is."""
        if answer.kind is AnswerKind.RATED:
            return self.level(answer.level)
        return self.answer_kind(answer.kind)

    def answer_kind(self, kind: AnswerKind) -> str:
        return self.texts(f"answer.{kind}")

    def series(self, series: Series) -> str:
        return self.texts(f"series.{series}")

    def series_used(self, analysis: GapAnalysis) -> str:
        """Which series counts; how often each, where there are several."""
        if analysis.series:
            return self.series(analysis.series)
        counted = Counter(row.series for row in analysis.indicators)
        return self.listed(
            self.texts("series.counted", series=self.series(one), n=counted[one])
            for one in reversed(Series)
            if counted[one]
        )

    def difference(self, levels: int) -> str:
        """Supervisor − self said without a signed number, e.g. 主管高 2 級."""
        if not levels:
            return self.texts("review.same")
        key = "review.supervisor_higher" if levels > 0 else "review.self_higher"
        return self.texts(key, n=abs(levels))

    def agreement(self, agreement: Agreement) -> str:
        """How often both sides rated the same, as a sentence."""
        return self.texts(
            "agreement.sentence",
            n=agreement.compared,
            a=agreement.exact,
            b=agreement.within_one,
            c=agreement.compared - agreement.within_one,
            x=self.percent(agreement.exact_share),
            y=self.percent(agreement.within_one_share),
        )

    def state(self, state: State) -> str:
        return self.texts(f"state.{state}")

    def kind(self, kind: Kind) -> str:
        return self.texts(f"kind.{kind}")

    def length(self, indicators: int) -> str:
        """How many items an assessment has, and about how many minutes they take."""
        minutes = max(1, round(indicators * _SECONDS_PER_ITEM / 60))
        return self.texts("start.length", n=indicators, m=minutes)

    def purpose(self, given: str) -> str:
        """What the result is used for; the usual sentence where nothing else is given."""
        return given or self.texts("first_run.default_purpose")

    def whose(self, assessment: Assessment) -> str:
        """Person, period and standard's code of an assessment in one line, for below its name."""
        person, period, code = assessment.person, assessment.head.period, assessment.standard.code
        parts = (person.name, period.label, self.amended(assessment.amendment), code)
        return "・".join(part for part in parts if part)

    def which(self, assessment: Assessment) -> str:
        """Standard's name, person and period in one line."""
        name, person, period = assessment.standard.name, assessment.person, assessment.head.period
        parts = (name, person.name, period.label, self.amended(assessment.amendment))
        return "・".join(part for part in parts if part)

    def amended(self, number: int) -> str:
        """`更正版（第 1 次）`; empty for one that amends nothing."""
        return self.texts("state.amended", n=number) if number else ""

    def missing_glyphs(self, characters: Iterable[str]) -> str:
        """Which characters the report cannot print, and what becomes of them."""
        named = (f"{one} ({code_point(one)})" for one in characters)
        return self.texts("report.missing_glyphs", characters=self.listed(named))

    def issue_kind(self, kind: str) -> str:
        """A doubt about a document; a kind that only another program knows stands as it is."""
        key = f"issue.{kind}"
        return self.texts(key) if key in self.texts else kind

    def issue_message(self, issue: Issue) -> str:
        """What was found; doubts of our own have none and are said by their kind."""
        return issue.message or self.texts(f"issue.{issue.kind}.message")

    # Dates

    def date(self, day: Day) -> str:
        """`民國 115 年 7 月 15 日` or `2026/07/15`."""
        day = _as_day(day)
        key = f"date.{self.calendar}"
        return self.texts(key, year=self._year(day.year), month=day.month, day=day.day)

    def short_date(self, day: Day) -> str:
        """`115/07/15` or `2026/07/15`: under a head that says which years are meant."""
        day = _as_day(day)
        return self.texts("date.short", year=self._year(day.year), month=day.month, day=day.day)

    def date_and_time(self, moment: datetime) -> str:
        return f"{self.date(moment)} {self.time(moment)}"

    def time(self, moment: datetime) -> str:
        """`14:05`, where the program runs."""
        return f"{_local(moment):%H:%M}"

    def period(self, period: Period) -> str:
        """The label, with the dates as far as they are given."""
        if not period.start and not period.end:
            return period.label
        return self.texts(
            "period.dated",
            label=period.label,
            start=self.date(period.start) if period.start else "",
            end=self._end_of(period),
        )

    def _end_of(self, period: Period) -> str:
        """Without the year where it is that of the start."""
        start, end = period.start, period.end
        if start is None or end is None or start.year != end.year:
            return self.date(end) if end else ""
        return self.texts(f"date.same_year.{self.calendar}", month=end.month, day=end.day)

    def periods(self, day: Day) -> tuple[Period, ...]:
        """The half-year, the year and the quarter that hold a day; the first is proposed."""
        day = _as_day(day)
        year, half, start, end = half_year(day)
        _, number, first, last = quarter(day)
        texts, calendar, said = self.texts, self.calendar, self._year(year)
        return (
            Period(texts(f"period.half.{half}.{calendar}", year=said), start, end),
            Period(
                texts(f"period.year.{calendar}", year=said), date(year, 1, 1), date(year, 12, 31)
            ),
            Period(texts(f"period.quarter.{calendar}", year=said, n=number), first, last),
        )

    def _year(self, year: int) -> int:
        """A Western year as the calendar counts it."""
        return year - _YEARS_BEFORE_ROC if self.calendar is Calendar.ROC else year
