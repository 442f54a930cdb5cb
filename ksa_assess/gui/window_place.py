"""Where the window stands: never where nobody could see or take hold of it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect

# Of a window that much must be on one screen, in pixels across its top edge.
_GRIP = 200
# Above it stands a title bar, whose height is known only when the window is on the screen: less
# than the lower of the two would hide some of any, and the larger one has room for all.
_LEAST_ABOVE, _ROOM_ABOVE = 16, 40


def brought_back(place: QRect, screens: Sequence[QRect]) -> QRect:
    """`place`, or the nearest one that can be used: the screen it was on may be gone or smaller.

    `screens` are what is free of bars on each, the main one first.
    """
    screen = max(screens, key=lambda one: _area(one.intersected(place)))
    if _fits(place, screen):
        return place
    screen = screen.adjusted(0, _ROOM_ABOVE, 0, 0)
    size = place.size().boundedTo(screen.size())
    left = min(max(place.left(), screen.left()), screen.right() + 1 - size.width())
    top = min(max(place.top(), screen.top()), screen.bottom() + 1 - size.height())
    return QRect(left, top, size.width(), size.height())


def _fits(place: QRect, screen: QRect) -> bool:
    """Small enough, with its title bar where it can be taken hold of."""
    is_small = place.width() <= screen.width() and place.height() <= screen.height()
    seen = screen.adjusted(0, _LEAST_ABOVE, 0, 0).intersected(place)
    return is_small and seen.width() >= _GRIP and seen.top() == place.top()


def _area(rect: QRect) -> int:
    return max(0, rect.width()) * max(0, rect.height())
