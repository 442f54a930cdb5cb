"""Which indicators the outline lists on the supervisor's side: a menu, each with its count."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu

from ksa_assess.gui.pages.walk.review_presenter import ReviewWalkPresenter
from ksa_assess.gui.reviewing.sight import Filter
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.runtime.texts import Texts


class FilterButton(Button):
    """Says what is listed. Signal: chosen() when a person asks for others."""

    chosen = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__("")
        self.setObjectName("outline_filter")
        self.wanted = Filter.ALL
        self._texts = texts
        self._presenter: ReviewWalkPresenter | None = None
        self.offers = QMenu(self)
        self.offers.setAccessibleName(texts("review.filter.label"))
        self.clicked.connect(self._open)
        self.set_wanted(Filter.ALL)

    def show_walk(self, presenter: ReviewWalkPresenter) -> None:
        """What can be listed of this one."""
        self._presenter = presenter

    def set_wanted(self, wanted: Filter) -> None:
        self.wanted = wanted
        name = self.name_of(wanted)
        self.setText(self._texts("review_walk.filter", name=name))
        self.setAccessibleName(self._texts("review_walk.filter.said", name=name))

    def name_of(self, wanted: Filter) -> str:
        return self._texts(f"review.filter.{wanted}")

    def fill_menu(self) -> None:
        """Each with how many there are now; the changed ones only where there are any."""
        self.offers.clear()
        for one in Filter:
            count = len(self._presenter.codes(one)) if self._presenter else 0
            if count or one is not Filter.CHANGED:
                self._add_offer(one, count)

    def _add_offer(self, one: Filter, count: int) -> None:
        words = self._texts("review.filter.said", name=self.name_of(one), n=count)
        offer = QAction(words, self.offers, checkable=True)
        offer.setChecked(one is self.wanted)
        offer.triggered.connect(lambda: self._choose(one))
        self.offers.addAction(offer)

    def _choose(self, wanted: Filter) -> None:
        self.set_wanted(wanted)
        self.chosen.emit()

    def _open(self) -> None:
        self.fill_menu()
        self.offers.popup(self.mapToGlobal(QPoint(0, self.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._open()
        else:
            super().keyPressEvent(event)
