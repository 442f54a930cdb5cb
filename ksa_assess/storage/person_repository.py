"""The persons that were ever rated here."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, insert, select, update

from ksa_assess.domain.assessment import Person
from ksa_assess.storage.mapping import person_from_row, time_to_text
from ksa_assess.storage.tables import person


class PersonRepository:
    """Persons by local id; outside the store they are known by UUID."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[Person, ...]:
        """Everybody, the one added last first."""
        rows = self._connection.execute(select(person).order_by(person.c.id.desc()))
        return tuple(person_from_row(row) for row in rows)

    def find(self, name: str, staff_number: str) -> tuple[int, Person] | None:
        """By staff number where one is given, else by exact name among those without one."""
        found = select(person).where(person.c.staff_number == staff_number)
        return self._one(found if staff_number else found.where(person.c.name == name))

    def by_uuid(self, uuid: str) -> tuple[int, Person] | None:
        return self._one(select(person).where(person.c.uuid == uuid))

    def by_id(self, person_id: int) -> Person:
        row = self._connection.execute(select(person).where(person.c.id == person_id)).one()
        return person_from_row(row)

    def add(self, new: Person, at: datetime) -> int:
        """Store somebody new; returns the local id."""
        values = {
            "uuid": new.uuid,
            "name": new.name,
            "staff_number": new.staff_number,
            "created_at": time_to_text(at),
        }
        result = self._connection.execute(insert(person).returning(person.c.id), values)
        return result.scalar_one()

    def rename(self, person_id: int, name: str, staff_number: str) -> None:
        """Correct how somebody is called; their assessments keep what was written on them."""
        changed = update(person).where(person.c.id == person_id)
        self._connection.execute(changed, {"name": name, "staff_number": staff_number})

    def _one(self, query: Select[Any]) -> tuple[int, Person] | None:
        row = self._connection.execute(query).one_or_none()
        return None if row is None else (row.id, person_from_row(row))
