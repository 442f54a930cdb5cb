"""Folders among the system's temporary ones; a data folder of its own for made-up data."""

import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from ksa_assess.cli.session import Session
from ksa_assess.runtime.errors import MachineError
from ksa_assess.runtime.paths import DataPaths


@contextmanager
def temporary_session(session: Session) -> Generator[Session]:
    """The same words and terminal, on data that are gone when they were used; the folder's name
    has Chinese in it, as many people's have."""
    folder = new_folder("ksa-assess-示範-")
    try:
        temporary = Session(session.texts, session.console)
        temporary.paths = DataPaths(folder)
        yield temporary
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def new_folder(prefix: str) -> Path:
    """One of our own. Raises MachineError where nothing temporary can be written."""
    try:
        return Path(tempfile.mkdtemp(prefix=prefix))
    except OSError as error:
        raise MachineError("error.no_temporary_folder", reason=error.strerror or error) from error
