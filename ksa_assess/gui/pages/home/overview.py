"""The cards in their groups: what waits for the person, to work on, handed in, and closed ones
under a fold."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ksa_assess.gui.pages.home.cards import AssessmentCardView, DeletedLine
from ksa_assess.gui.pages.home.presenter import AssessmentCard, DeletedDraft, HomeView
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.card_grid import CardGrid
from ksa_assess.gui.widgets.labels import Label
from ksa_assess.gui.widgets.layouts import clear, column, row
from ksa_assess.runtime.texts import Texts

# Where the foot of a card needs no second line.
_LEAST_CARD = 490

MakeCard = Callable[[AssessmentCard], AssessmentCardView]


class Overview(QWidget):
    """`make_card` makes a card and connects it. Signal: restore_asked(id)."""

    restore_asked = Signal(int)

    def __init__(self, texts: Texts, make_card: MakeCard) -> None:
        super().__init__()
        self._texts = texts
        self.now = _Group(Label(texts("home.group.now"), "heading"), make_card)
        self.open = _Group(Label(texts("home.group.open"), "heading"), make_card)
        self.waiting = _Group(Label(texts("home.group.waiting"), "heading"), make_card)
        self.fold = Button("", "quiet")
        self.fold.setObjectName("fold")
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._on_folded)
        fold = QWidget()
        row(self.fold, 1, parent=fold)
        self.closed = _Group(fold, make_card)
        self._closed: tuple[AssessmentCard, ...] = ()
        self._bin = QWidget()
        self._deleted = column(spacing=STEP // 2, parent=self._bin)
        groups = (self.now, self.open, self.waiting, self.closed)
        column(*groups, self._bin, spacing=3 * STEP, parent=self)

    def show_view(self, view: HomeView, *, is_unfolded: bool) -> None:
        """`is_unfolded` shows the closed ones too: something is looked for."""
        shown = {self.now: view.now, self.open: view.open, self.waiting: view.waiting}
        has_groups = sum(map(bool, (*shown.values(), view.closed))) > 1
        for group, cards in shown.items():
            group.show_cards(cards, has_heading=has_groups)
        self._closed = view.closed
        self.fold.setText(self._texts("home.group.closed", n=len(view.closed)))
        self.fold.setAccessibleName(self.fold.text())
        self.fold.setChecked(is_unfolded or self.fold.isChecked())
        self._show_closed()
        self._show_deleted(view.deleted)

    def cards(self) -> list[AssessmentCardView]:
        """Those in view, in their order."""
        groups = (self.now, self.open, self.waiting, self.closed)
        return [card for group in groups for card in group.cards()]

    def _on_folded(self, _is_checked: bool) -> None:
        self._show_closed()

    def _show_closed(self) -> None:
        is_unfolded = self.fold.isChecked()
        self.fold.set_icon("down" if is_unfolded else "right")
        self.closed.show_cards(self._closed if is_unfolded else (), has_heading=True)
        self.closed.setVisible(bool(self._closed))

    def _show_deleted(self, drafts: Sequence[DeletedDraft]) -> None:
        clear(self._deleted)
        self._bin.setVisible(bool(drafts))
        if not drafts:
            return
        self._deleted.addWidget(Label(self._texts("home.deleted_heading"), "small"))
        for draft in drafts:
            line = DeletedLine(draft, self._texts)
            line.restore_asked.connect(self.restore_asked)
            self._deleted.addWidget(line)


class _Group(QWidget):
    """A heading, if there is one, and the cards below it."""

    def __init__(self, heading: QWidget, make_card: MakeCard) -> None:
        super().__init__()
        self._make_card = make_card
        self.heading = heading
        self.grid = CardGrid(_LEAST_CARD)
        column(heading, self.grid, parent=self)

    def show_cards(self, cards: Sequence[AssessmentCard], *, has_heading: bool) -> None:
        self.setVisible(bool(cards))
        self.heading.setVisible(has_heading)
        self.grid.setVisible(bool(cards))
        self.grid.set_cards([self._make_card(card) for card in cards])

    def cards(self) -> list[AssessmentCardView]:
        return [card for card in self.grid.cards if isinstance(card, AssessmentCardView)]
