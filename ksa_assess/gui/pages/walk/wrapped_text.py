"""A text in several lines for painted widgets, broken as Chinese wants it."""

import re
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextLayout, QTextOption

from ksa_assess.gui.theme.fonts import font

_WIDTHS_KEPT = 8
_TEXTS_KEPT = 256
_SHORT = 4  # A last line of fewer characters looks lost.
_CLAUSE_ENDS = "，；,;"
_LINE_END = "\u2028"
_JOINER = "\u2060"
_NOTE_MARK = re.compile(r"【註[^】]{0,4}】")
_LEAST_BEFORE = 0.6  # Of the width: what is before a last clause must not look lost either.


class WrappedText:
    """Remembers how it was broken, since Qt asks for the height many times for one painting.

    `room_at_end` pixels stay free after the last line, for a mark that may come and go there
    without moving a word.
    """

    def __init__(self, text: str, room_at_end: int = 0) -> None:
        self.text = text
        self.room_at_end = room_at_end
        self._layouts: dict[tuple[int, int], QTextLayout] = {}
        self._heights: dict[tuple[int, int], int] = {}

    def height(self, pixels: int, width: int) -> int:
        """Of the text in a font of that size, `width` pixels wide."""
        known = self._heights.get((pixels, width))
        if known is None:
            known = round(self._layout(pixels, width).boundingRect().height())
            self._heights[pixels, width] = known
        return known

    def is_one_line(self, pixels: int, width: int) -> bool:
        return self._layout(pixels, width).lineCount() == 1

    def first_line(self, pixels: int, width: int) -> QRectF:
        return self._layout(pixels, width).lineAt(0).rect()

    def last_line(self, pixels: int, width: int) -> QRectF:
        layout = self._layout(pixels, width)
        return layout.lineAt(layout.lineCount() - 1).rect()

    def draw(self, painter: QPainter, at: QPointF, pixels: int, width: int) -> None:
        self._layout(pixels, width).draw(painter, at)

    def _layout(self, pixels: int, width: int) -> QTextLayout:
        if (pixels, width) not in self._layouts:
            if len(self._layouts) >= _WIDTHS_KEPT:
                self._layouts.clear()
            self._layouts[pixels, width] = self._broken(pixels, width)
        return self._layouts[pixels, width]

    def _broken(self, pixels: int, width: int) -> QTextLayout:
        """Leaves the room at the end, and no last line of a character or two.

        The last clause stands in a line of its own where that takes no further line.
        """
        layout = _laid_out(self.text, pixels, width)
        if _last_width(layout) + self.room_at_end > width:
            layout = _laid_out(self.text, pixels, width - self.room_at_end)
        if layout.lineCount() == 1:
            return layout
        if self._is_as_good(by_clause := self._by_clause(pixels, width), layout, width):
            return by_clause
        narrower = width - self.room_at_end - _SHORT * pixels
        if _last_width(layout) < _SHORT * pixels and narrower > 0:
            tried = _laid_out(self.text, pixels, narrower)
            return tried if tried.lineCount() == layout.lineCount() else layout
        return layout

    def _by_clause(self, pixels: int, width: int) -> QTextLayout:
        place = max(self.text.rfind(sign, 0, -_SHORT) for sign in _CLAUSE_ENDS) + 1
        parts = (self.text[:place], self.text[place:].lstrip())
        return _laid_out(_LINE_END.join(part for part in parts if part), pixels, width)

    def _is_as_good(self, tried: QTextLayout, usual: QTextLayout, width: int) -> bool:
        """No higher, with its room at the end, and no line before the last that looks lost."""
        count = tried.lineCount()
        return (
            count == usual.lineCount()
            and _last_width(tried) + self.room_at_end <= width
            and tried.lineAt(count - 2).naturalTextWidth() > width * _LEAST_BEFORE
        )


@lru_cache(_TEXTS_KEPT)
def kept(text: str) -> WrappedText:
    """One for all places and times of a text that comes again and again."""
    return WrappedText(text)


def unbroken(text: str) -> str:
    """Invisible joiners in its note marks: Qt would break 【註7】 before its number."""
    return _NOTE_MARK.sub(lambda mark: _JOINER.join(mark[0]), text)


def _last_width(layout: QTextLayout) -> float:
    return layout.lineAt(layout.lineCount() - 1).naturalTextWidth()


def _laid_out(text: str, pixels: int, width: int) -> QTextLayout:
    layout = QTextLayout(unbroken(text), font(pixels))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    # Or Qt shapes the letters anew at each painting.
    layout.setCacheEnabled(True)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout
