"""What a task draws on: knowledge, skills and attitudes, and which of them are mostly missing.

K and S become boxes to tick where the answer is below the requirement; the rows are kept and
given other texts, never built anew while walking.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ksa_assess.domain.standard import Note
from ksa_assess.gui.pages.walk.content_row import ContentRow
from ksa_assess.gui.pages.walk.item import WalkItem
from ksa_assess.gui.pages.walk.wrapped_text import unbroken
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import column, placed_once, row
from ksa_assess.gui.widgets.marks import Badge
from ksa_assess.runtime.texts import Texts

_Entry = tuple[str, str, str]


class ContentPanel(QWidget):
    """Signal: missing_toggled(code)."""

    missing_toggled = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.title = Label(texts("walk.content"), "strong")
        self.title.setWordWrap(True)
        self.question = Paragraph(texts("results.cause"), "required")
        self.knowledge = _Section(texts, "K", texts("term.knowledge"), self.missing_toggled.emit)
        self.skills = _Section(texts, "S", texts("term.skills"), self.missing_toggled.emit)
        self.attitudes = _Section(texts, "A", texts("term.attitudes"), self.missing_toggled.emit)
        self.notes = Paragraph("", "second")
        self._layout = column(
            self.title,
            self.question,
            self.knowledge,
            self.skills,
            self.attitudes,
            self.notes,
            spacing=12,
            parent=self,
        )
        self._layout.addStretch(1)

    def show_item(self, item: WalkItem) -> None:
        with placed_once(self._layout):
            self._show_content(item)

    def _show_content(self, item: WalkItem) -> None:
        place = item.place
        ticked = item.answer.missing if item.can_tick else ()
        is_asked = item.can_tick and item.is_editable
        self.question.setVisible(is_asked)
        self.knowledge.show_entries([(k.code, k.name, "") for k in place.knowledge])
        self.skills.show_entries([(s.code, s.name, "") for s in place.skills])
        self.attitudes.show_entries(
            [(a.code, a.name, a.description or "") for a in place.attitudes]
        )
        for section in (self.knowledge, self.skills):
            section.show_boxes(has_boxes=is_asked or bool(ticked), ticked=ticked)
            section.setEnabled(item.is_editable)
        self.notes.setVisible(bool(place.content_notes))
        show_printed(self.notes, note_lines(place.content_notes))

    def focus_first_box(self) -> None:
        section = self.knowledge if self.knowledge.isVisible() else self.skills
        section.focus_first()


class _Section(QWidget):
    """One of K, S and A: a badge, a heading, a count and its rows."""

    def __init__(self, texts: Texts, letter: str, name: str, toggle: Callable[[str], None]) -> None:
        super().__init__()
        self._texts = texts
        self._toggle = toggle
        self.rows: list[ContentRow] = []
        self.setAccessibleName(name)
        self._count = Label("", "small")
        head = row(Badge(letter, "accent"), Label(name, "heading"), 1, self._count)
        self._body = column(head, spacing=0, parent=self)
        self._body.addSpacing(4)

    def show_entries(self, entries: list[_Entry]) -> None:
        """Code, name and description of each."""
        with placed_once(self._body):
            self._show_rows(entries)

    def _show_rows(self, entries: list[_Entry]) -> None:
        self.setVisible(bool(entries))
        self._count.setText(str(len(entries)))
        while len(self.rows) < len(entries):
            self._add_row()
        for one, entry in zip(self.rows, entries, strict=False):
            one.show_entry(*entry)
        for place, one in enumerate(self.rows):
            one.setVisible(place < len(entries))

    def show_boxes(self, *, has_boxes: bool, ticked: tuple[str, ...]) -> None:
        shown = [one for one in self.rows if not one.isHidden()]
        for place, one in enumerate(shown, start=1):
            said = self._texts("control.place", i=place, n=len(shown))
            one.show_box(has_box=has_boxes, is_ticked=one.code in ticked, said=said)

    def focus_first(self) -> None:
        if self.rows:
            self.rows[0].box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_row(self) -> None:
        one = ContentRow()
        one.clicked.connect(lambda: self._toggle(one.code))
        self._body.addWidget(one)
        if self.rows:
            QWidget.setTabOrder(self.rows[-1].box, one.box)
        self.rows.append(one)


def note_lines(notes: tuple[Note, ...]) -> str:
    """The notes as printed, one below the other."""
    return "\n".join(f"{note.mark}{note.text}" for note in notes)


def show_printed(paragraph: Paragraph, text: str) -> None:
    """A text of the standard: its note marks stay whole, and are read aloud as printed."""
    paragraph.set_text(unbroken(text))
    paragraph.setAccessibleName(text)
