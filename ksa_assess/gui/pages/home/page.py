"""Home: my self-assessments as cards; for somebody new, the three steps."""

from PySide6.QtWidgets import QWidget

from ksa_assess.gui.context import Context
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.pages.home.cards import AssessmentCardView
from ksa_assess.gui.pages.home.presenter import AssessmentCard, HomePresenter
from ksa_assess.gui.pages.home.welcome import Welcome
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.card_grid import CardGrid
from ksa_assess.gui.widgets.frames import Scrolling
from ksa_assess.gui.widgets.labels import Label
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.page import Page
from ksa_assess.runtime.errors import SentenceError

_WIDEST = 1240


class HomePage(Page):
    """The cards are read anew at each visit and when the hub tells of a change."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._presenter = HomePresenter(context.profile, context.wording)
        texts = context.texts
        self.start = Button(texts("start.begin"), "primary", icon_name="plus")
        self.start.setObjectName("start")
        self.start.clicked.connect(self._on_start_asked)
        self.grid = CardGrid()
        self.welcome = Welcome(texts, self._presenter.purpose(context.settings))
        self.welcome.start_asked.connect(self._on_start_asked)
        self.welcome.library_asked.connect(lambda: context.shell.show_page("library"))
        scrolling = Scrolling(_WIDEST)
        scrolling.body.addLayout(row(Label(texts("nav.mine"), "title"), 1, self.start))
        scrolling.body.addWidget(self.grid)
        scrolling.body.addWidget(self.welcome)
        scrolling.body.addStretch(1)
        column(scrolling, parent=self)
        context.hub.assessments_changed.connect(self._on_assessments_changed)

    def open(self) -> None:
        self._show(self._presenter.cards())

    def first_focus(self) -> QWidget | None:
        first = self.findChild(AssessmentCardView)
        return first.go_on if first else self.welcome.begin

    def _show(self, cards: tuple[AssessmentCard, ...]) -> None:
        self.welcome.setVisible(not cards)
        self.grid.setVisible(bool(cards))
        self.start.setVisible(bool(cards))
        self.grid.set_cards([self._card_view(card) for card in cards])

    def _card_view(self, card: AssessmentCard) -> AssessmentCardView:
        view = AssessmentCardView(card, self.context.texts)
        shell = self.context.shell
        view.walk_asked.connect(lambda number: shell.show_page("walk", assessment_id=number))
        view.results_asked.connect(lambda number: shell.show_page("results", assessment_id=number))
        view.delete_confirmed.connect(self._on_delete_confirmed)
        return view

    def _on_start_asked(self) -> None:
        self.context.shell.show_page("start")

    def _on_assessments_changed(self) -> None:
        if self.isVisible():
            self._show(self._presenter.cards())

    def _on_delete_confirmed(self, assessment_id: int) -> None:
        try:
            self._presenter.delete(assessment_id)
        except SentenceError as error:
            self.context.say(error)
            return
        self.context.hub.assessments_changed.emit()
        self.context.shell.show_notice(Notice.done(self.context.texts("home.deleted")))
