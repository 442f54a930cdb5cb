"""The one entrance: help, version, exit codes, and that nothing ends in a traceback."""

import io
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

import ksa_assess
from ksa_assess.cli.commands import command
from ksa_assess.cli.console import Console
from ksa_assess.cli.program import COMMANDS, main
from ksa_assess.runtime.errors import MachineError, UserError

ROOT = Path(ksa_assess.__file__).parent.parent


def all_words(group: click.Group = COMMANDS, *before: str) -> list[tuple[str, ...]]:
    """The words of every command."""
    found = []
    for name, one in group.commands.items():
        words = (*before, name)
        found += all_words(one, *words) if isinstance(one, click.Group) else [words]
    return found


WORDS = all_words()


def spawn(*words: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess:
    """A real process; bytes in, bytes out."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [sys.executable, "-m", "ksa_assess", *words],
        cwd=ROOT,
        env={**clean, **environment},
        input=stdin,
        capture_output=True,
        timeout=120,
    )


def test_version_is_printed(ksa):
    assert ksa("--version").out == f"ksa-assess {ksa_assess.__version__}\n"


@pytest.mark.parametrize("lang", ["zh_TW", "en"])
@pytest.mark.parametrize("words", [(), ("assessments",), *WORDS])
def test_every_command_has_its_help_in_both_languages(ksa, words, lang):
    result = ksa(*words, "--help", lang=lang)
    assert result.code == 0
    assert result.err == ""
    assert " ".join(words) in result.out
    assert ("用法" in result.out) == (lang == "zh_TW")


def test_help_names_every_command(ksa):
    out = ksa("--help").out
    assert all(" ".join(words) in out for words in WORDS)


def test_commands_that_come_later_are_not_there():
    known = {" ".join(words) for words in WORDS}
    assert "standards diff" not in known


@pytest.mark.parametrize("lang", ["zh_TW", "en"])
def test_a_wrong_line_is_refused_with_where_to_find_help(ksa, lang):
    result = ksa("assessments", "rate", "--zzz", lang=lang)
    assert result.code == 2
    assert result.out == ""
    assert "--zzz" in result.err
    assert "ksa-assess assessments rate --help" in result.err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UserError("error.no_file", file="x"), 3),
        (MachineError("error.disk_full", file="x"), 4),
        (KeyboardInterrupt(), 130),
        (BrokenPipeError(), 0),
    ],
)
def test_an_error_becomes_an_exit_code_and_one_line(ksa, monkeypatch, error, code):
    fail_with(error, monkeypatch)
    result = ksa("fail")
    assert result.code == code
    assert result.out == ""
    assert len(result.err.splitlines()) == (0 if isinstance(error, BrokenPipeError) else 1)


def fail_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    @command("fail")
    def fail(session) -> int:
        raise error

    monkeypatch.setitem(COMMANDS.commands, "fail", fail)


def test_our_mistake_is_one_line_that_names_the_log(ksa, data_dir, monkeypatch, caplog):
    fail_with(ZeroDivisionError("王小明"), monkeypatch)
    result = ksa("fail")
    log = data_dir / "logs" / "ksa-assess.log"
    assert result.code == 1
    assert str(log) in result.sentence
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    assert "王小明" not in log.read_text(encoding="utf-8")
    caplog.clear()


def test_our_mistake_finds_another_log_where_the_data_folder_is_none(
    ksa, tmp_path, monkeypatch, caplog
):
    fail_with(ZeroDivisionError(), monkeypatch)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    file = tmp_path / "file"
    file.touch()
    result = ksa("fail", data=file / "below")
    assert str(tmp_path / "ksa-assess.log") in result.sentence
    caplog.clear()


@pytest.mark.parametrize("name", ["", "~nobody-of-that-name/x", "\udcff"])
def test_what_names_no_data_folder_is_refused(capsys, name):
    assert main(["--data-dir", name, "standards", "list"]) == 2
    assert "--data-dir" in capsys.readouterr().err


def test_language_follows_the_system_where_none_is_given(capsys, monkeypatch):
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(variable, "en_GB.UTF-8")
    main(["--help"])
    assert "Usage" in capsys.readouterr().out
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(variable, "zh_TW.UTF-8")
    main(["--help"])
    assert "用法" in capsys.readouterr().out


def test_without_streams_as_in_a_window_program_nothing_breaks(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["--version"]) == 0
    assert main(["nonsense"]) == 2


def test_output_is_utf8_on_a_cp950_console(monkeypatch):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp950"))
    assert main(["--lang", "zh_TW", "--help"]) == 0
    assert "用法" in raw.getvalue().decode("utf-8")


def test_a_process_speaks_utf8_under_any_locale():
    done = spawn("--lang", "zh_TW", "--help", LC_ALL="C", PYTHONIOENCODING="cp950")
    assert done.returncode == 0
    assert "用法" in done.stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_no_error(tmp_path):
    command = f"{sys.executable} -m ksa_assess --data-dir {tmp_path} --help | true"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=ROOT, capture_output=True, timeout=60
    )
    assert done.stderr == b""
    assert done.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only where there is a full device")
def test_a_full_output_is_said_and_exits_4():
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "ksa_assess", "--help"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
        )
    assert done.returncode == 4
    assert len(done.stderr.decode().splitlines()) == 1


@pytest.mark.parametrize("words", [("--version",), ("--help",), ("assessments", "--help")])
def test_version_and_help_load_nothing_heavy(words):
    probe = (
        "import sys; from ksa_assess.cli.program import main; main(sys.argv[1:]);"
        "print([m for m in ('sqlalchemy','PySide6','reportlab','alembic','filelock',"
        "'msgspec','cryptography')"
        " if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe, *words], cwd=ROOT, capture_output=True, timeout=60
    )
    assert done.stderr.decode().strip() == "[]"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_stays_on_its_line_and_an_error_begins_a_new_one():
    terminal = Terminal()
    console = Console(io.StringIO(), terminal)
    console.progress(0.5)
    console.tell("disk full")
    console.progress(1.0)
    console.tell("done")
    assert terminal.getvalue() == "\r 50 %\ndisk full\n\r100 %\ndone\n"


def test_progress_is_for_terminals_alone():
    pipe = io.StringIO()
    Console(io.StringIO(), pipe).progress(0.5)
    assert pipe.getvalue() == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only where there is a full device")
def test_words_that_cannot_be_said_do_not_change_the_exit_code():
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "ksa_assess", "nonsense"], cwd=ROOT, stderr=full, timeout=60
        )
    assert done.returncode == 2


def no_temporary_folder(*_: object, **__: object) -> None:
    raise FileNotFoundError(2, "No usable temporary directory")


def test_our_mistake_is_one_line_even_where_no_log_can_be_written(
    ksa, tmp_path, monkeypatch, caplog
):
    fail_with(ZeroDivisionError(), monkeypatch)
    monkeypatch.setattr("tempfile.gettempdir", no_temporary_folder)
    (tmp_path / "file").touch()
    result = ksa("fail", data=tmp_path / "file" / "below")
    assert result.code == 1
    assert result.sentence
    caplog.clear()


@pytest.mark.parametrize(("command", "code"), [("demo", 4), ("self-test", 1)])
def test_where_nothing_temporary_can_be_written_it_is_said(ksa, monkeypatch, command, code):
    monkeypatch.setattr("tempfile.mkdtemp", no_temporary_folder)
    result = ksa(command)
    assert result.code == code
    assert "TMPDIR" in result.sentence


def test_somebody_without_a_home_is_told(capsys, monkeypatch):
    def no_home(*_: object, **__: object) -> Path:
        raise RuntimeError("王小明")

    monkeypatch.setattr("platformdirs.user_data_path", no_home)
    assert main(["standards", "list"]) == 3
    assert "--data-dir" in capsys.readouterr().err


def test_a_folder_that_is_gone_is_said(ksa, draft, tmp_path, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    for words in (("assessments", "report", draft, "-o", "x.pdf"), ("backup", "-o", "x")):
        result = ksa(*words)
        assert result.code == 3
        assert result.sentence
    assert ksa("standards", "list", data=Path("relative")).code == 2
