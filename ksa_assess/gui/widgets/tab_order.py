"""The way of the Tab key where controls come and go.

Qt appends a control made later to the end of the way, wherever it stands on the page.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QTabWidget, QWidget


def follow_layout(box: QWidget) -> None:
    """Let Tab go through everything inside as the layouts have it: as one reads."""
    before = box
    for control in _controls(box):
        QWidget.setTabOrder(before, control)
        before = control


def _controls(box: QWidget) -> Iterator[QWidget]:
    # What only a click reaches now may be the stop of its group later.
    if box.focusPolicy() != Qt.FocusPolicy.NoFocus and box.focusProxy() is None:
        yield box
    for part in _parts(box):
        yield from _controls(part)


def _parts(box: QWidget) -> Iterator[QWidget]:
    if isinstance(box, QScrollArea):
        inner = box.widget()
        yield from [inner] if inner else []
    elif isinstance(box, QTabWidget):
        # It hands the focus to its bar, wherever it stands itself: Tab would never get out.
        box.setFocusProxy(None)  # pyright: ignore[reportArgumentType] (Qt takes none, its stub does not tell)
        box.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        yield box.tabBar()
        pages = (box.widget(place) for place in range(box.count()))
        yield from (page for page in pages if page)
    elif layout := box.layout():
        yield from _in_layout(layout)
    elif box.focusPolicy() == Qt.FocusPolicy.NoFocus:
        # Placed by hand, as the box in a line of words.
        only_its_own = Qt.FindChildOption.FindDirectChildrenOnly
        inside = box.findChildren(QWidget, options=only_its_own)
        yield from (one for one in inside if not one.isWindow())


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        if widget := item.widget():
            yield widget
        elif inner := item.layout():
            yield from _in_layout(inner)
