"""Memory over an hour of rating: 3,600 key presses, each stored, over 171 indicators.

A process of its own, so that nothing else has used memory before. Growth is counted from the end
of the first tenth, when every page and every cache is there.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt

from benchmarks.companies import LARGEST, largest_profile
from benchmarks.figure import Figure
from benchmarks.opened import opened_window

_PRESSES = 3_600
_EVERY = 360
_BOUND = 1.05


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        number = largest_profile(Path(folder))
        command = [sys.executable, "-m", "benchmarks.memory", folder, str(number)]
        done = subprocess.run(command, capture_output=True, check=True, text=True)
    sizes: list[float] = json.loads(done.stdout)
    detail = " ".join(f"{size:.1f}" for size in sizes) + f" MiB, every {_EVERY} presses"
    return [
        Figure(
            f"memory after {_PRESSES:,} stored key presses / after the first {_EVERY}",
            sizes[-1] / sizes[0],
            "×",
            _BOUND,
            detail,
        )
    ]


def _rate(folder: Path, assessment_id: int) -> list[float]:
    with opened_window(folder) as window:
        window.session.window.show_page("walk", assessment_id=assessment_id)
        keys = _keys()
        sizes: list[float] = []
        for count in range(1, _PRESSES + 1):
            window.press(next(keys))
            if count % _EVERY == 0:
                sizes.append(_resident())
        return sizes


def _keys() -> Iterator[Qt.Key]:
    """Rate and go on, to the last indicator and back again; each round with another level."""
    turn = 0
    while True:
        way = Qt.Key.Key_Right if turn % 2 == 0 else Qt.Key.Key_Left
        for place in range(LARGEST - 1):
            yield Qt.Key(Qt.Key.Key_0 + (place + turn) % 7)
            yield way
        turn += 1


def _resident() -> float:
    """MiB of this process now."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmRSS"))) / 1024


if __name__ == "__main__":
    print(json.dumps(_rate(Path(sys.argv[1]), int(sys.argv[2]))))
