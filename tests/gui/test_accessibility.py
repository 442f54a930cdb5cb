"""Everything that can be used says what it is, and can be reached by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ksa_assess.gui.session import Session
from ksa_assess.gui.widgets.choice import Choice
from ksa_assess.gui.widgets.group import Group
from ksa_assess.runtime.paths import DataPaths
from tests.gui.conftest import OpenSession
from tests.gui.geometry import all_visible
from tests.gui.present import child, library, settings, start
from tests.gui.test_home import begin

_TARGET = 24
PAGES = ["home", "library", "start", "settings"]


def usable(window: QWidget) -> list[QWidget]:
    return [one for one in all_visible(window) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]


def spoken_name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def shown(open_session: OpenSession, paths: DataPaths, name: str) -> Session:
    begin(paths, answered=3)
    session = open_session()
    session.window.show_page(name)
    return session


@pytest.mark.parametrize("name", PAGES)
def test_every_control_has_a_name(open_session: OpenSession, paths: DataPaths, name: str):
    controls = usable(shown(open_session, paths, name).window)
    assert controls
    assert not [one for one in controls if not spoken_name(one).strip()]


@pytest.mark.parametrize("name", PAGES)
def test_every_target_is_large_enough(open_session: OpenSession, paths: DataPaths, name: str):
    controls = usable(shown(open_session, paths, name).window)
    small = [one for one in controls if min(one.width(), one.height()) < _TARGET]
    assert not [(one, one.size()) for one in small]


@pytest.mark.parametrize("name", PAGES)
def test_tab_reaches_every_control(
    open_session: OpenSession, paths: DataPaths, qtbot: QtBot, name: str
):
    window = shown(open_session, paths, name).window
    wanted = set(usable(window))
    reached: set[QWidget] = set()
    for _ in range(2 * len(wanted) + 5):
        qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        reached.add(window.focusWidget())
    # A group is one stop, which is not always the same: the settings' sections follow the view.
    groups = {one.parentWidget() for one in reached if isinstance(one.parentWidget(), Group)}
    missed = [one for one in wanted - reached if one.parentWidget() not in groups]
    assert not [one for one in missed if one.isEnabled()]


def test_arrows_in_a_choice_choose_the_next(
    open_session: OpenSession, paths: DataPaths, qtbot: QtBot
):
    page = start(shown(open_session, paths, "start"))
    choice = child(page, Choice, "kind")
    values, buttons = list(choice.buttons), list(choice.buttons.values())
    choice.set_value(values[0])
    buttons[0].setFocus()
    qtbot.keyClick(buttons[0], Qt.Key.Key_Left)
    assert choice.value() == values[0]
    qtbot.keyClick(buttons[0], Qt.Key.Key_Right)
    assert page.window().focusWidget() is buttons[1]
    assert choice.value() == values[1]
    qtbot.keyClick(buttons[1], Qt.Key.Key_Up)
    assert choice.value() == values[0]


def test_a_choice_is_one_stop_of_the_tab_key(
    open_session: OpenSession, paths: DataPaths, qtbot: QtBot
):
    page = start(shown(open_session, paths, "start"))
    choice = child(page, Choice, "period")
    buttons = list(choice.buttons.values())
    choice.set_value(list(choice.buttons)[1])
    buttons[1].setFocus()
    qtbot.keyClick(buttons[1], Qt.Key.Key_Tab)
    assert page.window().focusWidget() not in buttons
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Backtab)
    assert page.window().focusWidget() is buttons[1]


def test_an_arrow_in_the_settings_keeps_the_focus_though_the_page_is_built_anew(
    open_session: OpenSession, paths: DataPaths, qtbot: QtBot
):
    session = shown(open_session, paths, "settings")
    choice = settings(session).theme
    chosen = choice.buttons[choice.value()]
    chosen.setFocus()
    qtbot.keyClick(chosen, Qt.Key.Key_Right)
    again = child(session.window.page, Choice, "theme")
    assert again is not choice
    assert again.value() == session.settings.theme
    assert session.window.focusWidget() is again.buttons[again.value()]


def test_slash_goes_to_the_search_but_can_be_typed(
    open_session: OpenSession, paths: DataPaths, qtbot: QtBot
):
    page = library(shown(open_session, paths, "library"))
    page.rows.setFocus()
    qtbot.keyClick(page.rows, Qt.Key.Key_Slash)
    assert page.window().focusWidget() is page.search
    qtbot.keyClicks(page.search, "a/b")
    assert page.search.text() == "a/b"


def test_a_choice_tells_which_one_is_chosen(open_session: OpenSession, paths: DataPaths):
    page = settings(shown(open_session, paths, "settings"))
    buttons = page.theme.buttons.values()
    told = [QAccessible.queryAccessibleInterface(one) for one in buttons]
    assert {one.role() for one in told} == {QAccessible.Role.RadioButton}
    assert sum(one.state().checked for one in told) == 1
    assert all(isinstance(one, QAbstractButton) for one in buttons)
    assert child(page, QLineEdit, "purpose").accessibleName()


def test_the_rail_tells_which_of_the_places_is_the_present_one(
    open_session: OpenSession, paths: DataPaths, qtbot: QtBot
):
    rail = shown(open_session, paths, "library").window.rail
    _, above, present, *_ = rail.buttons.values()
    told = QAccessible.queryAccessibleInterface(present)
    assert told.role() == QAccessible.Role.RadioButton
    assert told.state().checked
    assert told.text(QAccessible.Text.Description) == "第 3 個，共 5 個，基準庫（Ctrl+3）"
    above.setFocus()
    qtbot.keyClick(above, Qt.Key.Key_Down)
    assert present.hasFocus()
    qtbot.keyClick(present, Qt.Key.Key_Up)
    assert above.hasFocus()
    assert present.isChecked()


def test_down_in_a_list_that_only_shows_the_focus_chooses_that_row(
    open_session: OpenSession, paths: DataPaths, qtbot: QtBot
):
    page = start(shown(open_session, paths, "start"))
    page.standards.mark(None)
    page.standards.setFocus()
    with qtbot.waitSignal(page.standards.chosen):
        qtbot.keyClick(page.standards, Qt.Key.Key_Down)
    assert page.standards.currentIndex().row() == 0
