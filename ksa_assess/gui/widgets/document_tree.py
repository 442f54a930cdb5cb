"""A standard as a tree: codes at the left, texts whole over several lines, levels at the right."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from ksa_assess.domain.folding import folded, sought
from ksa_assess.gui.models.node import Node, NodeKind
from ksa_assess.gui.models.tree import NODE, TreeModel
from ksa_assess.gui.theme import appearance, tokens
from ksa_assess.gui.theme.fonts import font
from ksa_assess.gui.theme.tokens import STEP

_Index = QModelIndex | QPersistentModelIndex
_BOLD = (NodeKind.SECTION, NodeKind.DUTY, NodeKind.TASK)
_INDENT = 20
_TEXTS_KEPT = 512


class DocumentTree(QTreeView):
    """Shows nodes; `show_place` opens the way to one."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._nodes = TreeModel()
        self.setModel(self._nodes)
        self.delegate = NodeDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setHeaderHidden(True)
        self.setIndentation(appearance.current().px(_INDENT))
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_nodes(self, nodes: Sequence[Node]) -> None:
        self._nodes.show_nodes(nodes)
        self._open_below(QModelIndex())

    def mark(self, text: str) -> None:
        """Mark a text wherever it stands; nothing for no text."""
        before, self.delegate.marked = self.delegate.marked, sought(text)
        for index in self._in_view():
            stands = folded(index.data(NODE).text)
            if any(marked and marked in stands for marked in (before, self.delegate.marked)):
                self.update(index)

    def _in_view(self) -> Iterator[QModelIndex]:
        index = self.indexAt(QPoint(0, 0))
        while index.isValid() and self.visualRect(index).top() < self.viewport().height():
            yield index
            index = self.indexBelow(index)

    def show_place(self, code: str, text: str = "") -> None:
        """Bring a node into view: that of a code, or where there is none that of a whole text."""
        index = QModelIndex()
        if code:
            index = self._nodes.index_of_code(code)
        elif text:
            index = self._nodes.index_of_text(text)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def open_all(self) -> None:
        self._keeping_place(self.expandAll)

    def close_all(self) -> None:
        """Down to the sections; the present place becomes the one above it that still shows."""
        self._keeping_place(self.collapseAll)

    def _keeping_place(self, fold: Callable[[], None]) -> None:
        index = self.currentIndex()
        fold()
        while index.isValid() and self.visualRect(index).isEmpty() and index.parent().isValid():
            index = index.parent()
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # Texts wrap, so every height hangs on the width.
            self.scheduleDelayedItemsLayout()

    def _open_below(self, parent: QModelIndex) -> None:
        for row in range(self._nodes.rowCount(parent)):
            index = self._nodes.index(row, 0, parent)
            if index.data(NODE).is_open:
                self.expand(index)
                self._open_below(index)


class NodeDelegate(QStyledItemDelegate):
    """Paints a Node with its text wrapped to the width of the view."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        self.marked = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        node: Node = index.data(NODE)
        width = self._view.viewport().width() - self._view.indentation() * self._depth(index)
        height = self._broken(node, width)[1]
        return QSize(width, round(height) + 2 * self._air(node))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        node: Node = index.data(NODE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        top = rect.top() + self._air(node)
        self._paint_code(painter, node, rect.left() + STEP, top)
        layout, _ = self._broken(node, rect.width())
        painter.setPen(appearance.current().colour("text"))
        at = QPointF(rect.left() + self._text_left(node), top)
        layout.draw(painter, at, self._marks(node.text))
        self._paint_tag(painter, node, QRect(rect.left(), top, rect.width() - STEP, rect.height()))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        look = appearance.current()
        state = option.state
        rect = option.rect.adjusted(0, 1, -2, -1)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_soft"))
            painter.drawRoundedRect(rect, 4, 4)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent"), 1.5))
            painter.drawRoundedRect(rect, 4, 4)

    def _paint_code(self, painter: QPainter, node: Node, left: int, top: int) -> None:
        look = appearance.current()
        painter.setFont(look.font(tokens.SECOND, is_bold=True))
        painter.setPen(look.colour("accent"))
        height = QFontMetrics(look.font(tokens.BODY)).height()
        box = QRect(left, top, self._text_left(node), height)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, node.code)

    def _paint_tag(self, painter: QPainter, node: Node, rect: QRect) -> None:
        look = appearance.current()
        painter.setFont(look.font(tokens.SECOND))
        painter.setPen(look.colour("muted"))
        rect.setHeight(QFontMetrics(look.font(tokens.BODY)).height())
        painter.drawText(
            rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, node.tag
        )

    def _broken(self, node: Node, width: int) -> tuple[QTextLayout, float]:
        """The text of a node in lines, where the row has that width, and its height."""
        pixels = appearance.current().px(tokens.BODY)
        is_bold = node.kind in _BOLD
        return _broken(node.text, pixels, self._text_width(node, width), is_bold=is_bold)

    def _marks(self, text: str) -> list[QTextLayout.FormatRange]:
        ranges: list[QTextLayout.FormatRange] = []
        if not self.marked:
            return ranges
        low, length = folded(text), len(self.marked)
        start = low.find(self.marked)
        while start >= 0:
            found = QTextLayout.FormatRange()
            found.start, found.length = start, length
            ink = QTextCharFormat()
            ink.setBackground(appearance.current().colour("mark"))
            found.format = ink
            ranges.append(found)
            start = low.find(self.marked, start + length)
        return ranges

    def _text_left(self, node: Node) -> int:
        if not node.code:
            return STEP
        look = appearance.current()
        width = QFontMetrics(look.font(tokens.SECOND, is_bold=True)).horizontalAdvance(node.code)
        return STEP + max(width + STEP, look.px(48))

    def _text_width(self, node: Node, width: int) -> int:
        tag = QFontMetrics(appearance.current().font(tokens.SECOND)).horizontalAdvance(node.tag)
        return width - self._text_left(node) - tag - 3 * STEP

    @staticmethod
    def _air(node: Node) -> int:
        return {NodeKind.SECTION: 10, NodeKind.DUTY: 8}.get(node.kind, 4)

    @staticmethod
    def _depth(index: _Index) -> int:
        depth = 1
        while (index := index.parent()).isValid():
            depth += 1
        return depth


@lru_cache(_TEXTS_KEPT)
def _broken(text: str, pixels: int, width: int, *, is_bold: bool) -> tuple[QTextLayout, float]:
    """Kept, since a document is looked at for long and each key of a search paints it."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font(pixels, is_bold=is_bold))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout, height
