"""The second step: one indicator where the views differ, and what both agree on."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from ksa_assess.gui.pages.talk.presenter import TalkPresenter, Views
from ksa_assess.gui.reviewing.level_buttons import LevelButtons
from ksa_assess.gui.reviewing.view import View
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.columns import Folding
from ksa_assess.gui.widgets.empty_state import EmptyState
from ksa_assess.gui.widgets.frames import Card, Scrolling
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.marks import Pill
from ksa_assess.gui.widgets.text_fields import TextField
from ksa_assess.wording import Wording

_MARGIN = 20
_SIDE_BY_SIDE = 620
_LEAST_LINES = 2
_LEAST_LEVELS = 380


class ViewsPanel(Scrolling):
    """Signals: level_chosen(level), not_applicable_chosen(), reason_typed(text), cleared(), left()
    of the text."""

    level_chosen = Signal(int)
    not_applicable_chosen = Signal()
    reason_typed = Signal(str)
    cleared = Signal()
    left = Signal()

    def __init__(self, wording: Wording, widest: int) -> None:
        super().__init__(widest, margin=2 * STEP)
        self._texts = wording.texts
        self.body.setSpacing(12)
        self.empty = Card(_MARGIN)
        self.empty.body.addWidget(EmptyState("check", self._texts("talk.views.none")))
        self.item = self._build_item()
        self.sides = _Side(self._texts("talk.self")), _Side(self._texts("talk.supervisor"))
        self.columns = _Sides(self.sides)
        self.agreement = self._build_agreement(wording)
        for part in (self.empty, self.item, self.columns, self.agreement):
            self.body.addWidget(part)
        self.body.addStretch(1)

    # Building

    def _build_item(self) -> Card:
        card = Card(_MARGIN)
        self.position = Label("", "second")
        self.difference = Pill("", "accent")
        self.place = Paragraph("", "second")
        self.text = Paragraph("", "large")
        self.required = Paragraph("", "required")
        card.body.addLayout(row(self.position, 1, self.difference))
        for part in (self.place, self.text, self.required):
            card.body.addWidget(part)
        return card

    def _build_agreement(self, wording: Wording) -> Card:
        texts, card = self._texts, Card(_MARGIN)
        self.levels = LevelButtons(wording, texts("talk.agreed"))
        self.levels.setObjectName("levels")
        self.not_applicable = _Option(texts("answer.not_applicable"), "option")
        self.not_applicable.setObjectName("not_applicable")
        self.not_applicable.setCheckable(True)
        self.clear = Button(texts("talk.agreed.clear"), "link")
        self.clear.setObjectName("clear")
        self.reason = TextField(texts("talk.agreed.reason"), _LEAST_LINES)
        self.reason.setObjectName("agreed_reason")
        self.state = Paragraph("", "second")
        self.state.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        card.body.addLayout(self._head_of_agreement())
        card.body.addWidget(Folding(self.levels, self.not_applicable, _LEAST_LEVELS))
        card.body.addWidget(Label(texts("talk.agreed.reason"), "heading"))
        card.body.addWidget(self.reason)
        self.levels.chosen.connect(self.level_chosen)
        self.not_applicable.clicked.connect(self.not_applicable_chosen)
        self.clear.clicked.connect(self.cleared)
        self.reason.typed.connect(self.reason_typed)
        self.reason.left.connect(self.left)
        return card

    def _head_of_agreement(self) -> QHBoxLayout:
        """Whether anything is recorded stands where one looks first."""
        head = row(Label(self._texts("talk.agreed"), "strong"), self.state, self.clear, spacing=12)
        head.setStretch(1, 1)
        return head

    # Showing

    def show_talk(self, presenter: TalkPresenter) -> None:
        """Texts that are being typed are left alone."""
        views = presenter.views
        self.empty.setVisible(views is None)
        for part in (self.item, self.columns, self.agreement):
            part.setVisible(views is not None)
        if views is not None:
            self._show_item(views)
            self._show_agreement(views, is_editable=presenter.is_editable)

    def _show_item(self, views: Views) -> None:
        self.position.setText(views.position)
        self.difference.set_text(views.difference)
        self.place.set_text(views.place)
        self.text.set_text(f"{views.code}　{views.text}")
        self.required.set_text(views.required)
        for side, view in zip(self.sides, (views.own, views.supervisor), strict=True):
            side.show_view(view, self._texts("talk.no_comment"))

    def _show_agreement(self, views: Views, *, is_editable: bool) -> None:
        self.levels.show_levels(views.level, views.required_level)
        self.levels.setEnabled(is_editable)
        self.not_applicable.setEnabled(is_editable)
        self.not_applicable.setChecked(views.is_not_applicable)
        self.clear.setVisible(is_editable and (views.is_agreed or views.is_chosen))
        self.reason.show_text(views.reason, is_editable=is_editable)
        hint = self._texts("talk.agreed.reason_hint") if is_editable else ""
        self.reason.setPlaceholderText(hint)
        self.reason.setAccessibleDescription(hint)
        self.state.set_text(views.state)


class _Sides(QWidget):
    """Side by side and equally high, as both count the same; in a narrow window one below the
    other."""

    def __init__(self, sides: "tuple[_Side, _Side]") -> None:
        super().__init__()
        self._sides = sides
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)
        for one in sides:
            self._box.addWidget(one, 1)

    def minimumSizeHint(self) -> QSize:
        """Of one below the other: two that stand side by side must be able to leave it."""
        widest = max(one.minimumSizeHint().width() for one in self._sides)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= appearance.current().px(_SIDE_BY_SIDE)
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)


class _Side(Card):
    """One side's view, as large as the other's."""

    def __init__(self, name: str) -> None:
        super().__init__(_MARGIN)
        self._name = name
        self.answer = Paragraph("", "title")
        self.meaning = Paragraph("", "second")
        self.words = Paragraph("")
        self.body.addWidget(Label(name, "heading"))
        self.body.addLayout(column(self.answer, self.meaning, spacing=4))
        self.body.addWidget(self.words)
        self.body.addStretch(1)

    def show_view(self, view: View, nothing: str) -> None:
        said = "\n".join(view.sentences) or nothing
        self.answer.set_text(view.answer)
        self.meaning.set_text(view.meaning)
        self.meaning.setVisible(bool(view.meaning))
        self.words.set_text(said)
        self.setAccessibleName("\n".join((self._name, view.answer, view.meaning, said)))


class _Option(Button):
    """Only what is chosen is shown as chosen."""

    def nextCheckState(self) -> None:
        """Nothing; see the class."""
