"""Everything that is held about a person: how much, what, and its end."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Executable, Table, insert, select

from ksa_assess.domain.assessment import Person
from ksa_assess.storage.mapping import person_from_row, time_to_text
from ksa_assess.storage.records import RowValues
from ksa_assess.storage.tables import (
    assessment,
    erasure,
    known_key,
    metadata,
    person,
    person_erasure,
    received,
    signing_key,
)

# Found by the column, so that a table of a later schema is not forgotten.
_OF_AN_ASSESSMENT = tuple(
    table for table in metadata.sorted_tables if "assessment_id" in table.c and table is not erasure
)


@dataclass(frozen=True, slots=True)
class PersonHeld:
    """Somebody by local id: the numbers of their assessments, and since when they are held."""

    id: int
    person: Person
    assessments: tuple[int, ...]
    since: datetime


class PersonDataRepository:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[PersonHeld, ...]:
        """Everybody, the one added first first."""
        numbers: dict[int, list[int]] = {}
        pairs = select(assessment.c.person_id, assessment.c.id).order_by(assessment.c.id)
        for person_id, number in self._connection.execute(pairs):
            numbers.setdefault(person_id, []).append(number)
        return tuple(
            PersonHeld(
                row.id,
                person_from_row(row),
                tuple(numbers.get(row.id, ())),
                datetime.fromisoformat(row.created_at),
            )
            for row in self._connection.execute(select(person).order_by(person.c.id))
        )

    def rows(self, assessment_id: int) -> Mapping[str, tuple[RowValues, ...]]:
        """What belongs to an assessment besides its head, word for word, by table."""
        return {table.name: self._rows(table, assessment_id) for table in _OF_AN_ASSESSMENT}

    def public_keys(self, uuid: str) -> tuple[RowValues, ...]:
        """The public part of every key of a person, their own and those seen in files."""
        holders = self._holders(uuid)
        own = select(signing_key.c.public_key, signing_key.c.created_at.label("since"))
        seen = select(known_key.c.public_key, known_key.c.seen_at.label("since"))
        return (
            *self._mappings(own.where(signing_key.c.holder.in_(holders))),
            *self._mappings(seen.where(known_key.c.holder.in_(holders))),
        )

    def supervised(self, name: str, besides: Iterable[int]) -> tuple[int, ...]:
        """Other people's assessments that name somebody as the supervisor."""
        query = select(assessment.c.id).where(
            assessment.c.supervisor == name, assessment.c.id.not_in(tuple(besides))
        )
        return tuple(self._connection.scalars(query.order_by(assessment.c.id)))

    def erase(self, uuid: str, at: datetime) -> None:
        """Delete the person with everything of theirs; a trigger does it, or refuses."""
        self._connection.execute(
            insert(person_erasure), {"person_uuid": uuid, "at": time_to_text(at)}
        )

    def _holders(self, uuid: str) -> tuple[str, ...]:
        elsewhere = (
            select(received.c.person_uuid)
            .join(assessment, assessment.c.id == received.c.assessment_id)
            .join(person, person.c.id == assessment.c.person_id)
            .where(person.c.uuid == uuid)
        )
        return (uuid, *self._connection.scalars(elsewhere))

    def _rows(self, table: Table, assessment_id: int) -> tuple[RowValues, ...]:
        columns = [column for column in table.c if column.name != "assessment_id"]
        query = select(*columns).where(table.c.assessment_id == assessment_id)
        return self._mappings(query.order_by(*table.primary_key))

    def _mappings(self, query: Executable) -> tuple[RowValues, ...]:
        return tuple(dict(row) for row in self._connection.execute(query).mappings())
