"""From a bare Python to the running program, or to all its checks, in one command.

    python3 -m ksa_assess.bootstrap run [arguments]
    python3 -m ksa_assess.bootstrap test

Makes `.venv`, installs what the lock file pins, and hands over. It runs before anything is
installed, so it uses the standard library only, parses on Python 3.8 to be able to say that 3.11
is needed, and speaks both languages, because nobody has chosen one yet. Everything is said on
stderr: stdout belongs to the program.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from ksa_assess.runtime import screen

ROOT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = (3, 11)
FAILED, USAGE, ENVIRONMENT, INTERRUPTED = 1, 2, 4, 130

OPTIONS_WITH_VALUE = ("--data-dir", "--lang")
OPTIONS_THAT_ANSWER = ("--version", "--help", "-h")
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("basedpyright",),
    ("lint-imports",),
    # The rules that every figure rests on have no branch that no test has taken.
    (
        "pytest",
        *("-n", "auto"),
        # The tours of all pages are long: an idle worker takes some from the other's queue.
        *("--dist", "worksteal"),
        *("--cov=ksa_assess.domain", "--cov-branch", "--cov-fail-under=100"),
    ),
)


class BootstrapError(Exception):
    """One sentence in Chinese and the same in English; the command ends with `code`."""

    def __init__(self, chinese: str, english: str, code: int = ENVIRONMENT) -> None:
        super().__init__(f"{chinese}\n{english}")
        self.code = code


def main(arguments: Sequence[str]) -> int:
    """The exit code; on POSIX `run` does not return but becomes the program."""
    try:
        _require_python(sys.version_info[:2])
        return _obey(arguments)
    except BootstrapError as error:
        _say(str(error))
        return error.code
    except KeyboardInterrupt:
        return INTERRUPTED


def _obey(arguments: Sequence[str]) -> int:
    environment = Environment(ROOT)
    if arguments[:1] == ["run"]:
        return run(environment, arguments[1:])
    if arguments == ["test"]:
        return test(environment)
    raise BootstrapError(
        "用法：python3 -m ksa_assess.bootstrap run [參數]，或 python3 -m ksa_assess.bootstrap test",
        "Usage: python3 -m ksa_assess.bootstrap run [arguments], or … test",
        USAGE,
    )


def run(environment: Environment, arguments: Sequence[str]) -> int:
    environment.provide("run")
    need = what_qt_needs(arguments)
    if need == "window" and not screen.has_display(os.environ):
        raise BootstrapError(
            "找不到可以顯示視窗的螢幕：請在桌面環境中執行，或改用指令，例如 run demo。",
            "There is no display for a window: please run this in a desktop session, or use a"
            " command such as run demo.",
        )
    if need:
        provide_libraries(screen.needed_libraries(os.environ, window=need == "window"))
    return _become([environment.tool("python"), "-m", "ksa_assess", *arguments])


def test(environment: Environment) -> int:
    """Every check runs even if an earlier one fails; 0 only if all passed."""
    environment.provide("test")
    provide_libraries(screen.OFFSCREEN_LIBRARIES)
    results = {" ".join(check): _check(environment, check) for check in CHECKS}
    _say(
        "\n" + "\n".join(f"{'ok    ' if ok else 'FAILED'}  {name}" for name, ok in results.items())
    )
    return 0 if all(results.values()) else FAILED


def what_qt_needs(arguments: Sequence[str]) -> str:
    """`window` without a command, `offscreen` for the self-test, nothing for any other command."""
    rest = list(arguments)
    while rest and rest[0].startswith("-"):
        option = rest.pop(0)
        if option in OPTIONS_THAT_ANSWER:
            return ""
        if option in OPTIONS_WITH_VALUE:
            rest = rest[1:]
    if not rest:
        return "window"
    return "offscreen" if rest[0] == "self-test" else ""


def _check(environment: Environment, check: Sequence[str]) -> bool:
    import subprocess

    _say(f"\n── {' '.join(check)}")
    command = [environment.tool(check[0]), *check[1:]]
    return subprocess.call(command, cwd=str(ROOT), env=_child_environment()) == 0


def _become(command: Sequence[str]) -> int:
    """Hand over to the program. Windows cannot replace a process, so there it is waited for."""
    if os.name == "posix":
        os.execve(command[0], list(command), _child_environment())
    import subprocess

    return subprocess.call(command, env=_child_environment())


def _child_environment() -> dict[str, str]:
    """The package is used where it stands, whatever folder the command was given in."""
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)}


def _require_python(version: Sequence[int]) -> None:
    if tuple(version) < OLDEST_PYTHON:
        raise BootstrapError(
            f"需要 Python 3.11 以上，目前是 {version[0]}.{version[1]}：請安裝後再執行一次。",
            f"Python 3.11 or later is needed and this is {version[0]}.{version[1]}: please install"
            " one and run this with it.",
        )


def _say(text: str) -> None:
    """Characters that an old console lacks are replaced rather than fatal."""
    stream = sys.stderr
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding) + "\n")
    stream.flush()


# The environment


def bin_dir(venv: Path, os_name: str = os.name) -> Path:
    return venv / ("Scripts" if os_name == "nt" else "bin")


def executable(venv: Path, name: str, os_name: str = os.name) -> Path:
    return bin_dir(venv, os_name) / (name + (".exe" if os_name == "nt" else ""))


class Environment:
    """The `.venv` under `root`, made and filled when it does not fit its lock file.

    The stamp inside says what fits: the Python it was made with, where it stood, and the lock it
    was filled from. It is written last, so that a half-made environment has none.
    """

    def __init__(self, root: Path) -> None:
        self._venv = root / ".venv"
        self._stamp = self._venv / "installed.json"
        self._pip_log = self._venv / "pip.log"
        self._turn = root / ".venv.lock"
        self._run_lock = root / "requirements.lock"
        self._test_lock = root / "requirements-dev.lock"

    def tool(self, name: str) -> str:
        return str(executable(self._venv, name))

    def provide(self, purpose: str) -> None:
        """For `run` or `test`; the lock for tests holds everything that running needs."""
        locks = [self._test_lock] if purpose == "test" else [self._run_lock, self._test_lock]
        if self._fits(locks):
            return
        with one_at_a_time(self._turn):
            if not self._fits(locks):
                _say(
                    "正在準備執行環境，第一次約需一分鐘。\n"
                    "Setting up the environment; the first time takes about a minute."
                )
                self._make(locks[0])

    def _fits(self, locks: Sequence[Path]) -> bool:
        found = self._read_stamp()
        return found in [self._expected_stamp(lock) for lock in locks]

    def _make(self, lock: Path) -> None:
        found = self._read_stamp()
        expected = self._expected_stamp(lock)
        if not found or {**found, "lock": ""} != {**expected, "lock": ""}:
            make_venv(self._venv)
        else:
            self._stamp.unlink()
        install(Path(self.tool("python")), lock, self._pip_log)
        self._stamp.write_text(json.dumps(expected), encoding="utf-8")

    def _read_stamp(self) -> dict[str, str]:
        """Empty where there is none, or none that can be read, or no Python to go with it."""
        if not Path(self.tool("python")).exists():
            return {}
        try:
            return dict(json.loads(self._stamp.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return {}

    def _expected_stamp(self, lock: Path) -> dict[str, str]:
        import hashlib

        return {
            "python": f"{sys.version_info[0]}.{sys.version_info[1]} {sys.base_prefix}",
            "place": str(self._venv),
            "lock": hashlib.sha256(lock.read_bytes()).hexdigest(),
        }


@contextmanager
def one_at_a_time(path: Path) -> Generator[None]:
    """Two starts at once: the second waits here until the first has made the environment."""
    try:
        file = path.open("a+b")
    except OSError as error:
        raise _not_writable(path.parent) from error
    with file:
        _wait_for_turn(file.fileno())
        yield  # closing the file ends the turn, also when the process is killed


if os.name == "nt":
    import msvcrt

    def _wait_for_turn(handle: int) -> None:
        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
            except OSError:  # gives up after ten seconds
                continue
            return

else:
    import fcntl

    def _wait_for_turn(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)


def make_venv(venv: Path) -> None:
    """Anything that was in `venv` goes."""
    from importlib.util import find_spec

    if not (find_spec("venv") and find_spec("ensurepip")):
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        raise BootstrapError(
            f"這個 Python 缺少 venv 模組，請先安裝，例如：sudo apt-get install -y {package}",
            "This Python lacks the venv module; please install it first, for example:"
            f" sudo apt-get install -y {package}",
        )
    done, _ = _quietly([_python_outside(venv), "-m", "venv", "--clear", str(venv)])
    if not done:
        raise _not_writable(venv)


def _python_outside(venv: Path) -> str:
    """The interpreter to make `venv` with: not the one inside, which is about to be cleared."""
    inside = Path(sys.prefix) == venv
    return getattr(sys, "_base_executable", sys.executable) if inside else sys.executable


def install(python: Path, lock: Path, log: Path) -> None:
    """Wheels only, each with the hash the lock names: nothing is built, nothing is chosen."""
    command = [str(python), "-m", "pip", "install", "--quiet", "--no-input", "--no-deps"]
    command += ["--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:"]
    done, output = _quietly([*command, "--requirement", str(lock)])
    log.write_text(output, encoding="utf-8")
    if not done:
        raise why_not_installed(output, log)


def why_not_installed(output: str, log: Path) -> BootstrapError:
    """What pip's `output` says about it; the whole of it is kept in `log`."""
    if "DO NOT MATCH THE HASHES" in output:
        return BootstrapError(
            f"下載的套件與鎖定的內容不符，沒有安裝；請換一個網路再試，詳情在 {log}",
            f"A downloaded package differs from the one pinned and was not installed; please try"
            f" another network; the details are in {log}",
        )
    if "No space left" in output:
        return BootstrapError(
            "磁碟空間不足，套件沒有裝完；請清出約 1 GB 的空間，再執行一次。",
            "The disk is full and the packages are not complete; please free about 1 GB and run"
            " this again.",
        )
    if "connection" in output.lower():
        return BootstrapError(
            f"無法下載套件；請檢查網路連線或代理伺服器設定，再執行一次，詳情在 {log}",
            "The packages could not be downloaded; please check the network or the proxy settings"
            f" and run this again; the details are in {log}",
        )
    return BootstrapError(
        f"套件沒有裝完；這台電腦的系統或 Python 版本可能沒有現成的套件，詳情在 {log}",
        "The packages could not be installed; there may be none for this system or version of"
        f" Python; the details are in {log}",
    )


def _not_writable(place: Path) -> BootstrapError:
    return BootstrapError(
        f"無法在 {place} 建立執行環境；請確認可以寫入、空間足夠，且程式沒有在執行。",
        f"The environment at {place} could not be made; please make sure that the folder can be"
        " written to, has space, and that the program is not running.",
    )


def _quietly(
    command: Sequence[str], environment: Mapping[str, str] = os.environ
) -> tuple[bool, str]:
    """Whether it went well, and all it printed."""
    import subprocess

    done = subprocess.run(
        command,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.returncode == 0, done.stdout.decode("utf-8", "replace")


# Qt's system libraries


def provide_libraries(libraries: Mapping[str, str]) -> None:
    """Install what is missing where that is allowed, else say the one command that does."""
    missing = screen.missing_packages(libraries)
    if missing and may_install(Path("/etc/os-release")):
        _say(f"正在安裝系統套件 Installing system packages: {' '.join(missing)}")
        _apt_install(missing)
        missing = screen.missing_packages(libraries)
    if missing:
        command = screen.install_command(missing)
        raise BootstrapError(
            f"缺少視窗所需的系統套件；在 Debian 或 Ubuntu 請執行：{command}",
            f"System packages for Qt are missing; on Debian or Ubuntu please run: {command}",
        )


def may_install(os_release: Path) -> bool:
    """As root on Debian, Ubuntu and their kin; elsewhere packages have other names."""
    from shutil import which

    if os.name != "posix" or os.geteuid() != 0 or not which("apt-get"):
        return False
    try:
        text = os_release.read_text(encoding="utf-8")
    except OSError:
        return False
    kin = [
        line.partition("=")[2] for line in text.splitlines() if line.startswith(("ID=", "ID_LIKE="))
    ]
    return any(name in " ".join(kin) for name in ("debian", "ubuntu"))


def _apt_install(packages: Sequence[str]) -> None:
    """Whether it helped is seen by loading the libraries again."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    _quietly(["apt-get", "update"], environment)
    _quietly(["apt-get", "install", "-y", "--no-install-recommends", *packages], environment)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
