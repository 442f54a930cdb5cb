"""What SQLite needs said in its own words: kinds of tables, and the triggers.

The triggers hold what no statement may break: a locked series is never edited, history and
submissions are only ever added to, a state changes only by a row in the log of transitions. They
are made from the domain's own table of transitions, so that there is one truth.
"""

from itertools import product
from typing import Any

from sqlalchemy import ColumnElement

from ksa_assess.domain.answer import Series
from ksa_assess.domain.assessment import (
    LOCKS,
    TRANSITIONS,
    Requirement,
    State,
    is_editable,
)
from ksa_assess.domain.plan import is_plan_editable
from ksa_assess.domain.review import TALK_PLACES
from ksa_assess.storage import erasing_ddl

STRICT: dict[str, Any] = {"sqlite_strict": True}
CLUSTERED: dict[str, Any] = {"sqlite_with_rowid": False}
# A number that people have written down must not mean another assessment tomorrow.
NEVER_REUSES_IDS: dict[str, Any] = {"sqlite_autoincrement": True}

_ANSWER = (
    "indicator",
    "series",
    "kind",
    "level",
    "reason",
    "comment",
    "evidence",
    "missing",
    "is_flagged",
    "changed_at",
    "basis",
)
_NEVER_CHANGED = (
    "id",
    "uuid",
    "standard_version_id",
    "scale",
    "amends",
    "amendment",
    "created_at",
)
_HEAD = (
    "person_id",
    "person_name",
    "staff_number",
    "period_label",
    "period_start",
    "period_end",
    "kind",
    "department",
    "title",
    "supervisor",
)


def only_where(condition: ColumnElement[bool]) -> dict[str, Any]:
    """An index over some rows only.

    Said for this database alone: naming another one loads its dialect, an eighth of the start.
    """
    return {"sqlite_where": condition}


def triggers() -> dict[str, str]:
    """Every trigger by name, as the statement that makes it."""
    made = [
        *_ratings(),
        *_only_added_to("rating_event", ("assessment_id", "number"), erasable=True),
        *_only_added_to("submission", ("id", "uuid")),
        _refusal(
            "submission_of_an_open_series",
            "BEFORE INSERT ON submission",
            f"NOT {_may_edit('its own').format(row='NEW')}",
        ),
        *_only_added_to("transition", ("id",)),
        *_only_added_to("standard_version", ("id", "content_hash")),
        *_only_added_to("erasure", ("id",)),
        *_states(),
        *_assessments(),
        _refusal("erasure_allowed", "BEFORE INSERT ON erasure", f"NOT {_erasable('NEW')}"),
        *_kept_while("required_override", f"NOT {_may_edit('self')}"),
        *_kept_while("plan_item", f"NOT {_plan_may_change()}"),
        *_kept_while("assessment_text", _text_is_locked()),
        *_only_added_to("entry", ("id",)),
        _refusal("entry_of_a_move", "BEFORE INSERT ON entry", f"NOT {_NEXT_ENTRY}"),
        *_only_added_to("handover", ("id",)),
        *_only_added_to("received", ("assessment_id",)),
        *_only_added_to("signing_key", ("holder",)),
        *_erasures(),
    ]
    return dict(made)


def _refusal(name: str, event: str, condition: str) -> tuple[str, str]:
    unless_erased = erasing_ddl.but_for_an_erasure(event, condition)
    sql = (
        f"CREATE TRIGGER {name} {event}\nWHEN {unless_erased}\n"
        f"BEGIN\n  SELECT RAISE(ABORT, 'refused: {name}');\nEND"
    )
    return name, sql


def _act(name: str, event: str, statement: str) -> tuple[str, str]:
    return name, f"CREATE TRIGGER {name} {event}\nBEGIN\n  {statement};\nEND"


def _erasures() -> list[tuple[str, str]]:
    table = "person_erasure"
    return [
        _refusal(f"{table}_allowed", f"BEFORE INSERT ON {table}", erasing_ddl.NOT_TO_BE_ERASED),
        _act(f"{table}_acts", f"AFTER INSERT ON {table}", erasing_ddl.deletions()),
        _refusal(f"{table}_not_changed", f"BEFORE UPDATE ON {table}", erasing_ddl.NOT_DONE_YET),
        _refusal(f"{table}_not_deleted", f"BEFORE DELETE ON {table}", "TRUE"),
    ]


def _differs(columns: tuple[str, ...]) -> str:
    return "(" + " OR ".join(f"NEW.{c} IS NOT OLD.{c}" for c in columns) + ")"


def _words(values: list[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)


def _may_edit(series: str, row: str = "{row}") -> str:
    """Whether the row's assessment stands where that series may change."""
    pairs = [f"{s}:{t}" for s, t in product(Series, State) if is_editable(t, s)]
    name = f"{row}.series" if series == "its own" else f"'{series}'"
    return (
        f"EXISTS (SELECT 1 FROM assessment WHERE id = {row}.assessment_id "
        f"AND {name} || ':' || state IN ({_words(pairs)}))"
    )


def _stands_in(states: list[State]) -> str:
    return (
        "EXISTS (SELECT 1 FROM assessment WHERE id = {row}.assessment_id "
        f"AND state IN ({_words([state.value for state in states])}))"
    )


def _plan_may_change() -> str:
    return _stands_in([state for state in State if is_plan_editable(state)])


def _text_is_locked() -> str:
    """Texts of the review stand with the supervisor's ratings; what is only being typed is
    nobody's word yet and never locked."""
    of_the_review = f"{{row}}.place IN ({_words(list(TALK_PLACES))})"
    return (
        f"(({of_the_review} AND NOT {_may_edit('supervisor')}) "
        f"OR ({{row}}.place NOT LIKE 'typing:%' AND {_stands_in([State.CLOSED])}))"
    )


# Each entry signs a move that was made, one after the other.
_NEXT_ENTRY = (
    "(NEW.number = (SELECT count(*) + 1 FROM entry WHERE assessment_id = NEW.assessment_id) "
    "AND NEW.number <= "
    "(SELECT count(*) FROM transition WHERE assessment_id = NEW.assessment_id))"
)


def _kept_while(table: str, locked: str) -> list[tuple[str, str]]:
    """Refuse every change of a table's rows while `locked`, a condition on `{row}`, is true."""
    new, old = locked.format(row="NEW"), locked.format(row="OLD")
    return [
        _refusal(f"{table}_locked_insert", f"BEFORE INSERT ON {table}", new),
        _refusal(f"{table}_locked_update", f"BEFORE UPDATE ON {table}", f"{old} OR {new}"),
        _refusal(f"{table}_locked_delete", f"BEFORE DELETE ON {table}", old),
    ]


def _ratings() -> list[tuple[str, str]]:
    columns = ", ".join(_ANSWER)
    number = (
        "(SELECT coalesce(max(number), 0) + 1 FROM rating_event "
        "WHERE assessment_id = {row}.assessment_id)"
    )
    logged = (
        f"INSERT INTO rating_event (assessment_id, number, {columns})\n"
        f"  VALUES ({{row}}.assessment_id, {number}, {{values}})"
    )
    after = logged.format(row="NEW", values=", ".join(f"NEW.{c}" for c in _ANSWER))
    # A value that was taken away leaves the empty answer in its history.
    empty = "'unanswered', NULL, '', '', '[]', '[]', 0"
    gone = f"OLD.indicator, OLD.series, {empty}, OLD.changed_at, 'own'"
    return [
        *_kept_while("rating", f"NOT {_may_edit('its own')}"),
        _act("rating_logged_insert", "AFTER INSERT ON rating", after),
        _act("rating_logged_update", "AFTER UPDATE ON rating", after),
        _act(
            "rating_logged_delete", "AFTER DELETE ON rating", logged.format(row="OLD", values=gone)
        ),
    ]


def _only_added_to(
    table: str, keys: tuple[str, ...], *, erasable: bool = False
) -> list[tuple[str, str]]:
    """Rows are added and then stay; REPLACE must not slip past either."""
    taken = f"SELECT 1 FROM {table} WHERE "
    same = " AND " if erasable else " OR "
    taken += same.join(f"{key} = NEW.{key}" for key in keys)
    deletable = f"NOT {_is_erased('OLD.assessment_id')}" if erasable else "TRUE"
    return [
        _refusal(f"{table}_not_replaced", f"BEFORE INSERT ON {table}", f"EXISTS ({taken})"),
        _refusal(f"{table}_not_changed", f"BEFORE UPDATE ON {table}", "TRUE"),
        _refusal(f"{table}_not_deleted", f"BEFORE DELETE ON {table}", deletable),
    ]


def _never_handed_in(assessment_id: str) -> str:
    return (
        f"NOT EXISTS (SELECT 1 FROM submission WHERE assessment_id = {assessment_id}) "
        f"AND NOT EXISTS (SELECT 1 FROM transition WHERE assessment_id = {assessment_id})"
    )


def _erasable(row: str) -> str:
    """A draft that nobody but its writer has ever seen."""
    return (
        f"(EXISTS (SELECT 1 FROM assessment WHERE id = {row}.assessment_id "
        f"AND uuid = {row}.assessment_uuid AND state = '{State.DRAFT}') "
        f"AND {_never_handed_in(f'{row}.assessment_id')})"
    )


def _is_erased(assessment_id: str) -> str:
    return (
        f"(EXISTS (SELECT 1 FROM erasure WHERE assessment_id = {assessment_id}) "
        f"AND {_never_handed_in(assessment_id)})"
    )


def _states() -> list[tuple[str, str]]:
    """A transition must be one of the table's, from the state there is; it then sets the state."""
    moves = [f"{t.action}:{t.start}:{t.end}:{actor}" for t in TRANSITIONS for actor in t.actors]
    move = " || ':' || ".join(f"NEW.{c}" for c in ("action", "from_state", "to_state", "role"))
    known = f"{move} IN ({_words(sorted(moves))})"
    here = (
        "EXISTS (SELECT 1 FROM assessment WHERE id = NEW.assessment_id AND state = NEW.from_state)"
    )
    moved = (
        "UPDATE assessment SET state = NEW.to_state, changed_at = NEW.at,\n"
        f"    submitted_at = CASE WHEN NEW.to_state = '{State.SUBMITTED}' THEN NEW.at "
        "ELSE submitted_at END\n"
        "  WHERE id = NEW.assessment_id"
    )
    return [
        _refusal("transition_allowed", "BEFORE INSERT ON transition", f"NOT ({known} AND {here})"),
        _refusal("transition_reason_given", "BEFORE INSERT ON transition", _without_reason()),
        _refusal("transition_keeps", "BEFORE INSERT ON transition", _without_submission()),
        # Reopening leaves the closed one as it is, its date too.
        _act(
            "transition_moves",
            "AFTER INSERT ON transition\nWHEN NEW.from_state <> NEW.to_state",
            moved,
        ),
    ]


def _undated() -> str:
    """When it was handed in is told by the log, how often by what was handed in; and what was
    reviewed changes by a move alone."""
    last = "WHERE assessment_id = NEW.id"
    handed_in = (
        f"SELECT at FROM transition {last} AND to_state = '{State.SUBMITTED}' "
        "ORDER BY id DESC LIMIT 1"
    )
    counted = f"SELECT max(number) FROM submission {last} AND series = '{Series.SELF}'"
    reviewed = _words([State.REVIEWED.value, State.CLOSED.value])
    return (
        f"(NEW.submitted_at IS NOT OLD.submitted_at AND NEW.submitted_at IS NOT ({handed_in})) "
        f"OR (NEW.revision IS NOT OLD.revision AND NEW.revision IS NOT ({counted})) "
        f"OR (OLD.state IN ({reviewed}) AND NEW.state IS OLD.state "
        "AND NEW.changed_at IS NOT OLD.changed_at)"
    )


def _without_reason() -> str:
    needed = {t.action.value for t in TRANSITIONS if Requirement.REASON in t.requires}
    return f"NEW.action IN ({_words(sorted(needed))}) AND trim(NEW.reason) = ''"


def _without_submission() -> str:
    """What a move locks must be kept word for word at that very time."""
    kept = (
        f"(NEW.action = '{action}' AND {len(locked)} > (SELECT count(*) FROM submission "
        "WHERE assessment_id = NEW.assessment_id AND submitted_at = NEW.at "
        f"AND series IN ({_words([series.value for series in locked])})))"
        for action, locked in LOCKS.items()
    )
    return "(" + " OR ".join(kept) + ")"


def _assessments() -> list[tuple[str, str]]:
    unlogged = (
        "NEW.state IS NOT OLD.state AND NEW.state IS NOT (SELECT to_state FROM transition "
        "WHERE assessment_id = NEW.id ORDER BY id DESC LIMIT 1)"
    )
    event = "BEFORE UPDATE ON assessment"
    return [
        _refusal(
            "assessment_starts_as_draft",
            "BEFORE INSERT ON assessment",
            f"NEW.state <> '{State.DRAFT}' "
            "OR EXISTS (SELECT 1 FROM assessment WHERE id = NEW.id OR uuid = NEW.uuid)",
        ),
        _refusal("assessment_pinned", event, _differs(_NEVER_CHANGED)),
        _refusal(
            "assessment_head_locked", event, f"OLD.state <> '{State.DRAFT}' AND {_differs(_HEAD)}"
        ),
        _refusal("assessment_state_logged", event, unlogged),
        _refusal("assessment_dates_logged", event, _undated()),
        _refusal(
            "assessment_kept",
            "BEFORE DELETE ON assessment",
            f"OLD.state <> '{State.DRAFT}' OR NOT {_is_erased('OLD.id')}",
        ),
    ]
