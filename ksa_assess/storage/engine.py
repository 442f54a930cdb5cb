"""The engine: the toolkit's connections to a file."""

from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from ksa_assess.storage.driver import connect, dbapi2

# Execution options of a connection that is not going to write.
READING = {"ksa_is_reading": True}


def make_engine(file: Path) -> Engine:
    """An engine whose write transactions take the write lock at once.

    One that reads first and wants to write later would fail beside another writer.
    """
    engine = create_engine(
        "sqlite+pysqlite://", module=dbapi2, creator=lambda: connect(file), poolclass=QueuePool
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    is_reading = connection.get_execution_options().get("ksa_is_reading", False)
    connection.exec_driver_sql("BEGIN" if is_reading else "BEGIN IMMEDIATE")
