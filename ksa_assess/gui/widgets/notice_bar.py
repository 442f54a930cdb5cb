"""The sentence above a page: what was done, or what did not go through and what to do."""

from collections.abc import Callable

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
    """Hidden while there is nothing to say. Signal: closed() when a person puts it away.

    Its buttons are made once: what is made later stands at the end of the Tab key's way.
    """

    closed = Signal()

    def __init__(self, close_name: str) -> None:
        super().__init__()
        self._acts: dict[Button, Callable[[], None] | None] = {}
        self.sentence = Paragraph()
        self.action_button = self._build_button("notice_action")
        self.second_button = self._build_button("notice_second_action")
        self.close_button = IconButton("close", close_name)
        self.close_button.setObjectName("notice_close")
        self.close_button.clicked.connect(self.clear)
        self.close_button.clicked.connect(self.closed)
        self._sign = row()
        layout = row(self._sign, self.sentence, *self._acts, spacing=STEP + 4, parent=self)
        layout.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        layout.setStretch(1, 1)
        layout.setContentsMargins(14, STEP, STEP, STEP)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def _build_button(self, name: str) -> Button:
        button = Button("")
        button.setObjectName(name)
        button.clicked.connect(lambda: self._on_clicked(button))
        self._acts[button] = None
        return button

    def show_notice(self, notice: Notice) -> None:
        self.setProperty("look", _LOOKS[notice.tone])
        self.setAccessibleName(notice.text)
        # The tone as a sign, so that it is not said by colour alone.
        clear(self._sign)
        self._sign.addWidget(Sign(*_SIGNS[notice.tone], side=20))
        self.sentence.set_text(notice.text)
        self._offer(self.action_button, notice.action, notice.act)
        self._offer(self.second_button, notice.second_action, notice.second_act)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()

    def clear(self) -> None:
        self.hide()
        self._acts = dict.fromkeys(self._acts)

    def _offer(self, button: Button, label: str, act: Callable[[], None] | None) -> None:
        self._acts[button] = act
        button.setText(label)
        button.setAccessibleName(label)
        button.setVisible(bool(label))

    def _on_clicked(self, button: Button) -> None:
        act = self._acts[button]
        self.clear()
        if act:
            act()
