"""Where the data lie, the backups there are, and how to go back to one."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ksa_assess.gui.pages.settings.presenter import BackupRow
from ksa_assess.gui.pages.settings.rows import SettingsCard
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.labels import ElidedLabel, Label, Paragraph
from ksa_assess.gui.widgets.layouts import clear, column, row
from ksa_assess.runtime.texts import Texts

_SHOWN = 5


class DataCard(SettingsCard):
    """Signals: folder_asked(), backup_asked(), restore_asked(Path or None for a file to choose)."""

    folder_asked = Signal()
    backup_asked = Signal()
    restore_asked = Signal(object)

    def __init__(self, texts: Texts, folder: Path) -> None:
        super().__init__(texts("settings.data"))
        self._texts = texts
        self.add(self._build_folder(folder), self._build_backups())

    def show_backups(self, backups: Sequence[BackupRow]) -> None:
        clear(self._list)
        if not backups:
            self._list.addWidget(Paragraph(self._texts("settings.no_backup"), "second"))
        for backup in backups[:_SHOWN]:
            self._list.addWidget(self._line(backup))

    def set_busy(self, *, is_busy: bool) -> None:
        self.setEnabled(not is_busy)

    def _build_folder(self, folder: Path) -> QWidget:
        texts = self._texts
        self.open_folder = Button(texts("failure.open_folder"))
        self.open_folder.setObjectName("open_folder")
        self.open_folder.clicked.connect(self.folder_asked)
        line = QWidget()
        words = column(
            Label(texts("settings.folder"), "heading"), ElidedLabel(str(folder), "second")
        )
        layout = row(words, self.open_folder, spacing=2 * STEP, parent=line)
        layout.setStretch(0, 1)
        return line

    def _build_backups(self) -> QWidget:
        texts = self._texts
        self.back_up = Button(texts("settings.back_up_now"))
        self.back_up.setObjectName("back_up")
        self.back_up.clicked.connect(self.backup_asked)
        self.restore_file = Button(texts("settings.restore_file"))
        self.restore_file.setObjectName("restore_file")
        self.restore_file.clicked.connect(lambda: self.restore_asked.emit(None))
        self._list: QVBoxLayout = column()
        part = QWidget()
        column(
            Label(texts("settings.backups"), "heading"),
            Paragraph(texts("settings.backups_hint"), "second"),
            self._list,
            row(self.back_up, self.restore_file, 1),
            spacing=STEP,
            parent=part,
        )
        return part

    def _line(self, backup: BackupRow) -> QWidget:
        button = Button(self._texts("settings.restore_this"), "link")
        button.setAccessibleName(self._texts("settings.restore_named", made=backup.made))
        button.clicked.connect(lambda: self.restore_asked.emit(backup.path))
        line = QWidget()
        row(Label(backup.made), Label(backup.kind, "second"), 1, button, parent=line)
        return line
