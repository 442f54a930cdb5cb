"""Canonical JSON (RFC 8785): one text for one content, and nothing else is read.

msgspec writes it for what a file can hold: keys in ASCII, whole numbers, text as it is. The tests
hold it against another program's canonical JSON.
"""

from typing import TypeVar

from msgspec import DecodeError, Struct, ValidationError
from msgspec.json import Encoder, decode

from ksa_assess.exchange.ksa.refusal import FileRefusedError, is_refused

_ENCODER = Encoder(order="sorted")
_FORMAT_FAMILY = b'"format":"ksa-file/'
_KNOWN_FORMAT = b'"format":"ksa-file/1"'

Shape = TypeVar("Shape", bound=Struct)


def canonical(data: Struct) -> bytes:
    """Keys sorted, no blanks, UTF-8."""
    return _ENCODER.encode(data)


def read_canonical(text: bytes, shape: type[Shape]) -> Shape:
    """The content in that shape. Raises FileRefusedError unless it is written exactly so.

    Writing it again and comparing refuses repeated keys, blanks, and every other way to say it.
    """
    try:
        found = decode(text, type=shape)
    except (ValidationError, DecodeError, RecursionError) as error:
        # Where the shape is another, the version at the end of the text may say why.
        if _FORMAT_FAMILY in text[-64:] and _KNOWN_FORMAT not in text[-64:]:
            raise FileRefusedError("file.newer") from error
        raise is_refused() from error
    if canonical(found) != text:
        raise is_refused()
    return found
