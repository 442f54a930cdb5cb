"""A row an answer is chosen by: a key, a name and the sentence that says what it means.

A row is its own button. It shows what is stored and nothing else: a click or Space only asks for
an answer, and `show_state` marks it once it is kept. Arrow keys never choose.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from ksa_assess.gui.pages.walk.wrapped_text import WrappedText
from ksa_assess.gui.theme import appearance, tokens
from ksa_assess.gui.widgets.group import mark
from ksa_assess.runtime.texts import Texts

_CAP = 24
_GAP = 10
_EDGE = 12
_TIGHT = 6
_ROOMY = 14
_LINES_APART = 8  # Or several lines would touch the frame of their row.


@dataclass(frozen=True, slots=True)
class RowState:
    """What a row says besides its own words."""

    is_required: bool = False
    is_in_gap: bool = False  # Between the rated and the required level.
    is_self: bool = False  # What the person said, beside the supervisor's answer.


@dataclass(frozen=True, slots=True)
class Pills:
    """What stands at the end of a row that is required, or that the person chose themselves."""

    required: str = ""
    own: str = ""

    def shown(self, state: RowState) -> tuple[tuple[str, str], ...]:
        """Their words and tones, from the end of the row."""
        both = (
            (self.required, "required", state.is_required),
            (self.own, "accent", state.is_self),
        )
        return tuple((words, tone) for words, tone, is_shown in both if words and is_shown)


_NO_PILLS = Pills()


class AnswerRow(QRadioButton):
    """A key, a name and a sentence that wraps. Signal: clicked(), by mouse or Space."""

    def __init__(
        self, texts: Texts, key: str, name: str, sentence: str, pills: Pills = _NO_PILLS
    ) -> None:
        super().__init__()
        self._texts = texts
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._key = key
        self._name = name
        self._pills = pills
        self._name_width = 0
        self._size = tokens.SECOND
        self._state = RowState()
        self._sentence = WrappedText(sentence, self._pill_room())
        self._has_line_above = False
        self._padding = _TIGHT
        self._say()

    def set_words(self, name: str, sentence: str) -> None:
        if (name, sentence) == (self._name, self._sentence.text):
            return
        self._name = name
        self._sentence = WrappedText(sentence, self._pill_room())
        self._say()
        self.updateGeometry()
        self.update()

    def set_name_width(self, width: int) -> None:
        """Align the sentences of several rows; 0 puts the sentence below the name."""
        self._name_width = width
        self.updateGeometry()

    def set_line_above(self, *, has_line: bool) -> None:
        """A hair line parts it from the row above."""
        self._has_line_above = has_line

    def set_roomy(self, *, is_roomy: bool) -> None:
        """More air where the window is high enough for all rows."""
        self._padding = _ROOMY if is_roomy else _TIGHT
        self.updateGeometry()

    def name_width(self) -> int:
        return QFontMetrics(_name_font()).horizontalAdvance(self._name)

    def natural_width(self) -> int:
        """Of everything in one line."""
        sentence = QFontMetrics(appearance.current().font(self._size))
        words = self.name_width() + _GAP + sentence.horizontalAdvance(self._sentence.text)
        return self._text_left() + words + _EDGE

    def show_state(self, *, is_chosen: bool, state: RowState) -> None:
        if (is_chosen, state) == (self.isChecked(), self._state):
            return
        self._state = state
        self._keep_room()
        mark(self, is_chosen=is_chosen)
        self._say()
        self.update()

    def nextCheckState(self) -> None:
        """Nothing: only what is stored is shown as chosen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space alone; arrows and Enter belong to the page and must never choose."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def hitButton(self, pos: object) -> bool:
        return True

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        look = appearance.current()
        pixels, room = look.px(self._size), self._text_width(width)
        lines, padding = self._sentence.height(pixels, room), self._padding
        if not self._name_width:
            lines += QFontMetrics(_name_font()).height()
        elif not self._sentence.is_one_line(pixels, room):
            padding = max(padding, _LINES_APART)
        return max(lines + look.px(padding), self._least_height())

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(max(self.width(), 400)))

    def minimumSizeHint(self) -> QSize:
        """All of its lines: where the window is low the page scrolls."""
        return QSize(120, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_key(painter)
        self._paint_words(painter)
        self._paint_pills(painter)
        if self.hasFocus():
            self._paint_focus(painter)

    # Where things stand

    def _least_height(self) -> int:
        return appearance.current().px(_CAP + self._padding - 2)

    def _text_left(self) -> int:
        look = appearance.current()
        return look.px(_EDGE) + look.px(_CAP) + look.px(_GAP)

    def _measures(self) -> tuple[int, int]:
        """Pixels of the sentence's font and of its width."""
        return appearance.current().px(self._size), self._text_width(self.width())

    def _sentence_left(self) -> int:
        return self._text_left() + (self._name_width and self._name_width + _GAP)

    def _text_width(self, width: int) -> int:
        return max(width - self._sentence_left() - appearance.current().px(_EDGE), 80)

    def _pill_room(self) -> int:
        """For any one of them, so that it moves no word; for two only where two are shown."""
        one = (self._pills.required, self._pills.own)
        shown = [words for words, _ in self._pills.shown(self._state)]
        return max(*(self._room_of(words) for words in one), self._room_of(*shown))

    def _keep_room(self) -> None:
        room = self._pill_room()
        if room != self._sentence.room_at_end:
            self._sentence = WrappedText(self._sentence.text, room)
            self.updateGeometry()

    def _room_of(self, *pills: str) -> int:
        return sum(self._pill_size(words).width() + _GAP for words in pills if words)

    def _pill_size(self, words: str) -> QSize:
        look = appearance.current()
        metrics = QFontMetrics(look.font(tokens.SMALL, is_bold=True))
        return QSize(metrics.horizontalAdvance(words) + look.px(18), look.px(20))

    # What it looks like

    def _colour(self, name: str, chosen: str = "on_accent") -> QColor:
        look = appearance.current()
        if not self.isEnabled() and not self.isChecked():
            return look.colour("muted")
        return look.colour(chosen if self.isChecked() else name)

    def _paint_ground(self, painter: QPainter) -> None:
        look = appearance.current()
        rect = QRectF(self.rect())
        if self._has_line_above and not self.isChecked():
            painter.fillRect(QRectF(0, 0, rect.width(), 1), look.colour("line"))
        if self.isChecked() or (self.underMouse() and self.isEnabled()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent" if self.isChecked() else "hover"))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 5, 5)
        if self._state.is_required and not self.isChecked():
            painter.setPen(QPen(look.colour("required_line"), 1.5))
            painter.setBrush(look.colour("required_soft"))
            painter.drawRoundedRect(rect.adjusted(2.75, 2.75, -2.75, -2.75), 5, 5)
        elif self._state.is_in_gap:
            painter.fillRect(QRectF(2, 0, 4, rect.height()), look.colour("required_line"))

    def _paint_key(self, painter: QPainter) -> None:
        look = appearance.current()
        side = look.px(_CAP)
        cap = QRectF(look.px(_EDGE), (self.height() - side) / 2, side, side)
        painter.setPen(QPen(self._colour("control"), 1.2))
        painter.setBrush(look.colour("accent" if self.isChecked() else "surface"))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(self._colour("text"))
        painter.setFont(_name_font())
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)

    def _paint_words(self, painter: QPainter) -> None:
        pixels, width = self._measures()
        top = (self.height() - self._sentence.height(pixels, width)) / 2
        height = self._sentence.first_line(pixels, width).height()
        name = QRectF(self._text_left(), top, self._name_width + _GAP, height)
        if not self._name_width:
            above = QFontMetrics(_name_font()).height()
            top += above / 2
            name = QRectF(self._text_left(), top - above, width, above)
        self._paint_name(painter, name)
        painter.setPen(self._colour("text" if self._name_width else "muted"))
        self._sentence.draw(painter, QPointF(self._sentence_left(), top), pixels, width)

    def _paint_name(self, painter: QPainter, room: QRectF) -> None:
        painter.setFont(_name_font())
        painter.setPen(self._colour("text"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._name)

    def _paint_pills(self, painter: QPainter) -> None:
        """At the end of the last line, where the sentence leaves them room."""
        if not (shown := self._pills.shown(self._state)):
            return
        measures = self._measures()
        top = (self.height() - self._sentence.height(*measures)) / 2
        middle = top + self._sentence.last_line(*measures).center().y()
        right = self.width() - appearance.current().px(_EDGE)
        for words, tone in shown:
            size = self._pill_size(words)
            right -= size.width()
            rect = QRectF(right, middle - size.height() / 2, size.width(), size.height())
            _paint_pill(painter, rect, words, tone)
            right -= _GAP

    def _paint_focus(self, painter: QPainter) -> None:
        look = appearance.current()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        rect = QRectF(self.rect())
        painter.setPen(QPen(look.colour("text" if self.isChecked() else "accent"), 2))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
        if self.isChecked():
            painter.setPen(QPen(look.colour("on_accent"), 1.5))
            painter.drawRoundedRect(rect.adjusted(3, 3, -3, -3), 4, 4)

    def _say(self) -> None:
        words = {"cap": self._key, "name": self._name, "sentence": self._sentence.text}
        if shown := [pill for pill, _ in self._pills.shown(self._state)]:
            marks = self._texts("value.list_separator").join(shown)
            said = self._texts("walk.row_name_required", required=marks, **words)
        else:
            said = self._texts("walk.row_name", **words)
        self.setAccessibleName(said)


def paint_frame(
    painter: QPainter, rect: QRectF, *, is_lit: bool = False, is_bold: bool = False
) -> None:
    """The frame around rows that belong together."""
    look = appearance.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = 2.0 if is_bold else 1.0
    painter.setPen(QPen(look.colour("accent" if is_lit else "control"), width))
    painter.setBrush(look.colour("surface"))
    inset = width / 2
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), 6, 6)


def _paint_pill(painter: QPainter, rect: QRectF, words: str, tone: str) -> None:
    """`tone` is that of the colours, `required` or `accent`."""
    look = appearance.current()
    line = "required_line" if tone == "required" else tone
    painter.setPen(QPen(look.colour(line), 1.2))
    painter.setBrush(look.colour(f"{tone}_soft"))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setPen(look.colour(tone))
    painter.setFont(look.font(tokens.SMALL, is_bold=True))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)


def _name_font() -> QFont:
    return appearance.current().font(tokens.BODY, is_bold=True)
