"""The report being made in the background; only the one asked for last comes out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ksa_assess.gui.context import Context
from ksa_assess.gui.tasks import Job
from ksa_assess.runtime.errors import SentenceError
from ksa_assess.runtime.work import IsCancelled, Progress

if TYPE_CHECKING:
    from ksa_assess.services.reporting import MadeReport


class ReportMaking(QObject):
    """Signals: made(report); refused() after the reason was said."""

    made = Signal(object)
    refused = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None
        self._count = 0

    @property
    def is_running(self) -> bool:
        return self._job is not None

    def begin(self, assessment_id: int, language: str) -> None:
        """Instead of one that is still being made."""
        if self._job:
            self._job.cancel()
        self._count += 1
        number, reporting = self._count, self._context.profile.reporting

        def make(progress: Progress, is_cancelled: IsCancelled) -> object:
            return number, reporting.make(assessment_id, language, progress, is_cancelled)

        self._job = self._context.tasks.run(make)
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(self._on_failed)

    def _on_finished(self, result: "tuple[int, MadeReport]") -> None:
        number, report = result
        if number == self._count:
            self._job = None
            self.made.emit(report)

    def _on_failed(self, error: Exception) -> None:
        from ksa_assess.services.reporting import ReportCancelledError

        if isinstance(error, ReportCancelledError):
            return
        self._job = None
        self.refused.emit()
        if not isinstance(error, SentenceError):
            raise error
        self._context.say(error)
