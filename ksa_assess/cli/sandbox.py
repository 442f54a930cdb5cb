"""A data folder of its own for made-up data, gone when it was used."""

import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from ksa_assess.cli.session import Session
from ksa_assess.runtime.paths import DataPaths


@contextmanager
def temporary_session(session: Session) -> Generator[Session]:
    """The same words and terminal; the folder's name has Chinese in it, as many people's have."""
    with tempfile.TemporaryDirectory(
        prefix="ksa-assess-示範-", ignore_cleanup_errors=True
    ) as folder:
        temporary = Session(session.texts, session.console)
        temporary.paths = DataPaths(Path(folder))
        yield temporary
