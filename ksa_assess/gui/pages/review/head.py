"""Whose review it is and where it stands, with the ways on."""

from PySide6.QtWidgets import QWidget

from ksa_assess.gui.pages.review.presenter import ReviewPresenter
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.columns import Folding
from ksa_assess.gui.widgets.flow import FlowLayout
from ksa_assess.gui.widgets.labels import ElidedLabel
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.marks import Pill
from ksa_assess.runtime.texts import Texts

_LEAST_TITLE = 200
_WAYS = (
    ("walk", "review.walk", ""),
    ("talk", "talk.mode", ""),
    ("report", "review.report", ""),
    ("complete", "review.complete", "primary"),
)


class ReviewHead(QWidget):
    """Buttons: walk, talk, report, complete."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.title = ElidedLabel("", "title")
        self.whose = ElidedLabel("", "second")
        self.state = Pill("", "accent")
        about, ways = QWidget(), QWidget()
        whose = row(self.state, self.whose)
        whose.setStretch(1, 1)
        column(self.title, whose, spacing=2, parent=about)
        self.buttons = {name: Button(texts(key), look) for name, key, look in _WAYS}
        flow = FlowLayout(ways)
        for name, button in self.buttons.items():
            button.setObjectName(f"head_{name}")
            flow.addWidget(button)
        self.walk, self.talk = self.buttons["walk"], self.buttons["talk"]
        self.report, self.complete = self.buttons["report"], self.buttons["complete"]
        column(Folding(about, ways, _LEAST_TITLE), parent=self)

    def show_review(self, presenter: ReviewPresenter, *, offers_completing: bool) -> None:
        self.title.setText(presenter.title)
        self.whose.setText(presenter.whose)
        self.state.set_text(presenter.state_said)
        self.complete.setVisible(offers_completing and presenter.rating.is_editable)
