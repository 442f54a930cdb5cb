"""Faults of a layout that can be computed: clipped texts, siblings on top of each other.

Looked at are the visible widgets of a window, down into scroll areas, and of item views the rows
and heads in view. What a painted widget draws inside itself is known by the sizes it asks for.
"""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QTableView,
    QWidget,
)

from ksa_assess.gui.theme import appearance, tokens
from ksa_assess.gui.widgets.marks import Badge, KeyCap, Pill

_PAINTED = (Pill, Badge, KeyCap)
_LOWEST_SHEET = 80  # Of a page that scrolls less than this cannot be read.


def faults(window: QWidget) -> list[str]:
    """One line for each fault; empty where all is well."""
    looks = (_clipped, _overlapping, _outside, _shortened, _views)
    return [fault for look in looks for fault in look(window)]


def name_of(widget: QWidget) -> str:
    """Its kind, its own name or its owner's, and the words on it."""
    own = widget.objectName()
    owner: QWidget | None = widget
    while owner and (not owner.objectName() or owner.objectName().startswith("qt_")):
        owner = owner.parentWidget()
    place = own or (f"in {owner.objectName()}" if owner else "")
    text = widget.accessibleName() or getattr(widget, "text", str)()
    return f"{type(widget).__name__} {place} {str(text)[:24]!r}"


def visible_children(widget: QWidget) -> list[QWidget]:
    """Children that a layout has placed."""
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        return [inner] if inner else []
    if isinstance(widget, (QAbstractScrollArea, QLineEdit)):
        return []
    children = (child for child in widget.children() if isinstance(child, QWidget))
    return [child for child in children if child.isVisible() and not child.isWindow()]


def all_visible(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    for child in visible_children(widget):
        yield from all_visible(child)


def _clipped(window: QWidget) -> Iterator[str]:
    for widget in all_visible(window):
        if isinstance(widget, QLabel) and not isinstance(widget, _PAINTED):
            if not widget.property("is_elided_by_design"):
                yield from _clipped_label(widget)
        elif isinstance(widget, QAbstractButton) or _is_leaf(widget):
            yield from _smaller(widget)


def _is_leaf(widget: QWidget) -> bool:
    return not visible_children(widget) and not isinstance(widget, QAbstractScrollArea)


def _smaller(widget: QWidget) -> Iterator[str]:
    """Buttons, fields and painted widgets: less than the least they ask for."""
    needed = widget.minimumSizeHint()
    height = needed.height()
    if widget.hasHeightForWidth() and widget.layout() is None:
        height = max(height, widget.heightForWidth(widget.width()))
    if isinstance(widget, _PAINTED) and widget.toolTip():
        needed.setWidth(0)  # Cut with an ellipsis, whole as the tool tip.
    if widget.width() < needed.width() or widget.height() < height:
        yield f"clipped: {name_of(widget)} {_size(widget)} of {needed.width()}×{height}"


def _clipped_label(label: QLabel) -> Iterator[str]:
    if not label.text():
        return
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if label.height() < needed:
            yield f"clipped: {name_of(label)} is {label.height()} high, needs {needed}"
        if label.width() < label.minimumSizeHint().width():
            yield f"clipped: {name_of(label)} {_size(label)}: a word does not fit"
    elif label.width() < label.sizeHint().width() or label.height() < label.sizeHint().height():
        yield f"clipped: {name_of(label)} {_size(label)} of {label.sizeHint()}"


def _shortened(window: QWidget) -> Iterator[str]:
    """What may be cut must give its whole text to who rests the pointer on it."""
    for widget in all_visible(window):
        if isinstance(widget, QLabel) and widget.property("is_elided_by_design"):
            text, room = widget.text(), widget.contentsRect().width()
        elif isinstance(widget, QLineEdit) and not widget.text():
            margins = widget.textMargins()
            text = widget.placeholderText()
            # Style and icons take their part; Qt draws the hint two pixels from the edge.
            room = widget.width() - margins.left() - margins.right() - 24
        else:
            continue
        is_cut = widget.fontMetrics().horizontalAdvance(text) > room
        if is_cut and text not in (widget.toolTip(), widget.accessibleDescription()):
            yield f"shortened without a tool tip: {name_of(widget)}"


def _overlapping(window: QWidget) -> Iterator[str]:
    for widget in all_visible(window):
        children = [c for c in visible_children(widget) if not c.property("is_overlay")]
        for place, one in enumerate(children):
            for other in children[place + 1 :]:
                if one.geometry().intersects(other.geometry()):
                    places = f"{one.geometry()} {other.geometry()}"
                    yield f"overlap: {name_of(one)} and {name_of(other)} {places}"


def _outside(window: QWidget) -> Iterator[str]:
    for widget in all_visible(window):
        if isinstance(widget, QScrollArea):
            yield from _too_wide(widget)
            yield from _too_low(widget, _LOWEST_SHEET)
            continue
        inside = QRect(0, 0, widget.width(), widget.height())
        for child in visible_children(widget):
            if not inside.contains(child.geometry()):
                yield f"outside: {name_of(child)} {child.geometry()} of {name_of(widget)} {inside}"


def _too_wide(area: QScrollArea) -> Iterator[str]:
    """Pages scroll down only: what is wider than the view can never be seen."""
    inner, view = area.widget(), area.viewport().width()
    if inner and inner.width() > view:
        yield f"too wide: {name_of(inner)} is {inner.width()} in {name_of(area)} of {view}"


def _too_low(area: QAbstractScrollArea, least: int) -> Iterator[str]:
    inner = area.widget() if isinstance(area, QScrollArea) else None
    if inner and inner.height() <= area.viewport().height():
        return
    if area.viewport().height() < least:
        yield f"too low: {name_of(area)} shows {area.viewport().height()} of at least {least}"


# Item views


def _views(window: QWidget) -> Iterator[str]:
    for widget in all_visible(window):
        if isinstance(widget, QTabBar):
            yield from _narrow_tabs(widget)
        elif isinstance(widget, QAbstractItemView):
            yield from _cut_view(widget)
            if isinstance(widget, QTableView):
                yield from _cut_head(widget.horizontalHeader(), name_of(widget))
                yield from _cut_cells(widget)


def _narrow_tabs(tabs: QTabBar) -> Iterator[str]:
    for place in range(tabs.count()):
        if tabs.tabRect(place).width() < tabs.tabSizeHint(place).width():
            yield f"clipped: tab {tabs.tabText(place)!r} of {name_of(tabs)}"
    if tabs.tabRect(tabs.count() - 1).right() > tabs.width():
        yield f"clipped: {name_of(tabs)} has tabs out of view"


def _cut_view(view: QAbstractItemView) -> Iterator[str]:
    """Wider than its viewport without a bar to scroll by; rows lower than their own letters."""
    is_barred = view.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if view.horizontalScrollBar().maximum() > 0 and not is_barred:
        yield f"too wide: {name_of(view)} by {view.horizontalScrollBar().maximum()}"
    letters = QFontMetrics(appearance.current().font(tokens.SMALL)).height()
    for index in _rows_in_view(view):
        height = view.visualRect(index).height()
        if height < letters:
            yield f"clipped: row {index.row()} of {name_of(view)} is {height} high, not {letters}"
            return
        yield from _too_low(view, height)


def columns_of(view: QAbstractItemView) -> int:
    """Of a list it is one, and not to be asked."""
    model = view.model()
    is_list = model is None or isinstance(model, QAbstractListModel)
    return 1 if is_list else model.columnCount(QModelIndex())


def _rows_in_view(view: QAbstractItemView) -> Iterator[QModelIndex]:
    model = view.model()
    for row in range(model.rowCount(QModelIndex()) if model else 0):
        index = model.index(row, 0)
        if view.visualRect(index).top() > view.viewport().height():
            return
        yield index


def _cut_head(head: QHeaderView, who: str) -> Iterator[str]:
    for place in range(head.count()):
        needed = head.sectionSizeFromContents(place)
        if head.isSectionHidden(place):
            continue
        if head.sectionSize(place) < needed.width() or head.height() < needed.height():
            words = head.model().headerData(place, Qt.Orientation.Horizontal)
            size = f"{head.sectionSize(place)}×{head.height()}"
            of = f"{needed.width()}×{needed.height()}"
            yield f"clipped: head {words!r} of {who} {size} of {of}"


def _cut_cells(table: QTableView) -> Iterator[str]:
    for first in _rows_in_view(table):
        for index in map(first.siblingAtColumn, range(columns_of(table))):
            text = str(index.data() or "")
            room = table.visualRect(index).width() - 10
            is_cut = table.fontMetrics().horizontalAdvance(text) > room
            told = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
            if is_cut and not table.wordWrap() and not told:
                yield f"shortened without a tool tip: {text[:24]!r} in {name_of(table)}"
                return


def _size(widget: QWidget) -> str:
    return f"{widget.width()}×{widget.height()}"
