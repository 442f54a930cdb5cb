"""What home shows: one card for each self-assessment, the one touched last first."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ksa_assess.domain.answer import Series
from ksa_assess.domain.assessment import State, is_editable
from ksa_assess.runtime.settings import Settings
from ksa_assess.wording import Wording

if TYPE_CHECKING:
    from ksa_assess.services.assessments import AssessmentSummary
    from ksa_assess.services.profile import Profile


class Next(StrEnum):
    """The page that a card's main button leads to."""

    WALK = "walk"
    RESULTS = "results"


@dataclass(frozen=True, slots=True)
class AssessmentCard:
    """One card, in words. `met` and `to_build` are empty while nothing is answered."""

    id: int
    name: str
    code: str
    about: str
    state: str
    is_open: bool
    answered: int
    total: int
    progress: str
    met: str
    to_build: str
    changed: str
    next: Next
    next_label: str
    has_results: bool
    is_deletable: bool


class HomePresenter:
    """Reads and deletes; errors of the services pass through."""

    def __init__(self, profile: "Profile", wording: Wording) -> None:
        self._profile = profile
        self._wording = wording
        self._texts = wording.texts

    def cards(self) -> tuple[AssessmentCard, ...]:
        summaries = self._profile.assessments.list()
        has_several = len({summary.person.uuid for summary in summaries}) > 1
        return tuple(self._card(summary, has_several) for summary in summaries)

    def purpose(self, settings: Settings) -> str:
        return self._texts("first_run.purpose", purpose=self._wording.purpose(settings.purpose))

    def delete(self, assessment_id: int) -> None:
        self._profile.assessments.delete(assessment_id)

    def _card(self, summary: "AssessmentSummary", has_several: bool) -> AssessmentCard:
        texts = self._texts
        is_open = is_editable(summary.state, Series.SELF)
        goes_to_walk = is_open and summary.answered < summary.total
        answered = bool(summary.met or summary.to_build)
        return AssessmentCard(
            id=summary.id,
            name=summary.standard_name,
            code=summary.standard_code,
            about=self._about(summary, has_several),
            state=self._wording.state(summary.state),
            is_open=is_open,
            answered=summary.answered,
            total=summary.total,
            progress=texts("home.progress", k=summary.answered, n=summary.total),
            met=texts("home.met", n=summary.met) if answered else "",
            to_build=texts("home.to_build", n=summary.to_build) if answered else "",
            changed=texts("home.changed", date=self._wording.date(summary.changed_at)),
            next=Next.WALK if goes_to_walk else Next.RESULTS,
            next_label=self._next_label(summary, goes_to_walk),
            has_results=summary.answered > 0,
            is_deletable=summary.state is State.DRAFT,
        )

    def _next_label(self, summary: "AssessmentSummary", goes_to_walk: bool) -> str:
        if not goes_to_walk:
            return self._texts("home.see_results")
        return self._texts("home.continue" if summary.answered else "start.begin")

    def _about(self, summary: "AssessmentSummary", has_several: bool) -> str:
        """Period and kind; the person too where several people share this computer."""
        parts = [summary.head.period.label, self._wording.kind(summary.head.kind)]
        if has_several:
            parts.insert(0, summary.person.name)
        return "　".join(parts)
