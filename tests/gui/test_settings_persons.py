"""Personal data in the settings: whose are here, giving them out, and erasing them."""

import json
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ksa_assess.gui.name_dialog import NameDialog
from ksa_assess.gui.pages.settings.page import SettingsPage
from ksa_assess.gui.widgets.labels import ElidedLabel
from ksa_assess.runtime.errors import MachineError
from ksa_assess.runtime.paths import DataPaths
from tests.gui.answering_dialogs import AnsweringDialogs
from tests.gui.conftest import LIGHT_ZH, OpenSession
from tests.gui.persons import add_damaged_backup, add_persons
from tests.gui.present import child, profile, settings


def names(page: SettingsPage) -> list[str]:
    labels = page.privacy.findChildren(ElidedLabel)
    return [one.accessibleName() or one.text() for one in labels][::2]


def press(page: SettingsPage, name: str) -> None:
    child(page.privacy, QPushButton, name).click()


def done(page: SettingsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.privacy.is_busy)


def test_everybody_is_listed_with_how_much_is_held(
    open_session: OpenSession, paths: DataPaths, qtbot: QtBot
):
    add_persons(paths, others=5)
    page = settings(open_session())
    assert len(names(page)) == 5
    press(page, "show_all_persons")
    assert len(names(page)) == 7
    assert names(page)[0] == "王小明 E001"
    qtbot.waitUntil(child(page, QPushButton, "export_person_5").hasFocus)
    export = child(page, QPushButton, "export_person_0")
    assert "王小明" in export.accessibleName()
    assert "1 份評核" in export.accessibleDescription()


def test_nobody_is_said(open_session: OpenSession):
    page = settings(open_session())
    assert page.privacy.nobody.isVisibleTo(page)
    assert names(page) == []


def test_the_export_is_saved_where_it_was_asked_for(
    open_session: OpenSession,
    paths: DataPaths,
    dialogs: AnsweringDialogs,
    tmp_path: Path,
    qtbot: QtBot,
):
    add_persons(paths)
    session = open_session()
    page = settings(session)
    dialogs.targets = [tmp_path / "全部.json", None]
    press(page, "export_person_0")
    done(page, qtbot)
    told = json.loads((tmp_path / "全部.json").read_text(encoding="utf-8"))
    assert told["person"]["name"] == "王小明"
    assert "已匯出" in session.window.notice_bar.sentence.accessibleName()
    session.window.notice_bar.action_button.click()
    assert dialogs.opened == [tmp_path]
    press(page, "export_person_1")
    assert not page.privacy.is_busy


def test_erasing_asks_says_what_it_did_and_forgets_who_was_me(
    open_session: OpenSession, paths: DataPaths, dialogs: AnsweringDialogs, qtbot: QtBot
):
    gone = add_persons(paths)
    damaged = add_damaged_backup(paths)
    me = gone.person.uuid
    session = open_session(replace(LIGHT_ZH, me=me, privacy_read_at="2026-07-15T00:00:00+00:00"))
    page = settings(session)
    dialogs.yes_or_no = [False, True]
    press(page, "erase_person_0")
    assert names(page) == ["王小明 E001", "林怡君 E002"]
    press(page, "erase_person_0")
    done(page, qtbot)
    for asked in dialogs.asked:
        assert "刪除後無法復原" in asked
        assert "您自己" in asked
    assert names(page) == ["林怡君 E002"]
    assert [one.person.name for one in profile(session).assessments.list()] == ["林怡君"]
    said = page.privacy.outcome.accessibleName()
    for words in ("已刪除 王小明", str(damaged), "王小明_自評.ksa", "其他地方"):
        assert words in said
    assert session.settings.me is None
    assert session.settings.privacy_read_at is None
    qtbot.waitUntil(page.privacy.understood.hasFocus)
    page.privacy.understood.click()
    assert not page.privacy.outcome.isVisibleTo(page)
    qtbot.waitUntil(child(page, QPushButton, "export_person_0").hasFocus)


def test_nobody_works_on_what_is_being_erased_and_it_can_be_stopped(
    open_session: OpenSession, paths: DataPaths, dialogs: AnsweringDialogs, qtbot: QtBot
):
    add_persons(paths)
    session = open_session()
    page = settings(session)
    dialogs.yes_or_no = [True]
    press(page, "erase_person_0")
    session.window.show_page("home")
    assert session.window.page is page
    assert "正在刪除" in session.window.notice_bar.sentence.accessibleName()
    page.privacy.progress.cancel.click()
    done(page, qtbot)
    assert "已停止" in session.window.notice_bar.sentence.accessibleName()
    assert names(page) == ["王小明 E001", "林怡君 E002"]
    session.window.show_page("home")
    assert session.window.page is not page


def test_what_the_machine_refuses_is_said(
    open_session: OpenSession,
    paths: DataPaths,
    dialogs: AnsweringDialogs,
    qtbot: QtBot,
    monkeypatch,
):
    add_persons(paths)
    session = open_session()
    page = settings(session)

    def full(*_: object, **__: object) -> None:
        raise MachineError("error.disk_full", file="x")

    monkeypatch.setattr(profile(session).personal_data, "erase", full)
    dialogs.yes_or_no = [True]
    press(page, "erase_person_0")
    done(page, qtbot)
    qtbot.waitUntil(session.window.notice_bar.isVisible)
    assert len(names(page)) == 2


def test_only_the_very_name_opens_the_way(open_session: OpenSession, qtbot: QtBot):
    window = open_session().window
    box = NameDialog(window, "刪除", "要刪除嗎？", "請輸入姓名", "王 小明", "刪除", "取消")
    qtbot.addWidget(box)
    assert box.typed.accessibleName() == "請輸入姓名"
    for typed, is_meant in (("", False), ("王", False), ("王小", False), (" 王 小明 ", True)):
        box.typed.setText(typed)
        assert box.yes.isEnabled() == is_meant
    box.typed.setText("")
    assert not box.yes.isEnabled()
