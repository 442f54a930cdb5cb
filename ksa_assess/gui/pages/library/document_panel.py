"""The right side of the library: one document, or what was read from a file and not yet stored."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ksa_assess.gui.pages.library.presenter import DocumentView, Doubt, ReadFile
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.document_tree import DocumentTree
from ksa_assess.gui.widgets.flow import FlowLayout
from ksa_assess.gui.widgets.frames import Card, Scrolling
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import clear, column, row
from ksa_assess.gui.widgets.marks import Pill
from ksa_assess.runtime.texts import Texts


class DocumentPanel(QWidget):
    """Signal: start_asked(code)."""

    start_asked = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._code = ""
        self.name = Paragraph("", "title")
        self.begin = Button(texts("start.begin"), "primary")
        self.begin.setObjectName("begin")
        self.begin.clicked.connect(lambda: self.start_asked.emit(self._code))
        facts = QWidget()
        self._facts = FlowLayout(facts)
        self.tree = DocumentTree(texts("library.tree"))
        self.tree.setObjectName("tree")
        card = Card(margin=STEP)
        card.body.addWidget(self.tree)
        head = row(column(self.name, facts), spacing=2 * STEP)
        head.setStretch(0, 1)
        head.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignTop)
        layout = column(head, card, spacing=2 * STEP, parent=self)
        layout.setStretch(1, 1)
        layout.setContentsMargins(28, 28, 28, 28)

    def show_document(self, view: DocumentView) -> None:
        self._code = view.code
        self.name.set_text(view.name)
        clear(self._facts)
        for number, fact in enumerate((view.code, *view.facts)):
            self._facts.addWidget(Pill(fact, "accent" if number == 0 else "plain"))
        self.tree.show_nodes(view.nodes)


class ImportPanel(QWidget):
    """What was read, with every doubt, before it is stored. Signals: accepted(), refused()."""

    accepted = Signal()
    refused = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.accept = Button(texts("library.store"), "primary")
        self.accept.setObjectName("accept")
        self.refuse = Button(texts("library.do_not_store"))
        self.accept.clicked.connect(self.accepted)
        self.refuse.clicked.connect(self.refused)
        scrolling = Scrolling(margin=0)
        self._files: QVBoxLayout = scrolling.body
        layout = column(
            Label(texts("library.read_title"), "title"),
            Paragraph(texts("library.read_hint"), "second"),
            scrolling,
            row(self.accept, self.refuse, 1),
            spacing=2 * STEP,
            parent=self,
        )
        layout.setStretch(2, 1)
        layout.setContentsMargins(28, 28, 28, 28)

    def show_files(self, files: tuple[ReadFile, ...]) -> None:
        clear(self._files)
        for file in files:
            self._files.addWidget(self._card(file))
        self._files.addStretch(1)

    def _card(self, file: ReadFile) -> Card:
        card = Card(margin=20)
        card.body.addWidget(Paragraph(file.name, "strong"))
        card.body.addWidget(Paragraph("・".join((file.code, *file.facts)), "second"))
        if file.known:
            card.body.addWidget(Paragraph(file.known))
        count = len(file.doubts)
        key = "library.doubts" if count else "library.no_doubts"
        card.body.addWidget(Label(self._texts(key, n=count), "heading"))
        for doubt in file.doubts:
            card.body.addWidget(self._doubt(doubt))
        return card

    def _doubt(self, doubt: Doubt) -> QWidget:
        line = QWidget()
        layout = column(spacing=STEP // 2, parent=line)
        if doubt.needs_decision:
            layout.addWidget(Pill(self._texts("library.needs_decision"), "accent"))
        layout.addWidget(Paragraph(doubt.title, "small"))
        layout.addWidget(Paragraph(doubt.message))
        return line
