"""The window: the rail, the notice above the page, and the pages themselves.

It knows names of pages, not what they do; opening the profile and the settings is `session`'s.
It is painted empty before anything of the program's look is imported, `build` fills it.
"""

import base64
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QLayout,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from ksa_assess.gui.places import place_of
from ksa_assess.gui.routes import MANUAL_PLACES, PAGES, PageMaker
from ksa_assess.gui.widgets.tab_order import follow_layout
from ksa_assess.gui.window_place import brought_back
from ksa_assess.runtime import crash
from ksa_assess.runtime.errors import SentenceError
from ksa_assess.runtime.texts import Texts

if TYPE_CHECKING:
    from ksa_assess.gui.context import Context
    from ksa_assess.gui.notice import Notice
    from ksa_assess.gui.widgets.keys_overlay import KeysOverlay
    from ksa_assess.gui.widgets.navigation import NavigationRail
    from ksa_assess.gui.widgets.notice_bar import NoticeBar
    from ksa_assess.gui.widgets.page import Page

_FIRST_PAGE = "home"
_SMALLEST = (1024, 680)
_USUAL = (1280, 800)
# A title bar is at most so high; how high it is is known only when the window is on the screen.
_FRAME = 40


@dataclass(frozen=True, slots=True)
class Visit:
    """A page's name and the arguments it was opened with."""

    name: str
    arguments: Mapping[str, Any]


class MainWindow(QMainWindow):
    """Signals: first_painted() once; closing() before it goes, with everything stored.

    Holds a context only between `start` and the end; before that the page area is empty.
    """

    first_painted = Signal()
    closing = Signal()

    rail: "NavigationRail"
    keys: "KeysOverlay"
    notice_bar: "NoticeBar"
    stack: QStackedWidget

    def __init__(self, title: str, pages: Mapping[str, PageMaker] = PAGES) -> None:
        super().__init__()
        self._makers = pages
        self._pages: dict[str, Page] = {}
        # What the pages are to be built with as soon as nothing typed is lost by it.
        self._overdue: Context | None = None
        # Of pages that were dropped, until their successors are made.
        self._kept: dict[str, object] = {}
        self._context: Context | None = None
        self._visit: Visit | None = None
        self._is_painted = False
        self._is_given_up = False
        self._is_warned = False
        self.setWindowTitle(title)
        self.setMinimumSize(*_SMALLEST)
        self.resize(self._room())
        self._add_shortcut("F1", self.show_keys)
        self._add_shortcut("F6", self.visit_notice)
        self._add_shortcut("Ctrl+Q", self.close)

    def _room(self) -> QSize:
        """The usual size, or less on a small screen, where the frame needs its place too."""
        room = self.screen().availableSize() - QSize(0, _FRAME)
        return QSize(*_USUAL).boundedTo(room)

    # Building

    def build(self, texts: Texts) -> None:
        """Put the rail and the empty place for pages into the window, in a language."""
        from ksa_assess.gui.widgets.frames import Line
        from ksa_assess.gui.widgets.keys_overlay import KeysOverlay
        from ksa_assess.gui.widgets.layouts import column, row
        from ksa_assess.gui.widgets.notice_bar import NoticeBar
        from ksa_assess.gui.widgets.notice_place import NoticePlace

        self.setWindowTitle(texts("program.name"))
        self.rail = self._build_rail(texts)
        self.notice_bar = NoticeBar(texts("notice.close"))
        self.stack = QStackedWidget()
        around = QWidget()
        self._notice_place = NoticePlace(texts, self.notice_bar)
        right = column(self._notice_place, self.stack, spacing=0)
        row(self.rail, Line(is_upright=True), right, spacing=0, parent=around)
        self.keys = KeysOverlay(texts, around)
        self.keys.manual_asked.connect(self._show_manual)
        self.setCentralWidget(around)

    def _build_rail(self, texts: Texts) -> "NavigationRail":
        from ksa_assess.gui.widgets.navigation import NavigationRail

        rail = NavigationRail(texts)
        rail.setEnabled(self._context is not None)
        rail.chosen.connect(self.show_page)
        return rail

    def show_waiting(self, sentence: str) -> None:
        """Before the data are open."""
        from ksa_assess.gui.widgets.labels import Label
        from ksa_assess.gui.widgets.layouts import column

        label = Label(sentence, "second")
        around = QWidget()
        column(label, 1, parent=around).setContentsMargins(28, 28, 28, 28)
        self.show_panel(around)

    def show_panel(self, panel: QWidget) -> None:
        """Something that is no page: waiting, or why the data cannot be opened."""
        self.stack.addWidget(panel)
        self.stack.setCurrentWidget(panel)

    # Pages

    def start(self, context: "Context", visit: Visit) -> None:
        """The data are open: show the first page."""
        self._context = context
        self.rail.setEnabled(True)
        try:
            self.show_page(visit.name, **visit.arguments)
        except Exception as error:
            # The page of the last time must not keep anybody from all the others.
            if visit.name == _FIRST_PAGE:
                raise
            self.show_page(_FIRST_PAGE)
            sys.excepthook(type(error), error, error.__traceback__)

    def renew(self, context: "Context") -> None:
        """Build everything anew in the present language, look and settings, at the same place.

        Where something typed cannot be stored it would be lost: then when the page is left.
        """
        self._overdue = context
        if not self.flush():
            return
        place, scrolled = self._focused_name(), self._scrolled()
        visit = self._visit
        self._build_anew(context)
        if visit:
            self.show_page(visit.name, **visit.arguments)
            self._restore(place, scrolled)

    def _build_anew(self, context: "Context") -> None:
        self._overdue = None
        self._context = context
        self._kept |= {name: page.kept() for name, page in self._pages.items()}
        self._pages.clear()
        self.build(context.texts)
        self._visit = None

    def show_page(self, name: str, **arguments: Any) -> None:
        """See `context.Shell`."""
        if not self.flush():
            return
        if self._overdue:
            self._build_anew(self._overdue)
        try:
            page = self._page(name)
            page.open(**arguments)
        except SentenceError as error:
            if self._visit is None:
                self.show_page(_FIRST_PAGE)
            self._say(error)
            return
        self.clear_notice()
        self.keys.hide()
        self._visit = Visit(name, arguments)
        self.stack.setCurrentWidget(page)
        _lay_out(page)
        follow_layout(page)
        self.rail.mark(page.place() or place_of(name))
        if (first := page.first_focus()) is not None:
            first.setFocus()

    def flush(self) -> bool:
        """Store what the present page still holds; says itself what went wrong."""
        page = self.page
        if page is None:
            return True
        try:
            page.flush()
        except SentenceError as error:
            self._say(error)
            return False
        return True

    @property
    def page(self) -> "Page | None":
        """The page in view; None before the data are open."""
        return self._pages.get(self._visit.name) if self._visit else None

    @property
    def visit(self) -> Visit | None:
        return self._visit

    def _page(self, name: str) -> "Page":
        if name not in self._pages:
            if self._context is None:
                raise RuntimeError(f"{name} asked for before the data are open")
            page = self._makers[name](self._context)
            page.setObjectName(f"{name}_page")
            page.take_up(self._kept.pop(name, None))
            self._pages[name] = page
            self.stack.addWidget(page)
        return self._pages[name]

    def _focused_name(self) -> str:
        focused = self.focusWidget()
        return focused.objectName() if focused else ""

    def _scrolled(self) -> int:
        area = self.page.findChild(QScrollArea) if self.page else None
        return area.verticalScrollBar().value() if area else 0

    def _restore(self, place: str, scrolled: int) -> None:
        page = self.page
        if page is None:
            return
        control = page.findChild(QWidget, place) if place else None
        if control is not None and control.isVisibleTo(page):
            control.setFocus()
        if (area := page.findChild(QScrollArea)) is not None:
            # The new page has its height only when it was laid out.
            bar = area.verticalScrollBar()
            QTimer.singleShot(0, area, lambda: bar.setValue(scrolled))

    # Keys

    def show_keys(self) -> None:
        """See `context.Shell`."""
        if self.page is not None:
            self.keys.toggle(self.page.keys_now(), self.page.advice())

    def _show_manual(self) -> None:
        """Where it tells of the page in view."""
        place = MANUAL_PLACES.get(self._visit.name) if self._visit else None
        self.show_page("help", **({"page": place[0], "heading": place[1]} if place else {}))

    def _add_shortcut(self, keys: str, act: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(act)

    # Notices

    def show_notice(self, notice: "Notice") -> None:
        self._notice_place.show_notice(notice)

    def clear_notice(self) -> None:
        self._notice_place.clear()

    def visit_notice(self) -> None:
        """To the buttons of the notice, and back again."""
        if self._context is not None:
            self._notice_place.visit()

    def _say(self, error: SentenceError) -> None:
        if self._context is None:
            raise error
        self._context.say(error)

    # Coming and going

    def geometry_text(self) -> str:
        """Where the window stands, for the settings."""
        return base64.b64encode(self.saveGeometry().data()).decode("ascii")

    def restore_geometry_text(self, text: str) -> None:
        """What is no geometry is left aside: the window then stands where the system puts it."""
        is_restored = self.restoreGeometry(QByteArray.fromBase64(text.encode()))
        if not is_restored or self.isMaximized():
            return
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        place = brought_back(self.geometry(), screens)
        if place != self.geometry():
            self.setGeometry(place)

    def come_to_front(self) -> None:
        """As far as the system lets a program; else it says there that it waits."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        if self._is_given_up or self._can_close():
            self.closing.emit()
            event.accept()

    def leave(self) -> None:
        """Close now, as when the system ends: what cannot be stored any more is given up."""
        self.flush()
        self._give_up()

    def _can_close(self) -> bool:
        """Whether all is stored. A mistake of ours keeps the window open once, not for ever."""
        try:
            if self.page is not None:
                self.page.flush()
        except SentenceError as error:
            self._offer_to_give_up(error)
            return False
        except Exception as error:
            if not self._is_warned:
                self._is_warned = True
                raise
            crash.record(error)
        return True

    def _offer_to_give_up(self, error: SentenceError) -> None:
        """On a full disk, say, nobody must be held for ever; but what is lost is their word."""
        from ksa_assess.gui.notice import Notice

        if self._context is None:
            raise error
        texts = self._context.texts
        self.show_notice(
            Notice.trouble(texts.sentence(error), texts("window.close_anyway"), self._give_up)
        )

    def _give_up(self) -> None:
        self._is_given_up = True
        self.close()


def _lay_out(page: "Page") -> None:
    """Lay out everything below, the innermost first.

    What `open` changed while the page was hidden has used up its request for a new layout, and
    the outer layouts would go on with sizes from before.
    """
    for layout in reversed(page.findChildren(QLayout)):
        layout.activate()
