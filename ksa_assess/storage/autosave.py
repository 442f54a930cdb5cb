"""The write path of every key press: answers, on a bare connection.

The statements are made of the tables like all others, but compiled once, when this is imported:
the toolkit's own work for one transaction takes longer than the disk.
"""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, Self

from sqlalchemy import ClauseElement, Text, and_, bindparam, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.dialects.sqlite.pysqlite import dialect

from ksa_assess.domain.answer import UNANSWERED, Answer, Series
from ksa_assess.domain.assessment import State
from ksa_assess.storage.driver import connect
from ksa_assess.storage.faults import ReadingValues, SaidInWords, raise_in_words
from ksa_assess.storage.last_change import last_changed_at
from ksa_assess.storage.mapping import answer_from_row, answer_to_values, time_to_text
from ksa_assess.storage.tables import (
    assessment,
    rating,
    received,
    standard_version,
)


class _AnswerRow(NamedTuple):
    kind: str
    level: int | None
    reason: str
    comment: str
    evidence: str
    missing: str
    is_flagged: int
    basis: str


_KEY = ("assessment_id", "indicator", "series")
_STORED = (*_AnswerRow._fields, "changed_at")


def _compiled(statement: ClauseElement) -> str:
    return str(statement.compile(dialect=dialect(paramstyle="named")))


def _upsert() -> ClauseElement:
    added = insert(rating)
    values = {name: added.excluded[name] for name in _STORED}
    return added.on_conflict_do_update(index_elements=_KEY, set_=values)


_FIND = _compiled(
    select(
        assessment.c.state,
        assessment.c.cursor,
        standard_version.c.content_hash,
        received.c.assessment_id,
    )
    .join(standard_version)
    .outerjoin(received, received.c.assessment_id == assessment.c.id)
    .where(assessment.c.id == bindparam("id"))
)
_CURRENT = _compiled(
    select(*(rating.c[name] for name in _AnswerRow._fields)).where(
        and_(*(rating.c[name] == bindparam(name) for name in _KEY))
    )
)
_PUT = _compiled(_upsert())
_MOVE = _compiled(
    update(assessment)
    .where(assessment.c.id == bindparam("id_"))
    .values(cursor=bindparam("place", type_=Text))
)
_CHANGED = _compiled(select(last_changed_at()).where(assessment.c.id == bindparam("id")))


@dataclass(frozen=True, slots=True)
class Standing:
    """How an assessment stands: its state, where somebody is, the text it is pinned to, and
    whether it came by a file."""

    state: State
    cursor: str | None
    standard_hash: str
    is_received: bool


class Autosave:
    """A `with` block is one transaction, of one thread at a time; the connection is kept."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()
        with SaidInWords(file):
            self._connection = connect(file)
        self._execute = self._connection.execute

    def __enter__(self) -> Self:
        self._lock.acquire()
        try:
            with SaidInWords(self._file):
                self._execute("BEGIN IMMEDIATE")
        except BaseException:
            self._lock.release()
            raise
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        try:
            with SaidInWords(self._file):
                self._end(is_good=error is None)
        finally:
            self._lock.release()
        raise_in_words(error, self._file)

    def close(self) -> None:
        self._connection.close()

    def standing(self, assessment_id: int) -> Standing | None:
        """None where there is no such assessment."""
        row = self._execute(_FIND, {"id": assessment_id}).fetchone()
        if row is None:
            return None
        return Standing(State(row[0]), row[1], row[2], row[3] is not None)

    def changed_at(self, assessment_id: int) -> datetime:
        """The time of the last change."""
        (time,) = self._execute(_CHANGED, {"id": assessment_id}).fetchone()
        return datetime.fromisoformat(time)

    def current(self, assessment_id: int, indicator: str, series: Series) -> Answer:
        """The answer as it is stored; the empty one where there is none."""
        key = {"assessment_id": assessment_id, "indicator": indicator, "series": series.value}
        row = self._execute(_CURRENT, key).fetchone()
        with ReadingValues():
            return UNANSWERED if row is None else answer_from_row(_AnswerRow(*row))

    def put(
        self,
        assessment_id: int,
        series: Series,
        answers: Mapping[str, Answer],
        at: datetime,
    ) -> None:
        """Store answers by indicator; those before stay in the history."""
        time = time_to_text(at)
        key = {"assessment_id": assessment_id, "series": series.value, "changed_at": time}
        for indicator, answer in answers.items():
            values = answer_to_values(answer)
            self._execute(_PUT, {**key, **values, "indicator": indicator})

    def move_cursor(self, assessment_id: int, indicator: str) -> None:
        self._execute(_MOVE, {"id_": assessment_id, "place": indicator})

    def _end(self, *, is_good: bool) -> None:
        if is_good:
            try:
                self._execute("COMMIT")
            except BaseException:
                self._end(is_good=False)
                raise
        # Where the disk was full SQLite may have rolled back by itself.
        elif self._connection.in_transaction:
            self._execute("ROLLBACK")
