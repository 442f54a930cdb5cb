"""Narrowing the list: a menu of what it can be narrowed by, and what narrows it at present."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ksa_assess.gui.pages.library.presenter import Facet, LibraryPresenter
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.flow import FlowLayout
from ksa_assess.gui.widgets.layouts import clear
from ksa_assess.runtime.texts import Texts


class NarrowingButton(Button):
    """Opens the menu. Signal: changed() when the list is narrowed otherwise."""

    changed = Signal()

    def __init__(self, presenter: LibraryPresenter, texts: Texts) -> None:
        super().__init__(texts("library.narrow"), "quiet")
        self.setObjectName("narrow")
        self._presenter = presenter
        self._texts = texts
        self.menu_of_facets = QMenu(self)
        self.clicked.connect(self._on_clicked)

    def fill_menu(self) -> None:
        """Offer what there is now."""
        self.menu_of_facets.clear()
        for facet in self._presenter.facets():
            self._add_facet(facet)

    def _add_facet(self, facet: Facet) -> None:
        menu = self.menu_of_facets.addMenu(facet.label)
        chosen = self._presenter.chosen(facet.name)
        self._add_offer(menu, facet, "", self._texts("library.facet.all"), is_chosen=not chosen)
        for value, name, count in facet.offers:
            label = self._texts("library.facet.offer", name=name, n=count)
            self._add_offer(menu, facet, value, label, is_chosen=value == chosen)

    def _add_offer(
        self, menu: QMenu, facet: Facet, value: str, label: str, *, is_chosen: bool
    ) -> None:
        # An ampersand in a menu would mark a key.
        action = QAction(label.replace("&", "&&"), menu)
        action.setCheckable(True)
        action.setChecked(is_chosen)
        action.triggered.connect(lambda: self._on_offer_taken(facet.name, value))
        menu.addAction(action)

    def _on_clicked(self) -> None:
        self.fill_menu()
        self.menu_of_facets.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _on_offer_taken(self, facet: str, value: str) -> None:
        self._presenter.narrow(facet, value)
        self.changed.emit()


class Narrowings(QWidget):
    """What narrows the list, each with a way out. Signal: removed(facet)."""

    removed = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._layout = FlowLayout(self)

    def show_narrowings(self, narrowings: tuple[tuple[str, str], ...]) -> None:
        clear(self._layout)
        for facet, name in narrowings:
            button = Button(name, "option", icon_name="close")
            button.setAccessibleName(self._texts("library.narrow_away", name=name))
            button.setToolTip(button.accessibleName())
            button.clicked.connect(lambda _=False, facet=facet: self.removed.emit(facet))
            self._layout.addWidget(button)
        self.setVisible(bool(narrowings))
