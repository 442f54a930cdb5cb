"""Our own mistakes, as the window tells them: once, calmly, with everything stored before."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from ksa_assess.runtime import crash
from ksa_assess.runtime.texts import Texts

if TYPE_CHECKING:
    from ksa_assess.gui.dialogs import CrashDialog, Dialogs
    from ksa_assess.gui.main_window import MainWindow


class Mistakes(QObject):
    """From `watch` on every exception that nobody caught is in the log and in one dialog.

    Several at once, as from painting, are counted in the dialog that is open already.
    """

    _met = Signal(str)

    def __init__(
        self,
        window: "MainWindow",
        log: Path,
        texts: Callable[[], Texts],
        dialogs: Callable[[], "Dialogs"],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._log = log
        self._texts = texts
        self._dialogs = dialogs
        self._dialog: CrashDialog | None = None
        # Never at once: it may come from another thread, or from the middle of painting.
        self._met.connect(self._on_met, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        crash.watch(self._met.emit)

    def _on_met(self, details: str) -> None:
        if self._dialog is not None:
            self._dialog.add(details)
        elif self._window.isVisible():  # Else it is closing, and the log has it.
            self._store_what_is_typed()
            self._show(details)

    def _store_what_is_typed(self) -> None:
        """The page may be where the mistake is: then the next one is for the log alone."""
        try:
            self._window.flush()
        except Exception as error:  # noqa: BLE001 (it would come back here for ever)
            crash.record(error)

    def _show(self, details: str) -> None:
        from ksa_assess.gui.dialogs import CrashDialog

        dialogs, folder = self._dialogs(), self._log.parent
        self._dialog = CrashDialog(self._window, self._texts(), self._log, details)
        self._dialog.log_button.clicked.connect(lambda: dialogs.open_folder(folder))
        self._dialog.finished.connect(self._on_finished)
        self._dialog.open()

    def _on_finished(self) -> None:
        if self._dialog:
            self._dialog.deleteLater()
            self._dialog = None
