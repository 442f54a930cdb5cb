"""One writer for each data folder, held by a window for its life and by a command while it runs.

The system itself holds the lock and lets go of it when a process ends in whatever way, so that a
stale lock cannot block. Who holds it stands in a file beside it, only to be told to others.
"""

import json
import os
import socket
from pathlib import Path

from filelock import FileLock, Timeout

from ksa_assess.runtime.errors import MachineError, from_write_error

_WINDOW = "window"


class HeldByAnotherError(MachineError):
    """Somebody else may write; says who, as far as is known."""


class WriterLock:
    """`path` is the lock file; the holder's note lies beside it as `.json`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._note = path.with_suffix(".json")
        # The profile may be closed by another thread than the one that opened it.
        self._lock = FileLock(path, mode=0o600, thread_local=False)

    def acquire(self, owner: str, seconds: float = 0.0) -> None:
        """Take the lock in the name of `owner`, waiting so long. Raises HeldByAnotherError."""
        try:
            self._lock.acquire(timeout=seconds, poll_interval=0.02)
            self._note.write_text(_own_note(owner), encoding="utf-8")
        except Timeout as error:
            raise _held_by(self._holder()) from error
        except OSError as error:
            self._lock.release()
            raise from_write_error(error, self._path) from error

    def release(self) -> None:
        """Let others write; nothing happens where the lock is not held."""
        self._lock.release()

    def _holder(self) -> dict[str, str]:
        try:
            return {k: str(v) for k, v in json.loads(self._note.read_bytes()).items()}
        except (OSError, ValueError, AttributeError, RecursionError):
            return {}


def _own_note(owner: str) -> str:
    return json.dumps({"owner": owner, "pid": os.getpid(), "host": socket.gethostname()})


def _held_by(holder: dict[str, str]) -> HeldByAnotherError:
    if not {"owner", "pid", "host"} <= holder.keys():
        return HeldByAnotherError("storage.held")
    where = {"pid": holder["pid"], "host": holder["host"]}
    if holder["owner"] == _WINDOW:
        return HeldByAnotherError("storage.held_by_window", **where)
    return HeldByAnotherError("storage.held_by_command", owner=holder["owner"], **where)
