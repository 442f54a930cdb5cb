"""Answers the boxes that stop the work, as a test told it to; an unexpected box is an error."""

from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from ksa_assess.gui.dialogs import Dialogs, Keep


class AnsweringDialogs(Dialogs):
    """Set the answers before; `asked` holds the questions, `opened` the folders and files.

    A reason of None puts the box away; `offered` holds what stood in each already. What is
    `printed` goes to a file, as if by a printer; there is a printer while any is left.
    """

    def __init__(self) -> None:
        self.files: list[tuple[Path, ...]] = []
        self.targets: list[Path | None] = []
        self.printed: list[Path | None] = []
        self.yes_or_no: list[bool] = []
        self.reasons: list[str | None] = []
        self.offered: list[str] = []
        self.asked: list[str] = []
        self.opened: list[Path] = []

    def open_files(self, parent: QWidget, title: str, file_filter: str) -> tuple[Path, ...]:
        self.asked.append(title)
        return self.files.pop(0)

    def open_file(self, parent: QWidget, title: str, file_filter: str) -> Path | None:
        self.asked.append(title)
        return next(iter(self.files.pop(0)), None)

    def choose_folder(self, parent: QWidget, title: str) -> Path | None:
        self.asked.append(title)
        return next(iter(self.files.pop(0)), None)

    def save_file(
        self, parent: QWidget, title: str, suggested: str, file_filter: str
    ) -> Path | None:
        self.asked.append(title)
        return self.targets.pop(0)

    def confirm(self, parent: QWidget, title: str, question: str, yes: str, no: str) -> bool:
        self.asked.append(question)
        return self.yes_or_no.pop(0)

    def confirm_by_name(
        self, parent: QWidget, title: str, question: str, label: str, name: str, yes: str, no: str
    ) -> bool:
        self.asked.append(question)
        return self.yes_or_no.pop(0)

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
        self.asked.append(question)
        self.offered.append(text)
        return self.reasons.pop(0)

    def open_folder(self, folder: Path) -> None:
        self.opened.append(folder)

    def show_file(self, file: Path) -> None:
        self.opened.append(file)

    def has_printer(self) -> bool:
        return bool(self.printed)

    def choose_printer(self, parent: QWidget, printer: QPrinter, pages: int) -> bool:
        target = self.printed.pop(0)
        self.asked.append(f"{printer.pageRanges().toString() or 'all'} of {pages}")
        if target:
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(target))
        return target is not None
