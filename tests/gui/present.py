"""What is in view, under its own type: a test that finds something else says so at once."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ksa_assess.gui.main_window import Visit
from ksa_assess.gui.pages.home.page import HomePage
from ksa_assess.gui.pages.library.page import LibraryPage
from ksa_assess.gui.pages.report.page import ReportPage
from ksa_assess.gui.pages.settings.page import SettingsPage
from ksa_assess.gui.pages.start.page import StartPage
from ksa_assess.gui.session import Session
from ksa_assess.gui.widgets.page import Page
from ksa_assess.services.profile import Profile

P = TypeVar("P", bound=Page)
W = TypeVar("W", bound=QWidget)


def page(session: Session, kind: type[P]) -> P:
    found = session.window.page
    assert isinstance(found, kind)
    return found


def child(widget: QWidget | None, kind: type[W], name: str = "") -> W:
    assert widget is not None
    found = widget.findChild(kind, name) if name else widget.findChild(kind)
    assert isinstance(found, kind)
    return found


def visit(session: Session) -> Visit:
    assert session.window.visit is not None
    return session.window.visit


def profile(session: Session) -> Profile:
    assert session.profile is not None
    return session.profile


def home(session: Session) -> HomePage:
    return page(session, HomePage)


def library(session: Session, code: str = "") -> LibraryPage:
    session.window.show_page("library", code=code)
    return page(session, LibraryPage)


def start(session: Session, code: str = "TTM1411-002v4") -> StartPage:
    session.window.show_page("start", standard_code=code)
    return page(session, StartPage)


def settings(session: Session) -> SettingsPage:
    session.window.show_page("settings")
    return page(session, SettingsPage)


def until_drawn(report: ReportPage, qtbot: QtBot) -> None:
    """Wait until what is in view is drawn as it was chosen last."""
    qtbot.waitUntil(lambda: not report.making.is_running, timeout=30_000)
    qtbot.waitUntil(lambda: report.preview.drawer.is_done, timeout=30_000)
