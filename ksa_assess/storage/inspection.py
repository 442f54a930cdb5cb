"""Is what is stored whole? Form, integrity, references, and every digest.

A flipped bit within a text passes SQLite's own check; the digests find it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ksa_assess.domain.standard_document import data_hash
from ksa_assess.runtime.errors import SentenceError, UserError
from ksa_assess.storage.driver import connect, connect_untouching
from ksa_assess.storage.faults import SaidInWords
from ksa_assess.storage.opening import refuse_unknown, stored_schema
from ksa_assess.storage.records import digest_of
from ksa_assess.storage.schema import expected_standing


@dataclass(frozen=True, slots=True)
class Inspection:
    """The schema's version, how many digests were compared, and what is wrong."""

    schema: str
    digests: int
    problems: tuple[SentenceError, ...]


def inspect(file: Path, *, is_at_rest: bool = False) -> Inspection:
    """Look at everything. A file at rest is left without a trace beside it."""
    try:
        refuse_unknown(file)
        found = stored_schema(file, is_at_rest=is_at_rest)
        with SaidInWords(file):
            connection = connect_untouching(file) if is_at_rest else connect(file)
            try:
                compared = _compared(connection)
                problems = (*_form(connection, file, found), *filter(None, compared))
            finally:
                connection.close()
    except SentenceError as error:
        return Inspection("", 0, (error,))
    return Inspection(found[""], len(compared), problems)


def refuse_damaged(file: Path) -> None:
    """Raises UserError where SQLite's own quick check finds something."""
    with SaidInWords(file):
        connection = connect(file)
        try:
            is_whole = connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
        finally:
            connection.close()
    if not is_whole:
        raise UserError("storage.damaged", file=file)


def _form(connection: Any, file: Path, found: dict[str, str]) -> Iterator[SentenceError]:
    # An older version is no fault: it is brought up to date when it is opened.
    if found[""] == expected_standing()[""] and found != expected_standing():
        yield UserError("check.rules", file=file)
    if connection.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
        yield UserError("storage.damaged", file=file)
    if orphans := connection.execute("PRAGMA foreign_key_check").fetchall():
        yield UserError("check.references", n=len(orphans))


def _compared(connection: Any) -> list[SentenceError | None]:
    """For each digest the sentence to say where the text differs from it, or None."""
    versions = connection.execute("SELECT code, content_hash, document FROM standard_version")
    handed_in = connection.execute("SELECT assessment_id, sha256, content FROM submission")
    return [
        *(
            None if digest == _content_hash(text) else UserError("check.standard", code=code)
            for code, digest, text in versions
        ),
        *(
            None if digest == digest_of(text) else UserError("check.submission", id=assessment)
            for assessment, digest, text in handed_in
        ),
    ]


def _content_hash(document: str) -> str:
    try:
        return data_hash(json.loads(document))
    except (ValueError, AttributeError):
        return ""
