"""Bring an older file to today's schema. Imports Alembic: only where a file is behind.

Foreign keys are off and triggers gone while tables are rebuilt: a rebuild with them on deleted
every rating once. Both are then checked before anything is committed.
"""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from ksa_assess.storage.engine import make_engine
from ksa_assess.storage.faults import SaidInWords
from ksa_assess.storage.schema import expected_standing, standing
from ksa_assess.storage.sqlite_ddl import triggers

_FOLDER = Path(__file__).parent


class MigrationFailedError(Exception):
    """The result is not what it must be; nothing was committed."""


def upgrade(file: Path) -> None:
    """One transaction: all steps up to the newest, or none. Raises MigrationFailedError."""
    engine = make_engine(file)
    try:
        with SaidInWords(file), engine.connect() as connection:
            # Has no effect inside a transaction.
            _driver(connection).execute("PRAGMA foreign_keys = OFF")
            with connection.begin():
                _replace_schema(connection)
                _check(_driver(connection))
    finally:
        engine.dispose()


def alembic_config(connection: Connection) -> Config:
    """What Alembic's commands need to work on a connection within its transaction."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    return config


def _replace_schema(connection: Connection) -> None:
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    for name in names.scalars().all():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    command.upgrade(alembic_config(connection), "head")
    for statement in triggers().values():
        connection.exec_driver_sql(statement)


def _check(driver: Any) -> None:
    orphans = driver.execute("PRAGMA foreign_key_check").fetchall()
    if orphans or standing(driver) != expected_standing():
        raise MigrationFailedError(f"{len(orphans)} rows without what they refer to")


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection
