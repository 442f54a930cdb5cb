"""Whole copies of a database by SQLite's own backup: the only way that sees the write-ahead log.

A `step` that raises ends the copy: then nothing was done at all.
"""

from collections.abc import Callable
from pathlib import Path

from ksa_assess.runtime.atomic import replacing
from ksa_assess.runtime.work import Progress
from ksa_assess.storage.driver import connect, connect_untouching
from ksa_assess.storage.faults import SaidInWords

# Pages between two steps: some two hundred steps for a large company's library.
_PAGES_A_STEP = 128


def copy_database(
    source: Path, target: Path, *, overwrite: bool = False, step: Progress | None = None
) -> None:
    """Write a file of its own, for its owner alone, whole or not at all.

    Raises UserError and MachineError; others may read and write the source meanwhile.
    """
    with replacing(target, overwrite=overwrite) as unfinished, SaidInWords(target):
        _transfer(source, unfinished, step)
        copy = connect(unfinished)
        # A copy is one file; a log beside it would be left behind when it is carried away.
        copy.execute("PRAGMA journal_mode = DELETE")
        copy.close()


def overwrite_database(source: Path, live: Path, step: Progress | None = None) -> None:
    """Put the content of a sound file into the live one, in a single transaction."""
    with SaidInWords(live):
        _transfer(source, live, step)


def copy_at_rest(source: Path, target: Path) -> None:
    """The same as `copy_database` for a file that nobody uses, without a trace beside it."""
    with replacing(target, overwrite=True) as unfinished, SaidInWords(target):
        _transfer(source, unfinished, is_at_rest=True)


def _transfer(
    source: Path, target: Path, step: Progress | None = None, *, is_at_rest: bool = False
) -> None:
    origin = connect_untouching(source) if is_at_rest else connect(source)
    try:
        copy = connect(target)
        try:
            if step:
                origin.backup(copy, pages=_PAGES_A_STEP, progress=_teller(step))
            else:
                origin.backup(copy)
        finally:
            copy.close()
    finally:
        origin.close()


def _teller(step: Progress) -> Callable[[int, int, int], None]:
    """SQLite tells how many pages remain of how many."""
    return lambda _status, remaining, total: step(1 - remaining / max(1, total))
