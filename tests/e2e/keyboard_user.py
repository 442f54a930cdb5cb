"""Somebody at the window with nothing but the keyboard: presses keys where the focus is."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ksa_assess.gui.session import Session
from ksa_assess.gui.theme.fonts import load_fonts
from ksa_assess.runtime.paths import data_paths
from ksa_assess.runtime.texts import Language
from ksa_assess.services.profile import Profile
from tests.gui.answering_dialogs import AnsweringDialogs

_MOST_TABS = 200


class KeyboardUser:
    """Opens the window on a data folder, and says on a line each what was done and acknowledged."""

    def __init__(self, folder: Path) -> None:
        self._application = QApplication([])
        load_fonts()
        self._dialogs = AnsweringDialogs()
        self._session = Session(
            self._application, data_paths(folder), Language.ZH_TW, self._dialogs
        )
        self._session.window.show()
        self._wait_until(lambda: self._session.profile is not None)

    def leave(self) -> None:
        self._session.window.close()
        self._session.close()

    @property
    def _assessments(self):
        return self._profile.assessments

    @property
    def _profile(self) -> Profile:
        if self._session.profile is None:
            raise RuntimeError("the profile did not open")
        return self._session.profile

    def go_to(self, name: str) -> None:
        """Tab until the control of that object name has the focus."""
        for _ in range(_MOST_TABS):
            if self._focused.objectName() == name:
                return
            self.press(Qt.Key.Key_Tab)
        raise RuntimeError(f"Tab never reached {name}")

    def go_into(self, name: str) -> None:
        """Tab until something within the group of that object name has the focus."""
        for _ in range(_MOST_TABS):
            group = self._session.window.findChild(QWidget, name)
            if group and group.isAncestorOf(self._focused):
                return
            self.press(Qt.Key.Key_Tab)
        raise RuntimeError(f"Tab never came into {name}")

    def paste(self, text: str) -> None:
        """Instead of what stands there; a key event carries no characters of an input method."""
        QApplication.clipboard().setText(text)
        self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def press(self, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._focused, key, modifier)
        QCoreApplication.processEvents()

    def type(self, text: str) -> None:
        QTest.keyClicks(self._focused, text)
        QCoreApplication.processEvents()

    @property
    def _focused(self) -> QWidget:
        return self._session.window.focusWidget() or self._session.window

    def _wait_until(self, is_so, seconds: int = 60, what: str = "it") -> None:
        deadline = QDeadlineTimer(seconds * 1000)
        while not is_so():
            if deadline.hasExpired():
                raise RuntimeError(f"waited in vain for {what}")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)

    def say_page(self) -> None:
        visit = self._session.window.visit
        self.say("page", visit.name if visit else None)

    @staticmethod
    def say(*words: object) -> None:
        print(*words, flush=True)
