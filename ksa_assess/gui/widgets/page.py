"""The protocol between the window and its pages.

- A page is made at its first visit, by `XPage(context)`, and lives until the program closes or the
  language, theme, text size or another setting changes: then the window flushes and drops every
  page, makes the present one anew with a new context and calls `open` with the same arguments. So
  a page reads texts, wording and settings once, when built, and nothing is left over.
- `open(**arguments)` is called at every visit. It loads what the arguments name and may raise
  SentenceError; the window then says the sentence and stays where it was.
- `flush()` is called before the page is left, dropped, or the window closes: text being typed goes
  to the store. It may raise SentenceError; the window then stays on the page.
- `kept()` is asked of a page before it is dropped, `take_up()` gets it in the page made in its
  place: what is typed and has no place in the store yet.
- `first_focus()` is the control that gets the focus when the page is shown.
- `keys()` and `advice()` are what F1 tells over this page, besides the keys valid everywhere;
  `keys_now()` leaves out those for which nothing is in view.

A page shows and emits; what it shows is decided by its `presenter.py`, which never imports Qt.
"""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ksa_assess.gui.context import Context
from ksa_assess.gui.keys import KeyHint


class Page(QWidget):
    """One screen inside the window."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.setProperty("look", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def open(self, *arguments: Any, **named: Any) -> None:
        """Show what the arguments name; see the module's text."""

    def flush(self) -> None:
        """Store what is still only on screen."""

    def kept(self) -> object:
        """What would be lost with this page; see the module's text."""
        return None

    def take_up(self, kept: Any) -> None:
        """Go on with what the page before had `kept`; comes before the first `open`."""

    def first_focus(self) -> QWidget | None:
        return None

    def place(self) -> str:
        """Where on the rail it belongs just now, if not where `places` has it."""
        return ""

    @classmethod
    def keys(cls) -> tuple[KeyHint, ...]:
        """The page's own keys, in the order of their use."""
        return ()

    def keys_now(self) -> tuple[KeyHint, ...]:
        """Those of `keys()` that do something at present."""
        return self.keys()

    @classmethod
    def advice(cls) -> tuple[str, ...]:
        """Keys of texts that stand below the keys."""
        return ()
