"""Somebody at the real window with nothing but the keyboard; a process of its own, to be killed.

    python -m tests.e2e.window_user DATA_DIR begin|resume [REPORT.pdf]

Says each thing it did on a line of its own, after the program acknowledged it.
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar

from ksa_assess.domain.answer import AnswerKind, Series
from tests.e2e.keyboard_user import KeyboardUser

PERSON = "林堃喆"
STANDARD = "TTM3R0299v2"
NOT_APPLICABLE, NOT_OBSERVED = "N", "O"
ANSWERS: tuple[int | str, ...] = (3, 2, 4, 1, NOT_APPLICABLE, 3, NOT_OBSERVED, 5, 0, 3, 2)
REASON = "這項由總公司負責"
COMMENT = "旺季時帶兩位新人接待團客，客人沒有等候。"
COMMENTED = 1  # The place of the indicator with the comment.
CORRECTED = 2  # And of the one at which a wrong key is taken back.


class WindowUser(KeyboardUser):
    """Rates themselves, and reads what the store holds."""

    def __init__(self, folder: Path, report: Path | None) -> None:
        super().__init__(folder)
        if report:
            self._dialogs.targets.append(report)

    def begin(self) -> None:
        """From the first page to the first indicator."""
        self.go_to("begin")
        self.press(Qt.Key.Key_Space)
        self.go_to("search")
        self.type(STANDARD)
        self.go_to("standards")
        self.press(Qt.Key.Key_Down)
        self.go_to("name")
        self.paste(PERSON)
        # The button below the notice on personal data says that it was read.
        self.go_to("begin")
        self.press(Qt.Key.Key_Space)
        self.say("read", self._session.settings.privacy_read_at is not None)
        self.say("began", self.indicator)

    def resume(self) -> None:
        """From home, where the half-done assessment waits, back to its indicator."""
        self.go_to("go_on_1")
        self.press(Qt.Key.Key_Space)
        self.say("resumed", self.indicator)

    def answer_the_rest(self) -> None:
        """Each indicator with its key, then on with Enter, until the results stand there."""
        codes = [indicator.code for indicator in self._assessments.get(1).standard.indicators]
        for place in range(codes.index(self.indicator), len(codes)):
            self._answer(ANSWERS[place])
            if place == CORRECTED:
                self.press(Qt.Key.Key_6)
                self.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
            if place == COMMENTED:
                self.press(Qt.Key.Key_C)
                self.paste(COMMENT)
                self.press(Qt.Key.Key_Escape)
            self.say("answered", codes[place], self._stored(codes[place]))
            self.press(Qt.Key.Key_Return)
        self.say_page()

    def _answer(self, answer: int | str) -> None:
        if isinstance(answer, int):
            self.press(Qt.Key(Qt.Key.Key_0 + answer))
        elif answer == NOT_OBSERVED:
            self.press(Qt.Key.Key_O)
        else:
            self.press(Qt.Key.Key_N)
            self.paste(REASON)
            self.press(Qt.Key.Key_Escape)

    def _stored(self, code: str) -> int | str:
        answer = self._assessments.get(1).answer(code, Series.SELF)
        if answer.kind is AnswerKind.NOT_APPLICABLE and answer.reason == REASON:
            return NOT_APPLICABLE
        if answer.kind is AnswerKind.NOT_OBSERVED:
            return NOT_OBSERVED
        return "nothing" if answer.level is None else answer.level

    def look_at_results(self) -> None:
        """Through all tabs to the plan, where one item is taken from what is to build first."""
        self.go_to("qt_tabwidget_tabbar")
        tabs = self._focused
        while isinstance(tabs, QTabBar) and tabs.currentIndex() < tabs.count() - 1:
            self.press(Qt.Key.Key_Right)
            self.say("tab", tabs.tabText(tabs.currentIndex()))
        self.go_to("propose_first")
        self.press(Qt.Key.Key_Space)
        self.say("plan", len(self._profile.plans.list(1)))

    def submit(self) -> None:
        self.go_to("submit")
        self.press(Qt.Key.Key_Space)
        self.say_page()
        self.go_to("submit")
        self.press(Qt.Key.Key_Space)
        self.say("state", self._assessments.get(1).state)
        self.say_page()

    def save_report(self, report: Path) -> None:
        """From handing over by way of the results."""
        self.go_to("results")
        self.press(Qt.Key.Key_Space)
        self.say_page()
        self.go_to("pdf")
        self.press(Qt.Key.Key_Space)
        self.say_page()
        self.go_to("save")
        self.press(Qt.Key.Key_Return)
        self._wait_until(report.exists)
        self.say("saved", report.name)

    @property
    def indicator(self) -> str:
        """What the store remembers as the place in the walk."""
        cursor = self._assessments.get(1).cursor
        if cursor is None:
            return self._assessments.get(1).standard.indicators[0].code
        return cursor


def main(folder: str, way: str, report: str = "") -> None:
    target = Path(report) if report else None
    user = WindowUser(Path(folder), target)
    user.begin() if way == "begin" else user.resume()
    user.answer_the_rest()
    if target:
        user.look_at_results()
        user.submit()
        user.save_report(target)
    user.leave()


if __name__ == "__main__":
    main(*sys.argv[1:])
