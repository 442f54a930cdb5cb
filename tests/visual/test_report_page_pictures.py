"""The report page, in every look: beside its choices, zoomed to whole pages, being made."""

from pytestqt.qtbot import QtBot

from ksa_assess.gui.pages.report.page import ReportPage
from ksa_assess.gui.pages.report.stack import Fit
from tests.gui.present import page, until_drawn
from tests.visual.studio import Look, OpenStudio, every_look


@every_look
def test_report(
    open_studio: OpenStudio, look: Look, three_assessments: list[int], qtbot: QtBot
) -> None:
    studio = open_studio(look)
    half, whole, _ = three_assessments
    studio.session.window.show_page("report", assessment_id=half)
    studio.take("report-making")
    for name, assessment_id, fit in (("width", half, Fit.WIDTH), ("page", whole, Fit.PAGE)):
        studio.session.window.show_page("report", assessment_id=assessment_id)
        shown = page(studio.session, ReportPage)
        shown.preview.set_fit(fit)
        until_drawn(shown, qtbot)
        studio.take(f"report-{name}")
    shown = page(studio.session, ReportPage)
    shown.work_bar.begin()
    shown.work_bar.set_progress(0.4)
    studio.take("report-printing")
    shown.output.content.toggle()
    studio.take("report-content")
    assert not studio.found
