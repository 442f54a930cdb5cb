"""The contents of the manual: a row for each page and, set in, for each task."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from ksa_assess.gui.models.row import Row
from ksa_assess.gui.models.rows import RowDelegate
from ksa_assess.gui.theme import appearance, tokens
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.row_list import RowList

_Index = QModelIndex | QPersistentModelIndex


class Contents(RowList):
    """Signal: chosen(Place), as of every list of rows."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setObjectName("contents")
        self.setItemDelegate(_ContentsDelegate(self))


class _ContentsDelegate(RowDelegate):
    """One line: the heading, and at the right how often something was found below it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(80, self._first_height() + STEP + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        look = appearance.current()
        is_page = getattr(row.key, "heading", 0) == 0
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        if is_page and index.row():
            painter.fillRect(
                option.rect.adjusted(STEP, 0, -STEP, 1 - option.rect.height()), look.colour("line")
            )
        inset = STEP + 6 if is_page else 2 * STEP + 10
        room = QRect(option.rect).adjusted(inset, 0, -STEP, 0)
        painter.setFont(look.font(tokens.SECOND))
        room.setRight(room.right() - self._paint_count(painter, room, row.second))
        font = look.font(tokens.BODY if is_page else tokens.SECOND, is_bold=is_page)
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        shown = QFontMetrics(font).elidedText(row.first, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def _paint_count(self, painter: QPainter, room: QRect, count: str) -> int:
        """Returns the width it took."""
        if not count:
            return 0
        painter.setPen(appearance.current().colour("muted"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(room, flags, count)
        return painter.fontMetrics().horizontalAdvance(count) + STEP
