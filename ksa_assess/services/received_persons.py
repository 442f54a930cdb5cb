"""Whose an assessment is that comes in by a file."""

from datetime import datetime
from typing import TYPE_CHECKING

from ksa_assess.domain.assessment import Person

if TYPE_CHECKING:
    from ksa_assess.storage.unit_of_work import UnitOfWork


def received_person(work: "UnitOfWork", person: Person, at: datetime) -> int:
    """The local id of somebody known by number, by name without one, or by the file's UUID; made
    where unknown.

    Only who has the file's own UUID is called as in the file from now on. Others keep the name
    that they were given here: a number is easily typed into somebody else's file.
    """
    found = work.persons.find(person.name, person.staff_number)
    local = found[0] if found else _by_uuid(work, person.uuid)
    if local is None:
        return work.persons.add(person, at)
    known = work.persons.by_id(local)
    if known.uuid == person.uuid and known != person:
        work.persons.rename(local, person.name, person.staff_number)
    return local


def _by_uuid(work: "UnitOfWork", uuid: str) -> int | None:
    found = work.persons.by_uuid(uuid)
    return found[0] if found else work.received.person_id(uuid)
