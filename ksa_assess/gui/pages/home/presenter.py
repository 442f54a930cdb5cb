"""What home shows: a card for each self-assessment, those to work on first."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ksa_assess.domain.assessment import State
from ksa_assess.domain.folding import folded, sought
from ksa_assess.gui.pages.home.standing import Group, Next, Standing, standing_of
from ksa_assess.runtime.settings import Settings
from ksa_assess.wording import Wording

if TYPE_CHECKING:
    from ksa_assess.services.assessments import AssessmentSummary
    from ksa_assess.services.profile import Profile

# Fewer are found at a glance.
_MANY = 8


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
class CardWay:
    """A button: where it leads and what it says."""

    to: Next
    label: str


@dataclass(frozen=True, slots=True)
class AssessmentCard:
    """One card, in words. `met` and `to_build` are empty while nothing is answered, `amended`
    where it amends nothing, `news` where there is nothing to know; the first of `ways` is the one
    to go now, and `is_primary` where that is to be done."""

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
    ways: tuple[CardWay, ...]
    is_draft: bool
    can_be_deleted: bool = False
    is_primary: bool = True
    amended: str = ""
    news: str = ""


@dataclass(frozen=True, slots=True)
class DeletedDraft:
    """A draft that can still be brought back."""

    id: int
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """`now` wait for the person, `open` are to work on, `waiting` are with somebody else, `closed`
    are done. `is_empty` where there is none at all, `has_tools` where they are many enough to be
    searched and sorted."""

    now: tuple[AssessmentCard, ...]
    open: tuple[AssessmentCard, ...]
    waiting: tuple[AssessmentCard, ...]
    closed: tuple[AssessmentCard, ...]
    deleted: tuple[DeletedDraft, ...]
    is_empty: bool
    has_tools: bool

    @property
    def is_nothing_found(self) -> bool:
        return not (self.is_empty or self.now or self.open or self.waiting or self.closed)


class HomePresenter:
    """Reads, deletes and restores; errors of the services pass through."""

    def __init__(self, profile: "Profile", wording: Wording) -> None:
        self._profile = profile
        self._assessments = profile.assessments
        self._wording = wording
        self._texts = wording.texts

    def view(self, text: str = "", order: Order = Order.CHANGED) -> HomeView:
        """Everything, or what holds the text in its name, code, period or person."""
        summaries = [one for one in self._assessments.list() if not one.is_received]
        has_several = len({summary.person.uuid for summary in summaries}) > 1
        found = [one for one in summaries if sought(text) in _searched(one)]
        found.sort(key=_SORTED[order])
        stands = [(one, self._standing(one)) for one in found]
        stands.sort(key=lambda pair: pair[0].state is not State.RETURNED)
        groups = {
            group: tuple(
                self._card(one, standing, has_several)
                for one, standing in stands
                if standing.group is group
            )
            for group in Group
        }
        return HomeView(
            now=groups[Group.NOW],
            open=groups[Group.OPEN],
            waiting=groups[Group.WAITING],
            closed=groups[Group.CLOSED],
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

    def _standing(self, summary: "AssessmentSummary") -> Standing:
        given = self._profile.handing_over.handed_over(summary.id) if summary.log else ()
        return standing_of(summary, given)

    def _card(
        self, summary: "AssessmentSummary", standing: Standing, has_several: bool
    ) -> AssessmentCard:
        texts = self._texts
        answered = bool(summary.met or summary.to_build)
        return AssessmentCard(
            id=summary.id,
            name=summary.standard_name,
            code=summary.standard_code,
            about=self._about(summary, has_several),
            state=self._wording.state(summary.state),
            is_open=standing.group in (Group.NOW, Group.OPEN),
            answered=summary.answered,
            total=summary.total,
            progress=self._progress(summary),
            duties=self._shares(summary),
            met=texts("home.met", n=summary.met) if answered else "",
            to_build=texts("home.to_build", n=summary.to_build) if answered else "",
            changed=texts("home.changed", date=self._wording.date(summary.changed_at)),
            ways=tuple(CardWay(way.to, texts(way.key)) for way in standing.ways),
            is_primary=standing.is_to_do,
            is_draft=summary.state is State.DRAFT,
            can_be_deleted=summary.state is State.DRAFT and not summary.log,
            amended=self._wording.amended(summary.amendment),
            news=texts(standing.news, text=standing.reason) if standing.news else "",
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
