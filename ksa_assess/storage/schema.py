"""Is a file's schema the one that this program knows? Making the schema in a new file.

A new file is made from the tables at once, because running all migrations would need Alembic and
take ten times as long; a test holds both ways to the same result.
"""

from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import insert

from ksa_assess.runtime.atomic import replacing
from ksa_assess.storage.driver import APPLICATION_ID, keep_log
from ksa_assess.storage.engine import make_engine
from ksa_assess.storage.faults import SaidInWords
from ksa_assess.storage.mapping import time_to_text
from ksa_assess.storage.sqlite_ddl import triggers
from ksa_assess.storage.tables import HEAD, metadata, profile, schema_version

# One query tells the version and whether a trigger is missing or another.
_STANDING = (
    "SELECT '', version_num FROM alembic_version "
    "UNION ALL SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
)


def standing(connection: Any) -> dict[str, str]:
    """Triggers by name, and under the empty name the schema's version; by a bare connection."""
    found = dict(connection.execute(_STANDING).fetchall())
    return {"": "", **found}


def expected_standing() -> dict[str, str]:
    return {"": HEAD, **triggers()}


def is_possible(version: object) -> bool:
    """False for what no program ever wrote; so it stands in damaged files only."""
    if not isinstance(version, str) or not version:
        return False
    return is_newer(version) or (int(version) > 0 and version == f"{int(version):04d}")


def is_newer(version: str) -> bool:
    """Whether a schema's version is one that only later programs know."""
    return not version.isdecimal() or int(version) > int(HEAD)


def create(file: Path, now: datetime) -> None:
    """A whole new database, or none. Raises UserError and MachineError."""
    with replacing(file, overwrite=False) as unfinished, SaidInWords(file):
        _fill(unfinished, now)


def _fill(file: Path, now: datetime) -> None:
    engine = make_engine(file)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        metadata.create_all(connection, checkfirst=False)
        for statement in triggers().values():
            connection.exec_driver_sql(statement)
        first = {
            "id": 1,
            "uuid": str(uuid4()),
            "created_at": time_to_text(now),
            "shipped_digest": "",
        }
        connection.execute(insert(profile), first)
        connection.execute(insert(schema_version), {"version_num": HEAD})
    engine.dispose()
    keep_log(file)
