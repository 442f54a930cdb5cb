"""Giving out and erasing what is held about a person, from the question to what became of it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ksa_assess.gui.context import Context
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.pages.settings.held_persons import HeldPersons, PersonRow
from ksa_assess.gui.pages.settings.privacy import PrivacyCard
from ksa_assess.gui.save_target import ask_target
from ksa_assess.gui.tasks import Job
from ksa_assess.runtime.errors import SentenceError

if TYPE_CHECKING:
    from ksa_assess.services.personal_data import Erased


class PersonWork(QObject):
    """One at a time, on the worker; the card shows how far it is.

    Signal: erased() when the card shows what became of it.
    """

    erased = Signal()

    def __init__(self, context: Context, card: PrivacyCard) -> None:
        super().__init__(card)
        self._context = context
        self._texts = context.texts
        self._persons = HeldPersons(context.profile, context.wording)
        self._card = card
        # Other pages would show, and store, what is being erased.
        self.is_erasing = False
        card.export_asked.connect(self._on_export_asked)
        card.erase_asked.connect(self._on_erase_asked)

    def show_persons(self) -> None:
        self._card.show_persons(self._persons.rows())

    def _on_export_asked(self, person: PersonRow) -> None:
        title = self._texts("settings.persons.export_named", name=person.called)
        file_filter = self._texts("settings.persons.file_filter")
        suggested = self._persons.file_name(person)
        target = ask_target(self._context, self._card, title, suggested, file_filter)
        if target is None:
            return
        export, number = self._persons.export, person.id
        job = self._context.tasks.run(lambda _progress, _is_cancelled: export(number, target))
        job.finished.connect(self._on_exported)
        job.failed.connect(lambda error: self._on_failed(error, person))
        self._watch(job, "settings.persons.exporting")

    def _on_exported(self, file: Path) -> None:
        open_folder, folder = self._context.dialogs.open_folder, file.parent
        self._context.shell.show_notice(
            Notice.done(
                self._texts("settings.persons.exported", file=file.name),
                self._texts("results.open_folder"),
                lambda: open_folder(folder),
            )
        )

    def _on_erase_asked(self, person: PersonRow) -> None:
        texts = self._texts
        is_meant = self._context.dialogs.confirm_by_name(
            self._card.window(),
            texts("settings.persons.erase_named", name=person.called),
            self._persons.question(person),
            texts("settings.persons.erase.type", name=person.name),
            person.name,
            texts("dialog.erase.yes"),
            texts("dialog.cancel"),
        )
        if not is_meant:
            return
        erase, number = self._persons.erase, person.id
        job = self._context.tasks.run(
            lambda progress, is_cancelled: erase(number, progress, is_cancelled)
        )
        job.finished.connect(self._on_erased)
        job.failed.connect(lambda error: self._on_failed(error, person))
        self.is_erasing = True
        self._watch(job, "settings.persons.erasing")

    def _on_erased(self, erased: "Erased") -> None:
        if self._context.settings.me == erased.person.uuid:
            self._context.change_settings(me=None, privacy_read_at=None)
        self._context.hub.assessments_changed.emit()
        sentences = self._persons.outcome(erased)
        self._card.show_outcome(sentences)
        self._card.understood.setFocus()
        self._context.shell.show_notice(Notice.done(sentences[0]))
        self.erased.emit()

    def _watch(self, job: Job, words: str) -> None:
        card = self._card
        card.show_outcome(())
        card.set_busy(is_busy=True)
        card.progress.follow(
            job, self._texts(words), then_focus=lambda: card.first_button() or card
        )
        job.ended.connect(self._on_ended)

    def _on_ended(self) -> None:
        self.is_erasing = False
        self._card.set_busy(is_busy=False)
        self.show_persons()

    def _on_failed(self, error: Exception, person: PersonRow) -> None:
        from ksa_assess.services.personal_data import ErasingStoppedError

        if isinstance(error, ErasingStoppedError):
            stopped = self._texts("settings.persons.stopped", name=person.called)
            self._context.shell.show_notice(Notice(stopped))
        elif isinstance(error, SentenceError):
            self._context.say(error)
        else:
            raise error
