"""Start: what is needed, who is proposed, the notice on personal data, the second time."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ksa_assess.domain.assessment import Kind, Period
from ksa_assess.gui.pages.start.page import StartPage
from ksa_assess.gui.session import Session
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.runtime.settings import Theme
from ksa_assess.runtime.texts import Language
from ksa_assess.services.assessments import NewAssessment
from ksa_assess.services.profile import open_profile
from tests.gui.conftest import LIGHT_ZH, OpenSession
from tests.gui.present import page as page_of
from tests.gui.present import profile, start, visit


def test_it_says_how_many_items_and_minutes(open_session: OpenSession):
    page = start(open_session())
    assert page.length.accessibleName().startswith("共 19 項，大約 8 分鐘")


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_the_search_leads_to_the_first_found(open_session: OpenSession, qtbot: QtBot, key: Qt.Key):
    page = start(open_session(), "")
    qtbot.keyClicks(page.search, "1411")
    qtbot.keyClick(page.search, key)
    assert page.window().focusWidget() is page.standards
    assert page.length.accessibleName().startswith("共 19 項")


def test_a_name_is_all_that_is_needed(open_session: OpenSession):
    session = open_session()
    page = start(session)
    page.begin.click()
    assert page.form.person.name_field.trouble.accessibleName() == "請填寫姓名。"
    page.form.person.name.setText("  林怡君 ")
    page.begin.click()
    (only,) = profile(session).assessments.list()
    assert only.person.name == "林怡君"
    assert only.head.kind is Kind.REGULAR
    assert visit(session).name == "walk"


def test_the_notice_is_shown_until_somebody_began_once(open_session: OpenSession):
    session = open_session()
    page = start(session)
    assert page.notice.isVisible()
    assert page.begin.text() == "我已閱讀，開始自評"
    page.form.person.name.setText("林怡君")
    page.begin.click()
    assert session.settings.privacy_read_at
    page = start(session, "THM2431-001v1")
    assert not page.notice.isVisible()
    assert page.begin.text() == "開始自評"


def test_who_began_is_remembered_with_their_department(open_session: OpenSession):
    session = open_session()
    page = start(session)
    page.form.person.name.setText("林怡君")
    page.form.person.department.setText("客務部")
    page.begin.click()
    session.change_settings(text_size=125)  # Builds every page anew, as the next start would.
    page = start(session)
    assert page.form.person.name.text() == "林怡君"
    assert page.form.person.department.text() == "客務部"


def test_the_second_time_is_refused_and_the_first_offered(open_session: OpenSession):
    session = open_session()
    for _ in range(2):
        page = start(session)
        page.form.person.name.setText("林怡君")
        page.begin.click()
    (only,) = profile(session).assessments.list()
    assert visit(session).name == "start"
    session.window.notice_bar.action_button.click()
    assert visit(session).name == "walk"
    assert visit(session).arguments == {"assessment_id": only.id}


def test_another_period_is_another_assessment(open_session: OpenSession):
    session = open_session()
    page = start(session)
    page.form.person.name.setText("林怡君")
    page.form.period.period.buttons["other"].click()
    page.begin.click()
    assert page.form.period.period_field.trouble.accessibleName() == "請填寫評核期間。"
    page.form.period.own_period.setText("115 年第 2 季")
    page.begin.click()
    (only,) = profile(session).assessments.list()
    assert only.head.period.label == "115 年第 2 季"
    assert only.head.period.start is None


def test_without_a_standard_it_goes_to_the_list(open_session: OpenSession):
    session = open_session()
    page = start(session, "")
    page.begin.click()
    assert session.window.notice_bar.isVisible()
    page.search.setText("客務")
    assert page.standards.model().rowCount() == 1


@pytest.mark.qt_log_ignore("This plugin does not support")  # Offscreen has no windows to raise.
def test_somebody_known_is_taken_from_the_list(
    open_session: OpenSession, paths: DataPaths, qtbot: QtBot
):
    with open_profile(paths, owner="test") as opened:
        new = NewAssessment(
            "THM2431-001v1", "王小明", Period("115 年下半年"), "E002", department="餐飲部"
        )
        opened.assessments.start(new)
    person = start(open_session()).form.person
    person.name.setFocus()
    qtbot.keyClicks(person.name, "e0")
    popup = person.name.completer().popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: person.name.text() == "王小明")
    assert person.staff_number.text() == "E002"
    assert person.department.text() == "餐飲部"


def begin(paths: DataPaths, period: str = "115 年下半年") -> int:
    with open_profile(paths, owner="test") as opened:
        new = NewAssessment("TTM1411-002v4", "林怡君", Period(period), "E001", "客務部")
        return opened.assessments.start(new).id


def correct(session: Session, number: int) -> StartPage:
    session.window.show_page("start", assessment_id=number)
    return page_of(session, StartPage)


def test_a_draft_is_corrected_in_the_same_form(open_session: OpenSession, paths: DataPaths):
    number = begin(paths)
    session = open_session()
    page = correct(session, number)
    assert not page.search.isVisible()
    assert "TTM1411-002v4" in page.standard.accessibleName()
    assert page.form.person.department.text() == "客務部"
    page.form.person.title.setText("副理")
    page.form.period.kind.buttons[Kind.NEW_HIRE].click()
    page.begin.click()
    found = profile(session).assessments.get(number)
    assert (found.head.title, found.head.kind) == ("副理", Kind.NEW_HIRE)
    assert found.head.period == Period("115 年下半年")
    assert visit(session).name == "home"
    assert "已更正" in session.window.notice_bar.sentence.accessibleName()


def test_corrections_are_kept_when_the_page_is_left(open_session: OpenSession, paths: DataPaths):
    number = begin(paths)
    session = open_session()
    page = correct(session, number)
    page.form.person.name.setText("林怡珺")
    session.window.show_page("library")
    assert profile(session).assessments.get(number).person.name == "林怡珺"


def test_a_correction_can_be_left_as_it_was(open_session: OpenSession, paths: DataPaths):
    number = begin(paths)
    session = open_session()
    page = correct(session, number)
    page.form.person.name.setText("")
    session.window.show_page("library")
    assert visit(session).name == "start"
    assert page.form.person.name_field.trouble.accessibleName() == "請填寫姓名。"
    page.leave.click()
    assert visit(session).name == "home"
    assert profile(session).assessments.get(number).person.name == "林怡君"


def test_a_correction_into_another_draft_names_that_one(
    open_session: OpenSession, paths: DataPaths
):
    first, second = begin(paths), begin(paths, "114 年度")
    session = open_session()
    page = correct(session, second)
    page.form.period.own_period.setText("115 年下半年")
    page.begin.click()
    session.window.notice_bar.action_button.click()
    assert visit(session).arguments == {"assessment_id": first}
    assert profile(session).assessments.get(second).head.period.label == "114 年度"


def test_what_was_typed_for_a_new_one_waits_while_a_draft_is_corrected(
    open_session: OpenSession, paths: DataPaths
):
    number = begin(paths)
    session = open_session()
    page = start(session)
    page.form.person.name.setText("王大明")
    correct(session, number).leave.click()
    page = start(session)
    assert page.form.person.name.text() == "王大明"
    assert page.search.isVisible()


def test_what_was_typed_is_still_there_in_another_language(open_session: OpenSession):
    session = open_session()
    page = start(session)
    page.form.person.name.setText("林怡君")
    page.form.period.show_kind(Kind.PROMOTION)
    period = page.form.period.chosen_period()
    session.change_settings(language=Language.EN)
    session.window.show_page("settings")
    session.change_settings(theme=Theme.DARK)
    session.window.show_page("start")
    again = page_of(session, StartPage)
    assert again is not page
    kept = again.form.form("")
    assert (kept.name, kept.kind) == ("林怡君", Kind.PROMOTION)
    assert (kept.period.start, kept.period.end) == (period.start, period.end)
    assert kept.period.label != period.label
    assert again.length.accessibleName().startswith("19")


def test_each_kind_is_explained(open_session: OpenSession):
    card = start(open_session()).form.period
    said = set()
    for button in card.kind.buttons.values():
        button.click()
        said.add(card.kind_hint.accessibleName())
    assert len(said) == len(Kind)


def test_somebody_else_can_become_the_one_who_is_proposed(open_session: OpenSession):
    session = open_session()
    page = start(session)
    page.form.person.name.setText("林怡君")
    page.begin.click()
    page = start(session)
    assert not page.form.person.other.isVisible()
    page.form.person.name.setText("王大明")
    assert page.form.person.other.isVisible()
    page.form.person.becomes_me.click()
    page.begin.click()
    (me,) = [one for one in profile(session).assessments.persons() if one.name == "王大明"]
    assert session.settings.me == me.uuid


def test_the_period_is_as_long_as_the_last_one(open_session: OpenSession, paths: DataPaths):
    year = Period("114 年度", date(2025, 1, 1), date(2025, 12, 31))
    with open_profile(paths, owner="test") as opened:
        new = NewAssessment("TTM1411-002v4", "林怡君", year)
        me = opened.assessments.start(new).person.uuid
    page = start(open_session(replace(LIGHT_ZH, me=me)))
    chosen = page.form.period.chosen_period()
    assert chosen.start is not None
    assert chosen.end is not None
    assert (chosen.end - chosen.start).days >= 364


def test_a_name_being_filled_in_is_asked_for_no_longer(open_session: OpenSession, qtbot: QtBot):
    page = start(open_session())
    page.begin.click()
    assert page.form.person.name_field.trouble.isVisible()
    qtbot.keyClicks(page.form.person.name, "Chen")
    assert not page.form.person.name_field.trouble.isVisible()


def test_enter_goes_on_to_the_next_field(open_session: OpenSession, qtbot: QtBot):
    page = start(open_session())
    page.form.person.name.setFocus()
    qtbot.keyClick(page.form.person.name, Qt.Key.Key_Return)
    assert page.form.person.staff_number.hasFocus()
