"""The results with each of their tabs, and the last look before submitting, in every look."""

from PySide6.QtWidgets import QTabWidget

from ksa_assess.gui.pages.results.page import ResultsPage
from ksa_assess.gui.pages.results.row_filter import Outcome, RowFilter, Views
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.profile import open_profile
from tests.gui.present import child, page
from tests.visual.studio import Look, OpenStudio, every_look, reviewed


@every_look
def test_results(open_studio: OpenStudio, look: Look, three_assessments: list[int]):
    studio = open_studio(look)
    for name, assessment_id in zip(("half", "whole", "none"), three_assessments, strict=True):
        studio.session.window.show_page("results", assessment_id=assessment_id)
        studio.take(f"results-{name}")
    assert not studio.found


@every_look
def test_tabs_of_the_results(open_studio: OpenStudio, look: Look, three_assessments: list[int]):
    studio = open_studio(look)
    studio.session.window.show_page("results", assessment_id=three_assessments[1])
    results = page(studio.session, ResultsPage)
    tabs = child(results, QTabWidget, "tabs")
    for name in ("duties", "indicators", "content"):
        tabs.setCurrentWidget(getattr(results, name))
        studio.take(f"results-{name}")
    tabs.setCurrentWidget(results.indicators)
    results.indicators.show_rows(RowFilter(place="T1", outcome=Outcome.SHORT))
    studio.take("results-filtered")
    assert not studio.found


@every_look
def test_results_of_a_review(open_studio: OpenStudio, look: Look, paths: DataPaths):
    with open_profile(paths, owner="test") as profile:
        assessment_id = reviewed(profile, "TTM4221-002v4")
    studio = open_studio(look)
    studio.session.window.show_page("results", assessment_id=assessment_id)
    studio.take("results-reviewed")
    results = page(studio.session, ResultsPage)
    child(results, QTabWidget, "tabs").setCurrentWidget(results.indicators)
    results.indicators.show_rows(RowFilter(views=Views.DISCUSS))
    studio.take("results-views")
    assert not studio.found


@every_look
def test_last_look(open_studio: OpenStudio, look: Look, three_assessments: list[int]):
    studio = open_studio(look)
    studio.session.window.show_page("last_look", assessment_id=three_assessments[0])
    studio.take("last-look")
    assert not studio.found
