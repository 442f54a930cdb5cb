"""Write a file whole or not at all.

The content goes to a temporary file beside the target, reaches the disk, and takes the target's
place in one step. Whatever the program writes may hold personal data, so the file is its owner's
alone.
"""

import contextlib
import os
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from ksa_assess.runtime.errors import MachineError, UserError, from_write_error

_PREFIX, _SUFFIX = ".ksa-assess-", ".tmp"
_SECONDS_AT_WORK = 60


class OutputExistsError(UserError):
    """There is a file of that name already, and overwriting was not asked for."""

    def __init__(self, target: Path) -> None:
        super().__init__("error.output_exists", file=target)


class OutputNotAFileError(UserError):
    """The name belongs to a folder or a device, which must not be replaced by a file."""

    def __init__(self, target: Path) -> None:
        super().__init__("error.output_not_a_file", file=target)


class OutputLockedError(MachineError):
    """Another program holds the target open, as Windows programs do."""

    def __init__(self, target: Path) -> None:
        super().__init__("error.output_locked", file=target)


def write_bytes(target: Path, content: bytes, *, overwrite: bool) -> None:
    """Raises the errors above, or UserError and MachineError for what the system refuses."""
    with replacing(target, overwrite=overwrite) as temporary:
        temporary.write_bytes(content)


def write_text(target: Path, content: str, *, overwrite: bool) -> None:
    """UTF-8, line ends as they are; raises like `write_bytes`."""
    write_bytes(target, content.encode(), overwrite=overwrite)


@contextmanager
def replacing(target: Path, *, overwrite: bool) -> Generator[Path]:
    """An empty file to fill by any means; it becomes `target` when the block ends well.

    Raises like `write_bytes`. An exception of the block's own passes as it is.
    """
    place = Path(os.path.realpath(target))  # a link stays a link
    check_output(place, overwrite=overwrite)
    with _temporary_beside(place) as temporary:
        try:
            yield temporary
            _flush_to_disk(temporary)
            _publish(temporary, place, overwrite=overwrite)
        except OSError as error:
            if error.filename in {None, str(temporary)}:
                raise from_write_error(error, target) from error
            raise


def check_output(target: Path, *, overwrite: bool) -> None:
    """Refuse early, before the work, what `replacing` would refuse in the end."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise from_write_error(error, target) from error
    if not stat.S_ISREG(mode):
        raise OutputNotAFileError(target)
    if not overwrite:
        raise OutputExistsError(target)


def remove_leftovers(folder: Path, *, older_than: float = _SECONDS_AT_WORK) -> None:
    """What a process that was killed left half done in a folder; it may hold personal data.

    A file that somebody may still be writing stays until it has not changed for so many seconds.
    """
    # A database has its journal beside it, under its own name with an end more.
    for leftover in folder.glob(f"{_PREFIX}*{_SUFFIX}*"):
        with contextlib.suppress(OSError):  # The next start looks again.
            if time.time() - leftover.stat().st_mtime >= older_than:
                _remove(leftover)


def workshop(folder: Path) -> "tempfile.TemporaryDirectory[str]":
    """A place for unfinished work within `folder`, a context manager; it goes when the block
    ends, or as a leftover. Raises UserError and MachineError where it cannot be made."""
    try:
        return tempfile.TemporaryDirectory(prefix=_PREFIX, suffix=_SUFFIX, dir=folder)
    except OSError as error:
        raise from_write_error(error, folder) from error


def _remove(leftover: Path) -> None:
    if leftover.is_dir():
        shutil.rmtree(leftover)
    else:
        leftover.unlink()


@contextmanager
def _temporary_beside(target: Path) -> Generator[Path]:
    # A name of its own: one made from the target's could become too long for the file system.
    try:
        handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=target.parent)
    except OSError as error:
        raise from_write_error(error, target) from error
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _flush_to_disk(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _publish(temporary: Path, target: Path, *, overwrite: bool) -> None:
    if not overwrite:
        _reserve(target)
    try:
        temporary.replace(target)
    except OSError as error:
        if not overwrite:
            target.unlink(missing_ok=True)
        if is_held_open(error):
            raise OutputLockedError(target) from error
        raise
    _flush_folder(target.parent)


def _reserve(target: Path) -> None:
    """Take the name, so that a file that appeared in the meantime is not overwritten."""
    try:
        target.touch(mode=0o600, exist_ok=False)
    except FileExistsError as error:
        raise OutputExistsError(target) from error


def is_held_open(error: OSError, platform: str = sys.platform) -> bool:
    """Windows refuses to replace a file that is open elsewhere, with codes 5, 32 or 33."""
    return platform == "win32" and getattr(error, "winerror", None) in {5, 32, 33}


def _flush_folder(folder: Path) -> None:
    """Without this a power cut can take the new name away again. Windows has no such call."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
