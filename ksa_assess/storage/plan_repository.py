"""Development plans: the items of an assessment in their order."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from ksa_assess.domain.plan import PlanItem
from ksa_assess.storage.faults import ReadingValues
from ksa_assess.storage.mapping import plan_item_from_row, plan_item_to_values, time_to_text
from ksa_assess.storage.tables import assessment, plan_item


class PlanRepository:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, assessment_id: int) -> tuple[PlanItem, ...]:
        """The plan of an assessment, the item to do first first."""
        query = select(plan_item).where(plan_item.c.assessment_id == assessment_id)
        rows = self._connection.execute(query.order_by(plan_item.c.position, plan_item.c.id))
        with ReadingValues():
            return tuple(plan_item_from_row(row) for row in rows)

    def put(self, assessment_id: int, items: Sequence[PlanItem], at: datetime) -> None:
        """Make these the plan; an item that stays as and where it is keeps its time of change."""
        before = {item.uuid: (place, item) for place, item in enumerate(self.of(assessment_id))}
        kept = {item.uuid for item in items}
        for gone in before.keys() - kept:
            self._connection.execute(delete(plan_item).where(plan_item.c.uuid == gone))
        for place, item in enumerate(items):
            if before.get(item.uuid) != (place, item):
                self._put(assessment_id, place, item, at, is_new=item.uuid not in before)
        changed = update(assessment).where(assessment.c.id == assessment_id)
        self._connection.execute(changed, {"changed_at": time_to_text(at)})

    def _put(
        self, assessment_id: int, place: int, item: PlanItem, at: datetime, *, is_new: bool
    ) -> None:
        values = {
            **plan_item_to_values(item),
            "position": place,
            "changed_at": time_to_text(at),
        }
        if is_new:
            owned = {"uuid": item.uuid, "assessment_id": assessment_id}
            self._connection.execute(insert(plan_item), {**values, **owned})
        else:
            changed = update(plan_item).where(plan_item.c.uuid == item.uuid)
            self._connection.execute(changed, values)
