"""A private screen with a window manager, and the hands and eyes of somebody in front of it.

    with private_display("3840x2160") as screen:
        screen.start([...program...])

Xvfb chooses a free number itself, so that runs side by side do not meet.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

_SECONDS = 30
# Else it begins anew when its last client goes, and whoever comes meanwhile finds no display.
_ALONE = ("-noreset", "-nolisten", "tcp")
_LOOK_AGAIN = 0.05  # Nothing tells when another process is ready; so it is asked again.
_PACKAGES = {
    "Xvfb": "xvfb",
    "xprop": "x11-utils",
    "import": "imagemagick",
}  # Else of the same name.


def skip_without(*tools: str) -> None:
    """Skip the test, naming the packages, where one of the tools is not installed."""
    missing = [tool for tool in tools if shutil.which(tool) is None]
    if missing:
        packages = " ".join(_PACKAGES.get(tool, tool) for tool in missing)
        pytest.skip(f"needs {', '.join(missing)} (apt-get install {packages})")


def wait_until(is_so: Callable[[], object], what: str, seconds: float = _SECONDS) -> None:
    """Ask until it is so; an AssertionError names what never came."""
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(_LOOK_AGAIN)


@dataclass
class Screen:
    """One X display. `environment` is what a process needs to appear on it."""

    name: str
    environment: dict[str, str]
    _started: list[subprocess.Popen[bytes]] = field(default_factory=list[subprocess.Popen[bytes]])

    def start(self, command: Sequence[str], **more: str) -> subprocess.Popen[bytes]:
        """Start a process on this screen; it ends with the screen at the latest."""
        process = subprocess.Popen(
            command,
            env={**self.environment, **more},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._started.append(process)
        return process

    def ask(self, *command: str) -> str:
        """What a command says of this screen; nothing where it does not succeed."""
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False
        )
        return done.stdout.strip() if done.returncode == 0 else ""

    def window_of(self, process: subprocess.Popen[bytes]) -> str:
        """The id of the visible window of a process, once it is there."""
        found: list[str] = []

        def is_there() -> bool:
            assert process.poll() is None, said(process)
            search = ("search", "--onlyvisible", "--pid", str(process.pid), "--name", ".")
            found[:] = self.ask("xdotool", *search).splitlines()
            return bool(found)

        wait_until(is_there, "a window")
        return found[-1]

    def press(self, *keys: str) -> None:
        """Keys by the names of X, e.g. Return, ctrl+1, 4, F6; they go where the focus is."""
        self.ask("xdotool", "key", "--clearmodifiers", "--delay", "40", *keys)

    def picture(self, window: str, target: Path) -> Path:
        """A picture of a window, or of `root`."""
        self.ask("import", "-window", window, str(target))
        return target

    def close(self) -> None:
        for process in reversed(self._started):
            if process.poll() is None:
                process.kill()
            process.communicate()


@contextmanager
def private_display(size: str = "1920x1080", *, has_manager: bool = True) -> Generator[Screen]:
    """An Xvfb of its own, with openbox unless a test wants bare windows; all gone afterwards."""
    skip_without("Xvfb", *(["openbox", "xprop"] if has_manager else []))
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", *_ALONE],
        pass_fds=(writing,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading, encoding="ascii") as said:
        number = said.readline().strip()
    assert number, "Xvfb did not start"
    screen = Screen(f":{number}", _environment(f":{number}"))
    try:
        if has_manager:
            screen.start(["openbox"])
            is_managed = ("xprop", "-root", "_NET_SUPPORTING_WM_CHECK")
            wait_until(lambda: "window id" in screen.ask(*is_managed), "the window manager")
        yield screen
    finally:
        screen.close()
        server.terminate()
        server.wait(_SECONDS)


def _environment(display: str) -> dict[str, str]:
    """This process's own, for X alone: no Wayland, and not Qt's offscreen platform."""
    dropped = {"WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XAUTHORITY"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**kept, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONIOENCODING": "utf-8"}


def said(process: subprocess.Popen[bytes]) -> str:
    """What a process that has ended said of why."""
    assert process.stderr
    return process.stderr.read().decode("utf-8", "replace")
