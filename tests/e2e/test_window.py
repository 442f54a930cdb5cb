"""The main job through the real window, by keyboard, with the process killed in the middle."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from tests.e2e.window_user import ANSWERS, COMMENT, PERSON, REASON, STANDARD

ROOT = Path(__file__).parent.parent.parent
KILLED_AFTER = 5  # Behind a comment, an undo and a reason.
REQUIRED = 3
TABS = ("各職責", "指標明細", "職能內涵", "發展計畫")


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


def answers(lines: list[list[str]]) -> dict[str, str]:
    return {line[1]: line[2] for line in lines if line[0] == "answered"}


def told(lines: list[list[str]], what: str) -> list[str]:
    return [line[1] for line in lines if line[0] == what]


@pytest.mark.slow
def test_the_main_job_by_keyboard_with_a_kill_in_the_middle(tmp_path: Path) -> None:
    folder, report = tmp_path / "資料", tmp_path / "報告.pdf"
    first = kill_in_the_middle(folder)
    lines = finish(folder, report)
    rest = answers(lines)
    # The walk comes back to the last item answered, or to the one that was gone on to since.
    last_answered, reached = list(first)[-1], len(ANSWERS) - len(rest)
    assert lines[0] == ["resumed", next(iter(rest))]
    assert last_answered in rest or reached >= len(first)
    assert first | rest == rest | first
    assert list((first | rest).values()) == [str(one) for one in ANSWERS]
    assert told(lines, "page") == ["results", "last_look", "hand_over", "results", "report"]
    assert told(lines, "tab") == list(TABS)
    assert int(told(lines, "plan")[0]) > 0
    assert told(lines, "state") == ["submitted"]
    read_back(report)


def kill_in_the_middle(folder: Path) -> dict[str, str]:
    """Answers acknowledged before the process was killed with signal 9."""
    process = window_user(folder, "begin")
    acknowledged: list[list[str]] = []
    for line in said(process):
        acknowledged += [line] if line[0] == "answered" else []
        if len(acknowledged) == KILLED_AFTER:
            process.send_signal(signal.SIGKILL)
    _, errors = process.communicate()
    assert process.returncode == -signal.SIGKILL, errors
    return answers(acknowledged)


def finish(folder: Path, report: Path) -> list[list[str]]:
    process = window_user(folder, "resume", report)
    lines = list(said(process))
    _, errors = process.communicate()
    assert process.returncode == 0, errors
    return lines


def read_back(report: Path) -> None:
    """Name, standard, words and every figure of the first sentence stand in the saved PDF."""
    document = pypdfium2.PdfDocument(report)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    levels = [one for one in ANSWERS if isinstance(one, int)]
    met = sum(level >= REQUIRED for level in levels)
    assert PERSON in pages[0]
    assert STANDARD in pages[0]
    assert f"{met} 項達標，{len(levels) - met} 項可以再加強。" in pages[0]
    shortfall = sum(max(0, REQUIRED - level) for level in levels)
    assert f"{round(100 * (1 - shortfall / (REQUIRED * len(levels))))}%" in pages[0]
    everything = "".join("".join(pages).split())
    assert COMMENT in everything
    assert REASON in everything
    document.close()
