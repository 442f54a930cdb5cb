"""Lines of the results' lists and tables, without Qt: an indicator, and a K, S or A item."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ksa_assess.domain.answer import Answer, AnswerKind, Basis, Series
from ksa_assess.domain.assessment import Assessment
from ksa_assess.domain.gap import ContentGap, IndicatorGap, RequiredFrom, Severity
from ksa_assess.domain.review import differences, differs, is_to_discuss
from ksa_assess.wording import Wording

_REVIEW = (Series.SUPERVISOR, Series.AGREED)
_SAID_WHERE_FROM = (RequiredFrom.STANDARD, RequiredFrom.OVERRIDE)


@dataclass(frozen=True, slots=True)
class ListedIndicator:
    """An indicator's row in words; `severity` None where unknown.

    `answers` holds what each series says, with a sign at the one that counts where there are
    several; `counting` names that one and `answer` is what it says. Of a review `sides` says all
    this in one line, `views` how far the supervisor is from the self rating. `details` are whole
    sentences: reason, comments, evidence, what is missing.
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
    sides: str
    views: str
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
        self._differences = differences(assessment)
        self._is_reviewed = any(assessment.answers.get(one) for one in _REVIEW)
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
            answers={one: self._marked(row, one) for one in Series},
            counting=named,
            answer=answer,
            levels=self._texts("results.levels", required=required, series=named, answer=answer),
            sides=self._sides(row),
            views=self._views(row.code),
            gap=wording.gap_words(row.gap),
            severity=row.severity,
            sign=wording.severity_sign(row.severity) if row.severity else "",
            comment=counting.reason or counting.comment,
            details=self._details(row),
        )

    def _marked(self, row: IndicatorGap, series: Series) -> str:
        """What a series says, with the sign where it counts among several."""
        answer = self._assessment.answer(row.code, series)
        if not answer.is_answered and series is not Series.SELF:
            return self._texts("value.none")
        said = self._wording.answer(answer)
        if not self._is_reviewed or series is not row.series:
            return said
        return f"{self._texts('series.counting_sign')} {said}"

    def _sides(self, row: IndicatorGap) -> str:
        """What each series says, how far apart the first two are, and which one counts."""
        if not self._is_reviewed:
            return ""
        answers = {one: self._assessment.answer(row.code, one) for one in Series}
        said = [
            self._texts("results.side", series=self._named(one), answer=self._wording.answer(given))
            for one, given in answers.items()
            if given.is_answered or one is Series.SELF
        ]
        used = self._wording.series(row.series or Series.SELF)
        views = self._views(row.code)
        key = "results.sides.apart" if views else "results.sides"
        return self._texts(key, answers="・".join(said), views=views, series=used)

    def _views(self, code: str) -> str:
        apart = self._differences[code]
        if apart is None:
            return self._texts("results.views.differ") if differs(self._assessment, code) else ""
        return self._wording.difference(apart)

    def _named(self, series: Series) -> str:
        """The short name of a series, as above its column."""
        return self._texts(f"report.column.{series}")

    def _details(self, row: IndicatorGap) -> tuple[str, ...]:
        said = [
            sentence
            for series in Series
            for sentence in self._said(series, self._assessment.answer(row.code, series))
        ]
        if is_to_discuss(apart := self._differences[row.code]):
            said.append(self._texts("results.detail.discuss", n=abs(apart or 0)))
        if row.missing:
            items = (f"{code} {self._content.get(code, '')}".strip() for code in row.missing)
            said.append(self._texts("results.detail.missing", items=self._wording.listed(items)))
        return tuple(said)

    def _said(self, series: Series, answer: Answer) -> list[str]:
        """What was written; where there are several series each sentence names its own."""
        name, of = self._named(series), "_of" if self._is_reviewed else ""
        said: list[str] = []
        if answer.basis is not Basis.OWN:
            said.append(self._texts(f"results.detail.{answer.basis}"))
        if answer.kind is AnswerKind.NOT_APPLICABLE:
            key = f"results.detail.reason{of}"
            said.append(self._texts(key, series=name, reason=answer.reason))
        if answer.comment:
            said.append(self._texts("results.detail.comment", series=name, comment=answer.comment))
        if answer.evidence:
            evidence = self._wording.listed(answer.evidence)
            said.append(self._texts(f"results.detail.evidence{of}", series=name, evidence=evidence))
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
