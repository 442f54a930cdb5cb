"""Development plans: writing, ordering, proposing. One transaction per call."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from ksa_assess.domain.assessment import Assessment
from ksa_assess.domain.gap import analyse
from ksa_assess.domain.plan import PlanItem, is_plan_editable, moved, proposed
from ksa_assess.domain.standard import Standard
from ksa_assess.runtime.errors import UserError
from ksa_assess.services.assessment_errors import LockedError, stored_assessment
from ksa_assess.services.given_text import is_visible, line, prose

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
    something raise LockedError where the assessment is closed.
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
            accepted = _accepted(assessment.standard, item)
            if not accepted.uuid:
                return (*items, replace(accepted, uuid=str(uuid4())))
            _check_known(items, accepted.uuid)
            return tuple(accepted if one.uuid == accepted.uuid else one for one in items)

        return self._change(assessment_id, saved)

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

    def propose(self, assessment_id: int) -> StoredPlan:
        """Add an item for each of the first priorities that is not planned yet; the person
        themselves is to see to it."""

        def filled(assessment: Assessment, items: PlanItems) -> PlanItems:
            gap = analyse(assessment.standard, assessment.answers, assessment.overrides)
            new = proposed(gap, {one.code for one in items})
            owner = assessment.person.name
            return (*items, *(replace(one, uuid=str(uuid4()), owner=owner) for one in new))

        return self._change(assessment_id, filled)

    def restore(self, assessment_id: int, items: Sequence[PlanItem]) -> StoredPlan:
        """Make the plan what it was before, with the UUIDs that it had. Raises as `save`."""

        def as_before(assessment: Assessment, _: PlanItems) -> PlanItems:
            return tuple(_accepted(assessment.standard, item) for item in items)

        return self._change(assessment_id, as_before)

    def _change(
        self, assessment_id: int, change: Callable[[Assessment, PlanItems], PlanItems]
    ) -> StoredPlan:
        """The one door to the disk: nothing is written where nothing changes."""
        with self._database.write() as work:
            assessment = stored_assessment(work, assessment_id)
            if not is_plan_editable(assessment.state):
                raise LockedError("plan.locked", id=assessment_id)
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


def _accepted(standard: Standard, item: PlanItem) -> PlanItem:
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


def _seen(text: str) -> str:
    """Blanks alone are nothing written."""
    return text if is_visible(text) else ""


def _codes(standard: Standard) -> set[str]:
    content = (*standard.knowledge, *standard.skills, *standard.attitudes)
    return {one.code for one in (*standard.indicators, *content)}
