"""The life of an assessment, told step by step: what happened, who did it, when, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from ksa_assess.domain.assessment import Action, Assessment, LoggedTransition, State
from ksa_assess.wording import Wording


@dataclass(frozen=True, slots=True)
class LifeStep:
    """One step. `by` names who and when, `reason` what they wrote; both may be empty.

    The last step is where it stands now: nothing happened then. `said` is all of it in one line.
    """

    what: str
    said: str
    by: str = ""
    reason: str = ""
    is_now: bool = False


def life_of(assessment: Assessment, wording: Wording) -> tuple[LifeStep, ...]:
    """From the beginning to the present state, oldest first."""
    return tuple(_steps(assessment, wording))


def return_reason(assessment: Assessment) -> str:
    """What the supervisor asks to be added; empty unless it is returned."""
    if assessment.state is not State.RETURNED:
        return ""
    reasons = (move.reason for move in reversed(assessment.log) if move.action is Action.RETURN)
    return next(reasons, "")


def _steps(assessment: Assessment, wording: Wording) -> Iterator[LifeStep]:
    texts, number = wording.texts, assessment.amendment
    started = texts("life.amended", n=number) if number else texts("life.started")
    yield _step(wording, started, _by(assessment.person.name, assessment.created_at, wording))
    submitted = 0
    for move in assessment.log:
        submitted += move.action is Action.SUBMIT
        what = texts(_key(move), n=submitted)
        yield _step(wording, what, _by(move.actor, move.at, wording), _reason(move, wording))
    now = texts("life.now", state=wording.state(assessment.state))
    yield LifeStep(now, now, is_now=True)


def _step(wording: Wording, what: str, by: str, reason: str = "") -> LifeStep:
    said = wording.listed(part for part in (what, by, reason) if part)
    return LifeStep(what, said, by, reason)


def _by(who: str, at: datetime, wording: Wording) -> str:
    when = wording.date_and_time(at)
    return wording.texts("life.by", who=who, when=when) if who else when


def _key(move: LoggedTransition) -> str:
    has_remark = move.action is Action.CONFIRM and move.reason.strip()
    return "life.remarks" if has_remark else f"life.{move.action}"


def _reason(move: LoggedTransition, wording: Wording) -> str:
    if not move.reason.strip():
        return ""
    key = "life.remark" if move.action is Action.CONFIRM else "life.reason"
    return wording.texts(key, text=move.reason)
