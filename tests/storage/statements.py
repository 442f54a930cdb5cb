"""Statements that somebody could run on the open file, put together at random."""

from hypothesis import strategies as st

from ksa_assess.domain.answer import AnswerKind, Basis, Series
from ksa_assess.domain.assessment import TRANSITIONS, Action, Actor, State
from ksa_assess.storage.tables import metadata

# Everything of an assessment; whom a row belongs to is the last of its tables' questions.
TABLES = (
    "assessment",
    "rating",
    "rating_event",
    "submission",
    "transition",
    "entry",
    "assessment_text",
    "plan_item",
    "required_override",
    "erasure",
    "received",
    "handover",
)
_COLUMNS = {name: [column.name for column in metadata.tables[name].c] for name in TABLES}
_WORDS = (
    "",
    "x",
    "now",
    "9999",
    "P1.1.1",
    "P1.1.2",
    "feedback",
    "typing:return",
    "[]",
    "{}",
    "here",
    *Series,
    *State,
    *AnswerKind,
    *Basis,
    *Action,
    *Actor,
)
_LITERALS = (
    *(f"'{word}'" for word in _WORDS),
    *(str(number) for number in range(-1, 9)),
    "NULL",
    "123456",
    "'00000000-0000-4000-8000-00000000dead'",
)


@st.composite
def statements(draw: st.DrawFn, assessment_id: int) -> str:
    """One statement; most are about the assessment, some about everything."""
    table = draw(st.sampled_from(TABLES))
    whose = "id" if table == "assessment" else "assessment_id"
    where = draw(
        st.sampled_from(
            (f"{whose} = {assessment_id}", f"{whose} <> {assessment_id}", "TRUE", "1 = 1")
        )
    )
    make = draw(st.sampled_from((_update, _delete, _insert, _insert, _upsert, _move)))
    return draw(make(table, where, assessment_id))


def _value(table: str, assessment_id: int) -> st.SearchStrategy[str]:
    return st.sampled_from((*_LITERALS, *_COLUMNS[table], str(assessment_id)))


@st.composite
def _changes(draw: st.DrawFn, table: str, assessment_id: int) -> dict[str, str]:
    columns = draw(st.lists(st.sampled_from(_COLUMNS[table]), min_size=1, max_size=3, unique=True))
    return {column: draw(_value(table, assessment_id)) for column in columns}


@st.composite
def _update(draw: st.DrawFn, table: str, where: str, assessment_id: int) -> str:
    how = draw(st.sampled_from(("", " OR REPLACE", " OR IGNORE", " OR FAIL")))
    changes = draw(_changes(table, assessment_id))
    setting = ", ".join(f"{column} = {value}" for column, value in changes.items())
    return f"UPDATE{how} {table} SET {setting} WHERE {where}"


def _delete(table: str, where: str, _assessment_id: int) -> st.SearchStrategy[str]:
    return st.just(f"DELETE FROM {table} WHERE {where}")


@st.composite
def _insert(draw: st.DrawFn, table: str, where: str, assessment_id: int) -> str:
    """Rows that are there, some columns otherwise."""
    how = draw(st.sampled_from(("INSERT", "INSERT OR REPLACE", "REPLACE", "INSERT OR IGNORE")))
    changes = draw(_changes(table, assessment_id))
    values = ", ".join(changes.get(column, column) for column in _COLUMNS[table])
    return f"{how} INTO {table} SELECT {values} FROM {table} WHERE {where}"


@st.composite
def _upsert(draw: st.DrawFn, table: str, where: str, assessment_id: int) -> str:
    changes = draw(_changes(table, assessment_id))
    setting = ", ".join(f"{column} = {value}" for column, value in changes.items())
    return (
        f"INSERT INTO {table} SELECT * FROM {table} WHERE {where} "
        f"ON CONFLICT DO UPDATE SET {setting}"
    )


@st.composite
def _move(draw: st.DrawFn, _table: str, _where: str, assessment_id: int) -> str:
    """A row of the log, of the table of moves or of none."""
    row = draw(st.sampled_from(TRANSITIONS))
    end = draw(st.sampled_from((row.end, *State)))
    actor = draw(st.sampled_from((*row.actors, *Actor)))
    reason = draw(st.sampled_from(("", "想再補充")))
    return (
        "INSERT INTO transition "
        "(assessment_id, action, from_state, to_state, role, actor, reason, at) VALUES "
        f"({assessment_id}, '{row.action}', '{row.start}', '{end}', '{actor}', 'x', "
        f"'{reason}', 'now')"
    )
