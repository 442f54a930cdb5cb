"""A question that is answered by typing a name: for what cannot be taken back."""

import unicodedata

from PySide6.QtWidgets import QDialog, QWidget

from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import CARD_MARGIN, STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.field import line_field
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import column, row

_WIDTH = 460


class NameDialog(QDialog):
    """Yes only where the very name stands in the field; Escape is the careful answer."""

    def __init__(
        self, parent: QWidget, title: str, question: str, label: str, name: str, yes: str, no: str
    ) -> None:
        super().__init__(parent)
        self._name = _same(name)
        self.setWindowTitle(title)
        self.field, self.typed = line_field(label, "typed_name")
        self.yes = Button(yes, "primary")
        self.no = Button(no)
        self.yes.setEnabled(False)
        self.yes.setAutoDefault(True)
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        self.typed.textChanged.connect(self._on_typed)
        words = Paragraph(question)
        words.setMinimumWidth(appearance.current().px(_WIDTH) - 2 * CARD_MARGIN)
        layout = column(spacing=2 * STEP, parent=self)
        layout.setContentsMargins(CARD_MARGIN, CARD_MARGIN, CARD_MARGIN, CARD_MARGIN)
        layout.addWidget(Label(title, "strong"))
        layout.addWidget(words)
        layout.addWidget(self.field)
        layout.addSpacing(STEP)
        layout.addLayout(row(1, self.no, self.yes))
        self.typed.setFocus()

    def _on_typed(self, text: str) -> None:
        is_meant = _same(text) == self._name
        self.yes.setEnabled(is_meant)
        self.yes.setDefault(is_meant)


def _same(name: str) -> str:
    """Without what an input method or a copied blank adds."""
    return " ".join(unicodedata.normalize("NFC", name).split())
