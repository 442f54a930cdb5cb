"""How far the review is, how often both say the same, and how it is begun."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ksa_assess.domain.review import ReviewWay
from ksa_assess.gui.pages.review.presenter import ReviewPresenter
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.choice import Choice
from ksa_assess.gui.widgets.columns import Folding
from ksa_assess.gui.widgets.frames import Card
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.marks import Pill, ProgressLine
from ksa_assess.runtime.texts import Texts

_LEAST_FIGURES = 300


class Overview(Card):
    """Signal: way_chosen(ReviewWay)."""

    way_chosen = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__(12)
        ways = [
            (one, texts(f"review.{one}")) for one in (ReviewWay.RATE_FIRST, ReviewWay.SELF_FIRST)
        ]
        self.progress = Label("", "strong")
        self.line = ProgressLine(texts("review.walk"))
        self.agreement = Paragraph("", "second")
        self.discuss = Pill("", "accent")
        self.saved = Label("", "done")
        self.way = Choice(texts, texts("review.how"), ways, ReviewWay.RATE_FIRST)
        self.way.setObjectName("way")
        self.way.chosen.connect(self.way_chosen)
        self._figures = figures = QWidget()
        self.how = QWidget()
        first = row(self.progress, self.discuss, 1, self.saved)
        column(first, self.line, self.agreement, spacing=4, parent=figures)
        column(Label(texts("review.how"), "heading"), self.way, 1, spacing=4, parent=self.how)
        self.body.setContentsMargins(16, 10, 16, 12)
        self.body.addWidget(Folding(figures, self.how, _LEAST_FIGURES))

    def show_review(self, presenter: ReviewPresenter, saved: str) -> None:
        done, whole = presenter.counts
        self.progress.setText(presenter.progress)
        self.line.set_progress(done, whole)
        self.agreement.set_text(presenter.agreement)
        self.discuss.set_text(presenter.to_discuss)
        self.discuss.setVisible(bool(presenter.to_discuss))
        self.saved.setText(saved)
        self.saved.setVisible(bool(saved))
        is_editable = presenter.rating.is_editable
        self.how.setVisible(is_editable)
        self._figures.setContentsMargins(0, 0, 2 * STEP if is_editable else 0, 0)
        self.way.set_value(presenter.way or ReviewWay.RATE_FIRST)
