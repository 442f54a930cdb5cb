"""The table of the review: every task's heading, and below it both views side by side."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ksa_assess.gui.level_keys import level_of
from ksa_assess.gui.pages.review.keys import command_of
from ksa_assess.gui.pages.review.rows import IndicatorRow, Mark, Row, TaskRow
from ksa_assess.gui.theme import appearance, tokens
from ksa_assess.gui.theme.icons import paint_icon
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.reading_table import ReadingTable
from ksa_assess.runtime.texts import Texts

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_ROW = _Role.UserRole
_SPOKEN = (_Role.DisplayRole, _Role.ToolTipRole, _Role.AccessibleTextRole)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TASK_HEIGHT = 34
_LINES = 2
_LEAST_ROWS = 4
_LEAST_TEXT = 145
_AROUND = 24  # The padding of the style sheet, and the margin that Qt keeps within it.
_ANSWERS = (
    "answer.not_applicable",
    "answer.not_observed",
    "answer.unanswered",
    "review.hidden.short",
)
_VIEWS = ("review.supervisor_higher", "review.self_higher", "review.same")
_SIGNS = {
    Mark.NEEDS: ("notice", "accent"),
    Mark.COMMENT: ("edit", "muted"),
    Mark.FLAG: ("flag", "text"),
    Mark.CHANGED: ("plus", "accent"),
}


class _Column(NamedTuple):
    """`width` 0 takes what is left; `goes` is its turn to go where there is no room, 0 stays."""

    name: str
    heading: str
    width: int
    goes: int = 0


_COLUMNS = (
    _Column("code", "report.column.code", 64),
    _Column("text", "report.column.indicator", 0),
    _Column("required", "report.column.required", 58, 2),
    _Column("own", "report.column.self", 72),
    _Column("supervisor", "report.column.supervisor", 72),
    _Column("agreed", "report.column.agreed", 62, 3),
    _Column("difference", "review.column.difference", 90),
    _Column("marks_said", "review.column.marks", 76, 1),
)
_NAMES = [one.name for one in _COLUMNS]


class ReviewModel(QAbstractTableModel):
    """Rows as they were given; headings of tasks can be seen but not chosen."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Other rows, or the same with other words: then nothing is chosen anew."""
        if not (rows or self.rows):
            return
        if [one.code for one in rows] == [one.code for one in self.rows]:
            self.rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(_NAMES) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def place_of(self, code: str) -> int:
        """The row of an indicator; -1 where it is not in view."""
        found = (i for i, one in enumerate(self.rows) if one.code == code and _is_indicator(one))
        return next(found, -1)

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(_NAMES)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or not _is_indicator(self.rows[index.row()]):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, name = self.rows[index.row()], _NAMES[index.column()]
        if role == _ROW:
            return row
        if role not in _SPOKEN:
            return None
        if isinstance(row, TaskRow):
            return f"{row.code} {row.name}　{row.done}" if name == "code" else None
        is_painted = name == "marks_said" and role == _Role.DisplayRole
        return None if is_painted else getattr(row, name)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(_COLUMNS):
            return None
        if role == _Role.TextAlignmentRole:
            return _LEFT
        return self._texts(_COLUMNS[section].heading) if role == _Role.DisplayRole else None


class ReviewTable(ReadingTable):
    """Keys that rate are the page's; arrows pass over the headings of tasks."""

    def __init__(self, texts: Texts) -> None:
        self.review_model = ReviewModel(texts)
        name = texts("review.table")
        super().__init__(name, self.review_model, lines=_LINES, least_wide=_LEAST_TEXT)
        self.review_model.setParent(self)
        answer = self._width_of_words(map(texts, _ANSWERS))
        views = (texts(key, n=2) for key in _VIEWS)
        difference = self._width_of_words(views, is_bold=True)
        self._least = {"own": answer, "supervisor": answer, "difference": difference}
        self.setObjectName("items")
        self.setItemDelegate(_Delegate(self))
        self.set_least_rows(_LEAST_ROWS)
        self.review_model.modelReset.connect(self._lay_out_tasks)

    def show_rows(self, rows: tuple[Row, ...], *, has_agreed: bool) -> None:
        """The chosen row stays where the same rows are shown again."""
        self.review_model.show_rows(rows)
        # A column that is not there takes no room from the others.
        shown = {
            place: one for place, one in enumerate(_COLUMNS) if has_agreed or one.name != "agreed"
        }
        self.set_widths(
            {
                place: max(one.width, self._least.get(one.name, 0))
                for place, one in shown.items()
                if one.width
            },
            {place: one.goes for place, one in shown.items() if one.goes},
        )
        self.setColumnHidden(_NAMES.index("agreed"), not has_agreed)

    def _width_of_words(self, said: Iterable[str], *, is_bold: bool = False) -> int:
        """So that no word is torn or cut; in pixels that grow with the text, unlike the margins."""
        metrics = QFontMetrics(appearance.current().font(is_bold=is_bold))
        widest = max(map(metrics.horizontalAdvance, " ".join(said).split()))
        return round((widest + _AROUND) * 100 / appearance.current().px(100))

    def current_code(self) -> str:
        index = self.currentIndex()
        return self.review_model.rows[index.row()].code if index.isValid() else ""

    def choose_code(self, code: str) -> bool:
        """Make an indicator's row the present one; False where it is not in view."""
        place = self.review_model.place_of(code)
        if place >= 0:
            self.choose(place)
        return place >= 0

    def choose_first(self) -> None:
        first = next((one.code for one in self.review_model.rows if _is_indicator(one)), "")
        if not self.choose_code(first):
            self.choose(-1)

    def _lay_out_tasks(self) -> None:
        self.clearSpans()
        usual = self.verticalHeader().defaultSectionSize()
        height = appearance.current().px(_TASK_HEIGHT)
        for place, row in enumerate(self.review_model.rows):
            is_task = isinstance(row, TaskRow)
            self.setRowHeight(place, height if is_task else usual)
            if is_task:
                self.setSpan(place, 0, 1, len(_NAMES))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if command_of(event) or level_of(event) is not None:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """Headings of tasks, differences and marks; the rest as in every table."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, name = index.data(_ROW), _NAMES[index.column()]
        if isinstance(row, TaskRow):
            _paint_task(painter, option, row)
            return
        super().paint(painter, option, index)
        if name == "marks_said" and row.marks:
            _paint_marks(painter, option, row)

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        row, name = index.data(_ROW), _NAMES[index.column()]
        # One line around the row, not around the cell.
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if isinstance(row, IndicatorRow):
            colour = _colour(row, name)
            option.palette.setColor(
                option.palette.ColorRole.Text, appearance.current().colour(colour)
            )
            option.palette.setColor(
                option.palette.ColorRole.HighlightedText, appearance.current().colour(colour)
            )
            if name == "difference" and row.is_to_discuss:
                option.font.setBold(True)


def _colour(row: IndicatorRow, name: str) -> str:
    """What is no view yet steps back."""
    is_quiet = (name == "own" and row.is_hidden) or name == "required"
    is_even = name == "difference" and not row.differs
    return "muted" if is_quiet or is_even else "text"


def _paint_task(painter: QPainter, option: QStyleOptionViewItem, row: TaskRow) -> None:
    look = appearance.current()
    painter.save()
    painter.fillRect(option.rect, look.colour("canvas"))
    room = option.rect.adjusted(STEP, 0, -STEP, 0)
    painter.setFont(look.font(tokens.SMALL))
    painter.setPen(look.colour("muted"))
    painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.done)
    room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(row.done) - STEP)
    painter.setFont(look.font(tokens.SECOND, is_bold=True))
    painter.setPen(look.colour("text"))
    said = f"{row.code} {row.name}"
    cut = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cut)
    painter.restore()


def _paint_marks(painter: QPainter, option: QStyleOptionViewItem, row: IndicatorRow) -> None:
    look = appearance.current()
    side, left = look.px(15), option.rect.left() + 5.0
    for one in row.marks:
        icon, colour = _SIGNS[one]
        top = option.rect.center().y() - side / 2
        paint_icon(painter, icon, QRectF(left, top, side, side), look.colour(colour))
        left += side + 3


def _is_indicator(row: Row) -> bool:
    return isinstance(row, IndicatorRow)
