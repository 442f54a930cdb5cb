"""Items with the same thing to look at; a long list shows its beginning first."""

from PySide6.QtCore import Qt, Signal

from ksa_assess.gui.pages.last_look.presenter import LookGroup, LookLine
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.frames import Card, Line
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.row_button import RowButton
from ksa_assess.runtime.texts import Texts

_MARGIN = 20 - STEP  # With the margin of the rows as far in as in other cards.
_SHOWN_FIRST = 5


class GroupCard(Card):
    """Signal: item_chosen(code)."""

    item_chosen = Signal(str)

    def __init__(self, texts: Texts, group: LookGroup) -> None:
        super().__init__(_MARGIN)
        self._texts = texts
        self._rest = group.lines[_SHOWN_FIRST:]
        self.lines: list[RowButton] = []
        self.setObjectName(group.name)
        head = column(Label(group.title, "strong"), Paragraph(group.why, "second"), spacing=2)
        head.setContentsMargins(STEP, 0, STEP, 0)
        self.body.addLayout(head)
        self._lines = column(spacing=0)
        self.body.addLayout(self._lines)
        self._add(group.lines[:_SHOWN_FIRST])
        if self._rest:
            self.more = Button(texts("check.more", n=len(self._rest)), "link")
            self.more.clicked.connect(self._show_rest)
            self.body.addLayout(row(self.more, 1))

    def _add(self, lines: tuple[LookLine, ...]) -> None:
        for one in lines:
            if self.lines:
                self._lines.addWidget(Line())
            line = _ItemLine(self._texts, one)
            line.clicked.connect(lambda _=False, code=one.code: self.item_chosen.emit(code))
            self.lines.append(line)
            self._lines.addWidget(line)

    def _show_rest(self) -> None:
        first = len(self.lines)
        self._add(self._rest)
        # Shown before the button goes, or the focus would leave the card with it.
        self.lines[first].show()
        self.lines[first].setFocus()
        self.more.hide()


class _ItemLine(RowButton):
    """Leads to the item in the walk."""

    def __init__(self, texts: Texts, one: LookLine) -> None:
        said = texts("check.line", code=one.code, text=one.text, note=one.note)
        super().__init__(said if one.note else f"{one.code} {one.text}")
        code = Label(one.code, "code")
        words = column(Paragraph(one.text), spacing=2)
        if one.note:
            words.addWidget(Paragraph(one.note, "second"))
        layout = row(code, words, spacing=12, parent=self)
        layout.setContentsMargins(STEP, STEP, STEP, STEP)
        layout.setStretch(1, 1)
        layout.setAlignment(code, Qt.AlignmentFlag.AlignTop)
