"""Asking for the passphrase of files, in the place of the page: once for all that take it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.choice import Switch
from ksa_assess.gui.widgets.frames import Card, Scrolling
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import row
from ksa_assess.runtime.texts import Texts

_WIDEST = 720
_FIELD = 320


class PassphraseFace(Scrolling):
    """What is typed is forgotten as soon as it was tried. Signals: tried(passphrase), skipped()."""

    tried = Signal(str)
    skipped = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(appearance.current().px(_WIDEST), is_centred=False)
        self._build_field(texts)
        self.sentence = Paragraph("")
        self.open_files = Button(texts("receiving.passphrase.open"), "primary")
        self.open_files.setObjectName("open_with_passphrase")
        self.open_files.setEnabled(False)
        self.open_files.clicked.connect(self._on_tried)
        self.skip = Button(texts("receiving.passphrase.skip"))
        self.skip.setObjectName("skip")
        self.skip.clicked.connect(self.skipped)
        self.body.addWidget(Label(texts("receiving.passphrase.title"), "title"))
        self.body.addWidget(self._build_card(texts))
        self.body.addStretch(1)

    def _build_card(self, texts: Texts) -> Card:
        card = Card()
        card.body.setSpacing(STEP)
        card.body.addWidget(self.sentence)
        card.body.addSpacing(STEP)
        card.body.addWidget(Label(texts("receiving.passphrase.field"), "strong"))
        card.body.addLayout(row(self.passphrase, 1))
        card.body.addLayout(row(self.show_it, Label(texts("receiving.passphrase.show")), 1))
        card.body.addSpacing(STEP)
        card.body.addLayout(row(self.open_files, self.skip, 1))
        return card

    def _build_field(self, texts: Texts) -> None:
        self.passphrase = QLineEdit()
        self.passphrase.setObjectName("passphrase")
        self.passphrase.setAccessibleName(texts("receiving.passphrase.field"))
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setMinimumWidth(appearance.current().px(_FIELD))
        self.passphrase.textChanged.connect(lambda text: self.open_files.setEnabled(bool(text)))
        self.passphrase.returnPressed.connect(self._on_tried)
        self.show_it = Switch(texts("receiving.passphrase.show"), is_on=False)
        self.show_it.setObjectName("show_passphrase")
        self.show_it.toggled.connect(self._on_shown)

    def ask(self, sentence: str) -> None:
        """Say what it is asked for, or that it was the wrong one."""
        self.sentence.set_text(sentence)
        self.passphrase.setAccessibleDescription(sentence)
        self.passphrase.clear()

    def _on_shown(self, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        self.passphrase.setEchoMode(mode)

    def _on_tried(self) -> None:
        if passphrase := self.passphrase.text():
            self.passphrase.clear()
            self.tried.emit(passphrase)
