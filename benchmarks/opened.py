"""The program's own window, offscreen, on a folder given: for measuring inside one process."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ksa_assess.gui.session import Session
from ksa_assess.gui.theme.fonts import load_fonts
from ksa_assess.runtime.paths import data_paths
from ksa_assess.services.profile import Profile


class OpenedWindow:
    """A session with its first page in view, and the event loop to turn."""

    def __init__(self, folder: Path) -> None:
        self._application = _application()
        load_fonts()
        self.session = Session(self._application, data_paths(folder))
        self.session.window.resize(1280, 800)
        self.session.window.show()
        self.wait_until(lambda: self.session.profile is not None)

    @property
    def profile(self) -> Profile:
        if self.session.profile is None:
            raise RuntimeError("no profile is open")
        return self.session.profile

    @property
    def focused(self) -> QWidget:
        return self.session.window.focusWidget() or self.session.window

    def press(self, key: Qt.Key) -> None:
        """A key where the focus is, until everything that follows from it was painted."""
        QTest.keyClick(self.focused, key)
        self.settle()

    def settle(self) -> None:
        self._application.processEvents()

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        while not is_so():
            self.settle()


@contextmanager
def opened_window(folder: Path) -> Generator[OpenedWindow]:
    opened = OpenedWindow(folder)
    try:
        yield opened
    finally:
        opened.session.window.close()
        opened.session.close()


def _application() -> QApplication:
    """There can be one in a process."""
    present = QApplication.instance()
    return present if isinstance(present, QApplication) else QApplication([])
