"""The results, in every look."""

from tests.visual.studio import Look, OpenStudio, every_look


@every_look
def test_results(open_studio: OpenStudio, look: Look, three_assessments: list[int]):
    studio = open_studio(look)
    for name, assessment_id in zip(("half", "whole", "none"), three_assessments, strict=True):
        studio.session.window.show_page("results", assessment_id=assessment_id)
        studio.take(f"results-{name}")
    assert not studio.found
