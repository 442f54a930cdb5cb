"""The bootstrap's decisions; what it does to a machine is run in the checks themselves."""

import ast
import json
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from ksa_assess import bootstrap
from ksa_assess.bootstrap import BootstrapError, Environment

PACKAGE = Path(bootstrap.__file__).parent
READ_BY_AN_OLD_PYTHON = ["__init__.py", "bootstrap.py", "runtime/__init__.py", "runtime/screen.py"]


@pytest.mark.parametrize("name", READ_BY_AN_OLD_PYTHON)
def test_it_can_be_read_by_python_3_8(name: str) -> None:
    ast.parse((PACKAGE / name).read_text(encoding="utf-8"), feature_version=(3, 8))


@pytest.mark.parametrize("name", ["bootstrap.py", "runtime/screen.py"])
def test_it_needs_nothing_but_the_standard_library(name: str) -> None:
    imported: set[str] = set()
    for node in ast.walk(ast.parse((PACKAGE / name).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(node.module or "")
    foreign = {m for m in imported if m.partition(".")[0] not in sys.stdlib_module_names}
    assert foreign <= {"ksa_assess.runtime"}


def test_an_old_python_is_told_what_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 8, 18))
    assert bootstrap.main(["run"]) == 4
    said = capsys.readouterr().err
    assert "需要 Python 3.11 以上" in said
    assert "3.8" in said
    assert "Python 3.11 or later is needed" in said


@pytest.mark.parametrize("arguments", [[], ["fly"], ["test", "x"]])
def test_anything_else_is_a_usage_error(arguments: list[str]) -> None:
    assert bootstrap.main(arguments) == 2


@pytest.mark.parametrize(
    ("arguments", "need"),
    [
        ([], "window"),
        (["--lang", "en"], "window"),
        (["--data-dir=/x"], "window"),
        (["--data-dir", "demo"], "window"),
        (["--lang", "en", "--data-dir", "/x", "demo"], ""),
        (["standards", "list"], ""),
        (["--version"], ""),
        (["--lang", "en", "--help"], ""),
        (["self-test"], "offscreen"),
        (["--data-dir", "/x", "self-test", "--json"], "offscreen"),
    ],
)
def test_only_the_window_and_the_self_test_need_qt(arguments: list[str], need: str) -> None:
    assert bootstrap.what_qt_needs(arguments) == need


def test_windows_keeps_its_programs_elsewhere() -> None:
    assert bootstrap.executable(Path("v"), "python", "nt") == Path("v/Scripts/python.exe")
    assert bootstrap.executable(Path("v"), "python", "posix") == Path("v/bin/python")


@pytest.mark.parametrize(
    ("output", "chinese"),
    [
        ("WARNING: Retrying … after connection broken by 'NewConnectionError'", "檢查網路"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "不符"),
        ("ERROR: Could not install: [Errno 28] No space left on device", "空間不足"),
        ("ERROR: No matching distribution found for sqlcipher3==0.6.4", "沒有現成的套件"),
    ],
)
def test_a_failed_installation_says_what_to_do(output: str, chinese: str, tmp_path: Path) -> None:
    error = bootstrap.why_not_installed(output, tmp_path / "pip.log")
    assert chinese in str(error)
    assert error.code == 4
    assert len(str(error).splitlines()) == 2


class FakeInstallation:
    """Stands in for venv and pip: makes their files and counts how often each is asked."""

    def __init__(self) -> None:
        self.made = 0
        self.installed: list[str] = []

    def make_venv(self, venv: Path) -> None:
        self.made += 1
        python = bootstrap.executable(venv, "python")
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()
        (venv / "installed.json").unlink(missing_ok=True)

    def install(self, python: Path, lock: Path, log: Path) -> None:
        assert python.exists()
        assert not (log.parent / "installed.json").exists()
        self.installed.append(lock.name)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeInstallation:
    fake = FakeInstallation()
    monkeypatch.setattr(bootstrap, "make_venv", fake.make_venv)
    monkeypatch.setattr(bootstrap, "install", fake.install)
    return fake


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "requirements.lock").write_text("a==1", encoding="utf-8")
    (tmp_path / "requirements-dev.lock").write_text("a==1\nb==2", encoding="utf-8")
    return tmp_path


def test_the_second_start_finds_everything_ready(checkout: Path, fake: FakeInstallation) -> None:
    Environment(checkout).provide("run")
    Environment(checkout).provide("run")
    assert (fake.made, fake.installed) == (1, ["requirements.lock"])


def test_a_changed_lock_is_installed_over_the_old_one(
    checkout: Path, fake: FakeInstallation
) -> None:
    Environment(checkout).provide("run")
    (checkout / "requirements.lock").write_text("a==2", encoding="utf-8")
    Environment(checkout).provide("run")
    assert (fake.made, len(fake.installed)) == (1, 2)


def test_what_tests_need_is_enough_to_run_but_not_the_other_way(
    checkout: Path, fake: FakeInstallation
) -> None:
    for purpose in ("test", "run", "test"):
        Environment(checkout).provide(purpose)
    assert fake.installed == ["requirements-dev.lock"]
    (checkout / ".venv" / "installed.json").unlink()
    for purpose in ("run", "test"):
        Environment(checkout).provide(purpose)
    assert fake.installed[1:] == ["requirements.lock", "requirements-dev.lock"]


def _break_installation(checkout: Path) -> None:
    (checkout / ".venv" / "installed.json").unlink()


def _take_python_away(checkout: Path) -> None:
    bootstrap.executable(checkout / ".venv", "python").unlink()


def _damage_stamp(checkout: Path) -> None:
    (checkout / ".venv" / "installed.json").write_text("[1", encoding="utf-8")


def _use_another_python(checkout: Path) -> None:
    _restamp(checkout, "python", "3.10 /usr")


def _move(checkout: Path) -> None:
    _restamp(checkout, "place", "/somewhere/else/.venv")


def _restamp(checkout: Path, name: str, value: str) -> None:
    stamp = checkout / ".venv" / "installed.json"
    stamp.write_text(json.dumps({**json.loads(stamp.read_text("utf-8")), name: value}), "utf-8")


@pytest.mark.parametrize(
    "spoil",
    [_break_installation, _take_python_away, _damage_stamp, _use_another_python, _move],
)
def test_an_environment_that_does_not_fit_is_made_anew(
    checkout: Path, fake: FakeInstallation, spoil: Callable[[Path], None]
) -> None:
    Environment(checkout).provide("run")
    spoil(checkout)
    Environment(checkout).provide("run")
    assert (fake.made, len(fake.installed)) == (2, 2)


def test_an_installation_that_failed_is_not_taken_for_a_finished_one(
    checkout: Path, fake: FakeInstallation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise BootstrapError("不行", "no")

    with monkeypatch.context() as offline:
        offline.setattr(bootstrap, "install", fail)
        with pytest.raises(BootstrapError):
            Environment(checkout).provide("run")
    Environment(checkout).provide("run")
    assert fake.made == 2


def test_two_starts_at_once_make_one_environment(checkout: Path, fake: FakeInstallation) -> None:
    starts = [
        threading.Thread(target=Environment(checkout).provide, args=["run"]) for _ in range(4)
    ]
    for start in starts:
        start.start()
    for start in starts:
        start.join()
    assert (fake.made, fake.installed) == (1, ["requirements.lock"])


def test_a_folder_that_cannot_be_written_gives_a_sentence(checkout: Path) -> None:
    (checkout / ".venv.lock").mkdir()
    with pytest.raises(BootstrapError, match="無法在"):
        Environment(checkout).provide("run")


def test_a_python_without_venv_is_named_with_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    with pytest.raises(BootstrapError, match=version):
        bootstrap.make_venv(tmp_path / ".venv")


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """An environment that is there already; collects the commands handed over to."""
    started: list[list[str]] = []
    monkeypatch.setattr(Environment, "provide", lambda *_: None)
    monkeypatch.setattr(bootstrap, "_become", lambda command: started.append(list(command)) or 0)
    monkeypatch.setattr(bootstrap, "_apt_install", lambda _: pytest.fail("installs"))
    monkeypatch.setattr(bootstrap, "may_install", lambda _: False)
    return started


def test_a_command_runs_without_display_and_libraries(
    ready: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap.screen, "missing_packages", lambda _: ["libgl1"])
    monkeypatch.setattr(bootstrap.screen, "has_display", lambda _: False)
    assert bootstrap.main(["run", "--lang", "en", "demo", "-o", "x.pdf"]) == 0
    assert ready[0][1:] == ["-m", "ksa_assess", "--lang", "en", "demo", "-o", "x.pdf"]


def test_a_window_without_display_gives_one_sentence(
    ready: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(bootstrap.screen, "has_display", lambda _: False)
    assert bootstrap.main(["run"]) == 4
    assert not ready
    assert "找不到可以顯示視窗的螢幕" in capsys.readouterr().err


def test_missing_libraries_are_named_in_one_complete_command(
    ready: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(bootstrap.screen, "missing_packages", lambda _: ["libgl1", "libegl1"])
    assert bootstrap.main(["run", "self-test"]) == 4
    assert not ready
    said = capsys.readouterr().err
    assert "sudo apt-get update && sudo apt-get install -y libgl1 libegl1" in said


def test_root_on_debian_gets_them_installed(
    ready: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = ["libgl1"]
    monkeypatch.setattr(bootstrap, "may_install", lambda _: True)
    monkeypatch.setattr(bootstrap, "_apt_install", lambda _: missing.clear())
    monkeypatch.setattr(bootstrap.screen, "missing_packages", lambda _: list(missing))
    assert bootstrap.main(["run", "self-test"]) == 0
    assert ready


@pytest.mark.parametrize(
    ("os_release", "user", "allowed"),
    [
        ('NAME="Debian GNU/Linux"\nID=debian\n', 0, True),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', 0, True),
        ("ID=debian\n", 1000, False),
        ('ID=fedora\nHOME_URL="https://debian.example"\n', 0, False),
    ],
)
def test_packages_are_installed_only_as_root_on_debian_and_its_kin(
    os_release: str, user: int, allowed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    file = tmp_path / "os-release"
    file.write_text(os_release, encoding="utf-8")
    assert bootstrap.may_install(file) is allowed


def test_every_check_runs_and_one_failure_fails_the_whole(
    ready: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    ran: list[str] = []

    def check(_: Environment, command: tuple[str, ...]) -> bool:
        ran.append(command[0])
        return command[0] != "basedpyright"

    monkeypatch.setattr(bootstrap, "_check", check)
    monkeypatch.setattr(bootstrap.screen, "missing_packages", lambda _: [])
    assert bootstrap.main(["test"]) == 1
    assert ran == [command[0] for command in bootstrap.CHECKS]
    assert "FAILED  basedpyright" in capsys.readouterr().err


def test_posix_becomes_the_program_and_leaves_no_process_between(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    became: list[tuple[str, list[str], str]] = []
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    monkeypatch.setattr(
        os, "execve", lambda path, args, env: became.append((path, args, env["PYTHONPATH"]))
    )
    monkeypatch.setattr("subprocess.call", lambda *_, **__: 0)
    bootstrap._become(["python", "-m", "ksa_assess"])
    path = os.pathsep.join([str(bootstrap.ROOT), "elsewhere"])
    assert became == [("python", ["python", "-m", "ksa_assess"], path)]


def test_windows_waits_for_the_program_and_gives_its_exit_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("subprocess.call", lambda *_, **__: 3)
    with monkeypatch.context() as windows:
        windows.setattr(os, "name", "nt")
        code = bootstrap._become(["python.exe", "-m", "ksa_assess"])
    assert code == 3


def test_a_real_environment_is_made_and_found_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    checkout = tmp_path / "資料 夾"
    checkout.mkdir()
    (checkout / "requirements.lock").touch()
    (checkout / "requirements-dev.lock").touch()
    for _ in range(2):
        Environment(checkout).provide("run")
    assert Path(Environment(checkout).tool("python")).exists()
    assert capsys.readouterr().err.count("Setting up") == 1


def test_pip_is_asked_in_a_way_it_understands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    lock, log = tmp_path / "requirements.lock", tmp_path / "pip.log"
    lock.write_text(f"nothing==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    with pytest.raises(BootstrapError, match="沒有現成的套件"):
        bootstrap.install(Path(sys.executable), lock, log)
    assert "nothing==1.0" in log.read_text(encoding="utf-8")
