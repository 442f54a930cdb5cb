"""The lists an answer is chosen from: the seven levels, and the two answers that are no level."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent

from ksa_assess.domain.answer import AnswerKind
from ksa_assess.domain.scale import HIGHEST, LEVELS
from ksa_assess.gui.pages.walk.answer_row import AnswerRow, Pills, RowState, paint_frame
from ksa_assess.gui.pages.walk.item import WalkItem
from ksa_assess.gui.pages.walk.sides import Side
from ksa_assess.gui.theme.tokens import SMALL
from ksa_assess.gui.widgets.group import Group
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.runtime.texts import Texts
from ksa_assess.wording import Wording

_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class LevelList(Group):
    """The seven levels from 0 down to 6 in one frame. Signal: level_chosen(int).

    Tab stops here once, on no level: nothing is preselected. The page moves the focus among them.
    """

    level_chosen = Signal(int)

    def __init__(self, wording: Wording, side: Side) -> None:
        super().__init__()
        self._came_by_key = False
        self._texts = texts = wording.texts
        self._side = side
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        own = "" if side.is_self else texts("review_walk.self_pill")
        pills = Pills(texts("walk.required.short"), own)
        self.rows = tuple(
            AnswerRow(
                texts,
                str(level.value),
                wording.scale_name(level.value),
                wording.scale_sentence(level.value, is_self=side.is_self),
                pills,
            )
            for level in LEVELS
        )
        self._build(texts)

    def _build(self, texts: Texts) -> None:
        layout = column(spacing=0, parent=self)
        layout.setContentsMargins(1, 1, 1, 1)
        width = max(button.name_width() for button in self.rows)
        for level, button in enumerate(self.rows):
            button.setObjectName(f"level_{level}")
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            button.set_name_width(width)
            button.set_line_above(has_line=level > 0)
            button.setAccessibleDescription(texts("control.place", i=level + 1, n=len(self.rows)))
            button.clicked.connect(
                lambda _checked=False, level=level: self.level_chosen.emit(level)
            )
            layout.addWidget(button)

    def show_item(self, item: WalkItem) -> None:
        level, required = item.answer.level, item.place.required
        shown = required if item.is_required_shown else None
        for value, button in enumerate(self.rows):
            is_in_gap = level is not None and shown is not None and level < value < shown
            is_self = value == item.level_beside
            state = RowState(value == shown, is_in_gap, is_self)
            button.show_state(is_chosen=value == level, state=state)
            button.setEnabled(item.is_editable)
        question = item.question(self._texts, self._side)
        self.setAccessibleName(f"{question} {item.place.indicator.text}")

    def focus_level(self, level: int) -> None:
        """Put the focus on a level, at most on the first or last one."""
        self.rows[min(max(level, 0), HIGHEST)].setFocus(Qt.FocusReason.OtherFocusReason)

    def focused_level(self) -> int | None:
        return next((value for value, button in enumerate(self.rows) if button.hasFocus()), None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._came_by_key = event.reason() in _BY_KEY
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._came_by_key = False
        super().focusOutEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint_frame(painter, rect, is_lit=self.hasFocus(), is_bold=self._came_by_key)


class OtherAnswers(Group):
    """Not applicable and cannot judge, side by side.

    Signals: not_applicable_chosen(), not_observed_chosen().
    """

    not_applicable_chosen = Signal()
    not_observed_chosen = Signal()

    def __init__(self, texts: Texts, side: Side) -> None:
        super().__init__(texts("walk.other_answers"))
        self.not_applicable = LoneRow(
            texts, "N", texts("answer.not_applicable"), texts(side.not_applicable)
        )
        self.not_observed = LoneRow(
            texts, "O", texts("answer.not_observed"), texts(side.not_observed)
        )
        self.not_applicable.setObjectName("not_applicable")
        self.not_observed.setObjectName("not_observed")
        self.not_applicable.clicked.connect(self.not_applicable_chosen)
        self.not_observed.clicked.connect(self.not_observed_chosen)
        self.rows = (self.not_applicable, self.not_observed)
        for place, choice in enumerate(self.rows, start=1):
            choice.setAccessibleDescription(texts("control.place", i=place, n=len(self.rows)))
        layout = row(parent=self)
        for choice in self.rows:
            layout.addWidget(choice, choice.natural_width())

    def show_item(self, item: WalkItem) -> None:
        kind = item.answer.kind
        for choice, own in (
            (self.not_applicable, AnswerKind.NOT_APPLICABLE),
            (self.not_observed, AnswerKind.NOT_OBSERVED),
        ):
            choice.show_state(is_chosen=kind is own, state=RowState())
            choice.setEnabled(item.is_editable)


class LoneRow(AnswerRow):
    """A row that stands alone, with its own frame.

    Where the window is low it is one line, with the sentence only if there is room for all of it.
    """

    def __init__(self, texts: Texts, key: str, name: str, sentence: str) -> None:
        super().__init__(texts, key, name, sentence)
        self._size = SMALL
        self._is_low = False

    def set_roomy(self, *, is_roomy: bool) -> None:
        super().set_roomy(is_roomy=is_roomy)
        self._is_low = not is_roomy
        self.set_name_width(self.name_width() if self._is_low else 0)
        self.setToolTip(self._sentence.text if self._is_low else "")

    def set_words(self, name: str, sentence: str) -> None:
        super().set_words(name, sentence)
        self.set_roomy(is_roomy=not self._is_low)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt leaves the Tab key only one of an exclusive pair; without arrows it is both."""
        super().focusInEvent(event)
        for one in (self, *self._others()):
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _others(self) -> list["LoneRow"]:
        parent = self.parentWidget()
        return parent.findChildren(LoneRow) if parent else []

    def heightForWidth(self, width: int) -> int:
        return self._least_height() if self._is_low else super().heightForWidth(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_frame(painter, QRectF(self.rect()))
        painter.end()
        super().paintEvent(event)

    def _paint_words(self, painter: QPainter) -> None:
        if self._is_low and not self._sentence.is_one_line(*self._measures()):
            self._paint_name(painter, QRectF(self.rect()).adjusted(self._text_left(), 0, 0, 0))
        else:
            super()._paint_words(painter)
