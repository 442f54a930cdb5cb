"""The program's window on a folder, painted without a screen, and keys pressed in it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ksa_assess.gui.session import Session
from ksa_assess.gui.theme.fonts import load_fonts
from ksa_assess.runtime.paths import data_paths


@contextmanager
def opened_window(folder: Path) -> Iterator[Session]:
    """The session once home can be used; closed afterwards."""
    instance = QApplication.instance()
    application = instance if isinstance(instance, QApplication) else QApplication([])
    load_fonts()
    session = Session(application, data_paths(folder))
    session.window.show()
    while session.profile is None:
        application.processEvents()
    try:
        yield session
    finally:
        session.window.close()
        session.close()


def painted_after(act: Callable[[], object]) -> float:
    """Milliseconds until everything that the act changed was painted."""
    start = time.perf_counter()
    act()
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1e3


def press(session: Session, key: Qt.Key) -> float:
    """The same for a key press where the focus is."""
    return painted_after(
        lambda: QTest.keyClick(session.window.focusWidget() or session.window, key)
    )
