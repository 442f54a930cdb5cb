"""What the last plan left open, told where a new assessment begins."""

from datetime import date

from ksa_assess.domain.assessment import Period
from ksa_assess.domain.plan import PlanItem
from ksa_assess.gui.session import Session
from ksa_assess.services.assessments import NewAssessment
from tests.gui.conftest import OpenSession
from tests.gui.present import profile, start, visit

NAME = "林怡君"


def planned(session: Session, *texts: str) -> None:
    """An assessment of years ago whose plan has these items without a result."""
    period = Period("109 年度", date(2020, 1, 1), date(2020, 12, 31))
    before = profile(session).assessments.start(NewAssessment("TTM1411-002v4", NAME, period))
    for one in texts:
        profile(session).plans.save(before.id, PlanItem(text=one))


def begin(session: Session) -> int:
    page = start(session)
    page.form.person.name.setText(NAME)
    page.begin.click()
    assert visit(session).name == "walk"
    return int(visit(session).arguments["assessment_id"])


def texts_of(session: Session, number: int) -> list[str]:
    return [one.text for one in profile(session).plans.list(number)]


def test_open_items_are_told_at_the_start_and_come_in_by_one_button(open_session: OpenSession):
    session = open_session()
    planned(session, "帶新人", "住房分析")
    number = begin(session)
    bar = session.window.notice_bar
    assert bar.isVisible()
    assert "2 項未完成" in bar.accessibleName()
    bar.action_button.click()
    assert texts_of(session, number) == ["帶新人", "住房分析"]
    assert "已帶入" in bar.accessibleName()
    bar.action_button.click()
    assert texts_of(session, number) == []
    assert not bar.isVisible()


def test_nothing_is_told_where_nothing_is_open(open_session: OpenSession):
    session = open_session()
    planned(session)
    begin(session)
    assert not session.window.notice_bar.isVisible()
