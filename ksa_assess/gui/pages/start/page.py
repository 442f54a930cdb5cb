"""Start: which standard, who, which period; then the walk begins at the first item."""

from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from ksa_assess.gui.context import Context
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.pages.start.form import StartForm
from ksa_assess.gui.pages.start.presenter import (
    AlreadyThere,
    Begun,
    FormPart,
    StartPresenter,
    Unfinished,
)
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.frames import Line, Scrolling
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.page import Page
from ksa_assess.gui.widgets.row_list import RowList
from ksa_assess.gui.widgets.search_box import SearchBox
from ksa_assess.runtime.errors import SentenceError

_LIST_WIDTH = 320


class StartPage(Page):
    """`open(standard_code)` has the standard chosen already; `open()` proposes none."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._presenter = StartPresenter(context.profile, context.wording)
        self._code = ""
        left = self._build_left()
        right = self._build_right()
        layout = row(left, Line(is_upright=True), right, spacing=0, parent=self)
        layout.setStretch(2, 1)

    def _build_left(self) -> QWidget:
        texts = self.context.texts
        self.search = SearchBox(texts("start.search_standard"))
        self.search.setObjectName("search")
        self.search.come_at_slash(self)
        self.search.textChanged.connect(self._show_standards)
        self.standards = RowList(texts("field.standard"))
        self.standards.setObjectName("standards")
        self.standards.chosen.connect(self._on_standard_chosen)
        self.standards.follow(self.search)
        left = QWidget()
        left.setProperty("look", "surface")
        left.setFixedWidth(min(appearance.current().px(_LIST_WIDTH), 420))
        heading = Label(texts("start.which_standard"), "strong")
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
        scrolling = Scrolling(widest=760)
        scrolling.body.addWidget(Label(texts("start.begin"), "title"))
        scrolling.body.addWidget(self.form)
        scrolling.body.addStretch(1)
        right = QWidget()
        layout = column(scrolling, Line(), self._build_foot(), spacing=0, parent=right)
        layout.setStretch(0, 1)
        return right

    def _build_notice(self) -> QWidget:
        """What is done with personal data, beside the button that says it was read."""
        texts = self.context.texts
        readers = self.context.settings.readers or texts("privacy.default_readers")
        notice = QWidget()
        column(
            Label(texts("privacy.heading"), "heading"),
            Paragraph(texts("privacy.short", readers=readers), "second"),
            spacing=0,
            parent=notice,
        )
        return notice

    def _build_foot(self) -> QWidget:
        self.length = Paragraph("", "second")
        self.begin = Button("", "primary")
        self.begin.setObjectName("begin")
        self.begin.clicked.connect(self._on_begin)
        foot = QWidget()
        foot.setProperty("look", "surface")
        self.notice = self._build_notice()
        last = row(self.length, self.begin, spacing=2 * STEP)
        last.setStretch(0, 1)
        layout = column(self.notice, last, parent=foot)
        layout.setContentsMargins(28, 12, 28, 12)
        return foot

    def open(self, standard_code: str = "") -> None:
        self._code = standard_code or self._code
        self._show_standards()
        self._show_length()
        if not self.form.person.name.text():
            self.form.person.show_proposal(self._presenter.proposal(self.context.settings))
        is_read = self.context.settings.privacy_read_at is not None
        self.notice.setVisible(not is_read)
        self.begin.setText(self._begin_label(is_read=is_read))
        self.begin.setAccessibleName(self.begin.text())

    def _begin_label(self, *, is_read: bool) -> str:
        texts = self.context.texts
        begin = texts("start.begin")
        return (
            begin
            if is_read
            else texts("start.read_and_begin", read=texts("privacy.read"), begin=begin)
        )

    def first_focus(self) -> QWidget | None:
        if not self._code:
            return self.search
        return self.begin if self.form.person.name.text() else self.form.person.name

    def _show_standards(self) -> None:
        self.standards.show_rows(self._presenter.standards(self.search.text()), self._code)

    def _show_length(self) -> None:
        sentence = self._presenter.length(self._code)
        self.length.set_text(sentence or self.context.texts("start.choose_standard"))

    def _on_standard_chosen(self, code: str) -> None:
        self._code = code
        self._show_length()

    def _on_begin(self) -> None:
        try:
            outcome = self._presenter.begin(self.form.form(self._code))
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

    def _offer_first(self, assessment_id: int, sentence: str) -> None:
        shell = self.context.shell
        shell.show_notice(
            Notice(
                sentence,
                action=self.context.texts("start.open_first"),
                act=lambda: shell.show_page("walk", assessment_id=assessment_id),
            )
        )

    def _go_on(self, assessment_id: int, person_uuid: str) -> None:
        changes: dict[str, str] = {}
        settings = self.context.settings
        if settings.me is None:
            changes["me"] = person_uuid
        if settings.privacy_read_at is None:
            changes["privacy_read_at"] = datetime.now(UTC).isoformat(timespec="seconds")
        if changes:
            self.context.change_settings(**changes)
        self._code = ""
        self.context.hub.assessments_changed.emit()
        self.context.shell.show_page("walk", assessment_id=assessment_id)
