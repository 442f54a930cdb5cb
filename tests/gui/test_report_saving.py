"""Saving from the report page: what is told before and after, and what is never replaced."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ksa_assess.runtime.paths import DataPaths
from ksa_assess.runtime.texts import Language
from tests.gui.answering_dialogs import AnsweringDialogs
from tests.gui.conftest import OpenSession
from tests.gui.report_window import pages_of, rated, said, show

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def test_the_file_is_what_was_seen(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot
):
    session = open_session()
    page = show(session, rated(session), qtbot)
    dialogs.targets = [tmp_path / "報告"]
    QTest.keyClick(page.preview, Key.Key_S, Modifier.ControlModifier)
    qtbot.waitUntil(lambda: not page.saving.is_running, timeout=30_000)
    saved = tmp_path / "報告.pdf"
    assert page.report
    assert saved.read_bytes() == page.report.pdf
    assert said(session) == "報告已存成「報告.pdf」。"
    session.window.notice_bar.second_button.click()
    assert dialogs.opened == [tmp_path]


@pytest.mark.parametrize("typed", ["王小明 v1.2", "報告"])
def test_a_name_without_its_ending_never_replaces_a_file_nobody_was_asked_about(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot, typed: str
):
    session = open_session()
    page = show(session, rated(session), qtbot)
    dialogs.targets = [tmp_path / typed, tmp_path / typed]
    saved = tmp_path / f"{typed}.pdf"
    page.output.save.click()
    qtbot.waitUntil(lambda: not page.saving.is_running, timeout=30_000)
    assert saved.read_bytes().startswith(b"%PDF")
    saved.write_bytes(b"mine")
    page.output.save.click()
    assert not page.saving.is_running
    assert saved.read_bytes() == b"mine"
    assert saved.name in said(session)


def test_the_saved_file_can_be_opened(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot
):
    session = open_session()
    page = show(session, rated(session), qtbot)
    dialogs.targets = [tmp_path / "a.pdf"]
    page.output.save.click()
    qtbot.waitUntil(lambda: not page.saving.is_running, timeout=30_000)
    session.window.notice_bar.action_button.click()
    assert dialogs.opened == [tmp_path / "a.pdf"]


def test_saving_waits_for_what_was_chosen_last(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot
):
    session = open_session()
    page = show(session, rated(session), qtbot)
    dialogs.targets = [tmp_path / "a.pdf"]
    page.content.language.buttons[Language.EN].click()
    page.output.save.click()
    assert dialogs.asked == []
    qtbot.waitUntil((tmp_path / "a.pdf").exists, timeout=30_000)
    assert "Competency gap" in pages_of(tmp_path / "a.pdf")[0]


def test_nothing_opens_on_another_page(
    open_session: OpenSession, dialogs: AnsweringDialogs, qtbot: QtBot
):
    session = open_session()
    page = show(session, rated(session), qtbot)
    page.content.language.buttons[Language.EN].click()
    page.output.save.click()
    page.back.click()
    qtbot.waitUntil(lambda: not page.making.is_running, timeout=30_000)
    assert dialogs.asked == []


def test_no_place_chosen_saves_nothing(
    open_session: OpenSession, dialogs: AnsweringDialogs, qtbot: QtBot
):
    session = open_session()
    page = show(session, rated(session), qtbot)
    dialogs.targets = [None]
    page.output.save.click()
    assert not page.saving.is_running


def test_a_file_that_cannot_be_written_is_told(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot
):
    session = open_session()
    page = show(session, rated(session), qtbot)
    dialogs.targets = [tmp_path / "none" / "a.pdf"]
    page.output.save.click()
    qtbot.waitUntil(lambda: not page.saving.is_running, timeout=30_000)
    assert "找不到資料夾" in said(session)


def test_the_programs_own_files_are_never_replaced(
    open_session: OpenSession, dialogs: AnsweringDialogs, paths: DataPaths, qtbot: QtBot
):
    session = open_session()
    page = show(session, rated(session), qtbot)
    before = paths.settings.read_bytes()
    dialogs.targets = [paths.settings]
    page.output.save.click()
    assert "是程式自己的資料檔" in said(session)
    assert paths.settings.read_bytes() == before


def test_characters_that_cannot_be_printed_are_named_first(
    open_session: OpenSession, dialogs: AnsweringDialogs, qtbot: QtBot
):
    session = open_session()
    page = show(session, rated(session, comment="\U0001f600"), qtbot)
    dialogs.yes_or_no, dialogs.printed = [False, False], [Path("never.pdf")]
    page.output.save.click()
    page.output.print_all.click()
    assert ["U+1F600" in question for question in dialogs.asked] == [True, True]
    assert not page.saving.is_running
    assert not page.printing.is_running
