"""Whether a window can be shown at all, found out without Qt.

On Linux Qt ends the process where a library or the display is missing, with a sentence that
misleads; here it becomes one of ours.
"""

import ctypes
import os
import socket
import sys
from collections.abc import Mapping

from ksa_assess.runtime.errors import MachineError

# Library → Debian package. The second group is needed for a window on X11 only.
_ALWAYS = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_ON_X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_WITHOUT_DISPLAY = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")
_X11_SOCKETS = "/tmp/.X11-unix/X"  # noqa: S108 (X itself put them there)
_SECONDS = 2.0


def check_display() -> None:
    """Raises MachineError naming what is missing; on Windows and macOS nothing ever is."""
    if not sys.platform.startswith("linux"):
        return
    check_linux_display(os.environ)


def check_linux_display(environment: Mapping[str, str]) -> None:
    """Look at the variables of an environment, then at the libraries they call for."""
    plugin = environment.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    needs_display = plugin not in _WITHOUT_DISPLAY
    has_wayland = bool(environment.get("WAYLAND_DISPLAY"))
    x11 = environment.get("DISPLAY", "")
    if needs_display and not has_wayland and not (x11 and _answers(x11)):
        raise MachineError("error.no_display")
    needed = _ALWAYS | (_ON_X11 if needs_display and x11 else {})
    missing = [package for library, package in needed.items() if not _loads(library)]
    if missing:
        raise MachineError("error.missing_libraries", packages=" ".join(missing))


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _answers(display: str) -> bool:
    """Whether something listens where DISPLAY (`host:number.screen`) points to."""
    host, _, rest = display.rpartition(":")
    number = rest.split(".")[0]
    if not number.isdecimal():
        return False
    if host in {"", "unix"}:
        place = f"{_X11_SOCKETS}{number}"
        return any(_connects(socket.AF_UNIX, name) for name in (f"\0{place}", place))
    return _connects(socket.AF_INET, (host, 6000 + int(number)))


def _connects(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.settimeout(_SECONDS)
        try:
            probe.connect(address)
        except OSError:
            return False
    return True
