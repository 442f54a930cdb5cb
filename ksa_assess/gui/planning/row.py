"""One item of the plan as a card: what, from which level to which, how, with whom, until when."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ksa_assess.domain.plan import PlanItem, Way
from ksa_assess.gui.planning.item_picker import ItemPicker
from ksa_assess.gui.planning.level_stepper import LevelStepper
from ksa_assess.gui.planning.offers import Chip, Suggestions
from ksa_assess.gui.planning.presenter import Offer, PlanPresenter
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button, IconButton
from ksa_assess.gui.widgets.card_grid import CardGrid
from ksa_assess.gui.widgets.columns import Folding
from ksa_assess.gui.widgets.flow import FlowLayout
from ksa_assess.gui.widgets.frames import Card
from ksa_assess.gui.widgets.group import Group
from ksa_assess.gui.widgets.labels import Label
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.marks import Badge, Pill
from ksa_assess.gui.widgets.tab_order import follow_layout
from ksa_assess.gui.widgets.text_fields import LineField, TextField
from ksa_assess.wording import Wording

# Three and two side by side where the window is as small as it may be.
_LEAST_FIELD = 282
_LEAST_TEXT = 400
# Parts of an item that are typed, with the texts that name them.
_TYPED = {
    "text": "plan.item",
    "course": "plan.course",
    "owner": "plan.owner",
    "how_checked": "plan.check",
    "result": "plan.result",
}
# Those of several lines, with how many they have at least.
_LINES = {"text": 1, "how_checked": 2, "result": 2}


class PlanRow(Group):
    """Signals while one types: typed(part, text), due_typed(text), left(), due_left();
    by one act: chosen(part, value), way_toggled(way), offer_taken(Offer or None); and
    move_asked(step), remove_asked().
    """

    typed = Signal(str, str)
    due_typed = Signal(str)
    left = Signal()
    due_left = Signal()
    chosen = Signal(str, object)
    way_toggled = Signal(object)
    offer_taken = Signal(object)
    move_asked = Signal(int)
    remove_asked = Signal()

    def __init__(self, uuid: str, wording: Wording, presenter: PlanPresenter) -> None:
        super().__init__()
        self.uuid = uuid
        self._wording = wording
        self._texts = wording.texts
        self._presenter = presenter
        self._code = ""
        self.picker: ItemPicker | None = None
        self._build_fields()
        card = Card(20)
        card.body.setSpacing(2 * STEP)
        self._top = column(self._build_head(), self.fields["text"])
        card.body.addLayout(self._top)
        card.body.addWidget(self._build_short(presenter))
        card.body.addWidget(self._build_long(presenter))
        column(card, parent=self)
        self._connect()

    # Building

    def _build_fields(self) -> None:
        texts = self._texts
        self.fields: dict[str, LineField | TextField] = {}
        for part, key in _TYPED.items():
            lines = _LINES.get(part)
            self.fields[part] = TextField(texts(key), lines) if lines else LineField(texts(key))
            self.fields[part].setObjectName(part)
        self.due = LineField(texts(f"plan.due.{self._wording.calendar}"))
        self.due.setObjectName("due")
        self.present = LevelStepper(texts("plan.present"), self._wording)
        self.target = LevelStepper(texts("plan.target"), self._wording)
        name = texts("plan.way")
        self.ways = {way: Chip(texts, name, texts(f"plan.way.{way}")) for way in Way}

    def _build_head(self) -> QWidget:
        texts, about, acts = self._texts, QWidget(), QWidget()
        self.number = Badge("1")
        self.code = Pill("", "accent")
        self.pick = Button(texts("plan.pick"), "link")
        self.up = IconButton("up", texts("plan.move_up"))
        self.down = IconButton("down", texts("plan.move_down"))
        self.remove = IconButton("trash", texts("plan.remove"))
        for name in ("pick", "up", "down", "remove"):
            getattr(self, name).setObjectName(name)
        title = Label(texts("plan.item"), "heading")
        row(self.number, title, self.code, 1, parent=about)
        row(self.pick, self.up, self.down, self.remove, parent=acts)
        return Folding(about, acts)

    def _build_short(self, presenter: PlanPresenter) -> QWidget:
        texts = self._texts
        levels, ways = QWidget(), QWidget()
        arrow = Label("→", "second")
        row(self.present, arrow, self.target, 1, parent=levels)
        flow = FlowLayout(ways)
        for button in self.ways.values():
            flow.addWidget(button)
        self.days = Suggestions(texts, texts("plan.due.western"))
        for key, day in presenter.days:
            self.days.offer(texts(key), day)
        grid = CardGrid(_LEAST_FIELD)
        grid.set_cards(
            [
                _labelled(texts("plan.levels"), levels),
                _labelled(texts("plan.way"), ways),
                _labelled(texts(f"plan.due.{self._wording.calendar}"), self.due, self.days),
            ]
        )
        return grid

    def _build_long(self, presenter: PlanPresenter) -> QWidget:
        texts = self._texts
        self.owners = Suggestions(texts, texts("plan.owner"))
        for name in presenter.owners:
            self.owners.offer(name, name)
        grid = CardGrid(_LEAST_TEXT, most=2)
        grid.set_cards(
            [
                _labelled(texts("plan.course"), self.fields["course"]),
                _labelled(texts("plan.owner"), self.fields["owner"], self.owners),
                _labelled(texts("plan.check"), self.fields["how_checked"]),
                _labelled(texts("plan.result"), self.fields["result"]),
            ]
        )
        return grid

    def _connect(self) -> None:
        for part, field in self.fields.items():
            field.typed.connect(lambda text, part=part: self.typed.emit(part, text))
            field.left.connect(self.left)
        self.due.typed.connect(self.due_typed)
        self.due.left.connect(self.due_left)
        self.present.chosen.connect(lambda level: self.chosen.emit("present", level))
        self.target.chosen.connect(lambda level: self.chosen.emit("target", level))
        for way, button in self.ways.items():
            button.clicked.connect(lambda _=False, way=way: self.way_toggled.emit(way))
        self.owners.chosen.connect(self._on_owner_taken)
        self.days.chosen.connect(self._on_day_taken)
        self.pick.clicked.connect(self._on_pick_asked)
        self.up.clicked.connect(lambda: self.move_asked.emit(-1))
        self.down.clicked.connect(lambda: self.move_asked.emit(1))
        self.remove.clicked.connect(self.remove_asked)

    # Choosing from the standard

    def _on_pick_asked(self) -> None:
        """Show the list below the words, or put it away again."""
        if self.picker:
            self._close_picker()
            return
        self.picker = ItemPicker(self._texts, self._presenter.found, self._code)
        self.picker.chosen.connect(self._on_picked)
        self.picker.left.connect(self._close_picker)
        self._top.addWidget(self.picker)
        follow_layout(self)
        self.pick.setAccessibleDescription(self._texts("plan.pick_open"))
        self.picker.search_box.setFocus()

    def _on_picked(self, offer: Offer | None) -> None:
        self._close_picker()
        self.fields["text"].setFocus()
        self.offer_taken.emit(offer)

    def _close_picker(self) -> None:
        if self.picker:
            self.pick.setFocus()
            self.pick.setAccessibleDescription("")
            self._top.removeWidget(self.picker)
            self.picker.hide()
            self.picker.deleteLater()
            self.picker = None

    # The suggestions go away when the field is filled, so the focus goes to it first.

    def _on_owner_taken(self, name: str) -> None:
        self.fields["owner"].setFocus()
        self.chosen.emit("owner", name)

    def _on_day_taken(self, day: object) -> None:
        self.due.setFocus()
        self.chosen.emit("due", day)

    # Showing

    def show_item(self, item: PlanItem, place: int, count: int, presenter: PlanPresenter) -> None:
        is_editable = presenter.is_editable
        self.setAccessibleName(self._texts("plan.nth_of", n=place + 1, count=count))
        self.number.set_text(str(place + 1))
        self._code = item.code
        self.code.set_text(item.code)
        self.code.setVisible(bool(item.code))
        for part, field in self.fields.items():
            field.show_text(getattr(item, part), is_editable=is_editable)
        self._show_due(presenter.due_said(item), is_editable=is_editable)
        example = self._texts("plan.due.example", example=presenter.due_example)
        self.due.setPlaceholderText(example if is_editable else "")
        self.present.show_level(item.present, is_editable=is_editable)
        self.target.show_level(item.target, is_editable=is_editable)
        for way, button in self.ways.items():
            button.show_ticked(is_ticked=way in item.ways)
            button.setEnabled(is_editable)
        self.owners.setVisible(is_editable and not item.owner)
        self.days.setVisible(is_editable and item.due is None)
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < count - 1)
        for button in (self.pick, self.up, self.down, self.remove):
            button.setVisible(is_editable)

    def _show_due(self, text: str, *, is_editable: bool) -> None:
        """While it is typed the day stays as it is written."""
        self.due.setReadOnly(not is_editable)
        if not self.due.hasFocus() or not self.due.isModified():
            self.due.setText(text)


def _labelled(label: str, *controls: QWidget) -> QWidget:
    """A label above its controls, at the top of the cell."""
    around = QWidget()
    column(Label(label, "heading"), *controls, 1, spacing=STEP // 2 + 2, parent=around)
    return around
