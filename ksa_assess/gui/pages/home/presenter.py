"""What home shows: a card for each self-assessment, those to work on first."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ksa_assess.domain.answer import Series
from ksa_assess.domain.assessment import State, is_editable
from ksa_assess.domain.folding import folded, sought
from ksa_assess.runtime.settings import Settings
from ksa_assess.wording import Wording

if TYPE_CHECKING:
    from ksa_assess.services.assessments import AssessmentSummary
    from ksa_assess.services.profile import Profile

# Fewer are found at a glance.
_MANY = 8


class Next(StrEnum):
    """The page that a card's main button leads to."""

    WALK = "walk"
    RESULTS = "results"


class Order(StrEnum):
    """What the cards of a group are sorted by."""

    CHANGED = "changed"
    NAME = "name"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Share:
    """How far one duty is answered; `said` tells it in words."""

    answered: int
    total: int
    said: str


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
    duties: tuple[Share, ...]
    met: str
    to_build: str
    changed: str
    next: Next
    next_label: str
    has_results: bool
    is_draft: bool


@dataclass(frozen=True, slots=True)
class DeletedDraft:
    """A draft that can still be brought back."""

    id: int
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """`open` are to work on, `waiting` are with somebody else, `closed` are done. `is_empty` where
    there is none at all, `has_tools` where they are many enough to be searched and sorted."""

    open: tuple[AssessmentCard, ...]
    waiting: tuple[AssessmentCard, ...]
    closed: tuple[AssessmentCard, ...]
    deleted: tuple[DeletedDraft, ...]
    is_empty: bool
    has_tools: bool

    @property
    def is_nothing_found(self) -> bool:
        return not (self.is_empty or self.open or self.waiting or self.closed)


class HomePresenter:
    """Reads, deletes and restores; errors of the services pass through."""

    def __init__(self, profile: "Profile", wording: Wording) -> None:
        self._assessments = profile.assessments
        self._wording = wording
        self._texts = wording.texts

    def view(self, text: str = "", order: Order = Order.CHANGED) -> HomeView:
        """Everything, or what holds the text in its name, code, period or person."""
        summaries = self._assessments.list()
        has_several = len({summary.person.uuid for summary in summaries}) > 1
        found = [one for one in summaries if sought(text) in _searched(one)]
        found.sort(key=_SORTED[order])
        cards = [(one.state, self._card(one, has_several)) for one in found]
        return HomeView(
            open=tuple(card for _, card in cards if card.is_open),
            waiting=tuple(
                card for state, card in cards if not card.is_open and state is not State.CLOSED
            ),
            closed=tuple(card for state, card in cards if state is State.CLOSED),
            deleted=tuple(self._deleted(one) for one in self._assessments.deleted()),
            is_empty=not summaries,
            has_tools=len(summaries) > _MANY,
        )

    def purpose(self, settings: Settings) -> str:
        return self._texts("first_run.purpose", purpose=self._wording.purpose(settings.purpose))

    def delete(self, assessment_id: int) -> str:
        """Delete a draft; returns the sentence that says so."""
        name = self._assessments.get(assessment_id).standard.name
        self._assessments.delete(assessment_id)
        return self._texts("home.deleted", name=name)

    def restore(self, assessment_id: int) -> str:
        """Bring a deleted draft back; returns the sentence that says so."""
        restored = self._assessments.restore(assessment_id)
        return self._texts("home.restored", name=restored.standard.name)

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
            progress=self._progress(summary),
            duties=self._shares(summary),
            met=texts("home.met", n=summary.met) if answered else "",
            to_build=texts("home.to_build", n=summary.to_build) if answered else "",
            changed=texts("home.changed", date=self._wording.date(summary.changed_at)),
            next=Next.WALK if goes_to_walk else Next.RESULTS,
            next_label=self._next_label(summary, goes_to_walk),
            has_results=summary.answered > 0,
            is_draft=summary.state is State.DRAFT,
        )

    def _shares(self, summary: "AssessmentSummary") -> tuple[Share, ...]:
        return tuple(
            Share(
                duty.answered,
                duty.total,
                self._texts(
                    "home.duty", code=duty.code, name=duty.name, k=duty.answered, n=duty.total
                ),
            )
            for duty in summary.duties
        )

    def _deleted(self, summary: "AssessmentSummary") -> DeletedDraft:
        about = f"{self._about(summary, True)}　{self._progress(summary)}"
        return DeletedDraft(summary.id, summary.standard_name, about)

    def _progress(self, summary: "AssessmentSummary") -> str:
        return self._texts("home.progress", k=summary.answered, n=summary.total)

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


_SORTED = {
    Order.CHANGED: lambda one: -one.changed_at.timestamp(),
    Order.NAME: lambda one: (one.standard_name, one.standard_code),
    # The newest period first; one without dates by its label.
    Order.PERIOD: lambda one: (
        -(one.head.period.start.toordinal() if one.head.period.start else 0),
        one.head.period.label,
    ),
}


def _searched(summary: "AssessmentSummary") -> str:
    head, person = summary.head, summary.person
    return folded(
        f"{summary.standard_name}\n{summary.standard_code}\n{head.period.label}\n{person.name}"
    )
