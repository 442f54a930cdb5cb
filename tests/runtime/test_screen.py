"""What Qt needs is found out without Qt, and without this machine's own libraries."""

from collections.abc import Container

import pytest

from ksa_assess.runtime.screen import (
    OFFSCREEN_LIBRARIES,
    WINDOW_LIBRARIES,
    has_display,
    install_command,
    missing_packages,
    needed_libraries,
)


class FakeLoader:
    def __init__(self, absent: Container[str]) -> None:
        self._absent = absent

    def __call__(self, soname: str) -> None:
        if soname in self._absent:
            raise OSError(soname)


def test_missing_libraries_are_named_by_their_packages() -> None:
    load = FakeLoader({"libGL.so.1", "libxcb-cursor.so.0"})
    assert missing_packages(WINDOW_LIBRARIES, "linux", load) == ["libgl1", "libxcb-cursor0"]
    assert missing_packages(OFFSCREEN_LIBRARIES, "linux", load) == ["libgl1"]


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_bring_the_libraries_themselves(platform: str) -> None:
    assert missing_packages(WINDOW_LIBRARIES, platform, FakeLoader(WINDOW_LIBRARIES)) == []


def test_the_command_is_complete() -> None:
    command = "sudo apt-get update && sudo apt-get install -y libgl1 libegl1"
    assert install_command(["libgl1", "libegl1"]) == command


@pytest.mark.parametrize(
    ("environment", "window", "libraries"),
    [
        ({"DISPLAY": ":0"}, True, WINDOW_LIBRARIES),
        ({"DISPLAY": ":0"}, False, OFFSCREEN_LIBRARIES),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True, OFFSCREEN_LIBRARIES),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, True, OFFSCREEN_LIBRARIES),
    ],
)
def test_only_a_window_on_x11_needs_the_larger_set(
    environment: dict[str, str], window: bool, libraries: dict[str, str]
) -> None:
    assert needed_libraries(environment, window=window) == libraries


@pytest.mark.parametrize(
    ("environment", "platform", "answers", "shown"),
    [
        ({}, "linux", True, False),
        ({"DISPLAY": ":0"}, "linux", True, True),
        ({"DISPLAY": ":7"}, "linux", False, False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", False, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", False, True),
        ({}, "win32", False, True),
        ({}, "darwin", False, True),
    ],
)
def test_a_display_that_does_not_answer_is_none(
    environment: dict[str, str], platform: str, answers: bool, shown: bool
) -> None:
    assert has_display(environment, platform, lambda _: answers) is shown


def test_a_server_that_is_not_there_does_not_answer() -> None:
    assert not has_display({"DISPLAY": ":9873"}, "linux")
