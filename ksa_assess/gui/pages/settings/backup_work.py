"""Backing up and going back, from the question to the notice that says what became of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ksa_assess.gui.context import Context
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.pages.settings.backups import DataCard
from ksa_assess.gui.pages.settings.presenter import SettingsPresenter
from ksa_assess.gui.tasks import Job
from ksa_assess.runtime.errors import MachineError, SentenceError


class BackupWork(QObject):
    """One at a time, on the worker; the card shows how far it is.

    Signal: ended() when the card shows what became of it.
    """

    ended = Signal()

    def __init__(self, context: Context, presenter: SettingsPresenter, card: DataCard) -> None:
        super().__init__(card)
        self._context = context
        self._texts = context.texts
        self._presenter = presenter
        self._card = card
        # What the restored data replace must not be worked on meanwhile, nor written over them.
        self.is_restoring = False
        # Qt takes the focus from a button that is disabled; nobody who went on is called back.
        self._gives_back_to: QWidget | None = None
        self._meanwhile: QWidget | None = None
        card.backup_asked.connect(self.back_up)
        card.restore_asked.connect(self._on_restore_asked)

    def back_up(self) -> None:
        job = self._context.tasks.run(self._presenter.back_up)
        job.finished.connect(self._on_backed_up)
        job.failed.connect(
            lambda error: self._on_failed(error, "settings.backup_stopped", self.back_up)
        )
        self._watch(job, "settings.backing_up", self._card.back_up)

    def _on_backed_up(self, path: Path) -> None:
        folder, dialogs = path.parent, self._context.dialogs
        self._say(
            Notice.done(
                self._texts("settings.backed_up", file=path.name),
                self._texts("results.open_folder"),
                lambda: dialogs.open_folder(folder),
            )
        )

    def _on_restore_asked(self, source: Path | None) -> None:
        texts, dialogs = self._texts, self._context.dialogs
        title = texts("backup.restore")
        chosen = source or dialogs.open_file(self._card, title, texts("settings.backup_filter"))
        if chosen is None:
            return
        question, yes = texts("settings.restore_question"), texts("settings.restore_yes")
        if dialogs.confirm(self._card, title, question, yes, texts("dialog.cancel")):
            self._restore(chosen)

    def _restore(self, source: Path, *, is_undo: bool = False) -> None:
        restore = self._presenter.restore
        job = self._context.tasks.run(
            lambda progress, is_cancelled: restore(source, progress, is_cancelled)
        )
        job.finished.connect(lambda before: self._on_restored(before, is_undo=is_undo))
        job.failed.connect(
            lambda error: self._on_failed(
                error, "settings.restore_stopped", lambda: self._restore(source, is_undo=is_undo)
            )
        )
        self._watch(job, "settings.restoring", self._card.restore_file)
        self.is_restoring = True

    def _on_restored(self, before: Path, *, is_undo: bool) -> None:
        self._context.hub.assessments_changed.emit()
        self._context.hub.standards_changed.emit()
        key = "settings.restore_undone" if is_undo else "settings.restored"
        undo = self._texts("edit.undo" if not is_undo else "edit.redo")
        self._say(
            Notice.done(self._texts(key), undo, lambda: self._restore(before, is_undo=not is_undo))
        )

    def _watch(self, job: Job, words: str, then_focus: QWidget) -> None:
        focused = self._focused()
        had_focus = focused is not None and self._card.isAncestorOf(focused)
        self._card.set_busy(is_busy=True)
        self._gives_back_to = then_focus if had_focus else None
        self._meanwhile = self._focused()
        self._card.progress.follow(job, self._texts(words), then_focus=lambda: then_focus)
        job.ended.connect(self._on_ended)

    def _focused(self) -> QWidget | None:
        return self._card.window().focusWidget()

    def _on_ended(self) -> None:
        self.is_restoring = False
        self._card.set_busy(is_busy=False)
        if self._gives_back_to and self._focused() is self._meanwhile and self._card.isVisible():
            self._gives_back_to.setFocus()
        self._card.show_backups(self._presenter.backups())
        self.ended.emit()

    def _on_failed(self, error: Exception, stopped: str, again: Callable[[], None]) -> None:
        from ksa_assess.services.backups import BackupStoppedError

        texts = self._texts
        if isinstance(error, BackupStoppedError):
            self._say(Notice(texts(stopped)))
        elif isinstance(error, MachineError):
            self._say(Notice.trouble(texts.sentence(error), texts("failure.retry"), again))
        elif isinstance(error, SentenceError):
            self._context.say(error)
        else:
            raise error

    def _say(self, notice: Notice) -> None:
        self._context.shell.show_notice(notice)
