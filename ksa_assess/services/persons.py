"""Whose an assessment is: found again, made, or called otherwise."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from ksa_assess.domain.assessment import Person
from ksa_assess.runtime.errors import UserError

if TYPE_CHECKING:
    from ksa_assess.storage.unit_of_work import UnitOfWork


def chosen_person(
    work: "UnitOfWork", uuid: str, name: str, staff_number: str
) -> tuple[int, Person]:
    """Somebody picked by UUID, called from now on as given. Returns local id and person.

    Raises UserError where nobody has that UUID or somebody else has that name or number.
    """
    found = work.persons.by_uuid(uuid)
    if found is None:
        raise UserError("persons.unknown")
    person_id, person = found
    # A number that is left out is not a number taken away.
    return _called(work, person_id, Person(uuid, name, staff_number or person.staff_number))


def named_person(
    work: "UnitOfWork", name: str, staff_number: str, at: datetime
) -> tuple[int, Person]:
    """Somebody known by number, else by name among those without one; made where unknown.

    Somebody found by number is called by the name given now: people change their names.
    """
    found = work.persons.find(name, staff_number)
    if found is None:
        person = Person(str(uuid4()), name, staff_number)
        return work.persons.add(person, at), person
    person_id, person = found
    return _called(work, person_id, Person(person.uuid, name, staff_number))


def corrected_person(
    work: "UnitOfWork",
    old_id: int,
    name: str,
    staff_number: str,
    at: datetime,
    *,
    was_handed_in: bool,
) -> tuple[int, Person]:
    """Whose a draft is after its name or number was corrected.

    Somebody who is known under them; else the same person, where the correction cannot mean
    anybody else: it is their only assessment, or only a number was added. What was handed in once
    stays the same person's, who has signed it.
    """
    old = work.persons.by_id(old_id)
    if was_handed_in:
        return _called(work, old_id, Person(old.uuid, name, staff_number))
    is_found = work.persons.find(name, staff_number) is not None
    is_number_added = name == old.name and not old.staff_number
    if not is_found and (is_number_added or work.assessments.count_of(old_id) == 1):
        return _called(work, old_id, Person(old.uuid, name, staff_number))
    return named_person(work, name, staff_number, at)


def _called(work: "UnitOfWork", person_id: int, person: Person) -> tuple[int, Person]:
    namesake = work.persons.find(person.name, person.staff_number)
    if namesake is not None and namesake[0] != person_id:
        if person.staff_number:
            raise UserError(
                "persons.number_taken", number=person.staff_number, name=namesake[1].name
            )
        raise UserError("persons.name_taken", name=person.name)
    work.persons.rename(person_id, person.name, person.staff_number)
    return person_id, person
