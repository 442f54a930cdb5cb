"""The report: its pages as they will be on paper, what they hold, and the ways out of here."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from ksa_assess.gui.context import Context
from ksa_assess.gui.keys import KeyHint
from ksa_assess.gui.pages.report.choices import ContentCard, OutputCard
from ksa_assess.gui.pages.report.making import ReportMaking
from ksa_assess.gui.pages.report.presenter import ReportPresenter
from ksa_assess.gui.pages.report.preview import Preview
from ksa_assess.gui.pages.report.printing import ReportPrinting
from ksa_assess.gui.pages.report.saving import ReportSaving
from ksa_assess.gui.pages.report.stack import Fit
from ksa_assess.gui.pages.report.work_bar import WorkBar
from ksa_assess.gui.pages.report.zoom_bar import ZoomBar
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.frames import Scrolling
from ksa_assess.gui.widgets.labels import ElidedLabel
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.marks import Pill
from ksa_assess.gui.widgets.page import Page

if TYPE_CHECKING:
    from ksa_assess.services.reporting import MadeReport

_BESIDE_FROM = 760
_CHOICES_WIDTH = 272
_ANY = 16_777_215  # Qt's own largest width.


class ReportPage(Page):
    """Shows the report of an assessment as it is stored when the page is opened."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._texts = context.texts
        self.presenter: ReportPresenter | None = None
        self.report: MadeReport | None = None
        self._back_to = "results"
        # What waits for the report that is being made.
        self._next: Callable[[MadeReport], None] | None = None
        self._build()
        self.making = ReportMaking(context, self)
        self.saving = ReportSaving(context, self)
        self.printing = ReportPrinting(context, self)
        self._connect()
        self._add_shortcuts()

    # The page protocol

    def open(self, assessment_id: int, back_to: str = "results") -> None:
        """`back_to`: "results" or "review", whichever somebody came from."""
        self._back_to = back_to
        assessment = self.context.profile.assessments.get(assessment_id)
        settings = self.context.settings
        language = settings.report_language or self._texts.language
        is_other = not self.presenter or self.presenter.assessment.id != assessment_id
        self.presenter = ReportPresenter(assessment, self.context.wording, language)
        self._show(self.presenter)
        if is_other:
            self.report = None
            self.preview.show_waiting()
        self._make()

    def flush(self) -> None:
        """A box that opens on another page would surprise."""
        self._next = None

    def first_focus(self) -> QWidget:
        return self.output.save

    def place(self) -> str:
        """What came in by a file is the team's."""
        return "team" if self.presenter and self.presenter.assessment.is_received else ""

    @classmethod
    def keys(cls) -> tuple[KeyHint, ...]:
        return (
            KeyHint(("Page Up", "Page Down"), "preview.key.turn"),
            KeyHint(("Home", "End"), "preview.key.ends"),
            KeyHint(("Ctrl+S",), "results.export_pdf"),
            KeyHint(("Ctrl+P",), "print.all"),
            KeyHint(("Ctrl++", "Ctrl+-"), "preview.key.zoom"),
            KeyHint(("Ctrl+0",), "preview.key.width"),
        )

    # Building

    def _build(self) -> None:
        self._choices = self._build_choices()
        self._shown = self._build_preview()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(2 * STEP)
        self._body.addWidget(self._choices)
        self._body.addWidget(self._shown, 1)
        layout = column(self._build_head(), spacing=12, parent=self)
        layout.addLayout(self._body, 1)
        layout.setContentsMargins(2 * STEP, 12, 2 * STEP, 2 * STEP)

    def _build_head(self) -> QWidget:
        head = QWidget()
        self.title = ElidedLabel("", "title")
        self.whose = ElidedLabel("", "second")
        self.state = Pill("", "accent")
        self.back = Button(self._texts("preview.back"), icon_name="left")
        self.back.setObjectName("back")
        whose = row(self.state, self.whose)
        whose.setStretch(1, 1)
        row(column(self.title, whose, spacing=2), self.back, parent=head).setStretch(0, 1)
        return head

    def _build_choices(self) -> QWidget:
        around = QWidget()
        self.output = OutputCard(self._texts)
        self.content = ContentCard(self._texts)
        self._content_area = Scrolling(margin=0)
        self._content_area.body.addWidget(self.content)
        self._content_area.body.addStretch(1)
        column(self.output, self._content_area, spacing=2 * STEP, parent=around).setStretch(1, 1)
        return around

    def _build_preview(self) -> QWidget:
        texts = self._texts
        around = QWidget()
        self.preview = Preview(
            texts("preview.name"), texts("results.exporting"), self.context.tasks
        )
        self.preview.setObjectName("preview")
        self.zoom_bar = ZoomBar(texts, self.preview)
        self.work_bar = WorkBar(texts("print.printing"), texts("dialog.cancel"))
        column(self.work_bar, self.zoom_bar, self.preview, parent=around).setStretch(2, 1)
        return around

    def _connect(self) -> None:
        output, content = self.output, self.content
        self.back.clicked.connect(self._on_back_asked)
        output.save.clicked.connect(self._on_save_asked)
        output.print_all.clicked.connect(self._on_print_all_asked)
        output.print_signatures.clicked.connect(self._on_print_signatures_asked)
        output.content.toggled.connect(self._arrange)
        content.language_chosen.connect(self._on_language_chosen)
        content.department_head_switched.connect(self._on_department_head_switched)
        content.to_settings.clicked.connect(lambda: self.context.shell.show_page("settings"))
        self.making.made.connect(self._on_made)
        self.making.refused.connect(self.flush)
        self.work_bar.cancel.clicked.connect(self.printing.cancel)
        self.printing.began.connect(self._on_printing_began)
        self.printing.progressed.connect(self.work_bar.set_progress)
        self.printing.ended.connect(self._on_printing_ended)

    def _add_shortcuts(self) -> None:
        for keys, act in (
            ("Ctrl+S", self._on_save_asked),
            ("Ctrl+P", self._on_print_all_asked),
            ("Ctrl++", self.zoom_bar.larger.click),
            ("Ctrl+=", self.zoom_bar.larger.click),
            ("Ctrl+-", self.zoom_bar.smaller.click),
            ("Ctrl+0", lambda: self.preview.set_fit(Fit.WIDTH)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # Showing

    def _show(self, presenter: ReportPresenter) -> None:
        back = "results.back_to_review" if self._back_to == "review" else "preview.back"
        self.back.setText(self._texts(back))
        self.back.setAccessibleName(self._texts(back))
        self.title.setText(presenter.title)
        self.whose.setText(presenter.whose)
        self.state.set_text(presenter.state)
        self.content.show_settings(self.context.settings, presenter.language)
        self.zoom_bar.show_presenter(presenter)

    def _make(self) -> None:
        presenter = self.opened
        self.making.begin(presenter.assessment.id, presenter.language)

    def _on_made(self, report: "MadeReport") -> None:
        self.report = report
        self.preview.show_report(report)
        self.zoom_bar.say_place()
        if act := self._next:
            self._next = None
            act(report)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The choices beside the preview; in a narrow window above it, and what the report holds
        in its place for as long as it is asked for."""
        look = appearance.current()
        is_above = self.width() < look.px(_BESIDE_FROM)
        is_content_shown = not is_above or self.output.content.isChecked()
        if is_above:
            self.output.set_above(self.width() - 8 * STEP)
        else:
            self.output.set_beside()
        self._content_area.setVisible(is_content_shown)
        self._shown.setVisible(not (is_above and is_content_shown))
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.TopToBottom if is_above else direction.LeftToRight)
        self._choices.setMinimumWidth(0 if is_above else look.px(_CHOICES_WIDTH))
        self._choices.setMaximumWidth(_ANY if is_above else look.px(_CHOICES_WIDTH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The pages are turned from wherever the focus is."""
        if not self.preview.turn(event.key()):
            super().keyPressEvent(event)

    # Acts

    @property
    def opened(self) -> ReportPresenter:
        """The report in view, once `open` was called."""
        if self.presenter is None:
            raise RuntimeError("the report was not opened")
        return self.presenter

    def _on_back_asked(self) -> None:
        self.context.shell.show_page(self._back_to, assessment_id=self.opened.assessment.id)

    def _on_language_chosen(self, language: object) -> None:
        self.context.change_settings(report_language=language)
        self._renew()

    def _on_department_head_switched(self, is_on: bool) -> None:
        self.context.change_settings(has_department_head_box=is_on)
        self._renew()

    def _renew(self) -> None:
        """The settings have the last word: they may have refused to be saved."""
        self.open(self.opened.assessment.id, self._back_to)

    def _on_save_asked(self) -> None:
        suggested = self.opened.suggested_file
        self._when_made(lambda report: self.saving.begin(report, suggested))

    def _on_print_all_asked(self) -> None:
        self._print(None)

    def _on_print_signatures_asked(self) -> None:
        from ksa_assess.services.reporting import SIGN_PAGES

        self._print(SIGN_PAGES)

    def _print(self, last: int | None) -> None:
        if not self.printing.is_running:
            self._when_made(lambda report: self.printing.begin(report, last or report.pages))

    def _when_made(self, act: "Callable[[MadeReport], None]") -> None:
        """At once, or as soon as what was chosen last is made; a new wish takes the place of one
        that still waits."""
        if self.report and not self.making.is_running:
            act(self.report)
        else:
            self._next = act

    def _on_printing_began(self) -> None:
        self.work_bar.begin()
        self.work_bar.cancel.setFocus()

    def _on_printing_ended(self) -> None:
        had_focus = self.work_bar.cancel.hasFocus()
        self.work_bar.hide()
        if had_focus:
            self.output.print_all.setFocus()
