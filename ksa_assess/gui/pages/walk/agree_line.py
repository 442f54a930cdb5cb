"""Agreeing with the self rating: with this one, with the whole task; or what does not apply."""

from PySide6.QtCore import Signal

from ksa_assess.domain.answer import Answer, AnswerKind
from ksa_assess.gui.pages.walk.answer_lists import LoneRow
from ksa_assess.gui.pages.walk.answer_row import RowState
from ksa_assess.gui.pages.walk.beside import Beside, is_agreement
from ksa_assess.gui.pages.walk.buttons import KeyButton, WalkButton
from ksa_assess.gui.pages.walk.item import WalkItem
from ksa_assess.gui.widgets.group import Group, place_said
from ksa_assess.gui.widgets.layouts import row
from ksa_assess.wording import Wording


class AgreeLine(Group):
    """Signals: agree_asked(), whole_task_asked(), levels_asked() where it does apply after all."""

    agree_asked = Signal()
    whole_task_asked = Signal()
    levels_asked = Signal()

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording.texts("review_walk.agreeing"))
        self._wording = wording
        self._texts = texts = wording.texts
        self.agree = _OneLine(texts, "A", texts("review.agree"), "")
        self.agree.setObjectName("agree")
        self.agree.setAccessibleDescription(place_said(texts, 1, 1))
        self.whole_task = KeyButton(texts("review.agree_task"), "Shift A", "link")
        self.whole_task.setObjectName("agree_task")
        self.refuse = WalkButton(texts("review.refuse_not_applicable"), "link")
        self.refuse.setObjectName("refuse")
        row(self.agree, self.whole_task, self.refuse, parent=self).setStretch(0, 1)
        self.agree.clicked.connect(self.agree_asked)
        self.whole_task.clicked.connect(self.whole_task_asked)
        self.refuse.clicked.connect(self.levels_asked)

    def set_roomy(self, *, is_roomy: bool) -> None:
        self.agree.set_roomy(is_roomy=is_roomy)

    def show_item(self, item: WalkItem, beside: Beside) -> None:
        self.setVisible(item.is_editable or is_agreement(item.answer))
        self.agree.set_words(self._name(beside), self._sentence(beside))
        self.agree.show_state(is_chosen=is_agreement(item.answer), state=RowState())
        self.agree.setEnabled(item.is_editable)
        is_to_decide = beside.is_not_applicable and item.is_editable
        self.refuse.setVisible(is_to_decide)
        self.whole_task.setVisible(item.is_editable and not is_to_decide)

    def _name(self, beside: Beside) -> str:
        is_to_decide = beside.is_not_applicable
        return self._texts("review.confirm_not_applicable" if is_to_decide else "review.agree")

    def _sentence(self, beside: Beside) -> str:
        if not beside.is_seen:
            return self._texts("review.hidden.short")
        if beside.own.kind is AnswerKind.NOT_APPLICABLE:
            return self._texts("review_walk.reason", reason=beside.own.reason)
        return answer_words(self._wording, beside.own)


class _OneLine(LoneRow):
    """Name and sentence side by side, also where there is room for two lines."""

    def set_roomy(self, *, is_roomy: bool) -> None:
        super().set_roomy(is_roomy=is_roomy)
        self.set_name_width(self.name_width())


def answer_words(wording: Wording, answer: Answer) -> str:
    """E.g. `4 級 能規劃`."""
    if answer.level is None:
        return wording.answer(answer)
    name = wording.scale_name(answer.level)
    return wording.texts("review_walk.level", level=wording.answer(answer), name=name)
