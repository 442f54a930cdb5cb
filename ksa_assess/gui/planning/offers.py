"""What a plan's item offers beside its texts: ways to tick, and usual entries."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics, QIcon
from PySide6.QtWidgets import QWidget

from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import BODY
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.flow import FlowLayout
from ksa_assess.runtime.texts import Texts

_TICK = 20  # With its distance from the words.
_AROUND_CHIP = 32


class Chip(Button):
    """Something to tick, any number of them; ticked it shows a tick."""

    def __init__(self, texts: Texts, group: str, text: str) -> None:
        super().__init__(text, "option")
        self.setAccessibleName(texts("control.named", name=group, text=text))
        self.setCheckable(True)

    def show_ticked(self, *, is_ticked: bool) -> None:
        self.setChecked(is_ticked)
        if is_ticked:
            self.set_icon("check", "accent")
        else:
            self.setIcon(QIcon())

    def sizeHint(self) -> QSize:
        """Room for the bold words and the tick, so that ticking moves nothing."""
        look = appearance.current()
        bold = QFontMetrics(look.font(BODY, is_bold=True)).horizontalAdvance(self.text())
        return QSize(bold + look.px(_TICK) + _AROUND_CHIP, super().sizeHint().height())


class Suggestions(QWidget):
    """Usual entries for a field that is still empty. Signal: chosen(value)."""

    chosen = Signal(object)

    def __init__(self, texts: Texts, name: str) -> None:
        super().__init__()
        self._texts = texts
        self._name = name
        self._flow = FlowLayout(self, gap=0)

    def offer(self, label: str, value: object) -> None:
        button = Button(label, "link")
        button.setAccessibleName(self._texts("control.named", name=self._name, text=label))
        button.clicked.connect(lambda: self.chosen.emit(value))
        self._flow.addWidget(button)
