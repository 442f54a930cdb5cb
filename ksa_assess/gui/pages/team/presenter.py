"""What the team page shows: whose review waits for what, never who is better than whom."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ksa_assess.domain.assessment import Actor, State
from ksa_assess.domain.folding import folded, sought
from ksa_assess.wording import Wording

if TYPE_CHECKING:
    from ksa_assess.services.profile import Profile
    from ksa_assess.services.reviews import TeamRow

# Fewer are found at a glance.
_MANY = 8


class Group(StrEnum):
    """What is to be done now; in the order of the page."""

    REVIEW = "review"
    RETURNED = "returned"
    REVIEWED = "reviewed"
    CLOSED = "closed"


class Order(StrEnum):
    """What the people of a group are sorted by. Nothing here is a result of theirs."""

    NAME = "name"
    STATE = "state"
    CHANGED = "changed"


class Standing(StrEnum):
    """The state as the supervisor sees it; in the order of the life of a review."""

    NEW = "new"
    AGAIN = "again"
    BEGUN = "begun"
    TO_RETURN = "to_return"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    TO_GIVE_BACK = "to_give_back"
    REVIEWED = "reviewed"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Way:
    """A button: the page it leads to, and its word."""

    page: str
    label: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person's review, in words. `to_do` marks a state that waits for the supervisor."""

    id: int
    name: str
    about: str
    standard: str
    amendment: str
    standing: Standing
    state: str
    to_do: bool
    reviewed: int
    total: int
    progress: str
    facts: tuple[str, ...]
    changed: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class TeamView:
    """`is_empty` where nobody handed anything over, `has_tools` where there is enough to search
    and sort."""

    groups: dict[Group, tuple[PersonRow, ...]]
    is_empty: bool
    has_tools: bool

    @property
    def is_nothing_found(self) -> bool:
        return not (self.is_empty or any(self.groups.values()))


class TeamPresenter:
    """Reads only; errors of the services pass through."""

    def __init__(self, profile: "Profile", wording: Wording) -> None:
        self._profile = profile
        self._wording = wording
        self._texts = wording.texts

    def view(self, text: str = "", order: Order = Order.CHANGED) -> TeamView:
        """Everybody, or those who have the text in name, number, department or standard."""
        team = self._profile.reviews.team()
        found = [(self._standing(one), one) for one in team if sought(text) in _searched(one)]
        found.sort(key=_SORTED[order])
        rows = [self._row(standing, one) for standing, one in found]
        return TeamView(
            groups={group: _within(group, rows) for group in Group},
            is_empty=not team,
            has_tools=len(team) > _MANY,
        )

    def _standing(self, row: "TeamRow") -> Standing:
        state = row.summary.state
        if state is State.SUBMITTED:
            return self._begun(row)
        if state is State.DRAFT:
            return Standing.WITHDRAWN
        if state is State.CLOSED:
            return Standing.CLOSED
        waits = self._is_to_give_back(row)
        if state is State.RETURNED:
            return Standing.TO_RETURN if waits else Standing.RETURNED
        return Standing.TO_GIVE_BACK if waits else Standing.REVIEWED

    @staticmethod
    def _begun(row: "TeamRow") -> Standing:
        if row.changed_since_return:
            return Standing.AGAIN
        return Standing.BEGUN if row.reviewed else Standing.NEW

    def _is_to_give_back(self, row: "TeamRow") -> bool:
        """Whether the last word is the supervisor's and no file with it was given back."""
        log = row.summary.log
        if not (row.summary.is_received and log and log[-1].role is Actor.SUPERVISOR):
            return False
        given = self._profile.handing_over.handed_over(row.summary.id)
        return all(one.entries < len(log) for one in given)

    def _row(self, standing: Standing, row: "TeamRow") -> PersonRow:
        summary, texts = row.summary, self._texts
        is_closed = standing is Standing.CLOSED
        return PersonRow(
            id=summary.id,
            name=summary.person.name,
            about=_listed(summary.person.staff_number, summary.head.department, summary.head.title),
            standard=f"{summary.standard_name}　{summary.head.period.label}",
            amendment=texts("state.amended", n=summary.amendment) if summary.amendment else "",
            standing=standing,
            state=texts("state.closed") if is_closed else texts(f"team.state.{standing}"),
            to_do=standing in _TO_DO,
            reviewed=row.reviewed,
            total=summary.total,
            progress=texts("team.progress", k=row.reviewed, n=summary.total),
            facts=tuple(self._facts(row)),
            changed=texts("home.changed", date=self._wording.date(summary.changed_at)),
            ways=tuple(self._ways(standing, row)),
        )

    def _facts(self, row: "TeamRow") -> Iterable[str]:
        """What is to talk about and what is still needed; a figure of nothing is left out."""
        texts, summary = self._texts, row.summary
        is_with_employee = summary.state in (State.RETURNED, State.DRAFT)
        if is_with_employee and not summary.is_received:
            yield texts("team.self", k=summary.answered, n=summary.total)
        figures = [("differs", row.differs), ("discuss", row.to_discuss)]
        if row.changed_since_return and not is_with_employee:
            figures.insert(0, ("changed_since", len(row.changed_since_return)))
        if summary.state is State.SUBMITTED and row.reviewed:
            figures.append(("needs", row.needs))
        yield from (texts(f"team.{name}", n=count) for name, count in figures if count)
        if summary.state is State.SUBMITTED and not row.needs:
            yield texts("team.ready")

    def _ways(self, standing: Standing, row: "TeamRow") -> Iterable[Way]:
        """The main one first."""
        pages = _WAYS[standing]
        if standing is Standing.REVIEWED and not row.summary.is_received:
            pages = (("acknowledge", "confirm"), ("review", "look"))
        elif standing is Standing.AGAIN and not row.reviewed:
            pages = _WAYS[Standing.NEW]
        elif standing is Standing.CLOSED and self._is_to_give_back(row):
            pages = (("report", "report"), ("hand_over", "give_back"))
        return (Way(page, self._texts(f"team.{word}")) for page, word in pages)


_TO_DO = {
    Standing.NEW,
    Standing.AGAIN,
    Standing.BEGUN,
    Standing.TO_RETURN,
    Standing.TO_GIVE_BACK,
}
_GROUPS = {
    Group.REVIEW: {Standing.NEW, Standing.AGAIN, Standing.BEGUN},
    Group.RETURNED: {Standing.TO_RETURN, Standing.RETURNED, Standing.WITHDRAWN},
    Group.REVIEWED: {Standing.TO_GIVE_BACK, Standing.REVIEWED},
    Group.CLOSED: {Standing.CLOSED},
}
_CONTINUE = (("review", "continue"), ("talk", "talk"))
_GIVE_BACK = (("hand_over", "give_back"), ("review", "look"))
_WAYS = {
    Standing.NEW: (("review", "begin"),),
    Standing.AGAIN: _CONTINUE,
    Standing.BEGUN: _CONTINUE,
    Standing.TO_RETURN: _GIVE_BACK,
    Standing.RETURNED: (("review", "look"),),
    Standing.WITHDRAWN: (("review", "look"),),
    Standing.TO_GIVE_BACK: _GIVE_BACK,
    Standing.REVIEWED: (("review", "look"), ("report", "report")),
    Standing.CLOSED: (("report", "report"), ("review", "look")),
}
_ORDER = {standing: place for place, standing in enumerate(Standing)}

_Sorting = Callable[[tuple[Standing, "TeamRow"]], tuple[float | str, ...]]
_SORTED: dict[Order, _Sorting] = {
    Order.NAME: lambda one: (one[1].summary.person.name, -_changed(one[1])),
    Order.STATE: lambda one: (_ORDER[one[0]], one[1].summary.person.name),
    Order.CHANGED: lambda one: (-_changed(one[1]),),
}


def _changed(row: "TeamRow") -> float:
    return row.summary.changed_at.timestamp()


def _within(group: Group, rows: Iterable[PersonRow]) -> tuple[PersonRow, ...]:
    return tuple(row for row in rows if row.standing in _GROUPS[group])


def _listed(*parts: str) -> str:
    return "　".join(part for part in parts if part)


def _searched(row: "TeamRow") -> str:
    summary = row.summary
    person, head = summary.person, summary.head
    return folded(
        "\n".join(
            (
                *(person.name, person.staff_number, head.department, head.title),
                *(summary.standard_name, summary.standard_code, head.period.label),
            )
        )
    )
