"""Lines of the results' lists and tables, without Qt: an indicator, and a K, S or A item."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ksa_assess.domain.answer import Answer, AnswerKind, Series
from ksa_assess.domain.assessment import Assessment
from ksa_assess.domain.gap import ContentGap, IndicatorGap, RequiredFrom, Severity
from ksa_assess.wording import Wording

_SAID_WHERE_FROM = (RequiredFrom.STANDARD, RequiredFrom.OVERRIDE)


@dataclass(frozen=True, slots=True)
class ListedIndicator:
    """An indicator's row in words; `severity` None where unknown.

    `answers` holds what each series says, `counting` names the one that counts, and `answer` is
    what it says. `details` are whole sentences: reason, comments, evidence, what is missing.
    """

    code: str
    text: str
    duty: str
    task: str
    required: str
    source: str
    answers: Mapping[Series, str]
    counting: str
    answer: str
    levels: str
    gap: str
    severity: Severity | None
    sign: str
    comment: str
    details: tuple[str, ...]

    @property
    def gap_said(self) -> str:
        """Sign and words."""
        return f"{self.sign} {self.gap}".strip()

    @property
    def required_said(self) -> str:
        return f"{self.required}（{self.source}）" if self.source else self.required


@dataclass(frozen=True, slots=True)
class ListedContent:
    """A line of the K, S and A list."""

    code: str
    name: str
    ticked: int
    shortfall: int
    indicators: int
    share: str


class IndicatorLines:
    """Makes the lines of one assessment.

    `kept_back` are the codes whose required level is not said, so that nobody rates to the mark.
    """

    def __init__(
        self, assessment: Assessment, wording: Wording, *, kept_back: Collection[str] = ()
    ) -> None:
        self._assessment = assessment
        self._wording = wording
        self._texts = wording.texts
        self._kept_back = frozenset(kept_back)
        standard = assessment.standard
        self._places = {i.code: (duty, task) for duty, task, i in standard.places()}
        self._content = {one.code: one.name for one in (*standard.knowledge, *standard.skills)}

    def line(self, row: IndicatorGap) -> ListedIndicator:
        wording = self._wording
        series = row.series or Series.SELF
        duty, task = self._places[row.code]
        counting = self._assessment.answer(row.code, series)
        is_kept_back = row.code in self._kept_back
        required = wording.level(None if is_kept_back else row.required)
        answer, named = wording.answer(counting), self._named(series)
        is_source_said = row.required_from in _SAID_WHERE_FROM and not is_kept_back
        return ListedIndicator(
            code=row.code,
            text=row.text,
            duty=f"{duty.code} {duty.name}",
            task=f"{task.code} {task.name}",
            required=required,
            source=wording.required_from(row.required_from) if is_source_said else "",
            answers={one: wording.answer(self._assessment.answer(row.code, one)) for one in Series},
            counting=named,
            answer=answer,
            levels=self._texts("results.levels", required=required, series=named, answer=answer),
            gap=wording.gap_words(row.gap),
            severity=row.severity,
            sign=wording.severity_sign(row.severity) if row.severity else "",
            comment=counting.reason or counting.comment,
            details=self._details(row),
        )

    def _named(self, series: Series) -> str:
        """The short name of a series, as above its column."""
        return self._texts(f"report.column.{series}")

    def _details(self, row: IndicatorGap) -> tuple[str, ...]:
        said = [
            sentence
            for series in Series
            for sentence in self._said(series, self._assessment.answer(row.code, series))
        ]
        if row.missing:
            items = (f"{code} {self._content.get(code, '')}".strip() for code in row.missing)
            said.append(self._texts("results.detail.missing", items=self._wording.listed(items)))
        return tuple(said)

    def _said(self, series: Series, answer: Answer) -> list[str]:
        said: list[str] = []
        if answer.kind is AnswerKind.NOT_APPLICABLE:
            said.append(self._texts("results.detail.reason", reason=answer.reason))
        if answer.comment:
            name = self._named(series)
            said.append(self._texts("results.detail.comment", series=name, comment=answer.comment))
        if answer.evidence:
            evidence = self._wording.listed(answer.evidence)
            said.append(self._texts("results.detail.evidence", evidence=evidence))
        return said


def content_line(gap: ContentGap, wording: Wording) -> ListedContent:
    return ListedContent(
        gap.code,
        gap.name,
        gap.ticked,
        gap.shortfall,
        gap.indicators,
        wording.percent(gap.share),
    )
