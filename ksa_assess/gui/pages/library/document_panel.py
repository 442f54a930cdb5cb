"""The right side of the library: one document as a tree, with its versions."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ksa_assess.gui.pages.library.presenter import DocumentView
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.choice import Choice
from ksa_assess.gui.widgets.columns import Folding
from ksa_assess.gui.widgets.document_tree import DocumentTree
from ksa_assess.gui.widgets.flow import FlowLayout
from ksa_assess.gui.widgets.frames import Card, Scrolling
from ksa_assess.gui.widgets.labels import Paragraph
from ksa_assess.gui.widgets.layouts import clear, column, row
from ksa_assess.gui.widgets.marks import Pill
from ksa_assess.gui.widgets.tab_order import follow_layout
from ksa_assess.runtime.texts import Texts

_WIDEST = 1240
_LEAST_HEAD = 320
_LEAST_TREE = 160


class DocumentPanel(QWidget):
    """Signals: start_asked(code), version_asked(content hash)."""

    start_asked = Signal(str)
    version_asked = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._view: DocumentView | None = None
        self._offered: list[tuple[str, str]] = []
        self.versions: Choice | None = None
        self.name = Paragraph("", "title")
        self.begin = Button(texts("start.begin"), "primary")
        self.begin.setObjectName("begin")
        self.begin.clicked.connect(self._on_begin)
        facts = QWidget()
        self._facts = FlowLayout(facts)
        versions = QWidget()
        self._versions = column(parent=versions)
        about = QWidget()
        column(self.name, facts, versions, parent=about)
        top_left = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        head = Folding(about, self.begin, _LEAST_HEAD, top_left)
        # Scrolls as a whole only where the window is too low for the tree to do it.
        sheet = Scrolling(appearance.current().px(_WIDEST))
        for part in (head, self._build_old()):
            sheet.body.addWidget(part)
        sheet.body.addWidget(self._build_tree(), 1)
        column(sheet, parent=self)

    def _build_old(self) -> QFrame:
        """Says that a newer one is there, and leads to it."""
        self.old = QFrame()
        self.old.setProperty("look", "notice")
        self._old_sentence = Paragraph("")
        self.see_newest = Button(self._texts("library.see_newest"))
        self.see_newest.setObjectName("see_newest")
        self.see_newest.clicked.connect(self._on_newest_asked)
        line = Folding(self._old_sentence, self.see_newest, _LEAST_HEAD)
        column(line, parent=self.old).setContentsMargins(14, STEP, STEP, STEP)
        return self.old

    def _build_tree(self) -> Card:
        self.tree = DocumentTree(self._texts("library.tree"))
        self.tree.setObjectName("tree")
        self.tree.setMinimumHeight(appearance.current().px(_LEAST_TREE))
        card = Card(margin=STEP)
        card.body.addLayout(self._build_folding())
        card.body.addWidget(self.tree, 1)
        return card

    def _build_folding(self) -> QHBoxLayout:
        self.open_all = Button(self._texts("library.open_all"), "quiet")
        self.open_all.setObjectName("open_all")
        self.open_all.clicked.connect(self.tree.open_all)
        self.close_all = Button(self._texts("library.close_all"), "quiet")
        self.close_all.setObjectName("close_all")
        self.close_all.clicked.connect(self.tree.close_all)
        return row(1, self.open_all, self.close_all)

    def show_document(self, view: DocumentView) -> None:
        self._view = view
        self.name.set_text(view.name)
        self._show_facts(view)
        self._show_versions(view)
        self.old.setVisible(bool(view.old))
        self._old_sentence.set_text(view.old)
        self.begin.setVisible(view.can_begin)
        self.tree.show_nodes(view.nodes)

    def _show_facts(self, view: DocumentView) -> None:
        clear(self._facts)
        for number, fact in enumerate((view.code, *view.facts)):
            self._facts.addWidget(Pill(fact, "accent" if number == 0 else "plain"))

    def _show_versions(self, view: DocumentView) -> None:
        options = [(one.digest, one.label) for one in view.versions]
        if self._offered == options:
            if self.versions:
                self.versions.set_value(view.digest)
            return
        self._offered = options
        clear(self._versions)
        self.versions = None
        if len(options) > 1:
            name = self._texts("library.versions_name")
            self.versions = Choice(self._texts, name, options, view.digest)
            self.versions.setObjectName("versions")
            self.versions.chosen.connect(self.version_asked)
            self._versions.addWidget(self.versions)
            follow_layout(self)

    def focus_version(self) -> None:
        """Put the focus on the version in view, where there are several."""
        if self.versions and self._view:
            self.versions.buttons[self._view.digest].setFocus()

    def _on_begin(self) -> None:
        if self._view:
            self.start_asked.emit(self._view.code)

    def _on_newest_asked(self) -> None:
        if self._view:
            self.version_asked.emit(self._view.newest)
