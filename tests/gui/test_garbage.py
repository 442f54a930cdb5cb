"""Garbage is collected on the GUI thread alone, also while the worker is busy."""

import threading
from typing import Any

from pytestqt.qtbot import QtBot

from ksa_assess.runtime.work import IsCancelled, Progress
from tests.gui.conftest import OpenSession


class Cycle:
    """Garbage that tells on which thread it went."""

    def __init__(self, went_on: list[str]) -> None:
        self.itself = self
        self._went_on = went_on

    def __del__(self) -> None:
        self._went_on.append(threading.current_thread().name)


def make_garbage(_progress: Progress, _is_cancelled: IsCancelled) -> None:
    """Far more than Python lets be before it collects."""
    for _ in range(200_000):
        cycle: list[Any] = []
        cycle.append(cycle)


def test_what_the_window_let_go_of_is_not_collected_by_the_worker(
    open_session: OpenSession, qtbot: QtBot
) -> None:
    session = open_session()
    went_on: list[str] = []
    Cycle(went_on)
    with qtbot.waitSignal(session.tasks.run(make_garbage).finished):
        pass
    assert "worker" not in went_on


def test_garbage_goes_while_the_window_is_open(open_session: OpenSession, qtbot: QtBot) -> None:
    open_session()
    went_on: list[str] = []
    Cycle(went_on)
    young: list[Any] = [[] for _ in range(2000)]
    qtbot.waitUntil(lambda: bool(went_on), timeout=5_000)
    assert young
    assert went_on == [threading.main_thread().name]
