"""Everything that is held about one person as JSON data, for the person themselves.

Above what every export of an assessment says stand its records, table by table and word for
word: each value an answer ever had, what was handed in, signed, written, planned, passed on.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from ksa_assess.domain.assessment import Assessment, Person
from ksa_assess.exchange.assessment_data import assessment_to_data, iso, person_to_data

FORMAT = "ksa-person/1"
_LISTS = frozenset({"evidence", "missing"})

Row = Mapping[str, str | int | None]
Records = Mapping[str, Sequence[Row]]


def person_export_to_data(
    person: Person,
    since: datetime,
    keys: Sequence[Row],
    assessments: Sequence[tuple[Assessment, Records]],
    read_at: str | None,
) -> dict[str, Any]:
    """`keys` are public parts alone; `read_at` is when this person read the notice on personal
    data, None where it was another's profile."""
    return {
        "format": FORMAT,
        "person": {**person_to_data(person), "since": iso(since)},
        "notice_read_at": read_at,
        "keys": [dict(key) for key in keys],
        "assessments": [
            {**assessment_to_data(one), "records": _records(records)}
            for one, records in assessments
        ],
    }


def _records(records: Records) -> dict[str, list[dict[str, Any]]]:
    return {table: [_row(row) for row in rows] for table, rows in records.items()}


def _row(row: Row) -> dict[str, Any]:
    return {
        name: json.loads(value) if name in _LISTS and isinstance(value, str) else value
        for name, value in row.items()
    }
