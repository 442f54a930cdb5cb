"""Handing over: three ways, what goes with the file and who can read it, what went before."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ksa_assess.gui.context import Context
from ksa_assess.gui.keys import KeyHint
from ksa_assess.gui.moves import withdraw
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.pages.hand_over.about_cards import CodeCard, HandedCard, HoldsCard
from ksa_assess.gui.pages.hand_over.making import FileMaking
from ksa_assess.gui.pages.hand_over.passphrase_card import PassphraseCard, TypedPassphrase
from ksa_assess.gui.pages.hand_over.presenter import HandOverPresenter, Way
from ksa_assess.gui.pages.hand_over.ways import Ways
from ksa_assess.gui.save_target import ask_target
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.columns import Folding, TwoColumns
from ksa_assess.gui.widgets.empty_state import EmptyState
from ksa_assess.gui.widgets.frames import Scrolling
from ksa_assess.gui.widgets.labels import ElidedLabel, Label, Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.marks import Pill
from ksa_assess.gui.widgets.page import Page
from ksa_assess.runtime.errors import SentenceError

_WIDEST = 1080
_TWO_FROM = 720
_LEAST_TITLE = 260


class HandOverPage(Page):
    """Shows an assessment as it is stored when the page is opened, and after each file."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._texts = context.texts
        self.presenter: HandOverPresenter | None = None
        self.making = FileMaking(context, self)
        self._build()
        self.making.made.connect(self._on_made)
        self.making.busy_changed.connect(self._on_busy_changed)
        self.ways.chosen.connect(self._on_way_chosen)
        self.results.clicked.connect(self._go_to_results)
        self.withdraw.clicked.connect(lambda: withdraw(self.context, self, self.opened.assessment))

    # The page protocol

    def open(self, assessment_id: int) -> None:
        is_other = self.presenter is None or self.presenter.assessment.id != assessment_id
        if is_other and self.presenter is not None:
            self.passphrase.show_typed(TypedPassphrase())
        self._load(assessment_id)
        if is_other:
            self._sheet.verticalScrollBar().setValue(0)

    def kept(self) -> TypedPassphrase:
        return self.passphrase.typed()

    def take_up(self, kept: TypedPassphrase | None) -> None:
        if kept:
            self.passphrase.show_typed(kept)

    def first_focus(self) -> QWidget:
        return next(iter(self.ways.buttons.values()), self.results)

    def place(self) -> str:
        """What came in by a file is the team's."""
        return "team" if self.opened.assessment.is_received else ""

    @classmethod
    def keys(cls) -> tuple[KeyHint, ...]:
        return (KeyHint(("Esc",), "hand_over.key.leave"),)

    # Building

    def _build(self) -> None:
        texts = self._texts
        self.ways = Ways()
        self.making_it = Label(texts("hand_over.making"), "second")
        self.making_it.hide()
        self.passphrase = PassphraseCard(texts)
        self.holds = HoldsCard(texts)
        self.code = CodeCard(texts)
        self.handed = HandedCard(texts)
        self.lead = Paragraph("")
        self.nothing = EmptyState("document", "")
        self.about = TwoColumns([self.holds], [self.code, self.handed], _TWO_FROM)
        self._sheet = scrolling = Scrolling(_WIDEST)
        parts = (self._build_head(), self.lead, self.ways, self.making_it, self.passphrase)
        for part in (*parts, self.about, self.nothing):
            scrolling.body.addWidget(part)
        scrolling.body.addStretch(1)
        column(scrolling, spacing=0, parent=self)

    def _build_head(self) -> QWidget:
        self.title = Label("", "title")
        self.whose = ElidedLabel("", "second")
        self.state = Pill("", "accent")
        self.withdraw = Button(self._texts("withdraw.title"))
        self.results = Button(self._texts("home.see_results"))
        for name in ("withdraw", "results"):
            getattr(self, name).setObjectName(name)
        about, ways = QWidget(), QWidget()
        whose = row(self.state, self.whose)
        whose.setStretch(1, 1)
        column(self.title, whose, spacing=4, parent=about)
        row(self.withdraw, self.results, spacing=STEP, parent=ways)
        return Folding(about, ways, _LEAST_TITLE)

    # Showing

    @property
    def opened(self) -> HandOverPresenter:
        """What is in view, once `open` was called."""
        if self.presenter is None:
            raise RuntimeError("nothing to hand over was opened")
        return self.presenter

    def _load(self, assessment_id: int) -> None:
        profile = self.context.profile
        self.presenter = HandOverPresenter(
            profile.assessments.get(assessment_id),
            self.context.wording,
            profile.handing_over.handed_over(assessment_id),
            self.context.settings.readers,
        )
        self._show(self.presenter)

    def _show(self, presenter: HandOverPresenter) -> None:
        self.title.setText(presenter.title)
        self.whose.setText(presenter.whose)
        self.state.set_text(presenter.state)
        self.lead.set_text(presenter.lead)
        self.lead.setVisible(presenter.is_to_give)
        self.nothing.sentence.set_text(presenter.lead)
        self.nothing.setVisible(not presenter.is_to_give)
        self.ways.show_ways(presenter.ways)
        for part in (self.passphrase, self.about):
            part.setVisible(presenter.is_to_give)
        self.withdraw.setVisible(presenter.can_be_withdrawn)
        self.passphrase.advice.set_text(presenter.passphrase_advice)
        self.holds.show_lines(presenter.holds)
        self.handed.show_presenter(presenter)
        self.code.show_code(self._code(), presenter.code_why)

    def _code(self) -> str:
        if not self.opened.has_code:
            return ""
        return self.context.profile.handing_over.code(self.opened.assessment.id)

    # Acts

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        """From a passphrase to its switch; from there on to the results."""
        if isinstance(self.window().focusWidget(), QLineEdit):
            self.passphrase.switch.setFocus()
        else:
            self._go_to_results()

    def _go_to_results(self) -> None:
        self.context.shell.show_page("results", assessment_id=self.opened.assessment.id)

    def _on_way_chosen(self, way: Way) -> None:
        if way is Way.HERE:
            self._review_here()
            return
        passphrase = self._passphrase()
        if passphrase is None or self.making.is_busy:
            return
        if way is Way.COPY:
            self.making.copy(self.opened.assessment.id, passphrase)
        else:
            self._save(passphrase)

    def _passphrase(self) -> str | None:
        """None where what stands in the card cannot be used; the card then says why."""
        typed = self.passphrase.typed()
        if not typed.is_on:
            return ""
        trouble = self.opened.passphrase_trouble(typed.first)
        repeat_trouble = "" if trouble else self.opened.repeat_trouble(typed.first, typed.again)
        self.passphrase.say_trouble(trouble, repeat_trouble)
        return None if trouble or repeat_trouble else typed.first

    def _save(self, passphrase: str) -> None:
        texts, assessment_id = self._texts, self.opened.assessment.id
        suggested = self.context.profile.handing_over.file_name(assessment_id, texts.language)
        target = ask_target(
            self.context, self, texts("hand_over.save"), suggested, texts("hand_over.file_filter")
        )
        if target:
            self.making.save(assessment_id, target, passphrase)

    def _review_here(self) -> None:
        assessment_id = self.opened.assessment.id
        try:
            self.context.profile.handing_over.here(assessment_id)
        except SentenceError as error:
            self.context.say(error)
            return
        self.context.hub.assessments_changed.emit()
        self.context.shell.show_page("review", assessment_id=assessment_id)

    def _on_busy_changed(self, is_busy: bool) -> None:
        self.making_it.setVisible(is_busy)
        for button in self.ways.buttons.values():
            button.setDisabled(is_busy)

    def _on_made(self, file: Path, way: Way) -> None:
        focused = self.window().focusWidget()
        self._load(self.opened.assessment.id)
        if self.isVisible() and focused is not self.window().focusWidget():
            self.ways.buttons[way].setFocus()
        self.context.hub.assessments_changed.emit()
        dialogs = self.context.dialogs
        self.context.shell.show_notice(
            Notice.done(
                self.opened.done(file, way),
                self._texts("results.open_folder"),
                lambda: dialogs.open_folder(file.parent),
            )
        )
