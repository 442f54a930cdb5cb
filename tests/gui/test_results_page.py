"""The results page in the real window: figures, tables, submitting, the PDF, leading back."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ksa_assess.domain.answer import UNANSWERED
from ksa_assess.domain.assessment import State
from ksa_assess.gui.pages.results.page import ResultsPage
from ksa_assess.gui.session import Session
from ksa_assess.runtime.settings import Settings, Theme
from ksa_assess.runtime.texts import Language
from tests.gui.answering_dialogs import AnsweringDialogs
from tests.gui.conftest import LIGHT_ZH, OpenSession
from tests.gui.geometry import faults
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


def test_sentences_and_lists_equal_the_analysis(open_session: OpenSession):
    session = open_session()
    page = show(session, rated(session, unanswered=2))
    gap = assessments_of(session).gap(page.opened.assessment.id)
    assert page.first_sentence.accessibleName() == (
        f"{gap.met} 項達標，{len(gap.priorities)} 項可以再加強。"
    )
    assert page.coverage.accessibleName().endswith("未評 2，共 19 項")
    assert len(page.duty_chart.rows) == len(gap.duties)
    assert page.duty_chart.rows[0].accessibleName().startswith(gap.duties[0].code)


def test_tables_hold_every_row(open_session: OpenSession):
    session = open_session()
    page = show(session, rated(session))
    for model, count in ((page.indicator_model, 19), (page.content_model, 26 + 20 + 8)):
        ModelTester(model).check(model)
        assert model.rowCount() == count
        assert model.headerData(0, Qt.Orientation.Horizontal)
    assert page.indicator_model.index(0, 0).data() == "P1.1.1"


def test_a_row_leads_to_its_indicator(open_session: OpenSession):
    session = open_session()
    page = show(session, rated(session))
    page.tabs.setCurrentIndex(2)
    page.indicators.setFocus()
    page.indicators.setCurrentIndex(page.indicator_model.index(4, 1))
    QTest.keyClick(page.indicators, Key.Key_Return)
    assert place_of(session) == "walk"
    assert walk_of(session).opened.current == page.indicator_model.index(4, 0).data()


def test_first_priority_leads_to_its_indicator(open_session: OpenSession):
    session = open_session()
    page = show(session, rated(session))
    first = page.opened.priorities[0].code
    page.priorities.findChildren(QAbstractButton)[0].click()
    assert walk_of(session).opened.current == first


def test_submitting_is_confirmed_and_locks(open_session: OpenSession, dialogs: AnsweringDialogs):
    session = open_session()
    page = show(session, rated(session))
    dialogs.yes_or_no = [False, True]
    page.submit.click()
    assert assessments_of(session).get(1).state is State.DRAFT
    page.submit.click()
    assert dialogs.asked[-1].endswith("送出後自評會鎖定，主管可以退回讓您補充。要送出嗎？")
    assert assessments_of(session).get(1).state is State.SUBMITTED
    assert not page.submit.isVisible()
    assert page.state.accessibleName() == "已送出，待主管評核"


def test_what_is_unanswered_is_said_and_shown(open_session: OpenSession):
    session = open_session()
    page = show(session, rated(session, unanswered=3))
    page.submit.click()
    notice = session.window.notice_bar
    assert notice.sentence.accessibleName().startswith("還有 3 項未評")
    notice.action_button.click()
    assert place_of(session) == "walk"
    codes = [i.code for i in page.opened.assessment.standard.indicators]
    assert walk_of(session).opened.current == codes[-3]


def test_pdf_is_saved_in_the_background(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot
):
    session = open_session()
    page = show(session, rated(session))
    target = tmp_path / "報告"
    dialogs.targets = [target]
    page.pdf.click()
    assert page.export_bar.isVisible()
    assert not page.pdf.isEnabled()
    qtbot.waitUntil(lambda: not page.export.is_running, timeout=30_000)
    saved = target.with_suffix(".pdf")
    assert saved.read_bytes().startswith(b"%PDF")
    assert page.pdf.isEnabled()
    assert session.window.focusWidget() is page.pdf
    session.window.notice_bar.action_button.click()
    assert dialogs.opened == [tmp_path]


def test_no_place_chosen_saves_nothing(open_session: OpenSession, dialogs: AnsweringDialogs):
    session = open_session()
    page = show(session, rated(session))
    dialogs.targets = [None]
    page.pdf.click()
    assert not page.export.is_running
    assert page.pdf.isEnabled()


def test_pdf_that_cannot_be_written_is_told(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot
):
    session = open_session()
    page = show(session, rated(session))
    dialogs.targets = [tmp_path / "none" / "a.pdf"]
    page.pdf.click()
    qtbot.waitUntil(lambda: not page.export.is_running, timeout=30_000)
    assert "找不到資料夾" in session.window.notice_bar.sentence.accessibleName()


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
    widths = {row.bar.width() for row in page.duty_chart.rows}
    assert len(widths) == 1


def test_characters_that_cannot_be_printed_are_named_before_saving(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot
):
    session = open_session()
    assessment_id = rated(session)
    answer = replace(UNANSWERED.rated(3), comment="\U0001f600")
    assessments_of(session).answer(assessment_id, {"P1.1.1": answer})
    page = show(session, assessment_id)
    dialogs.targets = [tmp_path / "a.pdf"]
    dialogs.yes_or_no = [False]
    page.pdf.click()
    qtbot.waitUntil(lambda: not page.export.is_running, timeout=30_000)
    assert "U+1F600" in dialogs.asked[-1]
    assert not (tmp_path / "a.pdf").exists()


def test_every_control_has_a_name(open_session: OpenSession):
    session = open_session()
    page = show(session, rated(session))
    buttons = [b for b in page.findChildren(QAbstractButton) if b.isVisible()]
    assert [b for b in buttons if not b.accessibleName()] == []
    for table in (page.indicators, page.content):
        assert table.accessibleName()
