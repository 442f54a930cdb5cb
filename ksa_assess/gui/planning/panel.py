"""The development plan: cards to write, saved while one types, taken back by Ctrl+Z."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from ksa_assess.domain.assessment import Assessment, State
from ksa_assess.domain.disclosure import disclosed
from ksa_assess.domain.gap import analyse
from ksa_assess.gui.context import Context
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.planning.presenter import PlanPresenter
from ksa_assess.gui.planning.row import PlanRow
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.empty_state import EmptyState
from ksa_assess.gui.widgets.flow import FlowLayout
from ksa_assess.gui.widgets.frames import Card, Scrolling
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.marks import Sign
from ksa_assess.gui.widgets.tab_order import follow_layout
from ksa_assess.gui.widgets.text_fields import is_redo, is_undo
from ksa_assess.runtime.errors import SentenceError
from ksa_assess.wording import today

_TYPING_PAUSE_MS = 500


class PlanPanel(QWidget):
    """`open` shows the plan of an assessment; `flush` stores what is being typed.

    `is_review` is for the review's pages, which see what the review says so far. `widest` is for a
    page that has edges of its own, and its own main button.
    """

    def __init__(self, context: Context, *, is_review: bool = False, widest: int = 0) -> None:
        super().__init__()
        self._widest = widest
        self.context = context
        self._texts = context.texts
        self.presenter: PlanPresenter | None = None
        self.rows: list[PlanRow] = []
        self._is_review = is_review
        self._is_handed_over = False
        self._is_shown = False
        self._told: SentenceError | None = None
        self._typing_timer = QTimer(self)
        self._typing_timer.setSingleShot(True)
        self._typing_timer.setInterval(_TYPING_PAUSE_MS)
        self._typing_timer.timeout.connect(self._store)
        self._build()

    def open(self, assessment_id: int) -> None:
        profile = self.context.profile
        assessment = profile.assessments.get(assessment_id)
        shown = assessment if self._is_review else disclosed(assessment)
        self.presenter = PlanPresenter(
            profile.plans,
            shown,
            analyse(shown.standard, shown.answers, shown.overrides),
            self.context.wording,
            today(),
            is_review=self._is_review,
        )
        self._is_handed_over = not self._is_review and self._goes_on_elsewhere(assessment)
        self._told = None
        self._is_shown = False
        self._drop_rows()
        if self.isVisible():
            self._show()

    def _goes_on_elsewhere(self, assessment: Assessment) -> bool:
        """Whether the supervisor writes the plan in a file that was handed over."""
        if assessment.state is not State.SUBMITTED or assessment.is_received:
            return False
        ways = self.context.profile.handing_over.handed_over(assessment.id)
        return any(one.way != "here" for one in ways)

    def showEvent(self, event: QShowEvent) -> None:
        """Cards are made when somebody comes to look: most visits to the results need none."""
        super().showEvent(event)
        if self.presenter and not self._is_shown:
            self._show()

    def flush(self) -> None:
        """Raises SentenceError where what was typed cannot be stored; it stays on the page."""
        self._typing_timer.stop()
        if self.presenter is None:
            return
        if not self.presenter.store() and self.presenter.problem:
            raise self.presenter.problem
        if self.presenter.unclear:
            self._told = self.presenter.unclear
            raise self._told

    # Building

    def _build(self) -> None:
        texts = self._texts
        if self._widest:
            self.sheet = Scrolling(self._widest, margin=2 * STEP)
        else:
            self.sheet = Scrolling(margin=0)
            self.sheet.body.setContentsMargins(0, 12, 12, 12)
        self.locked = Paragraph("", "second")
        self.handed_over = Paragraph(texts("plan.handed_over"), "second")
        self.earlier = self._build_earlier()
        self.saved = Label("", "done")
        self.head = QWidget()
        about = row(Paragraph(texts("plan.about"), "second"), self.saved, spacing=2 * STEP)
        about.setStretch(0, 1)
        self.head.setLayout(about)
        self.empty = self._build_empty()
        self.cards = QWidget()
        self._cards = column(spacing=2 * STEP, parent=self.cards)
        self.acts = self._build_acts()
        for part in (self.locked, self.handed_over, self.head, self.earlier):
            self.sheet.body.addWidget(part)
        for part in (self.empty, self.cards, self.acts):
            self.sheet.body.addWidget(part)
        self.sheet.body.addStretch(1)
        column(self.sheet, parent=self)

    def _build_earlier(self) -> QFrame:
        """What earlier plans left open, and one button that brings it in."""
        banner = QFrame()
        banner.setProperty("look", "notice")
        self.open_before = Paragraph()
        self.take_over = Button(self._texts("plan.take_over"))
        self.take_over.setObjectName("take_over")
        self.take_over.clicked.connect(self._on_take_over_asked)
        parts = (Sign("flag", "accent", 18), self.open_before, self.take_over)
        layout = row(*parts, spacing=STEP + 4, parent=banner)
        layout.setStretch(1, 1)
        layout.setContentsMargins(14, STEP, STEP, STEP)
        return banner

    def _build_empty(self) -> Card:
        card = Card()
        self.nothing = EmptyState("flag", "")
        card.body.addWidget(self.nothing)
        self.begin = Button(self._texts("plan.propose"), "" if self._widest else "primary")
        self.begin.setObjectName("propose_first")
        self.begin.clicked.connect(self._on_propose_asked)
        self.begin_own = Button(self._texts("plan.add_own"), icon_name="plus")
        self.begin_own.setObjectName("add_first")
        self.begin_own.clicked.connect(self._on_add_asked)
        card.body.addLayout(row(1, self.begin, self.begin_own, 1))
        return card

    def _build_acts(self) -> QWidget:
        acts = QWidget()
        flow = FlowLayout(acts)
        self.add = Button(self._texts("plan.add"), icon_name="plus")
        self.propose = Button(self._texts("plan.propose"))
        self.undo = Button(self._texts("edit.undo"), "quiet")
        for name, act in (
            ("add", self._on_add_asked),
            ("propose", self._on_propose_asked),
            ("undo", self._undo),
        ):
            button = getattr(self, name)
            button.setObjectName(name)
            button.clicked.connect(act)
            flow.addWidget(button)
        return acts

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no field inside wanted."""
        if is_undo(event):
            self._undo()
        elif is_redo(event):
            self._redo()
        else:
            super().keyPressEvent(event)

    # Acts

    @property
    def opened(self) -> PlanPresenter:
        """The plan in view, once `open` was called."""
        if self.presenter is None:
            raise RuntimeError("the plan was not opened")
        return self.presenter

    def _do(self, act: Callable[[], object]) -> None:
        self._typing_timer.stop()
        act()
        self._show()

    def _store(self) -> None:
        self._do(self.opened.store)

    def _on_add_asked(self) -> None:
        self._do(self.opened.add)
        if self.rows and not self.opened.problem:
            self._focus(self.rows[-1].fields["text"])

    def _on_propose_asked(self) -> None:
        count = len(self.rows)
        self._do(self.opened.propose)
        if len(self.rows) > count:
            self._focus(self.rows[count].fields["text"])

    def _on_take_over_asked(self) -> None:
        count, brought = len(self.rows), self.opened.still_open
        self._do(self.opened.take_over)
        if len(self.rows) <= count:
            return
        self._told = None
        sentence, action = self._texts("plan.taken_over", n=brought), self._texts("edit.undo")
        self.context.shell.show_notice(Notice.done(sentence, action, self._undo))
        self._focus(self.rows[count].fields["result"])

    def _on_typed(self, uuid: str, part: str, text: str) -> None:
        self.opened.write(uuid, **{part: text})
        self._typing_timer.start()

    def _on_due_typed(self, uuid: str, text: str) -> None:
        self.opened.write_due(uuid, text)
        self._typing_timer.start()

    def _on_left(self) -> None:
        """Without waiting for the pause."""
        if self._typing_timer.isActive():
            self._store()

    def _on_due_left(self) -> None:
        """Now the day is written out, or it is said that it is not clear."""
        self._store()
        if self.opened.unclear:
            self._say(self.opened.unclear)

    def _on_removed(self, one: PlanRow) -> None:
        place = self.opened.place(one.uuid)
        self._do(lambda: self.opened.remove(one.uuid))
        if self.opened.problem:
            return
        sentence = self._texts("plan.removed", n=place + 1)
        action = self._texts("edit.undo")
        self._told = None
        self.context.shell.show_notice(Notice.done(sentence, action, self._undo))
        if self.rows:
            self._focus(self.rows[min(place, len(self.rows) - 1)].remove)
        else:
            self._focus_empty()

    def _on_move_asked(self, one: PlanRow, step: int) -> None:
        self._do(lambda: self.opened.move(one.uuid, step))
        same, other = (one.up, one.down) if step < 0 else (one.down, one.up)
        self._focus(same if same.isEnabled() else other)

    def _undo(self) -> None:
        self._retrace(self.opened.undo)

    def _redo(self) -> None:
        self._retrace(self.opened.redo)

    def _retrace(self, act: Callable[[], bool]) -> None:
        """The focus stays where it is, unless its control goes."""
        before = {one.uuid for one in self.rows}
        focused = self.window().focusWidget()
        self._do(act)
        back = [one for one in self.rows if one.uuid not in before]
        if back:
            self._focus(back[0].fields["text"])
        elif not self.rows:
            self._focus_empty()
        elif focused is None or not focused.isVisible() or not focused.isEnabled():
            self._focus(self.rows[-1].fields["text"])

    def _focus_empty(self) -> None:
        self._focus(self.begin if self.begin.isVisibleTo(self) else self.begin_own)

    def _focus(self, control: QWidget) -> None:
        control.setFocus()
        QTimer.singleShot(0, control, lambda: self._reveal(control))

    def _reveal(self, control: QWidget) -> None:
        """Once more after what is new found its place: it may push the control out of view."""
        self.sheet.reveal(control)
        QTimer.singleShot(0, control, lambda: self.sheet.reveal(control))

    # Showing

    def _show(self) -> None:
        """Everything from the presenter; fields that are being typed in stay as they are."""
        self._is_shown = True
        presenter = self.opened
        items, is_editable = presenter.items, presenter.is_editable
        self._arrange([item.uuid for item in items])
        for place, (one, item) in enumerate(zip(self.rows, items, strict=True)):
            one.show_item(item, place, len(items), presenter)
        self._show_standing(presenter)
        self.head.setVisible(is_editable and bool(items))
        self.cards.setVisible(bool(items))
        self.acts.setVisible(is_editable and bool(items))
        self.propose.setVisible(presenter.can_propose)
        self.undo.setEnabled(presenter.can_undo)
        self._show_empty(presenter)
        self._show_saved(presenter)
        self._show_trouble(presenter)

    def _show_standing(self, presenter: PlanPresenter) -> None:
        """Why nothing can be written, where it goes on, and what earlier plans left open."""
        is_editable, count = presenter.is_editable, presenter.still_open
        self.locked.setVisible(not is_editable)
        if not is_editable:
            state = presenter.assessment.state
            self.locked.set_text(self._texts(f"plan.read_only.{state}"))
        self.handed_over.setVisible(self._is_handed_over)
        self.earlier.setVisible(bool(count))
        self.open_before.set_text(self._texts("plan.open_from_earlier", n=count))

    def _show_empty(self, presenter: PlanPresenter) -> None:
        can_propose = presenter.can_propose
        state = "closed" if not presenter.is_editable else "ready" if can_propose else "free"
        self.empty.setVisible(not presenter.items)
        self.nothing.sentence.set_text(self._texts(f"plan.empty.{state}"))
        self.begin.setVisible(presenter.is_editable and can_propose)
        self.begin_own.setVisible(presenter.is_editable)

    def _show_saved(self, presenter: PlanPresenter) -> None:
        if presenter.saved_at and not presenter.problem:
            time = self.context.wording.time(presenter.saved_at)
            self.saved.setText(self._texts("saved.at", time=time))
        self.saved.setVisible(bool(presenter.saved_at) and not presenter.problem)

    def _show_trouble(self, presenter: PlanPresenter) -> None:
        """A save that did not go through is said once; what was said goes when it is mended."""
        if presenter.problem:
            if presenter.problem is not self._told:
                self._say(presenter.problem)
        elif self._told and not self._is_still_unclear(self._told):
            self._told = None
            self.context.shell.clear_notice()

    def _is_still_unclear(self, told: SentenceError) -> bool:
        unclear = self.opened.unclear
        return bool(unclear) and self._texts.sentence(unclear) == self._texts.sentence(told)

    def _say(self, error: SentenceError) -> None:
        self._told = error
        self.context.say(error)

    def _arrange(self, uuids: list[str]) -> None:
        """Cards in the order of the items; a card stays the same one wherever it goes."""
        if [one.uuid for one in self.rows] == uuids:
            return
        known = {one.uuid: one for one in self.rows}
        for uuid in known.keys() - set(uuids):
            self._drop(known.pop(uuid))
        self.rows = [known.get(uuid) or self._new_row(uuid) for uuid in uuids]
        for place, one in enumerate(self.rows):
            self._cards.removeWidget(one)
            self._cards.insertWidget(place, one)
        follow_layout(self)

    def _new_row(self, uuid: str) -> PlanRow:
        one = PlanRow(uuid, self.context.wording, self.opened)
        one.typed.connect(lambda part, text: self._on_typed(uuid, part, text))
        one.due_typed.connect(lambda text: self._on_due_typed(uuid, text))
        one.left.connect(self._on_left)
        one.due_left.connect(self._on_due_left)
        one.chosen.connect(
            lambda part, value: self._do(lambda: self.opened.choose(uuid, **{part: value}))
        )
        one.way_toggled.connect(lambda way: self._do(lambda: self.opened.toggle_way(uuid, way)))
        one.offer_taken.connect(lambda offer: self._do(lambda: self.opened.take_offer(uuid, offer)))
        one.move_asked.connect(lambda step: self._on_move_asked(one, step))
        one.remove_asked.connect(lambda: self._on_removed(one))
        return one

    def _drop_rows(self) -> None:
        for one in self.rows:
            self._drop(one)
        self.rows = []

    def _drop(self, one: PlanRow) -> None:
        self._cards.removeWidget(one)
        one.hide()
        one.deleteLater()
