"""Cards side by side: as many columns as fit."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP


class CardGrid(QWidget):
    """Cards keep their order, row by row; `least_width` grows with the text, `most` columns."""

    def __init__(self, least_width: int, most: int = 3) -> None:
        super().__init__()
        self._least_width = least_width
        self._most = most
        self.cards: tuple[QWidget, ...] = ()
        self._fillers: list[QWidget] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2 * STEP)

    def set_cards(self, cards: Sequence[QWidget], most: int = 0) -> None:
        """Show these instead of the ones before, which are deleted; `most` columns from now on."""
        self._most = most or self._most
        for card in self.cards:
            self._grid.removeWidget(card)
            card.hide()
            card.setParent(None)
            card.deleteLater()
        self.cards = tuple(cards)
        self._columns = 0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        fitting = self.width() // appearance.current().px(self._least_width)
        columns = max(1, min(fitting, self._most))
        if columns == self._columns:
            return
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 0)
        self._columns = columns
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, *divmod(place, columns))
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        self._fill(range(len(self.cards), columns))

    def _fill(self, places: range) -> None:
        """A column without a card would have no distance to its neighbour."""
        for filler in self._fillers:
            self._grid.removeWidget(filler)
            filler.hide()
            filler.deleteLater()
        self._fillers = [QWidget(self) for _ in places]
        for place, filler in zip(places, self._fillers, strict=True):
            self._grid.addWidget(filler, 0, place)
