"""Where the results lead in the life of an assessment: on to the supervisor, and back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ksa_assess.domain.assessment import Assessment, State
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.layouts import row
from ksa_assess.runtime.texts import Texts

_TO_GIVE = (State.DRAFT, State.SUBMITTED, State.CLOSED)
_REVIEWED = (State.REVIEWED, State.CLOSED)


class LifeWays(QWidget):
    """Signals: page_asked(route), withdraw_asked(), reopen_asked()."""

    page_asked = Signal(str)
    withdraw_asked = Signal()
    reopen_asked = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.withdraw = Button(texts("withdraw.title"))
        self.reopen = Button(texts("reopen.title"))
        self.hand_over = Button(texts("hand_over.title"))
        self.acknowledge = Button(texts("home.see_review"))
        for name in ("withdraw", "reopen", "hand_over", "acknowledge"):
            getattr(self, name).setObjectName(name)
        self.withdraw.clicked.connect(self.withdraw_asked)
        self.reopen.clicked.connect(self.reopen_asked)
        self.hand_over.clicked.connect(lambda: self.page_asked.emit("hand_over"))
        self.acknowledge.clicked.connect(lambda: self.page_asked.emit("acknowledge"))
        row(self.withdraw, self.reopen, self.hand_over, self.acknowledge, parent=self)

    def show_assessment(self, assessment: Assessment) -> None:
        """What came in by a file is its person's to move, on their own computer."""
        state, is_own = assessment.state, not assessment.is_received
        self.withdraw.setVisible(is_own and state is State.SUBMITTED)
        self.reopen.setVisible(is_own and state is State.CLOSED)
        self.hand_over.setVisible(is_own and state in _TO_GIVE)
        self.acknowledge.setVisible(is_own and state in _REVIEWED)
        is_to_answer = state is State.REVIEWED
        self._name(self.acknowledge, "home.read_review" if is_to_answer else "home.see_review")
        set_primary(self.acknowledge, is_primary=is_to_answer)
        set_primary(self.hand_over, is_primary=state is State.SUBMITTED)
        self.setVisible(is_own and bool(assessment.log) and state is not State.RETURNED)

    def _name(self, button: Button, key: str) -> None:
        button.setText(self._texts(key))
        button.setAccessibleName(button.text())


def set_primary(button: Button, *, is_primary: bool) -> None:
    """Of a button that is already shown."""
    button.setProperty("look", "primary" if is_primary else "")
    button.style().unpolish(button)
    button.style().polish(button)
