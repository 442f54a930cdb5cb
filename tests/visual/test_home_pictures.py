"""Home and the start of an assessment, in every look."""

import pytest

from ksa_assess.domain.assessment import Period
from ksa_assess.gui.pages.home.cards import AssessmentCardView
from ksa_assess.services.assessments import NewAssessment
from tests.gui.present import child, home, profile, start
from tests.visual.studio import Look, OpenStudio, every_look


@every_look
def test_a_new_person(open_studio: OpenStudio, look: Look):
    studio = open_studio(look)
    studio.take("welcome")
    studio.session.window.show_page("start")
    studio.take("start-empty")
    page = start(studio.session)
    page.begin.click()
    page.form.period.period.buttons["other"].click()
    studio.take("start-name-missing")
    assert not studio.found


@every_look
@pytest.mark.usefixtures("three_assessments")
def test_home(open_studio: OpenStudio, look: Look):
    studio = open_studio(look)
    studio.take("home-not-read")
    home(studio.session).privacy.is_read.click()
    studio.take("home")
    child(home(studio.session), AssessmentCardView).delete.click()
    studio.take("home-deleted")
    child(home(studio.session), AssessmentCardView).correct.click()
    studio.take("start-correct")
    assert not studio.found


@every_look
@pytest.mark.usefixtures("three_assessments")
def test_home_with_many(open_studio: OpenStudio, look: Look):
    studio = open_studio(look)
    assessments = profile(studio.session).assessments
    for year in range(107, 115):
        new = NewAssessment("TTM1411-002v4", "王大明", Period(f"{year} 年度"))
        assessments.start(new)
    page = home(studio.session)
    page.open()
    studio.take("home-many")
    page.search.setText("火星")
    studio.take("home-nothing")
    assert not studio.found
