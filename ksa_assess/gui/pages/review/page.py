"""One person's review: both views side by side, rating beside them, and the supervisor's moves."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTabWidget, QWidget

from ksa_assess.domain.review import ReviewWay
from ksa_assess.domain.walk import Change
from ksa_assess.gui.context import Context
from ksa_assess.gui.keys import KeyHint
from ksa_assess.gui.level_keys import level_of
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.pages.review.finish_panel import FinishPanel
from ksa_assess.gui.pages.review.head import ReviewHead
from ksa_assess.gui.pages.review.items_panel import ItemsPanel
from ksa_assess.gui.pages.review.keys import IN_TEXT, KEY_HINTS, Command, command_of
from ksa_assess.gui.pages.review.presenter import ReviewPresenter
from ksa_assess.gui.pages.review.row_acts import Acts, RowActs
from ksa_assess.gui.problem_notice import ProblemNotice
from ksa_assess.gui.reviewing.moves import Moves
from ksa_assess.gui.reviewing.rating import SupervisorRating
from ksa_assess.gui.reviewing.sight import Filter
from ksa_assess.gui.reviewing.talk_text import TalkText
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.frames import placed
from ksa_assess.gui.widgets.layouts import column
from ksa_assess.gui.widgets.page import Page
from ksa_assess.runtime.errors import SentenceError

_WIDEST = 1600
_TYPING_PAUSE_MS = 500


class ReviewPage(Page):
    """Begins at the row where the review last was; who comes back from the walk comes to the row
    they left it at."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._texts = context.texts
        self.presenter: ReviewPresenter | None = None
        self._problem = ProblemNotice(context)
        self._is_handed_here = self._is_finishing = False
        self._place: tuple[int, str, int] | None = None
        self._typing_timer = QTimer(self)
        self._typing_timer.setSingleShot(True)
        self._typing_timer.setInterval(_TYPING_PAUSE_MS)
        self._typing_timer.timeout.connect(self._store_typed)
        self.feedback = TalkText(context.profile.reviews, "feedback")
        self.moves = Moves(context, self)
        self._build()
        self.row_acts = RowActs(context, self.items, lambda: self.opened, self._renew)
        self._connect()
        self._acts = self._table_of_acts()

    # The page protocol

    def open(
        self, assessment_id: int, indicator: str | None = None, *, is_finishing: bool = False
    ) -> None:
        """At an indicator's row, or where it is completed."""
        is_again = self.presenter is not None and self.rating.assessment.id == assessment_id
        self._load(assessment_id)
        number, kept, part = self._place or (0, "", 0)
        self._place = None
        code = indicator or (self.items.current if is_again else "")
        code = code or (kept if number == assessment_id else "")
        if self.opened.way:  # Before the first rating it is the place where the person left it.
            code = code or self.rating.assessment.cursor or ""
        self._problem.forget()
        self._show(code, is_again=is_again)
        self._is_finishing = is_finishing
        if is_finishing:
            self.tabs.setCurrentWidget(self.finish)
        elif number == assessment_id:
            self.tabs.setCurrentIndex(part)
        elif not is_again or indicator:
            self.tabs.setCurrentWidget(self.items)

    def flush(self) -> None:
        """Raises SentenceError where what was typed cannot be stored; it stays on the page."""
        self._typing_timer.stop()
        if self.presenter is None:
            return
        is_stored = self.rating.leave_text()
        if not is_stored and self.rating.problem:
            raise self.rating.problem
        self.feedback.store()
        self._store_cursor()

    def kept(self) -> object:
        """Where somebody is: the row, and which of the two parts."""
        if self.presenter is None:
            return None
        number, place = self.rating.assessment.id, self.tabs.currentIndex()
        return number, self.items.current, place

    def take_up(self, kept: tuple[int, str, int] | None) -> None:
        self._place = kept

    def first_focus(self) -> QWidget:
        if self.tabs.currentWidget() is self.items and self.items.current:
            return self.items.table
        if self._is_finishing and (way_on := self.finish.way_on()):
            return way_on
        return self.tabs.tabBar()

    @classmethod
    def keys(cls) -> tuple[KeyHint, ...]:
        return KEY_HINTS

    # Building

    def _build(self) -> None:
        texts, wording = self._texts, self.context.wording
        self.head = ReviewHead(texts)
        self.items = ItemsPanel(wording)
        self.finish = FinishPanel(wording)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        # Told before what it leads to: screen readers go by the order of the children.
        self.tabs.tabBar().lower()
        self.tabs.tabBar().setAccessibleName(texts("review.tabs"))
        for name in ("items", "finish"):
            self.tabs.addTab(getattr(self, name), texts(f"review.tab.{name}"))
        sheet = QWidget()
        column(self.head, self.tabs, spacing=4, parent=sheet).setStretch(1, 1)
        around = placed(sheet, appearance.current().px(_WIDEST), self)
        around.setContentsMargins(2 * STEP, 12, 2 * STEP, 0)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(lambda _place: self._on_tab_changed())
        head, items, finish, detail = self.head, self.items, self.finish, self.items.detail
        head.walk.clicked.connect(lambda: self._go_to_walk(items.current))
        head.talk.clicked.connect(lambda: self._show_page("talk"))
        head.report.clicked.connect(self._show_report)
        head.complete.clicked.connect(self._complete)
        items.walk_asked.connect(self._go_to_walk)
        items.row_changed.connect(self._on_row_changed)
        items.overview.way_chosen.connect(self._choose_way)
        detail.rated.connect(self.row_acts.rate)
        detail.acted.connect(lambda name: self._acts[Command(name)]())
        detail.comment_typed.connect(lambda text: self._type(self.rating.type_comment, text))
        detail.reason_typed.connect(lambda text: self._type(self.rating.type_reason, text))
        detail.left.connect(self._on_text_left)
        finish.asked.connect(lambda name: self._moves_by_name[name]())
        finish.item_chosen.connect(lambda code: self._show_items(Filter.NEEDS, code))
        finish.all_asked.connect(lambda: self._show_items(Filter.NEEDS, ""))
        finish.feedback_typed.connect(self._on_feedback_typed)
        finish.left.connect(self._on_text_left)
        self._moves_by_name: dict[str, Callable[[], object]] = {
            "complete": self._complete,
            "give_back": lambda: self._move(self.moves.give_back),
            "paper": lambda: self._move(self.moves.sign_on_paper),
            "reopen": lambda: self._move(self.moves.reopen),
            "hand_back": self._hand_back,
        }

    def _table_of_acts(self) -> Acts:
        return self.row_acts.by_command | {
            Command.NEXT_UNANSWERED: self._next_unanswered,
            Command.SEARCH: self.items.filters.search.setFocus,
            Command.HELP: self.context.shell.show_keys,
            Command.LEAVE: self._leave,
        }

    # Showing

    @property
    def opened(self) -> ReviewPresenter:
        """The review in view, once `open` was called."""
        if self.presenter is None:
            raise RuntimeError("the review was not opened")
        return self.presenter

    @property
    def rating(self) -> SupervisorRating:
        return self.opened.rating

    def _load(self, assessment_id: int) -> None:
        profile, reviews = self.context.profile, self.context.profile.reviews
        assessment = profile.assessments.get(assessment_id)
        rating = SupervisorRating(profile.assessments, reviews, assessment, self._on_saved)
        self.presenter = ReviewPresenter(
            rating,
            self.context.wording,
            reviews.way(assessment_id),
            reviews.changed_since_return(assessment_id),
            shows_required_at_once=self.context.settings.is_required_level_shown_at_once,
        )
        self._is_handed_here = not assessment.is_received
        self.feedback.open(assessment)

    def _show_head(self) -> None:
        """The last step has its place beside what is still needed; from the rows it leads there."""
        is_at_items = self.tabs.currentWidget() is self.items
        self.head.show_review(self.opened, offers_completing=is_at_items)

    def _show(self, code: str, *, is_again: bool) -> None:
        self.items.show_review(self.opened, code, is_again=is_again)
        self._renew()

    def _renew(self) -> None:
        """Everything that an answer may change."""
        self._typing_timer.stop()
        self.opened.renew()
        at = self.rating.saved_at
        said = self._texts("saved.at", time=self.context.wording.time(at)) if at else ""
        self.items.renew(said)
        self._show_head()
        self._renew_finish()
        self._problem.tell(self.rating.problem)

    def _on_tab_changed(self) -> None:
        if self.presenter:
            self._show_head()
            self._renew_finish()

    def _renew_finish(self) -> None:
        """Only for who sees it: a key that rates must not wait for it."""
        if self.tabs.currentWidget() is not self.finish:
            return
        self.finish.show_review(self.opened, self.feedback.text, is_here=self._is_handed_here)
        at = self.feedback.saved_at
        self.finish.show_saved(
            self._texts("saved.at", time=self.context.wording.time(at)) if at else ""
        )

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no control inside wanted. While a text is typed, letters and digits are its own."""
        command, level = command_of(event), level_of(event)
        is_typing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
        is_here = self.tabs.currentWidget() is self.items
        if event.isAutoRepeat() or not is_here:
            event.ignore()
        elif level is not None and not is_typing:
            self.row_acts.rate(level)
        elif command and (command in IN_TEXT or not is_typing):
            self._acts[command]()
        else:
            event.ignore()

    # Ways through the rows

    def _next_unanswered(self) -> None:
        code = self.opened.next_unanswered(self.items.current)
        if code:
            self.items.choose(code)
            self.items.rest()
        else:
            self._show_what_is_left()

    def _leave(self) -> None:
        self._store_typed()
        self.items.detail.close_reason()
        self._renew()
        self.items.rest()

    def _choose_way(self, way: ReviewWay) -> None:
        try:
            self.context.profile.reviews.choose_way(self.rating.assessment.id, way)
        except SentenceError as error:
            self.context.say(error)
            self._renew()
            return
        self.opened.renew(way)
        self._renew()

    # Typing

    def _type(self, typed: Callable[[str, str], None], text: str) -> None:
        if code := self.items.current:
            typed(code, text)
            self._typing_timer.start()

    def _on_feedback_typed(self, text: str) -> None:
        self.feedback.type(text)
        self._typing_timer.start()

    def _on_text_left(self) -> None:
        """Without waiting for the pause."""
        if self._typing_timer.isActive():
            self._store_typed()

    def _store_typed(self) -> None:
        self._typing_timer.stop()
        self.rating.store_typed()
        try:
            self.feedback.store()
        except SentenceError as error:
            self.context.say(error)
        self._renew()

    def _store_cursor(self) -> None:
        """For the next start; a glance at the page is not yet a place in the review."""
        assessment, code = self.rating.assessment, self.items.current
        if self.rating.saved_at and code and code != assessment.cursor:
            self.context.profile.assessments.move_cursor(assessment.id, code)

    def _on_row_changed(self) -> None:
        """Leaving a row is leaving its text."""
        self._typing_timer.stop()
        if not self.rating.leave_text():
            self._problem.tell(self.rating.problem)
        self.items.detail.close_reason()

    def _on_saved(self, changes: tuple[Change, ...]) -> None:
        self.context.hub.answers_changed.emit(self.rating.assessment.id, changes)

    # Moves and ways

    def _complete(self) -> None:
        """What is still needed is shown first, with its rows."""
        self._store_typed()
        if self.opened.rows.needs:
            self._show_what_is_left()
        else:
            self._move(self.moves.complete)

    def _show_what_is_left(self) -> None:
        self.tabs.setCurrentWidget(self.finish)
        lacking = len(self.opened.rows.needs)
        whole = self._texts("review.needed.none")
        sentence = self._texts("review.incomplete", n=lacking) if lacking else whole
        self.context.shell.show_notice(Notice(sentence))
        self.finish.focus_way_on()

    def _move(self, move: Callable[..., bool]) -> None:
        self._store_typed()
        if move(self.rating.assessment):
            self._load(self.rating.assessment.id)
            self._show(self.items.current, is_again=True)
            self.tabs.setCurrentWidget(self.finish)
            self.finish.focus_way_on()

    def _hand_back(self) -> None:
        self._show_page("acknowledge" if self._is_handed_here else "hand_over")

    def _show_items(self, wanted: Filter, code: str) -> None:
        self.tabs.setCurrentWidget(self.items)
        self.items.show_rows(wanted, code)

    def _go_to_walk(self, code: str) -> None:
        number = self.rating.assessment.id
        self.context.shell.show_page("review_walk", assessment_id=number, indicator=code or None)

    def _show_report(self) -> None:
        number = self.rating.assessment.id
        self.context.shell.show_page("report", assessment_id=number, back_to="review")

    def _show_page(self, name: str) -> None:
        self.context.shell.show_page(name, assessment_id=self.rating.assessment.id)
