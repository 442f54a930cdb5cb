"""What a report is made from, with the few questions that several of its parts ask."""

from dataclasses import dataclass

from ksa_assess.domain.answer import Answer, Series
from ksa_assess.domain.assessment import Action, Assessment, LoggedTransition
from ksa_assess.domain.gap import GapAnalysis, IndicatorGap, Totals
from ksa_assess.domain.plan import PlanItem
from ksa_assess.domain.standard import Standard
from ksa_assess.reports.parts import Cell, Look, Words
from ksa_assess.runtime.settings import Settings
from ksa_assess.runtime.texts import Texts
from ksa_assess.wording import Wording


@dataclass(frozen=True, slots=True)
class Material:
    """One assessment, its analysis and plan, and how to say them."""

    assessment: Assessment
    analysis: GapAnalysis
    settings: Settings
    wording: Wording
    plan: tuple[PlanItem, ...] = ()

    @property
    def texts(self) -> Texts:
        return self.wording.texts

    @property
    def standard(self) -> Standard:
        return self.assessment.standard

    @property
    def purpose(self) -> str:
        return self.wording.purpose(self.settings.purpose)

    @property
    def series(self) -> tuple[Series, ...]:
        """Self, and those of the others in which something was entered."""
        return tuple(
            series
            for series in Series
            if series is Series.SELF or self.assessment.answers.get(series)
        )

    @property
    def is_reviewed(self) -> bool:
        """Whether there are several series, so that it must be said which one counts."""
        return len(self.series) > 1

    def last_move(self, action: Action) -> LoggedTransition | None:
        """When it was done last, and by whom; None where it never was."""
        return next((one for one in reversed(self.assessment.log) if one.action is action), None)

    def counting_answer(self, row: IndicatorGap) -> Answer:
        """The answer of the series that counts for an indicator."""
        return self.assessment.answer(row.code, row.series or Series.SELF)

    def gap_with_sign(self, row: IndicatorGap) -> str:
        """`▲ 尚差 2 級`; the sign for "nothing" where no gap is known."""
        words = self.wording.gap_words(row.gap)
        if row.severity is None:
            return words
        return f"{self.wording.severity_sign(row.severity)} {words}"

    def figures(self, totals: Totals) -> str:
        """A group's sums and its attainment."""
        return self.texts(
            "report.group_figures",
            required=totals.required,
            shortfall=totals.shortfall,
            attainment=self.wording.percent(totals.attainment),
        )


def cell(text: str, look: Look = Look.BODY) -> Cell:
    return (Words(text, look),)
