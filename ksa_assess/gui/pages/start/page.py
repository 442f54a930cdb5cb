"""Start: which standard, who, which period; then the walk begins at the first item."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ksa_assess.gui import privacy
from ksa_assess.gui.context import Context
from ksa_assess.gui.keys import CHOICE, SEARCH, KeyHint
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.pages.start.form import StartForm
from ksa_assess.gui.pages.start.presenter import (
    AlreadyThere,
    Begun,
    Corrected,
    Form,
    FormPart,
    StartPresenter,
    Unfinished,
)
from ksa_assess.gui.planning.carrying_over import tell_open_actions
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.frames import Band, Line, Scrolling
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.page import Page
from ksa_assess.gui.widgets.row_list import RowList
from ksa_assess.gui.widgets.search_box import SearchBox
from ksa_assess.runtime.errors import SentenceError, UserError

if TYPE_CHECKING:
    from ksa_assess.domain.assessment import Assessment

_LIST_WIDTH = 320
_MARGIN = 28
_MOST_AT_A_SIDE = 0.32
# A foot that would be higher than this part of the page leaves its words to the form.
_MOST_OF_FOOT = 0.3


class StartPage(Page):
    """`open(standard_code)` has the standard chosen already; `open()` proposes none.
    `open(assessment_id)` corrects the head of that draft instead of beginning one.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._presenter = StartPresenter(context.profile, context.wording)
        self._code = ""
        # The draft that is being corrected, and what was typed for a new one meanwhile.
        self._draft: Assessment | None = None
        self._typed: Form | None = None
        self._left = QWidget()
        row(self._build_left(), Line(is_upright=True), spacing=0, parent=self._left)
        right = self._build_right()
        layout = row(self._left, right, spacing=0, parent=self)
        layout.setStretch(1, 1)

    def _build_left(self) -> QWidget:
        texts = self.context.texts
        self.search = SearchBox(texts("start.search_standard"))
        self.search.setObjectName("search")
        self.search.come_at_slash(self)
        self.search.textChanged.connect(self._show_standards)
        self.standards = RowList(texts("field.standard"))
        self.standards.setObjectName("standards")
        self.standards.chosen.connect(self._on_standard_chosen)
        self.standards.taken.connect(lambda: self._after_standard().setFocus())
        self.standards.follow(self.search)
        left = self._list = QWidget()
        left.setProperty("look", "surface")
        heading = Paragraph(texts("start.which_standard"), "strong")
        layout = column(heading, self.search, self.standards, parent=left)
        layout.setContentsMargins(2 * STEP, 3 * STEP, 2 * STEP, 2 * STEP)
        return left

    def _build_right(self) -> QWidget:
        texts = self.context.texts
        periods = self._presenter.periods()
        self.form = StartForm(self.context.wording, self._presenter.people(), periods)
        self.form.person.person_chosen.connect(
            lambda person: self.form.person.show_proposal(self._presenter.proposal_for(person))
        )
        self.form.person.name_changed.connect(self._on_name_changed)
        self._sheet = Scrolling(widest=760, margin=_MARGIN)
        self.title = Label(texts("start.begin"), "title")
        self.standard = Paragraph("", "strong")
        self._sheet.body.addLayout(column(self.title, self.standard))
        self._sheet.body.addWidget(self.form)
        self._sheet.body.addStretch(1)
        right = QWidget()
        layout = column(self._sheet, Line(), self._build_foot(), spacing=0, parent=right)
        layout.setStretch(0, 1)
        return right

    def _build_notice(self) -> QWidget:
        """What is done with personal data, beside the button that says it was read."""
        texts = self.context.texts
        notice = QWidget()
        column(
            Label(texts("privacy.heading"), "heading"),
            Paragraph(privacy.notice(self.context.settings, texts), "second"),
            spacing=0,
            parent=notice,
        )
        return notice

    def _build_foot(self) -> QWidget:
        self.length = Paragraph("", "second")
        self.begin = Button("", "primary")
        self.begin.setObjectName("begin")
        self.begin.clicked.connect(self._on_begin)
        self.notice = self._build_notice()
        self.leave = Button(self.context.texts("start.leave_correction"))
        self.leave.setObjectName("leave")
        self.leave.clicked.connect(self._on_leave)
        # The room left over, where the length stands in the form.
        self._last = row(self.length, 0, self.leave, self.begin, spacing=2 * STEP)
        self._last.setStretch(0, 1)
        self._foot = Band(self._sheet, _MARGIN)
        self._foot.setProperty("look", "surface")
        self._foot.body.addWidget(self.notice)
        self._foot.body.addLayout(self._last)
        return self._foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        widest = round(self.width() * _MOST_AT_A_SIDE)
        self._list.setFixedWidth(min(appearance.current().px(_LIST_WIDTH), widest))
        self._place_words()

    def _place_words(self) -> None:
        """Beside the button that they are about, unless they would take the form its room."""
        is_low = self._words_height() > self.height() * _MOST_OF_FOOT
        if is_low == self._sheet.isAncestorOf(self.length):
            return
        if is_low:
            for words in (self.notice, self.length):
                self._sheet.body.insertWidget(self._sheet.body.count() - 1, words)
        else:
            self._foot.body.insertWidget(0, self.notice)
            self._last.insertWidget(0, self.length, 1)

    def _words_height(self) -> int:
        list_width = 0 if self._left.isHidden() else self._list.width()
        width = min(self.width() - list_width - 2 * _MARGIN, self._sheet.widest)
        beside = width - self.begin.sizeHint().width() - 2 * STEP
        notice = 0 if self.notice.isHidden() else self.notice.heightForWidth(width)
        return notice + self.length.heightForWidth(max(beside, 1))

    def open(self, standard_code: str = "", assessment_id: int | None = None) -> None:
        draft = None if assessment_id is None else self._presenter.draft(assessment_id)
        if self._draft is None:
            self._typed = self.form.form("")
        self._draft = draft
        self.form.say_nothing()
        is_new = draft is None
        for part in (self._left, self.form.person.hint):
            part.setVisible(is_new)
        for part in (self.leave, self.standard):
            part.setVisible(not is_new)
        if draft is None:
            self._show_new(standard_code)
        else:
            self._show_draft(draft)
        self._place_words()

    def _show_new(self, standard_code: str) -> None:
        texts, settings = self.context.texts, self.context.settings
        self._code = standard_code or self._code
        self._show_standards()
        self._show_length()
        if self._typed and self._typed.name:
            self.form.show_form(self._typed)
        else:
            self.form.show_proposal(self._presenter.proposal(settings))
        self.title.setText(texts("start.begin"))
        is_read = privacy.is_read(settings)
        self.notice.setVisible(not is_read)
        self._label(self._begin_label(is_read=is_read))

    def _show_draft(self, draft: "Assessment") -> None:
        texts = self.context.texts
        self.form.show_form(self._presenter.form_of(draft))
        self.title.setText(texts("start.correct"))
        self.standard.set_text(self._presenter.standard_of(draft))
        self.length.set_text(texts("start.correct_hint"))
        self.notice.hide()
        self._label(texts("start.save_correction"))

    def _label(self, text: str) -> None:
        self.begin.setText(text)
        self.begin.setAccessibleName(text)

    def _begin_label(self, *, is_read: bool) -> str:
        texts = self.context.texts
        begin = texts("start.begin")
        return (
            begin
            if is_read
            else texts("start.read_and_begin", read=texts("privacy.read"), begin=begin)
        )

    def flush(self) -> None:
        """Corrections are kept when the page is left, as every text being typed is."""
        if self._draft is None:
            return
        draft, form = self._draft, self.form.form(self._draft.standard.code)
        if form == self._presenter.form_of(draft):
            return
        match self._presenter.correct(draft, form):
            case Unfinished(part, sentence, key):
                self.form.say(part, sentence)
                raise UserError(key)
            case AlreadyThere(assessment_id):
                raise UserError("assessments.duplicate", id=assessment_id)
            case Corrected():
                self._draft = self._presenter.draft(draft.id)
                self.context.hub.assessments_changed.emit()

    def kept(self) -> Form:
        """What was typed for a new one: corrections of a draft are stored."""
        typed = self._typed if self._draft and self._typed else self.form.form("")
        return replace(typed, standard_code=self._code)

    def take_up(self, kept: Form | None) -> None:
        if kept:
            self._code = kept.standard_code
            self.form.show_form(replace(kept, period=self._presenter.called_now(kept.period)))

    @classmethod
    def keys(cls) -> tuple[KeyHint, ...]:
        return (
            SEARCH,
            KeyHint(("↓",), "keys.into_list"),
            CHOICE,
            KeyHint(("Alt+↓",), "start.key.people"),
        )

    def first_focus(self) -> QWidget | None:
        if self._draft:
            return self.form.person.name
        return self._after_standard() if self._code else self.search

    def _after_standard(self) -> QWidget:
        """Where to go on when the standard is chosen."""
        return self.begin if self.form.person.name.text() else self.form.person.name

    def _show_standards(self) -> None:
        self.standards.show_rows(self._presenter.standards(self.search.text()), self._code)

    def _show_length(self) -> None:
        sentence = self._presenter.length(self._code)
        self.length.set_text(sentence or self.context.texts("start.choose_standard"))

    def _on_standard_chosen(self, code: str) -> None:
        self._code = code
        self._show_length()
        self._place_words()

    def _on_name_changed(self, name: str) -> None:
        is_other = self._presenter.is_somebody_else(name, self.context.settings)
        self.form.person.other.setVisible(is_other and self._draft is None)

    def _on_begin(self) -> None:
        draft, presenter = self._draft, self._presenter
        try:
            if draft:
                outcome = presenter.correct(draft, self.form.form(draft.standard.code))
            else:
                outcome = presenter.begin(self.form.form(self._code))
        except SentenceError as error:
            self.context.say(error)
            return
        match outcome:
            case Unfinished(FormPart.STANDARD, sentence):
                self.context.shell.show_notice(Notice(sentence))
                self.search.setFocus()
            case Unfinished(part, sentence):
                self.form.say(part, sentence)
            case AlreadyThere(assessment_id, sentence):
                self._offer_first(assessment_id, sentence)
            case Begun(assessment_id, person_uuid):
                self._go_on(assessment_id, person_uuid)
            case Corrected(sentence):
                self._go_home(Notice.done(sentence))

    def _on_leave(self) -> None:
        self._go_home(None)

    def _go_home(self, notice: Notice | None) -> None:
        """What was typed is stored or given up: there is nothing left to keep."""
        self._draft = None
        if self._typed:
            self.form.show_form(self._typed)
        self.context.hub.assessments_changed.emit()
        self.context.shell.show_page("home")
        if notice:
            self.context.shell.show_notice(notice)

    def _offer_first(self, assessment_id: int, sentence: str) -> None:
        shell = self.context.shell
        shell.show_notice(
            Notice(
                sentence,
                action=self.context.texts("start.open_first"),
                act=lambda: self._open_first(assessment_id),
            )
        )

    def _open_first(self, assessment_id: int) -> None:
        self._draft = None
        self.context.shell.show_page("walk", assessment_id=assessment_id)

    def _go_on(self, assessment_id: int, person_uuid: str) -> None:
        settings = self.context.settings
        changes = privacy.read_now(settings)
        if settings.me is None or self.form.person.is_chosen_as_me:
            changes["me"] = person_uuid
        if changes:
            self.context.change_settings(**changes)
        self._code = ""
        self.context.hub.assessments_changed.emit()
        self.context.shell.show_page("walk", assessment_id=assessment_id)
        tell_open_actions(self.context, assessment_id)
