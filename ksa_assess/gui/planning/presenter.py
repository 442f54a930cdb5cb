"""What the plan shows and stores, without Qt.

What is being typed is a draft of its item until it is stored, at pauses and when the field is left.
Each act is one step to take back; typing on in one field stays one step.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from ksa_assess.domain.assessment import Assessment
from ksa_assess.domain.gap import GapAnalysis
from ksa_assess.domain.plan import PlanItem, Way, in_order, is_plan_editable, proposed
from ksa_assess.gui.planning.dates import day_from_text, end_of_year, months_later
from ksa_assess.runtime.errors import SentenceError, UserError
from ksa_assess.services.open_actions import taken_over_uuid
from ksa_assess.wording import Wording

if TYPE_CHECKING:
    from ksa_assess.services.plans import Plans, StoredPlan

_Items = tuple[PlanItem, ...]
_Place = tuple[str, ...]  # Of typing: the item and the parts that are typed.


@dataclass(frozen=True, slots=True)
class Offer:
    """Something of the standard that an item can be about; levels only of an indicator."""

    code: str
    text: str
    present: int | None = None
    target: int | None = None

    @property
    def line(self) -> str:
        return f"{self.code}　{self.text}"


class PlanPresenter:
    """The plan of one assessment. `problem` is why the last save did not go through.

    `is_review`: it is written on the review's pages, which see what the review says so far;
    `analysis` is made of what may be seen there.
    """

    def __init__(
        self,
        plans: "Plans",
        assessment: Assessment,
        analysis: GapAnalysis,
        wording: Wording,
        today: date,
        *,
        is_review: bool = False,
    ) -> None:
        self.assessment = assessment
        self.is_editable = is_plan_editable(assessment.state)
        self.problem: SentenceError | None = None
        self.saved_at: datetime | None = None
        self._plans = plans
        self._is_review = is_review
        self._analysis = analysis
        self._wording = wording
        self._today = today
        self._stored = plans.list(assessment.id)
        self._open_before = plans.open_from_earlier(assessment.id)
        self._drafts: dict[str, PlanItem] = {}
        self._unclear: dict[str, str] = {}
        self._done: list[_Items] = []
        self._undone: list[_Items] = []
        self._typing: _Place | None = None
        self._typed_last: _Place | None = None

    # Showing

    @property
    def items(self) -> _Items:
        """As they are on screen: with what is being typed."""
        return tuple(self._drafts.get(item.uuid, item) for item in self._stored)

    @property
    def can_propose(self) -> bool:
        return bool(proposed(self._analysis, {item.code for item in self._stored}))

    @property
    def still_open(self) -> int:
        """How many items of earlier plans have no result and could be brought in."""
        if not self.is_editable:
            return 0
        present = {item.uuid for item in self._stored}
        own = self.assessment.uuid
        return sum(taken_over_uuid(own, one) not in present for one in self._open_before)

    @property
    def can_undo(self) -> bool:
        return bool(self._done or self._drafts)

    @property
    def owners(self) -> tuple[str, ...]:
        """Who usually sees to an item."""
        one = self.assessment
        return tuple(dict.fromkeys(filter(None, (one.person.name, one.head.supervisor))))

    @property
    def days(self) -> tuple[tuple[str, date], ...]:
        """Days that are often chosen, each with the key of its name."""
        return (
            ("plan.due.three_months", months_later(self._today, 3)),
            ("plan.due.half_year", months_later(self._today, 6)),
            ("plan.due.year_end", end_of_year(self._today)),
        )

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What to build first, then every indicator, K, S and A in document order."""
        indicators = {
            row.code: Offer(row.code, row.text, row.rated, row.required)
            for row in (*self._analysis.priorities, *self._analysis.indicators)
        }
        standard = self.assessment.standard
        content = (*standard.knowledge, *standard.skills, *standard.attitudes)
        return (*indicators.values(), *(Offer(one.code, one.name) for one in content))

    def found(self, searched: str) -> tuple[Offer, ...]:
        wanted = searched.casefold().split()
        return tuple(
            offer for offer in self.offers if all(w in offer.line.casefold() for w in wanted)
        )

    def due_said(self, item: PlanItem) -> str:
        """The day, or what was typed and is no day yet."""
        if item.uuid in self._unclear:
            return self._unclear[item.uuid]
        return self._wording.short_date(item.due) if item.due else ""

    @property
    def unclear(self) -> UserError | None:
        """Said where something that is no day still stands in a field."""
        for place, item in enumerate(self._stored, start=1):
            if typed := self._unclear.get(item.uuid):
                return UserError("plan.due_unclear", n=place, text=typed, example=self.due_example)
        return None

    @property
    def due_example(self) -> str:
        """How a day can be written, in the chosen calendar."""
        return self._wording.short_date(end_of_year(self._today))

    # Typing

    def write(self, uuid: str, **parts: Any) -> None:
        """Keep what is being typed; it is not stored yet."""
        item = self._item(uuid)
        if item is None or not self.is_editable:
            return
        place = (uuid, *parts)
        if self._typing != place:
            self.store()
        self._typing = place
        self._drafts[uuid] = replace(item, **parts)

    def write_due(self, uuid: str, text: str) -> None:
        """The same for the day, as it is typed."""
        if not self.is_editable:
            return
        try:
            due = day_from_text(text, self._today)
        except ValueError:
            self._unclear[uuid] = text
            return
        self._unclear.pop(uuid, None)
        self.write(uuid, due=due)

    def store(self) -> bool:
        """Store what was typed; whether all of it is stored now."""
        for uuid, draft in list(self._drafts.items()):
            if not self._commit(lambda draft=draft: self._save(draft), self._typing):
                return False
            self._drafts.pop(uuid, None)
        return True

    # Acts, each of which stores

    def choose(self, uuid: str, **parts: Any) -> bool:
        """Set parts of an item by one act."""
        if not self.store() or (item := self._item(uuid)) is None:
            return False
        if "due" in parts:
            self._unclear.pop(uuid, None)
        return self._commit(lambda: self._save(replace(item, **parts)), None)

    def toggle_way(self, uuid: str, way: Way) -> bool:
        item = self._item(uuid)
        if item is None:
            return False
        return self.choose(uuid, ways=in_order(set(item.ways) ^ {way}))

    def take_offer(self, uuid: str, offer: Offer | None) -> bool:
        """Make an item about something of the standard; None keeps the words without a code."""
        if offer is None:
            return self.choose(uuid, code="")
        levels = {"present": offer.present, "target": offer.target}
        return self.choose(uuid, code=offer.code, text=offer.text, **levels)

    def add(self) -> str:
        """A new item at the end, which the person sees to; its UUID, empty if it was refused."""
        blank = PlanItem(owner=self.assessment.person.name)
        is_added = self._act(lambda: self._save(blank))
        return self._stored[-1].uuid if is_added else ""

    def propose(self) -> bool:
        return self._act(lambda: self._plans.propose(self.assessment.id, is_review=self._is_review))

    def take_over(self) -> bool:
        """Bring in what earlier plans left open."""
        return self._act(lambda: self._plans.take_over(self.assessment.id))

    def remove(self, uuid: str) -> bool:
        self.store()
        self._drafts.pop(uuid, None)
        self._unclear.pop(uuid, None)
        return self._act(lambda: self._plans.remove(self.assessment.id, uuid))

    def move(self, uuid: str, step: int) -> bool:
        place = self.place(uuid) + step
        if not 0 <= place < len(self._stored):
            return False
        return self._act(lambda: self._plans.move(self.assessment.id, uuid, place))

    def place(self, uuid: str) -> int:
        """Counted from 0; −1 for an item that is not there."""
        return next((n for n, item in enumerate(self._stored) if item.uuid == uuid), -1)

    # Taking back

    def undo(self) -> bool:
        return self._retrace(self._done, self._undone)

    def redo(self) -> bool:
        return self._retrace(self._undone, self._done)

    def _retrace(self, source: list[_Items], target: list[_Items]) -> bool:
        if not self.store() or not source:
            return False
        wanted, present = source[-1], self._stored
        try:
            stored = self._plans.restore(self.assessment.id, wanted)
        except SentenceError as error:
            self.problem = error
            return False
        source.pop()
        target.append(present)
        self._typed_last = None
        self._take(stored)
        self._drop_unclear(present)
        return True

    # Within

    def _item(self, uuid: str) -> PlanItem | None:
        return next((item for item in self.items if item.uuid == uuid), None)

    def _save(self, item: PlanItem) -> "StoredPlan":
        return self._plans.save(self.assessment.id, item)

    def _drop_unclear(self, before: _Items) -> None:
        """Where another day came back, it is the day that stands in the field."""
        days = {item.uuid: item.due for item in before}
        for item in self._stored:
            if days.get(item.uuid, item.due) != item.due:
                self._unclear.pop(item.uuid, None)

    def _act(self, change: Callable[[], "StoredPlan"]) -> bool:
        return self.store() and self._commit(change, None)

    def _commit(self, change: Callable[[], "StoredPlan"], typed: _Place | None) -> bool:
        """The one door: what is stored becomes a step, or goes on with the one before."""
        before = self._stored
        try:
            stored = change()
        except SentenceError as error:
            self.problem = error
            return False
        if stored.items != before:
            if typed is None or typed != self._typed_last:
                self._done.append(before)
            self._undone.clear()
            self._typed_last = typed
        self._take(stored)
        return True

    def _take(self, stored: "StoredPlan") -> None:
        self.problem = None
        self._stored = stored.items
        self.saved_at = stored.saved_at
