"""Files coming in from the other side: an assessment to review, or one's own coming back.

A file is taken as it is or not at all: one transaction, and whatever goes wrong while it is read
is a refusal in words.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from ksa_assess.domain.assessment import Action, Actor, Assessment
from ksa_assess.domain.standard_document import StandardDocument
from ksa_assess.exchange.ksa.refusal import (
    FileRefusedError,
    PassphraseNeededError,
    WrongPassphraseError,
    is_refused,
)
from ksa_assess.runtime.errors import MachineError, SentenceError, from_read_error
from ksa_assess.runtime.named_places import is_file, is_folder, is_there
from ksa_assess.runtime.work import IsCancelled, Progress
from ksa_assess.services.assessment_errors import stored_assessment
from ksa_assess.services.entries import holder_of, signed_chain
from ksa_assess.services.handing_over import SUFFIX, code_of_file
from ksa_assess.services.received_contents import check_contents, check_document
from ksa_assess.services.received_persons import received_person
from ksa_assess.services.replaying import replay

if TYPE_CHECKING:
    from ksa_assess.exchange.ksa.entry import Entry, ReadEntry, Submitted
    from ksa_assess.storage.database import Database
    from ksa_assess.storage.unit_of_work import UnitOfWork

__all__ = [
    "FileRefusedError",
    "Outcome",
    "PassphraseNeededError",
    "Received",
    "ReceivedFile",
    "Receiving",
    "WrongPassphraseError",
]

_log = logging.getLogger(__name__)

Entries = Sequence["ReadEntry"]

_UNNAMED = "—"
_OF_THE_STORE = "storage."
# Both sides went on without knowing of the other, by what was done here and what the file says.
_DIVERGED = frozenset(
    {
        (Action.WITHDRAW, Action.RETURN),
        (Action.WITHDRAW, Action.COMPLETE),
        (Action.RETURN, Action.WITHDRAW),
        (Action.COMPLETE, Action.WITHDRAW),
        (Action.CONFIRM, Action.SIGN_ON_PAPER),
        (Action.SIGN_ON_PAPER, Action.CONFIRM),
        (Action.REOPEN, Action.REOPEN),
    }
)


class Outcome(StrEnum):
    """What a file changed here."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Received:
    """What came in. `actions` are the moves that were not known here, oldest first; `changed_keys`
    the names of those who sign with another key than before; `code` the verification code."""

    assessment: Assessment
    outcome: Outcome
    actions: tuple[Action, ...]
    changed_keys: tuple[str, ...]
    code: str


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """One file of several: exactly one of `received` and `error` is there."""

    file: Path
    received: Received | None
    error: SentenceError | None


class Receiving:
    """Nothing changes here where a file is refused."""

    def __init__(self, database: "Database", now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def receive(self, file: Path, passphrase: str = "") -> Received:
        """Take one file in. Raises FileRefusedError, UserError where it cannot be read, and
        MachineError where the machine stands in the way."""
        try:
            data = _bytes_of(file)
        except OSError as error:
            raise from_read_error(error, file) from error
        return self.receive_bytes(data, passphrase)

    def receive_bytes(self, data: bytes, passphrase: str = "") -> Received:
        """The same for what a file holds. Raises FileRefusedError, and what the machine or the own
        data stand in the way with."""
        try:
            return self._taken(data, passphrase)
        except (FileRefusedError, MachineError):
            raise
        except Exception as error:
            if isinstance(error, SentenceError) and error.key.startswith(_OF_THE_STORE):
                raise  # It is the data here that cannot be read.
            # Whatever a file can make go wrong is the file's fault; no word of it is logged.
            _log.info("a file was refused: %s", type(error).__name__)
            raise is_refused() from error

    def receive_all(
        self,
        paths: Iterable[Path],
        *,
        passphrase: str = "",
        progress: Progress | None = None,
        is_cancelled: IsCancelled | None = None,
    ) -> tuple[ReceivedFile, ...]:
        """Take in files, and the `.ksa` files right within folders, each on its own.

        What was taken before somebody cancels stays.
        """
        files = tuple(_files_of(paths))
        taken: list[ReceivedFile] = []
        for number, file in enumerate(files, start=1):
            if is_cancelled and is_cancelled():
                break
            taken.append(self._one_of_several(file, passphrase))
            if progress:
                progress(number / len(files))
        return tuple(taken)

    def _one_of_several(self, file: Path, passphrase: str) -> ReceivedFile:
        try:
            return ReceivedFile(file, self.receive(file, passphrase), None)
        except SentenceError as error:
            return ReceivedFile(file, None, error)

    def _taken(self, data: bytes, passphrase: str) -> Received:
        from ksa_assess.exchange.ksa.reading import read_file

        now = self._now()
        entries = read_file(data, now, passphrase)
        with self._database.write() as work:
            local = work.assessments.by_uuid(entries[0].entry.assessment)
            if local is None:
                return _taken_new(work, entries, now)
            return _taken_known(work, local, entries, now)


def _taken_new(work: "UnitOfWork", entries: Entries, now: datetime) -> Received:
    if entries[-1].entry.action is not Action.SUBMIT:
        raise FileRefusedError("file.unknown_assessment")
    first = entries[0].entry
    document = _document(first)
    if not work.standards.holds(_content(first).standard_hash):
        check_document(document)
        # What the library opens next is not for a file to say that only brings ratings.
        work.standards.add(document, now, is_newest=False)
    check_contents((read.entry for read in entries), document.standard)
    assessment_id = _begin(work, first, now)
    replay(work, assessment_id, (), entries)
    return _received(work, assessment_id, Outcome.NEW, entries, now)


def _taken_known(
    work: "UnitOfWork", local: Assessment, entries: Entries, now: datetime
) -> Received:
    chain = signed_chain(work, local.id)
    texts = tuple(read.text for read in entries)
    if texts == chain:
        return _received(work, local.id, Outcome.UNCHANGED, (), now)
    shared = _shared(chain, texts)
    if shared == len(texts):
        raise FileRefusedError("file.older")
    if shared < len(chain):
        raise _diverged(chain, entries, shared)
    _check_authors(work, local, entries[shared:])
    check_contents((read.entry for read in entries), local.standard)
    replay(work, local.id, [read.entry for read in entries[:shared]], entries[shared:])
    return _received(work, local.id, Outcome.UPDATED, entries[shared:], now)


def _shared(chain: Sequence[str], texts: Sequence[str]) -> int:
    """How many entries both begin with."""
    pairs = enumerate(zip(chain, texts, strict=False))
    different = (place for place, (here, there) in pairs if here != there)
    return next(different, min(len(chain), len(texts)))


def _diverged(chain: Sequence[str], entries: Entries, shared: int) -> FileRefusedError:
    from ksa_assess.exchange.ksa.reading import read_entry

    if shared == 0:
        return FileRefusedError("file.other_submission")
    pair = (read_entry(chain[shared]).entry.action, entries[shared].entry.action)
    if pair in _DIVERGED:
        return FileRefusedError(f"file.diverged.{pair[0]}.{pair[1]}")
    return FileRefusedError("file.diverged.other")


def _check_authors(work: "UnitOfWork", local: Assessment, new: Entries) -> None:
    """Nobody's own moves come in by a file that they did not sign on this computer.

    On the employee's computer these are the employee's, on the supervisor's those of whoever
    reviews here. A backup that was restored may lack a move that was made here; the key tells
    that it was.
    """
    role = Actor.SUPERVISOR if local.is_received else Actor.EMPLOYEE
    for read in new:
        signer = read.entry.signer
        if signer.role is not role:
            continue
        own = work.keys.own(holder_of(local, role, signer.name))
        is_reviewer = own is not None or signer.name == local.head.supervisor
        is_ours = role is Actor.EMPLOYEE or is_reviewer
        if is_ours and not (own and own[1].hex() == signer.key):
            raise FileRefusedError(f"file.not_signed_here.{role}", name=signer.name or _UNNAMED)


def _begin(work: "UnitOfWork", first: "Entry", now: datetime) -> int:
    content = _content(first)
    person_id = received_person(work, content.person, now)
    version_id = work.standards.id_of(content.standard_hash)
    if content.amendment == 0:
        same = work.assessments.same(person_id, content.standard_code, content.head)
        if same is not None:
            raise FileRefusedError("file.duplicate", name=content.person.name, id=same)
    assessment_id = work.assessments.add(
        first.assessment,
        person_id,
        content.person,
        version_id,
        content.head,
        content.created_at,
        amends=content.amends,
        amendment=content.amendment,
    )
    work.received.add(assessment_id, content.person.uuid, now)
    return assessment_id


def _content(first: "Entry") -> "Submitted":
    from ksa_assess.exchange.ksa.entry import Submitted

    if not isinstance(first.content, Submitted):
        raise is_refused()
    return first.content


def _document(first: "Entry") -> StandardDocument:
    document = _content(first).document
    if document is None:
        raise is_refused()
    return document


def _received(
    work: "UnitOfWork", assessment_id: int, outcome: Outcome, new: Entries, now: datetime
) -> Received:
    assessment = stored_assessment(work, assessment_id)
    return Received(
        assessment,
        outcome,
        tuple(read.entry.action for read in new),
        tuple(dict.fromkeys(_changed_keys(work, assessment, new, now))),
        code_of_file(work, assessment_id),
    )


def _changed_keys(
    work: "UnitOfWork", assessment: Assessment, new: Entries, now: datetime
) -> Iterator[str]:
    """Remember the keys, and name those who were known by another."""
    person = work.persons.by_id(work.assessments.person_id(assessment.id))
    for signer in dict.fromkeys(read.entry.signer for read in new):
        # Known by who they are here: a file could call itself another person of the same name.
        is_employee = signer.role is Actor.EMPLOYEE
        holder = person.uuid if is_employee else f"supervisor:{signer.name}"
        key, own = bytes.fromhex(signer.key), work.keys.own(holder)
        expected = {work.keys.known(holder), own and own[1]} - {None}
        if expected and key not in expected:
            yield signer.name or _UNNAMED
        work.keys.note(holder, key, now)


def _bytes_of(file: Path) -> bytes:
    from ksa_assess.exchange.ksa.reading import bytes_of

    return bytes_of(file)


def _files_of(paths: Iterable[Path]) -> Iterator[Path]:
    """Files as they were named, and those of folders, without what systems put beside them."""
    for path in paths:
        try:
            inside = sorted(path.iterdir()) if is_folder(path) else None
        except OSError:
            inside = None  # Reading it as a file says what is wrong.
        if inside is None:
            yield path
        else:
            yield from (one for one in inside if _is_ours(one))


def _is_ours(path: Path) -> bool:
    """A link that leads nowhere is: reading it says so. A pipe would be waited for without end."""
    is_ours = path.name.lower().endswith(SUFFIX) and not path.name.startswith(".")
    return is_ours and (is_file(path) or not is_there(path))
