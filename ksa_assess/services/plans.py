"""Development plans: writing, ordering, proposing. One transaction per call."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from ksa_assess.domain.assessment import Assessment
from ksa_assess.domain.disclosure import disclosed
from ksa_assess.domain.gap import analyse
from ksa_assess.domain.plan import PlanItem, is_plan_editable, moved, proposed
from ksa_assess.domain.standard import Standard
from ksa_assess.runtime.errors import UserError
from ksa_assess.services.assessment_errors import LockedError, stored_assessment
from ksa_assess.services.given_text import is_visible, line, prose
from ksa_assess.services.open_actions import open_actions, taken_over
from ksa_assess.services.plan_file import PlanRow, merged

if TYPE_CHECKING:
    from ksa_assess.storage.database import Database

MOST_ITEMS = 50

PlanItems = tuple[PlanItem, ...]


class PlanRefusedError(UserError):
    """A plan that cannot be kept as it was given; nothing was stored."""


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A plan as it now stands on the disk, and since when. The time is aware UTC."""

    items: PlanItems
    saved_at: datetime


class Plans:
    """Every method raises UnknownAssessmentError for a number that is not there; those that change
    something raise LockedError once the review is completed.
    """

    def __init__(self, database: "Database", now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def list(self, assessment_id: int) -> PlanItems:
        """The items in their order."""
        with self._database.read() as work:
            stored_assessment(work, assessment_id)
            return work.plans.of(assessment_id)

    def save(self, assessment_id: int, item: PlanItem) -> StoredPlan:
        """Change an item, or add one without a UUID at the end.

        Raises TextRefusedError, and PlanRefusedError for an item or a code that is not there.
        """

        def saved(assessment: Assessment, items: PlanItems) -> PlanItems:
            accepted = accepted_item(assessment.standard, item)
            if not accepted.uuid:
                return (*items, replace(accepted, uuid=str(uuid4())))
            _check_known(items, accepted.uuid)
            return tuple(accepted if one.uuid == accepted.uuid else one for one in items)

        return self._change(assessment_id, saved)

    def save_rows(self, assessment_id: int, rows: Sequence[PlanRow]) -> StoredPlan:
        """Change the items that rows name and add the others, all or none. Raises BadRowsError."""

        def with_rows(assessment: Assessment, items: PlanItems) -> PlanItems:
            standard = assessment.standard
            return merged(rows, items, lambda item: accepted_item(standard, _named(standard, item)))

        return self._change(assessment_id, with_rows)

    def remove(self, assessment_id: int, uuid: str) -> StoredPlan:
        """Take an item away. Raises PlanRefusedError for one that is not there."""

        def left(_: Assessment, items: PlanItems) -> PlanItems:
            _check_known(items, uuid)
            return tuple(one for one in items if one.uuid != uuid)

        return self._change(assessment_id, left)

    def move(self, assessment_id: int, uuid: str, place: int) -> StoredPlan:
        """Put an item at another place, counted from 0. Raises as `remove`."""

        def ordered(_: Assessment, items: PlanItems) -> PlanItems:
            _check_known(items, uuid)
            return moved(items, uuid, place)

        return self._change(assessment_id, ordered)

    def propose(self, assessment_id: int, *, is_review: bool = False) -> StoredPlan:
        """Add an item for each of the first priorities that is not planned yet; the person
        themselves is to see to it. `is_review` is for the review's own pages: they alone go by
        ratings of a review that is not completed."""

        def filled(assessment: Assessment, items: PlanItems) -> PlanItems:
            shown = assessment if is_review else disclosed(assessment)
            gap = analyse(shown.standard, shown.answers, shown.overrides)
            new = proposed(gap, {one.code for one in items})
            owner = assessment.person.name
            return (*items, *(replace(one, uuid=str(uuid4()), owner=owner) for one in new))

        return self._change(assessment_id, filled)

    def open_from_earlier(self, assessment_id: int) -> PlanItems:
        """What earlier plans of the same person left without a result; see `open_actions`."""
        with self._database.read() as work:
            present = stored_assessment(work, assessment_id)
            others = work.assessments.others_of_person(assessment_id)
            planned = (present, work.plans.of(assessment_id))
            return open_actions(planned, [(one, work.plans.of(one.id)) for one in others])

    def take_over(self, assessment_id: int) -> StoredPlan:
        """Add these, so that their results can be written here; the earlier plans stay."""

        found = self.open_from_earlier(assessment_id)

        def with_open(assessment: Assessment, items: PlanItems) -> PlanItems:
            present = {one.uuid for one in items}
            new = taken_over(assessment, found)
            return (*items, *(one for one in new if one.uuid not in present))

        return self._change(assessment_id, with_open)

    def restore(self, assessment_id: int, items: Sequence[PlanItem]) -> StoredPlan:
        """Make the plan what it was before, with the UUIDs that it had. Raises as `save`."""

        def as_before(assessment: Assessment, _: PlanItems) -> PlanItems:
            return tuple(accepted_item(assessment.standard, item) for item in items)

        return self._change(assessment_id, as_before)

    def _change(
        self, assessment_id: int, change: Callable[[Assessment, PlanItems], PlanItems]
    ) -> StoredPlan:
        """The one door to the disk: nothing is written where nothing changes."""
        with self._database.write() as work:
            assessment = stored_assessment(work, assessment_id)
            if not is_plan_editable(assessment.state):
                raise LockedError(f"plan.locked.{assessment.state}", id=assessment_id)
            before = work.plans.of(assessment_id)
            after = change(assessment, before)
            if after == before:
                return StoredPlan(before, assessment.changed_at)
            if len(after) > max(MOST_ITEMS, len(before)):
                raise PlanRefusedError("plan.too_many", n=len(after), limit=MOST_ITEMS)
            at = self._now()
            work.plans.put(assessment_id, after, at)
            return StoredPlan(after, at)


def _check_known(items: PlanItems, uuid: str) -> None:
    if all(one.uuid != uuid for one in items):
        raise PlanRefusedError("plan.gone")


def accepted_item(standard: Standard, item: PlanItem) -> PlanItem:
    """An item as it is stored. Raises PlanRefusedError and TextRefusedError."""
    if item.code and item.code not in _codes(standard):
        raise PlanRefusedError("plan.unknown_code", code=item.code, standard=standard.code)
    return replace(
        item,
        text=_seen(prose(item.text)),
        course=line(item.course),
        owner=line(item.owner),
        how_checked=_seen(prose(item.how_checked)),
        result=_seen(prose(item.result)),
    )


def _named(standard: Standard, item: PlanItem) -> PlanItem:
    """With the standard's own words where only the code is given."""
    if item.text or not item.code:
        return item
    content = (*standard.knowledge, *standard.skills, *standard.attitudes)
    words = {one.code: one.text for one in standard.indicators}
    words |= {one.code: one.name for one in content}
    return replace(item, text=words.get(item.code, ""))


def _seen(text: str) -> str:
    """Blanks alone are nothing written."""
    return text if is_visible(text) else ""


def _codes(standard: Standard) -> set[str]:
    content = (*standard.knowledge, *standard.skills, *standard.attitudes)
    return {one.code for one in (*standard.indicators, *content)}
