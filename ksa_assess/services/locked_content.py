"""Is what was locked still as it was then? Read from the store, changed by nothing here."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ksa_assess.domain.answer import Series
from ksa_assess.domain.assessment import Assessment, State
from ksa_assess.runtime.errors import SentenceError, UserError
from ksa_assess.services.submissions import is_as_handed_in

if TYPE_CHECKING:
    from ksa_assess.storage.records import Submission
    from ksa_assess.storage.unit_of_work import UnitOfWork

_REVIEWED = frozenset({State.REVIEWED, State.CLOSED})
_LOCKED_SINCE = {
    Series.SELF: _REVIEWED | {State.SUBMITTED},
    Series.SUPERVISOR: _REVIEWED,
    Series.AGREED: _REVIEWED,
}


def changes_of_locked(work: "UnitOfWork") -> Iterator[SentenceError]:
    """What to say of each assessment whose locked answers are others than those that were handed
    in or completed last, or whose signed entries are not those of its moves."""
    for one in work.assessments.all():
        if not _is_as_it_was_locked(one, work.submissions.of(one.id)):
            yield UserError("check.locked_answers", id=one.id)
        entries = work.entries.of(one.id)
        if entries and not _are_of_its_moves(one, entries):
            yield UserError("check.entries", id=one.id)


def _is_as_it_was_locked(one: Assessment, submissions: "Sequence[Submission]") -> bool:
    locked = [series for series, since in _LOCKED_SINCE.items() if one.state in since]
    return all(is_as_handed_in(one, submissions, series) for series in locked)


def _are_of_its_moves(one: Assessment, entries: Sequence[str]) -> bool:
    """The last moves may be unsigned yet: they were made before there were entries."""
    from ksa_assess.exchange.ksa.chain import check_chain
    from ksa_assess.exchange.ksa.reading import read_entry
    from ksa_assess.exchange.ksa.refusal import FileRefusedError

    try:
        found = [read_entry(text) for text in entries]
        # Times are not looked at: a clock that was wrong when something was signed is no damage.
        check_chain(found)
    except FileRefusedError:
        return False
    signed = [(read.entry.action, read.entry.reason, read.entry.at) for read in found]
    made = [(move.action, move.reason, move.at) for move in one.log]
    return found[0].entry.assessment == one.uuid and signed == made[: len(signed)]
