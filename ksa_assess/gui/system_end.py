"""The system asks the program to go: at the end of a session, or by a signal."""

import os
import signal
import sys

from PySide6.QtCore import QObject, QSocketNotifier, Qt, Signal
from PySide6.QtGui import QGuiApplication, QSessionManager

# A terminal that is closed, Ctrl+C in it, and what the system sends before it switches off.
_SIGNALS = ("SIGHUP", "SIGINT", "SIGTERM")


class SystemEnd(QObject):
    """Signals: session_ending() while Qt waits for an answer; asked() by a signal of the system.

    Python runs its handlers between its own steps alone, and an idle window takes none: so the
    signal is read from a pipe that the event loop watches.
    """

    session_ending = Signal()
    asked = Signal()

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        application.commitDataRequest.connect(
            self._on_session_ending, Qt.ConnectionType.DirectConnection
        )
        if sys.platform != "win32":
            self._listen()

    def _listen(self) -> None:
        reading, writing = os.pipe()
        os.set_blocking(reading, False)
        os.set_blocking(writing, False)
        self._reading = reading
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        for name in _SIGNALS:
            signal.signal(getattr(signal, name), lambda *_: None)
        self._notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)

    def _on_signal(self) -> None:
        os.read(self._reading, 64)
        self.asked.emit()

    def _on_session_ending(self, _manager: QSessionManager) -> None:
        self.session_ending.emit()
