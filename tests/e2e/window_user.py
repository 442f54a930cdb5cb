"""Somebody at the real window with nothing but the keyboard; a process of its own, to be killed.

    python -m tests.e2e.window_user DATA_DIR begin|resume [REPORT.pdf]

Says each thing it did on a line of its own, after the program acknowledged it.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ksa_assess.domain.answer import Series
from ksa_assess.gui.session import Session
from ksa_assess.gui.theme.fonts import load_fonts
from ksa_assess.runtime.paths import data_paths
from ksa_assess.runtime.texts import Language
from tests.gui.answering_dialogs import AnsweringDialogs

PERSON = "林堃喆"
STANDARD = "TTM1411-002v4"
LEVELS = (4, 5, 3, 6, 5, 2, 5, 5, 4, 1, 5, 5, 3, 5, 6, 4, 5, 5, 0)
_MOST_TABS = 80


class WindowUser:
    """Presses keys where the focus is and reads what the store holds."""

    def __init__(self, folder: Path, report: Path | None) -> None:
        self._application = QApplication([])
        load_fonts()
        self._dialogs = AnsweringDialogs()
        if report:
            self._dialogs.targets.append(report)
        self._session = Session(
            self._application, data_paths(folder), Language.ZH_TW, self._dialogs
        )
        self._session.window.show()
        self._wait_until(lambda: self._session.profile is not None)

    def begin(self) -> None:
        """From the first page to the first indicator."""
        self.go_to("begin")
        self.press(Qt.Key.Key_Space)
        self.go_to("search")
        self.type(STANDARD)
        self.go_to("standards")
        self.press(Qt.Key.Key_Down)
        self.go_to("name")
        # A key event carries no characters of an input method: the name comes in as a paste.
        QApplication.clipboard().setText(PERSON)
        self.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        self.go_to("begin")
        self.press(Qt.Key.Key_Space)
        self.say("began", self.indicator)

    def resume(self) -> None:
        """From home, where the half-done assessment waits, back to its indicator."""
        self.go_to("go_on_1")
        self.press(Qt.Key.Key_Space)
        self.say("resumed", self.indicator)

    def rate_the_rest(self) -> None:
        """Each indicator with one key, then on with Enter, until the results stand there."""
        assessment = self._assessments.get(1)
        codes = [indicator.code for indicator in assessment.standard.indicators]
        for code, level in list(zip(codes, LEVELS, strict=True))[codes.index(self.indicator) :]:
            self.press(Qt.Key(Qt.Key.Key_0 + level))
            self.say("rated", code, self._assessments.get(1).answer(code, Series.SELF).level)
            self.press(Qt.Key.Key_Return)
        visit = self._session.window.visit
        self.say("page", visit.name if visit else None)

    def save_report(self, report: Path) -> None:
        self.go_to("pdf")
        self.press(Qt.Key.Key_Space)
        self.go_to("save")
        self.press(Qt.Key.Key_Return)
        self._wait_until(report.exists)
        self.say("saved", report.name)

    def leave(self) -> None:
        self._session.window.close()
        self._session.close()

    @property
    def indicator(self) -> str:
        """What the store remembers as the place in the walk."""
        cursor = self._assessments.get(1).cursor
        if cursor is None:
            return self._assessments.get(1).standard.indicators[0].code
        return cursor

    @property
    def _assessments(self):
        if self._session.profile is None:
            raise RuntimeError("the profile did not open")
        return self._session.profile.assessments

    def go_to(self, name: str) -> None:
        """Tab until the control of that object name has the focus."""
        for _ in range(_MOST_TABS):
            if self._focused.objectName() == name:
                return
            self.press(Qt.Key.Key_Tab)
        raise RuntimeError(f"Tab never reached {name}")

    def press(self, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._focused, key, modifier)
        QCoreApplication.processEvents()

    def type(self, text: str) -> None:
        QTest.keyClicks(self._focused, text)
        QCoreApplication.processEvents()

    @property
    def _focused(self) -> QWidget:
        return self._session.window.focusWidget() or self._session.window

    def _wait_until(self, is_so, seconds: int = 60) -> None:
        deadline = QDeadlineTimer(seconds * 1000)
        while not is_so():
            if deadline.hasExpired():
                raise RuntimeError("waited in vain")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)

    @staticmethod
    def say(*words: object) -> None:
        print(*words, flush=True)


def main(folder: str, way: str, report: str = "") -> None:
    target = Path(report) if report else None
    user = WindowUser(Path(folder), target)
    user.begin() if way == "begin" else user.resume()
    user.rate_the_rest()
    if target:
        user.save_report(target)
    user.leave()


if __name__ == "__main__":
    main(*sys.argv[1:])
