"""The walk: one indicator at a time, rated by keyboard or mouse, saved at every key press."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ksa_assess.domain.assessment import RequiredLevelOverride
from ksa_assess.domain.walk import Change
from ksa_assess.gui.context import Context
from ksa_assess.gui.keys import KeyHint
from ksa_assess.gui.level_keys import level_of
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.pages.walk.frame import WalkFrame
from ksa_assess.gui.pages.walk.going_on import GoingOn
from ksa_assess.gui.pages.walk.key_hints import ADVICE, KEY_HINTS
from ksa_assess.gui.pages.walk.keys import IN_TEXT, REPEATING, Command, command_of
from ksa_assess.gui.pages.walk.not_saved import not_saved
from ksa_assess.gui.pages.walk.presenter import WalkPresenter
from ksa_assess.gui.problem_notice import ProblemNotice
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.runtime.errors import SentenceError

_TYPING_PAUSE_MS = 500
_CURSOR_PAUSE_MS = 200


class WalkPage(WalkFrame):
    """Shows what its presenter holds and hands on what the person does."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.presenter: WalkPresenter | None = None
        self._problem = ProblemNotice(context, lambda one: not_saved(self._texts, one))
        self._typing_timer = self._timer(_TYPING_PAUSE_MS, self._on_typing_paused)
        self._cursor_timer = self._timer(_CURSOR_PAUSE_MS, self._store_cursor)
        self.going_on = GoingOn(self)
        self._connect()
        self._acts = self._table_of_acts()

    # The page protocol

    def open(self, assessment_id: int) -> None:
        """At the indicator where this person last was."""
        assessments = self.context.profile.assessments
        self._open(
            WalkPresenter(
                assessments,
                assessments.get(assessment_id),
                shows_required_at_once=self.context.settings.is_required_level_shown_at_once,
                earlier=assessments.earlier_ratings(assessment_id),
                on_saved=self._on_saved,
            )
        )

    def _open(self, presenter: WalkPresenter) -> None:
        self.presenter = presenter
        self._problem.forget()
        self.panel.search_box.clear()
        self.comments.forget()
        self.panel.show_assessment(presenter.assessment, is_editable=presenter.is_editable)
        self._show()
        self.centre.verticalScrollBar().setValue(0)

    def flush(self) -> None:
        """Raises SentenceError where what was typed cannot be stored; it stays on the page."""
        self.going_on.stop()
        for timer in (self._typing_timer, self._cursor_timer):
            timer.stop()
        if self.presenter is None:
            return
        if not self.presenter.leave_text() and self.presenter.problem:
            raise not_saved(self._texts, self.presenter.problem)
        self._store_cursor()

    def first_focus(self) -> QWidget:
        return self.card.levels

    @classmethod
    def keys(cls) -> tuple[KeyHint, ...]:
        return KEY_HINTS

    @classmethod
    def advice(cls) -> tuple[str, ...]:
        return ADVICE

    # Wiring

    def _timer(self, pause_ms: int, act: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause_ms)
        timer.timeout.connect(act)
        return timer

    def _connect(self) -> None:
        self.panel.indicator_chosen.connect(self._go_to)
        self.panel.search_changed.connect(lambda: self._show_overview(self.opened))
        self.columns.outline_drawer.left.connect(self._rest_at_levels)
        self.columns.content_drawer.left.connect(self._rest_at_levels)
        self.going_on.went_by.connect(self.footer.next.show_time)
        self.going_on.stopped.connect(lambda: self.footer.next.show_time(0))
        self.going_on.came_due.connect(self._go_on)
        self.card.levels.level_chosen.connect(self._rate)
        self.card.flag.clicked.connect(lambda: self._do(Command.FLAG))
        self.card.others.not_applicable_chosen.connect(lambda: self._do(Command.NOT_APPLICABLE))
        self.card.others.not_observed_chosen.connect(lambda: self._do(Command.NOT_OBSERVED))
        result = self.card.result
        result.whole_task_asked.connect(lambda: self._do(Command.TASK_NOT_APPLICABLE))
        result.missing_asked.connect(self._ask_missing)
        result.demand_asked.connect(self._ask_demand)
        result.demand.chosen.connect(self._on_demand_chosen)
        result.demand.removed.connect(lambda: self._set_demand(None))
        result.demand.left.connect(self._leave_demand)
        result.reason_typed.connect(self._on_reason_typed)
        result.reason.field.returnPressed.connect(self._leave)
        self.comments.comment_typed.connect(self._on_comment_typed)
        self.comments.evidence_typed.connect(self._on_evidence_typed)
        self.comments.left.connect(self._on_text_left)
        result.reason.field.left.connect(self._on_text_left)
        self.content.missing_toggled.connect(self._on_missing_toggled)
        self.place_bar.results.clicked.connect(self._show_results)
        self.place_bar.outline.clicked.connect(lambda: self._do(Command.OUTLINE))
        self.place_bar.content.clicked.connect(lambda: self._do(Command.CONTENT))
        self._connect_footer()

    def _connect_footer(self) -> None:
        footer = self.footer
        footer.strip.indicator_chosen.connect(self._go_to)
        footer.back.clicked.connect(lambda: self._do(Command.BACK))
        footer.next.clicked.connect(lambda: self._do(Command.NEXT))
        footer.undo.clicked.connect(lambda: self._do(Command.UNDO))
        footer.next_open.clicked.connect(lambda: self._do(Command.NEXT_OPEN))
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
            Command.NEXT_OPEN: self._go_to_next_open,
            Command.SEARCH: self._search,
            Command.OUTLINE: self._toggle_outline,
            Command.CONTENT: self._toggle_content,
            Command.HELP: self.context.shell.show_keys,
            Command.LEAVE: self._leave,
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no control inside wanted. While a text is typed, letters and digits are its own."""
        command, level = command_of(event), level_of(event)
        is_typing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
        if not event.isAutoRepeat():
            self.going_on.stop()
        if event.isAutoRepeat() and command not in REPEATING:
            pass
        elif level is not None and not is_typing:
            self._rate_and_go_on(level)
        elif command and command in self._acts and (command in IN_TEXT or not is_typing):
            self._do(command)
        else:
            event.ignore()

    def _do(self, command: Command) -> None:
        self.going_on.stop()
        self._acts[command]()

    # Acts

    @property
    def opened(self) -> WalkPresenter:
        """The walk in view, once `open` was called."""
        if self.presenter is None:
            raise RuntimeError("the walk was not opened")
        return self.presenter

    def _rate(self, level: int) -> None:
        self.going_on.stop()
        self._answer(lambda: self.opened.rate(level))

    def _rate_and_go_on(self, level: int) -> None:
        self._rate(level)
        opened = self.opened
        is_kept = opened.problem is None and opened.is_editable
        settings = self.context.settings
        if is_kept and self._may_go_on() and settings.goes_on_after_rating:
            self.going_on.start(is_motion_reduced=settings.is_motion_reduced)

    def _may_go_on(self) -> bool:
        """After the last one come the results, and nobody is led there unasked."""
        return not self.opened.item.is_last

    def _answer(self, act: Callable[[], bool]) -> None:
        """Anything that stores without leaving the indicator."""
        act()
        self._show()
        if self.opened.is_editable:
            self.centre.ensureWidgetVisible(self.card.result, 0, STEP)
        else:
            self._say_locked()

    def _walk(self, move: Callable[[], object]) -> None:
        """Anything that may lead to another indicator."""
        self._typing_timer.stop()
        before = self.opened.current
        move()
        self._show()
        if self.opened.current != before:
            self.centre.verticalScrollBar().setValue(0)
            self._cursor_timer.start()
        self._rest_at_levels()

    def _rest_at_levels(self) -> None:
        self.columns.close_drawers()
        self.card.levels.setFocus()

    def _go_on(self) -> None:
        if self.opened.item.is_last:
            self._show_results()
        else:
            self._walk(self.opened.go_on)

    def _go_to_next_open(self) -> None:
        if self.opened.item.open:
            self._walk(self.opened.go_to_next_open)
        else:
            sentence, action = self._texts(self.side.none_open), self._texts(self.side.finish)
            self.context.shell.show_notice(Notice(sentence, action=action, act=self._show_results))

    def _go_to(self, indicator: str) -> None:
        self.going_on.stop()
        if indicator:
            self._walk(lambda: self.opened.go_to(indicator))

    def _show_results(self) -> None:
        self.context.shell.show_page(self.side.leads_to, assessment_id=self.opened.assessment.id)

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
        if not self.opened.is_editable:
            self._say_locked()
            return
        self.opened.open_reason(whole_task=whole_task)
        self._show()
        self._focus(self.card.result.reason.field)

    def _say_locked(self) -> None:
        """Why a key that answers did nothing; scrolled away it would be ignored in silence."""
        self.centre.reveal(self.locked)

    def _ask_missing(self) -> None:
        self.columns.show_content()
        self.content.focus_first_box()

    def _ask_demand(self) -> None:
        self.card.result.demand.open_for(self.opened.item)
        self.centre.reveal(self.card.result)

    def _on_demand_chosen(self, level: int, reason: str) -> None:
        self._set_demand(RequiredLevelOverride(level, reason))

    def _set_demand(self, override: RequiredLevelOverride | None) -> None:
        self._answer(lambda: self.opened.set_demand(override))
        if self.opened.problem is None:
            self._leave_demand()

    def _leave_demand(self) -> None:
        self.card.result.demand.hide()
        self.card.levels.setFocus()

    def _search(self) -> None:
        self.columns.show_outline()
        self.panel.search_box.setFocus()

    def _toggle_outline(self) -> None:
        if self.columns.outline_drawer.isVisible():
            self._rest_at_levels()
        else:
            self.columns.show_outline()
            self.panel.outline.setFocus(Qt.FocusReason.TabFocusReason)

    def _toggle_content(self) -> None:
        if self.columns.content_drawer.isVisible():
            self._rest_at_levels()
        else:
            self.columns.show_content()
            self.content.focus_first_box()

    def _leave(self) -> None:
        """From a text back to rating."""
        self._typing_timer.stop()
        self.opened.leave_text()
        self._show()
        self.columns.close_drawers()
        self._focus(self.card.levels)

    def _focus(self, control: QWidget) -> None:
        control.setFocus()
        self.centre.reveal(control)

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
            self._problem.tell(error)

    def _show(self) -> None:
        self._show_parts(self.opened)
        self._problem.tell(self.opened.problem)
