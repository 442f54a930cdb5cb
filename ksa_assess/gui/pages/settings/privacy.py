"""The notice on personal data, to be read again at any time, and whose data are here."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ksa_assess.gui.pages.settings.held_persons import PersonRow
from ksa_assess.gui.pages.settings.rows import SettingsCard, words
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.frames import Line
from ksa_assess.gui.widgets.job_progress import JobProgress
from ksa_assess.gui.widgets.labels import ElidedLabel, Paragraph
from ksa_assess.gui.widgets.layouts import clear, column, row
from ksa_assess.gui.widgets.tab_order import follow_layout
from ksa_assess.runtime.texts import Texts

_SHOWN = 5
_COLUMN_GAP = 3 * STEP


class PrivacyCard(SettingsCard):
    """Signals: export_asked(PersonRow), erase_asked(PersonRow)."""

    export_asked = Signal(object)
    erase_asked = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts("settings.privacy"))
        self._texts = texts
        self._persons: Sequence[PersonRow] = ()
        self._is_whole = False
        self.is_busy = False
        self.notice = Paragraph()
        self.read_at = Paragraph("", "second")
        self.progress = JobProgress(texts("dialog.cancel"))
        part = QWidget()
        heading = Paragraph(texts("privacy.heading"), "second")
        column(heading, self.notice, self.read_at, spacing=STEP, parent=part)
        self.add([part, self._build_persons()])

    def show_notice(self, notice: str, read_at: str) -> None:
        self.notice.set_text(notice)
        self.read_at.set_text(read_at)

    def show_persons(self, persons: Sequence[PersonRow]) -> None:
        self._persons = persons
        clear(self._list)
        shown = persons if self._is_whole else persons[:_SHOWN]
        for line, person in enumerate(shown):
            self._add_line(line, person)
        self.nobody.setVisible(not persons)
        self.show_all.setText(self._texts("settings.show_all_persons", n=len(persons)))
        self.show_all.setAccessibleName(self.show_all.text())
        self.show_all.setVisible(len(persons) > len(shown))
        follow_layout(self)

    def show_outcome(self, sentences: Sequence[str]) -> None:
        """What an erasure did stays until it was read."""
        clear(self._sentences)
        for place, sentence in enumerate(sentences):
            self._sentences.addWidget(Paragraph(sentence, "" if place else "strong"))
        told = (self._texts("settings.persons.outcome"), *sentences)
        self.outcome.setAccessibleName("\n".join(told))
        self.understood.setAccessibleDescription("\n".join(sentences))
        self.outcome.setVisible(bool(sentences))
        follow_layout(self)

    def first_button(self) -> QWidget | None:
        """Where to go on when a line is gone."""
        return self._lines.findChild(Button, "export_person_0")

    def set_busy(self, *, is_busy: bool) -> None:
        """While one is exported or erased nothing else can be begun; it can be stopped."""
        self.is_busy = is_busy
        self._lines.setEnabled(not is_busy)

    def _build_persons(self) -> QWidget:
        texts = self._texts
        self.nobody = Paragraph(texts("settings.persons.none"), "second")
        part = QWidget()
        column(
            words(texts("settings.persons"), texts("settings.persons.hint")),
            self.progress,
            self._build_outcome(),
            self.nobody,
            self._build_list(),
            row(self._build_show_all(), 1),
            spacing=STEP,
            parent=part,
        )
        return part

    def _build_outcome(self) -> QWidget:
        self.outcome = QWidget()
        self._sentences = column(spacing=STEP // 2)
        self.understood = Button(self._texts("settings.persons.understood"))
        self.understood.setObjectName("understood")
        self.understood.clicked.connect(self._on_understood)
        column(
            Line(),
            self._sentences,
            row(self.understood, 1),
            Line(),
            spacing=STEP,
            parent=self.outcome,
        )
        self.outcome.hide()
        return self.outcome

    def _build_list(self) -> QWidget:
        self._lines = QWidget()
        self._list = QGridLayout(self._lines)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setHorizontalSpacing(_COLUMN_GAP)
        self._list.setVerticalSpacing(STEP)
        self._list.setColumnStretch(0, 1)
        return self._lines

    def _build_show_all(self) -> Button:
        self.show_all = Button("", "link")
        self.show_all.setObjectName("show_all_persons")
        self.show_all.clicked.connect(self._on_show_all)
        return self.show_all

    def _add_line(self, line: int, person: PersonRow) -> None:
        export = self._button("export", line, person)
        export.clicked.connect(lambda: self.export_asked.emit(person))
        erase = self._button("erase", line, person)
        erase.clicked.connect(lambda: self.erase_asked.emit(person))
        about = QWidget()
        name, held = ElidedLabel(person.called), ElidedLabel(person.held, "second")
        column(name, held, spacing=0, parent=about)
        for place, part in enumerate((about, export, erase)):
            self._list.addWidget(part, line, place)

    def _button(self, what: str, line: int, person: PersonRow) -> Button:
        key = f"settings.persons.{what}"
        button = Button(self._texts(key), "link")
        button.setObjectName(f"{what}_person_{line}")
        button.setAccessibleName(self._texts(f"{key}_named", name=person.called))
        button.setAccessibleDescription(person.held)
        return button

    def _on_show_all(self) -> None:
        self._is_whole = True
        first_new = min(_SHOWN, len(self._persons) - 1)
        self.show_persons(self._persons)
        if button := self._lines.findChild(Button, f"export_person_{first_new}"):
            button.setFocus()

    def _on_understood(self) -> None:
        self.show_outcome(())
        if button := self.first_button():
            button.setFocus()
