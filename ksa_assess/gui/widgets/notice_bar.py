"""The sentence above a page: what was done, or what did not go through and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from ksa_assess.gui.notice import Notice, Tone
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button, IconButton
from ksa_assess.gui.widgets.labels import Paragraph
from ksa_assess.gui.widgets.layouts import clear, row
from ksa_assess.gui.widgets.marks import Sign

_LOOKS = {Tone.PLAIN: "notice", Tone.DONE: "notice-done", Tone.TROUBLE: "notice-trouble"}
_SIGNS = {
    Tone.PLAIN: ("notice", "accent"),
    Tone.DONE: ("check", "done"),
    Tone.TROUBLE: ("notice", "text"),
}


class NoticeBar(QFrame):
    """Hidden while there is nothing to say. Signal: closed() when a person puts it away."""

    closed = Signal()

    def __init__(self, close_name: str) -> None:
        super().__init__()
        self._close_name = close_name
        self._row = row(spacing=STEP + 4, parent=self)
        self._row.setContentsMargins(14, STEP, STEP, STEP)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        clear(self._row)
        self.setProperty("look", _LOOKS[notice.tone])
        self.setAccessibleName(notice.text)
        # The tone as a sign, so that it is not said by colour alone.
        self._row.addWidget(Sign(*_SIGNS[notice.tone], side=20), 0, Qt.AlignmentFlag.AlignVCenter)
        self.sentence = Paragraph(notice.text)
        self._row.addWidget(self.sentence, 1)
        if notice.action:
            self._row.addWidget(self._action_button(notice), 0)
        close = IconButton("close", self._close_name)
        close.clicked.connect(self.clear)
        close.clicked.connect(self.closed)
        self._row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()

    def clear(self) -> None:
        self.hide()
        clear(self._row)

    def _action_button(self, notice: Notice) -> Button:
        self.action_button = Button(notice.action)
        self.action_button.clicked.connect(self.clear)
        if notice.act:
            self.action_button.clicked.connect(notice.act)
        return self.action_button
