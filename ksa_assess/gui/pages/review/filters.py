"""Which rows are looked at: one filter of a few, each with its count, and a word to search."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ksa_assess.gui.pages.review.presenter import ReviewPresenter
from ksa_assess.gui.reviewing.sight import Filter
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.widgets.choice import Choice
from ksa_assess.gui.widgets.columns import Folding
from ksa_assess.gui.widgets.layouts import column
from ksa_assess.gui.widgets.search_box import SearchBox
from ksa_assess.runtime.texts import Texts

_SEARCH = 210


class Filters(QWidget):
    """Signal: changed() when a person asks for other rows."""

    changed = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        options = [(one, texts(f"review.filter.{one}")) for one in Filter]
        self.choice = Choice(texts, texts("review.filter.label"), options, Filter.ALL)
        self.choice.setObjectName("filter")
        self.search = SearchBox(texts("review.search"))
        self.search.setObjectName("search")
        self.search.setMinimumWidth(appearance.current().px(_SEARCH))
        column(Folding(self.choice, self.search), parent=self)
        self.choice.chosen.connect(lambda _one: self.changed.emit())
        self.search.textChanged.connect(lambda _text: self.changed.emit())

    @property
    def wanted(self) -> Filter:
        value = self.choice.value()
        return value if isinstance(value, Filter) else Filter.ALL

    def ask(self, wanted: Filter) -> None:
        """Show another filter, with every word; no signal."""
        self.choice.set_value(wanted)
        was_blocked = self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(was_blocked)

    def show_counts(self, presenter: ReviewPresenter) -> None:
        offered = presenter.filters()
        for one, button in self.choice.buttons.items():
            said = offered.get(Filter(str(one)))
            button.setVisible(said is not None)
            if said and button.text() != said:
                button.setText(said)
                button.setAccessibleName(said)
                button.updateGeometry()
