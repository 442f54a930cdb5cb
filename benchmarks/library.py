"""A library of 1,000 standards with 50,000 indicators: opening it, scrolling, searching per key.

Opening is measured against the same page over the few standards that are shipped; the rest in
milliseconds of a key or a frame. CPU time of the window's thread, which others on the machine do
not lengthen; the index for the search is read beside the window, and waited for.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from benchmarks.companies import company_profile
from benchmarks.figure import Figure, ratio
from benchmarks.opened import OpenedWindow, opened_window

_W = TypeVar("_W", bound=QWidget)

_STANDARDS = 1_000
_INDICATORS = 50
_FRAME = 16
_KEY = 8
_OPENINGS = 7
_SCROLLS = 60
# What somebody types, key by key; the last finds nothing.
_TYPED = ("顧客抱怨", "異常時", "TST0999", "行程安排", "zzz")


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as few, tempfile.TemporaryDirectory() as many:
        company_profile(Path(few), 0, 0)
        company_profile(Path(many), _STANDARDS, _INDICATORS)
        with opened_window(Path(few)) as window:
            shipped = [_opening(window) for _ in range(_OPENINGS)]
        with opened_window(Path(many)) as window:
            thousand = [_opening(window) for _ in range(_OPENINGS)]
            return [
                ratio("library of 1,000 standards opened / of those shipped", thousand, shipped, 2),
                _worst("library of 1,000: page down painted, p99", _scrolls(window), _FRAME),
                *_searches(window),
            ]


def _opening(window: OpenedWindow) -> float:
    """From home to the library painted, its page made anew as after a change of language."""
    session = window.session
    session.window.show_page("home")
    session.change_settings(calendar=session.settings.calendar)
    window.settle()
    return _timed(lambda: (session.window.show_page("library"), window.settle()))


def _scrolls(window: OpenedWindow) -> list[float]:
    window.session.window.show_page("library")
    rows = _of(window, QAbstractItemView, "rows")
    rows.setFocus()
    bar = rows.verticalScrollBar()
    times: list[float] = []
    for _ in range(_SCROLLS):
        bar.setValue((bar.value() + bar.pageStep()) % max(1, bar.maximum()))
        times.append(_timed(rows.repaint))
    return times


def _searches(window: OpenedWindow) -> list[Figure]:
    """Per key: the service alone, and until the list was painted."""
    window.wait_until(lambda: window.profile.standards.is_search_prepared)
    search = _of(window, QLineEdit, "search")
    served: list[float] = []
    painted: list[float] = []
    for word in _TYPED * 3:
        search.clear()
        window.settle()
        for end, letter in enumerate(word, start=1):
            served.append(_timed(partial(window.profile.standards.search, word[:end])))
            painted.append(_timed(partial(_typed, window, search, letter)))
    name = "search over 50,000 indicators"
    return [
        _worst(f"{name}: one key, service, p99", served, _KEY),
        _worst(f"{name}: one key to painted, p99", painted, _FRAME),
    ]


def _typed(window: OpenedWindow, search: QLineEdit, letter: str) -> None:
    if letter.isascii():
        QTest.keyClick(search, Qt.Key(ord(letter.upper())))
    else:  # A key event of the test library carries no Chinese.
        search.insert(letter)
    window.settle()


def _of(window: OpenedWindow, kind: type[_W], name: str) -> _W:
    page = window.session.window.page
    found = page.findChild(kind, name) if page else None
    if found is None:
        raise RuntimeError(f"the library has no {name}")
    return found


def _timed(act: Callable[[], object]) -> float:
    start = time.thread_time()
    act()
    return (time.thread_time() - start) * 1e3


def _worst(name: str, times: Sequence[float], bound: float) -> Figure:
    cuts = statistics.quantiles(times, n=100)
    detail = (
        f"median {statistics.median(times):.1f} ms, worst {max(times):.1f} ms, "
        f"n = {len(times)}, CPU"
    )
    return Figure(name, cuts[98], "ms", bound, detail)
