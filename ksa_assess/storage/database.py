"""The open database and its transactions.

What is particular to SQLite stands here, in `driver`, `faults`, `schema` and `sqlite_ddl`.
"""

import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ksa_assess.domain.standard_document import StandardDocument
from ksa_assess.storage.autosave import Autosave
from ksa_assess.storage.driver import connect
from ksa_assess.storage.engine import READING, make_engine
from ksa_assess.storage.faults import said_in_words
from ksa_assess.storage.unit_of_work import UnitOfWork


class Database:
    """An open file of the current schema. A transaction is one `with` block: whole or not at all.

    The blocks raise UserError and MachineError for what the engine complains of. Who writes holds
    the writer's lock of the data folder.
    """

    def __init__(self, file: Path, *, is_writer: bool) -> None:
        self.file = file
        self._is_writer = is_writer
        self._engine = make_engine(file)
        self._reading = self._engine.execution_options(**READING)
        self._shelf: dict[str, StandardDocument] = {}
        self._kept: Any = None
        self._kept_lock = threading.Lock()

    @contextmanager
    def read(self) -> Generator[UnitOfWork]:
        """One consistent view of the data."""
        with said_in_words(self.file), self._reading.begin() as connection:
            yield UnitOfWork(connection, self._shelf)

    @contextmanager
    def write(self) -> Generator[UnitOfWork]:
        """One transaction that is on the disk when the block ends."""
        self._check_writer()
        with said_in_words(self.file), self._engine.begin() as connection:
            yield UnitOfWork(connection, self._shelf)

    @contextmanager
    def autosave(self) -> Generator[Autosave]:
        """The same for answers alone, at the speed of the disk.

        Every key press goes this way, on a bare connection kept for it and with statements
        compiled once: the toolkit's own work would take longer than writing to the disk.
        """
        self._check_writer()
        with self._kept_lock, said_in_words(self.file):
            connection = self._kept = self._kept or connect(self.file)
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield Autosave(connection)
                connection.execute("COMMIT")
            except BaseException:
                # Where the disk was full SQLite may have rolled back by itself.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close every connection; the last one folds the write-ahead log into the file."""
        with said_in_words(self.file):
            if self._kept is not None:
                self._kept.close()
                self._kept = None
            self._engine.dispose()

    def _check_writer(self) -> None:
        if not self._is_writer:
            raise RuntimeError("opened for reading")
