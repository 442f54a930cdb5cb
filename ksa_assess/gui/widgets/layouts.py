"""Rows and columns with the program's own distances, and how layouts are emptied."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtWidgets import QAbstractScrollArea, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ksa_assess.gui.theme.tokens import STEP

_Box = TypeVar("_Box", QHBoxLayout, QVBoxLayout)


def row(
    *items: QWidget | QLayout | int, spacing: int = STEP, parent: QWidget | None = None
) -> QHBoxLayout:
    """Side by side without margins. A number is a stretch of that weight."""
    layout = QHBoxLayout(parent) if parent else QHBoxLayout()
    return _filled(layout, items, spacing)


def column(
    *items: QWidget | QLayout | int, spacing: int = STEP, parent: QWidget | None = None
) -> QVBoxLayout:
    """One below the other without margins. A number is a stretch of that weight."""
    layout = QVBoxLayout(parent) if parent else QVBoxLayout()
    return _filled(layout, items, spacing)


@contextmanager
def placed_once(*layouts: QLayout) -> Iterator[None]:
    """Place what stands in them once, after all changes made meanwhile.

    Qt's own places everything anew, up to the window, at each widget that is shown.
    """
    for layout in layouts:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for layout in layouts:
            layout.setEnabled(True)


def place(widget: QWidget) -> None:
    """Place everything in it now, and what stands around it as far as that scrolls.

    Qt places each level by an event of its own; those that pass each other inside a scrolling part
    leave it with the height it had before.
    """
    around = [widget]
    while (above := around[-1].parentWidget()) and not isinstance(above, QAbstractScrollArea):
        around.append(above)
    # The innermost first: each tells the one around it what it needs now.
    for one in (*reversed(widget.findChildren(QWidget)), *around):
        if layout := one.layout():
            layout.activate()


def clear(layout: QLayout) -> None:
    """Take everything out and delete it."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner := item.layout():
            clear(inner)
            inner.deleteLater()


def _filled(layout: _Box, items: tuple[QWidget | QLayout | int, ...], spacing: int) -> _Box:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for item in items:
        if isinstance(item, QWidget):
            layout.addWidget(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addStretch(item)
    return layout
