"""Whose data are here, in words; giving them out and erasing them."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ksa_assess.gui.personal_data import done_besides, not_read
from ksa_assess.runtime.work import IsCancelled, Progress
from ksa_assess.wording import Wording

if TYPE_CHECKING:
    from ksa_assess.services.personal_data import Erased, Held
    from ksa_assess.services.profile import Profile


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody in words: the name, with the number where there is one, and what is held."""

    id: int
    name: str
    called: str
    held: str
    assessments: int
    is_me: bool


class HeldPersons:
    """Exporting and erasing are for the worker thread and pass the errors of the service on."""

    def __init__(self, profile: "Profile", wording: Wording) -> None:
        self._profile = profile
        self._wording = wording
        self._texts = wording.texts

    def rows(self) -> tuple[PersonRow, ...]:
        return tuple(self._row(one) for one in self._profile.personal_data.list())

    def file_name(self, person: PersonRow) -> str:
        return self._texts("settings.persons.file", name=person.name) + ".json"

    def question(self, person: PersonRow) -> str:
        """What is about to be erased, and what ought to be looked at before."""
        parts = [
            self._texts("dialog.erase.question", name=person.called),
            self._texts("settings.persons.erase.what", n=person.assessments),
        ]
        if person.is_me:
            parts.append(self._texts("settings.persons.erase.me"))
        return "\n\n".join(parts)

    def export(self, person_id: int, target: Path) -> Path:
        # The dialog that asked for the place has asked about a file that is there.
        return self._profile.personal_data.export(person_id, target, overwrite=True)

    def erase(self, person_id: int, progress: Progress, is_cancelled: IsCancelled) -> "Erased":
        return self._profile.personal_data.erase(
            person_id, progress=progress, is_cancelled=is_cancelled
        )

    def outcome(self, erased: "Erased") -> tuple[str, ...]:
        """What was done, what could not be read, and what is left for people to do."""
        name, values = erased.person.name, not_read(erased)
        done = self._texts("settings.persons.erased", name=name, n=len(erased.assessments))
        unread = (self._texts("personal_data.unread", **values),) if values else ()
        return (done, *unread, *done_besides(erased, self._wording))

    def _row(self, held: "Held") -> PersonRow:
        texts, person = self._texts, held.person
        since = texts("personal_data.since", date=self._wording.date(held.since))
        count = texts("personal_data.assessments", n=len(held.assessments))
        number = person.staff_number
        called = texts("settings.persons.called", name=person.name, number=number)
        return PersonRow(
            held.id,
            person.name,
            called if number else person.name,
            texts("personal_data.held", count=count, since=since),
            len(held.assessments),
            held.is_me,
        )
