"""The one door to boxes that stop the work: files to choose, questions to answer.

Tests put an object with the same methods in its place and so answer them.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPlainTextEdit, QWidget

from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import CARD_MARGIN, STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.field import Field
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.runtime.texts import Texts
from ksa_assess.services.given_text import is_visible

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_QUESTION_WIDTH = 420
_REASON_LINES = 5
_PAUSE = 500  # Milliseconds after which somebody thinks rather than types.
_CRASH_WIDTH = 460


Keep = Callable[[str], None]


class Dialogs:
    """Every method waits for the person; none chosen gives None or ().

    A filter is Qt's, e.g. `PDF (*.pdf)`.
    """

    def open_files(self, parent: QWidget, title: str, file_filter: str) -> tuple[Path, ...]:
        names, _ = QFileDialog.getOpenFileNames(parent, title, "", file_filter)
        return tuple(Path(name) for name in names)

    def open_file(self, parent: QWidget, title: str, file_filter: str) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(parent, title, "", file_filter)
        return Path(name) if name else None

    def choose_folder(self, parent: QWidget, title: str) -> Path | None:
        name = QFileDialog.getExistingDirectory(parent, title)
        return Path(name) if name else None

    def save_file(
        self, parent: QWidget, title: str, suggested: str, file_filter: str
    ) -> Path | None:
        """The dialog itself asks before a file that is there already is taken."""
        place = str(_documents() / suggested)
        name, _ = QFileDialog.getSaveFileName(parent, title, place, file_filter)
        return Path(name) if name else None

    def confirm(self, parent: QWidget, title: str, question: str, yes: str, no: str) -> bool:
        """A question with two named answers; Escape and the first focus are the careful one."""
        dialog = QuestionDialog(parent, title, question, yes, no)
        is_yes = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return is_yes

    def confirm_by_name(
        self, parent: QWidget, title: str, question: str, label: str, name: str, yes: str, no: str
    ) -> bool:
        """A question for what cannot be taken back: yes only after the name was typed."""
        from ksa_assess.gui.name_dialog import NameDialog

        dialog = NameDialog(parent, title, question, label, name, yes, no)
        is_yes = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return is_yes

    def ask_reason(
        self,
        parent: QWidget,
        title: str,
        question: str,
        label: str,
        yes: str,
        no: str,
        text: str = "",
        keep: Keep = lambda _typed: None,
    ) -> str | None:
        """A question that is answered by a text; None where it was put away.

        `text` is what was typed before. `keep` gets what is typed at each pause, and when the box
        is put away: it is offered again the next time.
        """
        dialog = ReasonDialog(parent, title, question, label, yes, no, text)
        dialog.paused.connect(keep)
        is_yes = dialog.exec() == QDialog.DialogCode.Accepted
        given = dialog.text()
        dialog.deleteLater()
        if is_yes:
            return given
        keep(given)
        return None

    def open_folder(self, folder: Path) -> None:
        """In the system's own file browser."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def show_file(self, file: Path) -> None:
        """In the program that the system opens such files with."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))

    def has_printer(self) -> bool:
        from PySide6.QtPrintSupport import QPrinterInfo

        return bool(QPrinterInfo.availablePrinterNames())

    def choose_printer(self, parent: QWidget, printer: "QPrinter", pages: int) -> bool:
        """Ask for printer, pages and copies; `printer` holds the proposal, then the answer."""
        from PySide6.QtPrintSupport import QPrintDialog

        dialog = QPrintDialog(printer, parent)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, pages)
        is_chosen = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return is_chosen


class QuestionDialog(QDialog):
    """One sentence, two named answers."""

    def __init__(self, parent: QWidget, title: str, question: str, yes: str, no: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.yes = Button(yes, "primary")
        self.no = Button(no)
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        self.no.setFocus()
        layout = column(spacing=2 * STEP, parent=self)
        layout.setContentsMargins(CARD_MARGIN, CARD_MARGIN, CARD_MARGIN, CARD_MARGIN)
        layout.addWidget(Label(title, "strong"))
        layout.addWidget(_paragraph(question, _QUESTION_WIDTH))
        layout.addSpacing(STEP)
        layout.addLayout(row(1, self.no, self.yes))


class ReasonDialog(QDialog):
    """One sentence, a text of some lines, two named answers; yes only where there is a text.

    Signal: paused(text) when typing rests.
    """

    paused = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        title: str,
        question: str,
        label: str,
        yes: str,
        no: str,
        text: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.reason = QPlainTextEdit(text)
        self.reason.setObjectName("reason")
        self.reason.setTabChangesFocus(True)
        self.yes = Button(yes, "primary")
        self.no = Button(no)
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(lambda: self.paused.emit(self.text()))
        self.reason.textChanged.connect(self._on_typed)
        layout = column(spacing=2 * STEP, parent=self)
        layout.setContentsMargins(CARD_MARGIN, CARD_MARGIN, CARD_MARGIN, CARD_MARGIN)
        layout.addWidget(Label(title, "strong"))
        layout.addWidget(_paragraph(question, _QUESTION_WIDTH))
        layout.addWidget(Field(label, self.reason))
        layout.addSpacing(STEP)
        layout.addLayout(row(1, self.no, self.yes))
        self._fit()
        self._show_yes()
        self.reason.setFocus()

    def text(self) -> str:
        return self.reason.toPlainText().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter begins a line in the text; with Ctrl it is the answer."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.yes.click()
            return
        super().keyPressEvent(event)

    def _fit(self) -> None:
        lines = self.reason.fontMetrics().lineSpacing() * _REASON_LINES
        self.reason.setFixedHeight(lines + appearance.current().px(3 * STEP))

    def _on_typed(self) -> None:
        self._show_yes()
        self._pause.start()

    def _show_yes(self) -> None:
        self.yes.setEnabled(is_visible(self.text()))


class CrashDialog(QDialog):
    """Our own mistake: says what is safe and where the log is; the program goes on."""

    def __init__(self, parent: QWidget, texts: Texts, log: Path, details: str) -> None:
        """`details` can be copied; they hold nothing that people wrote."""
        super().__init__(parent)
        self._texts = texts
        self._details = [details]
        self._times = 1
        self.setWindowTitle(texts("crash.title"))
        self.count = Label("", "second")
        self.count.hide()
        self.copy_button = Button(texts("crash.copy"))
        self.log_button = Button(texts("crash.open_log"))
        self.close_button = Button(texts("crash.go_on"), "primary")
        self.copy_button.clicked.connect(self._on_copy)
        self.close_button.clicked.connect(self.accept)
        layout = column(spacing=2 * STEP, parent=self)
        layout.setContentsMargins(CARD_MARGIN, CARD_MARGIN, CARD_MARGIN, CARD_MARGIN)
        layout.addWidget(Label(texts("crash.title"), "strong"))
        layout.addWidget(_paragraph(texts("error.our_fault", file=log), _CRASH_WIDTH))
        layout.addWidget(self.count)
        layout.addSpacing(STEP)
        layout.addLayout(row(self.copy_button, self.log_button, 1, self.close_button))
        self.close_button.setFocus()

    def add(self, details: str) -> None:
        """The next mistake while this one is being read: counted, and copied with the others."""
        if details not in self._details:
            self._details.append(details)
        self._times += 1
        self.count.setText(self._texts("crash.several", n=self._times))
        self.count.show()

    def _on_copy(self) -> None:
        QApplication.clipboard().setText("\n\n".join(self._details))
        self.copy_button.setText(self._texts("crash.copied"))


def _paragraph(text: str, width: int) -> Paragraph:
    """In a box `width` wide; given to the box itself, its height would be of a narrower text."""
    paragraph = Paragraph(text)
    paragraph.setMinimumWidth(appearance.current().px(width) - 2 * CARD_MARGIN)
    return paragraph


def _documents() -> Path:
    """Where people look for their files; Qt would propose where the program was started."""
    place = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return place if place.is_dir() else Path.home()
