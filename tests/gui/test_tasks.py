"""The one background worker: results, errors and progress come back on the GUI thread."""

import threading

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ksa_assess.gui.tasks import Tasks


def test_a_result_comes_back_on_the_gui_thread(qapp: QApplication, qtbot: QtBot):
    tasks = Tasks()
    seen: list[tuple[object, bool, bool]] = []
    gui = threading.get_ident()
    job = tasks.run(lambda _progress, _is_cancelled: threading.get_ident() != gui)
    job.finished.connect(
        lambda is_other: seen.append(("done", is_other, threading.get_ident() == gui))
    )
    with qtbot.waitSignal(job.ended):
        pass
    assert seen == [("done", True, True)]
    tasks.close()


def test_an_error_comes_back_as_it_was(qtbot: QtBot):
    tasks = Tasks()

    def fail(_progress: object, _is_cancelled: object) -> None:
        raise KeyError("x")

    job = tasks.run(fail)
    with qtbot.waitSignal(job.failed) as told:
        pass
    assert told.args
    assert isinstance(told.args[0], KeyError)
    tasks.close()


def test_progress_is_told_and_a_job_can_be_cancelled(qtbot: QtBot):
    tasks = Tasks()
    shares: list[float] = []
    is_waiting = threading.Event()

    def work(progress, is_cancelled) -> str:
        progress(0.5)
        is_waiting.set()
        while not is_cancelled():
            pass
        return "stopped"

    job = tasks.run(work)
    job.progressed.connect(shares.append)
    is_waiting.wait()
    with qtbot.waitSignal(job.finished) as told:
        job.cancel()
    assert told.args == ["stopped"]
    assert shares == [0.5]
    tasks.close()


def test_jobs_run_one_after_the_other(qtbot: QtBot):
    tasks = Tasks()
    order: list[int] = []
    tasks.run(lambda *_: order.append(1))
    last = tasks.run(lambda *_: order.append(2))
    with qtbot.waitSignal(last.ended):
        pass
    assert order == [1, 2]
    tasks.close()


def test_after_the_end_nothing_is_begun():
    tasks = Tasks()
    tasks.close()
    before = threading.active_count()
    job = tasks.run(lambda _progress, _is_cancelled: None)
    job.cancel()
    assert threading.active_count() == before
