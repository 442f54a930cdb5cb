"""Fields for texts that are stored while they are typed: they say what is typed and when they are
left, and know nothing of what it is for."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextLayout, QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy

from ksa_assess.gui.theme import appearance

# Both everywhere: Qt knows only one of them on each system.
_REDO = (QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z"))
_MOST_LINES = 8
# Frame, padding and the document's own margin, at both sides together.
_ACROSS, _DOWN = 26, 22


class LineField(QLineEdit):
    """One line; Enter finishes it and goes no further. Signals: typed(text) by a person, left().

    Undo that finds nothing more here is the page's.
    """

    typed = Signal(str)
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.textEdited.connect(self.typed)

    def show_text(self, text: str, *, is_editable: bool) -> None:
        """What is being typed is left alone: the caret would jump."""
        self.setReadOnly(not is_editable)
        is_same = " ".join(self.text().split()) == text
        if self.text() != text and not (self.hasFocus() and is_same):
            self.setText(text)
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_for_the_page(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
        elif is_redo(event):
            self.redo()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class TextField(QPlainTextEdit):
    """Some lines, growing with the text. Tab leaves it. Signals as `LineField`."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, name: str, least_lines: int) -> None:
        super().__init__()
        self._least_lines = least_lines
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._is_showing = False
        self.textChanged.connect(self._on_text_changed)

    def show_text(self, text: str, *, is_editable: bool) -> None:
        """What is being typed is left alone: the caret would jump."""
        if self.isReadOnly() == is_editable:
            self.setReadOnly(not is_editable)
            # The style sheet asks for it, and looks only once by itself.
            self.style().unpolish(self)
            self.style().polish(self)
        is_same = self.toPlainText().strip() == text.strip()
        if self.toPlainText() != text and not (self.hasFocus() and is_same):
            self._is_showing = True
            self.setPlainText(text)
            self._is_showing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        document = self.document()
        if _is_for_the_page(event, document.isUndoAvailable(), document.isRedoAvailable()):
            event.ignore()
        elif is_redo(event):
            self.redo()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    # Its height: as many lines as there are, within bounds; beyond them it scrolls

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = max(self._lines(width - _ACROSS), self._least_lines)
        policy = Qt.ScrollBarPolicy
        is_all_shown = lines <= _MOST_LINES
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if is_all_shown else policy.ScrollBarAsNeeded
        )
        return min(lines, _MOST_LINES) * self.fontMetrics().lineSpacing() + _DOWN

    def sizeHint(self) -> QSize:
        width = self.minimumSizeHint().width()
        return QSize(width, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        least = self._least_lines * self.fontMetrics().lineSpacing() + _DOWN
        return QSize(appearance.current().px(120), least)

    def _lines(self, width: int) -> int:
        """Lines of the text at a width, counted up to one more than are ever shown."""
        count = 0
        for paragraph in self.toPlainText().split("\n"):
            layout = QTextLayout(paragraph, self.font())
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            layout.beginLayout()
            while count <= _MOST_LINES and (line := layout.createLine()).isValid():
                line.setLineWidth(width)
                count += 1
            layout.endLayout()
        return count

    def _on_text_changed(self) -> None:
        self.updateGeometry()
        if not self._is_showing:
            self.typed.emit(self.toPlainText())


def is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo)


def is_redo(event: QKeyEvent) -> bool:
    return QKeySequence(event.keyCombination()) in _REDO


def _is_for_the_page(event: QKeyEvent, can_undo: bool, can_redo: bool) -> bool:
    return (is_undo(event) and not can_undo) or (is_redo(event) and not can_redo)
