"""The walk in a real window on real services, driven as a person does."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ksa_assess.domain.answer import Answer, Series
from ksa_assess.domain.assessment import Assessment, Period
from ksa_assess.domain.review import ReviewWay
from ksa_assess.gui.pages.walk.page import WalkPage
from ksa_assess.gui.pages.walk.review_page import ReviewWalkPage
from ksa_assess.gui.session import Session
from ksa_assess.services.assessments import Assessments, NewAssessment, Saved
from tests.gui.conftest import OpenSession
from tests.gui.present import profile

MANAGER = "TTM1411-002v4"  # 19 indicators
MARKETER = "THM2431-001v1"  # 53 indicators, notes
_PERIOD = Period("2026 下半年", date(2026, 7, 1), date(2026, 12, 31))


def assessments_of(session: Session) -> Assessments:
    assert session.profile
    return session.profile.assessments


def begin(session: Session, code: str = MANAGER) -> Assessment:
    return assessments_of(session).start(NewAssessment(code, "王小明", _PERIOD))


def show_walk(session: Session, assessment_id: int) -> WalkPage:
    session.window.show_page("walk", assessment_id=assessment_id)
    page = session.window.page
    assert isinstance(page, WalkPage)
    session.window.activateWindow()
    return page


def submitted(session: Session, own: Mapping[str, Answer], code: str = MANAGER) -> Assessment:
    """Handed in with these self ratings; every other indicator at level 3."""
    assessment = begin(session, code)
    usual = dict.fromkeys((i.code for i in assessment.standard.indicators), Answer().rated(3))
    assessments_of(session).answer(assessment.id, {**usual, **own})
    return profile(session).transitions.submit(assessment.id)


def show_review(
    session: Session,
    assessment_id: int,
    way: ReviewWay | None = ReviewWay.SELF_FIRST,
    indicator: str | None = None,
) -> ReviewWalkPage:
    if way:
        profile(session).reviews.choose_way(assessment_id, way)
    session.window.show_page("review_walk", assessment_id=assessment_id, indicator=indicator)
    page = session.window.page
    assert isinstance(page, ReviewWalkPage)
    session.window.activateWindow()
    return page


def place_of(session: Session) -> str:
    """The name of the page in view."""
    assert session.window.visit
    return session.window.visit.name


def walk_of(session: Session) -> WalkPage:
    page = session.window.page
    assert isinstance(page, WalkPage)
    return page


def open_walk(
    open_session: OpenSession, code: str = MANAGER, size: tuple[int, int] | None = None
) -> "Walker":
    session = open_session(size=size)
    return Walker(session, show_walk(session, begin(session, code).id))


class Walker:
    """Presses keys where the focus is, and asks the store what became of them."""

    def __init__(self, session: Session, page: WalkPage) -> None:
        self.session = session
        self.page = page
        self.id = page.opened.assessment.id

    @property
    def current(self) -> str:
        return self.page.opened.current

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(i.code for i in self.page.opened.standard.indicators)

    def press(
        self,
        *keys: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        for key in keys:
            QTest.keyClick(self.focused(), key, modifiers)

    def type(self, text: str) -> None:
        """As a keyboard without an input method sends it."""
        for character in text:
            QTest.keyClicks(self.focused(), character)

    def focused(self) -> QWidget:
        """The control with the focus; the page where the window is not the active one."""
        return self.page.window().focusWidget() or QApplication.focusWidget() or self.page

    def stored(self, code: str | None = None) -> Answer:
        series = self.page.side.series
        return assessments_of(self.session).get(self.id).answer(code or self.current, series)


class Reviewer(Walker):
    """The same hands on the supervisor's page."""

    page: ReviewWalkPage


class Failing(Assessments):
    """Stands before the real service and refuses to write, as a full disk does."""

    def __init__(self, real: Assessments, error: Callable[[], Exception]) -> None:
        self._real = real
        self._error = error
        self.is_failing = True

    def answer(
        self,
        assessment_id: int,
        changes: Mapping[str, Answer],
        series: Series = Series.SELF,
        cursor: str | None = None,
    ) -> Saved:
        if self.is_failing:
            raise self._error()
        return self._real.answer(assessment_id, changes, series, cursor)

    def move_cursor(self, assessment_id: int, indicator: str) -> None:
        self._real.move_cursor(assessment_id, indicator)
