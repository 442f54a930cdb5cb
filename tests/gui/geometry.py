"""Faults of a layout that can be computed: clipped texts, siblings on top of each other.

Looked at are the visible widgets of a window, down into scroll areas; what an item view or a
painted widget draws inside itself is not.
"""

from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)


def faults(window: QWidget) -> list[str]:
    """One line for each fault; empty where all is well."""
    return [*_clipped(window), *_overlapping(window), *_outside(window)]


def _name(widget: QWidget) -> str:
    text = widget.accessibleName() or getattr(widget, "text", str)()
    return f"{type(widget).__name__} {widget.objectName()} {str(text)[:24]!r}"


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
        if isinstance(widget, QLabel) and not widget.property("is_elided_by_design"):
            yield from _clipped_label(widget)
        elif isinstance(widget, QAbstractButton):
            needed = widget.minimumSizeHint()
            if widget.width() < needed.width() or widget.height() < needed.height():
                yield f"clipped: {_name(widget)} {widget.size()} of {needed}"


def _clipped_label(label: QLabel) -> Iterator[str]:
    if not label.text():
        return
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if label.height() < needed:
            yield f"clipped: {_name(label)} is {label.height()} high, needs {needed}"
    elif label.width() < label.sizeHint().width() or label.height() < label.sizeHint().height():
        yield f"clipped: {_name(label)} {label.size()} of {label.sizeHint()}"


def _overlapping(window: QWidget) -> Iterator[str]:
    for widget in all_visible(window):
        children = [c for c in visible_children(widget) if not c.property("is_overlay")]
        for place, one in enumerate(children):
            for other in children[place + 1 :]:
                if one.geometry().intersects(other.geometry()):
                    places = f"{one.geometry()} {other.geometry()}"
                    yield f"overlap: {_name(one)} and {_name(other)} {places}"


def _outside(window: QWidget) -> Iterator[str]:
    for widget in all_visible(window):
        if isinstance(widget, QScrollArea):
            yield from _too_wide(widget)
            continue
        inside = QRect(0, 0, widget.width(), widget.height())
        for child in visible_children(widget):
            if not inside.contains(child.geometry()):
                yield f"outside: {_name(child)} {child.geometry()} of {_name(widget)} {inside}"


def _too_wide(area: QScrollArea) -> Iterator[str]:
    """Pages scroll down only: what is wider than the view can never be seen."""
    inner, view = area.widget(), area.viewport().width()
    if inner and inner.width() > view:
        yield f"too wide: {_name(inner)} is {inner.width()} in {_name(area)} of {view}"
