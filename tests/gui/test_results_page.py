"""The results page in the real window: figures, rows, map, states, the way on and back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.modeltest import ModelTester

from ksa_assess.domain.answer import UNANSWERED
from ksa_assess.domain.assessment import State
from ksa_assess.domain.gap import Severity
from ksa_assess.gui.pages.results.page import ResultsPage
from ksa_assess.gui.pages.results.severity_colours import ground
from ksa_assess.gui.session import Session
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import DARK, LIGHT, Colours
from ksa_assess.gui.widgets.row_button import RowButton
from ksa_assess.runtime.settings import Settings, Theme
from ksa_assess.runtime.texts import Language
from tests.gui.conftest import LIGHT_ZH, OpenSession
from tests.gui.geometry import faults
from tests.gui.present import child
from tests.gui.test_theme import contrast
from tests.gui.walk_window import MARKETER, assessments_of, begin, place_of, walk_of

Key = Qt.Key


def rated(session: Session, code: str = "TTM1411-002v4", unanswered: int = 0) -> int:
    assessment = begin(session, code)
    codes = [i.code for i in assessment.standard.indicators]
    answers = {c: UNANSWERED.rated(place % 7) for place, c in enumerate(codes)}
    for left_out in codes[len(codes) - unanswered :]:
        del answers[left_out]
    assessments_of(session).answer(assessment.id, answers)
    return assessment.id


def show(session: Session, assessment_id: int) -> ResultsPage:
    session.window.show_page("results", assessment_id=assessment_id)
    page = session.window.page
    assert isinstance(page, ResultsPage)
    return page


def codes_in(page: ResultsPage) -> list[str]:
    model = page.indicators.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def chips(page: ResultsPage) -> list[str]:
    """What the chips in view say."""
    found = page.indicators.filters.findChildren(QAbstractButton)
    return [one.text() for one in found if one.objectName().startswith("chip_")]


def test_sentences_and_lists_equal_the_analysis(open_session: OpenSession):
    session = open_session()
    page = show(session, rated(session, unanswered=2))
    gap = assessments_of(session).gap(page.opened.assessment.id)
    summary = page.summary
    assert summary.first_sentence.accessibleName() == (
        f"{gap.met} 項達標，{len(gap.priorities)} 項可以再加強。"
    )
    assert summary.coverage.accessibleName().endswith("未評 2，共 19 項")
    assert len(summary.duty_chart.rows) == len(gap.duties)
    assert summary.duty_chart.rows[0].accessibleName().startswith(gap.duties[0].code)


def test_tables_hold_every_row(open_session: OpenSession):
    session = open_session()
    page = show(session, rated(session))
    assert page.indicators.model.rowCount() == 19
    assert codes_in(page)[0] == "P1.1.1"
    for kind, count in (("knowledge", 26), ("skills", 20), ("attitudes", 8)):
        page.content.kinds.buttons[kind].click()
        assert page.content.model.rowCount() == count
    for model in (page.indicators.model, page.content.model):
        ModelTester(model).check(model)
        assert model.headerData(0, Qt.Orientation.Horizontal)


# Figures lead to their rows


@pytest.mark.parametrize("part", ["first_sentence", "attainment", "coverage", "strip"])
def test_every_figure_of_the_summary_leads_to_its_rows(open_session: OpenSession, part: str):
    session = open_session()
    page = show(session, rated(session, unanswered=2))
    count = len(getattr(page.summary, part).findChildren(QAbstractButton))
    assert count
    for place in range(count):
        page.tabs.setCurrentWidget(page.summary)
        figure = getattr(page.summary, part).findChildren(QAbstractButton)[place]
        QTest.keyClick(figure, Key.Key_Return)
        assert page.tabs.currentWidget() is page.indicators
        shown = page.indicators.filters.count.text()
        assert shown == f"{page.indicators.model.rowCount()} 項"
        if part != "attainment":
            assert f"{page.indicators.model.rowCount()}" in figure.accessibleName()
        assert len(chips(page)) == 1
        assert page.indicators.table.hasFocus() or not session.window.isActiveWindow()


def test_a_bar_leads_to_the_rows_of_its_duty(open_session: OpenSession):
    session = open_session()
    page = show(session, rated(session))
    duty = page.opened.assessment.standard.duties[1]
    QTest.keyClick(page.summary.duty_chart.rows[1], Key.Key_Space)
    assert codes_in(page) == [i.code for task in duty.tasks for i in task.indicators]
    assert chips(page) == [f"職責與任務：{duty.code} {duty.name}"]


def test_a_chip_is_taken_away_and_all_rows_come_back(open_session: OpenSession):
    session = open_session()
    page = show(session, rated(session))
    page.summary.duty_chart.rows[0].click()
    filters = page.indicators.filters
    filters.outcomes.options.actions()[3].trigger()
    assert len(chips(page)) == 2
    chip = child(filters, QAbstractButton, "chip_place")
    assert chip.accessibleName().startswith("不再篩選「職責與任務：")
    chip.click()
    assert len(chips(page)) == 1
    filters.search.setText("火星")
    assert codes_in(page) == []
    assert page.indicators.nothing.isVisible()
    child(filters, QAbstractButton, "all_rows").click()
    assert len(codes_in(page)) == 19
    assert filters.search.text() == ""
    assert not chips(page)


def test_count_chips_and_the_way_to_all_stand_on_one_line(open_session: OpenSession):
    session = open_session()
    page = show(session, rated(session))
    page.summary.duty_chart.rows[0].click()
    QApplication.processEvents()
    filters = page.indicators.filters
    buttons = filters.findChildren(QAbstractButton)
    line = [one for one in buttons if one.objectName().startswith(("chip_", "all_rows"))]
    assert len(line) == 2
    assert {one.geometry().center().y() for one in line} == {filters.count.geometry().center().y()}


def test_rows_can_be_sorted_by_gap(open_session: OpenSession):
    session = open_session()
    page = show(session, rated(session))
    in_document = codes_in(page)
    orders = page.indicators.filters.orders
    orders.options.actions()[1].trigger()
    assert codes_in(page)[0] == page.opened.priorities[0].code
    assert sorted(codes_in(page)) == sorted(in_document)
    assert orders.accessibleName().endswith("尚差多的在前")


def test_the_chosen_row_is_told_in_full(open_session: OpenSession):
    session = open_session()
    assessment_id = rated(session)
    answer = replace(UNANSWERED.rated(1), comment="很長的例子", missing=("K01",))
    assessments_of(session).answer(assessment_id, {"P1.1.1": answer})
    page = show(session, assessment_id)
    page.tabs.setCurrentWidget(page.indicators)
    detail = page.indicators.detail
    assert not detail.open_item.isVisible()
    page.indicators.table.choose(0)
    assert "很長的例子" in detail.details.accessibleName()
    assert "主要缺：K01" in detail.details.accessibleName()
    detail.open_item.click()
    assert walk_of(session).opened.current == "P1.1.1"


# To the walk and back


def test_a_row_leads_to_its_indicator_and_back_to_where_one_was(open_session: OpenSession):
    session = open_session()
    page = show(session, rated(session))
    page.summary.first_sentence.findChildren(QAbstractButton)[1].click()
    filtered = codes_in(page)
    table = page.indicators.table
    table.setCurrentIndex(page.indicators.model.index(2, 1))
    QTest.keyClick(table, Key.Key_Return)
    assert walk_of(session).opened.current == filtered[2]
    page = show(session, page.opened.assessment.id)
    assert page.tabs.currentWidget() is page.indicators
    assert codes_in(page) == filtered
    assert page.indicators.current_code() == filtered[2]
    assert page.first_focus() is table


def test_a_row_that_the_filter_no_longer_takes_gives_its_place_to_the_next(
    open_session: OpenSession,
):
    session = open_session()
    page = show(session, rated(session))
    page.summary.first_sentence.findChildren(QAbstractButton)[1].click()
    filtered = codes_in(page)
    page.indicators.table.choose(1)
    page.indicators.detail.open_item.click()
    assessments_of(session).answer(1, {filtered[1]: UNANSWERED.rated(6)})
    page = show(session, 1)
    assert page.indicators.current_code() == filtered[2]


@pytest.mark.parametrize("other", ["walk", "home"])
def test_who_comes_from_elsewhere_begins_with_the_summary(open_session: OpenSession, other: str):
    session = open_session()
    page = show(session, rated(session))
    page.summary.duty_chart.rows[0].click()
    page.indicators.detail.open_item.click()
    assert page is show(session, 1)
    assert page.tabs.currentWidget() is page.indicators
    session.window.show_page(other, **({"assessment_id": 1} if other == "walk" else {}))
    assert page is show(session, 1)
    assert page.tabs.currentWidget() is page.summary
    assert len(codes_in(page)) == len(page.opened.indicators)
    assert not chips(page)


def test_another_assessment_begins_with_its_summary(open_session: OpenSession):
    session = open_session()
    first, second = rated(session), rated(session, MARKETER)
    page = show(session, first)
    page.summary.duty_chart.rows[0].click()
    page = show(session, second)
    assert page.tabs.currentWidget() is page.summary
    assert len(codes_in(page)) == 53


def test_first_priority_leads_to_its_indicator(open_session: OpenSession):
    session = open_session()
    page = show(session, rated(session))
    first = page.opened.priorities[0].code
    page.summary.priorities.findChildren(QAbstractButton)[0].click()
    assert walk_of(session).opened.current == first


# The map of tasks


def test_arrows_go_from_cell_to_cell_and_enter_shows_the_task(open_session: OpenSession):
    session = open_session(size=(1024, 680))
    page = show(session, rated(session))
    page.tabs.setCurrentWidget(page.duties)
    QApplication.processEvents()
    cells = page.duties.heat_map.cells
    tasks = page.opened.assessment.standard.tasks
    assert len(cells) == len(tasks)
    cells[0].setFocus()
    QTest.keyClick(cells[0], Key.Key_Right)
    assert session.window.focusWidget() is cells[1]
    QTest.keyClick(cells[1], Key.Key_Down)
    below = session.window.focusWidget()
    assert below in cells[2:]
    assert abs(below.x() - cells[1].x()) < cells[1].width()
    QTest.keyClick(below, Key.Key_Up)
    assert session.window.focusWidget() is cells[1]
    QTest.keyClick(cells[1], Key.Key_Return)
    assert codes_in(page) == [one.code for one in tasks[1].indicators]


def test_the_map_is_one_stop_of_the_tab_key_and_tells_each_place(open_session: OpenSession):
    session = open_session()
    page = show(session, rated(session))
    cells = page.duties.heat_map.cells
    stops = [one for one in cells if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [cells[0]]
    assert cells[1].accessibleDescription() == f"第 2 個，共 {len(cells)} 個"
    assert cells[0].accessibleName().startswith("T1.1")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_on_every_severity_can_be_read(theme: Colours, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(appearance, "_current", appearance.Appearance(theme))
    for severity in (None, *Severity):
        assert contrast(theme.text, ground(severity).name()) >= 4.5, severity


# Knowledge, skills, attitudes


def test_a_content_item_shows_where_its_figures_come_from(open_session: OpenSession):
    session = open_session()
    page = show(session, rated(session))
    content = page.content
    page.tabs.setCurrentWidget(content)
    item = page.opened.content("knowledge")[0]
    rows = page.opened.content_rows(item.code)
    assert len(content.origin.findChildren(RowButton)) == len(rows) == item.indicators
    content.show_in_table.click()
    assert sorted(codes_in(page)) == sorted(one.code for one in rows)
    page.tabs.setCurrentWidget(content)
    content.origin.findChildren(RowButton)[0].click()
    assert walk_of(session).opened.current == rows[0].code


# States


def test_without_an_answer_the_page_leads_to_the_walk(open_session: OpenSession):
    session = open_session()
    page = show(session, begin(session).id)
    assert page.first_focus() is page.nothing_yet.begin
    assert not page.submit.isVisible()
    assert not page.tabs.isVisible()
    page.nothing_yet.begin.click()
    assert place_of(session) == "walk"


def test_submitting_begins_with_a_last_look(open_session: OpenSession):
    session = open_session()
    page = show(session, rated(session))
    page.submit.click()
    assert place_of(session) == "last_look"
    assert assessments_of(session).get(1).state is State.DRAFT


def test_what_was_submitted_is_locked(open_session: OpenSession):
    session = open_session()
    assert session.profile
    session.profile.transitions.submit(rated(session))
    page = show(session, 1)
    assert not page.submit.isVisible()
    assert page.state.accessibleName() == "已送出，待主管評核"
    assert "第 1 次送出" in page.summary.timeline.accessibleName()


def test_the_pdf_is_made_on_a_page_of_its_own(open_session: OpenSession):
    session = open_session()
    show(session, rated(session)).pdf.click()
    assert place_of(session) == "report"


@pytest.mark.parametrize("size", [(1024, 680), (1280, 800)])
@pytest.mark.parametrize("language", list(Language))
def test_nothing_is_clipped_and_nothing_overlaps(
    open_session: OpenSession, size, language: Language
):
    session = open_session(Settings(language=language, theme=Theme.LIGHT), size=size)
    page = show(session, rated(session, MARKETER, unanswered=3))
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        QApplication.processEvents()
        assert faults(page) == []


def test_bars_share_one_scale(open_session: OpenSession):
    session = open_session(LIGHT_ZH)
    page = show(session, rated(session))
    QApplication.processEvents()
    widths = {row.bar.width() for row in page.summary.duty_chart.rows}
    assert len(widths) == 1


def test_every_control_has_a_name(open_session: OpenSession):
    session = open_session()
    page = show(session, rated(session))
    buttons = [b for b in page.findChildren(QAbstractButton) if b.isVisible()]
    assert [b for b in buttons if not b.accessibleName()] == []
    for table in (page.indicators.table, page.content.table):
        assert table.accessibleName()
