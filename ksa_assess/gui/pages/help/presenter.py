"""The manual's pages and contents, in the language of the window; drawing them is `document`'s."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ksa_assess.gui.models.row import Row
from ksa_assess.runtime.resources import manual_dir
from ksa_assess.runtime.texts import Texts

PAGES = ("staff", "supervisor", "hr")


@dataclass(frozen=True, slots=True)
class Place:
    """A heading of a page: 0 is its title, then the tasks in their order."""

    page: str
    heading: int = 0


class HelpPresenter:
    """Reads each page once. `headings` of a page are its title and then its tasks."""

    def __init__(self, texts: Texts, folder: Path | None = None) -> None:
        self._texts = texts
        self.folder = (folder or manual_dir()) / texts.language
        self.markdown = {page: (self.folder / f"{page}.md").read_text("utf-8") for page in PAGES}
        self.headings = {page: _headings(text) for page, text in self.markdown.items()}

    def contents(self, found: Mapping[Place, int] | None = None) -> tuple[Row, ...]:
        """All headings; with `found` only those below which something was found, and their pages,
        with the number of hits as second text."""
        places = [Place(page, place) for page in PAGES for place in range(len(self.headings[page]))]
        if found is None:
            return tuple(Row(self.title(place), "", place) for place in places)
        pages = {place.page for place in found}
        return tuple(
            Row(self.title(place), str(found.get(place, "")), place)
            for place in places
            if place in found or (place.heading == 0 and place.page in pages)
        )

    def title(self, place: Place) -> str:
        return self.headings[place.page][place.heading]

    def found_sentence(self, text: str, hits: int, present: int | None) -> str:
        """`present` counts from 0; None where none of them is the present one yet."""
        if not text:
            return ""
        if not hits:
            return self._texts("empty.search", text=text)
        if present is None:
            return self._texts("library.found", n=hits)
        return self._texts("help.hit", i=present + 1, n=hits)

    def page_of_link(self, target: str) -> Place | None:
        """Where a link inside the manual leads, such as `hr.md`; None where it leaves it."""
        page = target.rpartition("/")[2].removesuffix(".md")
        return Place(page) if page in PAGES else None


def _headings(markdown: str) -> Sequence[str]:
    lines = markdown.splitlines()
    return tuple(line.lstrip("#").strip() for line in lines if line.startswith(("# ", "## ")))
