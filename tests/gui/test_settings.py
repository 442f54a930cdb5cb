"""Settings: the company's own, backups, going back to one."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ksa_assess.gui.widgets.choice import Switch
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.runtime.settings import Calendar, SettingsFile
from tests.gui.answering_dialogs import AnsweringDialogs
from tests.gui.conftest import OpenSession
from tests.gui.present import child, home, profile, settings
from tests.gui.test_home import begin


def test_the_calendar_shows_on_the_cards(open_session: OpenSession, paths: DataPaths, qtbot: QtBot):
    begin(paths)
    session = open_session()
    western = settings(session).calendar.buttons[Calendar.WESTERN]
    qtbot.mouseClick(western, Qt.MouseButton.LeftButton)
    session.window.show_page("home")
    (card,) = home(session).grid.cards
    assert "民國" not in card.accessibleDescription()
    assert session.settings.calendar is Calendar.WESTERN


def test_a_logo_is_chosen_and_removed(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path
):
    session = open_session()
    page = settings(session)
    logo = tmp_path / "標誌.png"
    dialogs.files = [(logo,)]
    page.organisation.choose_logo.click()
    assert session.settings.logo == str(logo)
    assert page.organisation.logo_name.text() == "標誌.png"
    page.organisation.remove_logo.click()
    assert session.settings.logo == ""
    assert not page.organisation.remove_logo.isVisible()


def test_switches_are_kept(open_session: OpenSession, paths: DataPaths):
    page = settings(open_session())
    for name in ("is_required_level_shown_at_once", "department_head"):
        child(page, Switch, name).click()
    kept, _ = SettingsFile(paths.settings).load()
    assert kept.is_required_level_shown_at_once
    assert kept.has_department_head_box


def test_a_backup_is_made_and_going_back_to_it_asks_first(
    open_session: OpenSession, paths: DataPaths, dialogs: AnsweringDialogs, qtbot: QtBot
):
    begin(paths)
    session = open_session()
    page = settings(session)
    before = len(profile(session).backups.list())
    page.data.back_up.click()
    qtbot.waitUntil(page.data.isEnabled)
    newest, *_ = profile(session).backups.list()
    assert len(profile(session).backups.list()) == before + 1
    (only,) = profile(session).assessments.list()
    profile(session).assessments.delete(only.id)

    dialogs.yes_or_no = [False]
    dialogs.files = [(newest.path,), (newest.path,)]
    page.data.restore_file.click()
    assert profile(session).assessments.list() == ()
    dialogs.yes_or_no = [True]
    page.data.restore_file.click()
    qtbot.waitUntil(page.data.isEnabled)
    assert len(profile(session).assessments.list()) == 1
    assert "已還原" in session.window.notice_bar.sentence.accessibleName()


def test_a_file_that_is_no_backup_is_refused_in_a_sentence(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot
):
    file = tmp_path / "不是備份.sqlite3"
    file.write_bytes(b"no backup")
    session = open_session()
    page = settings(session)
    dialogs.files, dialogs.yes_or_no = [(file,)], [True]
    page.data.restore_file.click()
    qtbot.waitUntil(session.window.notice_bar.isVisible)
    assert page.data.isEnabled()


def test_every_backup_says_which_one_it_goes_back_to(
    open_session: OpenSession, paths: DataPaths, qtbot: QtBot
):
    page = settings(open_session())
    page.data.back_up.click()
    qtbot.waitUntil(page.data.isEnabled)
    links = [one for one in page.data.findChildren(QPushButton) if one.property("look") == "link"]
    names = [one.accessibleName() for one in links]
    assert names
    assert all("民國" in name for name in names)
