"""Printing from the report page: true to size, stopped, refused."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from ksa_assess.gui.pages.report.page import ReportPage
from tests.gui.answering_dialogs import AnsweringDialogs
from tests.gui.conftest import OpenSession
from tests.gui.report_window import rated, said, show

Key, Modifier = Qt.Key, Qt.KeyboardModifier
A4_MM = (210, 297)
LEFT_MARGIN_MM = 25


def print_to(target: Path, page: ReportPage, button: QAbstractButton, qtbot: QtBot) -> list[bytes]:
    button.click()
    qtbot.waitUntil(lambda: not page.printing.is_running, timeout=60_000)
    document = pypdfium2.PdfDocument(target)
    printed = [bytes(one.render(scale=1, grayscale=True).buffer) for one in document]
    document.close()
    return printed


def test_everything_is_printed_true_to_size(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot
):
    session = open_session()
    page = show(session, rated(session), qtbot)
    assert page.report
    target = tmp_path / "print.pdf"
    dialogs.printed = [target]
    page.output.print_all.setFocus()
    assert len(print_to(target, page, page.output.print_all, qtbot)) == page.report.pages
    assert dialogs.asked == [f"all of {page.report.pages}"]
    assert said(session) == f"已把 {page.report.pages} 頁送到印表機。"
    assert session.window.focusWidget() is page.output.print_all
    for one, original in zip(sheets(target), sheets(page.report.pdf), strict=True):
        assert one[:2] == pytest.approx(A4_MM, abs=0.3)
        # Where the print begins from the left, from the top, and where it ends.
        assert one[2:] == pytest.approx(original[2:], abs=0.3)
        assert one[2] == pytest.approx(LEFT_MARGIN_MM, abs=0.5)


def sheets(pdf: Path | bytes) -> list[tuple[float, ...]]:
    """Of every page in millimetres: width, height, and the box around all that is printed."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for one in document:
        picture = one.render(scale=2, grayscale=True).to_pil().point(lambda v: v < 200 and 255)
        box = [pixels / 144 * 25.4 for pixels in picture.getbbox()]
        size = [points / 72 * 25.4 for points in one.get_size()]
        found.append((*size, *box))
    document.close()
    return found


def test_the_pages_to_sign_are_the_first_two(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot
):
    session = open_session()
    page = show(session, rated(session), qtbot)
    assert page.report
    dialogs.printed = [tmp_path / "sign.pdf"]
    button = page.output.print_signatures
    assert len(print_to(tmp_path / "sign.pdf", page, button, qtbot)) == 2
    assert dialogs.asked == [f"1-2 of {page.report.pages}"]
    assert said(session) == "已把 2 頁送到印表機。"


def test_no_printer_is_said_with_another_way(
    open_session: OpenSession, dialogs: AnsweringDialogs, qtbot: QtBot
):
    session = open_session()
    page = show(session, rated(session), qtbot)
    QTest.keyClick(page.preview, Key.Key_P, Modifier.ControlModifier)
    assert said(session).startswith("找不到印表機")
    assert "匯出 PDF" in said(session)
    assert dialogs.asked == []


def test_printing_not_wanted_prints_nothing(
    open_session: OpenSession, dialogs: AnsweringDialogs, qtbot: QtBot
):
    session = open_session()
    page = show(session, rated(session), qtbot)
    dialogs.printed = [None]
    page.output.print_all.click()
    assert not page.printing.is_running
    assert not page.work_bar.isVisible()


@pytest.mark.qt_log_ignore("Returned false")
def test_a_printer_that_refuses_is_told(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot
):
    session = open_session()
    page = show(session, rated(session), qtbot)
    dialogs.printed = [tmp_path / "none" / "a.pdf"]
    page.output.print_all.click()
    qtbot.waitUntil(lambda: not page.printing.is_running, timeout=30_000)
    assert said(session).startswith("印表機沒有接受這份報告")


def test_printing_can_be_stopped(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot
):
    session = open_session()
    page = show(session, rated(session), qtbot)
    dialogs.printed = [tmp_path / "a.pdf"]
    page.output.print_all.click()
    assert page.work_bar.isVisible()
    assert session.window.focusWidget() is page.work_bar.cancel
    page.work_bar.cancel.click()
    qtbot.waitUntil(lambda: not page.printing.is_running, timeout=30_000)
    assert said(session).startswith("已停止列印")
    assert not page.work_bar.isVisible()
    assert list(tmp_path.glob("*.pdf")) == []
