"""The main window without a screen: it opens its data, shows its first page and closes again.

For the self-test of a built program; nothing here is part of ordinary use.
"""

import os

from ksa_assess.gui.display import check_display
from ksa_assess.runtime.paths import DataPaths

_MILLISECONDS = 30_000


class WindowDidNotOpenError(Exception):
    """The first page was not shown in time."""


def open_window_offscreen(paths: DataPaths, language: str) -> None:
    """Raises WindowDidNotOpenError, or MachineError where libraries are missing.

    Needs a process in which nothing of Qt runs yet.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    check_display()
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from ksa_assess.gui.session import Session

    application = QApplication([])
    session = Session(application, paths, language)
    session.opened.connect(lambda: application.exit(0))
    QTimer.singleShot(_MILLISECONDS, application, lambda: application.exit(1))
    session.window.show()
    code = application.exec()
    session.window.close()
    session.close()
    if code != 0:
        raise WindowDidNotOpenError
