"""The review and the talk in a real window on real services, driven as a supervisor does."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ksa_assess.domain.answer import Answer, Series
from ksa_assess.domain.assessment import Assessment
from ksa_assess.domain.review import ReviewWay
from ksa_assess.gui.pages.review.page import ReviewPage
from ksa_assess.gui.pages.talk.page import TalkPage
from ksa_assess.gui.session import Session
from tests.gui.present import page, profile

NONE = Qt.KeyboardModifier.NoModifier


def show_review(
    session: Session, assessment_id: int, way: ReviewWay | None = ReviewWay.SELF_FIRST
) -> ReviewPage:
    if way:
        profile(session).reviews.choose_way(assessment_id, way)
    session.window.show_page("review", assessment_id=assessment_id)
    session.window.activateWindow()
    return page(session, ReviewPage)


def show_talk(session: Session, assessment_id: int) -> TalkPage:
    session.window.show_page("talk", assessment_id=assessment_id)
    session.window.activateWindow()
    return page(session, TalkPage)


def rate(session: Session, assessment: Assessment, **levels: int) -> None:
    """As the supervisor, by place: `at0=3` rates the first indicator at 3."""
    codes = [one.code for one in assessment.standard.indicators]
    answers = {codes[int(at[2:])]: Answer().rated(level) for at, level in levels.items()}
    profile(session).assessments.answer(assessment.id, answers, Series.SUPERVISOR)


def rate_all(session: Session, assessment: Assessment) -> None:
    """As the person did, everywhere: nothing is needed any more."""
    codes = [one.code for one in assessment.standard.indicators]
    profile(session).reviews.agree(assessment.id, codes)


def press(session: Session, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    for key in keys:
        QTest.keyClick(focused(session), key, held)


def focused(session: Session) -> QWidget:
    return session.window.focusWidget() or session.window


def stored(session: Session, assessment: Assessment, code: str, series: Series) -> Answer:
    return profile(session).assessments.get(assessment.id).answer(code, series)


def notice(session: Session) -> str:
    """What stands above the page, if anything does."""
    bar = session.window.notice_bar
    return bar.sentence.accessibleName() if bar.isVisible() else ""


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()
