"""The library: the list and the search at the left, the document at the right."""

from pathlib import Path

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from ksa_assess.gui.context import Context
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.pages.library.document_panel import DocumentPanel, ImportPanel
from ksa_assess.gui.pages.library.presenter import LibraryPresenter, Place, ReadFile
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.empty_state import EmptyState
from ksa_assess.gui.widgets.frames import Line
from ksa_assess.gui.widgets.labels import Label
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
        self._files: tuple[ReadFile, ...] = ()
        left = self._build_left()
        right = self._build_right()
        layout = row(left, Line(is_upright=True), right, spacing=0, parent=self)
        layout.setStretch(2, 1)
        context.hub.standards_changed.connect(self._on_standards_changed)

    def _build_left(self) -> QWidget:
        texts = self.context.texts
        self.search = SearchBox(texts("library.search"))
        self.search.setObjectName("search")
        self.search.come_at_slash(self)
        self.search.textChanged.connect(self._on_text_changed)
        self.rows = RowList(texts("nav.library"))
        self.rows.setObjectName("rows")
        self.rows.chosen.connect(self._on_row_chosen)
        self.rows.follow(self.search)
        self.found = Label("", "small")
        self.bring_in = Button(texts("library.import"), icon_name="plus")
        self.bring_in.setObjectName("bring_in")
        self.bring_in.clicked.connect(self._on_import_asked)
        self.nothing = EmptyState("search", "")
        left = QWidget()
        left.setProperty("look", "surface")
        left.setFixedWidth(min(appearance.current().px(_LIST_WIDTH), 420))
        self._list = QStackedLayout()
        self._list.addWidget(self.rows)
        self._list.addWidget(self.nothing)
        layout: QVBoxLayout = column(self.search, self.found, parent=left)
        layout.addLayout(self._list, 1)
        layout.addWidget(self.bring_in)
        layout.setContentsMargins(2 * STEP, 2 * STEP, 2 * STEP, 2 * STEP)
        return left

    def _build_right(self) -> QWidget:
        self.document = DocumentPanel(self.context.texts)
        self.document.start_asked.connect(self._on_start_asked)
        self.read_files = ImportPanel(self.context.texts)
        self.read_files.accepted.connect(self._on_import_accepted)
        self.read_files.refused.connect(self._on_import_refused)
        right = QWidget()
        self._right = QStackedLayout(right)
        self._right.addWidget(self.document)
        self._right.addWidget(self.read_files)
        return right

    def open(self, code: str = "") -> None:
        if code:
            self.search.clear()
        self._show_rows()
        wanted = code or self._shown or self._presenter.first_code()
        if wanted:
            self._show_document(wanted)
            self.rows.mark(Place(wanted))

    def first_focus(self) -> QWidget | None:
        return self.search

    def _show_rows(self) -> None:
        text = self.search.text()
        rows = self._presenter.rows(text)
        self.rows.show_rows(rows, Place(self._shown))
        self.nothing.sentence.set_text(self.context.texts("empty.search", text=text.strip()))
        self._list.setCurrentWidget(self.rows if rows else self.nothing)
        key = "library.found" if text.strip() else "library.stored"
        self.found.setText(self.context.texts(key, n=len(rows)))

    def _show_document(self, code: str) -> None:
        if code != self._shown:
            self.document.show_document(self._presenter.document(code))
            self._shown = code
        self._right.setCurrentWidget(self.document)

    def _on_text_changed(self) -> None:
        self._show_rows()
        self.document.tree.show_place("", self.search.text().strip())

    def _on_row_chosen(self, place: Place) -> None:
        try:
            self._show_document(place.code)
        except SentenceError as error:
            self.context.say(error)
            return
        self.document.tree.show_place(place.place, self.search.text().strip())

    def _on_start_asked(self, code: str) -> None:
        self.context.shell.show_page("start", standard_code=code)

    def _on_standards_changed(self) -> None:
        self._shown = ""  # Its code may have another text now.
        if self.isVisible():
            self._show_rows()

    # Bringing in a file: read, shown with its doubts, stored

    def _on_import_asked(self) -> None:
        texts = self.context.texts
        file_filter = texts("library.file_filter")
        paths = self.context.dialogs.open_files(self, texts("library.import"), file_filter)
        if paths:
            self._read(paths)

    def _read(self, paths: tuple[Path, ...]) -> None:
        self._set_busy(is_busy=True)
        job = self.context.tasks.run(lambda _progress, _is_cancelled: self._presenter.read(paths))
        job.finished.connect(self._on_read)
        job.failed.connect(self._on_import_failed)

    def _on_read(self, files: tuple[ReadFile, ...]) -> None:
        self._set_busy(is_busy=False)
        self._files = files
        self.read_files.show_files(files)
        self._right.setCurrentWidget(self.read_files)
        self.read_files.accept.setFocus()

    def _on_import_accepted(self) -> None:
        self._set_busy(is_busy=True)
        files = self._files
        job = self.context.tasks.run(lambda _progress, _is_cancelled: self._presenter.store(files))
        job.finished.connect(self._on_stored)
        job.failed.connect(self._on_import_failed)

    def _on_stored(self, imported: tuple) -> None:
        self._set_busy(is_busy=False)
        self.context.hub.standards_changed.emit()
        self.open(imported[0].code)
        sentence = self._presenter.stored_sentence(imported)
        self.context.shell.show_notice(Notice.done(sentence))

    def _on_import_refused(self) -> None:
        self._files = ()
        self._right.setCurrentWidget(self.document)
        self.rows.setFocus()

    def _on_import_failed(self, error: BaseException) -> None:
        self._set_busy(is_busy=False)
        if not isinstance(error, SentenceError):
            raise error
        self.context.say(error)

    def _set_busy(self, *, is_busy: bool) -> None:
        for button in (self.bring_in, self.read_files.accept, self.read_files.refuse):
            button.setEnabled(not is_busy)
