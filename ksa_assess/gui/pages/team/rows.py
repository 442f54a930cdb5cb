"""One person's review as a row: who, how far, in which state, what to do."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ksa_assess.gui.pages.team.presenter import PersonRow, Way
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.flow import FlowLayout
from ksa_assess.gui.widgets.labels import ElidedLabel, Label
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.marks import Pill, ProgressLine
from ksa_assess.runtime.texts import Texts

_LEAST_WHO = 186
_FAR, _STATE, _WAYS = 206, 204, 182
_LEAST_BUTTON = 92
_GAP = 2 * STEP
_ANY_WIDTH = 16_777_215
# Row, column, rows and columns taken of: who, how far, state, ways.
_Places = Sequence[tuple[int, int, int, int]]
_ONE_LINE: _Places = ((0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1), (0, 3, 1, 1))
_TWO_LINES: _Places = ((0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1))
_BELOW: _Places = ((0, 0, 1, 1), (1, 0, 1, 1), (2, 0, 1, 1), (3, 0, 1, 1))


class PersonRowView(QWidget):
    """In one line where there is room for it. Signal: asked(page, id)."""

    asked = Signal(str, int)

    def __init__(self, person: PersonRow, texts: Texts) -> None:
        super().__init__()
        self._person = person
        self._texts = texts
        self._placed: _Places = ()
        self.setObjectName(f"person_{person.id}")
        self.setAccessibleName(f"{person.name} {person.standard} {person.state}")
        self.setAccessibleDescription(
            " ".join((person.about, person.progress, *person.facts, person.changed))
        )
        self._parts = (
            self._build_who(),
            self._build_far(),
            self._build_state(),
            self._build_ways(),
        )
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(20, 14, 20, 14)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(STEP)
        self._place(_BELOW)

    def _build_who(self) -> QWidget:
        person = self._person
        about = ElidedLabel(person.about, "second")
        head = row(ElidedLabel(person.name, "strong"), about)
        head.setStretch(1, 1)
        who = QWidget()
        lines = column(head, ElidedLabel(person.standard, "second"), spacing=STEP // 2, parent=who)
        if person.amendment:
            lines.addLayout(row(Pill(person.amendment), 1))
        lines.addStretch(1)
        return who

    def _build_far(self) -> QWidget:
        person = self._person
        line = ProgressLine(person.progress)
        line.set_progress(person.reviewed, person.total)
        far = QWidget()
        layout = column(spacing=STEP // 2, parent=far)
        layout.addWidget(Label(person.progress, "second"))
        layout.addWidget(line)
        if person.facts:
            last = len(person.facts) - 1
            facts = [fact + "・" * (place < last) for place, fact in enumerate(person.facts)]
            layout.addWidget(_flowing([Label(fact, "small") for fact in facts], 2))
        layout.addStretch(1)
        return far

    def _build_state(self) -> QWidget:
        person = self._person
        pill = Pill(person.state, _TONES[person.to_do])
        changed = ElidedLabel(person.changed, "small")
        state = QWidget()
        column(row(pill, 1), changed, 1, spacing=STEP // 2, parent=state)
        return state

    def _build_ways(self) -> QWidget:
        buttons = [self._build_way(way) for way in self._person.ways]
        self.main = buttons[0]
        self.main.setMinimumWidth(appearance.current().px(_LEAST_BUTTON))
        return _flowing(buttons, STEP // 2, is_from_right=True)

    def _build_way(self, way: Way) -> Button:
        person = self._person
        is_main = way is person.ways[0]
        button = Button(way.label, "" if is_main else "quiet")
        button.setObjectName(f"{way.page}_{person.id}")
        said = self._texts("control.named", name=way.label, text=person.name)
        button.setAccessibleName(said)
        button.clicked.connect(lambda: self.asked.emit(way.page, person.id))
        return button

    # Where the parts stand

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = appearance.current().px
        room = self.width() - 2 * 20
        beside = px(_FAR) + _GAP + px(_LEAST_WHO)
        if room >= beside + px(_STATE) + px(_WAYS) + 2 * _GAP:
            self._place(_ONE_LINE)
        else:
            self._place(_TWO_LINES if room >= beside else _BELOW)

    def minimumSizeHint(self) -> QSize:
        """Of one below the other: those side by side must be able to leave it."""
        widest = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(widest + 2 * 20, super().minimumSizeHint().height())

    def _place(self, places: _Places) -> None:
        if places is self._placed:
            return
        self._placed = places
        widths = {_ONE_LINE: (_FAR, _STATE, _WAYS), _TWO_LINES: (_FAR, 0, _FAR)}.get(
            places, (0, 0, 0)
        )
        for part, width in zip(self._parts[1:], widths, strict=True):
            _set_width(part, appearance.current().px(width))
        for part, place in zip(self._parts, places, strict=True):
            self._grid.addWidget(part, *place)
        self._grid.setColumnStretch(0, 1)


# A state that waits for the reader, and one that waits for somebody else.
_TONES = {True: "accent", False: "plain"}


def _flowing(parts: Sequence[QWidget], gap: int, *, is_from_right: bool = False) -> QWidget:
    """Side by side; none is torn or cut where they do not fit."""
    around = QWidget()
    flow = FlowLayout(around, gap, is_from_right=is_from_right)
    for part in parts:
        flow.addWidget(part)
    return around


def _set_width(part: QWidget, width: int) -> None:
    """0 lets it be as wide as its place."""
    part.setMinimumWidth(width)
    part.setMaximumWidth(width or _ANY_WIDTH)
