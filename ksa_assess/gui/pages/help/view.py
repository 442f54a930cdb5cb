"""Shows a page of the manual: paints key caps and tips behind the text, marks what was found."""

from collections.abc import Iterator, Sequence
from typing import cast

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextFragment,
    QTextLine,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from ksa_assess.gui.pages.help.document import KEY, ManualDocument, fragments
from ksa_assess.gui.theme import appearance, tokens
from ksa_assess.gui.theme.tokens import STEP

_ABOVE = 24  # What stays free above a heading that was gone to.


class ManualView(QTextBrowser):
    """Signal: came_to(heading) when scrolling leads below another heading of the page."""

    came_to = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "plain")
        self.setObjectName("view")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._page: ManualDocument | None = None
        self._is_quiet = False

    def show_document(self, document: ManualDocument, title: str) -> None:
        if document is self._page:
            return
        self._page = document
        self._is_quiet = True
        self._fit()
        self.setDocument(document)
        self.setAccessibleName(title)
        self.verticalScrollBar().setValue(0)
        self._is_quiet = False

    def go_to(self, heading: int) -> None:
        """Scroll to a heading, without a signal."""
        if self._page:
            top = 0 if heading == 0 else self._top(self._page.headings[heading]) - _ABOVE
            self._is_quiet = True
            self.verticalScrollBar().setValue(round(top))
            self._is_quiet = False

    def mark(self, hits: Sequence[QTextCursor], present: int | None) -> None:
        """Mark these places; the present one stronger, and scrolled into view."""
        look = appearance.current()
        marks: list[QTextEdit.ExtraSelection] = []
        for place, hit in enumerate(hits):
            one = QTextEdit.ExtraSelection()
            one.cursor = hit
            is_present = place == present
            one.format.setBackground(look.colour("accent" if is_present else "mark"))
            if is_present:
                one.format.setForeground(look.colour("on_accent"))
            marks.append(one)
        self.setExtraSelections(marks)
        if present is not None:
            self._reveal(hits[present])

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._is_quiet = True
        self._fit()
        self._is_quiet = False

    def _fit(self) -> None:
        if self._page:
            self._page.fit(self.viewport().width(), self.devicePixelRatioF())

    def _top(self, block: QTextBlock) -> float:
        return self.document().documentLayout().blockBoundingRect(block).top()

    def _reveal(self, hit: QTextCursor) -> None:
        """With some of the text above it."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        top = self._top(hit.block())
        if not bar.value() <= top <= bar.value() + height - 4 * _ABOVE:
            bar.setValue(round(top - height / 3))

    def _on_scrolled(self, value: int) -> None:
        if self._page is None or self._is_quiet:
            return
        above = [
            place
            for place, block in enumerate(self._page.headings)
            if self._top(block) <= value + 2 * _ABOVE
        ]
        self.came_to.emit(above[-1] if above else 0)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self.verticalScrollBar().value())
        self._paint_tips(painter)
        for cap in self._caps():
            _paint_cap(painter, cap)
        painter.end()
        super().paintEvent(event)

    def _paint_tips(self, painter: QPainter) -> None:
        if self._page is None:
            return
        look = appearance.current()
        painter.setPen(Qt.PenStyle.NoPen)
        for block in self._page.tips:
            place = self.document().documentLayout().blockBoundingRect(block)
            ground = block.layout().boundingRect().translated(place.topLeft())
            ground.adjust(-look.px(2 * STEP), -look.px(STEP), 0, look.px(STEP))
            ground.setWidth(self._page.line)
            painter.setBrush(look.colour("accent_soft"))
            painter.drawRoundedRect(ground, 6, 6)

    def _caps(self) -> Iterator[QRectF]:
        """Where key caps stand in the part of the page that is in view."""
        document = self._page
        if document is None:
            return
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        layout = document.documentLayout()
        for block in document.blocks():
            place = layout.blockBoundingRect(block)
            if place.bottom() < top or place.top() > bottom:
                continue
            for fragment in fragments(block):
                if fragment.charFormat().hasProperty(KEY):
                    yield _cap(block, fragment).translated(place.topLeft())


def _cap(block: QTextBlock, fragment: QTextFragment) -> QRectF:
    """Around a key, in the coordinates of its block."""
    look = appearance.current()
    start = fragment.position() - block.position()
    line = block.layout().lineForTextPosition(start)
    left, right = (_x(line, place) for place in (start, start + fragment.length()))
    middle = line.y() + line.ascent() - look.px(tokens.SMALL) * 0.37
    height = look.px(20)
    return QRectF(left, middle - height / 2, right - left, height)


def _x(line: QTextLine, place: int) -> float:
    """PySide gives the position alone or with the cursor it came from, and types neither."""
    found = cast("float | tuple[float, int]", line.cursorToX(place))
    return found[0] if isinstance(found, tuple) else found


def _paint_cap(painter: QPainter, cap: QRectF) -> None:
    look = appearance.current()
    painter.setPen(QPen(look.colour("control"), 1))
    painter.setBrush(look.colour("control"))
    painter.drawRoundedRect(cap.translated(0, 1), 4, 4)
    painter.setBrush(look.colour("sunken" if look.is_dark else "surface"))
    painter.drawRoundedRect(cap, 4, 4)
