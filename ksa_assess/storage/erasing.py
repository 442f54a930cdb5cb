"""A person's end in files: no trace in the live one, and none of them in those at rest.

A file at rest is never changed in place: a copy without the person takes its place, or, where
anything goes wrong on the way, nothing does.
"""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DBAPIError

from ksa_assess.domain.assessment import Person
from ksa_assess.runtime.atomic import replacing
from ksa_assess.runtime.errors import SentenceError, UserError, from_write_error
from ksa_assess.storage.copies import copy_at_rest
from ksa_assess.storage.driver import connect, connect_untouching, dbapi2
from ksa_assess.storage.faults import SaidInWords
from ksa_assess.storage.mapping import time_to_text
from ksa_assess.storage.opening import stored_schema
from ksa_assess.storage.restoring import make_current, refuse_foreign
from ksa_assess.storage.schema import is_newer

_WORKSHOP = ".ksa-assess-erasing.tmp"
# As a person is found again: by UUID, by number, else by name among those without one.
_SAME_PERSON = (
    "SELECT uuid FROM person WHERE uuid = :uuid OR (staff_number = :number AND (:number <> '' "
    "OR name = :name))"
)
_ERASE = f"INSERT INTO person_erasure (person_uuid, at) SELECT uuid, :at FROM ({_SAME_PERSON})"  # noqa: S608 (our own words)
_PATIENCE = "PRAGMA busy_timeout = 5000"


def erase_at_rest(file: Path, person: Person, at: datetime) -> bool:
    """Take a person out of a database that nobody uses; whether they were in it.

    Raises UserError where the file cannot be read or is a later program's, and MachineError.
    """
    refuse_foreign(file)
    if is_newer(stored_schema(file, is_at_rest=True)[""]):
        raise UserError("storage.newer", file=file)
    if not _holds(file, person):
        return False
    with _workshop(file.parent) as place:
        copy = place / file.name
        copy_at_rest(file, copy)
        try:
            make_current(copy)
            _erase(copy, person, at)
        except (DBAPIError, dbapi2.Error) as error:
            raise UserError("storage.damaged", file=file) from error
        with replacing(file, overwrite=True) as unfinished:
            copy.replace(unfinished)
    return True


def leave_no_trace(live: Path) -> bool:
    """Rewrite a database without the room of what was deleted, and empty its log.

    False where somebody who reads it stands in the way: then the log goes when the last of all
    closes the file.
    """
    try:
        with SaidInWords(live):
            connection = connect(live)
            try:
                connection.execute(_PATIENCE)
                _rebuild(connection)
                busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:
                connection.close()
    except SentenceError:  # what was deleted is overwritten already; this is for the rest
        return False
    return not busy


def remove_unfinished(folder: Path) -> None:
    """What an erasure that was cut off left of its work; for the holder of the writer's lock."""
    place = folder / _WORKSHOP
    if place.exists():
        try:
            shutil.rmtree(place)
        except OSError as error:
            raise from_write_error(error, place) from error


@contextmanager
def _workshop(folder: Path) -> Generator[Path]:
    """Always the same place, so that the next erasure finds what a killed one left there."""
    remove_unfinished(folder)
    place = folder / _WORKSHOP
    try:
        place.mkdir(mode=0o700)
    except OSError as error:
        raise from_write_error(error, place) from error
    try:
        yield place
    finally:
        remove_unfinished(folder)


def _holds(file: Path, person: Person) -> bool:
    with SaidInWords(file):
        connection = connect_untouching(file)
        try:
            return connection.execute(_SAME_PERSON, _told(person)).fetchone() is not None
        finally:
            connection.close()


def _erase(copy: Path, person: Person, at: datetime) -> None:
    with SaidInWords(copy):
        connection = connect(copy)
        try:
            connection.execute("PRAGMA journal_mode = MEMORY")
            connection.execute(_ERASE, {**_told(person), "at": time_to_text(at)})
            _rebuild(connection)
            connection.execute("PRAGMA journal_mode = DELETE")
        finally:
            connection.close()


def _rebuild(connection: Any) -> None:
    """Not by way of a file among the system's temporary ones: it would hold everybody's data."""
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("VACUUM")


def _told(person: Person) -> dict[str, str]:
    return {"uuid": person.uuid, "name": person.name, "number": person.staff_number}
