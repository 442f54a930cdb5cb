"""Which folders lie on a network drive."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from ksa_assess.storage.placement import file_system, is_network_system, is_windows_network

MOUNTS = [
    "/dev/sda1 / ext4 rw,relatime 0 0",
    "proc /proc proc rw 0 0",
    "server:/home /home nfs4 rw 0 0",
    "/dev/sdb1 /home/local ext4 rw 0 0",
    "//nas/share /mnt/the\\040share cifs rw 0 0",
    "me@host:/ /mnt/far fuse.sshfs rw 0 0",
    "tmpfs /mnt/far/cache tmpfs rw 0 0",
    "server:/x /over nfs rw 0 0",
    "/dev/sdc1 /over xfs rw 0 0",
    "broken line",
    "",
]


@pytest.mark.parametrize(
    ("path", "is_network"),
    [
        ("/", False),
        ("/var/data", False),
        ("/home/wang/data", True),
        ("/home/local/data", False),
        ("/homeless", False),
        ("/mnt/the share/data", True),
        ("/mnt/the", False),
        ("/mnt/far/away", True),
        ("/mnt/far/cache/x", False),
        ("/over/data", False),
    ],
)
def test_the_deepest_and_latest_mount_decides(path: str, is_network: bool):
    assert is_network_system(file_system(PurePosixPath(path), MOUNTS)) is is_network


def test_an_unknown_table_refuses_nothing():
    assert not is_network_system(file_system(PurePosixPath("/data"), []))


@pytest.mark.parametrize(
    ("path", "is_network"),
    [
        (r"C:\Users\王小明\AppData\Local\ksa-assess", False),
        (r"Z:\ksa-assess", True),
        (r"\\nas\share\ksa-assess", True),
        (r"\\?\UNC\nas\share\ksa-assess", True),
        (r"\\?\C:\data", False),
    ],
)
def test_windows_drives_and_shares(path: str, is_network: bool):
    remote, fixed = 4, 3
    asked: list[str] = []

    def drive_type(root: str) -> int:
        asked.append(root)
        return remote if root == "Z:\\" else fixed

    assert is_windows_network(PureWindowsPath(path), drive_type) is is_network
    assert all(root in {"C:\\", "Z:\\"} for root in asked)
