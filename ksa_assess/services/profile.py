"""One opened data folder: everything the window and the command line work with."""

import hashlib
import json
import logging
import shutil
from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from ksa_assess.domain.standard_document import FORMAT, StandardDocument, from_data
from ksa_assess.runtime import clock
from ksa_assess.runtime.atomic import remove_leftovers
from ksa_assess.runtime.errors import SentenceError
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.runtime.resources import standards_dir
from ksa_assess.runtime.settings import SettingsFile
from ksa_assess.services.assessments import Assessments
from ksa_assess.services.backups import Backups
from ksa_assess.services.personal_data import PersonalData
from ksa_assess.services.plans import Plans
from ksa_assess.services.standards import Standards

if TYPE_CHECKING:
    from ksa_assess.services.handing_over import HandingOver
    from ksa_assess.services.receiving import Receiving
    from ksa_assess.services.reporting import Reporting
    from ksa_assess.services.reviews import Reviews
    from ksa_assess.services.transitions import Transitions
    from ksa_assess.storage.database import Database
    from ksa_assess.storage.writer_lock import WriterLock

_log = logging.getLogger(__name__)

# A new profile is made, or an old one brought up to date, by one process; others wait for it.
_SECONDS_FOR_ANOTHER_TO_PREPARE = 5.0
_SECONDS_FOR_ANOTHER_TO_FINISH = 1.0


class Profile:
    """An opened data folder. `backup_trouble` says why today's backup could not be made, if so.

    Closing it lets others write; as a context manager it closes itself.
    """

    def __init__(
        self,
        paths: DataPaths,
        database: "Database",
        lock: "WriterLock | None",
        now: Callable[[], datetime],
    ) -> None:
        self.paths = paths
        self.standards = Standards(database, now)
        self.assessments = Assessments(database, now)
        self.plans = Plans(database, now)
        self.backups = Backups(database, paths, now, self.assessments.forget_deleted)
        self.personal_data = PersonalData(database, paths, now, self.assessments.forget_deleted_of)
        self.backup_trouble: SentenceError | None = None
        self._database = database
        self._now = now
        self._lock = lock

    @cached_property
    def transitions(self) -> "Transitions":
        from ksa_assess.services.transitions import Transitions

        return Transitions(self._database, self._now)

    @cached_property
    def reviews(self) -> "Reviews":
        from ksa_assess.services.reviews import Reviews

        return Reviews(self._database, self._now)

    @cached_property
    def handing_over(self) -> "HandingOver":
        from ksa_assess.services.handing_over import HandingOver

        return HandingOver(self._database, self.paths, self._now)

    @cached_property
    def receiving(self) -> "Receiving":
        from ksa_assess.services.receiving import Receiving

        return Receiving(self._database, self._now)

    @cached_property
    def reporting(self) -> "Reporting":
        from ksa_assess.services.reporting import Reporting

        return Reporting(self.assessments, self.plans, self.settings)

    @property
    def settings(self) -> SettingsFile:
        return SettingsFile(self.paths.settings)

    def close(self) -> None:
        try:
            self._database.close()
        finally:
            if self._lock:
                self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_profile(
    paths: DataPaths,
    *,
    owner: str,
    is_writer: bool = True,
    now: Callable[[], datetime] = clock.now,
) -> Profile:
    """Open a data folder, made new where there is none; a writer keeps all others from writing.

    `owner` names the holder to others: "window" or the command. Raises MachineError (held by
    another, disk full, read-only, network drive) and UserError (damaged, foreign, newer file);
    a file that is refused stays as it is.
    """
    from ksa_assess.storage import opening
    from ksa_assess.storage.writer_lock import WriterLock

    opening.prepare_folder(paths)
    lock = WriterLock(paths.lock)
    if not is_writer:
        _prepare_for_reader(paths, lock, owner, now())
        return Profile(paths, _database(paths, is_writer=False), None, now)
    lock.acquire(owner, _SECONDS_FOR_ANOTHER_TO_FINISH)
    for folder in (paths.root, paths.backups):
        remove_leftovers(folder)
    # What was copied to be pasted elsewhere holds personal data; still open, it goes next time.
    shutil.rmtree(paths.clipboard, ignore_errors=True)
    is_new = not paths.database.exists()
    try:
        _prepare(paths, now())
        profile = Profile(paths, _database(paths, is_writer=True), lock, now)
    except BaseException:
        lock.release()
        raise
    if not is_new:
        profile.backup_trouble = _trouble_with(profile.backups)
    return profile


def restore_profile(
    paths: DataPaths, source: Path, *, owner: str, now: Callable[[], datetime] = clock.now
) -> Path | None:
    """Restore a backup also where the database cannot be opened any more.

    Returns where that which was there is kept, None where there was nothing. Raises as
    `open_profile` does, and UserError where the source is not a sound backup.
    """
    from ksa_assess.storage import opening
    from ksa_assess.storage.backup_folder import BackupFolder
    from ksa_assess.storage.inspection import inspect
    from ksa_assess.storage.restoring import restore_beside, restore_over
    from ksa_assess.storage.writer_lock import WriterLock

    opening.prepare_folder(paths)
    lock = WriterLock(paths.lock)
    lock.acquire(owner, _SECONDS_FOR_ANOTHER_TO_FINISH)
    try:
        if inspect(paths.database).problems:
            return restore_beside(paths.database, source, now())
        return restore_over(paths.database, source, BackupFolder(paths.backups), now())
    finally:
        lock.release()


def _database(paths: DataPaths, *, is_writer: bool) -> "Database":
    from ksa_assess.storage.database import Database

    return Database(paths.database, is_writer=is_writer)


def _prepare_for_reader(paths: DataPaths, lock: "WriterLock", owner: str, now: datetime) -> None:
    """A reader needs no lock, unless there is something to prepare."""
    from ksa_assess.storage import opening
    from ksa_assess.storage.writer_lock import HeldByAnotherError

    if _is_prepared(paths):
        return
    try:
        lock.acquire(owner, _SECONDS_FOR_ANOTHER_TO_PREPARE)
    except HeldByAnotherError:
        if opening.is_ready(paths.database):
            # Only newer shipped standards are missing; the next writer adds them.
            return
        raise
    try:
        _prepare(paths, now)
    finally:
        lock.release()


def _is_prepared(paths: DataPaths) -> bool:
    from ksa_assess.storage import opening

    if not opening.is_ready(paths.database):
        return False
    database = _database(paths, is_writer=False)
    try:
        with database.read() as work:
            return work.shipped_digest == _shipped_digest()
    finally:
        database.close()


def _prepare(paths: DataPaths, now: datetime) -> None:
    """Make the database or bring it up to date, and add shipped standards it does not hold."""
    from ksa_assess.storage import opening

    opening.make_ready(paths, now)
    database, digest = _database(paths, is_writer=True), _shipped_digest()
    try:
        with database.read() as work:
            is_known = work.shipped_digest == digest
        if not is_known:
            documents = _shipped_documents()
            with database.write() as work:
                for document in documents:
                    work.standards.add(document, now)
                work.note_shipped(digest)
    finally:
        database.close()


def _shipped_files() -> list[Path]:
    return sorted(standards_dir().glob("*.json"))


def _shipped_digest() -> str:
    """Changes with the shipped documents: then they are looked at again."""
    digest = hashlib.sha256()
    for file in _shipped_files():
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _shipped_documents() -> list[StandardDocument]:
    """Trusted as they are; other files beside them, such as the schema, are no documents."""
    parsed = [json.loads(file.read_bytes()) for file in _shipped_files()]
    return [from_data(data) for data in parsed if data.get("format") == FORMAT]


def _trouble_with(backups: Backups) -> SentenceError | None:
    """A backup that cannot be made must not keep anybody from their data, but must be said."""
    try:
        backups.daily()
    except SentenceError as error:
        _log.warning("no daily backup: %s", error.key)
        return error
    return None
