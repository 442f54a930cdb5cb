"""How to begin a review: the self ratings first, or the own judgement."""

from PySide6.QtCore import Signal

from ksa_assess.domain.review import ReviewWay
from ksa_assess.gui.pages.walk.item import WalkItem
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.frames import Card
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import row
from ksa_assess.runtime.texts import Texts


class BeginCard(Card):
    """Signal: chosen(ReviewWay)."""

    chosen = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.text = Paragraph("", "second")
        self.body.addWidget(Label(texts("review_walk.begin.title"), "title"))
        self.body.addWidget(self.text)
        self.rate_first = self._add_way(ReviewWay.RATE_FIRST, "primary")
        self.self_first = self._add_way(ReviewWay.SELF_FIRST)

    def show_item(self, item: WalkItem) -> None:
        said = self._texts("review_walk.begin.text", name=item.person, n=item.total)
        self.text.set_text(said)

    def _add_way(self, way: ReviewWay, look: str = "") -> Button:
        said = self._texts(f"review_walk.begin.{way}")
        button = Button(self._texts(f"review.{way}"), look)
        button.setObjectName(way.value)
        button.setAccessibleDescription(said)
        button.clicked.connect(lambda: self.chosen.emit(way))
        self.body.addSpacing(12)
        self.body.addLayout(row(button, 1))
        self.body.addWidget(Paragraph(said, "second"))
        return button
