"""The walk's three columns: the outline, the indicator, what its task draws on.

Where the window has no room for all, first the content and then the outline fold into drawers.
"""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget

from ksa_assess.gui.pages.walk.drawer import Drawer
from ksa_assess.gui.pages.walk.sheet import WalkSheet
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.widgets.frames import Line
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.runtime.texts import Texts

_CONTENT_FROM = 1200  # A narrower window has no room for a third column, …
_OUTLINE_FROM = 960  # … and one still narrower none for a second.
_ROOMY = 1500
_MOST_AT_A_SIDE = 0.24
_MOST_OF_A_DRAWER = 0.8


class Columns(QWidget):
    """`has_outline` and `has_content` say which panel stands in a column of its own."""

    def __init__(self, texts: Texts, outline: QWidget, middle: QLayout, content: QWidget) -> None:
        super().__init__()
        self.outline = outline
        self.content = content
        self.side = WalkSheet(margin=16, look="surface")
        self.side.body.addWidget(content)
        self.has_outline = self.has_content = True
        self._lines = Line(is_upright=True), Line(is_upright=True)
        self._row = row(outline, self._lines[0], middle, self._lines[1], self.side, spacing=0)
        self._row.setStretch(2, 1)
        column(self._row, spacing=0, parent=self)
        close = texts("keys.close")
        self.outline_drawer = Drawer(close, self, is_right=False)
        self.content_drawer = Drawer(close, self, is_right=True)
        for drawer in (self.outline_drawer, self.content_drawer):
            drawer.left.connect(self.close_drawers)

    @property
    def open_drawer(self) -> Drawer | None:
        drawers = (self.outline_drawer, self.content_drawer)
        return next((one for one in drawers if one.isVisible()), None)

    def show_outline(self) -> None:
        """Open its drawer, where it stands in one."""
        if not self.has_outline:
            self.outline_drawer.open_it()

    def show_content(self) -> None:
        if not self.has_content:
            self.content_drawer.open_it()

    def close_drawers(self) -> None:
        self.outline_drawer.hide()
        self.content_drawer.hide()

    def fit(self, window_width: int) -> None:
        """Fold and unfold as the width of the window asks for."""
        look = appearance.current()
        self._fold_outline(has_room=window_width >= look.px(_OUTLINE_FROM))
        self._fold_content(has_room=window_width >= look.px(_CONTENT_FROM))
        is_roomy = window_width >= look.px(_ROOMY)
        outline = look.px(296 if is_roomy else 256 if self.has_content else 240)
        content = look.px(336 if is_roomy else 264)
        # Larger text widens the sides, but not at the cost of the middle.
        beside = round(window_width * _MOST_AT_A_SIDE)
        above = round(window_width * _MOST_OF_A_DRAWER)
        self.outline.setFixedWidth(min(outline, beside if self.has_outline else above))
        self.side.setFixedWidth(content if self.has_content else min(look.px(336), above))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if drawer := self.open_drawer:
            drawer.setGeometry(self.rect())

    def _fold_outline(self, *, has_room: bool) -> None:
        if has_room == self.has_outline:
            return
        self.has_outline = has_room
        self._lines[0].setVisible(has_room)
        if has_room:
            self._row.insertWidget(0, self.outline)
            self.outline_drawer.hide()
        else:
            self.outline_drawer.hold(self.outline)

    def _fold_content(self, *, has_room: bool) -> None:
        if has_room == self.has_content:
            return
        self.has_content = has_room
        self._lines[1].setVisible(has_room)
        if has_room:
            self._row.addWidget(self.side)
            self.content_drawer.hide()
        else:
            self.content_drawer.hold(self.side)
