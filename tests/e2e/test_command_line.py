"""The whole job through real processes of the command line, without a display."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
MANAGER = "TTM1411-002v4"
HOLDER = """
import sys, pathlib
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.profile import open_profile
with open_profile(DataPaths(pathlib.Path(sys.argv[1])), owner="window"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """No display, and a console that knows no Chinese."""
    kept = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    kept.pop("WAYLAND_DISPLAY", None)
    kept.pop("QT_QPA_PLATFORM", None)
    return {**kept, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "TMPDIR": str(tmp_path)}


@pytest.fixture
def command(tmp_path: Path, environment) -> list[str]:
    return [sys.executable, "-m", "ksa_assess", "--data-dir", str(tmp_path / "人資 資料")]


@pytest.fixture
def ksa(command, environment):
    def run(*words: object, code: int = 0) -> str:
        done = subprocess.run(
            [*command, *map(str, words)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout if code == 0 else done.stderr

    return run


def test_from_nothing_to_the_report(ksa, tmp_path):
    number = ksa("assessments", "new", "--standard", MANAGER, "--person", "王小明").strip()
    shown = json.loads(ksa("assessments", "show", number, "--json"))
    codes = [one["indicator"] for one in shown["answers"]]
    ksa("assessments", "rate", number, codes[0], 3, "--comment", "旺季值班")
    ksa("assessments", "rate", number, codes[1], "na", "--reason", "別組負責")
    table = tmp_path / "作答.csv"
    rows = "".join(f"{code},{turn % 7},,\n" for turn, code in enumerate(codes[2:]))
    table.write_text(f"indicator,answer,comment,reason\n{rows}", encoding="utf-8")
    ksa("assessments", "rate", number, "--from", table)
    gap = json.loads(ksa("assessments", "gap", number, "--json"))
    assert gap["coverage"]["rated"] == 18
    assert gap["coverage"]["unanswered"] == 0
    ksa("assessments", "submit", number)
    report = Path(ksa("assessments", "report", number, "-o", tmp_path / "報告.pdf").strip())
    assert report.read_bytes().startswith(b"%PDF-")
    backup = ksa("backup").strip()
    ksa("assessments", "rate", number, codes[0], 6, code=3)
    ksa("restore", backup, "--yes")
    assert json.loads(ksa("assessments", "gap", number, "--json")) == gap
    ksa("check")


def test_the_demo_needs_no_display_and_leaves_nothing_but_the_report(ksa, tmp_path):
    report = Path(ksa("demo").strip())
    assert report.read_bytes().startswith(b"%PDF-")
    chosen = tmp_path / "示範.pdf"
    assert ksa("demo", "-o", chosen).strip() == str(chosen)
    assert "--force" in ksa("demo", "-o", chosen, code=3)
    ksa("demo", "-o", chosen, "--force")
    left = {path for path in tmp_path.iterdir() if not path.name.startswith("pytest")}
    assert left == {report.parent, chosen}


@pytest.mark.slow
def test_the_program_tests_itself_without_a_display(ksa):
    assert ksa("--lang", "en", "self-test").count("✓") == 6


def test_without_a_display_the_window_is_one_sentence(ksa):
    assert len(ksa(code=4).splitlines()) == 1


def test_a_writer_in_another_process_is_named(ksa, command, environment, tmp_path):
    ksa("standards", "list")
    holder = subprocess.Popen(
        [
            *(sys.executable, "-c"),
            HOLDER,
            command[-1],
        ],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        new = ("assessments", "new", "--standard", MANAGER, "--person", "王小明")
        assert str(holder.pid) in ksa(*new, code=4)
        ksa("assessments", "list")
    finally:
        holder.communicate()
    ksa(*new)


def test_ctrl_c_is_one_line(command, environment, tmp_path):
    """A command that reads a pipe nobody writes to is interrupted."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    running = subprocess.Popen(
        [*command, "standards", "read", str(pipe)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    writing_end = os.open(pipe, os.O_WRONLY)  # waits until the command has opened the other
    try:
        running.send_signal(2)
        out, err = running.communicate(timeout=30)
    finally:
        os.close(writing_end)
    assert running.returncode == 130
    assert out == b""
    assert len(err.decode("utf-8").splitlines()) == 1
