"""Work in the place of a page: what is being done, how far it is, and the way to stop it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ksa_assess.gui.tasks import Job
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.labels import Label
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.marks import ProgressLine
from ksa_assess.runtime.texts import Texts
from ksa_assess.wording import whole_percent

# Work that is done sooner than a glance takes is not announced.
_UNNOTICED_MS = 300


class WorkFace(QWidget):
    """Signal: wanted() when the job takes longer than a glance and the face should be in view."""

    wanted = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._job: Job | None = None
        self.title = Label("", "title")
        self.share = Label("", "second")
        self.progress = ProgressLine("")
        self.cancel = Button(texts("importing.cancel"))
        self.cancel.setObjectName("cancel")
        self.cancel.clicked.connect(self._on_cancel)
        self._waiting = QTimer(self, singleShot=True, interval=_UNNOTICED_MS)
        self._waiting.timeout.connect(self._on_patience_ended)
        layout = column(
            self.title,
            self.progress,
            self.share,
            row(self.cancel, 1),
            1,
            spacing=2 * STEP,
            parent=self,
        )
        layout.setContentsMargins(28, 28, 28, 28)

    @property
    def is_busy(self) -> bool:
        return self._job is not None

    def follow(self, job: Job, words: str) -> None:
        """Show this job until `end`; `words` say what it does."""
        self._job = job
        self.title.setText(words)
        self.progress.set_name(words)
        self._on_progressed(0.0)
        job.progressed.connect(self._on_progressed)
        self._waiting.start()

    def end(self) -> None:
        """The job came back."""
        self._waiting.stop()
        self._job = None

    def _on_patience_ended(self) -> None:
        self.wanted.emit()
        # Whoever works on another page meanwhile keeps the focus there.
        if self.cancel.isVisible():
            self.cancel.setFocus()

    def _on_progressed(self, share: float) -> None:
        self.progress.set_progress(share, 1)
        percent = f"{whole_percent(share)}%"
        self.share.setText(self._texts("importing.share", percent=percent))

    def _on_cancel(self) -> None:
        if self._job:
            self._job.cancel()
