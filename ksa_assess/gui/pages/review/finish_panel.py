"""Feedback, what is still needed, the next step, and what happened so far."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ksa_assess.domain.assessment import State
from ksa_assess.gui.pages.review.presenter import NeededGroup, NeededLine, ReviewPresenter
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.columns import TwoColumns
from ksa_assess.gui.widgets.flow import FlowLayout
from ksa_assess.gui.widgets.frames import Card, Scrolling
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import clear, column, row
from ksa_assess.gui.widgets.row_button import RowButton
from ksa_assess.gui.widgets.tab_order import follow_layout
from ksa_assess.gui.widgets.text_fields import TextField
from ksa_assess.gui.widgets.timeline import Timeline
from ksa_assess.wording import Wording

_MARGIN = 20
_AROUND_LINK = 5  # Padding and border, so that the words stand below the others.
_LEAST_LINES = 5
_SIDE_BY_SIDE = 860
_STEPS: dict[State, tuple[str, ...]] = {
    State.SUBMITTED: ("give_back", "complete"),
    State.RETURNED: ("hand_back",),
    State.REVIEWED: ("paper", "hand_back"),
    State.CLOSED: ("reopen", "hand_back"),
}
_WORDS = {
    "give_back": "review.return",
    "complete": "review.complete",
    "paper": "acknowledge.paper",
    "reopen": "review.reopen",
    "hand_back": "review.give_back",
}
_PRIMARY = ("complete", "hand_back")


class FinishPanel(QWidget):
    """Signals: asked(name) for give_back, complete, paper, reopen, hand_back, item_chosen(code),
    all_asked() for every row that needs something, feedback_typed(text), left() of the text."""

    asked = Signal(str)
    item_chosen = Signal(str)
    all_asked = Signal()
    feedback_typed = Signal(str)
    left = Signal()

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._texts = wording.texts
        self._shown_groups: tuple[NeededGroup, ...] = ()
        self.timeline = Timeline(wording)
        self.sheet = Scrolling(margin=0)
        self.sheet.body.setContentsMargins(0, 12, 0, 12)
        # Each column is a whole of its own: one reads it to its end before the other.
        left, right = QWidget(), QWidget()
        column(self._build_feedback(), self._build_needed(), spacing=2 * STEP, parent=left)
        column(self._build_step(), self.timeline, spacing=2 * STEP, parent=right)
        self.columns = TwoColumns((left,), (right,), _SIDE_BY_SIDE)
        self.sheet.body.addWidget(self.columns)
        self.sheet.body.addStretch(1)
        column(self.sheet, parent=self)

    # Building

    def _build_feedback(self) -> Card:
        texts = self._texts
        card = Card(_MARGIN)
        self.feedback = TextField(texts("term.feedback"), _LEAST_LINES)
        self.feedback.setObjectName("feedback")
        self.feedback.typed.connect(self.feedback_typed)
        self.feedback.left.connect(self.left)
        self.saved = Label("", "done")
        head = row(Label(texts("term.feedback"), "strong"), 1, self.saved)
        card.body.addLayout(head)
        card.body.addWidget(self.feedback)
        self.note = Paragraph(texts("review.feedback.note"), "small")
        card.body.addWidget(self.note)
        return card

    def _build_needed(self) -> Card:
        self.needed = card = Card(_MARGIN)
        # The rows' own margins bring their words below the title.
        card.body.setContentsMargins(_MARGIN - STEP, _MARGIN, _MARGIN - STEP, _MARGIN - STEP)
        title = Label(self._texts("review.needed"), "strong")
        self.nothing = Paragraph(self._texts("review.needed.none"), "second")
        for one in (title, self.nothing):
            one.setContentsMargins(STEP, 0, STEP, 0)
            card.body.addWidget(one)
        self._groups = column(spacing=0)
        card.body.addLayout(self._groups)
        return card

    def _build_step(self) -> Card:
        card = Card(_MARGIN)
        card.body.addWidget(Label(self._texts("review.next_step"), "strong"))
        self.step = Paragraph("", "second")
        card.body.addWidget(self.step)
        ways = QWidget()
        flow = FlowLayout(ways)
        self.acts: dict[str, Button] = {}
        for name, key in _WORDS.items():
            button = Button(self._texts(key), "primary" if name in _PRIMARY else "")
            button.setObjectName(name)
            button.clicked.connect(self._asking(name))
            self.acts[name] = button
            flow.addWidget(button)
        card.body.addWidget(ways)
        return card

    def _asking(self, name: str) -> Callable[[], None]:
        return lambda: self.asked.emit(name)

    # Showing

    def show_review(self, presenter: ReviewPresenter, feedback: str, *, is_here: bool) -> None:
        """`is_here`: the person confirms on this computer, so no file goes back."""
        is_editable = presenter.rating.is_editable
        self.feedback.show_text(feedback, is_editable=is_editable)
        hint = self._texts("review.feedback_hint") if is_editable else ""
        self.feedback.setPlaceholderText(hint)
        self.feedback.setAccessibleDescription(hint)
        self.feedback.setVisible(is_editable or bool(feedback))
        note = "review.feedback.note" if is_editable else "review.feedback.none"
        self.note.set_text(self._texts(note))
        self.note.setVisible(is_editable or not feedback)
        self._show_needed(presenter)
        self._show_step(presenter, is_here=is_here)
        self.timeline.show_life(presenter.rating.assessment)
        follow_layout(self)

    def way_on(self) -> QWidget | None:
        """The first row that something is still needed of, else the button of the next step."""
        if first := self.needed.findChild(RowButton):
            first.show()  # What was just made is shown by an event of its own, later.
            return first
        steps = (self.acts[name] for name in _PRIMARY)
        return next((one for one in steps if one.isVisibleTo(self)), None)

    def focus_way_on(self) -> None:
        if way_on := self.way_on():
            way_on.setFocus()
            self.sheet.reveal(way_on)

    def show_saved(self, said: str) -> None:
        self.saved.setText(said)
        self.saved.setVisible(bool(said))

    def _show_step(self, presenter: ReviewPresenter, *, is_here: bool) -> None:
        state, name = presenter.state, presenter.rating.assessment.person.name
        is_confirmed_here = is_here and state is State.REVIEWED
        is_to_amend = presenter.rating.assessment.is_to_amend and not is_here
        step = "here" if is_confirmed_here else "reopened" if is_to_amend else state
        self.step.set_text(self._texts(f"review.step.{step}", name=name))
        for act, button in self.acts.items():
            button.setVisible(act in _STEPS.get(state, ()))
        back = "review.acknowledge" if is_here else "review.give_back"
        self.acts["hand_back"].setText(self._texts(back))
        self.acts["hand_back"].setAccessibleName(self._texts(back))
        if is_here and not is_confirmed_here:
            self.acts["hand_back"].hide()

    def _show_needed(self, presenter: ReviewPresenter) -> None:
        self.needed.setVisible(presenter.rating.is_editable)
        groups = presenter.needed if presenter.rating.is_editable else ()
        if groups == self._shown_groups:
            return  # A row made anew would drop the focus, onto whatever comes next.
        self._shown_groups = groups
        clear(self._groups)
        self.nothing.setVisible(not groups)
        for group in groups:
            self._add_group(group)

    def _add_group(self, group: NeededGroup) -> None:
        heading = Paragraph(group.title, "heading")
        heading.setContentsMargins(STEP, STEP, STEP, 0)
        self._groups.addWidget(heading)
        for one in group.lines:
            line = _NeededRow(one)
            line.clicked.connect(lambda _=False, code=one.code: self.item_chosen.emit(code))
            self._groups.addWidget(line)
        if group.more:
            more = Button(self._texts("review.need.more", n=group.more), "link")
            more.clicked.connect(self.all_asked)
            below = row(more, 1)
            below.setContentsMargins(STEP - _AROUND_LINK, 0, 0, STEP)
            self._groups.addLayout(below)


class _NeededRow(RowButton):
    """Leads to the row in the table."""

    def __init__(self, one: NeededLine) -> None:
        super().__init__(f"{one.code} {one.text}")
        self.setMinimumHeight(self.minimumSizeHint().height())
        code = Label(one.code, "code")
        layout = row(code, Paragraph(one.text), spacing=12, parent=self)
        layout.setAlignment(code, Qt.AlignmentFlag.AlignTop)
        layout.setContentsMargins(STEP, STEP, STEP, STEP)
        layout.setStretch(1, 1)
