"""Settings: the company's own, backups, going back to one."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ksa_assess.gui.widgets.choice import Switch
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.runtime.settings import Calendar, SettingsFile, Theme
from tests.gui.answering_dialogs import AnsweringDialogs
from tests.gui.conftest import LIGHT_ZH, OpenSession
from tests.gui.present import child, home, profile, settings, visit
from tests.gui.test_home import begin


def draw_logo(file: Path) -> Path:
    picture = QImage(240, 80, QImage.Format.Format_RGB32)
    picture.fill(QColor("#1D5FC2"))
    assert picture.save(str(file))
    return file


def test_the_calendar_shows_on_the_cards(open_session: OpenSession, paths: DataPaths, qtbot: QtBot):
    begin(paths)
    session = open_session()
    western = settings(session).calendar.buttons[Calendar.WESTERN]
    qtbot.mouseClick(western, Qt.MouseButton.LeftButton)
    session.window.show_page("home")
    (card,) = home(session).overview.cards()
    assert "民國" not in card.accessibleDescription()
    assert session.settings.calendar is Calendar.WESTERN


def test_a_logo_is_chosen_and_removed(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path
):
    session = open_session()
    page = settings(session)
    logo = draw_logo(tmp_path / "標誌.png")
    dialogs.files = [(logo,)]
    page.organisation.choose_logo.click()
    assert session.settings.logo == str(logo)
    assert page.organisation.logo_name.text() == "標誌.png"
    assert page.organisation.logo_picture.has_picture
    page.organisation.remove_logo.click()
    assert session.settings.logo == ""
    assert not page.organisation.remove_logo.isVisible()
    session.window.notice_bar.action_button.click()
    assert session.settings.logo == str(logo)
    assert page.organisation.logo_picture.has_picture


def test_what_is_no_picture_is_not_taken_for_a_logo(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path
):
    session = open_session()
    page = settings(session)
    broken = tmp_path / "壞掉.png"
    broken.write_bytes(b"no picture")
    dialogs.files = [(broken,)]
    page.organisation.choose_logo.click()
    assert session.settings.logo == ""
    assert "壞掉.png" in session.window.notice_bar.sentence.accessibleName()


def test_a_logo_that_is_gone_is_said_beside_it(open_session: OpenSession, tmp_path: Path):
    session = open_session(replace(LIGHT_ZH, logo=str(tmp_path / "不見了.png")))
    assert settings(session).organisation.logo_trouble.isVisibleTo(settings(session))


def test_the_box_of_the_department_head_is_seen_where_it_is_switched_on(open_session: OpenSession):
    page = settings(open_session())
    pill = page.organisation.signature_boxes["department_head"]
    assert pill.isHidden()
    page.organisation.department_head.click()
    assert not pill.isHidden()


def test_the_defaults_come_back_and_the_change_can_be_undone(
    open_session: OpenSession, qtbot: QtBot
):
    mine = replace(LIGHT_ZH, text_size=150, goes_on_after_rating=True, organisation="日光旅館")
    session = open_session(mine)
    settings(session).reset.click()
    assert session.settings == replace(
        mine, text_size=100, goes_on_after_rating=False, theme=Theme.SYSTEM
    )
    qtbot.waitUntil(session.window.notice_bar.isVisible)
    session.window.notice_bar.action_button.click()
    assert session.settings == mine
    assert settings(session).text_size.value() == 150


def test_the_sections_lead_to_their_settings(open_session: OpenSession, qtbot: QtBot):
    page = settings(open_session(size=(1280, 800)))
    *_, last = page.sections.buttons
    page.sections.buttons[0].setFocus()
    for _ in page.sections.buttons[1:]:
        qtbot.keyClick(page.window().focusWidget() or page, Qt.Key.Key_Down)
    assert last.isChecked()
    assert last is page.window().focusWidget()
    assert page.data.back_up.visibleRegion().boundingRect().height() > 0


def test_the_sections_give_way_where_there_is_no_room(open_session: OpenSession):
    page = settings(open_session(replace(LIGHT_ZH, text_size=150), size=(1024, 680)))
    assert page.sections.isHidden()
    assert not page.title.isHidden()


def test_the_notice_on_personal_data_can_be_read_again(open_session: OpenSession):
    session = open_session()
    assert "還沒有" in settings(session).privacy.read_at.accessibleName()
    session.change_settings(privacy_read_at="2026-07-15T04:00:00+00:00")
    page = settings(session)
    page.organisation.lines["readers"].setText("人資")
    page.organisation.lines["readers"].editingFinished.emit()
    assert "人資" in page.privacy.notice.accessibleName()
    assert "民國 115 年 7 月 15 日" in page.privacy.read_at.accessibleName()


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
    qtbot.waitUntil(lambda: not page.data.is_busy)
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
    qtbot.waitUntil(lambda: not page.data.is_busy)
    assert len(profile(session).assessments.list()) == 1
    assert "已還原" in session.window.notice_bar.sentence.accessibleName()
    session.window.notice_bar.action_button.click()
    qtbot.waitUntil(lambda: not page.data.is_busy)
    assert profile(session).assessments.list() == ()
    assert "已復原" in session.window.notice_bar.sentence.accessibleName()
    session.window.notice_bar.action_button.click()
    qtbot.waitUntil(lambda: not page.data.is_busy)
    assert len(profile(session).assessments.list()) == 1


def test_nobody_works_on_what_is_being_replaced(
    open_session: OpenSession, paths: DataPaths, dialogs: AnsweringDialogs, qtbot: QtBot
):
    number = begin(paths)
    session = open_session()
    backup = profile(session).backups.create()
    page = settings(session)
    dialogs.files, dialogs.yes_or_no = [(backup,)], [True]
    page.data.restore_file.click()
    session.window.show_page("walk", assessment_id=number)
    assert session.window.page is page
    assert "正在還原備份" in session.window.notice_bar.sentence.accessibleName()
    qtbot.waitUntil(lambda: not page.data.is_busy)
    session.window.show_page("walk", assessment_id=number)
    assert visit(session).name == "walk"


def test_a_backup_that_is_stopped_leaves_nothing(open_session: OpenSession, qtbot: QtBot):
    session = open_session()
    page = settings(session)
    page.data.back_up.click()
    page.data.progress.cancel.click()
    qtbot.waitUntil(lambda: not page.data.is_busy)
    assert profile(session).backups.list() == ()
    assert "已停止" in session.window.notice_bar.sentence.accessibleName()


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
    qtbot.waitUntil(lambda: not page.data.is_busy)


def test_every_backup_says_which_one_it_goes_back_to(
    open_session: OpenSession, paths: DataPaths, qtbot: QtBot
):
    page = settings(open_session())
    page.data.back_up.click()
    qtbot.waitUntil(lambda: not page.data.is_busy)
    buttons = page.data.findChildren(QPushButton)
    links = [one for one in buttons if one.objectName().startswith("restore_")]
    names = [one.accessibleName() for one in links if one is not page.data.restore_file]
    assert names
    assert all("民國" in name for name in names)


def test_the_new_backup_is_in_view_below_the_button_that_made_it(
    open_session: OpenSession, qtbot: QtBot
):
    session = open_session(size=(1024, 680))
    page = settings(session)
    page.data.back_up.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page.data.back_up, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not page.data.is_busy)
    assert session.window.notice_bar.isVisible()
    assert page.data.back_up.hasFocus()
    for part in (page.data.back_up, page.data.newest()):
        assert part
        assert part.visibleRegion().boundingRect() == part.rect()


def test_enter_turns_a_switch(open_session: OpenSession, qtbot: QtBot):
    switch = child(settings(open_session()), Switch, "goes_on_after_rating")
    before = switch.isChecked()
    qtbot.keyClick(switch, Qt.Key.Key_Return)
    assert switch.isChecked() is not before
    qtbot.keyClick(switch, Qt.Key.Key_Enter)
    assert switch.isChecked() is before
