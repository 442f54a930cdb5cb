"""The walk: one indicator at a time, rated by keyboard or mouse, saved at every key press."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ksa_assess.domain.walk import Change
from ksa_assess.gui.context import Context
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.pages.walk.comment_card import CommentCard
from ksa_assess.gui.pages.walk.content_panel import ContentPanel
from ksa_assess.gui.pages.walk.footer import Footer
from ksa_assess.gui.pages.walk.help_overlay import HelpOverlay
from ksa_assess.gui.pages.walk.indicator_card import IndicatorCard
from ksa_assess.gui.pages.walk.keys import IN_TEXT, REPEATING, Command, command_of, level_of
from ksa_assess.gui.pages.walk.not_saved import not_saved
from ksa_assess.gui.pages.walk.outline_panel import OutlinePanel
from ksa_assess.gui.pages.walk.overview import hit_rows, outline_rows
from ksa_assess.gui.pages.walk.place_bar import PlaceBar
from ksa_assess.gui.pages.walk.presenter import WalkPresenter
from ksa_assess.gui.pages.walk.sheet import WalkSheet
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.frames import Card, Line
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.page import Page
from ksa_assess.runtime.errors import SentenceError

_TYPING_PAUSE_MS = 500
_CURSOR_PAUSE_MS = 200
_GO_ON_AFTER_MS = 600
_WIDE = 1200  # A window narrower than this has no room for a third column.
_ROOMY = 1500
_HIGH = 760
_MOST_AT_A_SIDE = 0.24


class WalkPage(Page):
    """Shows what its presenter holds and hands on what the person does."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._texts = context.texts
        self.presenter: WalkPresenter | None = None
        self._told: SentenceError | None = None
        self._is_wide: bool | None = None
        self._typing_timer = self._timer(_TYPING_PAUSE_MS, self._on_typing_paused)
        self._cursor_timer = self._timer(_CURSOR_PAUSE_MS, self._store_cursor)
        self._go_on_timer = self._timer(_GO_ON_AFTER_MS, self._go_on)
        self._build()
        self._connect()
        self._acts = self._table_of_acts()

    # The page protocol

    def open(self, assessment_id: int) -> None:
        """At the indicator where this person last was."""
        assessments = self.context.profile.assessments
        self.presenter = WalkPresenter(
            assessments,
            assessments.get(assessment_id),
            shows_required_at_once=self.context.settings.is_required_level_shown_at_once,
            on_saved=self._on_saved,
        )
        self._told = None
        self.panel.search_box.clear()
        self.comments.forget()
        self.panel.show_assessment(
            self.presenter.assessment, is_editable=self.presenter.is_editable
        )
        self._show()

    def flush(self) -> None:
        """Raises SentenceError where what was typed cannot be stored; it stays on the page."""
        for timer in (self._typing_timer, self._cursor_timer, self._go_on_timer):
            timer.stop()
        if self.presenter is None:
            return
        if not self.presenter.leave_text() and self.presenter.problem:
            raise not_saved(self._texts, self.presenter.problem)
        self._store_cursor()

    def first_focus(self) -> QWidget:
        return self.card.levels

    # Building

    def _build(self) -> None:
        wording = self.context.wording
        self.panel = OutlinePanel(wording)
        self.place_bar = PlaceBar(wording)
        self.card = IndicatorCard(wording)
        self.comments = CommentCard(self._texts)
        self.content = ContentPanel(self._texts)
        self.footer = Footer(wording)
        self.centre = self._build_centre()
        self.side = WalkSheet(margin=16, look="surface")
        self._side_line = Line(is_upright=True)
        middle = row(
            self.panel,
            Line(is_upright=True),
            column(self.place_bar, self.centre, spacing=0),
            self._side_line,
            self.side,
            spacing=0,
        )
        middle.setStretch(2, 1)
        layout = column(middle, Line(), self.footer, spacing=0, parent=self)
        layout.setStretch(0, 1)
        self.help = HelpOverlay(self._texts, self)

    def _build_centre(self) -> WalkSheet:
        centre = WalkSheet(widest=880, margin=8)
        centre.setMinimumWidth(600)
        centre.body.setSpacing(8)
        centre.body.addWidget(self.card)
        centre.body.addWidget(self.comments)
        self.below = Card(20)
        centre.body.addWidget(self.below)
        centre.body.addStretch(1)
        return centre

    def _timer(self, pause_ms: int, act: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause_ms)
        timer.timeout.connect(act)
        return timer

    def _connect(self) -> None:
        self.panel.indicator_chosen.connect(self._go_to)
        self.panel.search_changed.connect(self._show_outline)
        self.card.levels.level_chosen.connect(self._rate)
        self.card.flag.clicked.connect(lambda: self._do(Command.FLAG))
        self.card.others.not_applicable_chosen.connect(lambda: self._do(Command.NOT_APPLICABLE))
        self.card.others.not_observed_chosen.connect(lambda: self._do(Command.NOT_OBSERVED))
        result = self.card.result
        result.whole_task_asked.connect(lambda: self._do(Command.TASK_NOT_APPLICABLE))
        result.missing_asked.connect(self._ask_missing)
        result.reason_typed.connect(self._on_reason_typed)
        result.reason.field.returnPressed.connect(self._leave)
        self.comments.comment_typed.connect(self._on_comment_typed)
        self.comments.evidence_typed.connect(self._on_evidence_typed)
        self.comments.left.connect(self._on_text_left)
        result.reason.field.left.connect(self._on_text_left)
        self.content.missing_toggled.connect(self._on_missing_toggled)
        self.place_bar.results.clicked.connect(self._show_results)
        self.help.closed.connect(self._toggle_help)
        self._connect_footer()

    def _connect_footer(self) -> None:
        footer = self.footer
        footer.strip.indicator_chosen.connect(self._go_to)
        footer.back.clicked.connect(lambda: self._do(Command.BACK))
        footer.next.clicked.connect(lambda: self._do(Command.NEXT))
        footer.undo.clicked.connect(lambda: self._do(Command.UNDO))
        footer.next_unanswered.clicked.connect(lambda: self._do(Command.NEXT_UNANSWERED))
        footer.help.clicked.connect(lambda: self._do(Command.HELP))

    # Keys

    def _table_of_acts(self) -> dict[Command, Callable[[], object]]:
        return {
            Command.NEXT: self._go_on,
            Command.BACK: lambda: self._walk(self.opened.go_back),
            Command.FOCUS_UP: lambda: self._move_focus(-1),
            Command.FOCUS_DOWN: lambda: self._move_focus(1),
            Command.NOT_APPLICABLE: lambda: self._ask_reason(whole_task=False),
            Command.TASK_NOT_APPLICABLE: lambda: self._ask_reason(whole_task=True),
            Command.NOT_OBSERVED: lambda: self._answer(self.opened.answer_not_observed),
            Command.FLAG: lambda: self._answer(self.opened.toggle_flag),
            Command.NEXT_FLAGGED: lambda: self._walk(self.opened.go_to_next_flagged),
            Command.COMMENT: lambda: self._focus(self.comments.comment),
            Command.CLEAR: lambda: self._answer(self.opened.clear),
            Command.UNDO: lambda: self._walk(self.opened.undo),
            Command.REDO: lambda: self._walk(self.opened.redo),
            Command.NEXT_UNANSWERED: self._go_to_next_unanswered,
            Command.SEARCH: self.panel.search_box.setFocus,
            Command.HELP: self._toggle_help,
            Command.LEAVE: self._leave,
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no control inside wanted. While a text is typed, letters and digits are its own."""
        command, level = command_of(event), level_of(event)
        is_typing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
        if self.help.isVisible():
            self._toggle_help()
        elif event.isAutoRepeat() and command not in REPEATING:
            pass
        elif level is not None and not is_typing:
            self._rate_and_go_on(level)
        elif command and (command in IN_TEXT or not is_typing):
            self._do(command)
        else:
            event.ignore()

    def _do(self, command: Command) -> None:
        self._go_on_timer.stop()
        self._acts[command]()

    # Acts

    @property
    def opened(self) -> WalkPresenter:
        """The walk in view, once `open` was called."""
        if self.presenter is None:
            raise RuntimeError("the walk was not opened")
        return self.presenter

    def _rate(self, level: int) -> None:
        self._go_on_timer.stop()
        self._answer(lambda: self.opened.rate(level))

    def _rate_and_go_on(self, level: int) -> None:
        self._rate(level)
        is_kept = self.opened.problem is None and self.opened.is_editable
        if is_kept and self.context.settings.goes_on_after_rating:
            self._go_on_timer.start()

    def _answer(self, act: Callable[[], bool]) -> None:
        """Anything that stores without leaving the indicator."""
        act()
        self._show()
        self.centre.ensureWidgetVisible(self.card.result, 0, STEP)

    def _walk(self, move: Callable[[], object]) -> None:
        """Anything that may lead to another indicator."""
        self._typing_timer.stop()
        before = self.opened.current
        move()
        self._show()
        if self.opened.current != before:
            self.centre.verticalScrollBar().setValue(0)
            self._cursor_timer.start()
        self.card.levels.setFocus()

    def _go_on(self) -> None:
        if self.opened.item.is_last:
            self._show_results()
        else:
            self._walk(self.opened.go_on)

    def _go_to_next_unanswered(self) -> None:
        if self.opened.item.answered < self.opened.item.total:
            self._walk(self.opened.go_to_next_unanswered)
        else:
            sentence, action = self._texts("walk.all_answered"), self._texts("walk.finish")
            self.context.shell.show_notice(Notice(sentence, action=action, act=self._show_results))

    def _go_to(self, indicator: str) -> None:
        self._go_on_timer.stop()
        if indicator:
            self._walk(lambda: self.opened.go_to(indicator))

    def _show_results(self) -> None:
        self.context.shell.show_page("results", assessment_id=self.opened.assessment.id)

    def _move_focus(self, step: int) -> None:
        levels = self.card.levels
        focused = levels.focused_level()
        level = self.opened.item.answer.level
        if focused is not None:
            levels.focus_level(focused + step)
        elif level is not None:
            levels.focus_level(level)
        else:
            levels.focus_level(0 if step > 0 else len(levels.rows) - 1)

    def _ask_reason(self, *, whole_task: bool) -> None:
        if self.opened.is_editable:
            self.opened.open_reason(whole_task=whole_task)
            self._show()
            self._focus(self.card.result.reason.field)

    def _ask_missing(self) -> None:
        self.content.focus_first_box()
        if (box := QApplication.focusWidget()) is not None and not self._is_wide:
            self.centre.ensureWidgetVisible(box)

    def _leave(self) -> None:
        """From a text back to rating."""
        self._typing_timer.stop()
        self.opened.leave_text()
        self._show()
        self._focus(self.card.levels)

    def _focus(self, control: QWidget) -> None:
        control.setFocus()
        self.centre.reveal(control)

    def _toggle_help(self) -> None:
        is_shown = not self.help.isVisible()
        self.help.setVisible(is_shown)
        self.help.setGeometry(self.rect())
        self.help.raise_()
        (self.help.close_button if is_shown else self.card.levels).setFocus()

    # Typing

    def _on_comment_typed(self, text: str) -> None:
        self.opened.type_comment(text)
        self._typing_timer.start()

    def _on_evidence_typed(self, entries: tuple[str, ...]) -> None:
        self.opened.type_evidence(entries)
        self._typing_timer.start()

    def _on_reason_typed(self, text: str) -> None:
        self.opened.type_reason(text)
        self._typing_timer.start()

    def _on_typing_paused(self) -> None:
        self.opened.store_drafts()
        self._show()

    def _on_text_left(self) -> None:
        """Without waiting for the pause."""
        if self._typing_timer.isActive():
            self._typing_timer.stop()
            self._on_typing_paused()

    def _on_missing_toggled(self, code: str) -> None:
        self._answer(lambda: self.opened.toggle_missing(code))

    # Saving

    def _on_saved(self, changes: tuple[Change, ...]) -> None:
        self.context.hub.answers_changed.emit(self.opened.assessment.id, changes)

    def _store_cursor(self) -> None:
        try:
            self.opened.store_cursor()
        except SentenceError as error:
            self._tell(error)

    def _tell(self, problem: SentenceError | None) -> None:
        """Say a failed save once; take the sentence away when a save went well again."""
        if problem is self._told:
            return
        self._told = problem
        if problem:
            self.context.say(not_saved(self._texts, problem))
        else:
            self.context.shell.clear_notice()

    # Showing

    def _show(self) -> None:
        """Everything from the presenter; parts that have not changed do nothing."""
        presenter = self.opened
        item = presenter.item
        self.place_bar.show_item(item)
        self.card.show_item(item)
        self.comments.show_item(item)
        self.content.show_item(item)
        self.footer.show_item(item, can_undo=presenter.can_undo)
        self.place_bar.show_saved(presenter.saved_at, has_trouble=presenter.problem is not None)
        self._show_outline()
        self._tell(presenter.problem)

    def _show_outline(self) -> None:
        presenter = self.opened
        overview = presenter.overview
        self.footer.show_marks(overview.marks, presenter.current)
        searched = self.panel.search_box.text()
        if searched.strip():
            self.panel.show_rows(hit_rows(presenter.search(searched)))
        else:
            rows = outline_rows(presenter.standard, overview, presenter.current)
            self.panel.show_rows(rows)

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.help.setGeometry(self.rect())
        look, width = appearance.current(), self.window().width()
        self._arrange(is_wide=width >= look.px(_WIDE))
        is_roomy = width >= look.px(_ROOMY)
        outline = 296 if is_roomy else 256 if self._is_wide else 240
        # Larger text widens the sides, but not at the cost of the middle.
        self.panel.setFixedWidth(min(look.px(outline), round(width * _MOST_AT_A_SIDE)))
        self.side.setFixedWidth(look.px(336 if is_roomy else 264))
        for answer in (*self.card.levels.rows, *self.card.others.rows):
            answer.set_roomy(is_roomy=self.window().height() >= look.px(_HIGH))

    def _arrange(self, *, is_wide: bool) -> None:
        """The content stands at the side or, in a narrow window, below the comment."""
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        (self.side if is_wide else self.below).body.addWidget(self.content)
        self.below.setVisible(not is_wide)
        self.side.setVisible(is_wide)
        self._side_line.setVisible(is_wide)
