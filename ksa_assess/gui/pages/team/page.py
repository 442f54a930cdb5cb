"""The team: whose self-assessment is to be reviewed, and the door for files that staff give."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from ksa_assess.gui.context import Context
from ksa_assess.gui.importing.drop import FileDrop
from ksa_assess.gui.keys import KeyHint
from ksa_assess.gui.pages.team.nobody_yet import NobodyYet
from ksa_assess.gui.pages.team.overview import TeamOverview
from ksa_assess.gui.pages.team.presenter import Order, TeamPresenter
from ksa_assess.gui.receiving.panel import ReceivingPanel
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.choice import Choice
from ksa_assess.gui.widgets.columns import Folding
from ksa_assess.gui.widgets.empty_state import EmptyState
from ksa_assess.gui.widgets.frames import Scrolling
from ksa_assess.gui.widgets.labels import Label
from ksa_assess.gui.widgets.layouts import row
from ksa_assess.gui.widgets.page import Page
from ksa_assess.gui.widgets.search_box import SearchBox
from ksa_assess.gui.widgets.tab_order import follow_layout

_WIDEST = 1240


class TeamPage(Page):
    """The people are read anew at each visit and when the hub tells of a change."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._presenter = TeamPresenter(context.profile, context.wording)
        self.overview = TeamOverview(context.texts)
        self.overview.asked.connect(self._on_asked)
        self.nobody = NobodyYet(context.texts)
        self.nobody.files_asked.connect(self._on_files_asked)
        self.nobody.folder_asked.connect(self._on_folder_asked)
        self.nobody.manual_asked.connect(self._on_manual_asked)
        self.nothing = EmptyState("search", "")
        scrolling = Scrolling(_WIDEST)
        parts = (self._build_head(), self._build_tools())
        for part in (*parts, self.overview, self.nobody, self.nothing):
            scrolling.body.addWidget(part)
        scrolling.body.addStretch(1)
        self._faces = QStackedLayout(self)
        self._faces.addWidget(scrolling)
        self._faces.addWidget(self._build_receiving())
        context.hub.assessments_changed.connect(self._on_assessments_changed)

    def _build_head(self) -> QWidget:
        texts = self.context.texts
        self.open_folder = Button(texts("team.open_folder"))
        self.open_folder.setObjectName("open_folder")
        self.open_folder.clicked.connect(self._on_folder_asked)
        self.open_files = Button(texts("review.open_file"), "primary", icon_name="document")
        self.open_files.setObjectName("open_files")
        self.open_files.clicked.connect(self._on_files_asked)
        self._actions = QWidget()
        row(self.open_folder, self.open_files, parent=self._actions)
        return Folding(Label(texts("nav.team"), "title"), self._actions)

    def _build_tools(self) -> QWidget:
        """Search and order, for somebody with many."""
        texts = self.context.texts
        self.search = SearchBox(texts("team.search"), texts("nav.search.short"))
        self.search.setObjectName("search")
        self.search.come_by_keys(self, "/", "Ctrl+F")
        self.search.textChanged.connect(self._show)
        orders = [(order, texts(f"team.sort.{order}")) for order in Order]
        self.order = Choice(texts, texts("home.sort"), orders, Order.CHANGED)
        self.order.setObjectName("order")
        self.order.chosen.connect(self._show)
        self.tools = QWidget()
        tools: QHBoxLayout = row(self.search, self.order, spacing=2 * STEP, parent=self.tools)
        tools.setStretch(0, 1)
        return self.tools

    def _build_receiving(self) -> ReceivingPanel:
        self.receiving = ReceivingPanel(self.context)
        self.receiving.wanted.connect(lambda: self._faces.setCurrentWidget(self.receiving))
        self.receiving.left.connect(self._on_receiving_left)
        self.receiving.busy_changed.connect(self._actions.setDisabled)
        self.drop = FileDrop(self, self.context.texts("receiving.drop"))
        self.drop.dropped.connect(self.receiving.receive)
        return self.receiving

    def open(self) -> None:
        if not self.receiving.has_something:
            self._faces.setCurrentIndex(0)
        self._show()

    def kept(self) -> object:
        return self.receiving.kept()

    def take_up(self, kept: Any) -> None:
        self.receiving.take_up(kept)

    def first_focus(self) -> QWidget | None:
        if self.receiving.has_something:
            return self.receiving.first_focus()
        rows = self.overview.rows()
        if rows:
            return rows[0].main
        return self.open_files if self._actions.isVisibleTo(self) else self.nobody.open_files

    @classmethod
    def keys(cls) -> tuple[KeyHint, ...]:
        return (KeyHint(("/", "Ctrl+F"), "keys.search"),)

    def keys_now(self) -> tuple[KeyHint, ...]:
        return () if self.tools.isHidden() else self.keys()

    def _show(self) -> None:
        text = self.search.text().strip()
        view = self._presenter.view(text, Order(self.order.value()))
        self.nobody.setVisible(view.is_empty)
        self._actions.setVisible(not view.is_empty)
        self.tools.setVisible(view.has_tools or bool(text))
        self.nothing.sentence.set_text(self.context.texts("empty.search", text=text))
        self.nothing.setVisible(view.is_nothing_found)
        self.overview.show_view(view, is_unfolded=bool(text))
        follow_layout(self)

    def _on_asked(self, page: str, assessment_id: int) -> None:
        self.context.shell.show_page(page, assessment_id=assessment_id)

    def _on_manual_asked(self) -> None:
        self.context.shell.show_page("help", page="supervisor")

    def _on_assessments_changed(self) -> None:
        # Also before the window was painted, when nothing is visible yet.
        if not self.isHidden():
            self._show()

    # Files that came

    def _on_files_asked(self) -> None:
        texts = self.context.texts
        title, kinds = texts("review.open_file"), texts("team.file_filter")
        if paths := self.context.dialogs.open_files(self, title, kinds):
            self.receiving.receive(paths)

    def _on_folder_asked(self) -> None:
        folder = self.context.dialogs.choose_folder(self, self.context.texts("team.open_folder"))
        if folder:
            self.receiving.receive((folder,))

    def _on_receiving_left(self) -> None:
        self._faces.setCurrentIndex(0)
        if self.isVisible() and (first := self.first_focus()):
            first.setFocus()
