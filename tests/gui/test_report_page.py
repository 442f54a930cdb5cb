"""The report page in the real window: the preview, the choices, the page itself."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from ksa_assess.domain.answer import UNANSWERED
from ksa_assess.gui.pages.report.page import ReportPage
from ksa_assess.gui.pages.report.stack import Fit
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.runtime.settings import Settings, SettingsFile, Theme
from ksa_assess.runtime.texts import Language
from tests.gui.conftest import LIGHT_ZH, OpenSession
from tests.gui.geometry import faults
from tests.gui.present import until_drawn
from tests.gui.report_window import pages_of, rated, show
from tests.gui.walk_window import assessments_of, place_of

Key, Modifier = Qt.Key, Qt.KeyboardModifier


# The preview


def test_the_page_is_there_before_the_report(open_session: OpenSession, qtbot: QtBot):
    session = open_session()
    session.window.show_page("report", assessment_id=rated(session))
    page = session.window.page
    assert isinstance(page, ReportPage)
    assert page.report is None
    assert page.preview.pages == 1
    until_drawn(page, qtbot)
    assert page.report
    assert page.preview.pages == page.report.pages > 2


def test_the_preview_says_where_one_is(open_session: OpenSession, qtbot: QtBot):
    session = open_session()
    page = show(session, rated(session), qtbot)
    count = page.preview.pages
    assert page.preview.accessibleDescription() == f"第 1 頁，共 {count} 頁"
    page.preview.setFocus()
    QTest.keyClick(page.preview, Key.Key_End)
    assert page.preview.accessibleDescription() == f"第 {count} 頁，共 {count} 頁"
    assert page.zoom_bar.place.text() == page.preview.accessibleDescription()


def test_whole_pages_are_turned_one_by_one_from_any_control(
    open_session: OpenSession, qtbot: QtBot
):
    session = open_session()
    page = show(session, rated(session), qtbot)
    page.preview.set_fit(Fit.PAGE)
    page.output.save.setFocus()
    seen = []
    for key in (Key.Key_PageDown, Key.Key_PageDown, Key.Key_PageUp, Key.Key_End, Key.Key_Home):
        QTest.keyClick(page.output.save, key)
        seen.append(page.preview.number)
    assert seen == [2, 3, 2, page.preview.pages, 1]


def test_keys_and_wheel_zoom_and_the_bar_says_how_far(open_session: OpenSession, qtbot: QtBot):
    session = open_session()
    page = show(session, rated(session), qtbot)
    before = page.preview.zoom
    QTest.keyClick(page.preview, Key.Key_Plus, Modifier.ControlModifier)
    assert page.preview.zoom > before
    assert page.preview.fit is None
    assert not any(button.isChecked() for button in page.zoom_bar.fit.buttons.values())
    assert page.zoom_bar.percent.text() == f"{page.preview.zoom:.0%}"
    QTest.keyClick(page.preview, Key.Key_Minus, Modifier.ControlModifier)
    QTest.keyClick(page.preview, Key.Key_Minus, Modifier.ControlModifier)
    assert page.preview.zoom < before
    smaller = page.preview.zoom
    turn_wheel(page, 120)
    assert page.preview.zoom > smaller
    QTest.keyClick(page.preview, Key.Key_0, Modifier.ControlModifier)
    assert page.preview.fit is Fit.WIDTH
    assert page.preview.zoom == pytest.approx(before)


def test_what_is_wider_than_the_view_is_moved_sideways_by_arrows_and_wheel(
    open_session: OpenSession, qtbot: QtBot
):
    session = open_session()
    page = show(session, rated(session), qtbot)
    preview, across = page.preview, page.preview.horizontalScrollBar()
    preview.setFocus()
    while across.maximum() < 200:
        preview.zoom_by(1)
    across.setValue(0)
    for key, place in ((Key.Key_Right, 40), (Key.Key_Right, 80), (Key.Key_Left, 40)):
        QTest.keyClick(preview, key)
        assert across.value() == place
        assert preview.hasFocus()
    down = preview.verticalScrollBar().value()
    turn_wheel(page, -120, Modifier.ShiftModifier)
    right = across.value()
    assert right > 40
    turn_wheel(page, 120, Modifier.ShiftModifier)
    assert across.value() < right
    assert preview.verticalScrollBar().value() == down
    across.setValue(across.maximum())
    QTest.keyClick(preview, Key.Key_Right)
    assert preview.hasFocus()
    page.zoom_bar.larger.setFocus()
    QTest.keyClick(page.zoom_bar.larger, Key.Key_Left)
    assert across.value() == across.maximum() - 40
    assert page.zoom_bar.larger.hasFocus()


def turn_wheel(
    page: ReportPage, by: int, modifier: Qt.KeyboardModifier = Modifier.ControlModifier
) -> None:
    view = page.preview.viewport()
    middle = QPointF(view.rect().center())
    event = QWheelEvent(
        middle,
        view.mapToGlobal(middle),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    assert event.type() == QEvent.Type.Wheel
    QApplication.sendEvent(view, event)


def test_zooming_keeps_the_place(open_session: OpenSession, qtbot: QtBot):
    session = open_session()
    page = show(session, rated(session), qtbot)
    bar = page.preview.verticalScrollBar()
    bar.setValue(bar.maximum() * 2 // 5)
    number, share = page.preview.number, bar.value() / bar.maximum()
    page.preview.zoom_by(1)
    page.preview.zoom_by(1)
    assert page.preview.number == number
    assert bar.value() / bar.maximum() == pytest.approx(share, abs=0.03)


def test_pages_are_drawn_pixel_for_pixel(open_session: OpenSession, qtbot: QtBot):
    session = open_session()
    page = show(session, rated(session), qtbot)
    image = page.preview.drawer.image(1)
    assert image
    width = page.preview.viewport().width() * page.devicePixelRatioF()
    assert image.width() == pytest.approx(width - 32 * page.devicePixelRatioF(), abs=2)


# What it holds


def test_another_language_changes_the_report_and_is_remembered(
    open_session: OpenSession, paths: DataPaths, qtbot: QtBot
):
    session = open_session()
    page = show(session, rated(session), qtbot)
    bar = page.preview.verticalScrollBar()
    bar.setValue(900)
    page.content.language.buttons[Language.EN].click()
    assert page.preview.drawer.image(1), "the pages stay in view until the new ones are there"
    until_drawn(page, qtbot)
    assert page.report
    assert "Competency gap analysis report" in pages_of(page.report.pdf)[0]
    assert bar.value() == 900
    settings, _ = SettingsFile(paths.settings).load()
    assert (settings.report_language, settings.language) == (Language.EN, Language.ZH_TW)


def test_the_department_heads_box_comes_and_goes(open_session: OpenSession, qtbot: QtBot):
    session = open_session()
    page = show(session, rated(session), qtbot)
    for is_there in (True, False):
        page.content.department_head.click()
        until_drawn(page, qtbot)
        assert page.report
        assert ("部門主管" in pages_of(page.report.pdf)[1]) is is_there


def test_the_rest_is_changed_in_the_settings(open_session: OpenSession, qtbot: QtBot):
    session = open_session()
    show(session, rated(session), qtbot).content.to_settings.click()
    assert place_of(session) == "settings"


def test_what_was_rated_since_is_in_the_report(open_session: OpenSession, qtbot: QtBot):
    session = open_session()
    page = show(session, rated(session), qtbot)
    first = page.report
    page.back.click()
    assert place_of(session) == "results"
    change = {"P1.1.1": replace(UNANSWERED.rated(6), comment="新的例子")}
    assessments_of(session).answer(1, change)
    page = show(session, 1, qtbot)
    assert page.report != first
    assert page.report
    assert any("新的例子" in text for text in pages_of(page.report.pdf))


# The page


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("size", "text_size"), [((1024, 680), 100), ((1024, 680), 200), ((1280, 800), 150)]
)
def test_nothing_is_clipped_and_nothing_overlaps(
    open_session: OpenSession, size, text_size: int, language: Language, qtbot: QtBot
):
    settings = Settings(language=language, theme=Theme.LIGHT, text_size=text_size)
    session = open_session(settings, size=size)
    page = show(session, rated(session), qtbot)
    for is_checked in (False, True):
        page.output.content.setChecked(is_checked)
        QApplication.processEvents()
        assert faults(page) == []


def test_every_control_has_a_name_and_tab_reaches_it(open_session: OpenSession, qtbot: QtBot):
    session = open_session(LIGHT_ZH)
    page = show(session, rated(session), qtbot)
    buttons = [one for one in page.findChildren(QAbstractButton) if one.isVisible()]
    assert [one for one in buttons if not one.accessibleName()] == []
    reached = set()
    for _ in range(30):
        focused = session.window.focusWidget()
        reached.add(focused.objectName())
        QTest.keyClick(focused, Key.Key_Tab)
    wanted = {"save", "print_all", "print_signatures", "department_head", "to_settings"}
    assert wanted | {"preview", "back"} <= reached


def test_the_window_comes_back_to_the_report(open_session: OpenSession, qtbot: QtBot):
    session = open_session()
    show(session, rated(session), qtbot)
    session.window.close()
    session.close()
    again = open_session(settings=None)
    assert place_of(again) == "report"
