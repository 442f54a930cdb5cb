"""The two kinds of error that are no bug: each carries the sentence to say, not the words.

The words come from the catalogue where the error is shown, so that window and command line say
the same in the language chosen. Any other exception is our own mistake.
"""

import errno
from pathlib import Path


class SentenceError(Exception):
    """Said as the text `key` with `params` filled in. Raise one of the two kinds below."""

    def __init__(self, key: str, **params: object) -> None:
        super().__init__(key)
        self.key = key
        self.params = params


class UserError(SentenceError):
    """Something the user can mend: exit code 3."""


class MachineError(SentenceError):
    """The machine stands in the way (disk full, read-only, locked): exit code 4."""


_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_NO_FOLDER = frozenset({errno.ENOENT, errno.ENOTDIR})
_BAD_NAME = frozenset({errno.ENAMETOOLONG, errno.EINVAL, errno.EISDIR, errno.EEXIST, errno.ELOOP})


def from_write_error(error: OSError, target: Path) -> SentenceError:
    """What to say when `target` could not be written."""
    if error.errno in _FULL:
        return MachineError("error.disk_full", file=target)
    if error.errno in _FORBIDDEN:
        return MachineError("error.not_writable", file=target)
    if error.errno in _NO_FOLDER:
        return UserError("error.no_folder", folder=target.parent)
    if error.errno in _BAD_NAME:
        return UserError("error.bad_file_name", file=target)
    return MachineError("error.write_failed", file=target, reason=error.strerror or error)


def from_read_error(error: OSError, source: Path) -> SentenceError:
    """What to say when `source` could not be read; all of it is for the user to mend."""
    if error.errno in _NO_FOLDER:
        return UserError("error.no_file", file=source)
    if error.errno in _FORBIDDEN:
        return UserError("error.not_readable", file=source)
    return UserError("error.read_failed", file=source, reason=error.strerror or error)
