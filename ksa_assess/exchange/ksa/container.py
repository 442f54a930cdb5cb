"""The outside of a `.ksa` file: a zip with exactly one stored member, nothing left to choice.

Date, flags and rights are always the same, so a file is known by its name, its length and its
content. Nothing of a zip is interpreted: what is read is put together again and must be the same
to the byte. That leaves no place for a second member, a comment, another path or a bomb.
"""

import struct
import zlib

from ksa_assess.exchange.ksa.limits import LARGEST_FILE
from ksa_assess.exchange.ksa.refusal import FileRefusedError, is_refused

OPEN_MEMBER = "assessment.json"
LOCKED_MEMBER = "assessment.json.age"

_SIGNATURE = b"PK\x03\x04"
_VERSION = 20
_MADE_BY_UNIX = 3 << 8 | _VERSION
_FIRST_OF_JANUARY_1980 = 1 << 5 | 1
_OWNERS_FILE = 0o100600 << 16
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


def wrapped(content: bytes, *, is_locked: bool) -> bytes:
    """The file with this content. Raises FileRefusedError where it would be too large to read."""
    name = (LOCKED_MEMBER if is_locked else OPEN_MEMBER).encode()
    if _length_around(name) + len(content) > LARGEST_FILE:
        raise FileRefusedError("file.too_large_to_write", limit=LARGEST_FILE // 1_000_000)
    stamp = (0, 0, 0, _FIRST_OF_JANUARY_1980)  # flags, stored, time, date
    sizes = (zlib.crc32(content), len(content), len(content), len(name), 0)
    local = _LOCAL.pack(_SIGNATURE, _VERSION, *stamp, *sizes) + name
    central = _CENTRAL.pack(
        *(b"PK\x01\x02", _MADE_BY_UNIX, _VERSION, *stamp, *sizes, 0, 0, 0, _OWNERS_FILE, 0)
    )
    offset = len(local) + len(content)
    end = _END.pack(b"PK\x05\x06", 0, 0, 1, 1, len(central) + len(name), offset, 0)
    return b"".join((local, content, central, name, end))


def unwrapped(file: bytes) -> tuple[bytes, bool]:
    """The content, and whether it is locked with a passphrase. Raises FileRefusedError."""
    if len(file) > LARGEST_FILE:
        raise FileRefusedError("file.too_large", limit=LARGEST_FILE // 1_000_000)
    if not file.startswith(_SIGNATURE):
        raise FileRefusedError("file.not_ksa")
    for is_locked, member in ((False, OPEN_MEMBER), (True, LOCKED_MEMBER)):
        start = _LOCAL.size + len(member)
        length = len(file) - _length_around(member.encode())
        content = file[start : start + length] if length >= 0 else b""
        if wrapped(content, is_locked=is_locked) == file:
            return content, is_locked
    raise is_refused()


def _length_around(name: bytes) -> int:
    return _LOCAL.size + _CENTRAL.size + _END.size + 2 * len(name)
