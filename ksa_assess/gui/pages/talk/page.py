"""Talk mode: two people at one screen, step by step; every word is kept as it is typed."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QStackedLayout, QWidget

from ksa_assess.domain.walk import Change
from ksa_assess.gui.context import Context
from ksa_assess.gui.keys import KeyHint
from ksa_assess.gui.level_keys import level_of
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.pages.talk.keys import IN_TEXT, KEY_HINTS, Command, command_of
from ksa_assess.gui.pages.talk.presenter import Step, TalkPresenter
from ksa_assess.gui.pages.talk.strengths_panel import StrengthsPanel
from ksa_assess.gui.pages.talk.views_panel import ViewsPanel
from ksa_assess.gui.pages.talk.words_panel import WordsPanel
from ksa_assess.gui.planning.panel import PlanPanel
from ksa_assess.gui.problem_notice import ProblemNotice
from ksa_assess.gui.reviewing.talk_text import TalkText
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.choice import Choice
from ksa_assess.gui.widgets.columns import Folding
from ksa_assess.gui.widgets.frames import Line, placed
from ksa_assess.gui.widgets.labels import ElidedLabel, Label
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.page import Page
from ksa_assess.gui.widgets.tab_order import follow_layout
from ksa_assess.runtime.errors import SentenceError

_WIDEST = 960
_LEAST_TITLE = 260
_TYPING_PAUSE_MS = 500
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class TalkPage(Page):
    """Begins with the strengths; who comes back to the same talk comes to the same step."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._texts = context.texts
        self.presenter: TalkPresenter | None = None
        self._problem = ProblemNotice(context)
        reviews = context.profile.reviews
        self.minutes, self.remarks = TalkText(reviews, "minutes"), TalkText(reviews, "remarks")
        self._typing_timer = QTimer(self)
        self._typing_timer.setSingleShot(True)
        self._typing_timer.setInterval(_TYPING_PAUSE_MS)
        self._typing_timer.timeout.connect(self._store)
        self._build()
        self._connect()
        self._acts = self._table_of_acts()

    # The page protocol

    def open(self, assessment_id: int) -> None:
        profile = self.context.profile
        before = self.presenter
        assessment = profile.assessments.get(assessment_id)
        self.presenter = TalkPresenter(
            profile.reviews, assessment, self.context.wording, self._on_saved
        )
        if before and before.assessment.id == assessment_id:
            self.presenter.resume(before)
        self._problem.forget()
        for text in (self.minutes, self.remarks):
            text.open(assessment)
        self.plan.open(assessment_id)
        self._show()

    def flush(self) -> None:
        """Raises SentenceError where what was typed cannot be stored; it stays on the page."""
        self._typing_timer.stop()
        if self.presenter is None:
            return
        if not self.presenter.store() and self.presenter.problem:
            raise self.presenter.problem
        self.minutes.store()
        self.remarks.store()
        self.plan.flush()

    def kept(self) -> object:
        """The step and the item where the talk is."""
        return self.presenter

    def take_up(self, kept: TalkPresenter | None) -> None:
        self.presenter = kept

    def first_focus(self) -> QWidget:
        return self.next if self.next.isVisibleTo(self) else self.finish

    @classmethod
    def keys(cls) -> tuple[KeyHint, ...]:
        return KEY_HINTS

    # Building

    def _build(self) -> None:
        texts, widest = self._texts, appearance.current().px(_WIDEST)
        self.strengths = StrengthsPanel(texts, widest)
        self.views = ViewsPanel(self.context.wording, widest)
        self.plan = PlanPanel(self.context, is_review=True, widest=widest)
        self.words = WordsPanel(texts, widest)
        # Without its place the first panel would show as a window of its own and take the focus.
        middle = QWidget()
        self._stack = QStackedLayout(middle)
        self._panels = {
            Step.STRENGTHS: self.strengths,
            Step.VIEWS: self.views,
            Step.PLAN: self.plan,
            Step.WORDS: self.words,
        }
        for panel in self._panels.values():
            self._stack.addWidget(panel)
        layout = column(spacing=0, parent=self)
        layout.addWidget(self._build_head(widest))
        layout.addWidget(Line())
        layout.addWidget(middle, 1)
        layout.addWidget(Line())
        layout.addWidget(self._build_foot(widest))

    def _build_head(self, widest: int) -> QWidget:
        texts = self._texts
        self.title = ElidedLabel("", "title")
        self.about = ElidedLabel(texts("talk.order"), "second")
        steps = [(one, texts(f"talk.step.{one}")) for one in Step]
        self.steps = Choice(texts, texts("talk.steps"), steps, Step.STRENGTHS)
        self.steps.setObjectName("steps")
        about = QWidget()
        column(self.title, self.about, spacing=2, parent=about)
        return _band(Folding(about, self.steps, _LEAST_TITLE), widest)

    def _build_foot(self, widest: int) -> QWidget:
        texts = self._texts
        self.leave = _WayButton(texts("talk.leave"))
        self.saved = Label("", "done")
        self.back = _WayButton(texts("talk.back"), icon_name="left")
        self.next = _WayButton(texts("talk.next"), "primary")
        self.finish = _WayButton(texts("review.complete"), "primary")
        for name in ("leave", "back", "next", "finish"):
            getattr(self, name).setObjectName(name)
        inner = QWidget()
        row(self.leave, self.saved, 1, self.back, self.next, self.finish, parent=inner)
        return _band(inner, widest)

    def _connect(self) -> None:
        self.steps.chosen.connect(lambda step: self._move(lambda: self.opened.go_to(step)))
        self.leave.clicked.connect(self._leave_talk)
        self.back.clicked.connect(lambda: self._move(self.opened.go_back))
        self.next.clicked.connect(lambda: self._move(self.opened.go_on))
        self.finish.clicked.connect(lambda: self._show_review(is_finishing=True))
        views, words = self.views, self.words
        views.level_chosen.connect(self._choose)
        views.not_applicable_chosen.connect(lambda: self._choose(None))
        views.reason_typed.connect(self._on_reason_typed)
        views.cleared.connect(self._clear)
        words.minutes_typed.connect(lambda text: self._on_typed(self.minutes, text))
        words.remarks_typed.connect(lambda text: self._on_typed(self.remarks, text))
        for panel in (views, words):
            panel.left.connect(self._on_text_left)

    def _table_of_acts(self) -> dict[Command, Callable[[], object]]:
        return {
            Command.NEXT: lambda: self._move(self.opened.go_on),
            Command.BACK: lambda: self._move(self.opened.go_back),
            Command.NOT_APPLICABLE: lambda: self._choose(None),
            Command.REASON: self._focus_reason,
            Command.CLEAR: self._clear,
            Command.HELP: self.context.shell.show_keys,
            Command.LEAVE: self._leave,
        }

    # Showing

    @property
    def opened(self) -> TalkPresenter:
        """The talk in view, once `open` was called."""
        if self.presenter is None:
            raise RuntimeError("the talk was not opened")
        return self.presenter

    def _show(self) -> None:
        presenter = self.opened
        self.title.setText(presenter.title)
        self._show_steps(presenter)
        self.strengths.show_talk(presenter)
        self.views.show_talk(presenter)
        self.words.show_texts(self.minutes, self.remarks)
        self._stack.setCurrentWidget(self._panels[presenter.step])
        self.back.setEnabled(not presenter.is_first)
        self.next.setVisible(not presenter.is_last)
        self.finish.setVisible(presenter.is_last and presenter.is_editable)
        self._show_saved()
        follow_layout(self)

    def _show_steps(self, presenter: TalkPresenter) -> None:
        for step, button in self.steps.buttons.items():
            said = presenter.step_said(Step(step))
            button.setText(said)
            button.setAccessibleName(said)
            button.updateGeometry()
        self.steps.set_value(presenter.step)

    def _show_saved(self) -> None:
        times = [one for one in (self.minutes.saved_at, self.remarks.saved_at) if one]
        times += [self.opened.saved_at] if self.opened.saved_at else []
        if times:
            time = self.context.wording.time(max(times))
            self.saved.setText(self._texts("saved.at", time=time))
        self.saved.setVisible(bool(times))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no control inside wanted. While a text is typed, letters and digits are its own."""
        command, level = command_of(event), level_of(event)
        is_typing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
        if event.isAutoRepeat():
            event.ignore()
        elif level is not None and not is_typing:
            self._choose(level)
        elif command and (command in IN_TEXT or not is_typing):
            self._acts[command]()
        else:
            event.ignore()

    # Acts

    def _move(self, move: Callable[[], object]) -> None:
        """Whatever is typed is stored before the step changes."""
        before = self.opened.step, self.opened.code
        try:
            self.flush()
        except SentenceError as error:
            self.context.say(error)
            self._show()
            return
        move()
        self._show()
        if before != (self.opened.step, self.opened.code):
            self.views.verticalScrollBar().setValue(0)
            self._focus_step()

    def _focus_step(self) -> None:
        focused = self.window().focusWidget()
        if focused is None or not focused.isVisible() or not self.steps.isAncestorOf(focused):
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, level: int | None) -> None:
        if self.opened.step is not Step.VIEWS or not self.opened.code:
            return
        self.opened.choose(level)
        self._show_views()
        if self.opened.is_editable and not self.opened.agreed(self.opened.code).is_answered:
            self._focus_reason()

    def _clear(self) -> None:
        if self.opened.step is not Step.VIEWS or not self.opened.code:
            return
        code, before = self.opened.code, self.opened.agreed(self.opened.code)
        if not self.opened.clear():
            self._show_views()
            return
        self.views.reason.clear()
        self._show_views()
        if before.is_answered:
            sentence = self._texts("talk.agreed.cleared", code=code)

            def undo() -> None:
                self.opened.settle_again(code, before)
                self._show_views()

            notice = Notice.done(sentence, self._texts("edit.undo"), undo)
            self.context.shell.show_notice(notice)

    def _show_views(self) -> None:
        self.views.show_talk(self.opened)
        self._show_saved()
        self._problem.tell(self.opened.problem)

    def _focus_reason(self) -> None:
        if self.opened.step is Step.VIEWS and self.opened.code:
            self.views.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.views.reveal(self.views.reason)
        elif self.opened.step is Step.WORDS:
            self.words.minutes.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _leave(self) -> None:
        """From a text to the way on; from there back to the review."""
        if isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit):
            self._store()
            self.first_focus().setFocus()
        else:
            self._leave_talk()

    def _leave_talk(self) -> None:
        self._show_review(is_finishing=False)

    def _show_review(self, *, is_finishing: bool) -> None:
        number = self.opened.assessment.id
        show = self.context.shell.show_page
        if is_finishing:
            show("review", assessment_id=number, is_finishing=True)
        else:
            show("review", assessment_id=number)

    # Typing

    def _on_reason_typed(self, text: str) -> None:
        self.opened.type_reason(text)
        self._typing_timer.start()

    def _on_typed(self, text: TalkText, typed: str) -> None:
        text.type(typed)
        self._typing_timer.start()

    def _on_text_left(self) -> None:
        """Without waiting for the pause."""
        if self._typing_timer.isActive():
            self._store()

    def _store(self) -> None:
        self._typing_timer.stop()
        problem = None if self.opened.store() else self.opened.problem
        try:
            self.minutes.store()
            self.remarks.store()
        except SentenceError as error:
            problem = error
        self._show_views()
        self._problem.tell(problem)

    def _on_saved(self, changes: tuple[Change, ...]) -> None:
        self.context.hub.answers_changed.emit(self.opened.assessment.id, changes)


class _WayButton(Button):
    """Arrows are the page's: Qt's own button would take them to move the focus."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _band(content: QWidget, widest: int) -> QWidget:
    """Always in view, with the edges of what stands between."""
    band = QWidget()
    band.setProperty("look", "surface")
    band.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    placed(content, widest, band).setContentsMargins(2 * STEP, 12, 2 * STEP, 12)
    return band
