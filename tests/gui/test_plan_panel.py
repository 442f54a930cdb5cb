"""The plan's tab in the real window: written by keys, saved while one types, taken back."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from ksa_assess.domain.answer import UNANSWERED
from ksa_assess.domain.assessment import Assessment, Period
from ksa_assess.domain.plan import PlanItem, Way
from ksa_assess.gui.planning.panel import PlanPanel
from ksa_assess.gui.session import Session
from ksa_assess.gui.widgets.text_fields import LineField, TextField
from ksa_assess.runtime.settings import Calendar, Settings, Theme
from ksa_assess.runtime.texts import Language
from ksa_assess.services.assessments import NewAssessment
from ksa_assess.wording import today
from tests.gui.conftest import LIGHT_ZH, OpenSession
from tests.gui.geometry import all_visible
from tests.gui.present import child, profile
from tests.gui.walk_window import assessments_of, begin, place_of
from tests.storage.scenes import close

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


def rated(session: Session, level: int = 1) -> Assessment:
    assessment = begin(session)
    answers = {one.code: UNANSWERED.rated(level) for one in assessment.standard.indicators[:7]}
    assessments_of(session).answer(assessment.id, answers)
    return assessment


def show(session: Session, assessment: Assessment) -> PlanPanel:
    session.window.show_page("results", assessment_id=assessment.id)
    panel = child(session.window.page, PlanPanel)
    child(session.window.page, QTabWidget, "tabs").setCurrentWidget(panel)
    session.window.activateWindow()
    return panel


@pytest.fixture
def session(open_session: OpenSession) -> Session:
    return open_session()


@pytest.fixture
def assessment(session: Session) -> Assessment:
    return rated(session)


@pytest.fixture
def panel(session: Session, assessment: Assessment) -> PlanPanel:
    return show(session, assessment)


def stored(session: Session, assessment: Assessment) -> tuple[PlanItem, ...]:
    return profile(session).plans.list(assessment.id)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def type_in(field: QWidget, text: str) -> None:
    """As an input method does it: keys alone make no Chinese."""
    for character in text:
        event = QInputMethodEvent()
        event.setCommitString(character)
        QApplication.sendEvent(field, event)


def line_of(panel: PlanPanel, part: str) -> LineField:
    return child(panel.rows[0], LineField, part)


def shown(field: LineField | TextField) -> str:
    return field.text() if isinstance(field, LineField) else field.toPlainText()


def test_an_empty_plan_says_what_to_do_and_one_button_does_it(
    panel: PlanPanel, session: Session, assessment: Assessment
):
    assert panel.empty.isVisible()
    assert "帶入" in panel.nothing.sentence.accessibleName()
    panel.begin.setFocus()
    press(Key.Key_Return)
    assert len(panel.rows) == 5
    assert not panel.empty.isVisible()
    assert focused() is panel.rows[0].fields["text"]
    assert [item.owner for item in stored(session, assessment)] == ["王小明"] * 5


def test_where_nothing_is_short_one_writes_an_item_oneself(session: Session):
    panel = show(session, rated(session, level=6))
    assert not panel.begin.isVisible()
    panel.begin_own.click()
    assert focused() is panel.rows[0].fields["text"]
    assert not panel.propose.isVisible()


def test_a_whole_item_is_written_by_keys_alone(
    panel: PlanPanel, session: Session, assessment: Assessment
):
    panel.begin_own.setFocus()
    press(Key.Key_Space)
    type_in(focused(), "客訴處理")
    press(Key.Key_Tab)
    press(Key.Key_2)
    press(Key.Key_Tab)
    press(Key.Key_5)
    press(Key.Key_Down)
    press(Key.Key_Tab)
    press(Key.Key_Space)
    row = panel.rows[0]
    row.due.setFocus()
    type_in(row.due, "115/12/31")
    row.fields["course"].setFocus()
    type_in(focused(), "情境演練")
    press(Key.Key_Return)
    (item,) = stored(session, assessment)
    assert (item.text, item.course, item.owner) == ("客訴處理", "情境演練", "王小明")
    assert (item.present, item.target, item.ways) == (2, 4, (Way.OJT,))
    assert item.due == date(2026, 12, 31)


def test_typing_is_saved_at_a_pause(
    panel: PlanPanel, session: Session, assessment: Assessment, qtbot: QtBot
):
    panel.begin_own.click()
    type_in(panel.rows[0].fields["result"], "完成")
    assert stored(session, assessment)[0].result == ""
    qtbot.waitUntil(lambda: stored(session, assessment)[0].result == "完成")
    assert panel.saved.text().startswith("已儲存")


def test_typing_is_kept_when_the_page_is_left_and_when_the_program_closes(
    panel: PlanPanel, session: Session, assessment: Assessment
):
    panel.begin_own.click()
    type_in(panel.rows[0].fields["text"], "寫到")
    session.window.show_page("home")
    assert stored(session, assessment)[0].text == "寫到"
    panel = show(session, assessment)
    field = panel.rows[0].fields["text"]
    field.setFocus()
    press(Key.Key_End)
    type_in(field, "一半")
    session.window.close()
    assert stored(session, assessment)[0].text == "寫到一半"


def test_undo_in_a_text_is_the_texts_own_and_then_the_plans(
    panel: PlanPanel, session: Session, assessment: Assessment
):
    panel.begin.click()
    field = line_of(panel, "course")
    field.setFocus()
    type_in(field, "課程")
    press(Key.Key_Z, Ctrl)
    assert field.text() == ""
    assert len(panel.rows) == 5
    press(Key.Key_Z, Ctrl)
    while panel.rows and panel.undo.isEnabled():
        press(Key.Key_Z, Ctrl)
    assert not panel.rows
    assert focused() is panel.begin
    assert stored(session, assessment) == ()
    press(Key.Key_Z, Ctrl | Qt.KeyboardModifier.ShiftModifier)
    assert len(panel.rows) == 5


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [(Key.Key_Y, Ctrl), (Key.Key_Z, Ctrl | Qt.KeyboardModifier.ShiftModifier)],
)
def test_either_key_brings_back_in_a_text_and_in_the_plan(
    panel: PlanPanel, key: Qt.Key, modifiers: Qt.KeyboardModifier
):
    panel.begin_own.click()
    for part in ("text", "course"):
        field = panel.rows[0].fields[part]
        field.setFocus()
        type_in(field, "課")
        press(Key.Key_Z, Ctrl)
        assert shown(field) == ""
        press(key, modifiers)
        assert shown(field) == "課"
    panel.rows[0].remove.click()
    panel.begin.setFocus()
    press(Key.Key_Z, Ctrl)
    assert len(panel.rows) == 1
    press(key, modifiers)
    assert not panel.rows


def test_a_removed_item_comes_back_by_the_notice(
    panel: PlanPanel, session: Session, assessment: Assessment
):
    panel.begin.click()
    before = stored(session, assessment)
    panel.rows[1].remove.setFocus()
    press(Key.Key_Space)
    assert len(panel.rows) == 4
    assert focused() is panel.rows[1].remove
    bar = session.window.notice_bar
    assert "第 2 項" in bar.accessibleName()
    (undo,) = (one for one in bar.findChildren(QAbstractButton) if one.text() == "復原")
    undo.click()
    assert stored(session, assessment) == before
    assert panel.rows[1].uuid == before[1].uuid
    assert focused() is panel.rows[1].fields["text"]


def test_the_last_item_removed_leads_back_to_the_beginning(panel: PlanPanel):
    panel.begin_own.click()
    panel.rows[0].remove.click()
    assert panel.empty.isVisible()
    assert focused() is panel.begin


def test_an_item_moves_with_the_focus(panel: PlanPanel, session: Session, assessment: Assessment):
    panel.begin.click()
    row = panel.rows[0]
    row.down.setFocus()
    press(Key.Key_Space)
    assert panel.rows[1] is row
    assert focused() is row.down
    for _ in range(3):
        press(Key.Key_Space)
    assert panel.rows[4] is row
    assert focused() is row.up
    assert stored(session, assessment)[4].uuid == row.uuid
    assert row.number.accessibleName() == "5"


def test_a_usual_day_is_one_press_and_the_day_follows_the_calendar(
    open_session: OpenSession, qtbot: QtBot
):
    western = Settings(language=Language.ZH_TW, theme=Theme.LIGHT, calendar=Calendar.WESTERN)
    for settings, year in (
        (LIGHT_ZH, lambda day: day.year - 1911),
        (western, lambda day: day.year),
    ):
        session = open_session(settings)
        assessment = assessments_of(session).list()[0] if settings is western else rated(session)
        panel = show(session, assessments_of(session).get(assessment.id))
        if not panel.rows:
            panel.begin_own.click()
            child(panel.rows[0].days, QAbstractButton).click()
        row = panel.rows[0]
        due = profile(session).plans.list(assessment.id)[0].due
        assert due
        assert row.due.text() == f"{year(due)}/{due.month:02}/{due.day:02}"
        assert not row.days.isVisible()
        session.window.close()
        session.close()


def test_a_day_that_is_not_clear_is_said_and_kept(
    panel: PlanPanel, session: Session, assessment: Assessment, qtbot: QtBot
):
    panel.begin_own.click()
    row = panel.rows[0]
    row.due.setFocus()
    type_in(row.due, "下個月")
    row.fields["course"].setFocus()
    assert "下個月" in session.window.notice_bar.accessibleName()
    assert row.due.text() == "下個月"
    session.window.show_page("home")
    assert place_of(session) == "results"
    row.due.setFocus()
    row.due.clear()
    type_in(row.due, "1/5")
    qtbot.waitUntil(lambda: stored(session, assessment)[0].due is not None)
    row.fields["course"].setFocus()
    assert row.due.text().endswith("/01/05")
    session.window.show_page("home")
    assert place_of(session) == "home"
    due = stored(session, assessment)[0].due
    assert due
    assert (due.month, due.day) == (1, 5)


def leave_unclear(panel: PlanPanel) -> LineField:
    due = panel.rows[0].due
    due.setFocus()
    due.selectAll()
    type_in(due, "下個月")
    panel.rows[0].fields["course"].setFocus()
    return due


def test_what_was_said_of_a_day_goes_when_the_day_is_clear(panel: PlanPanel, session: Session):
    panel.begin_own.click()
    bar = session.window.notice_bar
    due = leave_unclear(panel)
    assert bar.isVisible()
    type_in(panel.rows[0].fields["course"], "課")
    press(Key.Key_Return)
    assert bar.isVisible()
    due.setFocus()
    due.clear()
    type_in(due, "1/5")
    press(Key.Key_Return)
    assert not bar.isVisible()


def test_what_was_said_of_a_day_goes_when_another_comes_back_or_the_item_goes(
    panel: PlanPanel, session: Session
):
    panel.begin_own.click()
    bar = session.window.notice_bar
    child(panel.rows[0].days, QAbstractButton).click()
    leave_unclear(panel)
    assert bar.isVisible()
    panel.undo.click()
    assert not bar.isVisible()
    assert panel.rows[0].due.text() == ""
    leave_unclear(panel)
    assert bar.isVisible()
    panel.undo.click()
    assert not panel.rows
    assert not bar.isVisible()


def test_an_empty_day_shows_how_to_write_it(panel: PlanPanel):
    panel.begin_own.click()
    year = today().year - 1911
    assert panel.rows[0].due.placeholderText() == f"例如 {year}/12/31"


def test_what_is_too_long_stays_on_the_page_and_is_said(
    panel: PlanPanel, session: Session, assessment: Assessment
):
    panel.begin_own.click()
    field = line_of(panel, "course")
    field.setFocus()
    field.setText("長" * 201)
    type_in(field, "。")
    panel.add.setFocus()
    assert "202" in session.window.notice_bar.accessibleName()
    session.window.show_page("home")
    assert place_of(session) == "results"
    assert field.text() == "長" * 201 + "。"


def test_an_item_is_chosen_from_the_standard_by_its_words(
    panel: PlanPanel, session: Session, assessment: Assessment
):
    panel.begin_own.click()
    row = panel.rows[0]
    row.pick.setFocus()
    press(Key.Key_Space)
    type_in(focused(), "K01")
    press(Key.Key_Return)
    (item,) = stored(session, assessment)
    assert item.code == "K01"
    assert row.code.text() == "K01"
    assert child(row, TextField, "text").toPlainText() == item.text
    assert focused() is row.fields["text"]
    assert row.picker is None


def test_the_list_is_walked_by_arrows_and_left_by_escape(panel: PlanPanel):
    panel.begin_own.click()
    row = panel.rows[0]
    row.pick.click()
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Return):
        press(key)
    first = panel.opened.offers[0]
    assert panel.opened.items[0].code == first.code
    row.pick.click()
    assert row.picker
    press(Key.Key_Escape)
    assert row.picker is None
    assert focused() is row.pick
    assert panel.opened.items[0].code == first.code


def test_an_item_goes_back_to_words_of_ones_own(panel: PlanPanel):
    panel.begin.click()
    row, text = panel.rows[0], panel.opened.items[0].text
    row.pick.click()
    press(Key.Key_Return)
    assert panel.opened.items[0].code
    row.pick.click()
    for key in (Key.Key_Down, Key.Key_Home, Key.Key_Return):
        press(key)
    assert (panel.opened.items[0].code, panel.opened.items[0].text) == ("", text)
    assert not row.code.isVisible()


def test_who_usually_sees_to_it_is_offered_while_nobody_is_named(
    panel: PlanPanel, session: Session, assessment: Assessment
):
    panel.begin_own.click()
    row = panel.rows[0]
    field = row.fields["owner"]
    field.setFocus()
    field.clear()
    QTest.keyClick(field, Key.Key_Backspace)
    panel.opened.choose(row.uuid, owner="")
    panel.open(assessment.id)
    row = panel.rows[0]
    child(row.owners, QAbstractButton).click()
    assert stored(session, assessment)[0].owner == "王小明"
    assert focused() is row.fields["owner"]
    assert not row.owners.isVisible()


def test_a_closed_plan_is_read_only(session: Session):
    assessment = rated(session)
    profile(session).plans.propose(assessment.id)
    close(profile(session), assessment)
    panel = show(session, assessment)
    row = panel.rows[0]
    assert panel.locked.isVisible()
    assert not panel.acts.isVisible()
    assert not any(one.isVisible() for one in (row.pick, row.up, row.down, row.remove, row.days))
    before = stored(session, assessment)
    for field in (*row.fields.values(), row.due):
        field.setFocus()
        type_in(field, "改")
    QTest.keyClick(row.present, Key.Key_3)
    row.ways[Way.OJT].click()
    panel.flush()
    assert stored(session, assessment) == before


def test_every_control_has_a_name_and_is_reached_by_tab(panel: PlanPanel):
    panel.begin.click()
    reachable = Qt.FocusPolicy.TabFocus
    controls = {one for one in all_visible(panel) if one.focusPolicy() & reachable}
    controls = {one for one in controls if one.isEnabled()}
    assert not [one for one in controls if not one.accessibleName()]
    reached: set[QWidget] = set()
    for _ in range(len(controls) + 20):
        reached.add(focused())
        press(Key.Key_Tab)
    assert not controls - reached


def test_tab_follows_the_order_of_the_items_after_a_move(panel: PlanPanel):
    panel.begin.click()
    first, second, *_ = panel.rows
    first.down.click()
    second.fields["result"].setFocus()
    press(Key.Key_Tab)
    assert first.isAncestorOf(focused())


def with_open_items(session: Session, *texts: str) -> Assessment:
    """A new assessment of somebody whose last plan has these items without a result."""
    before = begin(session)
    for one in texts:
        profile(session).plans.save(before.id, PlanItem(text=one))
    close(profile(session), before)
    period = Period("下一期", date(2099, 1, 1), date(2099, 12, 31))
    new = NewAssessment(before.standard.code, before.person.name, period)
    later = assessments_of(session).start(replace(new, person_uuid=before.person.uuid))
    answers = {one.code: UNANSWERED.rated(1) for one in later.standard.indicators[:7]}
    assessments_of(session).answer(later.id, answers)
    return later


def test_what_was_left_open_comes_in_by_one_button_and_goes_by_undo(session: Session) -> None:
    later = with_open_items(session, "帶新人", "住房分析")
    panel = show(session, later)
    assert panel.earlier.isVisible()
    assert "2 項" in panel.open_before.text()
    panel.take_over.click()
    assert [one.text for one in stored(session, later)] == ["帶新人", "住房分析"]
    assert not panel.earlier.isVisible()
    assert focused() is panel.rows[0].fields["result"]
    panel.undo.click()
    assert stored(session, later) == ()
    assert panel.earlier.isVisible()


def test_nothing_is_said_of_earlier_plans_where_nothing_is_open(panel: PlanPanel) -> None:
    assert not panel.earlier.isVisible()


def test_a_plan_is_locked_with_the_review_and_says_why(
    session: Session, assessment: Assessment
) -> None:
    close(profile(session), assessment)
    panel = show(session, assessment)
    assert "結案" in panel.locked.text()
    assert not panel.earlier.isVisible()


def test_the_first_result_to_write_is_in_view(session: Session) -> None:
    panel = show(session, with_open_items(session, "帶新人", "住房分析"))
    panel.begin.click()
    panel.sheet.verticalScrollBar().setValue(0)
    panel.take_over.click()
    for _ in range(8):
        QApplication.processEvents()
    field = focused()
    assert field is panel.rows[5].fields["result"]
    place = field.mapTo(panel.sheet.viewport(), field.rect().center())
    assert panel.sheet.viewport().rect().contains(place)
