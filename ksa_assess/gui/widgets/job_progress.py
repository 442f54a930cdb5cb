"""How far a job is and the way to stop it, shown only where it takes longer than a glance."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ksa_assess.gui.tasks import Job
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.labels import Label
from ksa_assess.gui.widgets.layouts import row
from ksa_assess.gui.widgets.marks import ProgressLine

# Milliseconds; what is done sooner would only flicker.
_PATIENCE = 300


class JobProgress(QWidget):
    """Words, a bar and a button; hidden while nothing takes long.

    `cancel` asks the job to stop; what then is said is up to whoever started it.
    """

    def __init__(self, cancel_word: str) -> None:
        super().__init__()
        self._job: Job | None = None
        self.words = Label("", "second")
        self.line = ProgressLine("")
        self.cancel = Button(cancel_word)
        self.cancel.clicked.connect(self._on_cancel)
        layout = row(self.words, self.line, self.cancel, parent=self)
        layout.setStretch(1, 1)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self.show)
        self.hide()

    def follow(
        self, job: Job, words: str, *, then_focus: Callable[[], QWidget] | None = None
    ) -> None:
        """Show this job from now on; `then_focus` names who gets the focus back from `cancel`."""
        self._job = job
        self.words.setText(words)
        self.line.set_name(words)
        self.cancel.setEnabled(True)
        self.cancel.setAccessibleDescription(words)
        job.progressed.connect(lambda share: self.line.set_progress(share, 1))
        job.ended.connect(lambda: self._on_ended(job, then_focus))
        self._patience.start()

    def _on_cancel(self) -> None:
        if self._job:
            self.cancel.setEnabled(False)
            self._job.cancel()

    def _on_ended(self, job: Job, then_focus: Callable[[], QWidget] | None) -> None:
        if job is not self._job:
            return
        self._job = None
        self._patience.stop()
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        self.hide()
        if had_focus and then_focus:
            then_focus().setFocus()
