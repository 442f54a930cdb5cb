"""What is to be done with an assessment now, and where its card leads; without Qt and words."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ksa_assess.domain.assessment import Action, Actor, State

if TYPE_CHECKING:
    from ksa_assess.services.handing_over import HandedOver
    from ksa_assess.services.summaries import AssessmentSummary


class Next(StrEnum):
    """The page that a button of a card leads to, by its route."""

    WALK = "walk"
    RESULTS = "results"
    HAND_OVER = "hand_over"
    ACKNOWLEDGE = "acknowledge"


class Group(StrEnum):
    """What is to be done with it, the most urgent first."""

    NOW = "now"
    OPEN = "open"
    WAITING = "waiting"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Way:
    """Where a button leads, and the key of its words."""

    to: Next
    key: str


@dataclass(frozen=True, slots=True)
class Standing:
    """`news` is the key of what is to be known; it may say the `reason`."""

    group: Group
    ways: tuple[Way, ...]
    news: str = ""
    reason: str = ""

    @property
    def is_to_do(self) -> bool:
        """Whether the first way is something to do, not only to look at."""
        return self.group in (Group.NOW, Group.OPEN) or self.ways[0].to is Next.HAND_OVER


_RESULTS = Way(Next.RESULTS, "home.see_results")
_HAND_OVER = Way(Next.HAND_OVER, "hand_over.title")


def standing_of(summary: "AssessmentSummary", given: "Sequence[HandedOver]") -> Standing:
    """By its state, and by whether the supervisor has what was done here since."""
    is_unknown = has_unknown_moves(summary, given)
    state = summary.state
    if state is State.RETURNED:
        ways = (Way(Next.WALK, "home.add"), _RESULTS)
        return Standing(Group.NOW, ways, "home.news.returned", _last_reason(summary))
    if state is State.REVIEWED:
        ways = (Way(Next.ACKNOWLEDGE, "home.read_review"), _RESULTS)
        return Standing(Group.NOW, ways, "home.news.reviewed")
    if state is State.DRAFT:
        return _draft(summary, is_unknown=is_unknown)
    return _handed_in(summary, is_unknown=is_unknown, is_given=bool(given))


def has_unknown_moves(summary: "AssessmentSummary", given: "Sequence[HandedOver]") -> bool:
    """Whether the person did something that no file told the supervisor yet.

    On one computer nothing needs to be told; an amendment's own file tells of the reopening.
    """
    if any(one.way == "here" for one in given):
        return False
    told = max((one.entries for one in given), default=0)
    return any(
        move.role is Actor.EMPLOYEE and move.action is not Action.REOPEN
        for move in summary.log[told:]
    )


def _draft(summary: "AssessmentSummary", *, is_unknown: bool) -> Standing:
    if summary.answered == summary.total:
        ways = (_RESULTS, Way(Next.WALK, "home.look_again"))
    elif summary.answered:
        ways = (Way(Next.WALK, "home.continue"), _RESULTS)
    else:
        ways = (Way(Next.WALK, "start.begin"),)
    if not is_unknown:
        return Standing(Group.OPEN, ways)
    return Standing(Group.OPEN, (*ways, _HAND_OVER), "home.news.withdrawn")


def _handed_in(summary: "AssessmentSummary", *, is_unknown: bool, is_given: bool) -> Standing:
    if summary.state is State.CLOSED:
        read = Way(Next.ACKNOWLEDGE, "home.see_review")
        if is_unknown and is_given:
            return Standing(Group.NOW, (_HAND_OVER, _RESULTS, read), "home.news.confirmed")
        return Standing(Group.CLOSED, (_RESULTS, read))
    if is_unknown:
        return Standing(Group.WAITING, (_HAND_OVER, _RESULTS), "home.news.submitted")
    return Standing(Group.WAITING, (_RESULTS, Way(Next.HAND_OVER, "home.hand_over_again")))


def _last_reason(summary: "AssessmentSummary") -> str:
    """In one line."""
    return " ".join(summary.log[-1].reason.split()) if summary.log else ""
