"""Reads what a running program tells to assistive technology, through the library that screen
readers on Linux use themselves.

PySide's own D-Bus cannot read the structures of AT-SPI. A process of its own, as the library
holds one connection for good:

    python -m tests.e2e.screen_reader NAME WORDS

prints the tree of the program NAME as JSON, once something in it is called WORDS.
"""

import ctypes
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass

LIBRARY = "libatspi.so.0"
_SECONDS = 30
_TIMEOUT_MS = 3_000
_LOOK_AGAIN = 0.2  # Nothing tells when a program has finished its tree; so it is read again.
# AtspiStateType, of which these are asked for.
_STATES = {
    "checked": 4,
    "enabled": 8,
    "focusable": 11,
    "focused": 12,
    "showing": 25,
    "checkable": 41,
}


@dataclass(frozen=True)
class Told:
    """One thing as it is told; `groups` are the names of what stands around it."""

    role: str
    name: str
    description: str
    states: list[str]
    groups: list[str]


class Desktop:
    """All programs on the accessibility bus of this session."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(LIBRARY)
        self._library.atspi_init()
        self._library.atspi_set_timeout(_TIMEOUT_MS, _TIMEOUT_MS)
        self._root = self._pointer("atspi_get_desktop", 0)

    def program(self, name: str) -> int | None:
        """None while no program of that name has come to the bus."""
        if self._root is None:
            return None
        return next((one for one in self._children(self._root) if self._name(one) == name), None)

    def tree(self, thing: int, groups: tuple[str, ...] = ()) -> Iterator[Told]:
        """Above before below, in the order in which it is told."""
        name = self._name(thing)
        role, description = self._text(thing, "role_name"), self._text(thing, "description")
        yield Told(role, name, description, self._states(thing), list(groups))
        for child in self._children(thing):
            yield from self.tree(child, (*groups, name) if name else groups)

    def _children(self, thing: int) -> Iterator[int]:
        get = "atspi_accessible_get_child_at_index"
        count = self._library.atspi_accessible_get_child_count(ctypes.c_void_p(thing), None)
        found = (self._pointer(get, ctypes.c_void_p(thing), place, None) for place in range(count))
        return (child for child in found if child)

    def _name(self, thing: int) -> str:
        return self._text(thing, "name")

    def _text(self, thing: int, what: str) -> str:
        address = self._pointer(f"atspi_accessible_get_{what}", ctypes.c_void_p(thing), None)
        return ctypes.string_at(address).decode() if address else ""

    def _states(self, thing: int) -> list[str]:
        held = self._pointer("atspi_accessible_get_state_set", ctypes.c_void_p(thing))
        holds = self._library.atspi_state_set_contains
        return [name for name, bit in _STATES.items() if holds(ctypes.c_void_p(held), bit)]

    def _pointer(self, function: str, *arguments: object) -> int | None:
        call = self._library[function]
        call.restype = ctypes.c_void_p
        return call(*arguments)


def told(program: str, words: str) -> list[Told]:
    """Raises RuntimeError where nothing so called is told in time."""
    desktop, tree = Desktop(), list[Told]()
    deadline = time.monotonic() + _SECONDS
    while time.monotonic() < deadline:
        if (root := desktop.program(program)) is not None:
            tree = list(desktop.tree(root))
            if any(words in one.name for one in tree):
                return tree
        time.sleep(_LOOK_AGAIN)
    raise RuntimeError(f"{words} is not told of among {[one.name for one in tree]}")


if __name__ == "__main__":
    things = told(*sys.argv[1:])
    sys.stdout.write(json.dumps([asdict(one) for one in things]))
