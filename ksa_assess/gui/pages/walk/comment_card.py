"""Comment and evidence of an indicator; typing here never rates."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from ksa_assess.domain.review import Need, is_to_discuss
from ksa_assess.gui.pages.walk.buttons import WalkButton
from ksa_assess.gui.pages.walk.item import WalkItem
from ksa_assess.gui.pages.walk.sides import Side
from ksa_assess.gui.pages.walk.text_line import TextLine, is_typed_in
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.widgets.frames import Card
from ksa_assess.gui.widgets.labels import ElidedLabel, Label, Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.runtime.texts import Texts

_AROUND = 30


class CommentCard(Card):
    """Signals: comment_typed(text), evidence_typed(tuple of entries), left() with the focus."""

    comment_typed = Signal(str)
    evidence_typed = Signal(tuple)
    left = Signal()

    def __init__(self, texts: Texts, side: Side) -> None:
        super().__init__()
        self._texts = texts
        self._side = side
        self.comment = CommentField(texts(side.comment), texts(side.comment_hint))
        self.comment.setObjectName("comment")
        self.evidence = EvidenceList(texts)
        self.comment.typed.connect(self.comment_typed)
        self.evidence.typed.connect(self.evidence_typed)
        self.comment.left.connect(self.left)
        self.evidence.field.left.connect(self.left)
        self.body.setContentsMargins(20, 14, 20, 14)
        privacy = Paragraph(texts("walk.guest_privacy"), "small")
        privacy.setAlignment(Qt.AlignmentFlag.AlignRight)
        heading = row(Label(texts(side.comment), "heading"), privacy, spacing=16)
        heading.setStretch(1, 1)
        self.body.addLayout(heading)
        self._evidence_heading = Label(texts("term.evidence"), "heading")
        self.asked = Label("", "second")
        self.asked.setWordWrap(True)
        self.asked.setObjectName("asked")
        self.asked.hide()
        for part in (self.asked, self.comment, self._evidence_heading, self.evidence):
            self.body.addWidget(part)

    def show_asked(self, item: WalkItem) -> None:
        """Whether an example is needed here; a line that is always there moves nothing."""
        words = self._asked(item)
        look = "heading" if is_to_discuss(item.beside and item.beside.difference) else "second"
        self.asked.setVisible(bool(words))
        self.asked.setText(words)
        if self.asked.property("look") != look:
            self.asked.set_look(look)

    def _asked(self, item: WalkItem) -> str:
        steps = item.beside.difference if item.beside else None
        if steps is None or not is_to_discuss(steps):
            return self._texts("review_walk.comment_optional") if item.is_editable else ""
        is_asked = item.beside is not None and Need.COMMENT in item.beside.needs
        key = "review.discuss" if is_asked else "review_walk.discuss_done"
        return self._texts(key, n=abs(steps))

    def forget(self) -> None:
        """Another assessment comes, whose indicators may have the same codes."""
        self.comment.show_text("", "", is_editable=True)
        self.evidence.show_entries("", (), is_editable=True)

    def show_item(self, item: WalkItem) -> None:
        code = item.place.indicator.code
        self.comment.show_text(code, item.comment, is_editable=item.is_editable)
        self.evidence.show_entries(code, item.evidence, is_editable=item.is_editable)
        # A supervisor says what was seen; evidence is the person's own, unless some is there.
        has_evidence = self._side.is_self or bool(item.evidence)
        self._evidence_heading.setVisible(has_evidence)
        self.evidence.setVisible(has_evidence)


class CommentField(QPlainTextEdit):
    """Tab leaves it. Signals: typed(text) by a person, never for what was shown; left()."""

    fewest_lines = 2
    most_lines = 8
    typed = Signal(str)
    left = Signal()

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.fit()
        self._hint = hint
        self._code = ""
        self.textChanged.connect(self._on_text_changed)
        self._is_showing = False
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.fit())

    def fit(self) -> None:
        """As high as its lines, within bounds: a long text scrolls inside."""
        lines = min(max(self.document().lineCount(), self.fewest_lines), self.most_lines)
        around = appearance.current().px(_AROUND)
        height = lines * self.fontMetrics().lineSpacing() + around
        if height != self.height():
            self.setFixedHeight(height)

    def show_text(self, code: str, text: str, *, is_editable: bool) -> None:
        """What is being typed is left alone: the caret would jump."""
        self.setReadOnly(not is_editable)
        self.setPlaceholderText(self._hint if is_editable else "")
        is_same = text.strip() == self.toPlainText().strip()
        if code == self._code and (is_same or is_typed_in(self)):
            return
        self._code = code
        self._is_showing = True
        self.setPlainText(text)
        self._is_showing = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _on_text_changed(self) -> None:
        if not self._is_showing:
            self.typed.emit(self.toPlainText())


class EvidenceList(QWidget):
    """Names or places of documents, one line each. Signal: typed(tuple of entries)."""

    typed = Signal(tuple)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._code = ""
        self._entries: tuple[str, ...] = ()
        self._rows: list[_EvidenceRow] = []
        self.field = TextLine()
        self.field.setPlaceholderText(texts("walk.add_evidence"))
        self.field.setObjectName("evidence")
        self.field.setAccessibleName(texts("walk.add_evidence"))
        self._lines: QVBoxLayout = column(spacing=2)
        column(self._lines, self.field, spacing=4, parent=self)
        self.field.textEdited.connect(lambda _text: self._tell())
        self.field.returnPressed.connect(self.take_in)
        self.field.left.connect(self.take_in)

    def entries(self) -> tuple[str, ...]:
        """What stands in the list and what is being typed below it."""
        typed = self.field.text().strip()
        return (*self._entries, typed) if typed else self._entries

    def show_entries(self, code: str, entries: tuple[str, ...], *, is_editable: bool) -> None:
        self.field.setVisible(is_editable)
        if code == self._code and (entries == self.entries() or is_typed_in(self.field)):
            return
        self._code = code
        self.field.clear()
        self._set_entries(entries, is_editable=is_editable)

    def take_in(self) -> None:
        """What was typed becomes a line of the list."""
        entries = self.entries()
        if entries != self._entries:
            self.field.clear()
            self._set_entries(entries, is_editable=True)

    def _set_entries(self, entries: tuple[str, ...], *, is_editable: bool) -> None:
        self._entries = entries
        while len(self._rows) < len(entries):
            self._add_row()
        for place, one in enumerate(self._rows):
            one.setVisible(place < len(entries))
            if place < len(entries):
                one.show_entry(entries[place], is_editable=is_editable)

    def _add_row(self) -> None:
        one = _EvidenceRow(self._texts)
        place = len(self._rows)
        one.remove.clicked.connect(lambda: self._remove(place))
        self._rows.append(one)
        self._lines.addWidget(one)

    def _remove(self, place: int) -> None:
        entries = (*self._entries[:place], *self._entries[place + 1 :])
        self._set_entries(entries, is_editable=True)
        self._tell()

    def _tell(self) -> None:
        self.typed.emit(self.entries())


class _EvidenceRow(QWidget):
    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.text = ElidedLabel("", "second")
        self.remove = WalkButton("×", "link")
        layout = row(self.text, self.remove, spacing=4, parent=self)
        layout.setStretch(0, 1)

    def show_entry(self, entry: str, *, is_editable: bool) -> None:
        name = self._texts("walk.remove_evidence", entry=entry)
        self.text.setText(f"▪ {entry}")
        self.remove.setVisible(is_editable)
        self.remove.setAccessibleName(name)
        self.remove.setToolTip(name)
