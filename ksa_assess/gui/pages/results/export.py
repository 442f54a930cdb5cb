"""Saving the PDF: where to, which characters it cannot print, how far it is, where it lies."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ksa_assess.gui.context import Context
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.tasks import IsCancelled, Job, Progress, Work
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.labels import Label
from ksa_assess.gui.widgets.layouts import row
from ksa_assess.gui.widgets.marks import ProgressLine
from ksa_assess.runtime.errors import SentenceError


class ExportBar(QWidget):
    """How far the report is, and the way to stop it; hidden while there is none."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        texts = context.texts
        self.line = ProgressLine(texts("results.exporting"))
        self.cancel = Button(texts("dialog.cancel"))
        layout = row(
            Label(texts("results.exporting"), "second"), self.line, self.cancel, parent=self
        )
        layout.setStretch(1, 1)
        self.hide()


class PdfExport(QObject):
    """One report at a time. Signal: ended() when it is saved, stopped or could not be saved."""

    ended = Signal()

    def __init__(self, context: Context, bar: ExportBar) -> None:
        super().__init__(bar)
        self._context = context
        self._texts = context.texts
        self._bar = bar
        self._job: Job | None = None
        bar.cancel.clicked.connect(self._cancel)

    @property
    def is_running(self) -> bool:
        return self._job is not None

    def begin(self, assessment_id: int, suggested: str) -> None:
        """Ask where, then look for characters that cannot be printed, then save."""
        target = self._context.dialogs.save_file(
            self._bar.window(), self._texts("results.export_pdf"), suggested, "PDF (*.pdf)"
        )
        if target is None:
            return
        if not target.suffix:
            target = target.with_suffix(".pdf")
        language = self._texts.language
        reporting = self._context.profile.reporting

        def look(_progress: Progress, _is_cancelled: IsCancelled) -> object:
            return reporting.missing_glyphs(assessment_id, language)

        job = self._run(look)
        job.finished.connect(lambda missing: self._on_looked(assessment_id, target, missing))

    def _on_looked(self, assessment_id: int, target: Path, missing: tuple[str, ...]) -> None:
        if missing and not self._is_accepted(missing):
            self._end()
            return
        language = self._texts.language
        reporting = self._context.profile.reporting

        def save(progress: Progress, is_cancelled: IsCancelled) -> object:
            # The dialog asked already whether a file that is there may be replaced.
            return reporting.save_pdf(
                assessment_id,
                target,
                lang=language,
                overwrite=True,
                progress=progress,
                is_cancelled=is_cancelled,
            )

        self._run(save).finished.connect(self._on_saved)

    def _is_accepted(self, missing: tuple[str, ...]) -> bool:
        return self._context.dialogs.confirm(
            self._bar.window(),
            self._texts("results.export_pdf"),
            self._context.wording.missing_glyphs(missing),
            self._texts("results.export_anyway"),
            self._texts("dialog.cancel"),
        )

    def _run(self, work: Work) -> Job:
        job = self._context.tasks.run(work)
        job.progressed.connect(lambda part: self._bar.line.set_progress(part, 1))
        job.failed.connect(self._on_failed)
        self._job = job
        self._bar.line.set_progress(0, 1)
        self._bar.show()
        return job

    def _on_saved(self, path: Path) -> None:
        self._end()
        self._context.shell.show_notice(
            Notice.done(
                self._texts("results.exported", file=path.name),
                self._texts("results.open_folder"),
                lambda: self._context.dialogs.open_folder(path.parent),
            )
        )

    def _on_failed(self, error: Exception) -> None:
        from ksa_assess.services.reporting import ReportCancelledError

        self._end()
        if isinstance(error, SentenceError):
            self._context.say(error)
        elif isinstance(error, ReportCancelledError):
            self._context.shell.show_notice(Notice(self._texts("results.export_stopped")))
        else:
            raise error

    def _cancel(self) -> None:
        if self._job:
            self._job.cancel()

    def _end(self) -> None:
        self._job = None
        self._bar.hide()
        self.ended.emit()
