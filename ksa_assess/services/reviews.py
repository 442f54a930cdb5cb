"""The supervisor's review: the team, agreeing, what both sides settle on, and its texts."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ksa_assess.domain.answer import UNANSWERED, Answer, AnswerKind, Series
from ksa_assess.domain.assessment import Action, Assessment, State, is_editable
from ksa_assess.domain.review import ReviewWay, differences, differs, is_to_discuss, needs, reviewed
from ksa_assess.services.answering import Answering, Saved
from ksa_assess.services.assessment_errors import (
    LockedError,
    ReasonNeededError,
    locked,
    stored_assessment,
)
from ksa_assess.services.given_text import is_visible, prose
from ksa_assess.services.summaries import AssessmentSummary, summary_of

if TYPE_CHECKING:
    from ksa_assess.storage.database import Database
    from ksa_assess.storage.records import Submission
    from ksa_assess.storage.unit_of_work import UnitOfWork

_WAY = "way"


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One review in the team's list.

    `reviewed` counts indicators that are answered or agreed, `differs` those that the supervisor
    answered otherwise, `to_discuss` those two or more levels apart, `needs` those that still stand
    in the way of completing, 0 in every state but submitted. `changed_since_return` names what
    the employee answered otherwise when handing in again.
    """

    summary: AssessmentSummary
    reviewed: int
    differs: int
    to_discuss: int
    needs: int
    changed_since_return: tuple[str, ...]


class Reviews:
    """Every method raises UnknownAssessmentError for a number that is not there; those that change
    ratings or texts raise LockedError unless the assessment is submitted.
    """

    def __init__(self, database: "Database", now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now
        self._answering = Answering(database, now)

    def team(self) -> tuple[TeamRow, ...]:
        """What is reviewed here: received by a file or handed over on this computer; the one
        changed last first."""
        with self._database.read() as work:
            return tuple(_team_row(work, one) for one in work.assessments.of_team())

    def changed_since_return(self, assessment_id: int) -> tuple[str, ...]:
        """Indicators that the employee answered otherwise when handing in again, in document
        order."""
        with self._database.read() as work:
            return _changed_since_return(work, stored_assessment(work, assessment_id))

    def before_return(self, assessment_id: int) -> Mapping[str, Answer]:
        """What the employee had answered where handing in again changed it, by indicator."""
        with self._database.read() as work:
            assessment = stored_assessment(work, assessment_id)
            changed = _changed_since_return(work, assessment)
            if not changed:
                return {}
            before = _said(work.submissions.last_two(assessment_id, Series.SELF)[0])
        return {code: _answer(before[code]) for code in changed if code in before}

    def agree(
        self,
        assessment_id: int,
        indicators: Sequence[str],
        *,
        whole_task: bool = False,
        cursor: str | None = None,
    ) -> Saved:
        """Make the self ratings the supervisor's answers too; what the supervisor wrote beside
        them stays. Indicators without a self rating are passed over."""
        return self._answering.agree(
            assessment_id, indicators, whole_task=whole_task, cursor=cursor
        )

    def settle(self, assessment_id: int, indicator: str, level: int | None, reason: str) -> Saved:
        """What both sides agree on for an indicator, None for not applicable.

        Raises ReasonNeededError.
        """
        reason = prose(reason).strip()
        if not is_visible(reason):
            raise ReasonNeededError("settle")
        said = UNANSWERED.not_applicable(reason) if level is None else UNANSWERED.rated(level)
        return self._put_agreed(assessment_id, indicator, said, reason)

    def unsettle(self, assessment_id: int, indicator: str) -> Saved:
        """Take back what was agreed; both sides' own ratings stay."""
        return self._put_agreed(assessment_id, indicator, UNANSWERED, "")

    def write(
        self,
        assessment_id: int,
        feedback: str | None = None,
        minutes: str | None = None,
        remarks: str | None = None,
    ) -> datetime:
        """Store texts of the review as a whole; None leaves one as it is. Returns the time of the
        last change. Raises TextRefusedError."""
        given = {"feedback": feedback, "minutes": minutes, "remarks": remarks}
        texts = {place: prose(text) for place, text in given.items() if text is not None}
        with self._database.write() as work:
            assessment = stored_assessment(work, assessment_id)
            if not is_editable(assessment.state, Series.SUPERVISOR):
                raise locked(assessment_id, assessment.state, Series.SUPERVISOR)
            changed = {p: t for p, t in texts.items() if t != getattr(assessment.talk, p)}
            if not changed:
                return assessment.changed_at
            at = self._now()
            for place, text in changed.items():
                work.texts.put(assessment_id, place, text, at)
            return at

    def typed(self, assessment_id: int, place: str) -> str:
        """What was being typed at a place and is nothing stored yet, such as the reason of a move;
        a move that is made forgets what was typed under its action's name."""
        with self._database.read() as work:
            stored_assessment(work, assessment_id)
            return work.texts.of(assessment_id).get(_typing(place), "")

    def keep_typed(self, assessment_id: int, place: str, text: str) -> None:
        """Keep what is being typed, in every state; an empty text forgets it."""
        with self._database.write() as work:
            stored_assessment(work, assessment_id)
            work.texts.put(assessment_id, _typing(place), prose(text), self._now())

    def way(self, assessment_id: int) -> ReviewWay | None:
        """How this review is done; None until it was chosen."""
        with self._database.read() as work:
            stored_assessment(work, assessment_id)
            chosen = work.texts.of(assessment_id).get(_WAY)
            return None if chosen is None else ReviewWay(chosen)

    def choose_way(self, assessment_id: int, way: ReviewWay) -> None:
        with self._database.write() as work:
            assessment = stored_assessment(work, assessment_id)
            if assessment.state is State.CLOSED:
                raise LockedError("reviews.locked", id=assessment_id)
            work.texts.put(assessment_id, _WAY, way.value, self._now())

    def _put_agreed(self, assessment_id: int, indicator: str, said: Answer, reason: str) -> Saved:
        answer = Answer(said.kind, said.level, said.reason, comment=reason)
        return self._answering.save(assessment_id, {indicator: answer}, Series.AGREED, None)


def _typing(place: str) -> str:
    return f"typing:{place}"


def _team_row(work: "UnitOfWork", assessment: Assessment) -> TeamRow:
    apart = differences(assessment).values()
    is_open = assessment.state is State.SUBMITTED
    return TeamRow(
        summary_of(assessment),
        reviewed(assessment),
        sum(differs(assessment, one.code) for one in assessment.standard.indicators),
        sum(is_to_discuss(one) for one in apart),
        len(needs(assessment)) if is_open else 0,
        _changed_since_return(work, assessment),
    )


def _changed_since_return(work: "UnitOfWork", assessment: Assessment) -> tuple[str, ...]:
    if sum(one.action is Action.SUBMIT for one in assessment.log) < 2:
        return ()
    before, after = map(_said, work.submissions.last_two(assessment.id, Series.SELF))
    return tuple(
        one.code
        for one in assessment.standard.indicators
        if before.get(one.code) != after.get(one.code)
    )


def _answer(said: Mapping[str, Any]) -> Answer:
    return Answer(
        AnswerKind(said["kind"]),
        said["level"],
        said["reason"],
        said["comment"],
        tuple(said["evidence"]),
        tuple(said["missing"]),
    )


def _said(handed_in: "Submission") -> dict[str, Any]:
    """Answers as they were handed in, without the private mark 稍後再看."""
    answers = json.loads(handed_in.content)["answers"]
    return {code: {**answer, "is_flagged": False} for code, answer in answers.items()}
