"""Help: the contents and the search at the left, the manual at the right."""

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from ksa_assess.gui.context import Context
from ksa_assess.gui.keys import SEARCH, KeyHint
from ksa_assess.gui.pages.help.contents import Contents
from ksa_assess.gui.pages.help.document import ManualDocument
from ksa_assess.gui.pages.help.presenter import PAGES, HelpPresenter, Place
from ksa_assess.gui.pages.help.view import ManualView
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.frames import Line
from ksa_assess.gui.widgets.labels import Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.page import Page
from ksa_assess.gui.widgets.search_box import SearchBox

_CONTENTS_WIDTH = 280
_MOST_AT_A_SIDE = 400


class HelpPage(Page):
    """`open(page, heading)` shows that place of the manual; without one the place shown last."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.presenter = HelpPresenter(context.texts)
        self._documents: dict[str, ManualDocument] = {}
        self._place: Place | None = None
        self._hits: list[tuple[Place, QTextCursor]] = []
        self._hit: int | None = None
        left = self._build_left()
        self.view = ManualView()
        self.view.came_to.connect(self._on_came_to)
        self.view.anchorClicked.connect(self._on_link_clicked)
        sheet = QWidget()
        sheet.setProperty("look", "surface")
        column(self.view, parent=sheet)
        layout = row(left, Line(is_upright=True), sheet, spacing=0, parent=self)
        layout.setStretch(2, 1)

    def _build_left(self) -> QWidget:
        texts = self.context.texts
        self.search = SearchBox(texts("help.search"))
        self.search.setObjectName("search")
        self.search.come_by_keys(self, "/", "Ctrl+F")
        self.search.textChanged.connect(self._on_text_changed)
        self.search.returnPressed.connect(self._on_next_asked)
        self.found = Paragraph("", "small")
        self.contents = Contents(texts("help.contents"))
        self.contents.chosen.connect(self._on_place_chosen)
        self.search.went_down.connect(self.contents.setFocus)
        left = QWidget()
        left.setProperty("look", "surface")
        left.setFixedWidth(min(appearance.current().px(_CONTENTS_WIDTH), _MOST_AT_A_SIDE))
        layout = column(self.search, self.found, parent=left)
        layout.addWidget(self.contents, 1)
        layout.setContentsMargins(2 * STEP, 2 * STEP, 2 * STEP, 2 * STEP)
        return left

    # The page protocol

    def open(self, page: str = "", heading: int = 0) -> None:
        if page or self._place is None:
            place = Place(page or PAGES[0], heading)
            self._show(place)
            if heading:
                # Where a heading stands is known only when the page is laid out.
                QTimer.singleShot(0, self, lambda: self._go_to(place))
        self._show_contents()

    def first_focus(self) -> QWidget:
        return self.contents

    @classmethod
    def keys(cls) -> tuple[KeyHint, ...]:
        return (
            SEARCH,
            KeyHint(("Enter",), "help.key.next"),
            KeyHint(("↑", "↓"), "help.key.contents"),
        )

    # Showing

    def _document(self, page: str) -> ManualDocument:
        """Read at the first look at it."""
        if page not in self._documents:
            presenter = self.presenter
            self._documents[page] = ManualDocument(presenter.markdown[page], presenter.folder)
        return self._documents[page]

    def _show(self, place: Place) -> None:
        self._place = place
        title = self.presenter.title(Place(place.page))
        self.view.show_document(self._document(place.page), title)
        self.view.go_to(place.heading)
        self._mark_hits()

    def _go_to(self, place: Place) -> None:
        self._show(place)
        self.contents.mark(place)

    def _show_contents(self) -> None:
        found: dict[Place, int] | None = None
        if self.search.text().strip():
            found = {}
            for place, _ in self._hits:
                found[place] = found.get(place, 0) + 1
        self.contents.show_rows(self.presenter.contents(found), self._place)

    def _on_place_chosen(self, place: Place) -> None:
        self._hit = None
        self._show(place)

    def _on_came_to(self, heading: int) -> None:
        if self._place and self._place.heading != heading:
            self._place = Place(self._place.page, heading)
            self.contents.mark(self._place)

    def _on_link_clicked(self, target: QUrl) -> None:
        if place := self.presenter.page_of_link(target.toString()):
            self._show(place)
            self._show_contents()

    # Searching

    def _on_text_changed(self) -> None:
        text = self.search.text().strip()
        self._hits = [hit for page in PAGES for hit in self._found(page, text)] if text else []
        self._hit = None
        self._mark_hits()
        self._show_contents()

    def _found(self, page: str, text: str) -> list[tuple[Place, QTextCursor]]:
        document = self._document(page)
        hits: list[tuple[Place, QTextCursor]] = []
        cursor = document.find(text, 0)
        while not cursor.isNull():
            above = [
                number
                for number, block in enumerate(document.headings)
                if block.position() <= cursor.selectionStart()
            ]
            hits.append((Place(page, above[-1] if above else 0), cursor))
            cursor = document.find(text, cursor)
        return hits

    def _on_next_asked(self) -> None:
        """Enter in the search: to the next hit, from the last one back to the first."""
        if self._hits:
            self._hit = 0 if self._hit is None else (self._hit + 1) % len(self._hits)
            self._place = self._hits[self._hit][0]
            title = self.presenter.title(Place(self._place.page))
            self.view.show_document(self._document(self._place.page), title)
            self._mark_hits()
            self.contents.mark(self._place)

    def _mark_hits(self) -> None:
        """Those of the page in view; the sentence counts all of them."""
        shown = self._place.page if self._place else ""
        numbers = [number for number, (place, _) in enumerate(self._hits) if place.page == shown]
        present = numbers.index(self._hit) if self._hit in numbers else None
        self.view.mark([self._hits[number][1] for number in numbers], present)
        sentence = self.presenter.found_sentence(
            self.search.text().strip(), len(self._hits), self._hit
        )
        self.found.set_text(sentence)
        self.found.setVisible(bool(sentence))
