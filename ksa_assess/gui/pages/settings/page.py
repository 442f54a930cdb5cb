"""Settings: each is saved the moment it is changed; nothing waits for an OK."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ksa_assess.gui.context import Context
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.pages.settings.backups import DataCard
from ksa_assess.gui.pages.settings.organisation import OrganisationCard
from ksa_assess.gui.pages.settings.presenter import Options, SettingsPresenter
from ksa_assess.gui.pages.settings.rows import SettingsCard, switch_row
from ksa_assess.gui.tasks import Job
from ksa_assess.gui.widgets.choice import Choice, Switch
from ksa_assess.gui.widgets.columns import TwoColumns
from ksa_assess.gui.widgets.field import Field
from ksa_assess.gui.widgets.frames import Scrolling
from ksa_assess.gui.widgets.labels import Label
from ksa_assess.gui.widgets.layouts import column
from ksa_assess.gui.widgets.page import Page
from ksa_assess.runtime.errors import SentenceError

_WIDEST = 1240


class SettingsPage(Page):
    """Object names of the controls are the names of the settings."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._presenter = SettingsPresenter(context.profile, context.wording)
        scrolling = Scrolling(_WIDEST)
        scrolling.body.addWidget(Label(context.texts("nav.settings"), "title"))
        left = (self._build_look(), self._build_rating())
        right = (self._build_organisation(), self._build_data())
        scrolling.body.addWidget(TwoColumns(left, right))
        scrolling.body.addStretch(1)
        column(scrolling, parent=self)

    def open(self) -> None:
        self.data.show_backups(self._presenter.backups())

    def flush(self) -> None:
        """A field that still has the focus has not told of its text yet."""
        if unsaved := self.organisation.unsaved(self.context.settings):
            self.context.change_settings(**unsaved)

    def first_focus(self) -> QWidget | None:
        return self.language.buttons[self.language.value()]

    def _build_look(self) -> QWidget:
        texts, presenter = self.context.texts, self._presenter
        self.language = self._choice("language", presenter.languages())
        self.theme = self._choice("theme", presenter.themes())
        self.text_size = self._choice("text_size", presenter.text_sizes())
        self.calendar = self._choice("calendar", presenter.calendars())
        return SettingsCard(
            texts("settings.look"),
            Field(texts("settings.language"), self.language),
            Field(texts("settings.theme"), self.theme),
            Field(texts("settings.text_size"), self.text_size),
            Field(texts("settings.calendar"), self.calendar),
        )

    def _build_rating(self) -> QWidget:
        texts = self.context.texts
        names = ("is_required_level_shown_at_once", "goes_on_after_rating")
        return SettingsCard(
            texts("settings.rating"),
            *(
                switch_row(texts(f"settings.{n}"), texts(f"settings.{n}.hint"), self._switch(n))
                for n in names
            ),
        )

    def _build_organisation(self) -> QWidget:
        self.organisation = OrganisationCard(self.context.texts, self.context.settings)
        self.organisation.edited.connect(self._on_organisation_edited)
        self.organisation.logo_asked.connect(self._on_logo_asked)
        return self.organisation

    def _build_data(self) -> QWidget:
        self.data = DataCard(self.context.texts, self._presenter.folder())
        dialogs, folder = self.context.dialogs, self._presenter.folder()
        self.data.folder_asked.connect(lambda: dialogs.open_folder(folder))
        self.data.backup_asked.connect(self._on_backup_asked)
        self.data.restore_asked.connect(self._on_restore_asked)
        return self.data

    def _choice(self, name: str, options: Options) -> Choice:
        texts, settings = self.context.texts, self.context.settings
        choice = Choice(texts(f"settings.{name}"), options, getattr(settings, name))
        choice.setObjectName(name)
        for place, button in enumerate(choice.buttons.values()):
            button.setObjectName(f"{name}_{place}")
        choice.chosen.connect(lambda value: self.context.change_settings(**{name: value}))
        return choice

    def _switch(self, name: str) -> Switch:
        is_on = getattr(self.context.settings, name)
        switch = Switch(self.context.texts(f"settings.{name}"), is_on=is_on)
        switch.setObjectName(name)
        switch.toggled.connect(lambda is_on: self.context.change_settings(**{name: is_on}))
        return switch

    def _on_organisation_edited(self, name: str, value: object) -> None:
        if getattr(self.context.settings, name) != value:
            self.context.change_settings(**{name: value})
        self.organisation.show_logo(self.context.settings.logo)

    def _on_logo_asked(self) -> None:
        texts = self.context.texts
        picture = self.context.dialogs.open_file(
            self, texts("settings.choose_logo"), texts("settings.logo_filter")
        )
        if picture:
            self._on_organisation_edited("logo", str(picture))

    # Backups

    def _on_backup_asked(self) -> None:
        job = self.context.tasks.run(lambda _progress, _is_cancelled: self._presenter.back_up())
        job.finished.connect(self._on_backed_up)
        self._watch(job)

    def _on_backed_up(self, path: Path) -> None:
        self.data.show_backups(self._presenter.backups())
        sentence = self.context.texts("settings.backed_up", file=path.name)
        self.context.shell.show_notice(Notice.done(sentence))

    def _on_restore_asked(self, source: Path | None) -> None:
        texts, dialogs = self.context.texts, self.context.dialogs
        title = texts("backup.restore")
        chosen = source or dialogs.open_file(self, title, texts("settings.backup_filter"))
        if chosen is None:
            return
        question, yes = texts("settings.restore_question"), texts("settings.restore_yes")
        if dialogs.confirm(self, title, question, yes, texts("dialog.cancel")):
            self._restore(chosen)

    def _restore(self, source: Path) -> None:
        work = self._presenter.restore
        job = self.context.tasks.run(lambda _progress, _is_cancelled: work(source))
        job.finished.connect(self._on_restored)
        self._watch(job)

    def _on_restored(self, _before: Path) -> None:
        self.data.show_backups(self._presenter.backups())
        self.context.hub.assessments_changed.emit()
        self.context.hub.standards_changed.emit()
        self.context.shell.show_notice(Notice.done(self.context.texts("settings.restored")))

    def _watch(self, job: Job) -> None:
        self.data.set_busy(is_busy=True)
        job.failed.connect(self._on_failed)
        job.ended.connect(lambda: self.data.set_busy(is_busy=False))

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, SentenceError):
            raise error
        self.context.say(error)
