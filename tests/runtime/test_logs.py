"""The log tells what the program did and nothing that people wrote."""

import logging
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import ksa_assess
from ksa_assess.runtime import crash
from ksa_assess.runtime.logs import start_log

SECRET = "王小明"
_log = logging.getLogger("ksa_assess.services.test")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "logs" / "ksa-assess.log"
    start_log(path)
    return path


def quote_the_secret() -> None:
    try:
        int(SECRET)
    except ValueError as error:
        raise RuntimeError(SECRET) from error


def caught() -> RuntimeError:
    with pytest.raises(RuntimeError) as info:
        quote_the_secret()
    return info.value


def test_lines_of_the_program_are_kept(log: Path) -> None:
    _log.info("backup made")
    assert "INFO ksa_assess.services.test: backup made" in log.read_text(encoding="utf-8")


def test_lines_of_libraries_are_not(log: Path, caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("sqlalchemy").error("INSERT %s", SECRET)
    assert not log.exists()
    caplog.clear()


def test_an_exception_is_written_without_its_message(
    log: Path, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        quote_the_secret()
    except RuntimeError:
        _log.exception("import stopped")
    text = log.read_text(encoding="utf-8")
    assert "builtins.RuntimeError" in text
    assert "builtins.ValueError" in text
    assert SECRET not in text
    caplog.clear()


def test_starting_anew_leaves_the_old_log_alone(log: Path, tmp_path: Path) -> None:
    start_log(tmp_path / "other.log")
    _log.info("once")
    assert not log.exists()
    assert (tmp_path / "other.log").read_text(encoding="utf-8").count("once") == 1


def test_a_log_that_cannot_be_written_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start_log(tmp_path / "no folder" / "x.log")
    _log.info("unheard")
    assert not capsys.readouterr().err


def test_the_log_does_not_grow_for_ever(log: Path) -> None:
    for _ in range(30):
        _log.info("x" * 100_000)
    files = list(log.parent.iterdir())
    assert len(files) == 4
    assert sum(file.stat().st_size for file in files) < 2_500_000


def test_an_outline_tells_kinds_and_places_causes_first() -> None:
    lines = crash.outline(caught()).splitlines()
    kinds = [line for line in lines if not line.startswith("  ")]
    assert kinds == ["builtins.ValueError", "builtins.RuntimeError"]
    assert any("test_logs.py" in line and "quote_the_secret" in line for line in lines)
    assert not any(SECRET in line for line in lines)


@pytest.mark.parametrize(
    ("file", "shown"),
    [
        ("/home/王小明/ksa/ksa_assess/domain/gap.py", "ksa_assess/domain/gap.py"),
        ("/home/王小明/x/site-packages/reportlab/lib/a.py", "site-packages/reportlab/lib/a.py"),
        (
            "/home/王小明/ksa_assess/.venv/site-packages/ksa_assess/a.py",
            "site-packages/ksa_assess/a.py",
        ),
        ("/usr/lib/python3.11/json/decoder.py", "decoder.py"),
        ("<string>", "<string>"),
    ],
)
def test_a_place_is_told_without_the_folders_of_its_user(file: str, shown: str) -> None:
    code = compile("def f():\n    raise KeyError", file, "exec")
    names: dict[str, object] = {}
    exec(code, names)
    function = names["f"]
    assert callable(function)
    with pytest.raises(KeyError) as info:
        function()
    assert f"  {shown}:2 f" in crash.outline(info.value).splitlines()


def test_an_exception_nobody_caught_is_recorded_and_told(
    log: Path, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[str] = []
    crash.watch(told.append)
    error = caught()
    sys.excepthook(type(error), error, error.__traceback__)
    text = log.read_text(encoding="utf-8")
    assert f"version {ksa_assess.__version__}" in text
    assert SECRET not in text
    assert SECRET not in told[0]
    assert told[0] in text
    caplog.clear()


def test_so_is_one_in_a_thread(log: Path, caplog: pytest.LogCaptureFixture) -> None:
    told: list[str] = []
    crash.watch(told.append)
    thread = threading.Thread(target=quote_the_secret)
    thread.start()
    thread.join()
    assert "RuntimeError" in log.read_text(encoding="utf-8")
    assert "quote_the_secret" in told[0]
    caplog.clear()


def test_an_interrupt_is_no_crash(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    crash.watch(lambda _details: pytest.fail("told"))
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not log.exists()
    assert "KeyboardInterrupt" in capsys.readouterr().err


_CRASH = """
import faulthandler, sys
from pathlib import Path
from ksa_assess.runtime import crash
crash.watch_native(Path(sys.argv[1]))
faulthandler._sigsegv()
"""


def test_a_crash_below_python_is_kept_without_the_folders_of_its_user(
    log: Path, caplog: pytest.LogCaptureFixture
) -> None:
    trace = crash.native_trace(log)
    done = subprocess.run(
        [sys.executable, "-c", _CRASH, str(trace)], capture_output=True, check=False
    )
    assert done.returncode != 0
    assert "Segmentation fault" in crash.take_native(trace)
    written = log.read_text(encoding="utf-8")
    assert "Segmentation fault" in written
    assert str(Path.cwd()) not in written
    assert not trace.exists()
    assert crash.take_native(trace) == ""
    caplog.clear()


def test_a_run_that_ends_well_leaves_no_trace(tmp_path: Path) -> None:
    code = _CRASH.replace(
        "faulthandler._sigsegv()", "crash.stop_watching_native(Path(sys.argv[1]))"
    )
    trace = tmp_path / "native-crash.txt"
    subprocess.run([sys.executable, "-c", code, str(trace)], check=True)
    assert not trace.exists()
