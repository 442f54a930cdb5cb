"""Where a database may lie. On a network drive two computers do not see each other's locks, and
a write-ahead log loses ratings there: such a folder is refused before anything is written.

Linux and Windows can be asked. Elsewhere nothing is known, and nothing is refused.
"""

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath, PureWindowsPath

from ksa_assess.runtime.errors import MachineError

_NETWORK_SYSTEMS = frozenset(
    {
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "davfs",
        "glusterfs",
        "gpfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "smb3",
        "smbfs",
        "sshfs",
    }
)
_MOUNTS = Path("/proc/self/mounts")
_DRIVE_REMOTE = 4  # GetDriveTypeW


class NetworkFolderError(MachineError):
    """The data folder lies on a network drive."""

    def __init__(self, folder: Path) -> None:
        super().__init__("storage.network_folder", folder=folder)


def refuse_network(folder: Path) -> None:
    """Raises NetworkFolderError; `folder` need not exist yet."""
    place = Path(os.path.realpath(folder))
    if sys.platform == "win32":
        is_network = is_windows_network(PureWindowsPath(place), _windows_drive_type)
    elif _MOUNTS.exists():
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
        is_network = is_network_system(file_system(PurePosixPath(place), mounts))
    else:
        is_network = False
    if is_network:
        raise NetworkFolderError(folder)


def file_system(path: PurePosixPath, mounts: Iterable[str]) -> str:
    """The kind of file system that holds an absolute path, by lines as in /proc/self/mounts."""
    kind, depth = "", -1
    for line in mounts:
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = PurePosixPath(_unescaped(fields[1]))
        # Of two mounts at the same point the later one is on top.
        if path.is_relative_to(point) and len(point.parts) >= depth:
            kind, depth = fields[2], len(point.parts)
    return kind


def is_network_system(kind: str) -> bool:
    """`kind` as the mount table names it; `fuse.sshfs` counts as sshfs."""
    return kind.removeprefix("fuse.") in _NETWORK_SYSTEMS


def is_windows_network(path: PureWindowsPath, drive_type: Callable[[str], int]) -> bool:
    r"""Whether a path is `\\server\share\…` or lies on a letter that stands for such a one."""
    drive = path.drive.removeprefix("\\\\?\\")
    if drive.upper().startswith("UNC\\") or drive.startswith("\\\\"):
        return True
    return drive_type(drive + "\\") == _DRIVE_REMOTE


def _unescaped(field: str) -> str:
    r"""Blanks and backslashes stand as octal numbers in the table: `\040`."""
    for octal, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        field = field.replace(octal, character)
    return field


def _windows_drive_type(root: str) -> int:
    import ctypes

    # `windll` is there on Windows alone, and so in the types of Windows alone.
    return ctypes.windll.kernel32.GetDriveTypeW(root)  # type: ignore[attr-defined]
