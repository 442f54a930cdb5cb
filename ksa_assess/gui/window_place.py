"""Where the window stands: never where nobody could see or take hold of it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect

# Of a window that much must be on one screen, in pixels across its top edge.
_GRIP = 200


def brought_back(place: QRect, screens: Sequence[QRect]) -> QRect:
    """`place`, or the nearest one that can be used: the screen it was on may be gone or smaller.

    `screens` are what is free of bars on each, the main one first.
    """
    screen = max(screens, key=lambda one: _area(one.intersected(place)))
    size = place.size().boundedTo(screen.size())
    if size == place.size() and _can_be_held(place, screen):
        return place
    left = min(max(place.left(), screen.left()), screen.right() + 1 - size.width())
    top = min(max(place.top(), screen.top()), screen.bottom() + 1 - size.height())
    return QRect(left, top, size.width(), size.height())


def _can_be_held(place: QRect, screen: QRect) -> bool:
    seen = screen.intersected(place)
    return seen.width() >= min(_GRIP, place.width()) and seen.top() == place.top()


def _area(rect: QRect) -> int:
    return max(0, rect.width()) * max(0, rect.height())
