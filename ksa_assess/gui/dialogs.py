"""The one door to boxes that stop the work: files to choose, questions to answer.

Tests put an object with the same methods in its place and so answer them.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import CARD_MARGIN, STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import column, row

_QUESTION_WIDTH = 420
_CRASH_WIDTH = 460


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

    def open_folder(self, folder: Path) -> None:
        """In the system's own file browser."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


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


class CrashDialog(QDialog):
    """Our own mistake: says what is safe and where the log is; the program goes on."""

    def __init__(
        self, parent: QWidget, words: tuple[str, str, str, str], open_log: Callable[[], None]
    ) -> None:
        """`words`: title, sentence, label of the log button, label of the close button."""
        super().__init__(parent)
        title, sentence, log_label, close_label = words
        self.setWindowTitle(title)
        self.log_button = Button(log_label)
        self.close_button = Button(close_label, "primary")
        self.log_button.clicked.connect(open_log)
        self.close_button.clicked.connect(self.accept)
        layout = column(spacing=2 * STEP, parent=self)
        layout.setContentsMargins(CARD_MARGIN, CARD_MARGIN, CARD_MARGIN, CARD_MARGIN)
        layout.addWidget(Label(title, "strong"))
        layout.addWidget(_paragraph(sentence, _CRASH_WIDTH))
        layout.addSpacing(STEP)
        layout.addLayout(row(1, self.log_button, self.close_button))


def _paragraph(text: str, width: int) -> Paragraph:
    """In a box `width` wide; given to the box itself, its height would be of a narrower text."""
    paragraph = Paragraph(text)
    paragraph.setMinimumWidth(appearance.current().px(width) - 2 * CARD_MARGIN)
    return paragraph


def _documents() -> Path:
    """Where people look for their files; Qt would propose where the program was started."""
    place = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return place if place.is_dir() else Path.home()
