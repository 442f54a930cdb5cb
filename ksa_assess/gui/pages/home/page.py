"""Home: my self-assessments as cards; for somebody new, the three steps."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from ksa_assess.gui import privacy
from ksa_assess.gui.context import Context
from ksa_assess.gui.importing.drop import FileDrop
from ksa_assess.gui.importing.panel import ImportPanel
from ksa_assess.gui.keys import KeyHint
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.pages.home.cards import AssessmentCardView
from ksa_assess.gui.pages.home.overview import Overview
from ksa_assess.gui.pages.home.presenter import AssessmentCard, HomePresenter, Order
from ksa_assess.gui.pages.home.privacy_card import PrivacyCard
from ksa_assess.gui.pages.home.welcome import Welcome
from ksa_assess.gui.receiving.panel import ReceivingPanel
from ksa_assess.gui.receiving.presenter import is_review
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
from ksa_assess.runtime.errors import SentenceError

if TYPE_CHECKING:
    from ksa_assess.services.assessment_errors import DuplicateAssessmentError
    from ksa_assess.services.standards import Imported

_WIDEST = 1240


class HomePage(Page):
    """The cards are read anew at each visit and when the hub tells of a change."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._presenter = HomePresenter(context.profile, context.wording)
        self.overview = Overview(context.texts, self._card_view)
        self.overview.restore_asked.connect(self._on_restore_asked)
        self._build_welcome()
        self.privacy = PrivacyCard(context.texts)
        self.privacy.read.connect(self._on_privacy_read)
        self.nothing = EmptyState("search", "")
        scrolling = Scrolling(_WIDEST)
        scrolling.body.addWidget(self._build_head())
        tools = self._build_tools()
        for part in (self.privacy, tools, self.overview, self.welcome, self.nothing):
            scrolling.body.addWidget(part)
        scrolling.body.addStretch(1)
        self._faces = QStackedLayout(self)
        self._faces.addWidget(scrolling)
        self._faces.addWidget(self._build_import())
        self._faces.addWidget(self._build_receiving())
        context.hub.assessments_changed.connect(self._on_assessments_changed)

    def _build_head(self) -> QWidget:
        texts = self.context.texts
        self.open_file = Button(texts("home.open_file"), icon_name="document")
        self.open_file.setObjectName("open_file")
        self.open_file.setToolTip(texts("home.open_file_said"))
        self.open_file.clicked.connect(self._on_file_asked)
        self.start = Button(texts("home.new"), "primary", icon_name="plus")
        self.start.setObjectName("start")
        self.start.clicked.connect(self._on_start_asked)
        self._actions = QWidget()
        row(self.open_file, self.start, parent=self._actions)
        return Folding(Label(texts("nav.mine"), "title"), self._actions)

    def _build_tools(self) -> QWidget:
        """Search and order, for somebody with many."""
        texts = self.context.texts
        self.search = SearchBox(texts("home.search"))
        self.search.setObjectName("search")
        self.search.come_by_keys(self, "/", "Ctrl+F")
        self.search.textChanged.connect(self._show)
        orders = [(order, texts(f"home.sort.{order}")) for order in Order]
        self.order = Choice(texts, texts("home.sort"), orders, Order.CHANGED)
        self.order.setObjectName("order")
        self.order.chosen.connect(self._show)
        self.tools = QWidget()
        tools: QHBoxLayout = row(self.search, self.order, spacing=2 * STEP, parent=self.tools)
        tools.setStretch(0, 1)
        return self.tools

    def _build_welcome(self) -> None:
        purpose = self._presenter.purpose(self.context.settings)
        self.welcome = Welcome(self.context.texts, purpose)
        self.welcome.start_asked.connect(self._on_start_asked)
        self.welcome.file_asked.connect(self._on_file_asked)
        self.welcome.library_asked.connect(lambda: self.context.shell.show_page("library"))
        self.welcome.manual_asked.connect(lambda: self.context.shell.show_page("help"))

    def _build_import(self) -> ImportPanel:
        self.read_files = ImportPanel(self.context)
        self.read_files.wanted.connect(lambda: self._faces.setCurrentWidget(self.read_files))
        self.read_files.left.connect(self._on_files_left)
        self.read_files.stored.connect(self._on_stored)
        self.read_files.busy_changed.connect(self._actions.setDisabled)
        self.drop = FileDrop(self, self.context.texts("importing.drop"))
        self.drop.dropped.connect(self._take_in)
        return self.read_files

    def _build_receiving(self) -> ReceivingPanel:
        self.receiving = ReceivingPanel(self.context)
        self.receiving.wanted.connect(lambda: self._faces.setCurrentWidget(self.receiving))
        self.receiving.left.connect(self._on_files_left)
        self.receiving.busy_changed.connect(self._actions.setDisabled)
        return self.receiving

    def open(self) -> None:
        if not (self.read_files.is_busy or self.receiving.has_something):
            self._faces.setCurrentIndex(0)
        self._show()

    def kept(self) -> object:
        return self.receiving.kept()

    def take_up(self, kept: Any) -> None:
        self.receiving.take_up(kept)

    def first_focus(self) -> QWidget | None:
        if self.receiving.has_something:
            return self.receiving.first_focus()
        cards = self.overview.cards()
        return cards[0].go_on if cards else self.welcome.begin

    @classmethod
    def keys(cls) -> tuple[KeyHint, ...]:
        return (KeyHint(("/", "Ctrl+F"), "keys.search"),)

    def keys_now(self) -> tuple[KeyHint, ...]:
        return () if self.tools.isHidden() else self.keys()

    def _show(self) -> None:
        text = self.search.text().strip()
        view = self._presenter.view(text, Order(self.order.value()))
        self.welcome.setVisible(view.is_empty)
        self._actions.setVisible(not view.is_empty)
        self._show_privacy(is_empty=view.is_empty)
        self.tools.setVisible(view.has_tools or bool(text))
        self.nothing.sentence.set_text(self.context.texts("empty.search", text=text))
        self.nothing.setVisible(view.is_nothing_found)
        self.overview.show_view(view, is_unfolded=bool(text))

    def _show_privacy(self, *, is_empty: bool) -> None:
        """Who begins here reads it at the start; what the command line began shows it nowhere."""
        settings = self.context.settings
        self.privacy.notice.set_text(privacy.notice(settings, self.context.texts))
        self.privacy.setVisible(not (is_empty or privacy.is_read(settings)))

    def _on_privacy_read(self) -> None:
        self.context.change_settings(**privacy.read_now(self.context.settings))
        self._show()
        if self.privacy.isHidden() and (first := self.first_focus()):
            first.setFocus()

    def _card_view(self, card: AssessmentCard) -> AssessmentCardView:
        view = AssessmentCardView(card, self.context.texts)
        go = self.context.shell.show_page
        view.page_asked.connect(lambda page, number: go(page, assessment_id=number))
        view.correction_asked.connect(lambda number: go("start", assessment_id=number))
        view.delete_asked.connect(self._on_delete_asked)
        return view

    def _on_start_asked(self) -> None:
        self.context.shell.show_page("start")

    def _on_assessments_changed(self) -> None:
        # Also before the window was painted, when nothing is visible yet.
        if not self.isHidden():
            self._show()

    # Deleting, and thinking better of it

    def _on_delete_asked(self, assessment_id: int) -> None:
        place = [view.objectName() for view in self.overview.cards()].index(
            f"assessment_{assessment_id}"
        )
        try:
            sentence = self._presenter.delete(assessment_id)
        except SentenceError as error:
            self.context.say(error)
            return
        self.context.hub.assessments_changed.emit()
        self._focus_card(place)
        undo = self.context.texts("home.restore")
        self.context.shell.show_notice(
            Notice.done(sentence, undo, lambda: self._on_restore_asked(assessment_id))
        )

    def _on_restore_asked(self, assessment_id: int) -> None:
        from ksa_assess.services.assessment_errors import DuplicateAssessmentError

        try:
            sentence = self._presenter.restore(assessment_id)
        except DuplicateAssessmentError as error:
            self._offer_first(error)
            return
        except SentenceError as error:
            self.context.say(error)
            return
        self.context.hub.assessments_changed.emit()
        for card in self.overview.cards():
            if card.objectName() == f"assessment_{assessment_id}":
                card.go_on.setFocus()
        self.context.shell.show_notice(Notice.done(sentence))

    def _offer_first(self, error: "DuplicateAssessmentError") -> None:
        shell, texts = self.context.shell, self.context.texts
        first = error.assessment_id
        shell.show_notice(
            Notice.trouble(
                texts.sentence(error),
                texts("start.open_first"),
                lambda: shell.show_page("walk", assessment_id=first),
            )
        )

    def _focus_card(self, place: int) -> None:
        """The card at a place, or the last one, or where to begin."""
        cards = self.overview.cards()
        (cards[min(place, len(cards) - 1)].go_on if cards else self.welcome.begin).setFocus()

    # Files from HR, and reviews that come back

    def _on_file_asked(self) -> None:
        texts = self.context.texts
        path = self.context.dialogs.open_file(
            self, texts("home.open_file"), texts("home.open_file_filter")
        )
        if path:
            self._take_in((path,))

    def _take_in(self, paths: tuple[Path, ...]) -> None:
        """As assessments where one is among them: what else there is is then told as refused."""
        if any(is_review(path) for path in paths):
            self.receiving.receive(paths)
        else:
            self.read_files.read(paths, is_always_shown=False)

    def _on_files_left(self) -> None:
        self._faces.setCurrentIndex(0)
        if self.isVisible():
            (self.open_file if self._actions.isVisible() else self.welcome.open_file).setFocus()

    def _on_stored(self, imported: "Sequence[Imported]") -> None:
        """Whoever went on to another page meanwhile stays there: the notice tells of it."""
        self._faces.setCurrentIndex(0)
        if self.isVisible():
            self.context.shell.show_page("start", standard_code=imported[0].code)
