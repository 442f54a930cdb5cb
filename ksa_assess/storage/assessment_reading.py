"""Assessments as they are stored, with all that belongs to them, in one query for each table."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, desc, func, select

from ksa_assess.domain.answer import Answer, Series
from ksa_assess.domain.assessment import (
    Assessment,
    LoggedTransition,
    Person,
    RequiredLevelOverride,
    State,
    Talk,
)
from ksa_assess.domain.review import TALK_PLACES
from ksa_assess.domain.standard import Standard
from ksa_assess.storage.faults import ReadingValues
from ksa_assess.storage.last_change import last_changed_at
from ksa_assess.storage.mapping import Row, answer_from_row, head_from_row, logged_from_row
from ksa_assess.storage.tables import (
    assessment,
    assessment_text,
    person,
    rating,
    received,
    required_override,
    standard_version,
    transition,
)

_Answers = dict[Series, dict[str, Answer]]
_Overrides = dict[str, RequiredLevelOverride]

_HEADS = (
    select(
        assessment,
        last_changed_at(),
        # Who came by a file is known everywhere by the UUID that stands in it.
        func.coalesce(received.c.person_uuid, person.c.uuid).label("person_uuid"),
        received.c.at.label("received_at"),
        standard_version.c.content_hash.label("standard_hash"),
    )
    .join(person, assessment.c.person_id == person.c.id)
    .join(standard_version, assessment.c.standard_version_id == standard_version.c.id)
    .outerjoin(received, assessment.c.id == received.c.assessment_id)
    .order_by(desc("last_changed_at"), assessment.c.id.desc())
)


class AssessmentReader:
    """`standard_of` gives the standard with a content hash."""

    def __init__(self, connection: Connection, standard_of: Callable[[str], Standard]) -> None:
        self._connection = connection
        self._standard_of = standard_of

    def read(self, condition: ColumnElement[bool] | None = None) -> tuple[Assessment, ...]:
        """Those whose row of the table of assessments meets the condition, the one changed last
        first."""
        heads = _HEADS if condition is None else _HEADS.where(condition)
        with ReadingValues():
            answers = self._answers(condition)
            overrides = self._overrides(condition)
            logs, talks = self._logs(condition), self._talks(condition)
            return tuple(
                self._assessment(
                    row, answers[row.id], overrides[row.id], tuple(logs[row.id]), talks[row.id]
                )
                for row in self._connection.execute(heads)
            )

    def _rows(self, table: Table, condition: ColumnElement[bool] | None) -> Iterator[Row]:
        query = select(table)
        if condition is not None:
            query = query.where(table.c.assessment_id.in_(select(assessment.c.id).where(condition)))
        if table is transition:
            query = query.order_by(transition.c.id)
        yield from self._connection.execute(query)

    def _answers(self, condition: ColumnElement[bool] | None) -> dict[int, _Answers]:
        found: dict[int, _Answers] = defaultdict(lambda: {series: {} for series in Series})
        for row in self._rows(rating, condition):
            answer = answer_from_row(row)
            if not answer.is_empty:
                found[row.assessment_id][Series(row.series)][row.indicator] = answer
        return found

    def _overrides(self, condition: ColumnElement[bool] | None) -> dict[int, _Overrides]:
        found: dict[int, _Overrides] = defaultdict(dict)
        for row in self._rows(required_override, condition):
            override = RequiredLevelOverride(row.level, row.reason)
            found[row.assessment_id][row.indicator] = override
        return found

    def _logs(self, condition: ColumnElement[bool] | None) -> dict[int, list[LoggedTransition]]:
        found: dict[int, list[LoggedTransition]] = defaultdict(list)
        for row in self._rows(transition, condition):
            found[row.assessment_id].append(logged_from_row(row))
        return found

    def _talks(self, condition: ColumnElement[bool] | None) -> dict[int, dict[str, str]]:
        found: dict[int, dict[str, str]] = defaultdict(dict)
        for row in self._rows(assessment_text, condition):
            if row.place in TALK_PLACES:
                found[row.assessment_id][row.place] = row.text
        return found

    def _assessment(
        self,
        row: Row,
        answers: _Answers,
        overrides: _Overrides,
        log: tuple[LoggedTransition, ...],
        talk: dict[str, Any],
    ) -> Assessment:
        submitted_at = row.submitted_at
        return Assessment(
            id=row.id,
            uuid=row.uuid,
            person=Person(row.person_uuid, row.person_name, row.staff_number),
            head=head_from_row(row),
            state=State(row.state),
            standard=self._standard_of(row.standard_hash),
            standard_hash=row.standard_hash,
            scale=row.scale,
            created_at=datetime.fromisoformat(row.created_at),
            changed_at=datetime.fromisoformat(row.last_changed_at),
            submitted_at=submitted_at and datetime.fromisoformat(submitted_at),
            cursor=row.cursor,
            amends=row.amends,
            amendment=row.amendment,
            is_received=row.received_at is not None,
            talk=Talk(**talk),
            log=log,
            answers=answers,
            overrides=overrides,
        )
