"""The results page of a review: series side by side, views apart, and what nobody may see yet."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from ksa_assess.domain.answer import UNANSWERED, Series
from ksa_assess.domain.assessment import Assessment
from ksa_assess.gui.pages.results.page import ResultsPage
from ksa_assess.gui.pages.results.row_filter import RowFilter, Views
from ksa_assess.gui.pages.review.page import ReviewPage
from ksa_assess.gui.session import Session
from ksa_assess.runtime.settings import Settings
from ksa_assess.runtime.texts import Language
from tests.gui.conftest import OpenSession
from tests.gui.present import page, profile
from tests.gui.tour import settle
from tests.gui.walk_window import begin

COMMENT = "排班表還需要提醒。"


@pytest.fixture
def session(open_session: OpenSession) -> Session:
    return open_session()


def begun(session: Session) -> Assessment:
    """Submitted; the supervisor is two levels lower in the first, agrees with all others."""
    own = begin(session)
    services = profile(session)
    codes = [one.code for one in own.standard.indicators]
    services.assessments.answer(own.id, {code: UNANSWERED.rated(4) for code in codes})
    services.transitions.submit(own.id)
    services.reviews.agree(own.id, codes)
    lower = {codes[0]: replace(UNANSWERED.rated(2), comment=COMMENT)}
    services.assessments.answer(own.id, lower, Series.SUPERVISOR)
    return services.assessments.get(own.id)


def reviewed(session: Session) -> Assessment:
    found = begun(session)
    profile(session).reviews.settle(found.id, found.standard.indicators[1].code, 3, "談過")
    return profile(session).transitions.complete(found.id)


def show(session: Session, assessment: Assessment) -> ResultsPage:
    session.window.show_page("results", assessment_id=assessment.id)
    return page(session, ResultsPage)


def heads(shown: ResultsPage) -> list[str]:
    model = shown.indicators.model
    return [
        str(model.headerData(place, Qt.Orientation.Horizontal))
        for place in range(model.columnCount())
    ]


def codes(shown: ResultsPage) -> list[str]:
    model = shown.indicators.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_table_has_a_column_for_each_series_and_says_which_one_counts(session: Session):
    shown = show(session, reviewed(session))
    assert heads(shown) == [
        *("代碼", "行為指標", "要求", "自評", "主管", "共識", "看法", "採用", "落差", "說明")
    ]
    said = [shown.indicators.model.index(1, place).data() for place in range(3, 8)]
    assert said == ["4 級", "4 級", "● 3 級", "看法相同", "共識"]
    assert "共識 1 項、主管評核" in shown.summary.series.text()


def test_a_figure_of_the_agreement_leads_to_its_rows(session: Session):
    assessment = reviewed(session)
    shown = show(session, assessment)
    first = assessment.standard.indicators[0].code
    figures = shown.summary.agreement.findChildren(QAbstractButton)
    assert figures[-1].accessibleName() == "1 項相差 2 級以上"
    figures[-1].click()
    assert shown.tabs.currentWidget() is shown.indicators
    assert codes(shown) == [first]
    sides = shown.indicators.detail.sides.text()
    assert "自評 4 級・主管 2 級（自評高 2 級）；目前採用：主管評核" in sides
    assert COMMENT in shown.indicators.detail.details.text()


def test_views_are_chosen_from_a_menu(session: Session):
    shown = show(session, reviewed(session))
    filters = shown.indicators.filters
    assert filters.views.isVisibleTo(filters)
    by_words = {action.text(): action for action in filters.views.options.actions()}
    by_words["看法不同"].trigger()
    assert filters.wanted == RowFilter(views=Views.DIFFER)
    assert len(codes(shown)) == 1


def test_a_review_that_is_not_completed_shows_nowhere_in_the_results(session: Session):
    shown = show(session, begun(session))
    assert heads(shown) == ["代碼", "行為指標", "要求", "自評", "落差"]
    assert "目前採用：自評" in shown.summary.series.text()
    filters = shown.indicators.filters
    assert not filters.views.isVisibleTo(filters)
    assert not shown.summary.agreement.isVisibleTo(shown.summary)
    assert shown.opened.analysis.series is Series.SELF


def test_what_came_in_by_a_file_leads_back_to_its_review(
    session: Session, monkeypatch: pytest.MonkeyPatch
):
    received = replace(begun(session), is_received=True)
    assessments = profile(session).assessments
    monkeypatch.setattr(assessments, "disclosed", lambda _number: received)
    shown = show(session, received)
    assert "主管" in heads(shown)
    assert shown.walk.text() == "回到評核"
    assert shown.indicators.detail.open_item.text() == "到這一項的評核"
    assert not shown.submit.isVisible()
    shown.walk.click()
    assert page(session, ReviewPage)


@pytest.mark.parametrize("language", list(Language))
def test_what_was_agreed_stays_in_a_narrow_table(open_session: OpenSession, language: Language):
    session = open_session(Settings(language=language, text_size=200), (1280, 800))
    shown = show(session, reviewed(session))
    shown.tabs.setCurrentWidget(shown.indicators)
    settle()
    names = [one.name for one in shown.indicators.model.columns]
    table = shown.indicators.table
    assert not table.isColumnHidden(names.index("agreed"))
    assert not table.isColumnHidden(names.index("supervisor"))
    assert table.isColumnHidden(names.index("counts"))
