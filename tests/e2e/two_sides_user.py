"""The two people of a review, each at their own window with nothing but the keyboard.

    python -m tests.e2e.two_sides_user DATA_DIR STEP FILE_IN FILE_OUT [REPORT.pdf]

A step is one sitting at one computer; a file that is not needed is given as `-`.
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt

from ksa_assess.domain.answer import Series
from ksa_assess.domain.review import ReviewWay
from tests.e2e.keyboard_user import KeyboardUser

EMPLOYEE, SUPERVISOR = "林堃喆", "陳怡君"
STANDARD = "TTM3R0299v2"
OWN_LEVELS = (3, 2, 4, 1, 3, 3, 2, 5, 0, 3, 2)
# Where the supervisor answers otherwise: the place of the indicator, and the level.
OTHERWISE = {0: 5, 3: 2}
ADDED_AT, ADDED = 8, 1
RETURNED = "P2.1.1 請補一個實際的例子。"
WHY_OTHERWISE = "帶團時她一個人處理了兩次改機位，不必人幫忙。"
FEEDBACK = "團客接待很穩，下一步可以練習帶新人。"
AGREED, WHY_AGREED = 4, "兩次都有同事在旁，談過後一起訂為這一級。"
MINUTES = "談了旺季的排班，也談了帶新人的時間。"
REMARK = "謝謝，帶新人的部分想從下個月開始。"
_CONTROL = Qt.KeyboardModifier.ControlModifier
_HOME, _TEAM = Qt.Key.Key_1, Qt.Key.Key_2


class TwoSidesUser(KeyboardUser):
    """Every step leaves by the door that the next one needs; the store is asked what is there."""

    def __init__(self, folder: Path, file_in: Path, file_out: Path) -> None:
        super().__init__(folder)
        self._file_in, self._file_out = file_in, file_out
        self.page = ""

    # The employee

    def rate_and_submit(self) -> None:
        self.go_to("begin")
        self.press(Qt.Key.Key_Space)
        self.go_to("search")
        self.type(STANDARD)
        self.go_to("standards")
        self.press(Qt.Key.Key_Down)
        self.go_to("name")
        self.paste(EMPLOYEE)
        self.go_to("supervisor")
        self.paste(SUPERVISOR)
        self.go_to("begin")
        self.press(Qt.Key.Key_Space)
        for level in OWN_LEVELS:
            self.press(Qt.Key(Qt.Key.Key_0 + level))
            self.press(Qt.Key.Key_Return)
        self._submit()
        self._save("file")

    def add_and_submit(self) -> None:
        self._open_at_home()
        code = self._assessment.standard.indicators[ADDED_AT].code
        self._walk_to(code)
        self.press(Qt.Key(Qt.Key.Key_0 + ADDED))
        self.press(Qt.Key.Key_C)
        self.paste(WHY_OTHERWISE)
        self.press(Qt.Key.Key_Escape)
        while self._page == "walk":
            self.press(Qt.Key.Key_Return)
        self._submit()
        self._save("file")

    def read_and_answer(self) -> None:
        self._open_at_home()
        self._expect("acknowledge")
        self.go_into("reply")
        self.press(Qt.Key.Key_Right)
        self.go_to("remark")
        self.paste(REMARK)
        self.go_to("confirm")
        self._dialogs.yes_or_no.append(True)
        self.press(Qt.Key.Key_Space)
        self._save("file")

    def _open_at_home(self) -> None:
        self.press(_HOME, _CONTROL)
        self._expect("home")
        self._open("open_file")

    def _submit(self) -> None:
        self._expect("results")
        self.go_to("submit")
        self.press(Qt.Key.Key_Space)
        self._expect("last_look")
        self._dialogs.yes_or_no.append(True)
        self.go_to("submit")
        self.press(Qt.Key.Key_Space)

    # The supervisor

    def give_back(self) -> None:
        self._open_as_team()
        self._expect("review")
        self._dialogs.reasons.append(RETURNED)
        self._finish("give_back")
        self._hand_back()

    def review(self) -> None:
        """One by one: the own judgement first, as the program advises."""
        self._open_as_team()
        self._expect("review")
        self.go_to("head_walk")
        self.press(Qt.Key.Key_Space)
        self._expect("review_walk")
        self.go_to(ReviewWay.RATE_FIRST)
        self.press(Qt.Key.Key_Space)
        for place, indicator in enumerate(self._assessment.standard.indicators):
            self._judge(place, self._assessment.answer(indicator.code).level)
            self.press(Qt.Key.Key_Return)
        self._expect("review")
        self.say("needs", self._profile.reviews.team()[0].needs)
        self._talk()
        self.go_to("feedback")
        self.paste(FEEDBACK)
        self._dialogs.yes_or_no.append(True)
        self._finish("complete")
        self._hand_back()

    def see_the_end(self) -> None:
        self._open_as_team()

    def _talk(self) -> None:
        """Strengths, the two items where views differ, the plan, the minutes; then to the end."""
        self.go_to("head_talk")
        self.press(Qt.Key.Key_Space)
        self._expect("talk")
        self._go_on_in_talk()
        self.press(Qt.Key(Qt.Key.Key_0 + AGREED))
        self.paste(WHY_AGREED)
        self.press(Qt.Key.Key_Escape)
        for _ in ("the second item", "the plan", "the minutes"):
            self._go_on_in_talk()
        self.go_to("minutes")
        self.paste(MINUTES)
        self.press(Qt.Key.Key_Escape)
        self.go_to("finish")
        self.press(Qt.Key.Key_Space)
        self._expect("review")

    def _go_on_in_talk(self) -> None:
        self.go_to("next")
        self.press(Qt.Key.Key_Space)

    def _judge(self, place: int, own: int | None) -> None:
        level = OTHERWISE.get(place, own)
        if level is None:
            raise RuntimeError(f"no level at {place}")
        self.press(Qt.Key(Qt.Key.Key_0 + level))
        if place in OTHERWISE:
            self.press(Qt.Key.Key_C)
            self.paste(WHY_OTHERWISE)
            self.press(Qt.Key.Key_Escape)

    def _open_as_team(self) -> None:
        self.press(_TEAM, _CONTROL)
        self._expect("team")
        is_first = not self._profile.reviews.team()
        self._open("open_files_at_first" if is_first else "open_files")

    def _to_finish(self) -> None:
        self.go_to("qt_tabwidget_tabbar")
        self.press(Qt.Key.Key_Right)

    def _finish(self, act: str) -> None:
        if self._focused.objectName() not in ("feedback", act):
            self._to_finish()
        self.go_to(act)
        self.press(Qt.Key.Key_Space)

    def _hand_back(self) -> None:
        self.go_to("hand_back")
        self.press(Qt.Key.Key_Space)
        self._save("file")

    # Both

    def _open(self, button: str) -> None:
        before = self._page
        self._dialogs.files.append((self._file_in,))
        self.go_to(button)
        self.press(Qt.Key.Key_Space)
        self._wait_until(lambda: self._page != before)
        self.say("opened", self._page)

    def _save(self, way: str) -> None:
        self._expect("hand_over")
        self._dialogs.targets.append(self._file_out)
        self.go_to(way)
        self.press(Qt.Key.Key_Space)
        self._wait_until(self._file_out.exists)
        self.say("state", self._assessment.state, self._file_out.name)

    def _walk_to(self, code: str) -> None:
        self._expect("walk")
        codes = [one.code for one in self._assessment.standard.indicators]
        for _ in codes:
            if self._assessment.cursor == code:
                return
            self.press(Qt.Key.Key_Left if self._is_behind(code) else Qt.Key.Key_Right)
            self._session.window.flush()
        raise RuntimeError(f"never came to {code}")

    def _is_behind(self, code: str) -> bool:
        codes = [one.code for one in self._assessment.standard.indicators]
        return codes.index(code) < codes.index(self._assessment.cursor or codes[0])

    def report(self, target: Path) -> None:
        self._profile.reporting.save_pdf(1, target)
        self.say("code", self._profile.handing_over.code(1))

    def tell(self) -> None:
        """What stands in the store in the end."""
        assessment = self._assessment
        codes = [indicator.code for indicator in assessment.standard.indicators]
        for series in Series:
            self.say(series, *(assessment.answer(code, series).level for code in codes))
        self.say("end", self._assessment.state, *(one.action for one in self._assessment.log))

    @property
    def _assessment(self):
        return self._assessments.get(1)

    @property
    def _page(self) -> str:
        visit = self._session.window.visit
        return visit.name if visit else ""

    def _expect(self, page: str) -> None:
        self._wait_until(lambda: self._page == page, 20, f"{page}, not {self._page}")


def main(folder: str, step: str, file_in: str, file_out: str, report: str = "") -> None:
    user = TwoSidesUser(Path(folder), Path(file_in), Path(file_out))
    try:
        getattr(user, step)()
        user.tell()
        if report:
            user.report(Path(report))
    finally:
        user.leave()


if __name__ == "__main__":
    main(*sys.argv[1:])
