"""The ways to hand over, side by side, each with its one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ksa_assess.gui.pages.hand_over.presenter import Way, WayText
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.card_grid import CardGrid
from ksa_assess.gui.widgets.frames import Card
from ksa_assess.gui.widgets.labels import Paragraph
from ksa_assess.gui.widgets.layouts import row
from ksa_assess.gui.widgets.marks import Sign

_ICONS = {Way.FILE: "document", Way.COPY: "copy", Way.HERE: "talk"}
_LEAST_CARD = 240


class Ways(QWidget):
    """Signal: chosen(Way)."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.grid = CardGrid(_LEAST_CARD)
        row(self.grid, spacing=0, parent=self)
        self.buttons: dict[Way, Button] = {}

    def show_ways(self, ways: tuple[WayText, ...]) -> None:
        self.setVisible(bool(ways))
        cards = [_WayCard(one, is_first=place == 0) for place, one in enumerate(ways)]
        self.buttons = {one.way: card.button for one, card in zip(ways, cards, strict=True)}
        for way, button in self.buttons.items():
            button.clicked.connect(lambda _=False, way=way: self.chosen.emit(way))
        self.grid.set_cards(cards, most=len(cards))


class _WayCard(Card):
    def __init__(self, one: WayText, *, is_first: bool) -> None:
        super().__init__(20)
        self.body.setSpacing(STEP + 4)
        self.button = Button(one.act, "primary" if is_first else "")
        self.button.setObjectName(one.way)
        self.button.setAccessibleDescription(one.text)
        title = Paragraph(one.title, "strong")
        head = row(spacing=STEP + 4)
        head.addWidget(Sign(_ICONS[one.way], "accent", 24), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(title, 1)
        self.body.addLayout(head)
        self.body.addWidget(Paragraph(one.text, "second"))
        self.body.addStretch(1)
        self.body.addLayout(row(self.button, 1))
