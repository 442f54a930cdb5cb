"""Saving the PDF: which characters it cannot print, where to, and where it then lies."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ksa_assess.gui.context import Context
from ksa_assess.gui.notice import Notice, Tone
from ksa_assess.gui.save_target import ask_target
from ksa_assess.gui.tasks import Job
from ksa_assess.runtime.errors import SentenceError
from ksa_assess.runtime.work import IsCancelled, Progress

if TYPE_CHECKING:
    from ksa_assess.services.reporting import MadeReport


class ReportSaving(QObject):
    """One file at a time; always the whole report, as it is seen."""

    def __init__(self, context: Context, window_of: QWidget) -> None:
        super().__init__(window_of)
        self._context = context
        self._texts = context.texts
        self._window_of = window_of
        self._job: Job | None = None

    @property
    def is_running(self) -> bool:
        return self._job is not None

    def begin(self, report: "MadeReport", suggested: str) -> None:
        """Name what cannot be printed, ask where, then save."""
        if self._job or not is_accepted(
            self._context, self._window_of, report, self._texts("results.export_anyway")
        ):
            return
        title, pdf = self._texts("results.export_pdf"), "PDF (*.pdf)"
        target = ask_target(
            self._context, self._window_of, title, suggested, pdf, "preview.file_exists"
        )
        if target is None:
            return

        def save(_progress: Progress, _is_cancelled: IsCancelled) -> object:
            return report.save(target)

        self._job = self._context.tasks.run(save)
        self._job.finished.connect(self._on_saved)
        self._job.failed.connect(self._on_failed)

    def _on_saved(self, path: Path) -> None:
        self._job = None
        dialogs = self._context.dialogs
        self._context.shell.show_notice(
            Notice(
                self._texts("results.exported", file=path.name),
                Tone.DONE,
                self._texts("preview.open_file"),
                lambda: dialogs.show_file(path),
                self._texts("results.open_folder"),
                lambda: dialogs.open_folder(path.parent),
            )
        )

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        if not isinstance(error, SentenceError):
            raise error
        self._context.say(error)


def is_accepted(context: Context, parent: QWidget, report: "MadeReport", yes: str) -> bool:
    """Whether a report with characters that cannot be printed is wanted all the same."""
    return not report.missing_glyphs or context.dialogs.confirm(
        parent.window(),
        context.texts("report.title"),
        context.wording.missing_glyphs(report.missing_glyphs),
        yes,
        context.texts("dialog.cancel"),
    )
