"""The open database and its transactions.

What is particular to SQLite stands here, in `driver`, `faults`, `schema` and `sqlite_ddl`.
"""

import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from ksa_assess.domain.standard_document import StandardDocument
from ksa_assess.storage.autosave import Autosave
from ksa_assess.storage.engine import READING, make_engine
from ksa_assess.storage.faults import SaidInWords
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
        self._autosave: Autosave | None = None
        self._opening = threading.Lock()

    @contextmanager
    def read(self) -> Generator[UnitOfWork]:
        """One consistent view of the data."""
        with SaidInWords(self.file), self._reading.begin() as connection:
            yield UnitOfWork(connection, self._shelf)

    @contextmanager
    def write(self) -> Generator[UnitOfWork]:
        """One transaction that is on the disk when the block ends."""
        self._check_writer()
        with SaidInWords(self.file), self._engine.begin() as connection:
            yield UnitOfWork(connection, self._shelf)

    def autosave(self) -> Autosave:
        """A write transaction for answers alone, at the speed of the disk."""
        self._check_writer()
        with self._opening:
            self._autosave = self._autosave or Autosave(self.file)
        return self._autosave

    def close(self) -> None:
        """Close every connection; the last one folds the write-ahead log into the file."""
        with SaidInWords(self.file):
            if self._autosave:
                self._autosave.close()
                self._autosave = None
            self._engine.dispose()

    def _check_writer(self) -> None:
        if not self._is_writer:
            raise RuntimeError("opened for reading")
