"""Where a mistake of ours is written down when a command ends with it."""

import tempfile
from pathlib import Path

from ksa_assess.runtime import crash
from ksa_assess.runtime.logs import start_log, stop_log
from ksa_assess.runtime.paths import DataPaths


def log_mistake(error: BaseException, paths: DataPaths) -> Path:
    """The log that now holds the mistake: in the data folder, or where that cannot be written,
    in the system's folder for temporary files."""
    if _is_written(error, paths.log):
        return paths.log
    try:
        aside = Path(tempfile.gettempdir()) / paths.log.name
    except OSError:  # no such folder can be written either
        return paths.log
    return aside if _is_written(error, aside) else paths.log


def _is_written(error: BaseException, log: Path) -> bool:
    try:
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        log.open("ab").close()
    except OSError:
        return False
    start_log(log)
    crash.record(error)
    stop_log()
    return True
