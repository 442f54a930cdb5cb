"""The main job through the real window, by keyboard, with the process killed in the middle."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from tests.e2e.window_user import LEVELS, PERSON, STANDARD

ROOT = Path(__file__).parent.parent.parent
KILLED_AFTER = 9


def window_user(*words: object) -> subprocess.Popen[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}
    return subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.window_user", *map(str, words)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def said(process: subprocess.Popen[str]) -> Iterator[list[str]]:
    assert process.stdout
    return (line.split() for line in process.stdout)


def ratings(lines: list[list[str]]) -> dict[str, int]:
    return {line[1]: int(line[2]) for line in lines if line[0] == "rated"}


@pytest.mark.slow
def test_nineteen_indicators_by_keyboard_with_a_kill_in_the_middle(tmp_path: Path) -> None:
    folder, report = tmp_path / "資料", tmp_path / "報告.pdf"
    first = kill_in_the_middle(folder)
    lines = finish(folder, report)
    rest = ratings(lines)
    # The walk comes back to the last item rated, or to the one that was gone on to since.
    last_rated, reached = list(first)[-1], len(LEVELS) - len(rest)
    assert lines[0] == ["resumed", next(iter(rest))]
    assert last_rated in rest or reached >= len(first)
    assert first | rest == rest | first
    assert list((first | rest).values()) == list(LEVELS)
    assert lines[-2] == ["page", "results"]
    read_back(report)


def kill_in_the_middle(folder: Path) -> dict[str, int]:
    """Ratings acknowledged before the process was killed with signal 9."""
    process = window_user(folder, "begin")
    acknowledged: list[list[str]] = []
    for line in said(process):
        acknowledged += [line] if line[0] == "rated" else []
        if len(acknowledged) == KILLED_AFTER:
            process.send_signal(signal.SIGKILL)
    _, errors = process.communicate()
    assert process.returncode == -signal.SIGKILL, errors
    return ratings(acknowledged)


def finish(folder: Path, report: Path) -> list[list[str]]:
    process = window_user(folder, "resume", report)
    lines = list(said(process))
    _, errors = process.communicate()
    assert process.returncode == 0, errors
    return lines


def read_back(report: Path) -> None:
    """Name, standard and every figure of the first sentence stand in the saved PDF."""
    document = pypdfium2.PdfDocument(report)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    met = sum(level >= 5 for level in LEVELS)
    assert PERSON in pages[0]
    assert STANDARD in pages[0]
    assert f"{met} 項達標，{len(LEVELS) - met} 項可以再加強。" in pages[0]
    shortfall = sum(max(0, 5 - level) for level in LEVELS)
    attainment = round(100 * (1 - shortfall / (5 * len(LEVELS))))
    assert f"{attainment}%" in pages[0]
    document.close()
