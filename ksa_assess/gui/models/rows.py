"""Two-line rows for lists of standards and of what a search found: all of one height, painted."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ksa_assess.gui.models.row import Row
from ksa_assess.gui.theme import appearance, tokens
from ksa_assess.gui.theme.tokens import STEP

_Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole


class RowsModel(QAbstractListModel):
    """Rows as they were given; `show_rows` replaces all of them."""

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        super().__init__()
        self._rows = tuple(rows)

    def show_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, index: _Index) -> Row:
        return self._rows[index.row()]

    def index_of(self, key: object) -> QModelIndex:
        """An invalid index where no row has the key."""
        for place, row in enumerate(self._rows):
            if row.key == key:
                return self.index(place)
        return QModelIndex()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.first
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.first} {row.second}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.first}\n{row.second}"
        return row if role == _ROW else None


class RowDelegate(QStyledItemDelegate):
    """Paints a Row; the present one with a soft ground and an edge of the accent."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(80, self._first_height() + self._second_height() + 2 * STEP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: Row = index.data(_ROW)
        look = appearance.current()
        rect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        inner = rect.adjusted(STEP + 6, STEP, -STEP, -STEP)
        first = QRect(inner.left(), inner.top(), inner.width(), self._first_height())
        self._paint_first(painter, first, row)
        second = QRect(inner.left(), first.bottom() + 1, inner.width(), self._second_height())
        font = look.font(tokens.SMALL)
        painter.setFont(font)
        painter.setPen(look.colour("muted"))
        shown = QFontMetrics(font).elidedText(
            row.second, Qt.TextElideMode.ElideRight, second.width()
        )
        painter.drawText(second, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        look = appearance.current()
        state = option.state
        rect = option.rect.adjusted(0, 1, 0, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(look.colour("accent_soft"))
            painter.drawRoundedRect(rect, 6, 6)
            painter.setBrush(look.colour("accent"))
            painter.drawRect(rect.left(), rect.top() + 6, 3, rect.height() - 12)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(look.colour("hover"))
            painter.drawRoundedRect(rect, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)

    def _paint_first(self, painter: QPainter, rect: QRect, row: Row) -> None:
        look = appearance.current()
        font = look.font(tokens.BODY)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        if row.length:
            before = metrics.horizontalAdvance(row.first[: row.start])
            width = metrics.horizontalAdvance(row.first[row.start : row.start + row.length])
            room = max(0, min(width, rect.width() - before))
            mark = QRect(rect.left() + before - 1, rect.top() + 1, room + 2, rect.height() - 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("mark"))
            painter.drawRoundedRect(mark, 3, 3)
        painter.setPen(look.colour("text"))
        shown = metrics.elidedText(row.first, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)

    def _first_height(self) -> int:
        return QFontMetrics(appearance.current().font(tokens.BODY)).height()

    def _second_height(self) -> int:
        return QFontMetrics(appearance.current().font(tokens.SMALL)).height()
