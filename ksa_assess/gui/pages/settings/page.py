"""Settings: each is saved the moment it is changed; nothing waits for an OK."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from ksa_assess.gui.context import Context
from ksa_assess.gui.keys import CHOICE, KeyHint
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.pages.settings.backup_work import BackupWork
from ksa_assess.gui.pages.settings.backups import DataCard
from ksa_assess.gui.pages.settings.logo import read_logo
from ksa_assess.gui.pages.settings.look import LookCard
from ksa_assess.gui.pages.settings.organisation import OrganisationCard
from ksa_assess.gui.pages.settings.person_work import PersonWork
from ksa_assess.gui.pages.settings.presenter import SettingsPresenter
from ksa_assess.gui.pages.settings.privacy import PrivacyCard
from ksa_assess.gui.pages.settings.rows import SettingsCard, beside, switch_row, words
from ksa_assess.gui.pages.settings.sections import SectionList
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.choice import Switch
from ksa_assess.gui.widgets.frames import Scrolling
from ksa_assess.gui.widgets.labels import Label
from ksa_assess.gui.widgets.layouts import place, row
from ksa_assess.gui.widgets.page import Page
from ksa_assess.runtime.errors import UserError

_WIDEST = 760
_MARGIN = 28  # At both sides of the settings.
# With less room the sections at the left give way to the settings.
_ROOM_FOR_SECTIONS = 780


class SettingsPage(Page):
    """Object names of the controls are the names of the settings."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        texts = context.texts
        self._presenter = SettingsPresenter(context.profile, context.wording)
        self._scrolling = Scrolling(round(_WIDEST * (1 + self._grown() / 2)), is_centred=False)
        self.title = Label(texts("nav.settings"), "title")
        self.cards = (
            self._build_look(),
            self._build_rating(),
            self._build_organisation(),
            self._build_privacy(),
            self._build_data(),
        )
        self.sections = SectionList(texts, texts("nav.settings"), self.cards, self._scrolling)
        self._scrolling.body.addWidget(self.title)
        for card in self.cards:
            self._scrolling.body.addWidget(card)
        self._scrolling.body.addStretch(1)
        layout = row(self.sections, self._scrolling, spacing=0, parent=self)
        layout.setStretch(1, 1)

    def open(self) -> None:
        self.data.show_backups(self._presenter.backups())
        self.person_work.show_persons()
        self._show_privacy()

    def flush(self) -> None:
        """A field that still has the focus has not told of its text yet. Nobody leaves while
        everything is being replaced: other pages would show, and store, what is gone."""
        if unsaved := self.organisation.unsaved(self.context.settings):
            self.context.change_settings(**unsaved)
        if self.backup_work.is_restoring:
            raise UserError("settings.wait_for_restore")
        if self.person_work.is_erasing:
            raise UserError("settings.wait_for_erasure")

    @classmethod
    def keys(cls) -> tuple[KeyHint, ...]:
        return (CHOICE, KeyHint(("↑", "↓"), "settings.key.sections"))

    def first_focus(self) -> QWidget | None:
        return self.language.buttons[self.language.value()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_room = self.width() >= appearance.current().px(_ROOM_FOR_SECTIONS)
        self.sections.setVisible(has_room)
        self.title.setVisible(not has_room)
        # Both stand in the middle of a wider window, while the bar stays at its edge.
        together = self.sections.width() * has_room + self._scrolling.widest + 2 * _MARGIN
        self.setContentsMargins(max(0, (self.width() - together) // 2), 0, 0, 0)

    @staticmethod
    def _grown() -> float:
        """How much larger than usual the text is, 0 to 1: lines may become longer with it."""
        return appearance.current().text_size / 100 - 1

    # Parts

    def _build_look(self) -> SettingsCard:
        context = self.context
        self.look = LookCard(context.texts, context.settings, self._presenter)
        self.look.changed.connect(lambda name, value: context.change_settings(**{name: value}))
        self.language, self.theme = self.look.language, self.look.theme
        self.text_size, self.calendar = self.look.text_size, self.look.calendar
        return self.look

    def _build_rating(self) -> SettingsCard:
        texts = self.context.texts
        names = ("is_required_level_shown_at_once", "goes_on_after_rating")
        card = SettingsCard(texts("settings.rating"))
        self.reset = Button(texts("settings.reset"))
        self.reset.setObjectName("reset")
        self.reset.setAccessibleDescription(texts("settings.reset.hint"))
        self.reset.clicked.connect(self._on_reset_asked)
        switches = [
            switch_row(texts(f"settings.{n}"), texts(f"settings.{n}.hint"), self._switch(n))
            for n in names
        ]
        about = words(texts("settings.reset.title"), texts("settings.reset.hint"))
        card.add([*switches, beside(about, self.reset)])
        return card

    def _build_organisation(self) -> SettingsCard:
        self.organisation = OrganisationCard(self.context.texts, self.context.settings)
        self.organisation.edited.connect(self._on_organisation_edited)
        self.organisation.logo_asked.connect(self._on_logo_asked)
        self.organisation.logo_removed.connect(self._on_logo_removed)
        return self.organisation

    def _build_privacy(self) -> SettingsCard:
        self.privacy = PrivacyCard(self.context.texts)
        self.person_work = PersonWork(self.context, self.privacy)
        self.person_work.erased.connect(self._on_erased)
        return self.privacy

    def _build_data(self) -> SettingsCard:
        self.data = DataCard(self.context.texts, self._presenter.folder())
        dialogs, folder = self.context.dialogs, self._presenter.folder()
        self.data.folder_asked.connect(lambda: dialogs.open_folder(folder))
        self.data.copy_asked.connect(self._on_copy_asked)
        self.backup_work = BackupWork(self.context, self._presenter, self.data)
        self.backup_work.ended.connect(self._on_backup_work_ended)
        return self.data

    def _switch(self, name: str) -> Switch:
        is_on = getattr(self.context.settings, name)
        switch = Switch(self.context.texts(f"settings.{name}"), is_on=is_on)
        switch.setObjectName(name)
        switch.toggled.connect(lambda is_on: self.context.change_settings(**{name: is_on}))
        return switch

    # What people do

    def _on_organisation_edited(self, name: str, value: object) -> None:
        if getattr(self.context.settings, name) != value:
            self.context.change_settings(**{name: value})
        self.organisation.show_logo(self.context.settings.logo)
        self._show_privacy()

    def _show_privacy(self) -> None:
        """It names the readers, who can be changed on this page."""
        settings, presenter = self.context.settings, self._presenter
        self.privacy.show_notice(
            presenter.privacy_notice(settings), presenter.privacy_read_at(settings)
        )

    def _on_logo_asked(self) -> None:
        texts = self.context.texts
        picture = self.context.dialogs.open_file(
            self, texts("settings.choose_logo"), texts("settings.logo_filter")
        )
        if picture is None:
            return
        if read_logo(str(picture)).isNull():
            sentence = texts("settings.logo_refused", file=picture.name)
            self.context.shell.show_notice(Notice.trouble(sentence))
            return
        self._on_organisation_edited("logo", str(picture))

    def _on_logo_removed(self) -> None:
        before = self.context.settings.logo
        self._on_organisation_edited("logo", "")
        self.organisation.choose_logo.setFocus()
        self._offer_undo(
            "settings.logo_removed", lambda: self._on_organisation_edited("logo", before)
        )

    def _on_reset_asked(self) -> None:
        """The window builds its pages anew, so what goes back must not need this one."""
        change, before = self.context.change_settings, self.context.settings
        changes = self._presenter.defaults(before)
        if changes:
            change(**changes)
        undo = {name: getattr(before, name) for name in changes}
        self._offer_undo("settings.reset.done", lambda: change(**undo))

    def _on_backup_work_ended(self) -> None:
        """Show the new backup, and the button above it: the notice takes room from the page."""
        focused = self.window().focusWidget()
        if focused is None or not self.data.isAncestorOf(focused):
            return
        place(self)
        for part in (self.data.newest(), self.data.back_up):
            if part:
                self._scrolling.reveal(part)

    def _on_erased(self) -> None:
        """Show all of what became of it, its beginning where not all has room."""
        place(self)
        for part in (self.privacy.understood, self.privacy.outcome):
            self._scrolling.reveal(part)

    def _offer_undo(self, done: str, undo: Callable[[], None]) -> None:
        texts = self.context.texts
        self.context.shell.show_notice(Notice.done(texts(done), texts("edit.undo"), undo))

    def _on_copy_asked(self) -> None:
        QApplication.clipboard().setText(str(self._presenter.folder()))
        self.context.shell.show_notice(Notice.done(self.context.texts("settings.folder_copied")))
