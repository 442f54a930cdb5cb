"""Making the file: at once, or by the worker where a passphrase makes it take a second."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QUrl, Signal
from PySide6.QtGui import QGuiApplication

from ksa_assess.gui.context import Context
from ksa_assess.gui.pages.hand_over.presenter import Way
from ksa_assess.gui.tasks import Job
from ksa_assess.runtime.errors import SentenceError
from ksa_assess.runtime.work import IsCancelled, Progress


class FileMaking(QObject):
    """One file at a time. Signals: made(Path, Way), busy_changed(bool); trouble is said itself."""

    made = Signal(object, object)
    busy_changed = Signal(bool)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None

    @property
    def is_busy(self) -> bool:
        return self._job is not None

    def save(self, assessment_id: int, target: Path, passphrase: str) -> None:
        """The dialog has asked about a file that is there already."""
        handing_over = self._context.profile.handing_over
        self._make(
            lambda: handing_over.save(assessment_id, target, passphrase=passphrase, overwrite=True),
            Way.FILE,
            is_slow=bool(passphrase),
        )

    def copy(self, assessment_id: int, passphrase: str) -> None:
        """Into a folder of the program, and from there to the clipboard."""
        handing_over, lang = self._context.profile.handing_over, self._context.texts.language
        self._make(
            lambda: handing_over.copy(assessment_id, passphrase=passphrase, lang=lang),
            Way.COPY,
            is_slow=bool(passphrase),
        )

    def _make(self, make: Callable[[], Path], way: Way, *, is_slow: bool) -> None:
        if self.is_busy:
            return
        if is_slow:
            self._begin(make, way)
            return
        try:
            file = make()
        except SentenceError as error:
            self._context.say(error)
            return
        self._tell(file, way)

    def _begin(self, make: Callable[[], Path], way: Way) -> None:
        def work(_progress: Progress, _is_cancelled: IsCancelled) -> object:
            return make()

        self._job = job = self._context.tasks.run(work)
        self.busy_changed.emit(True)
        job.finished.connect(lambda file: self._tell(file, way))
        job.failed.connect(self._on_failed)
        job.ended.connect(self._on_ended)

    def _tell(self, file: Path, way: Way) -> None:
        if way is Way.COPY:
            put_on_clipboard(file)
        self.made.emit(file, way)

    def _on_ended(self) -> None:
        self._job = None
        self.busy_changed.emit(False)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, SentenceError):
            raise error
        self._context.say(error)


def put_on_clipboard(file: Path) -> None:
    """As a file, so that mail and messengers take it as an attachment when it is pasted."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    QGuiApplication.clipboard().setMimeData(data)
