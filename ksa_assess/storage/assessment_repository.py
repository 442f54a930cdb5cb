"""Assessments with their answers and overrides; single answers are saved by `autosave`."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upserting

from ksa_assess.domain.answer import UNANSWERED, Answer, Series
from ksa_assess.domain.assessment import Assessment, Head, Person, RequiredLevelOverride, State
from ksa_assess.domain.scale import SCALE_ID
from ksa_assess.domain.standard import Standard
from ksa_assess.storage.assessment_reading import AssessmentReader
from ksa_assess.storage.faults import ReadingValues
from ksa_assess.storage.mapping import (
    answer_from_row,
    answer_to_values,
    event_from_row,
    head_to_values,
    time_to_text,
)
from ksa_assess.storage.records import DraftRows, RatingEvent, RowValues
from ksa_assess.storage.tables import (
    assessment,
    assessment_text,
    erasure,
    handover,
    plan_item,
    rating,
    rating_event,
    received,
    required_override,
    standard_version,
)

# What belongs to a draft besides its head; answers before their history, which they write anew.
_OF_A_DRAFT = (rating, rating_event, required_override, plan_item, assessment_text)


class AssessmentRepository:
    """`standard_of` gives the standard with a content hash."""

    def __init__(self, connection: Connection, standard_of: Callable[[str], Standard]) -> None:
        self._connection = connection
        self._read = AssessmentReader(connection, standard_of).read

    def all(self) -> tuple[Assessment, ...]:
        """Every assessment, the one changed last first."""
        return self._read()

    def of_team(self) -> tuple[Assessment, ...]:
        """Those that a supervisor reviews here: received by a file, or handed over on this
        computer; the one changed last first."""
        here = select(handover.c.assessment_id).where(handover.c.way == "here")
        return self._read(
            or_(assessment.c.id.in_(select(received.c.assessment_id)), assessment.c.id.in_(here))
        )

    def get(self, assessment_id: int) -> Assessment | None:
        return self._one(assessment.c.id == assessment_id)

    def by_uuid(self, uuid: str) -> Assessment | None:
        return self._one(assessment.c.uuid == uuid)

    def amending(self, uuid: str) -> Assessment | None:
        """The one that amends the assessment with this UUID."""
        return self._one(assessment.c.amends == uuid)

    def others_of_person(self, assessment_id: int) -> tuple[Assessment, ...]:
        """All other assessments of the person of this one."""
        query = select(assessment.c.id).where(
            assessment.c.person_id == self.person_id(assessment_id),
            assessment.c.id != assessment_id,
        )
        return self._read(assessment.c.id.in_(query))

    def add(
        self,
        uuid: str,
        person_id: int,
        called: Person,
        version_id: int,
        head: Head,
        created_at: datetime,
        *,
        amends: str | None = None,
        amendment: int = 0,
    ) -> int:
        """Store a new draft; returns its local id. `called` is how the person is named on it."""
        values = {
            **head_to_values(head),
            "uuid": uuid,
            "person_id": person_id,
            "person_name": called.name,
            "staff_number": called.staff_number,
            "standard_version_id": version_id,
            "state": State.DRAFT.value,
            "scale": SCALE_ID,
            "amends": amends,
            "amendment": amendment,
            "revision": 0,
            "created_at": time_to_text(created_at),
            "changed_at": time_to_text(created_at),
        }
        result = self._connection.execute(insert(assessment).returning(assessment.c.id), values)
        return result.scalar_one()

    def same(
        self, person_id: int, code: str, head: Head, besides: Collection[int] = ()
    ) -> int | None:
        """The first assessment of a person for the same standard, period and kind, but for some."""
        query = (
            select(func.min(assessment.c.id))
            .join(standard_version, assessment.c.standard_version_id == standard_version.c.id)
            .where(
                assessment.c.person_id == person_id,
                standard_version.c.code == code,
                assessment.c.period_label == head.period.label,
                assessment.c.kind == head.kind.value,
                assessment.c.id.not_in(besides),
            )
        )
        return self._connection.scalar(query)

    def person_id(self, assessment_id: int) -> int:
        query = select(assessment.c.person_id).where(assessment.c.id == assessment_id)
        return self._connection.scalars(query).one()

    def count_of(self, person_id: int) -> int:
        """How many assessments somebody has."""
        query = select(func.count()).select_from(assessment)
        return self._connection.scalars(query.where(assessment.c.person_id == person_id)).one()

    def correct(
        self, assessment_id: int, person_id: int, called: Person, head: Head, at: datetime
    ) -> None:
        """Write other head data on a draft."""
        values = {
            **head_to_values(head),
            "person_id": person_id,
            "person_name": called.name,
            "staff_number": called.staff_number,
            "changed_at": time_to_text(at),
        }
        self._change(assessment_id, values)

    def put_answers(
        self, assessment_id: int, series: Series, answers: Mapping[str, Answer], at: datetime
    ) -> None:
        """Store answers of a series by indicator; others stay, and so does what is the same."""
        key = {"assessment_id": assessment_id, "series": series.value}
        rows = self._connection.execute(select(rating).filter_by(**key))
        with ReadingValues():
            before = {row.indicator: answer_from_row(row) for row in rows}
        time = {"changed_at": time_to_text(at)}
        changed = [
            {**key, "indicator": indicator, **answer_to_values(answer), **time}
            for indicator, answer in answers.items()
            if before.get(indicator, UNANSWERED) != answer
        ]
        if changed:
            # One statement for all: made anew for each, it would take longer than the disk.
            put, place = upserting(rating), (*key, "indicator")
            values = {name: put.excluded[name] for name in changed[0] if name not in place}
            upsert = put.on_conflict_do_update(index_elements=place, set_=values)
            self._connection.execute(upsert, changed)

    def set_revision(self, assessment_id: int, number: int) -> None:
        self._change(assessment_id, {"revision": number})

    def set_override(
        self,
        assessment_id: int,
        indicator: str,
        override: RequiredLevelOverride | None,
        at: datetime,
    ) -> None:
        """Put an override in the place of another; None takes it away."""
        key = {"assessment_id": assessment_id, "indicator": indicator}
        if override is None:
            self._connection.execute(delete(required_override).filter_by(**key))
        else:
            values = {"level": override.level, "reason": override.reason}
            values["changed_at"] = time_to_text(at)
            put = upserting(required_override).values(**key, **values)
            self._connection.execute(
                put.on_conflict_do_update(index_elements=list(key), set_=values)
            )
        self._change(assessment_id, {"changed_at": time_to_text(at)})

    def erase_draft(self, draft: Assessment, at: datetime) -> DraftRows:
        """Delete a draft for good, with its history; that it was there stays on record.

        Returns what was deleted, word for word.
        """
        noted = {
            "assessment_id": draft.id,
            "assessment_uuid": draft.uuid,
            "at": time_to_text(at),
        }
        self._connection.execute(insert(erasure), noted)
        head = self._rows(assessment, assessment.c.id == draft.id)
        parts = tuple(self._rows(t, t.c.assessment_id == draft.id) for t in _OF_A_DRAFT)
        for table in _OF_A_DRAFT:
            self._connection.execute(delete(table).where(table.c.assessment_id == draft.id))
        self._connection.execute(delete(assessment).where(assessment.c.id == draft.id))
        return DraftRows(head[0], parts)

    def restore_draft(self, rows: DraftRows) -> None:
        """Put back what `erase_draft` deleted, under its own number and with its own history."""
        self._connection.execute(insert(assessment), dict(rows.head))
        for table, found in zip(_OF_A_DRAFT, rows.parts, strict=True):
            if table is rating_event:
                # Putting back the answers wrote a history of its own; the record of the erasure
                # is what lets it go.
                own = table.c.assessment_id == rows.head["id"]
                self._connection.execute(delete(table).where(own))
            if found:
                self._connection.execute(insert(table), [dict(row) for row in found])

    def history(self, assessment_id: int) -> tuple[RatingEvent, ...]:
        """Every value that an answer ever had, oldest first."""
        query = select(rating_event).where(rating_event.c.assessment_id == assessment_id)
        rows = self._connection.execute(query.order_by(rating_event.c.number))
        with ReadingValues():
            return tuple(event_from_row(row) for row in rows)

    def _rows(self, table: Table, condition: ColumnElement[bool]) -> tuple[RowValues, ...]:
        """Rows as plain values, without a number that only the table itself knows them by."""
        columns = [c for c in table.c if c.name != "id" or table is assessment]
        found = self._connection.execute(select(*columns).where(condition))
        return tuple(dict(row) for row in found.mappings())

    def _one(self, condition: ColumnElement[bool]) -> Assessment | None:
        found = self._read(condition)
        return found[0] if found else None

    def _change(self, assessment_id: int, values: dict[str, Any]) -> None:
        changed = update(assessment).where(assessment.c.id == assessment_id)
        self._connection.execute(changed, values)
