"""From the start of the process to a painted window and to a usable home, against an empty one.

Each run is a process of its own; the two kinds take turns. Times start before the interpreter
does. The profile is one that was used before, with one assessment half done.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.figure import Figure, ratio
from benchmarks.profiles import half_done_profile

_RUNS = 9


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        half_done_profile(Path(folder))
        _run("empty_window", folder)  # compiles, and fills the caches of the file system
        _run("our_window", folder)
        pairs = [(_run("empty_window", folder), _run("our_window", folder)) for _ in range(_RUNS)]
    empty = [pair[0] for pair in pairs]
    ours = [pair[1] for pair in pairs]
    return [
        ratio(
            "first painted window / empty QMainWindow",
            [run["painted"] for run in ours],
            [run["painted"] for run in empty],
            1.5,
        ),
        ratio(
            "usable home / empty QMainWindow",
            [run["usable"] for run in ours],
            [run["painted"] for run in empty],
            3,
        ),
        ratio(
            "peak memory at home / empty QMainWindow",
            [run["peak"] for run in ours],
            [run["peak"] for run in empty],
            2.5,
            "MiB",
        ),
    ]


def _run(kind: str, folder: str) -> dict[str, float]:
    """Milliseconds to `painted` and `usable`, and the `peak` in MiB, as the child saw them."""
    environment = {
        **os.environ,
        # As installed, whatever this shell says: modules are compiled once, by the first run.
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": f"{folder}/bytecode",
        "KSA_STARTED_AT": str(time.monotonic_ns()),
    }
    command = [sys.executable, "-m", f"benchmarks.{kind}", folder]
    done = subprocess.run(command, env=environment, capture_output=True, check=True, text=True)
    return json.loads(done.stdout)
