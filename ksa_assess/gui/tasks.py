"""Work over 0.3 s, off the GUI thread: imports, reports, backups. One at a time, in order.

Only frozen values and plain data cross the thread. A job's function is called as
`function(progress, is_cancelled)`: it reports 0.0–1.0 and looks at `is_cancelled()` when it can
stop. The job's signals arrive on the GUI thread.
"""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

Progress = Callable[[float], None]
IsCancelled = Callable[[], bool]
Work = Callable[[Progress, IsCancelled], object]


class Job(QObject):
    """One piece of work.

    Signals: progressed(0–1), finished(result) or failed(exception), and ended() last of all.
    """

    progressed = Signal(float)
    finished = Signal(object)
    failed = Signal(object)
    ended = Signal()
    _came_back = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cancelled = threading.Event()
        self._came_back.connect(self._on_came_back, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop; it ends in its own time, by `finished` or `failed`."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    def do(self, work: Work) -> None:
        """Runs in the worker thread."""
        try:
            result = work(self.progressed.emit, self.is_cancelled)
        except BaseException as error:  # noqa: BLE001 (every kind has its face in the window)
            self._came_back.emit(None, error)
        else:
            self._came_back.emit(result, None)

    @Slot(object, object)
    def _on_came_back(self, result: object, error: BaseException | None) -> None:
        if error is None:
            self.finished.emit(result)
        else:
            self.failed.emit(error)
        self.ended.emit()
        self.deleteLater()


class Tasks(QObject):
    """The one background worker."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._jobs: set[Job] = set()

    def run(self, work: Work) -> Job:
        """Queue `work`; connect to the job's signals before returning to the event loop."""
        job = Job(self)
        self._jobs.add(job)
        job.ended.connect(lambda: self._jobs.discard(job))
        self._pool.start(QRunnable.create(lambda: job.do(work)))
        return job

    def is_busy(self) -> bool:
        return bool(self._jobs)

    def close(self) -> None:
        """Ask every job to stop and wait until the thread is gone."""
        for job in self._jobs:
            job.cancel()
        self._pool.waitForDone()
