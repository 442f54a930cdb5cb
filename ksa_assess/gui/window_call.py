"""How a second window on the same data asks the first to come to the front.

By a file in the data folder that both watch: it needs no network, no port and no service, and
whoever may not write the folder has no window to call either.
"""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

_ASKED = b"show"
_ANSWERED = b"shown"


class WindowCall(QObject):
    """Signals: called() in the window that listens, answered() in the one that asked."""

    called = Signal()
    answered = Signal()

    def __init__(self, file: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._file = file
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_changed)
        self._is_listening = False

    def listen(self) -> None:
        """For the one window that holds the data."""
        self._is_listening = True
        self._write(b"")
        self._watcher.addPath(str(self._file))

    def ask(self) -> None:
        self._is_listening = False
        self._watcher.addPath(str(self._file))
        self._write(_ASKED)

    def _on_changed(self) -> None:
        try:
            content = self._file.read_bytes()
        except OSError:
            return
        if self._is_listening and content == _ASKED:
            self._write(_ANSWERED)
            self.called.emit()
        elif not self._is_listening and content == _ANSWERED:
            self.answered.emit()

    def _write(self, content: bytes) -> None:
        with suppress(OSError):  # Then nobody is called, and the sentence remains.
            self._file.write_bytes(content)
