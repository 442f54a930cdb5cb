"""From bytes to text: UTF-8 only, and for anything else a refusal that says what it looks like."""

import codecs

from ksa_assess.ingest.refusal import NotAStandardError

# The largest official extract is well under 100 KB; a document in canonical form, under 1 MB.
LARGEST = 2_000_000
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_FOREIGN = (
    (b"%PDF", "ingest.pdf"),
    (b"PK\x03\x04", "ingest.office"),
    (b"\xd0\xcf\x11\xe0", "ingest.office"),
)
_CONTROLS = frozenset(map(chr, range(32))) - set("\t\n\r\f\v")


def decode(data: bytes) -> str:
    """The text with line ends as `\\n`. Raises NotAStandardError for anything but UTF-8 text."""
    if len(data) > LARGEST:
        raise NotAStandardError("ingest.too_large", megabytes=LARGEST // 1_000_000)
    for beginning, key in _FOREIGN:
        if data.startswith(beginning):
            raise NotAStandardError(key)
    if data.startswith(_UTF_16_MARKS):
        raise NotAStandardError("ingest.not_utf8", encoding="UTF-16")
    text = _utf_8(data).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise NotAStandardError("ingest.empty")
    if not _CONTROLS.isdisjoint(text):
        raise NotAStandardError("ingest.binary")
    return text


def _utf_8(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        encoding = _likely_encoding(data)
        if encoding is None:
            raise NotAStandardError("ingest.binary") from error
        raise NotAStandardError("ingest.not_utf8", encoding=encoding) from error


def _likely_encoding(data: bytes) -> str | None:
    """The name of the encoding the bytes seem to have; only for the message."""
    for encoding, name in (("cp950", "Big5"), ("gb18030", "GB18030")):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "職能" in text:
            return name
    return None
