"""The sheet in the middle: the indicator, the question, the levels, the result."""

from PySide6.QtWidgets import QWidget

from ksa_assess.gui.pages.walk.answer_lists import LevelList, OtherAnswers
from ksa_assess.gui.pages.walk.buttons import KeyButton
from ksa_assess.gui.pages.walk.content_panel import note_lines, show_printed
from ksa_assess.gui.pages.walk.item import WalkItem
from ksa_assess.gui.pages.walk.result_slot import ResultSlot
from ksa_assess.gui.pages.walk.sides import Side
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.frames import Card
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import placed_once, row
from ksa_assess.wording import Wording


class IndicatorCard(Card):
    """Its parts are kept from one indicator to the next and given other texts."""

    def __init__(self, wording: Wording, side: Side) -> None:
        super().__init__(2 * STEP)
        self._side = side
        self._wording = wording
        self._texts = wording.texts
        self.code = Label("", "code")
        self.outputs = Paragraph("", "second")
        self.flag = KeyButton(self._texts("walk.flag"), "F", "quiet", icon_name="flag")
        self.flag.setObjectName("flag")
        self.flag.setCheckable(True)
        self.text = Paragraph("", "large")
        self.notes = Paragraph("", "second")
        self.question = Label("", "strong")
        self.question.setWordWrap(True)  # Names may be long.
        self.help = Paragraph("", "second")
        # Where the window is low one sentence must do; the keys' overlay says all of it.
        self.short_help = Paragraph("", "second")
        self.short_help.hide()
        self.levels = LevelList(wording, side)
        self.levels.setObjectName("levels")
        self.others = OtherAnswers(self._texts, side)
        self.result = ResultSlot(wording, side)
        self._build()

    def _build(self) -> None:
        body = self.body
        body.setContentsMargins(20, 8, 20, 8)
        body.setSpacing(3)
        head = row(self.code, self.outputs, self.flag, spacing=12)
        head.setStretch(1, 1)
        body.addLayout(head)
        body.addWidget(self.text)
        body.addWidget(self.notes)
        body.addSpacing(6)
        body.addWidget(self.question)
        body.addWidget(self.help)
        body.addWidget(self.short_help)
        body.addSpacing(2)
        body.addWidget(self.levels)
        body.addSpacing(2)
        body.addWidget(self.others)
        body.addSpacing(6)
        body.addWidget(self.result)

    def add_answers(self, more: QWidget) -> None:
        """Other ways to answer, right below the levels."""
        self.body.insertWidget(self.body.indexOf(self.others) - 1, more)
        more.stackUnder(self.others)  # Read aloud before them, too.

    def show_item(self, item: WalkItem) -> None:
        with placed_once(self.body):
            self._show_texts(item)
            self._show_flag(item)
            self.levels.show_item(item)
            self.others.show_item(item)
            self.result.show_item(item)

    def _show_texts(self, item: WalkItem) -> None:
        place = item.place
        self.code.setText(place.indicator.code)
        outputs = self._wording.listed(f"{o.code} {o.name}" for o in place.task.outputs)
        self.outputs.set_text(self._texts("walk.outputs", outputs=outputs) if outputs else "")
        show_printed(self.text, place.indicator.text)
        self.notes.setVisible(bool(place.notes))
        show_printed(self.notes, note_lines(place.notes))
        self.question.setText(item.question(self._texts, self._side))
        self.help.set_text(self._help(item))
        key = self._side.assisting if item.is_assisting else self._side.help
        self.short_help.set_text(self._texts(key))

    def set_roomy(self, *, is_roomy: bool) -> None:
        """More air where the window is high enough for all of it."""
        self.help.setVisible(is_roomy)
        self.short_help.setVisible(not is_roomy)
        for answer in (*self.levels.rows, *self.others.rows):
            answer.set_roomy(is_roomy=is_roomy)

    def _help(self, item: WalkItem) -> str:
        lines = self._texts(self._side.help)
        return f"{lines}\n{self._texts(self._side.assisting)}" if item.is_assisting else lines

    def _show_flag(self, item: WalkItem) -> None:
        is_flagged = item.answer.is_flagged
        self.flag.setEnabled(item.is_editable)
        if self.flag.isChecked() != is_flagged:
            self.flag.setChecked(is_flagged)
            self.flag.set_icon("flag", "accent" if is_flagged else "muted")
