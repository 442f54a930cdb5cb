"""The life of an assessment, told: what happened, who did it, when, and why."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ksa_assess.domain.assessment import Action, Actor, LoggedTransition, State, transition
from ksa_assess.gui.life import life_of
from ksa_assess.gui.widgets.timeline import Timeline
from ksa_assess.runtime.settings import Calendar
from ksa_assess.runtime.texts import Texts
from ksa_assess.wording import Wording
from tests.builders import NOON, make_assessment
from tests.gui.geometry import faults

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # The offscreen platform has none.

EMPLOYEE, SUPERVISOR = Actor.EMPLOYEE, Actor.SUPERVISOR
NAMES = {EMPLOYEE: "王小明", SUPERVISOR: "林怡君"}


def log(*moves: tuple[Action, Actor, str]) -> tuple[LoggedTransition, ...]:
    """One a day, from the start on."""
    state, made = State.DRAFT, []
    for day, (action, role, reason) in enumerate(moves, 1):
        move = transition(state, action, role)
        at = NOON + timedelta(days=day)
        made.append(LoggedTransition(action, state, move.end, role, NAMES[role], reason, at))
        state = move.end
    return tuple(made)


WHOLE = log(
    (Action.SUBMIT, EMPLOYEE, ""),
    (Action.WITHDRAW, EMPLOYEE, "漏了一項佐證"),
    (Action.SUBMIT, EMPLOYEE, ""),
    (Action.RETURN, SUPERVISOR, "請補充 P1.1.1 的例子"),
    (Action.SUBMIT, EMPLOYEE, ""),
    (Action.COMPLETE, SUPERVISOR, ""),
    (Action.CONFIRM, EMPLOYEE, "第三項想再談"),
)


def wording(calendar: Calendar = Calendar.ROC, language: str = "zh_TW") -> Wording:
    return Wording(Texts(language), calendar)


def whats(**parts: Any) -> list[str]:
    return [step.what for step in life_of(make_assessment(**parts), wording())]


def test_every_step_is_told_in_its_order_and_the_present_state_last():
    assert whats(log=WHOLE, state=State.CLOSED) == [
        "開始自評",
        "第 1 次送出",
        "撤回",
        "第 2 次送出",
        "退回補充",
        "第 3 次送出",
        "完成評核",
        "已閱讀，有其他意見",
        "現在：已結案",
    ]


def test_who_and_when_and_the_reason_are_told():
    step = life_of(make_assessment(log=WHOLE), wording())[4]
    assert step.by.startswith("林怡君・民國 115 年 7 月 19 日")
    assert step.reason == "原因：請補充 P1.1.1 的例子"
    assert step.said == f"退回補充、{step.by}、{step.reason}"


def test_a_remark_of_the_confirmation_is_no_reason():
    last = life_of(make_assessment(log=WHOLE), wording())[-2]
    assert last.reason == "意見：第三項想再談"


@pytest.mark.parametrize(
    ("action", "role", "said"),
    [
        (Action.CONFIRM, EMPLOYEE, "已閱讀，同意"),
        (Action.SIGN_ON_PAPER, SUPERVISOR, "已在紙本簽名，結案"),
    ],
)
def test_how_it_was_closed_is_told(action: Action, role: Actor, said: str):
    moves = (
        (Action.SUBMIT, EMPLOYEE, ""),
        (Action.COMPLETE, SUPERVISOR, ""),
        (action, role, ""),
        (Action.REOPEN, EMPLOYEE, "級別填錯"),
    )
    assert whats(log=log(*moves), state=State.CLOSED)[-3:] == [
        said,
        "結案後另開更正版",
        "現在：已結案",
    ]


def test_an_amendment_begins_as_one():
    assert whats(amendment=2)[0] == "開始第 2 次更正"


def test_a_supervisor_without_a_name_leaves_the_day_alone():
    unnamed = LoggedTransition(
        Action.RETURN, State.SUBMITTED, State.RETURNED, SUPERVISOR, "", "請補充", NOON
    )
    step = life_of(make_assessment(log=(unnamed,)), wording())[1]
    assert step.by.startswith("民國 115 年 7 月 15 日")


def test_western_dates_where_they_are_wanted():
    steps = life_of(make_assessment(log=WHOLE), wording(Calendar.WESTERN))
    assert all("2026/07/" in step.by for step in steps[:-1])


@pytest.mark.parametrize("language", ["zh_TW", "en"])
@pytest.mark.parametrize("width", [320, 900])
def test_everything_is_in_view_and_told_as_text(
    qtbot: QtBot, qapp: QApplication, language: str, width: int
):
    timeline = Timeline(wording(language=language))
    qtbot.addWidget(timeline)
    assessment = make_assessment(log=WHOLE, state=State.CLOSED)
    timeline.show_life(assessment)
    timeline.resize(width, 10)
    timeline.show()
    timeline.resize(width, timeline.heightForWidth(width))
    qapp.processEvents()
    assert faults(timeline) == []
    for step in life_of(assessment, wording(language=language)):
        assert step.said in timeline.accessibleName()
