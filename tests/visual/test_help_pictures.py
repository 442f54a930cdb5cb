"""The manual and the keys over a page, in every look."""

from ksa_assess.gui.pages.help.presenter import PAGES
from tests.visual.studio import Look, OpenStudio, every_look


@every_look
def test_the_manual(open_studio: OpenStudio, look: Look):
    studio = open_studio(look)
    window = studio.session.window
    for name in PAGES:
        window.show_page("help", page=name)
        studio.take(f"help-{name}")
    page = window.page
    assert page is not None
    page.search.setText("Ctrl")  # type: ignore[attr-defined]
    page.search.returnPressed.emit()  # type: ignore[attr-defined]
    studio.take("help-found")
    assert not studio.found


@every_look
def test_the_keys(open_studio: OpenStudio, look: Look, three_assessments: list[int]):
    studio = open_studio(look)
    window = studio.session.window
    for name, arguments in (("home", {}), ("walk", {"assessment_id": three_assessments[0]})):
        window.show_page(name, **arguments)
        studio.settle()
        window.show_keys()
        studio.take(f"keys-{name}")
    assert not studio.found
