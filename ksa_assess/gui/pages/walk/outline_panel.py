"""The left side: search above, below it the outline with the progress of every duty and task."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ksa_assess.domain.assessment import Assessment
from ksa_assess.gui.pages.walk.mark_signs import paint_flag, paint_mark
from ksa_assess.gui.pages.walk.outline_model import ROW_ROLE, OutlineModel
from ksa_assess.gui.pages.walk.overview import OutlineRow, RowKind
from ksa_assess.gui.pages.walk.sides import Side
from ksa_assess.gui.theme import appearance, tokens
from ksa_assess.gui.theme.fonts import font
from ksa_assess.gui.theme.icons import paint_icon
from ksa_assess.gui.widgets.labels import ElidedLabel, Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.marks import Pill, paint_ring
from ksa_assess.gui.widgets.search_box import SearchBox
from ksa_assess.wording import Wording

_MOVES = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)
_WIDEST_STATE = 150
_CUTS_KEPT = 256
_HEIGHTS = {RowKind.DUTY: 46, RowKind.TASK: 34, RowKind.INDICATOR: 30, RowKind.HIT: 34}
_Index = QModelIndex | QPersistentModelIndex


class OutlinePanel(QWidget):
    """Signals: indicator_chosen(code), search_changed(text)."""

    indicator_chosen = Signal(str)
    search_changed = Signal(str)

    def __init__(self, wording: Wording, side: Side) -> None:
        super().__init__()
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._wording = wording
        self._side = side
        self._texts = texts = wording.texts
        self.name = Paragraph("", "strong")
        self.whose = ElidedLabel("", "second")
        self.state = Pill("", "accent")
        # The English words of a state are wider than the panel.
        self.state.setMaximumWidth(appearance.current().px(_WIDEST_STATE))
        self.search_box = SearchBox(texts("nav.search"), texts("nav.search.short"))
        self.search_box.setObjectName("search_box")
        self.outline = OutlineView(texts("walk.outline"))
        self.outline.setObjectName("outline")
        self.model = OutlineModel(wording, self)
        self.outline.setModel(self.model)
        self.nothing_found = Paragraph("", "second")
        self.nothing_found.hide()
        self._build()
        self.search_box.textChanged.connect(self.search_changed)
        self.search_box.returnPressed.connect(self._choose_first)
        self.search_box.went_down.connect(self.outline.setFocus)
        self.outline.row_chosen.connect(self._on_row_chosen)

    def _build(self) -> None:
        whose = row(self.state, self.whose)
        whose.setStretch(1, 1)
        self.head = column(self.name, whose, self.search_box, self.nothing_found)
        self.head.setContentsMargins(0, 0, 8, 0)
        layout = column(self.head, self.outline, parent=self)
        layout.setContentsMargins(12, 12, 4, 0)
        layout.setStretch(1, 1)

    def show_assessment(self, assessment: Assessment, *, is_editable: bool) -> None:
        standard = assessment.standard
        self.name.set_text(standard.name)
        state = self._wording.state(assessment.state)
        self.state.set_text(self._texts(self._side.whose) if is_editable else state)
        self.state.setToolTip(state)
        self.whose.setText(f"{assessment.person.name}　{standard.code}")

    def show_rows(self, rows: tuple[OutlineRow, ...], nothing: str = "") -> None:
        """`nothing` is said where there are none."""
        self.model.show_rows(rows)
        # Where there is nothing to choose, nothing would show the focus.
        policy = Qt.FocusPolicy.StrongFocus if rows else Qt.FocusPolicy.NoFocus
        self.outline.setFocusPolicy(policy)
        self.nothing_found.setVisible(bool(nothing) and not rows)
        self.nothing_found.set_text(nothing)
        if (current := self.model.row_of_current()) >= 0:
            self._bring_into_view(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the search down into what it found; Enter was heard there and goes no further."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        elif event.key() == Qt.Key.Key_Down and self.search_box.hasFocus():
            self.outline.setFocus(Qt.FocusReason.TabFocusReason)
            self.outline.setCurrentIndex(self.model.index(0))
        else:
            event.ignore()

    def _bring_into_view(self, current: int) -> None:
        """With what follows, so that one sees where one is going."""
        index = self.model.index(current)
        self.outline.setCurrentIndex(index)
        ahead = self.model.index(min(current + 2, self.model.rowCount() - 1))
        self.outline.scrollTo(ahead, QAbstractItemView.ScrollHint.EnsureVisible)
        self.outline.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def _choose_first(self) -> None:
        if self.search_box.text().strip() and self.model.rowCount():
            self._on_row_chosen(self.model.row_at(self.model.index(0)))

    def _on_row_chosen(self, row: OutlineRow) -> None:
        self.search_box.clear()
        self.indicator_chosen.emit(row.indicator)


class OutlineView(QListView):
    """Up and down move in it, Enter, Space or a click choose. Signal: row_chosen(OutlineRow)."""

    row_chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("look", "plain")
        self.setItemDelegate(_RowDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.clicked.connect(self._choose)

    def dataChanged(
        self,
        topLeft: _Index,
        bottomRight: _Index,
        roles: Sequence[int] = (),
    ) -> None:
        """Only the row is painted anew: its height hangs on its kind, which does not change.

        Qt's own list would place every row again and paint all of them.
        """
        QAbstractItemView.dataChanged(self, topLeft, bottomRight, list(roles))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's own would take letters and digits to look for a row by its first characters."""
        if event.key() in _MOVES:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.currentIndex())
        else:
            event.ignore()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_chosen.emit(index.data(ROW_ROLE))


class _RowDelegate(QStyledItemDelegate):
    """Paints a row; heights are fixed by kind."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        row: OutlineRow = index.data(ROW_ROLE)
        return QSize(100, appearance.current().px(_HEIGHTS[row.kind]))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: OutlineRow = index.data(ROW_ROLE)
        rect = QRect(option.rect).adjusted(0, 0, -6, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, row, QRectF(rect))
        paint = {
            RowKind.DUTY: _paint_duty,
            RowKind.TASK: _paint_task,
            RowKind.INDICATOR: _paint_indicator,
            RowKind.HIT: _paint_hit,
        }[row.kind]
        paint(painter, row, rect)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, row: OutlineRow, rect: QRectF
    ) -> None:
        look = appearance.current()
        state = option.state
        if row.kind is RowKind.INDICATOR and row.is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_soft"))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
            painter.fillRect(
                QRectF(rect.left(), rect.top() + 5, 3, rect.height() - 10), look.colour("accent")
            )
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("hover"))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(look.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0.5, 1.5, -0.5, -1.5), 6, 6)


def _paint_duty(painter: QPainter, row: OutlineRow, rect: QRect) -> None:
    look = appearance.current()
    line = rect.adjusted(8, look.px(12), -8, -look.px(12))
    if row.is_folded:
        sign = QRectF(line.right() - look.px(14), line.top(), look.px(14), line.height())
        paint_icon(painter, "right", sign, look.colour("muted"))
        line.setRight(line.right() - look.px(18))
    _paint_words(painter, _beside_flag(painter, row, line), *_titled(row), is_bold=True)
    line = rect.adjusted(8, look.px(12), -8, -look.px(12))
    track = QRectF(line.left(), rect.bottom() - look.px(7), line.width(), 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("sunken"))
    painter.drawRoundedRect(track, 2, 2)
    if row.progress and row.progress.answered:
        painter.setBrush(look.colour("done" if row.progress.is_complete else "accent"))
        track.setWidth(max(track.width() * row.progress.share, 4))
        painter.drawRoundedRect(track, 2, 2)


def _paint_task(painter: QPainter, row: OutlineRow, rect: QRect) -> None:
    side = appearance.current().px(16)
    ring = QRectF(rect.left() + 10, rect.center().y() - side / 2 + 0.5, side, side)
    paint_ring(painter, ring, row.progress.share if row.progress else 0)
    line = _beside_flag(painter, row, rect.adjusted(10 + side + 8, 0, -8, 0))
    _paint_words(painter, line, *_titled(row), is_bold=row.is_current)


def _paint_indicator(painter: QPainter, row: OutlineRow, rect: QRect) -> None:
    side = appearance.current().px(18)
    left = rect.left() + 32
    if row.mark:
        square = QRectF(left, rect.center().y() - side / 2 + 0.5, side, side)
        paint_mark(painter, row.mark, square)
    right = -8
    if row.mark and row.mark.is_flagged:
        flag = QRectF(rect.right() - side - 4, rect.center().y() - side / 2, side, side)
        paint_flag(painter, flag.adjusted(2, 2, -2, -2))
        right -= side
    line = rect.adjusted(32 + side + 8, 0, right, 0)
    _paint_words(painter, line, f"{row.code} {row.text}", "", is_bold=row.is_current)


def _paint_hit(painter: QPainter, row: OutlineRow, rect: QRect) -> None:
    """The line is cut so that what was searched is in view, and that is marked."""
    if row.hit is None:
        return
    look = appearance.current()
    before, found, after = row.hit.excerpt
    metrics = QFontMetrics(look.font(tokens.SECOND))
    line = rect.adjusted(10, 0, -8, 0)
    left = line.left() + metrics.horizontalAdvance(before)
    top = line.center().y() - metrics.height() // 2
    mark = QRect(left - 1, top, metrics.horizontalAdvance(found) + 2, metrics.height())
    painter.fillRect(mark & line, look.colour("accent_soft"))
    _paint_words(painter, line, before + found + after, "", is_bold=False)


def _titled(row: OutlineRow) -> tuple[str, str]:
    """The words of a duty or task and how much of it is done."""
    count = f"{row.progress.answered}/{row.progress.total}" if row.progress else ""
    return f"{row.code} {row.text}", count


def _beside_flag(painter: QPainter, row: OutlineRow, line: QRect) -> QRect:
    """What a flag at the end of the line leaves; it stands where something waits in it."""
    if row.progress is None or not row.progress.has_flag:
        return line
    side = appearance.current().px(12)
    flag = QRectF(line.right() - side, line.center().y() - side / 2, side, side)
    paint_flag(painter, flag)
    return line.adjusted(0, 0, -side - 4, 0)


def _paint_words(painter: QPainter, line: QRect, words: str, count: str, *, is_bold: bool) -> None:
    """The words, cut where the count needs the room."""
    look = appearance.current()
    middle = Qt.AlignmentFlag.AlignVCenter
    room = line.width()
    if count:
        small = look.font(tokens.SMALL)
        room -= QFontMetrics(small).horizontalAdvance(count) + 8
        painter.setFont(small)
        painter.setPen(look.colour("muted"))
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, count)
    painter.setFont(look.font(tokens.SECOND, is_bold=is_bold))
    painter.setPen(look.colour("text"))
    shown = _cut(words, look.px(tokens.SECOND), room, is_bold=is_bold)
    painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeft, shown)


@lru_cache(_CUTS_KEPT)
def _cut(words: str, pixels: int, room: int, *, is_bold: bool) -> str:
    """To cut a line takes as long as to paint it."""
    metrics = QFontMetrics(font(pixels, is_bold=is_bold))
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
