"""Assessments with their answers and overrides; single answers are saved by `autosave`."""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    delete,
    desc,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upserting

from ksa_assess.domain.answer import Answer, Series
from ksa_assess.domain.assessment import (
    Assessment,
    Head,
    Person,
    RequiredLevelOverride,
    State,
)
from ksa_assess.domain.scale import SCALE_ID
from ksa_assess.domain.standard import Standard
from ksa_assess.storage.faults import ReadingValues
from ksa_assess.storage.mapping import (
    Row,
    answer_from_row,
    event_from_row,
    head_from_row,
    head_to_values,
    time_to_text,
)
from ksa_assess.storage.records import DraftRows, RatingEvent, RowValues
from ksa_assess.storage.tables import (
    assessment,
    assessment_text,
    erasure,
    last_changed_at,
    person,
    plan_item,
    rating,
    rating_event,
    required_override,
    standard_version,
)

_Answers = dict[int, dict[Series, dict[str, Answer]]]
_Overrides = dict[int, dict[str, RequiredLevelOverride]]

# What belongs to a draft besides its head; answers before their history, which they write anew.
_OF_A_DRAFT = (rating, rating_event, required_override, plan_item, assessment_text)

_HEADS = (
    select(
        assessment,
        last_changed_at(),
        person.c.uuid.label("person_uuid"),
        standard_version.c.content_hash.label("standard_hash"),
    )
    .join(person, assessment.c.person_id == person.c.id)
    .join(standard_version, assessment.c.standard_version_id == standard_version.c.id)
)


class AssessmentRepository:
    """`standard_of` gives the standard with a content hash."""

    def __init__(self, connection: Connection, standard_of: Callable[[str], Standard]) -> None:
        self._connection = connection
        self._standard_of = standard_of

    def all(self) -> tuple[Assessment, ...]:
        """Every assessment, the one changed last first."""
        return self._read(None)

    def get(self, assessment_id: int) -> Assessment | None:
        found = self._read(assessment_id)
        return found[0] if found else None

    def others_of_person(self, assessment_id: int) -> tuple[Assessment, ...]:
        """All other assessments of the person of this one."""
        query = select(assessment.c.id).where(
            assessment.c.person_id == self.person_id(assessment_id),
            assessment.c.id != assessment_id,
        )
        return tuple(one for i in self._connection.scalars(query).all() for one in self._read(i))

    def add(
        self, uuid: str, person_id: int, called: Person, version_id: int, head: Head, at: datetime
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
            "amendment": 0,
            "revision": 0,
            "created_at": time_to_text(at),
            "changed_at": time_to_text(at),
        }
        result = self._connection.execute(insert(assessment).returning(assessment.c.id), values)
        return result.scalar_one()

    def same(self, person_id: int, code: str, head: Head) -> int | None:
        """The first assessment of a person for the same standard, period and kind."""
        query = (
            select(func.min(assessment.c.id))
            .join(standard_version, assessment.c.standard_version_id == standard_version.c.id)
            .where(
                assessment.c.person_id == person_id,
                standard_version.c.code == code,
                assessment.c.period_label == head.period.label,
                assessment.c.kind == head.kind.value,
                assessment.c.amendment == 0,
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

    def _change(self, assessment_id: int, values: dict[str, Any]) -> None:
        changed = update(assessment).where(assessment.c.id == assessment_id)
        self._connection.execute(changed, values)

    def _read(self, assessment_id: int | None) -> tuple[Assessment, ...]:
        heads = _HEADS.order_by(desc("last_changed_at"), assessment.c.id.desc())
        answers, overrides = select(rating), select(required_override)
        if assessment_id is not None:
            heads = heads.where(assessment.c.id == assessment_id)
            answers = answers.where(rating.c.assessment_id == assessment_id)
            overrides = overrides.where(required_override.c.assessment_id == assessment_id)
        with ReadingValues():
            given, overridden = self._answers(answers), self._overrides(overrides)
            rows = self._connection.execute(heads)
            return tuple(self._assessment(row, given[row.id], overridden[row.id]) for row in rows)

    def _answers(self, query: Any) -> _Answers:
        given: _Answers = defaultdict(lambda: {series: {} for series in Series})
        for row in self._connection.execute(query):
            answer = answer_from_row(row)
            if not answer.is_empty:
                given[row.assessment_id][Series(row.series)][row.indicator] = answer
        return given

    def _overrides(self, query: Any) -> _Overrides:
        overridden: _Overrides = defaultdict(dict)
        for row in self._connection.execute(query):
            override = RequiredLevelOverride(row.level, row.reason)
            overridden[row.assessment_id][row.indicator] = override
        return overridden

    def _assessment(
        self,
        row: Row,
        answers: dict[Series, dict[str, Answer]],
        overrides: dict[str, RequiredLevelOverride],
    ) -> Assessment:
        submitted_at = row.submitted_at
        return Assessment(
            id=row.id,
            uuid=row.uuid,
            person=Person(row.person_uuid, row.person_name, row.staff_number),
            head=head_from_row(row),
            state=State(row.state),
            standard=self._standard_of(row.standard_hash),
            standard_hash=row.standard_hash,
            scale=row.scale,
            created_at=datetime.fromisoformat(row.created_at),
            changed_at=datetime.fromisoformat(row.last_changed_at),
            submitted_at=submitted_at and datetime.fromisoformat(submitted_at),
            cursor=row.cursor,
            amends=row.amends,
            answers=answers,
            overrides=overrides,
        )
