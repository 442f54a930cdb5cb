"""What is held about each person: told, given out, and erased for good."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ksa_assess.domain.assessment import Person
from ksa_assess.runtime.atomic import remove_leftovers, write_bytes, write_text
from ksa_assess.runtime.errors import UserError, from_write_error
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.runtime.settings import SettingsFile
from ksa_assess.runtime.work import IsCancelled, Progress

if TYPE_CHECKING:
    from ksa_assess.storage.database import Database
    from ksa_assess.storage.person_data_repository import PersonHeld
    from ksa_assess.storage.records import Handover
    from ksa_assess.storage.unit_of_work import UnitOfWork

_HERE = "here"
_NOBODY = "00000000-0000-0000-0000-000000000000"


class UnknownPersonError(UserError):
    """Nobody has that number here."""

    def __init__(self, person_id: int) -> None:
        super().__init__("persons.unknown_id", id=person_id)


class ErasingStoppedError(Exception):
    """Somebody stopped the work: the person is still here, kept backups may be cleared already."""


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody whose data are here; `assessments` are numbers, `since` is aware UTC. `is_me` where
    the settings name them as the one who uses this data folder."""

    id: int
    person: Person
    assessments: tuple[int, ...]
    since: datetime
    is_me: bool


@dataclass(frozen=True, slots=True)
class Erased:
    """What became of it. `cleared` are backups and files put aside that held the person;
    `unread` could not be read, so that they may still hold them. `handed_over` are files that
    left this computer, `supervised` other people's assessments that name them as supervisor.
    `is_traceless` is False where another program kept the log from being emptied.
    """

    person: Person
    assessments: tuple[int, ...]
    cleared: tuple[Path, ...]
    unread: tuple[Path, ...]
    handed_over: "tuple[Handover, ...]"
    supervised: tuple[int, ...]
    is_traceless: bool


class PersonalData:
    """Persons by local id; every method that takes one raises UnknownPersonError.

    `on_erased` is called with the UUID of somebody who is gone.
    """

    def __init__(
        self,
        database: "Database",
        paths: DataPaths,
        now: Callable[[], datetime],
        on_erased: Callable[[str], None],
    ) -> None:
        self._database = database
        self._paths = paths
        self._now = now
        self._on_erased = on_erased

    def list(self) -> tuple[Held, ...]:
        """Everybody, the one added first first."""
        me = self._settings().load()[0].me
        with self._database.read() as work:
            return tuple(_held(one, me) for one in work.person_data.all())

    def get(self, person_id: int) -> Held:
        found = next((one for one in self.list() if one.id == person_id), None)
        if found is None:
            raise UnknownPersonError(person_id)
        return found

    def export(self, person_id: int, target: Path, *, overwrite: bool = False) -> Path:
        """Write all of it as JSON. Raises like `write_text`."""
        from ksa_assess.exchange.person_data import person_export_to_data

        held = self.get(person_id)
        read_at = self._settings().load()[0].privacy_read_at if held.is_me else None
        with self._database.read() as work:
            assessments = [
                (found, work.person_data.rows(number))
                for number in held.assessments
                if (found := work.assessments.get(number))
            ]
            keys = work.person_data.public_keys(held.person.uuid)
        data = person_export_to_data(held.person, held.since, keys, assessments, read_at)
        content = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
        write_text(target, content, overwrite=overwrite)
        return target

    def erase(
        self,
        person_id: int,
        *,
        progress: Progress | None = None,
        is_cancelled: IsCancelled | None = None,
    ) -> Erased:
        """Delete everything of a person: here, in kept backups, in files put aside.

        The open data come last, so that it can be done again where it was cut off. Raises
        ErasingStoppedError as soon as `is_cancelled` says so and MachineError, both before
        anything is gone but from backups.
        """
        held, sweep = self.get(person_id), _Sweep(self._now())
        for share, file in _shares(self._files_at_rest()):
            _go_on(share, progress, is_cancelled)
            sweep.clear(file, held.person)
        _go_on(1.0, progress, is_cancelled)
        self._forget_in_settings(held)
        shutil.rmtree(self._paths.clipboard, ignore_errors=True)  # the next start looks again
        with self._database.write() as work:
            handed_over = _handed_over(work, held)
            supervised = work.person_data.supervised(held.person.name, held.assessments)
            work.person_data.erase(held.person.uuid, self._now())
        self._on_erased(held.person.uuid)
        # What a killed process left, and what somebody who only reads is writing this moment.
        remove_leftovers(self._paths.backups, older_than=0)
        for file in self._files_at_rest():
            if file not in sweep.seen:
                sweep.clear(file, held.person)
        return Erased(
            held.person,
            held.assessments,
            tuple(sweep.cleared),
            tuple(sweep.unread),
            handed_over,
            supervised,
            self._leaves_no_trace(),
        )

    def _files_at_rest(self) -> tuple[Path, ...]:
        """Backups under whatever name, and databases that a restore put aside."""
        aside = self._paths.root.glob(f"{self._paths.database.stem}.unusable-*.sqlite3")
        return (*sorted(self._paths.backups.glob("*.sqlite3")), *sorted(aside))

    def _leaves_no_trace(self) -> bool:
        from ksa_assess.storage.erasing import leave_no_trace

        return leave_no_trace(self._database.file)

    def _forget_in_settings(self, held: Held) -> None:
        settings, _ = self._settings().load()
        left = settings
        if held.is_me:
            left = replace(left, me=None, privacy_read_at=None)
        page, _, number = (settings.last_page or "").partition(":")
        if page and number in map(str, held.assessments):
            left = replace(left, last_page=None)
        if left != settings:
            self._settings().save(left)
        self._forget_aside(held.person.uuid)

    def _forget_aside(self, uuid: str) -> None:
        """Settings that could not be read are kept for somebody to look at."""
        aside = self._paths.settings.with_suffix(".unreadable.json")
        try:
            content = aside.read_bytes()
        except FileNotFoundError:
            return
        except OSError as error:
            raise from_write_error(error, aside) from error
        if uuid.encode() in content:
            left = content.replace(uuid.encode(), _NOBODY.encode())
            write_bytes(aside, left, overwrite=True)

    def _settings(self) -> SettingsFile:
        return SettingsFile(self._paths.settings)


class _Sweep:
    """Files at rest, one after the other."""

    def __init__(self, at: datetime) -> None:
        self._at = at
        self.seen: list[Path] = []
        self.cleared: list[Path] = []
        self.unread: list[Path] = []

    def clear(self, file: Path, person: Person) -> None:
        from ksa_assess.storage.erasing import erase_at_rest

        self.seen.append(file)
        try:
            if erase_at_rest(file, person, self._at):
                self.cleared.append(file)
        except UserError:  # damaged, foreign or a later program's: named, for somebody to see to
            self.unread.append(file)


def _held(found: "PersonHeld", me: str | None) -> Held:
    is_me = found.person.uuid == me
    return Held(found.id, found.person, found.assessments, found.since, is_me)


def _handed_over(work: "UnitOfWork", held: Held) -> "tuple[Handover, ...]":
    """Those that left this computer, each file once."""
    all_of_them = (one for number in held.assessments for one in work.handovers.of(number))
    return tuple({one.file: one for one in all_of_them if one.way != _HERE}.values())


def _shares(files: tuple[Path, ...]) -> Iterator[tuple[float, Path]]:
    return ((place / (len(files) + 1), file) for place, file in enumerate(files))


def _go_on(share: float, progress: Progress | None, is_cancelled: IsCancelled | None) -> None:
    if is_cancelled and is_cancelled():
        raise ErasingStoppedError
    if progress:
        progress(share)
