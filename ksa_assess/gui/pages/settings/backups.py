"""Where the data lie, the backups there are, and how to go back to one."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ksa_assess.gui.pages.settings.presenter import BackupRow
from ksa_assess.gui.pages.settings.rows import SettingsCard, words
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.job_progress import JobProgress
from ksa_assess.gui.widgets.labels import ElidedLabel, Label, Paragraph
from ksa_assess.gui.widgets.layouts import clear, column, row
from ksa_assess.gui.widgets.tab_order import follow_layout
from ksa_assess.runtime.texts import Texts

_SHOWN = 5
_COLUMN_GAP = 3 * STEP


class DataCard(SettingsCard):
    """Signals: folder_asked(), copy_asked(), backup_asked(), restore_asked(Path or None for a file
    to choose)."""

    folder_asked = Signal()
    copy_asked = Signal()
    backup_asked = Signal()
    restore_asked = Signal(object)

    def __init__(self, texts: Texts, folder: Path) -> None:
        super().__init__(texts("settings.data"))
        self._texts = texts
        self._backups: Sequence[BackupRow] = ()
        self._is_whole = False
        self.is_busy = False
        self.progress = JobProgress(texts("dialog.cancel"))
        self.add([self._build_folder(folder), self._build_backups()])

    def show_backups(self, backups: Sequence[BackupRow]) -> None:
        self._backups = backups
        clear(self._list)
        shown = backups if self._is_whole else backups[:_SHOWN]
        for line, backup in enumerate(shown):
            self._add_line(line, backup)
        self.nothing.setVisible(not backups)
        self.show_all.setText(self._texts("settings.show_all_backups", n=len(backups)))
        self.show_all.setAccessibleName(self.show_all.text())
        self.show_all.setVisible(len(backups) > len(shown))
        follow_layout(self)

    def newest(self) -> QWidget | None:
        """The button on the line of the newest one."""
        return self._lines.findChild(Button, "restore_0")

    def set_busy(self, *, is_busy: bool) -> None:
        """While one is made or restored nothing else can be begun; it can be stopped."""
        self.is_busy = is_busy
        for part in (self.back_up, self.restore_file, self._lines):
            part.setEnabled(not is_busy)

    def _build_folder(self, folder: Path) -> QWidget:
        texts = self._texts
        self.data_folder = ElidedLabel(str(folder), "second")
        self.data_folder.setObjectName("data_folder")
        self.open_folder = Button(texts("failure.open_folder"))
        self.open_folder.setObjectName("open_folder")
        self.open_folder.clicked.connect(self.folder_asked)
        self.copy_folder = Button(texts("settings.copy_folder"), "quiet")
        self.copy_folder.setObjectName("copy_folder")
        self.copy_folder.clicked.connect(self.copy_asked)
        part = QWidget()
        column(
            words(texts("settings.folder"), texts("settings.folder.hint"), self.data_folder),
            row(self.open_folder, self.copy_folder, 1),
            spacing=STEP,
            parent=part,
        )
        return part

    def _build_backups(self) -> QWidget:
        texts = self._texts
        self.back_up = Button(texts("settings.back_up_now"))
        self.back_up.setObjectName("back_up")
        self.back_up.clicked.connect(self.backup_asked)
        self.restore_file = Button(texts("settings.restore_file"), "quiet")
        self.restore_file.setObjectName("restore_file")
        self.restore_file.clicked.connect(lambda: self.restore_asked.emit(None))
        self.nothing = Paragraph(texts("settings.no_backup"), "second")
        part = QWidget()
        column(
            words(texts("settings.backups"), texts("settings.backups_hint")),
            row(self.back_up, self.restore_file, 1),
            self.progress,
            self.nothing,
            self._build_list(),
            row(self._build_show_all(), 1),
            spacing=STEP,
            parent=part,
        )
        return part

    def _build_list(self) -> QWidget:
        self._lines = QWidget()
        self._list = QGridLayout(self._lines)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setHorizontalSpacing(_COLUMN_GAP)
        self._list.setVerticalSpacing(0)
        self._list.setColumnStretch(1, 1)
        return self._lines

    def _build_show_all(self) -> Button:
        self.show_all = Button("", "link")
        self.show_all.setObjectName("show_all")
        self.show_all.clicked.connect(self._on_show_all)
        return self.show_all

    def _add_line(self, line: int, backup: BackupRow) -> None:
        button = Button(self._texts("settings.restore_this"), "link")
        button.setObjectName(f"restore_{line}")
        button.setAccessibleName(self._texts("settings.restore_named", made=backup.made))
        button.setAccessibleDescription(f"{backup.kind} {backup.size}")
        button.clicked.connect(lambda: self.restore_asked.emit(backup.path))
        parts = (
            Label(backup.made),
            ElidedLabel(backup.kind, "second"),
            Label(backup.size, "second"),
            button,
        )
        for place, part in enumerate(parts):
            self._list.addWidget(part, line, place)

    def _on_show_all(self) -> None:
        self._is_whole = True
        first_new = min(_SHOWN, len(self._backups) - 1)
        self.show_backups(self._backups)
        if button := self._lines.findChild(Button, f"restore_{first_new}"):
            button.setFocus()
