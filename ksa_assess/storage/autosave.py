"""The write path of every key press: answers, on a bare connection.

The statements are made of the tables like all others, but compiled once, when this is imported.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ClauseElement, Text, and_, bindparam, func, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.dialects.sqlite.pysqlite import dialect

from ksa_assess.domain.answer import UNANSWERED, Answer, Series
from ksa_assess.domain.assessment import State
from ksa_assess.storage.mapping import answer_from_row, answer_to_values, time_to_text
from ksa_assess.storage.tables import assessment, rating, standard_version

_KEY = ("assessment_id", "indicator", "series")
_VALUES = tuple(c.name for c in rating.columns if c.name not in _KEY)


class _AnswerRow(NamedTuple):
    """The columns of `_VALUES`, in the order of the table."""

    kind: str
    level: int | None
    reason: str
    comment: str
    evidence: str
    missing: str
    is_flagged: int
    changed_at: str


def _compiled(statement: ClauseElement) -> str:
    return str(statement.compile(dialect=dialect(paramstyle="named")))


def _upsert() -> ClauseElement:
    added = insert(rating)
    values = {name: added.excluded[name] for name in _VALUES}
    return added.on_conflict_do_update(index_elements=_KEY, set_=values)


_FIND = _compiled(
    select(assessment.c.state, assessment.c.changed_at, standard_version.c.content_hash)
    .join(standard_version)
    .where(assessment.c.id == bindparam("id"))
)
_CURRENT = _compiled(
    select(*(rating.c[name] for name in _VALUES)).where(
        and_(*(rating.c[name] == bindparam(name) for name in _KEY))
    )
)
_PUT = _compiled(_upsert())
_TOUCH = _compiled(
    update(assessment)
    .where(assessment.c.id == bindparam("id_"))
    .values(
        changed_at=func.coalesce(bindparam("at", type_=Text), assessment.c.changed_at),
        cursor=func.coalesce(bindparam("place", type_=Text), assessment.c.cursor),
    )
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How an assessment stands: its state, its last change and the text it is pinned to."""

    state: State
    changed_at: datetime
    standard_hash: str


class Autosave:
    """One open transaction; made anew for each."""

    def __init__(self, connection: Any) -> None:
        self._execute = connection.execute

    def standing(self, assessment_id: int) -> Standing | None:
        """None where there is no such assessment."""
        row = self._execute(_FIND, {"id": assessment_id}).fetchone()
        if row is None:
            return None
        return Standing(State(row[0]), datetime.fromisoformat(row[1]), row[2])

    def current(self, assessment_id: int, indicator: str, series: Series) -> Answer:
        """The answer as it is stored; the empty one where there is none."""
        key = {"assessment_id": assessment_id, "indicator": indicator, "series": series.value}
        row = self._execute(_CURRENT, key).fetchone()
        return UNANSWERED if row is None else answer_from_row(_AnswerRow(*row))

    def put(
        self, assessment_id: int, indicator: str, series: Series, answer: Answer, at: datetime
    ) -> None:
        """Store an answer in the place of the one before, which stays in the history."""
        key = {"assessment_id": assessment_id, "indicator": indicator, "series": series.value}
        values = answer_to_values(answer)
        self._execute(_PUT, {**key, **values, "changed_at": time_to_text(at)})

    def touch(self, assessment_id: int, at: datetime | None, cursor: str | None) -> None:
        """Note the time of a change and where somebody is; None leaves what is there."""
        values = {"id_": assessment_id, "at": at and time_to_text(at), "place": cursor}
        self._execute(_TOUCH, values)
