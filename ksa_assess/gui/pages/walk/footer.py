"""The bottom: every indicator as a small mark, and the way back and on."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ksa_assess.domain.answer import AnswerKind
from ksa_assess.domain.walk import Step
from ksa_assess.gui.pages.walk.acts import act_words
from ksa_assess.gui.pages.walk.buttons import KeyButton
from ksa_assess.gui.pages.walk.item import WalkItem
from ksa_assess.gui.pages.walk.mark_signs import paint_bar
from ksa_assess.gui.pages.walk.outline_model import mark_words
from ksa_assess.gui.pages.walk.overview import Mark
from ksa_assess.gui.pages.walk.sides import Side
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.labels import ElidedLabel
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.wording import Wording

_WIDEST_MARK = 14.0
_MARGINS = 56  # At the sides and between strip and buttons.


class Footer(QWidget):
    """Its buttons are the page's to connect."""

    def __init__(self, wording: Wording, side: Side) -> None:
        super().__init__()
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._wording = wording
        self._side = side
        self._texts = texts = wording.texts
        self.strip = MarkStrip(wording)
        self.undo = KeyButton(texts("edit.undo"), "Ctrl Z", "quiet")
        self.next_open = KeyButton(texts(side.next_open), "Ctrl J", "quiet")
        self.help = KeyButton(texts("walk.keys"), "?", "quiet")
        self.back = KeyButton(texts("walk.back"), "←")
        self.next = KeyButton(texts("walk.next"), "Enter", "primary")
        buttons = (self.undo, self.next_open, self.help, self.back, self.next)
        for name in ("undo", "next_open", "help", "back", "next"):
            getattr(self, name).setObjectName(name)
        self.position = _Position("small")
        self.position.setObjectName("position")
        sight = column(1, self.position, self.strip, 1, spacing=2)
        layout = row(sight, *buttons, parent=self)
        layout.setContentsMargins(16, 6, 16, 6)
        layout.setStretch(0, 1)

    def show_item(self, item: WalkItem, last_step: Step | None) -> None:
        """`last_step` is what would be undone."""
        place = {"i": item.position + 1, "n": item.total}
        self.position.show_place(
            self._texts(self._side.position, k=item.answered, **place),
            self._texts("walk.position.short", **place),
        )
        words = self._texts(self._side.finish if item.is_last else "walk.next")
        if self.next.text() != words:
            self.next.setText(words)
            self.next.setAccessibleName(words)
            self._fit()
        self.back.setEnabled(item.position > 0)
        self._show_undo(last_step)
        self.next_open.setEnabled(item.open > 0)

    def _show_undo(self, step: Step | None) -> None:
        self.undo.setEnabled(step is not None)
        act = act_words(self._wording, step) if step else ""
        said = self._texts("walk.undo_act", act=act) if act else ""
        self.undo.setToolTip(said)
        self.undo.setAccessibleDescription(f"Ctrl Z {said}".strip())

    def show_marks(self, marks: tuple[Mark, ...], current: str) -> None:
        self.strip.show_marks(marks, current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is no room for all, what its key does as well stands back, in this order."""
        ways = self.back.sizeHint().width() + self.next.sizeHint().width()
        room = self.width() - ways - self.strip.minimumWidth() - _MARGINS
        for button in (self.undo, self.help, self.next_open):
            room -= button.sizeHint().width() + STEP
            button.setVisible(room >= 0)


class _Position(ElidedLabel):
    """Says where one is alone where there is no room for more."""

    def __init__(self, look: str) -> None:
        self._short = ""
        super().__init__("", look)

    def show_place(self, words: str, short: str) -> None:
        self._short = short
        self.setText(words)

    def _shown(self) -> str:
        shown = super()._shown()
        return shown if shown == self.text() else self._short


class MarkStrip(QWidget):
    """A segment for each indicator, the one in view taller. Signal: indicator_chosen(code)."""

    indicator_chosen = Signal(str)

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._marks: tuple[Mark, ...] = ()
        self._current = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(120)

    def show_marks(self, marks: tuple[Mark, ...], current: str) -> None:
        if (marks, current) == (self._marks, self._current):
            return
        self._marks, self._current = marks, current
        answered = sum(mark.kind is not AnswerKind.UNANSWERED for mark in marks)
        self.setAccessibleName(
            self._wording.texts("walk.outline.progress", name="", k=answered, n=len(marks))
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, appearance.current().px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = appearance.current()
        first, pitch = self._bar(0), self._pitch()
        for place, mark in enumerate(self._marks):
            bar = first.translated(place * pitch, 0)
            paint_bar(painter, mark, bar)
            if mark.code == self._current:
                taller = bar.adjusted(-1, -4, 1, 4)
                painter.fillRect(taller, look.colour("text"))
                inner = bar.adjusted(1, 0, -1, 0)
                if inner.width() >= 2:
                    paint_bar(painter, mark, inner)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (mark := self._mark_at(event.position().x())) is not None:
            self.indicator_chosen.emit(mark.code)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QHelpEvent.Type.ToolTip:
            mark = self._mark_at(event.pos().x())
            words = f"{mark.code}　{mark_words(self._wording, mark)}" if mark else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def _pitch(self) -> float:
        return min(_WIDEST_MARK, self.width() / max(len(self._marks), 1))

    def _bar(self, place: int) -> QRectF:
        pitch = self._pitch()
        gap = 2.0 if pitch >= 6 else 1.0
        height = appearance.current().px(8)
        return QRectF(place * pitch, (self.height() - height) / 2 + 2, pitch - gap, height)

    def _mark_at(self, x: float) -> Mark | None:
        place = int(x / self._pitch())
        return self._marks[place] if 0 <= place < len(self._marks) else None
