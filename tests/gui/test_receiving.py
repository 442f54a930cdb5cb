"""Files that people hand over: opened from either page, told one by one, leading on."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ksa_assess.domain.assessment import Actor, Period
from ksa_assess.gui.pages.team.page import TeamPage
from ksa_assess.gui.pages.team.presenter import Group
from ksa_assess.gui.receiving.panel import ReceivingPanel
from ksa_assess.gui.session import Session
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.runtime.texts import Language
from ksa_assess.services.profile import open_profile
from ksa_assess.services.receiving import Received
from tests.gui.answering_dialogs import AnsweringDialogs
from tests.gui.conftest import OpenSession
from tests.gui.dropping import drop, hang_above
from tests.gui.other_computer import given_back, reviewed, submitted, submitted_file
from tests.gui.present import child, home, page, profile, visit

SECRET = "月光下的海景大飯店"


def team(session: Session) -> TeamPage:
    session.window.show_page("team")
    return page(session, TeamPage)


def words(panel: ReceivingPanel) -> str:
    """What stands in the list of what came in."""
    shown = [*panel.reception.findChildren(Label), *panel.reception.findChildren(Paragraph)]
    return "\n".join(one.accessibleName() or one.text() for one in shown)


def until_listed(panel: ReceivingPanel, qtbot: QtBot) -> str:
    qtbot.waitUntil(panel.reception.isVisible, timeout=10_000)
    return words(panel)


def until_asked(panel: ReceivingPanel, qtbot: QtBot) -> str:
    qtbot.waitUntil(panel.asking.isVisible, timeout=10_000)
    return panel.asking.sentence.accessibleName()


def until_at(session: Session, name: str, qtbot: QtBot) -> str:
    """The notice above the page that was led to."""
    qtbot.waitUntil(lambda: visit(session).name == name, timeout=10_000)
    return session.window.notice_bar.accessibleName()


def test_a_file_leads_to_the_review(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot
):
    dialogs.files = [(submitted_file(tmp_path),)]
    session = open_session()
    team(session).nobody.open_files.click()
    notice = until_at(session, "review", qtbot)
    assert "林怡君" in notice
    assert "本人送出自評" in notice
    assert len(profile(session).reviews.team()) == 1


def test_the_same_file_again_brings_nothing_new(
    open_session: OpenSession, tmp_path: Path, qtbot: QtBot
):
    file = submitted_file(tmp_path)
    session = open_session()
    profile(session).receiving.receive(file)
    team(session).receiving.receive((file,))
    assert "沒有新的內容" in until_at(session, "review", qtbot)


def test_a_folder_is_opened_at_once_and_everything_is_told(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot
):
    folder = tmp_path / "交來的"
    folder.mkdir()
    for number, name in (("E001", "林怡君"), ("E002", "陳志豪")):
        submitted_file(tmp_path, name, number).rename(folder / f"{number}.ksa")
    (folder / "壞掉的.ksa").write_bytes(b"no zip")
    (folder / "備忘.txt").write_text("不是檔案")
    dialogs.files = [(folder,)]
    session = open_session()
    shown = team(session)
    shown.nobody.open_folder.click()
    told = until_listed(shown.receiving, qtbot)
    assert "收到 2 份。" in told
    assert "壞掉的.ksa" in told
    assert "備忘.txt" not in told
    first = session.window.focusWidget()
    assert first is not None
    assert first.accessibleName() == "開始評核：林怡君"
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert visit(session).name == "review"
    assert not team(session).receiving.isVisible()


def test_the_list_stays_until_it_is_put_away(
    open_session: OpenSession, tmp_path: Path, qtbot: QtBot
):
    files = (submitted_file(tmp_path), submitted_file(tmp_path, "陳志豪", "E002"))
    session = open_session()
    shown = team(session)
    shown.receiving.receive(files)
    until_listed(shown.receiving, qtbot)
    session.window.show_page("library")
    session.window.show_page("team")
    assert shown.receiving.isVisible()
    shown.receiving.reception.done.click()
    assert not shown.receiving.isVisible()
    assert len(shown.overview.rows()) == 2
    assert session.window.focusWidget() is shown.overview.rows()[0].main


def test_the_list_is_told_again_in_another_language(
    open_session: OpenSession, tmp_path: Path, qtbot: QtBot
):
    files = (submitted_file(tmp_path), submitted_file(tmp_path, "陳志豪", "E002"))
    session = open_session()
    shown = team(session)
    shown.receiving.receive((*files, tmp_path / "沒有.ksa"))
    assert "收到 2 份。" in until_listed(shown.receiving, qtbot)
    session.change_settings(language=Language.EN)
    told = words(team(session).receiving)
    assert "2 assessments came in." in told
    assert "收到" not in told


def test_a_folder_without_files_is_said(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot
):
    (tmp_path / "空的").mkdir()
    dialogs.files = [(tmp_path / "空的",)]
    session = open_session()
    team(session).nobody.open_folder.click()
    qtbot.waitUntil(session.window.notice_bar.isVisible, timeout=10_000)
    assert "沒有同仁交來的檔案" in session.window.notice_bar.accessibleName()
    assert visit(session).name == "team"


def test_a_refused_file_changes_nothing(open_session: OpenSession, tmp_path: Path, qtbot: QtBot):
    broken = submitted_file(tmp_path)
    broken.write_bytes(broken.read_bytes()[:-9])
    session = open_session()
    shown = team(session)
    shown.receiving.receive((broken,))
    assert broken.name in until_listed(shown.receiving, qtbot)
    assert profile(session).reviews.team() == ()


def test_a_passphrase_is_asked_for_once_for_all_files_that_take_it(
    open_session: OpenSession, tmp_path: Path, qtbot: QtBot
):
    files = (
        submitted_file(tmp_path, passphrase=SECRET),
        submitted_file(tmp_path, "陳志豪", "E002", passphrase=SECRET),
        submitted_file(tmp_path, "黃美玲", "E003"),
    )
    session = open_session()
    panel = team(session).receiving
    panel.receive(files)
    assert "有 2 個檔案需要密碼" in until_asked(panel, qtbot)
    field = child(panel.asking, QLineEdit, "passphrase")
    assert session.window.focusWidget() is field
    assert not panel.asking.open_files.isEnabled()
    field.setText("猜猜看")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "打不開" in panel.asking.sentence.accessibleName(), timeout=20_000)
    assert field.text() == ""
    field.setText(SECRET)
    panel.asking.open_files.click()
    assert "收到 3 份。" in until_listed(panel, qtbot)


def test_files_can_be_left_where_the_passphrase_is_not_known(
    open_session: OpenSession, tmp_path: Path, qtbot: QtBot
):
    session = open_session()
    panel = team(session).receiving
    panel.receive((submitted_file(tmp_path, passphrase=SECRET),))
    until_asked(panel, qtbot)
    panel.asking.skip.click()
    assert "知道密碼後再開一次" in words(panel)
    assert panel.reception.isVisible()


def test_what_is_typed_can_be_shown(open_session: OpenSession, tmp_path: Path, qtbot: QtBot):
    panel = team(open_session()).receiving
    panel.receive((submitted_file(tmp_path, passphrase=SECRET),))
    until_asked(panel, qtbot)
    assert panel.asking.passphrase.echoMode() is QLineEdit.EchoMode.Password
    panel.asking.show_it.click()
    assert panel.asking.passphrase.echoMode() is QLineEdit.EchoMode.Normal


@pytest.mark.parametrize("where", ["team", "home"])
def test_files_can_be_dropped_on_both_pages(
    open_session: OpenSession, tmp_path: Path, qtbot: QtBot, where: str
):
    file = submitted_file(tmp_path)
    session = open_session()
    session.window.show_page(where)
    assert session.window.page
    _data = hang_above(session.window.page, file)
    drop(session.window.page, file)
    until_at(session, "review", qtbot)


def test_what_a_supervisor_returned_leads_to_the_walk(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot
):
    session = open_session()
    assessment_id = submitted(profile(session))
    file = profile(session).handing_over.save(assessment_id, tmp_path / "自評.ksa")
    dialogs.files = [(given_back(tmp_path, file, reason="請補充說明"),)]
    session.hub.assessments_changed.emit()
    home(session).open_file.click()
    notice = until_at(session, "walk", qtbot)
    assert "需要補充：請補充說明" in notice
    assert "林怡君" not in notice


def test_what_a_supervisor_reviewed_leads_to_the_confirmation(
    open_session: OpenSession, tmp_path: Path, qtbot: QtBot
):
    session = open_session()
    assessment_id = submitted(profile(session))
    file = profile(session).handing_over.save(assessment_id, tmp_path / "自評.ksa")
    drop(home(session), given_back(tmp_path, file))
    assert "主管完成評核" in until_at(session, "acknowledge", qtbot)


def test_what_a_supervisor_reopened_leads_to_the_amendment(
    open_session: OpenSession, tmp_path: Path, qtbot: QtBot
):
    session = open_session()
    opened = profile(session)
    number = submitted(opened)
    file = opened.handing_over.save(number, tmp_path / "自評.ksa")
    with open_profile(DataPaths(tmp_path / "主管的電腦"), owner="test") as other:
        there = other.receiving.receive(file).assessment.id
        reviewed(other, there)
        other.transitions.sign_on_paper(there)
        other.transitions.reopen(there, "評錯一項", Actor.SUPERVISOR)
        back = other.handing_over.save(there, tmp_path / "更正.ksa")
    drop(home(session), back)
    assert "更正的原因：評錯一項" in until_at(session, "walk", qtbot)
    assert visit(session).arguments["assessment_id"] != number


def test_what_was_withdrawn_is_shown_as_it_stands(
    open_session: OpenSession, tmp_path: Path, qtbot: QtBot
):
    session = open_session()
    with open_profile(DataPaths(tmp_path / "同仁的電腦"), owner="test") as other:
        number = submitted(other)
        profile(session).receiving.receive(other.handing_over.save(number, tmp_path / "自評.ksa"))
        other.transitions.withdraw(number, "再想想")
        back = other.handing_over.save(number, tmp_path / "撤回.ksa")
    drop(team(session), back)
    assert "撤回的原因：再想想" in until_at(session, "review", qtbot)
    (row,) = team(session).overview.groups[Group.RETURNED].rows
    assert "本人已撤回" in row.accessibleName()


def test_the_work_can_be_stopped_and_says_what_came_in(
    open_session: OpenSession,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
):
    files = tuple(submitted_file(tmp_path, number=f"E00{place}") for place in (1, 2, 3))
    session = open_session()
    receiving = profile(session).receiving
    panel = team(session).receiving
    one_file, is_begun, may_go_on = receiving.receive, Event(), Event()

    def receive(file: Path, passphrase: str = "") -> Received:
        is_begun.set()
        may_go_on.wait(10)
        return one_file(file, passphrase)

    monkeypatch.setattr(receiving, "receive", receive)
    panel.receive(files)
    qtbot.waitUntil(panel.work.isVisible, timeout=10_000)
    assert is_begun.is_set()
    assert session.window.focusWidget() is panel.work.cancel
    panel.receive(files)
    assert "前一批檔案還在開啟" in session.window.notice_bar.accessibleName()
    panel.work.cancel.click()
    may_go_on.set()
    assert "已取消" in until_listed(panel, qtbot)
    assert len(profile(session).reviews.team()) == 1


def test_another_key_of_somebody_known_is_said_calmly(
    open_session: OpenSession, tmp_path: Path, qtbot: QtBot
):
    session = open_session()
    profile(session).receiving.receive(submitted_file(tmp_path))
    moved = tmp_path / "新電腦"
    moved.mkdir()
    panel = team(session).receiving
    panel.receive((submitted_file(moved, period=Period("116 年上半年")),))
    told = until_listed(panel, qtbot)
    assert "林怡君 這次的簽章和上次不是同一把金鑰" in told
    assert len(profile(session).reviews.team()) == 2


def test_whoever_went_on_to_another_page_stays_there(
    open_session: OpenSession, tmp_path: Path, qtbot: QtBot
):
    session = open_session()
    shown = team(session)
    shown.receiving.receive((submitted_file(tmp_path),))
    session.window.show_page("library")
    qtbot.waitUntil(lambda: not shown.receiving.work.is_busy, timeout=10_000)
    assert visit(session).name == "library"
    session.window.show_page("team")
    assert child(shown.receiving.reception, QPushButton, "review_1").isVisible()
