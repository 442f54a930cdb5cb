"""The passphrase of a file: off unless somebody wants it, typed twice, shown when asked."""

from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QWidget

from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.choice import Switch
from ksa_assess.gui.widgets.columns import TwoColumns
from ksa_assess.gui.widgets.field import Field
from ksa_assess.gui.widgets.frames import Card
from ksa_assess.gui.widgets.labels import Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.runtime.texts import Texts

_TWO_FROM = 560
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class TypedPassphrase:
    """What stands in the card; kept in memory alone, and only while the page is built anew."""

    is_on: bool = False
    first: str = ""
    again: str = ""


class PassphraseCard(Card):
    """Nothing of it is stored, not even that there was one."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(20)
        name = texts("hand_over.passphrase.switch")
        self.switch = Switch(name, is_on=False)
        self.switch.setObjectName("protect")
        head = row(self.switch, Paragraph(name, "strong"), spacing=STEP + 4)
        head.setStretch(1, 1)
        self.first = _hidden_line("passphrase")
        self.again = _hidden_line("passphrase_again")
        self.first_field = Field(texts("hand_over.passphrase.first"), self.first)
        self.again_field = Field(texts("hand_over.passphrase.again"), self.again)
        self.advice = Paragraph("", "second")
        self._fields = QWidget()
        column(
            TwoColumns([self.first_field], [self.again_field], _TWO_FROM),
            self._build_show(texts),
            self.advice,
            spacing=STEP + 4,
            parent=self._fields,
        ).setContentsMargins(0, STEP, 0, 0)
        self._fields.hide()
        self.body.addLayout(head)
        self.body.addWidget(self._fields)
        self.switch.toggled.connect(self._on_toggled)
        for line in (self.first, self.again):
            line.textEdited.connect(lambda _text: self.say_trouble("", ""))

    def _build_show(self, texts: Texts) -> QWidget:
        name = texts("hand_over.passphrase.show")
        self.show_it = Switch(name, is_on=False)
        self.show_it.setObjectName("show_passphrase")
        self.show_it.toggled.connect(self._on_shown)
        line = QWidget()
        row(self.show_it, Paragraph(name), spacing=STEP + 4, parent=line).setStretch(1, 1)
        return line

    def typed(self) -> TypedPassphrase:
        return TypedPassphrase(self.switch.isChecked(), self.first.text(), self.again.text())

    def show_typed(self, typed: TypedPassphrase) -> None:
        self.first.setText(typed.first)
        self.again.setText(typed.again)
        self.switch.setChecked(typed.is_on)
        self.show_it.setChecked(False)
        self.say_trouble("", "")

    def say_trouble(self, first: str, again: str) -> None:
        """What is to be mended in each of the two; empty where nothing is."""
        self.first_field.set_trouble(first)
        self.again_field.set_trouble(again)

    def _on_toggled(self, is_on: bool) -> None:
        self._fields.setVisible(is_on)
        if is_on and self.switch.hasFocus():
            self.first.setFocus()

    def _on_shown(self, is_shown: bool) -> None:
        echo = QLineEdit.EchoMode
        for line in (self.first, self.again):
            line.setEchoMode(echo.Normal if is_shown else echo.Password)


def _hidden_line(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(name)
    line.setMaxLength(_LONGEST)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line
