"""Assessments with a review to report on: three series, the talk, and how it was closed."""

from dataclasses import replace
from datetime import UTC, datetime

from ksa_assess.domain.answer import UNANSWERED, Answer, AnswerKind, Series
from ksa_assess.domain.assessment import (
    Action,
    Actor,
    Assessment,
    LoggedTransition,
    State,
    Talk,
)
from tests.reports.samples import realistic

EMPLOYEE, SUPERVISOR = "林堃喆", "林怡君"
TALK = Talk("旺季前主動整理資料，交班清楚。", "談了兩項看法不同的指標。", "希望參加十月的課程。")
REFUSED = "目前由副理負責。"


def moved(action: Action, start: State, end: State, day: int, reason: str = "") -> LoggedTransition:
    is_own = action in (Action.SUBMIT, Action.WITHDRAW, Action.CONFIRM)
    role, actor = (Actor.EMPLOYEE, EMPLOYEE) if is_own else (Actor.SUPERVISOR, SUPERVISOR)
    at = datetime(2026, 7, day, 3, tzinfo=UTC)
    return LoggedTransition(action, start, end, role, actor, reason, at)


HANDED_IN = (
    moved(Action.SUBMIT, State.DRAFT, State.SUBMITTED, 18),
    moved(Action.RETURN, State.SUBMITTED, State.RETURNED, 19, "請補充今年的實際例子。"),
    moved(Action.SUBMIT, State.RETURNED, State.SUBMITTED, 20),
)
COMPLETED = (*HANDED_IN, moved(Action.COMPLETE, State.SUBMITTED, State.REVIEWED, 24))


def reviewed() -> Assessment:
    """P1.1.1 refused, P1.1.2 agreed with, P1.2.1 talked over, P2.1.1 left to the self rating,
    P2.2.1 not applicable for the supervisor alone, P5.1.1 for both; the rest one level higher."""
    sample = realistic(P1_1_1=UNANSWERED.not_applicable(REFUSED))
    own = dict(sample.answers[Series.SELF])
    supervisor = {code: _one_higher(answer) for code, answer in own.items()} | {
        "P1.1.1": UNANSWERED.rated(2),
        "P1.1.2": own["P1.1.2"].agreed(whole_task=True),
        "P1.2.1": replace(UNANSWERED.rated(1), comment="還需要提醒排班。"),
        "P2.1.1": UNANSWERED.not_observed(),
        "P2.2.1": UNANSWERED.not_applicable("本館沒有這項業務。"),
        "P5.1.1": own["P5.1.1"].agreed(),
    }
    agreed = {"P1.2.1": replace(UNANSWERED.rated(3), comment="以實際帶班情形為準。")}
    answers = {Series.SELF: own, Series.SUPERVISOR: supervisor, Series.AGREED: agreed}
    head = replace(sample.head, supervisor=SUPERVISOR)
    return replace(
        sample, head=head, state=State.REVIEWED, answers=answers, talk=TALK, log=COMPLETED
    )


def confirmed(remark: str = "") -> Assessment:
    move = moved(Action.CONFIRM, State.REVIEWED, State.CLOSED, 27, remark)
    return replace(reviewed(), state=State.CLOSED, log=(*COMPLETED, move))


def signed_on_paper() -> Assessment:
    move = moved(Action.SIGN_ON_PAPER, State.REVIEWED, State.CLOSED, 28)
    return replace(reviewed(), state=State.CLOSED, log=(*COMPLETED, move))


def _one_higher(own: Answer) -> Answer:
    if own.kind is not AnswerKind.RATED or own.level is None:
        return own.agreed()
    return UNANSWERED.rated(min(own.level + 1, 6))
