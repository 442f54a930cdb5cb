"""Handing over: the file in three ways, its passphrase, what is said of it, and withdrawing."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ksa_assess.domain.assessment import Action, State
from ksa_assess.gui.main_window import Visit
from ksa_assess.gui.pages.hand_over.page import HandOverPage
from ksa_assess.gui.pages.hand_over.presenter import HandOverPresenter, Way
from ksa_assess.gui.session import Session
from ksa_assess.gui.widgets.notice_bar import NoticeBar
from ksa_assess.runtime.errors import MachineError, UserError
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.runtime.settings import Settings, Theme
from ksa_assess.runtime.texts import Language, Texts
from ksa_assess.services.profile import open_profile
from ksa_assess.storage.records import Handover
from ksa_assess.wording import Wording
from tests.builders import NOON, make_assessment
from tests.gui import lives
from tests.gui.answering_dialogs import AnsweringDialogs
from tests.gui.conftest import OpenSession
from tests.gui.geometry import faults
from tests.gui.present import child, page, profile, visit
from tests.gui.test_timeline import WHOLE

PASSPHRASE = "三月的櫃檯排班很穩"
GIVEN = (Handover("file", "a.ksa", 1, NOON),)


def presented(state: State, given: tuple[Handover, ...] = (), **parts: Any) -> HandOverPresenter:
    values: dict[str, Any] = {"log": WHOLE[:3], **parts}
    assessment = make_assessment(state=state, **values)
    return HandOverPresenter(assessment, Wording(Texts("zh_TW")), given)


def show(session: Session, number: int) -> HandOverPage:
    session.window.show_page("hand_over", assessment_id=number)
    return page(session, HandOverPage)


def shown(open_session: OpenSession) -> HandOverPage:
    """Of an assessment that was just submitted."""
    session = open_session()
    return show(session, lives.submitted(profile(session)).id)


def bar(opened: HandOverPage) -> NoticeBar:
    return child(opened.window(), NoticeBar)


def notice(opened: HandOverPage) -> str:
    return bar(opened).sentence.accessibleName()


# What is said


@pytest.mark.parametrize(
    ("state", "given", "said"),
    [
        (State.SUBMITTED, (), "下一步把它交給林怡君"),
        (State.DRAFT, GIVEN, "先前交出的檔案還在林怡君手上"),
        (State.DRAFT, (), "您已撤回自評，可以修改。"),
        (State.RETURNED, GIVEN, "自評已退回補充"),
        (State.CLOSED, GIVEN, "也會看到您的確認"),
    ],
)
def test_the_first_sentence_tells_what_comes_next(
    state: State, given: tuple[Handover, ...], said: str
):
    assert said in presented(state, given).lead


@pytest.mark.parametrize(
    ("state", "is_received", "said"),
    [
        (State.SUBMITTED, False, "按「開啟收到的檔案」打開"),
        (State.CLOSED, False, "要再交一次，用下面的方式"),
        (State.REVIEWED, True, "到「同仁評核」打開"),
        (State.CLOSED, True, "要再交一次，用下面的方式"),
    ],
)
def test_once_the_file_is_made_it_tells_what_comes_after(
    state: State, is_received: bool, said: str
):
    given = (*GIVEN, Handover("file", "b.ksa", 3, NOON))
    shown = presented(state, given, is_received=is_received)
    assert shown.lead.startswith("檔案已經準備好，請確認交到")
    assert said in shown.lead


def test_before_submitting_there_is_nothing_to_hand_over():
    shown = presented(State.DRAFT, log=())
    assert shown.lead == "送出自評後，就可以在這裡把檔案交給林怡君。"
    assert shown.ways == ()


@pytest.mark.parametrize(
    ("state", "given", "ways"),
    [
        (State.SUBMITTED, (), [Way.FILE, Way.COPY, Way.HERE]),
        (State.CLOSED, GIVEN, [Way.FILE, Way.COPY]),
        (State.DRAFT, GIVEN, [Way.FILE, Way.COPY]),
        (State.DRAFT, (), []),
        (State.RETURNED, GIVEN, []),
    ],
)
def test_only_what_the_other_side_lacks_is_handed_over(
    state: State, given: tuple[Handover, ...], ways: list[Way]
):
    assert [one.way for one in presented(state, given).ways] == ways


def test_reviewing_here_warns_once_a_file_is_with_the_supervisor():
    given = (Handover("file", "a.ksa", 3, NOON),)
    first, again = (presented(State.SUBMITTED, one).ways[2].text for one in ((), given))
    assert "不必交檔案" in first
    assert "只在一邊評" in again


@pytest.mark.parametrize("state", [State.RETURNED, State.REVIEWED, State.CLOSED])
def test_what_came_by_a_file_goes_back_to_its_person(state: State):
    shown = presented(state, is_received=True)
    assert shown.title == "交回同仁"
    assert "王小明" in shown.lead
    assert [one.way for one in shown.ways] == [Way.FILE, Way.COPY]
    assert not shown.can_be_withdrawn


def test_a_supervisor_without_a_name_is_still_told_of():
    head = replace(make_assessment().head, supervisor="")
    assert "交給您的主管" in presented(State.SUBMITTED, head=head).lead


def test_the_review_is_in_the_file_once_there_is_one():
    assert not any("面談紀錄" in line for line in presented(State.SUBMITTED).holds)
    assert any("面談紀錄" in line for line in presented(State.CLOSED, GIVEN).holds)


def test_a_closed_one_that_is_to_be_amended_goes_back_to_begin_there():
    reopened = replace(WHOLE[-1], action=Action.REOPEN)
    shown = presented(State.CLOSED, is_received=True, log=(*WHOLE, reopened))
    assert "更正版" in shown.lead
    assert shown.is_to_give


def test_who_gives_it_back_is_not_told_that_the_answers_are_theirs():
    back = presented(State.REVIEWED, is_received=True).holds
    assert back[0].startswith("同仁的基本資料")
    assert not any("您的" in line for line in back)


def test_the_last_one_handed_over_stands_first():
    given = (*GIVEN, Handover("copy", "b.ksa", 2, NOON), Handover("here", "", 2, NOON))
    lines = [line.what for line in presented(State.SUBMITTED, given).handed_over]
    assert lines == ["在這台電腦評核", "複製檔案「b.ksa」", "存成檔案「a.ksa」"]


# As a file


def test_the_file_is_saved_and_told_of_with_its_folder(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path
):
    opened = shown(open_session)
    dialogs.targets = [tmp_path / "自評.ksa"]
    opened.ways.buttons[Way.FILE].click()
    assert (tmp_path / "自評.ksa").is_file()
    assert notice(opened) == "檔案已準備好：自評.ksa。請交給王大明。"
    assert opened.handed.lines[0].what == "存成檔案「自評.ksa」"
    bar(opened).action_button.click()
    assert dialogs.opened == [tmp_path]


def test_the_focus_stays_where_it_was_after_saving(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path
):
    opened = shown(open_session)
    dialogs.targets = [tmp_path / "自評.ksa"]
    QTest.keyClick(opened.ways.buttons[Way.FILE], Qt.Key.Key_Return)
    assert opened.window().focusWidget() is opened.ways.buttons[Way.FILE]


def test_a_name_without_an_ending_gets_one_and_takes_no_other_file(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path
):
    opened = shown(open_session)
    dialogs.targets = [tmp_path / "自評", tmp_path / "自評"]
    opened.ways.buttons[Way.FILE].click()
    assert (tmp_path / "自評.ksa").is_file()
    opened.ways.buttons[Way.FILE].click()
    assert notice(opened).startswith("已經有「自評.ksa」這個檔案，沒有覆寫")
    assert len(opened.handed.lines) == 1


def test_nothing_is_said_where_nobody_chose_a_place(
    open_session: OpenSession, dialogs: AnsweringDialogs
):
    opened = shown(open_session)
    dialogs.targets = [None]
    opened.ways.buttons[Way.FILE].click()
    assert opened.handed.lines == ()


def test_a_place_that_cannot_be_written_is_said_calmly(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path
):
    opened = shown(open_session)
    dialogs.targets = [tmp_path / "不在" / "自評.ksa"]
    opened.ways.buttons[Way.FILE].click()
    assert notice(opened)
    assert opened.handed.lines == ()


@pytest.mark.parametrize("passphrase", ["", PASSPHRASE])
def test_a_full_disk_is_said_and_nothing_is_noted(
    open_session: OpenSession,
    dialogs: AnsweringDialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    passphrase: str,
):
    opened = shown(open_session)
    _protect(opened, passphrase)

    def full(*_arguments: object, **_named: object) -> None:
        raise MachineError("storage.disk_full")

    monkeypatch.setattr("ksa_assess.services.handing_over.write_bytes", full)
    dialogs.targets = [tmp_path / "自評.ksa"]
    opened.ways.buttons[Way.FILE].click()
    qtbot.waitUntil(lambda: not opened.making.is_busy)
    assert "磁碟" in notice(opened)
    assert opened.handed.lines == ()
    assert opened.ways.buttons[Way.FILE].isEnabled()


# To the clipboard, and on this computer


def test_the_file_itself_goes_to_the_clipboard(open_session: OpenSession):
    opened = shown(open_session)
    opened.ways.buttons[Way.COPY].click()
    (url,) = QGuiApplication.clipboard().mimeData().urls()
    file = Path(url.toLocalFile())
    assert file.is_file()
    assert file.suffix == ".ksa"
    assert "請在信件或公司通訊軟體裡貼上" in notice(opened)
    assert opened.handed.lines[0].what == f"複製檔案「{file.name}」"


def test_reviewing_here_leads_to_the_review(open_session: OpenSession):
    opened = shown(open_session)
    opened.ways.buttons[Way.HERE].click()
    session_profile = opened.context.profile
    number = opened.opened.assessment.id
    assert [one.way for one in session_profile.handing_over.handed_over(number)] == ["here"]
    assert len(session_profile.reviews.team()) == 1


# The passphrase


def _protect(opened: HandOverPage, first: str, again: str | None = None) -> None:
    if first:
        opened.passphrase.switch.click()
        opened.passphrase.first.setText(first)
        opened.passphrase.again.setText(first if again is None else again)


def test_a_passphrase_is_typed_twice_and_long_enough(open_session: OpenSession):
    opened = shown(open_session)
    _protect(opened, "短")
    opened.ways.buttons[Way.COPY].click()
    assert "至少要 8 個字元" in opened.passphrase.first_field.trouble.accessibleName()
    assert opened.window().focusWidget() is opened.passphrase.first
    opened.passphrase.show_typed(replace(opened.passphrase.typed(), first=PASSPHRASE, again="別"))
    opened.ways.buttons[Way.COPY].click()
    assert opened.passphrase.first_field.trouble.isHidden()
    assert "兩次輸入的密碼不同" in opened.passphrase.again_field.trouble.accessibleName()
    assert opened.handed.lines == ()


def test_typing_on_takes_the_trouble_away(open_session: OpenSession, qtbot: QtBot):
    opened = shown(open_session)
    _protect(opened, "short")
    opened.ways.buttons[Way.COPY].click()
    qtbot.keyClicks(opened.passphrase.first, "er")
    assert opened.passphrase.first_field.trouble.isHidden()


def test_a_file_with_a_passphrase_is_made_aside_and_does_not_open_without(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot
):
    opened = shown(open_session)
    _protect(opened, PASSPHRASE)
    file = tmp_path / "自評.ksa"
    dialogs.targets = [file]
    opened.ways.buttons[Way.FILE].click()
    assert opened.making_it.isVisible()
    assert not opened.ways.buttons[Way.COPY].isEnabled()
    qtbot.waitUntil(lambda: not opened.making.is_busy, timeout=30_000)
    assert opened.ways.buttons[Way.COPY].isEnabled()
    supervisor = open_profile(DataPaths(tmp_path / "主管"), owner="test")
    with supervisor as other, pytest.raises(UserError) as refused:
        other.receiving.receive(file)
    assert refused.value.key == "file.passphrase_needed"


def test_it_is_hidden_until_somebody_wants_to_see_it(open_session: OpenSession):
    opened = shown(open_session)
    _protect(opened, PASSPHRASE)
    assert opened.passphrase.first.displayText() != PASSPHRASE
    opened.passphrase.show_it.click()
    assert opened.passphrase.first.displayText() == PASSPHRASE


def test_what_is_typed_outlives_a_change_of_the_look_but_not_another_assessment(
    open_session: OpenSession,
):
    session = open_session()
    first = lives.submitted(profile(session))
    other = lives.submitted(profile(session), "114 年度")
    _protect(show(session, first.id), PASSPHRASE)
    session.change_settings(theme=Theme.DARK)
    assert page(session, HandOverPage).passphrase.typed().first == PASSPHRASE
    assert show(session, other.id).passphrase.typed().first == ""


# Withdrawing


def test_withdrawing_asks_for_a_reason_and_unlocks(
    open_session: OpenSession, dialogs: AnsweringDialogs
):
    session = open_session()
    number = lives.submitted(profile(session)).id
    dialogs.reasons = ["漏了一項佐證"]
    show(session, number).withdraw.click()
    withdrawn = profile(session).assessments.get(number)
    assert withdrawn.state is State.DRAFT
    assert withdrawn.log[-1].reason == "漏了一項佐證"
    assert "已經交出的檔案" not in dialogs.asked[0]
    assert visit(session) == Visit("results", {"assessment_id": number})
    session.window.notice_bar.action_button.click()
    assert visit(session).name == "walk"


def test_with_a_file_given_it_says_so_and_leads_back_here(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path
):
    session = open_session()
    number = lives.submitted(profile(session)).id
    profile(session).handing_over.save(number, tmp_path / "a.ksa")
    dialogs.reasons = ["漏了一項佐證"]
    show(session, number).withdraw.click()
    assert "已經交出的檔案仍在主管手上" in dialogs.asked[0]
    opened = page(session, HandOverPage)
    assert "先前交出的檔案還在王大明手上" in opened.lead.accessibleName()
    dialogs.targets = [tmp_path / "b.ksa"]
    opened.ways.buttons[Way.FILE].click()
    with open_profile(DataPaths(tmp_path / "主管"), owner="test") as other:
        other.receiving.receive(tmp_path / "a.ksa")
        told = other.receiving.receive(tmp_path / "b.ksa")
        assert told.assessment.state is State.DRAFT


def test_second_thoughts_change_nothing(open_session: OpenSession, dialogs: AnsweringDialogs):
    session = open_session()
    number = lives.submitted(profile(session)).id
    dialogs.reasons = [None]
    show(session, number).withdraw.click()
    assert profile(session).assessments.get(number).state is State.SUBMITTED
    assert visit(session).name == "hand_over"


def test_half_a_reason_is_offered_again(open_session: OpenSession, dialogs: AnsweringDialogs):
    session = open_session()
    number = lives.submitted(profile(session)).id
    profile(session).reviews.keep_typed(number, "withdraw", "漏了")
    dialogs.reasons = [None]
    show(session, number).withdraw.click()
    assert dialogs.offered == ["漏了"]


# Around


def test_escape_leads_to_the_results(open_session: OpenSession):
    session = open_session()
    opened = show(session, lives.submitted(profile(session)).id)
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    assert visit(session).name == "results"


def test_escape_first_leaves_the_passphrase(open_session: OpenSession):
    opened = shown(open_session)
    _protect(opened, PASSPHRASE)
    opened.passphrase.again.setFocus()
    QTest.keyClick(opened.passphrase.again, Qt.Key.Key_Escape)
    assert opened.window().focusWidget() is opened.passphrase.switch
    assert opened.passphrase.typed().first == PASSPHRASE


def test_the_page_is_come_back_to_after_a_restart(open_session: OpenSession, paths: DataPaths):
    session = open_session()
    number = lives.submitted(profile(session)).id
    show(session, number)
    session.window.close()
    session.close()
    again = open_session(settings=None)
    assert visit(again) == Visit("hand_over", {"assessment_id": number})


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("language", list(Language))
def test_nothing_is_clipped(open_session: OpenSession, language: Language, text_size: int):
    settings = Settings(language=language, theme=Theme.LIGHT, text_size=text_size)
    session = open_session(settings, (1024, 680))
    opened = show(session, lives.submitted(profile(session)).id)
    _protect(opened, "短")
    opened.ways.buttons[Way.COPY].click()
    QApplication.processEvents()
    assert faults(opened) == []


def test_what_came_by_a_file_is_given_back_from_the_teams_place(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path
):
    with open_profile(DataPaths(tmp_path / "同仁"), owner="test") as employee:
        employee.handing_over.save(lives.submitted(employee).id, tmp_path / "a.ksa")
    session = open_session()
    number = profile(session).receiving.receive(tmp_path / "a.ksa").assessment.id
    profile(session).transitions.give_back(number, lives.RETURN_REASON)
    opened = show(session, number)
    assert session.window.rail.buttons["team"].isChecked()
    assert opened.title.text() == "交回同仁"
    dialogs.targets = [tmp_path / "b.ksa"]
    opened.ways.buttons[Way.FILE].click()
    assert notice(opened) == f"檔案已準備好：b.ksa。請交給{lives.EMPLOYEE}。"
    with open_profile(DataPaths(tmp_path / "同仁"), owner="test") as employee:
        returned = employee.receiving.receive(tmp_path / "b.ksa").assessment
        assert (returned.state, returned.log[-1].reason) == (State.RETURNED, lives.RETURN_REASON)
