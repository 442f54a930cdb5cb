"""Where a mistake of ours is written down when a command ends with it."""

import tempfile
from pathlib import Path

from ksa_assess.runtime import crash
from ksa_assess.runtime.logs import start_log, stop_log
from ksa_assess.runtime.paths import DataPaths


def log_mistake(error: BaseException, paths: DataPaths) -> Path:
    """The log that now holds the mistake: in the data folder, or where that cannot be written,
    in the system's folder for temporary files."""
    places = (paths.log, Path(tempfile.gettempdir()) / paths.log.name)
    return next((place for place in places if _is_written(error, place)), paths.log)


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
