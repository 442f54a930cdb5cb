"""From a key press on the walk to its answer on the disk, and to the picture of it.

The floor is one 4 KiB write with fdatasync into a file of the same folder that has its full
size already. Key press and floor take turns, in this one process, offscreen.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import NoReturn

import sqlcipher3.dbapi2
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.figure import Figure, ratio
from benchmarks.profiles import half_done_profile
from ksa_assess.gui.session import Session
from ksa_assess.gui.theme.fonts import load_fonts
from ksa_assess.runtime.paths import data_paths

_PRESSES = 400
_WARM = 20
_PAGES_ON = 25  # then back again, so that the walk never ends
_PAGE = b"\0" * 4096
_PAGES = 256


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        assessment_id = half_done_profile(Path(folder))
        application = QApplication([])
        load_fonts()
        session = Session(application, data_paths(Path(folder)))
        session.window.show()
        while session.profile is None:
            application.processEvents()
        session.window.show_page("walk", assessment_id=assessment_id)
        try:
            return _figures(session, application, Path(folder))
        finally:
            session.window.close()
            session.close()


def _figures(session: Session, application: QApplication, folder: Path) -> list[Figure]:
    committed, floors, bare, painted, turned = [], [], [], [], []
    upsert = _BareUpsert(folder / "bare.sqlite3")
    with _Floor(folder / "floor") as floor:
        keys = cycle([Qt.Key.Key_Right] * _PAGES_ON + [Qt.Key.Key_Left] * _PAGES_ON)
        turn = partial(_turn, session, application, keys)
        for number in range(_WARM + _PRESSES):
            # Each comes right after a page was painted: a disk that rested answers more slowly.
            turned.append(_timed(turn))
            floors.append(_timed(floor.write))
            turned.append(_timed(turn))
            saved, shown = _press(session, application, number)
            committed.append(saved)
            painted.append(shown)
            turned.append(_timed(turn))
            bare.append(_timed(upsert.write))
    return [
        ratio("key press to committed / 4 KiB + fdatasync", committed[_WARM:], floors[_WARM:], 2),
        ratio(
            "for comparison: one bare upsert / 4 KiB + fdatasync", bare[_WARM:], floors[_WARM:], 2
        ),
        _percentile("key press to repainted, p99", painted[_WARM:]),
        _percentile("next page painted, p99", turned[_WARM:]),
    ]


def _press(session: Session, application: QApplication, number: int) -> tuple[float, float]:
    """Milliseconds until the answer was stored, and until it was painted.

    Pressing the level that is chosen already stores nothing, so such a press is not counted.
    """
    times = _pressed(session, application, number)
    return times or _pressed(session, application, number + 1) or _nothing_stored()


def _nothing_stored() -> NoReturn:
    raise RuntimeError("two different levels in turn, and neither was stored")


def _pressed(
    session: Session, application: QApplication, number: int
) -> tuple[float, float] | None:
    stored_at: list[float] = []
    profile = session.profile
    if profile is None:
        raise RuntimeError("no profile is open")
    answer = profile.assessments.answer

    def noting(*arguments: object, **options: object) -> object:
        saved = answer(*arguments, **options)  # pyright: ignore[reportArgumentType]
        stored_at.append(time.perf_counter())
        return saved

    profile.assessments.answer = noting  # pyright: ignore[reportAttributeAccessIssue]
    start = time.perf_counter()
    QTest.keyClick(
        session.window.focusWidget() or session.window, Qt.Key(Qt.Key.Key_0 + number % 7)
    )
    application.processEvents()
    end = time.perf_counter()
    del profile.assessments.answer
    if not stored_at:
        return None
    return (stored_at[0] - start) * 1e3, (end - start) * 1e3


def _turn(session: Session, application: QApplication, keys: Iterator[Qt.Key]) -> None:
    """To the next page, by the next of the keys."""
    QTest.keyClick(session.window.focusWidget() or session.window, next(keys))
    application.processEvents()


def _timed(act: Callable[[], None]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1e3


def _percentile(name: str, times: list[float]) -> Figure:
    cuts = statistics.quantiles(times, n=100)
    detail = (
        f"median {statistics.median(times):.1f} ms, worst {max(times):.1f} ms, n = {len(times)}"
    )
    return Figure(name, cuts[98], "ms", 16, detail)


class _BareUpsert:
    """One row of one table in the program's own SQLite with its own pragmas, nothing else."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlcipher3.dbapi2.connect(str(path), isolation_level=None)
        for pragma in ("journal_mode = WAL", "synchronous = FULL"):
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute("CREATE TABLE answer (code INTEGER PRIMARY KEY, level INTEGER)")
        self._count = 0

    def write(self) -> None:
        self._count += 1
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute(
            "INSERT INTO answer VALUES (?, ?) "
            "ON CONFLICT (code) DO UPDATE SET level = excluded.level",
            (self._count % 53, self._count),
        )
        self._connection.execute("COMMIT")


class _Floor:
    """A file to write pages into; nothing but the write and the sync is timed."""

    def __init__(self, path: Path) -> None:
        path.write_bytes(_PAGE * _PAGES)
        self._file = os.open(path, os.O_WRONLY)
        self._page = 0
        os.fsync(self._file)

    def write(self) -> None:
        self._page = (self._page + 1) % _PAGES
        os.pwrite(self._file, _PAGE, self._page * len(_PAGE))
        os.fdatasync(self._file)

    def __enter__(self) -> "_Floor":
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._file)
