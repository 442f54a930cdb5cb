"""The library: the list and the search at the left, the document at the right."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QStackedWidget, QVBoxLayout, QWidget

from ksa_assess.gui.context import Context
from ksa_assess.gui.importing.drop import FileDrop
from ksa_assess.gui.importing.panel import ImportPanel
from ksa_assess.gui.keys import SEARCH, KeyHint
from ksa_assess.gui.pages.library.document_panel import DocumentPanel
from ksa_assess.gui.pages.library.narrowing import NarrowingButton, Narrowings
from ksa_assess.gui.pages.library.presenter import DocumentView, LibraryPresenter, Place
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.empty_state import EmptyState
from ksa_assess.gui.widgets.frames import Line
from ksa_assess.gui.widgets.labels import Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.page import Page
from ksa_assess.gui.widgets.row_list import RowList
from ksa_assess.gui.widgets.search_box import SearchBox
from ksa_assess.runtime.errors import SentenceError

_LIST_WIDTH = 320


class LibraryPage(Page):
    """`open(code)` shows that document; without a code the one shown last, or the first."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._presenter = LibraryPresenter(context.profile, context.wording)
        self._shown = ""
        self._is_newest = False
        self._is_preparing = False
        left = self._build_left()
        right = self._build_right()
        layout = row(left, Line(is_upright=True), right, spacing=0, parent=self)
        layout.setStretch(2, 1)
        self.drop = FileDrop(self, context.texts("importing.drop"))
        self.drop.dropped.connect(self.read_files.read)
        context.hub.standards_changed.connect(self._on_standards_changed)

    def _build_left(self) -> QWidget:
        self._build_search()
        self.rows = RowList(self.context.texts("nav.library"))
        self.rows.setObjectName("rows")
        self.rows.chosen.connect(self._on_row_chosen)
        self.rows.taken.connect(self._on_row_taken)
        self.rows.follow(self.search)
        self.nothing = EmptyState("search", "")
        self._list = QStackedWidget()
        self._list.addWidget(self.rows)
        self._list.addWidget(self.nothing)
        left = QWidget()
        left.setProperty("look", "surface")
        left.setFixedWidth(min(appearance.current().px(_LIST_WIDTH), 420))
        layout: QVBoxLayout = column(self.search, self._build_found(), parent=left)
        layout.addWidget(self.narrowings)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._build_bring_in())
        layout.setContentsMargins(2 * STEP, 2 * STEP, 2 * STEP, 2 * STEP)
        return left

    def _build_search(self) -> None:
        self.search = SearchBox(self.context.texts("library.search"))
        self.search.setObjectName("search")
        self.search.come_by_keys(self, "/", "Ctrl+F")
        self.search.textChanged.connect(self._on_text_changed)

    def _build_found(self) -> QHBoxLayout:
        """What is in the list, and the way to narrow it."""
        texts = self.context.texts
        self.found = Paragraph("", "small")
        self.narrow = NarrowingButton(self._presenter, texts)
        self.narrow.changed.connect(self._on_narrowed)
        self.narrowings = Narrowings(texts)
        self.narrowings.removed.connect(self._on_narrowing_removed)
        found = row(self.found, self.narrow)
        found.setStretch(0, 1)
        return found

    def _build_bring_in(self) -> Button:
        self.bring_in = Button(self.context.texts("library.import"), icon_name="plus")
        self.bring_in.setObjectName("bring_in")
        self.bring_in.clicked.connect(self._on_import_asked)
        return self.bring_in

    def _build_right(self) -> QWidget:
        self.document = DocumentPanel(self.context.texts)
        self.document.start_asked.connect(self._on_start_asked)
        self.document.version_asked.connect(self._on_version_asked)
        self.read_files = ImportPanel(self.context)
        self.read_files.wanted.connect(lambda: self._right.setCurrentWidget(self.read_files))
        self.read_files.left.connect(self._on_import_left)
        self.read_files.stored.connect(lambda imported: self.open(imported[0].code))
        self.read_files.busy_changed.connect(self.bring_in.setDisabled)
        self.empty = EmptyState("library", self.context.texts("library.empty"))
        right = QWidget()
        self._right = QStackedLayout(right)
        for face in (self.document, self.read_files, self.empty):
            self._right.addWidget(face)
        return right

    def open(self, code: str = "") -> None:
        if code:
            self.search.clear()
            self._presenter.narrow_nothing()
        self._prepare()
        self._show_list()
        wanted = code or self._shown or self._presenter.first_code()
        if wanted:
            self._show_document(wanted)
            self.rows.mark(Place(wanted))
        else:
            self._right.setCurrentWidget(self.empty)

    def first_focus(self) -> QWidget | None:
        return self.search

    @classmethod
    def keys(cls) -> tuple[KeyHint, ...]:
        return (SEARCH, KeyHint(("↓",), "keys.into_list"))

    # The list

    def _prepare(self) -> None:
        """Read all documents for the search, beside the window where they are many."""
        presenter = self._presenter
        if presenter.is_prepared or self._is_preparing:
            return
        if presenter.is_quickly_prepared:
            presenter.prepare()
            presenter.renew()
            return
        self._is_preparing = True
        job = self.context.tasks.run(lambda _progress, _is_cancelled: presenter.prepare())
        job.finished.connect(self._on_prepared)
        job.failed.connect(self._on_not_prepared)

    def _on_prepared(self) -> None:
        self._is_preparing = False
        self._presenter.renew()
        self._show_list()

    def _on_not_prepared(self, error: BaseException) -> None:
        self._is_preparing = False
        if not isinstance(error, SentenceError):
            raise error
        self.context.say(error)

    def _show_list(self) -> None:
        texts, text = self.context.texts, self.search.text().strip()
        self.narrow.setVisible(bool(self._presenter.facets()))
        self.narrowings.show_narrowings(self._presenter.narrowings())
        if text and self._is_preparing:
            self.found.set_text(texts("library.searching"))
            return
        view = self._presenter.listed(text)
        self.rows.show_rows(view.rows, Place(self._shown))
        key = "empty.search" if text else "library.nothing_narrowed"
        self.nothing.sentence.set_text(texts(key, text=text) if text else texts(key))
        self._list.setCurrentWidget(self.nothing if not view.rows else self.rows)
        self.found.set_text(view.sentence)

    def _on_text_changed(self) -> None:
        self._prepare()
        self._show_list()
        self.document.tree.mark(self.search.text())

    def _on_narrowed(self) -> None:
        self._show_list()
        self.narrow.setFocus()

    def _on_narrowing_removed(self, facet: str) -> None:
        self._presenter.narrow(facet, "")
        self._on_narrowed()

    def _on_row_chosen(self, place: Place) -> None:
        if self._tried(lambda: self._show_document(place.code)):
            self.document.tree.mark(self.search.text())
            self.document.tree.show_place(place.place, place.text)

    def _on_row_taken(self, _place: Place) -> None:
        self.document.tree.setFocus()

    # The document

    def _show_document(self, code: str) -> None:
        if code != self._shown or not self._is_newest:
            self._show(self._presenter.document(code))
        self._right.setCurrentWidget(self.document)

    def _show(self, view: DocumentView) -> None:
        self.document.show_document(view)
        self._shown, self._is_newest = view.code, view.can_begin

    def _on_version_asked(self, digest: str) -> None:
        if self._tried(lambda: self._show(self._presenter.version(digest))):
            self.document.focus_version()

    def _on_start_asked(self, code: str) -> None:
        self.context.shell.show_page("start", standard_code=code)

    def _on_standards_changed(self) -> None:
        self._is_newest = False  # Its code may have another text now.
        self._presenter.renew()
        if self.isVisible():
            self._prepare()
            self._show_list()

    def _tried(self, act: Callable[[], None]) -> bool:
        """Whether it went through; says itself what stands in the way."""
        try:
            act()
        except SentenceError as error:
            self.context.say(error)
            return False
        return True

    # Bringing in a file

    def _on_import_asked(self) -> None:
        texts = self.context.texts
        file_filter = texts("library.file_filter")
        paths = self.context.dialogs.open_files(self, texts("library.import"), file_filter)
        if paths:
            self.read_files.read(paths)

    def _on_import_left(self) -> None:
        self._right.setCurrentWidget(self.document if self._shown else self.empty)
        if self.isVisible():
            self.rows.setFocus()
