"""The chosen indicator in full: where it stands, whole text, levels, comment, evidence."""

from PySide6.QtCore import Signal

from ksa_assess.gui.pages.results.listing import ListedIndicator
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.frames import Card
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.runtime.texts import Texts


class IndicatorDetail(Card):
    """Signal: open_asked(code)."""

    open_asked = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__(2 * STEP)
        self.setAccessibleName(texts("results.detail"))
        self._texts = texts
        self._choose = texts("results.detail.choose")
        self._code = ""
        self.place = Paragraph("", "second")
        self.text = Paragraph("")
        self.levels = Label("", "second")
        self.gap = Label("", "strong")
        self.sides = Paragraph("", "second")
        self.details = Paragraph("", "second")
        self.open_item = Button(texts("results.detail.open"))
        self.open_item.setObjectName("open_item")
        self.open_item.clicked.connect(lambda: self.open_asked.emit(self._code))
        figures = row(self.gap, self.levels, 1, spacing=2 * STEP)
        text = column(self.place, self.text, figures, self.sides, self.details, spacing=6)
        top = row(text, column(self.open_item, 1), spacing=2 * STEP)
        top.setStretch(0, 1)
        self.body.addLayout(top)
        self.show_indicator(None)

    def show_way(self, *, is_review: bool) -> None:
        """Where the button leads: to the own answer, or to the supervisor's."""
        key = "results.detail.open_review" if is_review else "results.detail.open"
        self.open_item.setText(self._texts(key))
        self.open_item.setAccessibleName(self.open_item.text())

    def show_indicator(self, one: ListedIndicator | None) -> None:
        """None where no row is chosen."""
        self._code = one.code if one else ""
        self.place.set_text(f"{one.duty}　›　{one.task}" if one else self._choose)
        self.text.set_text(f"{one.code}　{one.text}" if one else "")
        self.gap.setText(one.gap_said if one else "")
        self.levels.setText(one.levels if one else "")
        self.details.set_text("\n".join(one.details) if one else "")
        for part in (self.text, self.gap, self.levels, self.open_item):
            part.setVisible(one is not None)
        self.sides.set_text(one.sides if one else "")
        self.sides.setVisible(bool(one and one.sides))
        self.details.setVisible(bool(one and one.details))
