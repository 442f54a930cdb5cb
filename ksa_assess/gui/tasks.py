"""Work over 0.3 s, off the GUI thread: imports, reports, backups. One at a time, in order.

Only frozen values and plain data cross the thread. A job's function is called as
`function(progress, is_cancelled)`: it reports 0.0–1.0 and looks at `is_cancelled()` when it can
stop. The job's signals arrive on the GUI thread.
"""

import threading
from collections.abc import Callable
from queue import SimpleQueue

from PySide6.QtCore import QObject, Qt, Signal, Slot

from ksa_assess.runtime.work import IsCancelled, Progress

Work = Callable[[Progress, IsCancelled], object]


class Job(QObject):
    """One piece of work.

    Signals: progressed(0–1), finished(result) or failed(exception), and ended() last of all.
    """

    progressed = Signal(float)
    finished = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop; it ends in its own time, by `finished` or `failed`."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> IsCancelled:
        return self._cancelled.is_set


class Tasks(QObject):
    """The one background worker; its thread begins with the first job."""

    # By number, not by job: a signal that waits in a queue must not keep a Qt object alive.
    _progressed = Signal(int, float)
    _came_back = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # The thread never holds a job itself: the last one to let go of a Qt object deletes it.
        self._waiting: SimpleQueue[tuple[int, Work, IsCancelled] | None] = SimpleQueue()
        self._jobs: dict[int, Job] = {}
        self._count = 0
        self._is_closed = False
        self._thread: threading.Thread | None = None
        queued = Qt.ConnectionType.QueuedConnection
        self._progressed.connect(self._on_progressed, queued)
        self._came_back.connect(self._on_came_back, queued)

    def run(self, work: Work) -> Job:
        """Queue `work`; connect to the job's signals before returning to the event loop.

        After `close` nothing is begun: what comes back late may ask for more.
        """
        self._count += 1
        job = Job()
        if self._is_closed:
            return job
        self._jobs[self._count] = job
        self._waiting.put((self._count, work, job.is_cancelled))
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="worker")
            self._thread.start()
        return job

    def close(self) -> None:
        """Ask every job to stop and wait until the thread is gone."""
        self._is_closed = True
        for job in self._jobs.values():
            job.cancel()
        if self._thread:
            self._waiting.put(None)
            self._thread.join()
            self._thread = None

    def _serve(self) -> None:
        """The worker thread's whole life."""
        while (wanted := self._waiting.get()) is not None:
            number, work, is_cancelled = wanted
            try:
                result = work(self._teller(number), is_cancelled)
            except BaseException as error:  # noqa: BLE001 (every kind has its face in the window)
                self._came_back.emit(number, None, error)
            else:
                self._came_back.emit(number, result, None)
            del wanted, work

    def _teller(self, number: int) -> Progress:
        return lambda share: self._progressed.emit(number, share)

    @Slot(int, float)
    def _on_progressed(self, number: int, share: float) -> None:
        self._jobs[number].progressed.emit(share)

    @Slot(int, object, object)
    def _on_came_back(self, number: int, result: object, error: BaseException | None) -> None:
        job = self._jobs.pop(number)
        if error is None:
            job.finished.emit(result)
        else:
            job.failed.emit(error)
        job.ended.emit()
