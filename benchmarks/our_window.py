"""Our window on the folder given: says when it was painted and when home could be used."""

import sys
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from benchmarks.clock import milliseconds, say
from benchmarks.first_paint import FirstPaint
from ksa_assess.gui import session
from ksa_assess.runtime.paths import data_paths


class WatchedSession(session.Session):
    """The program's own session, which ends as soon as home was painted."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._times: dict[str, float] = {}
        FirstPaint(self.window, lambda: self._times.update(painted=milliseconds()))
        self.opened.connect(self._on_opened)

    def _on_opened(self) -> None:
        QApplication.processEvents()  # home is painted, not only made
        say(**self._times, usable=milliseconds())
        self.window.close()


session.Session = WatchedSession
session.run(data_paths(Path(sys.argv[1])), None)
