"""Home and the start of an assessment, in every look."""

import pytest

from ksa_assess.gui.notice import Notice
from ksa_assess.gui.pages.home.cards import AssessmentCardView
from tests.gui.present import child, home, start
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
    studio.take("home")
    child(home(studio.session), AssessmentCardView).delete.click()
    studio.session.window.show_notice(Notice.trouble("磁碟空間不足，報告.pdf 沒有寫入。" * 3))
    studio.take("home-asking")
    assert not studio.found
