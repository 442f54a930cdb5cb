"""What is filtered and how it is sorted: menus and a field to ask, chips to see and take away."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from ksa_assess.domain.answer import AnswerKind
from ksa_assess.gui.pages.results.presenter import ResultsPresenter
from ksa_assess.gui.pages.results.row_filter import EVERY_ROW, Order, Outcome, RowFilter, Views
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.flow import FlowLayout
from ksa_assess.gui.widgets.labels import Label
from ksa_assess.gui.widgets.layouts import clear, column
from ksa_assess.gui.widgets.search_box import SearchBox
from ksa_assess.runtime.texts import Texts

_SEARCH_WIDTH = 260
_INDENT = "　　"


class FilterBar(QWidget):
    """Signal: changed(RowFilter, Order) when a person asks for other rows."""

    changed = Signal(object, object)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.wanted = EVERY_ROW
        self.order = Order.DOCUMENT
        self._presenter: ResultsPresenter | None = None
        column(self._build_controls(), self._build_chips(), spacing=STEP, parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _build_controls(self) -> QWidget:
        texts = self._texts
        self.search = SearchBox(texts("results.filter.search"))
        self.search.setObjectName("search")
        self.search.setMinimumWidth(appearance.current().px(_SEARCH_WIDTH))
        self.search.setToolTip(texts("results.filter.search"))
        self.search.textChanged.connect(self._on_text_changed)
        self.places = MenuButton(texts, texts("results.filter.place"))
        self.outcomes = MenuButton(texts, texts("results.filter.outcome"))
        self.answers = MenuButton(texts, texts("results.filter.answers"))
        self.views = MenuButton(texts, texts("results.filter.views"))
        self.orders = MenuButton(texts, texts("results.order"))
        controls = QWidget()
        flow = FlowLayout(controls)
        for one in (
            *(self.search, self.places, self.outcomes, self.answers),
            *(self.views, self.orders),
        ):
            flow.addWidget(one)
        return controls

    def _build_chips(self) -> QWidget:
        chips = QWidget()
        self.chips = FlowLayout(chips)
        return chips

    # Showing

    def show_results(self, presenter: ResultsPresenter) -> None:
        """What can be asked of these results; which rows, `show_filter` says."""
        self._presenter = presenter
        self._fill_menus(presenter)

    def show_filter(self, wanted: RowFilter, order: Order, count: int) -> None:
        """`count` is how many rows it takes."""
        self.wanted, self.order = wanted, order
        if self.search.text() != wanted.text:
            self.search.setText(wanted.text)
        self._mark_menus()
        clear(self.chips)
        self.count = Label(self._texts("results.filter.count", n=count), "heading")
        line: list[Label | Button] = [self.count]
        line += [self._chip(part) for part in wanted.parts if part != "text"]
        if wanted != EVERY_ROW:
            line.append(self._all_button())
        for one in line:
            self.chips.addWidget(one)
            one.ensurePolished()  # The style sheet sets a height of its own, once.
        # All as high as the highest, so that the words of all stand on one line.
        height = max(one.sizeHint().height() for one in line)
        for one in line:
            one.setMinimumHeight(height)

    def _chip(self, part: str) -> Button:
        said = self._opened.chip(self.wanted, part)
        chip = Button(said, "option", icon_name="close")
        chip.setObjectName(f"chip_{part}")
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setAccessibleName(self._texts("results.filter.remove", name=said))
        chip.clicked.connect(lambda: self._drop(self.wanted.without(part)))
        return chip

    def _all_button(self) -> Button:
        button = Button(self._texts("results.filter.all"), "link")
        button.setObjectName("all_rows")
        button.clicked.connect(lambda: self._drop(EVERY_ROW))
        return button

    # Asking

    @property
    def _opened(self) -> ResultsPresenter:
        if self._presenter is None:
            raise RuntimeError("the filter has no results")
        return self._presenter

    def _on_text_changed(self, text: str) -> None:
        if text != self.wanted.text:
            self._ask(replace(self.wanted, text=text))

    def _ask(self, wanted: RowFilter) -> None:
        self.changed.emit(wanted, self.order)

    def _drop(self, wanted: RowFilter) -> None:
        """The chip that had the focus is gone: the next thing to do is to ask anew."""
        self._ask(wanted)
        self.search.setFocus()

    def _fill_menus(self, opened: ResultsPresenter) -> None:
        every = self._texts("results.filter.all")
        places = [(c, f"{_INDENT if t else ''}{c} {name}") for c, name, t in opened.places]
        self.places.show_options(
            [("", every), *places], lambda value: self._ask(replace(self.wanted, place=value))
        )
        self.outcomes.show_options(
            [(None, every), *((one, opened.outcome(one)) for one in Outcome)],
            lambda value: self._ask(replace(self.wanted, outcome=value)),
        )
        self.answers.show_options(
            [((), every), *(((one,), opened.answer_kind(one)) for one in AnswerKind)],
            lambda value: self._ask(replace(self.wanted, answers=value)),
        )
        self.views.setVisible(opened.is_reviewed)
        self.views.show_options(
            [(None, every), *((one, opened.views(one)) for one in Views)],
            lambda value: self._ask(replace(self.wanted, views=value)),
        )
        self.orders.show_options(
            [(one, self._texts(f"results.order.{one}")) for one in Order],
            lambda value: self.changed.emit(self.wanted, value),
        )

    def _mark_menus(self) -> None:
        self.places.mark(self.wanted.place)
        self.outcomes.mark(self.wanted.outcome)
        self.answers.mark(self.wanted.answers)
        self.views.mark(self.wanted.views)
        self.orders.mark(self.order)


@dataclass(frozen=True, slots=True)
class _Option:
    """Keeps an enum or a tuple as it is; Qt would make a text or a list of it."""

    value: object
    words: str


class MenuButton(Button):
    """Opens a menu of options, one of which is in force and said with the button's name."""

    def __init__(self, texts: Texts, name: str) -> None:
        super().__init__(f"{name} ▾")
        self._texts = texts
        self._name = name
        self.options = QMenu(self)
        self.options.setAccessibleName(name)
        self.clicked.connect(self._open)

    def show_options(
        self, options: Sequence[tuple[object, str]], choose: Callable[..., None]
    ) -> None:
        """Values and their words; never while one of them is being chosen, as they are deleted."""
        self.options.clear()
        for value, words in options:
            # An ampersand in a menu would mark a key.
            action = QAction(words.replace("&", "&&"), self.options, checkable=True)
            action.setData(_Option(value, words.strip()))
            action.triggered.connect(lambda _=False, value=value: choose(value))
            self.options.addAction(action)

    def mark(self, present: object) -> None:
        """Tell which option is in force; none of them may be."""
        self.setAccessibleName(self._name)
        for action in self.options.actions():
            option = action.data()
            is_present = option.value == present
            action.setChecked(is_present)
            if is_present:
                self.setAccessibleName(
                    self._texts("control.named", name=self._name, text=option.words)
                )

    def _open(self) -> None:
        self.options.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._open()
        else:
            super().keyPressEvent(event)
