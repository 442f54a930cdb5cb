"""Below the levels: what is required and the gap, or the reason why an indicator does not apply.

The place is as high as either, so that nothing on the page moves when an answer is given.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from ksa_assess.domain.answer import AnswerKind
from ksa_assess.domain.gap import RequiredFrom, Severity, severity_of
from ksa_assess.domain.review import Need, is_to_discuss
from ksa_assess.gui.pages.walk.buttons import KeyButton, WalkButton
from ksa_assess.gui.pages.walk.demand_editor import DemandEditor
from ksa_assess.gui.pages.walk.item import WalkItem
from ksa_assess.gui.pages.walk.sides import Side
from ksa_assess.gui.pages.walk.text_line import TextLine, is_typed_in
from ksa_assess.gui.widgets.flow import FlowLayout
from ksa_assess.gui.widgets.labels import ElidedLabel, Label, Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.marks import Pill
from ksa_assess.wording import Wording, day_of

_NO_BREAK_SPACE = "\u00a0"
_MET = (Severity.MET, Severity.EXCEEDS)


class ResultSlot(QWidget):
    """Signals: reason_typed(text), whole_task_asked(), missing_asked(), demand_asked()."""

    reason_typed = Signal(str)
    whole_task_asked = Signal()
    missing_asked = Signal()
    demand_asked = Signal()

    def __init__(self, wording: Wording, side: Side) -> None:
        super().__init__()
        self.result = _Result(wording, side)
        self.reason = _Reason(wording)
        self.earlier = Paragraph("", "second")
        self.earlier.setObjectName("earlier")
        self.demand = DemandEditor(wording)
        self._wording = wording
        self._stack = QStackedLayout()
        column(self._stack, self.earlier, self.demand, spacing=4, parent=self)
        self._stack.addWidget(self.result)
        self._stack.addWidget(self.reason)
        self.reason.field.textEdited.connect(self.reason_typed)
        self.reason.whole_task.clicked.connect(self.whole_task_asked)
        self.result.missing.clicked.connect(self.missing_asked)
        self.result.change.clicked.connect(self.demand_asked)

    def show_item(self, item: WalkItem) -> None:
        self.result.show_item(item)
        self.reason.show_item(item)
        self._stack.setCurrentWidget(self.reason if item.is_reason_open else self.result)
        self.demand.show_item(item)
        self.earlier.setVisible(item.earlier is not None)
        self.earlier.set_text(self._last_time(item))

    def _last_time(self, item: WalkItem) -> str:
        """After the own answer only; its line is kept free before, so that nothing moves."""
        if item.earlier is None or not item.answer.is_answered:
            return _NO_BREAK_SPACE
        date = self._wording.date(day_of(item.earlier.at))
        return self._wording.texts("walk.last_time", level=item.earlier.level, date=date)


class _Result(QWidget):
    def __init__(self, wording: Wording, side: Side) -> None:
        super().__init__()
        self._side = side
        self._wording = wording
        self._texts = wording.texts
        # One line: a paragraph would ask for room that goes again with the answer.
        self.hint = ElidedLabel("", "second")
        self.required = Pill("", "required")
        self.gap = Label("", "required")
        self.missing = WalkButton(self._texts("walk.name_missing"), "link")
        self.missing.setObjectName("name_missing")
        self.change = WalkButton(self._texts("walk.demand.short"), "link")
        self.change.setAccessibleName(self._texts("walk.demand"))
        self.change.setToolTip(self._texts("walk.demand"))
        self.change.setObjectName("change_demand")
        self.difference = Label("", "heading")
        self.difference.setObjectName("difference")
        self.discuss = Pill(self._texts("review.discuss.short"), "accent")
        self._shown = QWidget()
        line = FlowLayout(self._shown)
        height = self.missing.sizeHint().height()
        parts = (
            *(self.required, self.change, self.gap, self.missing),
            *(self.difference, self.discuss),
        )
        self._boxes = [_as_high(part, height) for part in parts]
        for box in self._boxes:
            line.addWidget(box)
        row(self._shown, self.hint, parent=self)

    def show_item(self, item: WalkItem) -> None:
        _, change, gap, missing, difference, discuss = self._boxes
        self._shown.setVisible(item.is_required_shown)
        self.hint.setVisible(not item.is_required_shown)
        gap.setVisible(item.gap is not None)
        missing.setVisible(item.can_tick and item.is_editable)
        change.setVisible(item.is_editable and self._side.is_self)
        self.hint.setText(self._hint(item))
        self.hint.setAccessibleName(self._hint(item))
        self.required.set_text(self._required(item))
        self.required.setToolTip(item.override.reason if item.override else "")
        if item.gap is not None:
            self._show_gap(item.gap)
        steps = item.beside.difference if item.beside else None
        difference.setVisible(steps is not None)
        discuss.setVisible(is_to_discuss(steps))
        if steps is not None:
            self.difference.setText(self._wording.difference(steps))

    def _hint(self, item: WalkItem) -> str:
        if not item.is_editable:
            return item.why_locked(self._texts)
        if item.beside and Need.DECISION in item.beside.needs:
            return self._texts("review_walk.decide")
        if item.answer.kind is AnswerKind.NOT_OBSERVED:
            return self._texts(self._side.not_observed_hint)
        return self._texts("walk.required_after_answer")

    def _required(self, item: WalkItem) -> str:
        place = item.place
        if place.required is None:
            return self._texts("term.no_required_level")
        words = self._texts("walk.required", level=place.required)
        if place.required_from is RequiredFrom.TASK:
            return words
        source = self._wording.required_from(place.required_from)
        return self._texts("walk.required_from", required=words, source=source)

    def _show_gap(self, gap: int) -> None:
        severity = severity_of(gap)
        look = "done" if severity in _MET else "required"
        if self.gap.property("look") != look:
            self.gap.set_look(look)
        self.gap.setText(_gap_sentence(self._wording, severity, gap))


class _Reason(QWidget):
    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._texts = wording.texts
        self.caption = ElidedLabel("", "heading")
        self.field = TextLine()
        self.field.setObjectName("reason")
        hint = self._texts("walk.reason_hint")
        self.field.setPlaceholderText(hint)
        self.field.setToolTip(hint)
        self.whole_task = KeyButton(
            self._texts("answer.not_applicable.whole_task"), "Shift N", "quiet"
        )
        self.whole_task.setObjectName("whole_task")
        row(self.caption, self.field, self.whole_task, parent=self).setStretch(1, 1)
        self._place: tuple[str, bool] | None = None

    def show_item(self, item: WalkItem) -> None:
        name = self._texts("walk.reason")
        if item.is_reason_for_task:
            count = len(item.place.task.indicators)
            name = self._texts("walk.reason_for_task", n=count)
        self.caption.setText(name)
        self.field.setAccessibleName(name)
        self.field.setReadOnly(not item.is_editable)
        # The style sheet's least height may be lower than the letters need.
        self.setMinimumHeight(self.field.minimumSizeHint().height())
        self.whole_task.setVisible(item.is_editable and not item.is_reason_for_task)
        self._show_reason(item)

    def _show_reason(self, item: WalkItem) -> None:
        """What is being typed is left alone: the caret would jump."""
        place = (item.place.indicator.code, item.is_reason_for_task)
        if place == self._place and is_typed_in(self.field):
            return
        self._place = place
        is_new = item.is_reason_for_task and item.draft.reason is None
        reason = "" if is_new else item.reason
        if reason != self.field.text():
            self.field.setText(reason)


def _as_high(part: QWidget, height: int) -> QWidget:
    """In a box of that height, so that parts of one line stand on one middle."""
    box = QWidget()
    box.setFixedHeight(height)
    row(part, parent=box)
    return box


def _gap_sentence(wording: Wording, severity: Severity, gap: int) -> str:
    """Sign, name and levels in words; the name alone where it says the levels already."""
    if severity is Severity.MET:
        return wording.severity(severity)
    if severity is Severity.EXCEEDS:
        return f"{wording.severity_sign(severity)} {wording.gap_words(gap)}"
    return wording.texts(
        "walk.severity_and_gap",
        severity=wording.severity(severity),
        gap=wording.gap_words(gap),
    )
