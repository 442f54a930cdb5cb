"""The report page in a window: an assessment to report on, and what is seen and said."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
from pytestqt.qtbot import QtBot

from ksa_assess.domain.answer import UNANSWERED
from ksa_assess.gui.pages.report.page import ReportPage
from ksa_assess.gui.session import Session
from tests.gui.present import until_drawn
from tests.gui.walk_window import assessments_of, begin


def rated(session: Session, comment: str = "") -> int:
    assessment = begin(session)
    codes = [indicator.code for indicator in assessment.standard.indicators]
    answers = {code: UNANSWERED.rated(place % 7) for place, code in enumerate(codes)}
    answers[codes[0]] = replace(answers[codes[0]], comment=comment)
    assessments_of(session).answer(assessment.id, answers)
    return assessment.id


def show(session: Session, assessment_id: int, qtbot: QtBot) -> ReportPage:
    session.window.show_page("report", assessment_id=assessment_id)
    page = session.window.page
    assert isinstance(page, ReportPage)
    until_drawn(page, qtbot)
    return page


def said(session: Session) -> str:
    return session.window.notice_bar.sentence.accessibleName()


def pages_of(pdf: Path | bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return texts
