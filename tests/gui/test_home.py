"""Home: cards of what there is, the three steps where there is nothing, a file from HR."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDragLeaveEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ksa_assess.domain.answer import Answer
from ksa_assess.domain.assessment import Period
from ksa_assess.domain.standard_document import Issue
from ksa_assess.gui.main_window import Visit
from ksa_assess.gui.pages.home.cards import AssessmentCardView, DeletedLine, DutyLine
from ksa_assess.gui.pages.home.overview import Overview
from ksa_assess.gui.pages.home.presenter import AssessmentCard, CardWay, HomeView, Order
from ksa_assess.gui.pages.home.standing import Next
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.runtime.resources import standards_dir
from ksa_assess.runtime.settings import SettingsFile
from ksa_assess.runtime.texts import Language, Texts
from ksa_assess.services.assessments import NewAssessment
from ksa_assess.services.profile import open_profile
from tests.builders import make_standard
from tests.gui.answering_dialogs import AnsweringDialogs
from tests.gui.conftest import OpenSession
from tests.gui.dropping import drop, hang_above
from tests.gui.present import child, home, profile, settings, visit
from tests.gui.standard_files import written

TEXTS = Texts(Language.ZH_TW)
CLOSED = AssessmentCard(
    id=1,
    name="旅館客務經理",
    code="TTM1411-002v4",
    about="114 年度",
    state="已結案",
    is_open=False,
    answered=19,
    total=19,
    progress="已完成 19／19 項",
    duties=(),
    met="✓ 達標 19",
    to_build="▲ 可再加強 0",
    changed="",
    ways=(CardWay(Next.RESULTS, "看結果"),),
    is_primary=False,
    is_draft=False,
)
HALF_YEAR = Period("115 年下半年", date(2026, 7, 1), date(2026, 12, 31))


def begin(paths: DataPaths, *, answered: int = 0, code: str = "TTM1411-002v4") -> int:
    """A draft of 林怡君 with the first items rated 3."""
    with open_profile(paths, owner="test") as opened:
        new = NewAssessment(code, "林怡君", HALF_YEAR)
        assessment = opened.assessments.start(new)
        codes = [one.code for one in assessment.standard.indicators][:answered]
        opened.assessments.answer(assessment.id, {one: Answer().rated(3) for one in codes})
        return assessment.id


def submit(paths: DataPaths, number: int) -> None:
    with open_profile(paths, owner="test") as opened:
        opened.transitions.submit(number)


def begin_many(paths: DataPaths, count: int) -> None:
    """Drafts of one standard in as many periods."""
    with open_profile(paths, owner="test") as opened:
        for number in range(count):
            period = Period(f"{number + 101} 年度", date(number + 2012, 1, 1))
            opened.assessments.start(NewAssessment("TTM1411-002v4", "林怡君", period))


def test_a_new_person_sees_three_steps_and_where_to_begin(open_session: OpenSession):
    session = open_session()
    page = home(session)
    assert page.welcome.isVisible()
    assert page.overview.cards() == []
    assert session.window.focusWidget() is page.welcome.begin
    page.welcome.begin.click()
    assert visit(session).name == "start"


def test_enter_presses_the_button_in_focus(open_session: OpenSession, qtbot: QtBot):
    session = open_session()
    qtbot.keyClick(session.window.focusWidget() or session.window, Qt.Key.Key_Return)
    assert visit(session).name == "start"


def test_a_draft_stands_as_a_card_with_its_progress(open_session: OpenSession, paths: DataPaths):
    begin(paths, answered=9)
    page = home(open_session())
    card = child(page, AssessmentCardView)
    words = card.accessibleName()
    assert "旅館客務經理" in words
    assert "填寫中" in words
    assert card.go_on.text() == "繼續自評"
    assert not page.welcome.isVisible()


def test_a_card_tells_how_far_each_duty_is(open_session: OpenSession, paths: DataPaths):
    begin(paths, answered=9)
    line = child(home(open_session()), DutyLine)
    assert line.accessibleDescription().startswith("T1 ")
    assert len(line.accessibleDescription().splitlines()) > 1


def test_what_is_to_do_stands_before_what_was_handed_in(
    open_session: OpenSession, paths: DataPaths
):
    begin(paths, code="TTM1411-002v4")
    handed_in = begin(paths, answered=99, code="THM2431-001v1")
    submit(paths, handed_in)
    overview = home(open_session()).overview
    assert [card.objectName() for card in overview.open.cards()] == ["assessment_1"]
    assert [card.objectName() for card in overview.waiting.cards()] == [f"assessment_{handed_in}"]
    assert overview.open.heading.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support")  # Offscreen has no frames.
def test_closed_ones_wait_under_a_fold(qtbot: QtBot):
    overview = Overview(TEXTS, lambda card: AssessmentCardView(card, TEXTS))
    qtbot.addWidget(overview)
    view = HomeView((), (), (), (CLOSED,), (), is_empty=False, has_tools=False)
    overview.show()
    overview.show_view(view, is_unfolded=False)
    assert overview.fold.text() == "已結案（1）"
    assert overview.cards() == []
    qtbot.keyClick(overview.fold, Qt.Key.Key_Return)
    assert len(overview.cards()) == 1
    qtbot.keyClick(overview.fold, Qt.Key.Key_Space)
    assert overview.cards() == []


def test_deleting_is_done_at_once_and_can_be_undone(open_session: OpenSession, paths: DataPaths):
    begin(paths, answered=9)
    session = open_session()
    before = profile(session).assessments.get(1)
    child(home(session), AssessmentCardView).delete.click()
    assert profile(session).assessments.list() == ()
    bar = session.window.notice_bar
    assert bar.sentence.accessibleName() == "已刪除「旅館客務經理」的草稿。"
    assert home(session).welcome.isVisible()
    assert session.window.focusWidget() is home(session).welcome.begin
    bar.action_button.click()
    assert profile(session).assessments.get(1) == before
    assert session.window.focusWidget() is child(home(session), AssessmentCardView).go_on
    assert not home(session).welcome.isVisible()


def test_a_deleted_draft_can_be_brought_back_until_the_program_closes(
    open_session: OpenSession, paths: DataPaths
):
    begin(paths, answered=3)
    session = open_session()
    child(home(session), AssessmentCardView).delete.click()
    session.window.show_page("library")
    session.change_settings(text_size=125)  # Builds every page anew.
    session.window.show_page("home")
    child(home(session), DeletedLine).restore.click()
    assert [one.answered for one in profile(session).assessments.list()] == [3]
    assert home(session).findChild(DeletedLine) is None


def test_what_was_begun_anew_stands_in_the_way_of_undoing_and_is_offered(
    open_session: OpenSession, paths: DataPaths
):
    begin(paths)
    session = open_session()
    child(home(session), AssessmentCardView).delete.click()
    again = profile(session).assessments.start(NewAssessment("TTM1411-002v4", "林怡君", HALF_YEAR))
    session.window.show_page("home")
    child(home(session), DeletedLine).restore.click()
    session.window.notice_bar.action_button.click()
    assert visit(session) == Visit("walk", {"assessment_id": again.id})


def test_after_deleting_the_focus_goes_to_the_next_card(
    open_session: OpenSession, paths: DataPaths
):
    begin(paths, code="TTM1411-002v4")
    begin(paths, code="THM2431-001v1")
    session = open_session()
    home(session).overview.cards()[0].delete.click()
    (left,) = home(session).overview.cards()
    assert session.window.focusWidget() is left.go_on


def test_few_cards_need_no_search_and_many_have_one(open_session: OpenSession, paths: DataPaths):
    begin_many(paths, 8)
    session = open_session()
    assert not home(session).tools.isVisible()
    profile(session).assessments.start(NewAssessment("THM2431-001v1", "王大明", HALF_YEAR))
    session.window.show_page("home")
    page = home(session)
    assert page.tools.isVisible()
    page.search.setText("王大明")
    assert len(page.overview.cards()) == 1
    page.search.setText("火星")
    assert page.nothing.isVisible()
    page.search.clear()
    assert len(page.overview.cards()) == 9


def test_many_can_be_sorted_by_name_and_period(open_session: OpenSession, paths: DataPaths):
    begin_many(paths, 9)
    session = open_session()
    profile(session).assessments.start(NewAssessment("THM2431-001v1", "王大明", HALF_YEAR))
    session.window.show_page("home")
    page = home(session)
    page.order.buttons[Order.NAME].click()
    names = [card.accessibleName().split()[0] for card in page.overview.cards()]
    assert names == sorted(names)
    page.order.buttons[Order.PERIOD].click()
    assert "115 年下半年" in page.overview.cards()[0].accessibleName()


def test_a_file_from_hr_leads_to_start_with_its_standard(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot
):
    session = open_session()
    dialogs.files = [(written(tmp_path),)]
    home(session).welcome.open_file.click()
    qtbot.waitUntil(lambda: visit(session).name == "start")
    assert visit(session).arguments == {"standard_code": make_standard().code}
    assert "測試專員" in session.window.notice_bar.sentence.accessibleName()


def test_a_file_with_something_to_decide_is_shown_first(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot
):
    doubt = Issue("code_repeated", "12:職能內涵", "K01 出現兩次。", needs_decision=True)
    session = open_session()
    page = home(session)
    dialogs.files = [(written(tmp_path, (doubt,)),)]
    page.welcome.open_file.click()
    qtbot.waitUntil(page.read_files.isVisible)
    assert session.window.focusWidget() is page.read_files.accept
    page.read_files.refuse.click()
    assert page.welcome.isVisible()
    assert len(profile(session).standards.list()) == 5
    dialogs.files = [(written(tmp_path, (doubt,)),)]
    page.welcome.open_file.click()
    qtbot.waitUntil(page.read_files.isVisible)
    page.read_files.accept.click()
    qtbot.waitUntil(lambda: visit(session).name == "start")


@pytest.mark.parametrize("is_sound", [True, False])
def test_a_file_read_while_somebody_rates_takes_nobody_away(
    open_session: OpenSession,
    paths: DataPaths,
    dialogs: AnsweringDialogs,
    tmp_path: Path,
    qtbot: QtBot,
    *,
    is_sound: bool,
):
    number = begin(paths)
    session = open_session()
    file = tmp_path / "file.json"
    shipped = standards_dir() / "TTM1411-002v4.json"
    file.write_bytes(shipped.read_bytes() if is_sound else b"{")
    dialogs.files = [(file,)]
    page = home(session)
    page.open_file.click()
    session.window.show_page("walk", assessment_id=number)
    focused = session.window.focusWidget()
    qtbot.waitUntil(lambda: not page.read_files.is_busy)
    assert visit(session).name == "walk"
    assert session.window.focusWidget() is focused
    assert session.window.notice_bar.isVisible()


def test_a_file_that_is_none_is_refused_in_a_sentence(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot
):
    file = tmp_path / "信.txt"
    file.write_text("這不是職能基準。", encoding="utf-8")
    session = open_session()
    dialogs.files = [(file,)]
    home(session).welcome.open_file.click()
    qtbot.waitUntil(session.window.notice_bar.isVisible)
    assert visit(session).name == "home"
    assert session.window.focusWidget() is home(session).welcome.open_file


def test_a_file_can_be_dropped_on_home(open_session: OpenSession, tmp_path: Path, qtbot: QtBot):
    session = open_session()
    drop(home(session), written(tmp_path))
    qtbot.waitUntil(lambda: visit(session).name == "start")


def test_correcting_goes_to_the_form_of_that_draft(open_session: OpenSession, paths: DataPaths):
    begin(paths)
    session = open_session()
    child(home(session), AssessmentCardView).correct.click()
    assert visit(session) == Visit("start", {"assessment_id": 1})


def test_the_file_goes_through_though_it_hangs_above_the_page_first(
    open_session: OpenSession, tmp_path: Path
):
    page = home(open_session())
    hang_above(page, written(tmp_path))
    assert page.drop.invitation.isVisible()
    QApplication.sendEvent(page, QDragLeaveEvent())
    assert not page.drop.invitation.isVisible()


def test_the_key_of_a_hidden_search_leaves_the_focus_where_it_is(
    open_session: OpenSession, qtbot: QtBot
):
    page = home(open_session())
    assert page.welcome.begin.hasFocus()
    qtbot.keyClick(page.welcome.begin, Qt.Key.Key_Slash)
    assert page.welcome.begin.hasFocus()


def test_the_keys_tell_of_the_search_where_there_is_one(
    open_session: OpenSession, paths: DataPaths
):
    begin_many(paths, 8)
    session = open_session()
    page = home(session)
    assert page.keys_now() == ()
    profile(session).assessments.start(NewAssessment("THM2431-001v1", "王大明", HALF_YEAR))
    page.open()
    assert page.keys_now() == page.keys() != ()


def test_the_new_self_assessment_is_not_called_like_beginning_the_one_on_the_card(
    open_session: OpenSession, paths: DataPaths
):
    begin(paths)
    page = home(open_session())
    assert page.start.text() == "新的自評"
    assert child(page, AssessmentCardView).go_on.text() == "開始自評"


def test_who_begins_in_the_window_reads_of_personal_data_at_the_start(open_session: OpenSession):
    assert home(open_session()).privacy.isHidden()


def test_what_the_command_line_began_brings_the_notice_on_personal_data_to_home(
    open_session: OpenSession, paths: DataPaths, qtbot: QtBot
):
    begin(paths)
    session = open_session()
    page = home(session)
    assert page.privacy.isVisible()
    assert "資料只存在這台電腦" in page.privacy.notice.accessibleName()
    page.privacy.is_read.setFocus()
    qtbot.keyClick(page.privacy.is_read, Qt.Key.Key_Return)
    assert page.privacy.isHidden()
    assert page.first_focus() is session.window.focusWidget()
    kept, _ = SettingsFile(paths.settings).load()
    assert kept.privacy_read_at
    assert "還沒有" not in settings(session).privacy.read_at.accessibleName()
