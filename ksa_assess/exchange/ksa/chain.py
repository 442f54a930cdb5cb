"""The chain of entries: each names the digest of the one before, and the moves follow the table.

Checked here is what needs nothing but the file: order, moves, names, keys, times. What texts and
codes have to be is checked by whoever takes the file in.
"""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from ksa_assess.domain.assessment import (
    Actor,
    IllegalTransitionError,
    Requirement,
    State,
    amendment_uuid,
    transition,
)
from ksa_assess.domain.scale import SCALE_ID
from ksa_assess.exchange.ksa.entry import Entry, ReadEntry, Reopened, Submitted
from ksa_assess.exchange.ksa.refusal import FileRefusedError, is_refused

FIRST_DAY = datetime(2020, 1, 1, tzinfo=UTC)
"""Before it nothing can have been signed: the program did not exist."""

# A draft may have been begun while the clock was wrong; of that only the date is wrong.
_FIRST_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
# Clocks of two computers may differ, and so may what day they call it.
_AHEAD = timedelta(days=1)


def digest_of(text: str) -> str:
    """What the next entry names as its `previous`."""
    return hashlib.sha256(text.encode()).hexdigest()


def check_chain(entries: Sequence[ReadEntry]) -> None:
    """Raises FileRefusedError unless the entries tell one possible life of one assessment."""
    first = entries[0].entry
    if not isinstance(first.content, Submitted):
        raise is_refused()
    _check_first(first, first.content)
    state, submitted = State.DRAFT, first.content
    for place, read in enumerate(entries):
        entry = read.entry
        _check_place(entry, place, entries)
        state = _state_after(state, entry)
        if isinstance(entry.content, Submitted):
            if place:
                _check_same(entry.content, first.content)
            submitted = entry.content
        _check_signer(entry, first, submitted)
        _check_amendment(entry)


def check_times(entries: Sequence[ReadEntry], now: datetime) -> None:
    """Raises FileRefusedError for what a wrong clock wrote on the other computer."""
    for read in entries:
        content = read.entry.content
        _check_time(read.entry.at, FIRST_DAY, now)
        if isinstance(content, Submitted):
            _check_time(content.created_at, _FIRST_BEGINNING, content.created_at)


def _check_place(entry: Entry, place: int, entries: Sequence[ReadEntry]) -> None:
    previous = digest_of(entries[place - 1].text) if place else None
    found = (entry.number, entry.previous, entry.assessment)
    if found != (place + 1, previous, entries[0].entry.assessment):
        raise is_refused()


def _check_time(at: datetime, first: datetime, now: datetime) -> None:
    if at > now + _AHEAD:
        raise FileRefusedError("file.from_the_future", day=at.date().isoformat())
    if at < first:
        raise FileRefusedError("file.from_the_past", day=at.date().isoformat())


def _state_after(state: State, entry: Entry) -> State:
    """Where the move leads; who makes it, and whether its reason is given, as the table says."""
    try:
        move = transition(state, entry.action, entry.signer.role)
    except IllegalTransitionError as error:
        raise is_refused() from error
    may_have_reason = Requirement.REASON in move.requires or entry.action is entry.action.CONFIRM
    must_have_reason = Requirement.REASON in move.requires
    if (entry.reason and not may_have_reason) or (must_have_reason and not entry.reason.strip()):
        raise is_refused()
    return move.end


def _check_first(entry: Entry, first: Submitted) -> None:
    if first.scale != SCALE_ID:
        raise FileRefusedError("file.newer")
    if first.document is None or (first.amends is None) != (first.amendment == 0):
        raise is_refused()
    if first.amends and amendment_uuid(first.amends) != entry.assessment:
        raise is_refused()


def _check_same(later: Submitted, first: Submitted) -> None:
    """What is pinned when an assessment begins stays in every later submission."""
    if later.document is not None or _pinned(later) != _pinned(first):
        raise is_refused()


def _pinned(one: Submitted) -> tuple[object, ...]:
    return (
        one.person.uuid,
        one.created_at,
        one.amends,
        one.amendment,
        one.scale,
        one.standard_code,
        one.standard_hash,
    )


def _check_signer(entry: Entry, first: Entry, submitted: Submitted) -> None:
    """The name is that of the submission there was then; the employee has one key throughout."""
    if entry.signer.role is Actor.EMPLOYEE:
        expected = submitted.person.name
        if entry.signer.key != first.signer.key:
            raise is_refused()
    else:
        expected = submitted.head.supervisor
    if entry.signer.name != expected:
        raise is_refused()


def _check_amendment(entry: Entry) -> None:
    content = entry.content
    if isinstance(content, Reopened) and content.amendment != amendment_uuid(entry.assessment):
        raise is_refused()
