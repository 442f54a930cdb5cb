"""Whether Qt can start here, asked before Qt itself is imported, as it would abort instead.

The bootstrap asks the same questions under whatever Python it was started with, so this module
uses the standard library only and stays readable for Python 3.8. Only Linux leaves these
libraries to its packages; elsewhere they come with Qt or with the system.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Mapping

# Soname of a library and the Debian package that brings it.
OFFSCREEN_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    **OFFSCREEN_LIBRARIES,
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_NEEDS_NO_DISPLAY = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")


def needed_libraries(environment: Mapping[str, str], *, window: bool) -> dict[str, str]:
    """The set to test: a window on X11 needs more than Wayland or a platform without display."""
    if window and environment.get("DISPLAY") and _wants_display(environment):
        return WINDOW_LIBRARIES
    return OFFSCREEN_LIBRARIES


def missing_packages(
    libraries: Mapping[str, str],
    platform: str = sys.platform,
    load: Callable[[str], object] = ctypes.CDLL,
) -> list[str]:
    """The packages to install, in the order of the set; none where nothing is missing."""
    if not platform.startswith("linux"):
        return []
    return [package for soname, package in libraries.items() if not _loads(soname, load)]


def install_command(packages: list[str]) -> str:
    """For Debian and Ubuntu, to be typed by someone who may not be root."""
    return f"sudo apt-get update && sudo apt-get install -y {' '.join(packages)}"


def has_display(
    environment: Mapping[str, str],
    platform: str = sys.platform,
    answers: Callable[[str], bool] | None = None,
) -> bool:
    """Whether a window can be shown. A display that is named but does not answer is none."""
    if not platform.startswith("linux") or not _wants_display(environment):
        return True
    if environment.get("WAYLAND_DISPLAY"):
        return True
    display = environment.get("DISPLAY", "")
    return bool(display) and (answers or _x11_answers)(display)


def _wants_display(environment: Mapping[str, str]) -> bool:
    return not environment.get("QT_QPA_PLATFORM", "").startswith(_NEEDS_NO_DISPLAY)


def _loads(soname: str, load: Callable[[str], object]) -> bool:
    try:
        load(soname)
    except OSError:
        return False
    return True


def _x11_answers(display: str) -> bool:
    """Connect as Qt's own X11 plugin does; without the library the answer is left to Qt."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(os.fsencode(display), None))
    is_refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not is_refused
