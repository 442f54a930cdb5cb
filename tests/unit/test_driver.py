"""How SQLite is told where a file lies."""

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest

from ksa_assess.storage.driver import address


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (PurePosixPath("/home/wang/a b?#%.sqlite3"), "file:///home/wang/a%20b%3F%23%25.sqlite3"),
        (PurePosixPath("/no/utf-8/\udcff"), "file:///no/utf-8/%FF"),
        (PureWindowsPath("C:\\data\\王.sqlite3"), "file:///C%3A/data/%E7%8E%8B.sqlite3"),
        (PureWindowsPath("\\\\nas\\share\\x"), "file:////nas/share/x"),
    ],
)
def test_every_kind_of_path_has_an_address(path: PurePath, expected: str):
    assert address(path) == expected
