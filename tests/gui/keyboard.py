"""Going through a window by Tab as a person does: what is reached, in view, and seen there."""

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QTextBrowser, QWidget

from ksa_assess.gui.widgets.frames import Scrolling
from tests.gui.geometry import name_of
from tests.gui.speech import stops

_MOST = 200
_LEAST_SEEN = 40  # Pixels that must look different where the focus is.
_DIFFERENCE = 48  # Of 255, in one colour.
_AROUND = 4


def faults(root: QWidget) -> list[str]:
    """Goes round once with Tab and once with Shift and Tab; the focus ends where it began."""
    root.activateWindow()
    wanted = {_stop(one) for one in stops(root)}
    if not wanted:
        return ["nothing can be reached"]
    found: list[str] = []
    there = _round(root, Qt.Key.Key_Tab, found)
    found += _unseen(root, there)
    back = _round(root, Qt.Key.Key_Backtab, found)
    reached = {_stop(one) for one in there}
    found += [f"never reached by Tab: {name_of(one)}" for one in wanted - reached]
    found += [f"reached unawares: {name_of(one)}" for one in reached - wanted]
    if _way(there) != _way([back[0], *reversed(back[1:])]):
        found.append(f"Shift+Tab goes another way: {_names(back)}; Tab: {_names(there)}")
    return found


def _way(order: list[QWidget]) -> list[QWidget]:
    """One after the other, and each part of which Tab stops at one only once."""
    return [one for one, _ in groupby(map(_stop, order))]


def _stop(one: QWidget) -> QWidget:
    """Itself, or what stands around it where Tab stops at one of several, now this, now that."""
    parent = one.parentWidget()
    if parent is None:
        return one
    alike = [other for other in parent.children() if type(other) is type(one)]
    roves = any(
        isinstance(other, QWidget) and other.focusPolicy() == Qt.FocusPolicy.ClickFocus
        for other in alike
    )
    return parent if roves else one


def _round(root: QWidget, key: Qt.Key, found: list[str]) -> list[QWidget]:
    """The stops from the present one on, until the first comes again."""
    if _focused(root) is root:
        QTest.keyClick(root, key)
    first = at = _focused(root)
    order: list[QWidget] = []
    while len(order) < _MOST:
        order.append(at)
        _leave(at, key)
        if _focused(root) is at:
            found.append(f"a trap: {key.name} does not leave {name_of(at)}")
            at.clearFocus()
            return order
        at = _focused(root)
        if at is first:
            return order
    found.append(f"{key.name} never comes back to {name_of(first)}")
    return order


def _leave(at: QWidget, key: Qt.Key) -> None:
    """A text with links has as many stops as links."""
    for _ in range(_MOST if isinstance(at, QTextBrowser) else 1):
        QTest.keyClick(at, key)
        QApplication.processEvents()
        if not at.hasFocus():
            return


def _focused(root: QWidget) -> QWidget:
    return root.focusWidget() or root


def _unseen(root: QWidget, order: list[QWidget]) -> Iterator[str]:
    for one in order:
        one.setFocus(Qt.FocusReason.TabFocusReason)
        reveal(one)
        QApplication.processEvents()
        if not _is_in_view(root, one):
            yield f"out of view with the focus: {name_of(one)} {one.visibleRegion().boundingRect()}"
        elif (seen := _seen(root, one)) < _LEAST_SEEN:
            yield f"focus not seen: {name_of(one)}, {seen} pixels differ"
    order[0].setFocus(Qt.FocusReason.TabFocusReason)


def reveal(one: QWidget) -> None:
    """As Tab itself does in a scroll area."""
    above = one.parentWidget()
    while above:
        if isinstance(above, Scrolling):
            above.reveal(one)
        elif isinstance(above, QScrollArea):
            above.ensureWidgetVisible(one)
        above = above.parentWidget()


def _is_in_view(root: QWidget, one: QWidget) -> bool:
    """All of it, or as much as its scroll area can show; and nothing above it."""
    seen = one.visibleRegion().boundingRect()
    if isinstance(one, QAbstractScrollArea):  # Its viewport lies over it.
        seen |= one.viewport().visibleRegion().boundingRect()
    room = _room(one)
    wanted = QRect(0, 0, min(one.width(), room.width()), min(one.height(), room.height()))
    if seen.width() < wanted.width() or seen.height() < wanted.height():
        return False
    above = root.childAt(one.mapTo(root, seen.center()))
    return above is not None and (above is one or one.isAncestorOf(above))


def _room(one: QWidget) -> QRect:
    above = one.parentWidget()
    while above:
        if isinstance(above, QAbstractScrollArea):
            return above.viewport().rect()
        above = above.parentWidget()
    return one.window().rect()


def _seen(root: QWidget, one: QWidget) -> int:
    """Pixels around it that differ between having the focus and not."""
    place = QRect(one.mapTo(root, QPoint(0, 0)), one.size())
    place = place.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND) & root.rect()
    having = root.grab(place).toImage()
    one.clearFocus()
    QApplication.processEvents()
    lacking = root.grab(place).toImage()
    one.setFocus(Qt.FocusReason.TabFocusReason)
    return _different(having, lacking)


def _different(one: QImage, other: QImage) -> int:
    form = QImage.Format.Format_RGBX8888
    one, other = one.convertToFormat(form), other.convertToFormat(form)
    a, b, line = bytes(one.constBits()), bytes(other.constBits()), one.bytesPerLine()
    rows = [row for row in range(0, len(a), line) if a[row : row + line] != b[row : row + line]]
    return sum(
        max(abs(a[at + c] - b[at + c]) for c in range(3)) > _DIFFERENCE
        for row in rows
        for at in range(row, row + line, 4)
    )


def _names(widgets: list[QWidget]) -> str:
    return ", ".join(name_of(one) for one in widgets)
