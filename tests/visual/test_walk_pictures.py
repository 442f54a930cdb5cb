"""The walk, in every look."""

from tests.visual.studio import Look, OpenStudio, every_look


@every_look
def test_walk(open_studio: OpenStudio, look: Look, three_assessments: list[int]):
    studio = open_studio(look)
    half, whole, _ = three_assessments
    for name, assessment_id in (("walk", half), ("walk-locked", whole)):
        studio.session.window.show_page("walk", assessment_id=assessment_id)
        studio.take(name)
    assert not studio.found
