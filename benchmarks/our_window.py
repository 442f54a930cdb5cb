"""Our window on the folder given: says when it was painted and when home could be used."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.clock import milliseconds, say
from benchmarks.first_paint import FirstPaint
from ksa_assess.gui.session import Session
from ksa_assess.gui.theme.fonts import load_fonts
from ksa_assess.runtime.paths import data_paths

application = QApplication([])
load_fonts()
session = Session(application, data_paths(Path(sys.argv[1])))
times: dict[str, float] = {}
watch = FirstPaint(session.window, lambda: times.update(painted=milliseconds()))


def on_opened() -> None:
    application.processEvents()  # home is painted, not only made
    say(**times, usable=milliseconds())
    QTimer.singleShot(0, application.quit)


session.opened.connect(on_opened)
session.window.show()
application.exec()
session.close()
