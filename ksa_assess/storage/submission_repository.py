"""What was handed in, and the log of transitions: both only ever added to."""

from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from ksa_assess.domain.answer import Series
from ksa_assess.domain.assessment import Actor, LoggedTransition, Transition
from ksa_assess.storage.mapping import submission_from_row, time_to_text
from ksa_assess.storage.records import Submission
from ksa_assess.storage.tables import submission, transition


class SubmissionRepository:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, assessment_id: int, new: Submission) -> None:
        values = {
            "uuid": new.uuid,
            "assessment_id": assessment_id,
            "series": new.series.value,
            "number": new.number,
            "content": new.content,
            "sha256": new.sha256,
            "actor": new.actor,
            "submitted_at": time_to_text(new.submitted_at),
        }
        self._connection.execute(insert(submission), values)

    def of(self, assessment_id: int) -> tuple[Submission, ...]:
        """Every submission of an assessment, oldest first."""
        query = select(submission).where(submission.c.assessment_id == assessment_id)
        rows = self._connection.execute(query.order_by(submission.c.id))
        return tuple(submission_from_row(row) for row in rows)

    def last_two(self, assessment_id: int, series: Series) -> tuple[Submission, ...]:
        """The last two submissions of a series, the older first; fewer where there are."""
        query = select(submission).filter_by(assessment_id=assessment_id, series=series.value)
        rows = self._connection.execute(query.order_by(submission.c.number.desc()).limit(2))
        return tuple(reversed([submission_from_row(row) for row in rows]))

    def next_number(self, assessment_id: int, series: Series) -> int:
        last = select(func.max(submission.c.number)).filter_by(
            assessment_id=assessment_id, series=series.value
        )
        return (self._connection.scalar(last) or 0) + 1

    def log(
        self,
        assessment_id: int,
        move: Transition,
        role: Actor,
        actor: str,
        reason: str,
        at: datetime,
    ) -> LoggedTransition:
        """Make a transition: the row in the log is what sets the state."""
        values = {
            "assessment_id": assessment_id,
            "action": move.action.value,
            "from_state": move.start.value,
            "to_state": move.end.value,
            "role": role.value,
            "actor": actor,
            "reason": reason,
            "at": time_to_text(at),
        }
        self._connection.execute(insert(transition), values)
        return LoggedTransition(move.action, move.start, move.end, role, actor, reason, at)
