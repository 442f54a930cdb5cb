"""Ways to spoil a file, each drawn from a random source of its own.

None of them looks at how the reader works; several know the format as well as the writer does.
"""

import io
import json
import random
import struct
import warnings
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ksa_assess.exchange.ksa.container import OPEN_MEMBER, unwrapped, wrapped
from tests.exchange.forging import Keys, content_of, packed, signed

Source = random.Random


@dataclass(frozen=True)
class Good:
    """A good file, the private keys of everybody who signed it, and the same file locked."""

    file: bytes
    keys: Keys
    locked: bytes

    @property
    def content(self) -> bytes:
        return unwrapped(self.file)[0]


def flipped(data: bytes, source: Source) -> bytes:
    spoiled = bytearray(data)
    for _ in range(source.choice((1, 1, 1, 2, 8))):
        spoiled[source.randrange(len(spoiled))] ^= 1 << source.randrange(8)
    return bytes(spoiled)


def inserted(data: bytes, source: Source) -> bytes:
    """Bytes put in, taken out, or put in the place of others."""
    at, length = source.randrange(len(data) + 1), source.choice((1, 1, 2, 4, 30))
    new = source.randbytes(length) if source.random() < 0.7 else b""
    return data[:at] + new + data[at + source.choice((0, length)) :]


def cut(data: bytes, source: Source) -> bytes:
    """The end or the beginning gone, or a part twice, or two parts in another order."""
    a, b = sorted(source.randrange(len(data) + 1) for _ in range(2))
    parts = (data[:a], data[b:], data[a:b], data[:b] + data[a:], data[b:] + data[:b])
    return source.choice(parts)


def of_file(spoil: Callable[[bytes, Source], bytes]) -> "Mutation":
    return lambda good, source: spoil(source.choice((good.file, good.file, good.locked)), source)


def of_content(spoil: Callable[[bytes, Source], bytes]) -> "Mutation":
    """The content spoiled and put into a sound container."""
    return lambda good, source: wrapped(spoil(good.content, source), is_locked=False)


def other_text(good: Good, source: Source) -> bytes:
    """The same or nearly the same data, written in another way."""
    content = json.loads(good.content)
    text = good.content.decode()
    number = source.choice(
        [m for m in (',"level":3', ',"number":1', ',"amendment":0') if m in text]
    )
    name = number.rpartition(":")[0]
    ways = (
        lambda: json.dumps(content),
        lambda: json.dumps(content, ensure_ascii=False, indent=source.choice((0, 1, 2))),
        lambda: json.dumps(content, separators=(",", ":"), sort_keys=True),
        lambda: text.replace("王", "\\u738b", 1),
        lambda: text.replace('"', ' "', source.randrange(1, 9)),
        lambda: text.replace(number, f"{number},{number[1:]}", 1),
        lambda: text.replace(number, f"{name}:{source.choice(NUMBERS)}", 1),
        lambda: text.replace('"reason":""', f'"reason":{source.choice(VALUES)}', 1),
        lambda: text.replace("[]", "[" * source.choice((500, 10_000)) + "]" * 10_000, 1),
        lambda: text.replace("[]", '{"a":' * 10_000 + "1" + "}" * 10_000, 1),
        lambda: source.choice(("\ufeff", " ", "\n", "[", "null")) + text,
        lambda: text + source.choice((" ", "\n", "\0", "{}", ",", "]")),
        lambda: text.replace('"format"', '"format":"ksa-file/1","format"', 1),
        lambda: text.replace("ksa-file/1", source.choice(("ksa-file/2", "ksa-file/01", "x"))),
    )
    written = source.choice(ways)()
    return wrapped(written.encode(source.choice(ENCODINGS), "replace"), is_locked=False)


NUMBERS = (
    *("NaN", "Infinity", "-Infinity", "1e0", "1.0", "-0", "01", "+1", "1E400", "0x1", "true"),
    *("9" * 5_000, "0." + "0" * 5_000 + "1", "9223372036854775808", '"1"', "[1]"),
)
VALUES = ("null", "0", "[]", "{}", "NaN", '"\\ud800"', '"\\u0000"', '"\\x"', "'a'", '"a\tb"')
ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-16", "utf-8-sig", "big5")


def other_container(good: Good, source: Source) -> bytes:
    """The same content in another zip, or in what some zip readers take for one."""
    return source.choice(_CONTAINERS)(good, source)


def _zip(good: Good, source: Source) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w") as made:
        warnings.simplefilter("ignore")  # It says that a name stands there twice.
        for _ in range(source.choice((1, 1, 1, 2, 3))):
            info = zipfile.ZipInfo(source.choice(_NAMES), source.choice(_DATES))
            info.compress_type = source.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
            info.external_attr = source.choice((0, 0o100600 << 16, 0o120777 << 16, 0x10))
            info.create_system = source.choice((0, 3, 10))
            info.comment = source.choice((b"", b"comment"))
            info.extra = source.choice((b"", struct.pack("<HHI", 0x9999, 4, 1)))
            with made.open(info, "w", force_zip64=source.random() < 0.3) as member:
                member.write(source.choice((good.content, good.content, b"", b"{}")))
        made.comment = source.choice((b"", b"", b"a comment"))
    return buffer.getvalue()


def _bomb(good: Good, source: Source) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        made.writestr(OPEN_MEMBER, good.content + bytes(source.choice((1_000, 300_000))))
    return buffer.getvalue()


def _around(good: Good, source: Source) -> bytes:
    junk = source.choice((b"\0", b"MZ", b"PK\x05\x06" + bytes(18), good.file))
    return source.choice((junk + good.file, good.file + junk))


def _field(good: Good, source: Source) -> bytes:
    """One field of a header set to what means something else."""
    data = bytearray(good.file)
    headers = [data.find(mark) for mark in (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06")]
    at = source.choice(headers) + source.randrange(4, 22)
    data[at : at + 2] = source.choice((b"\xff\xff", b"\x00\x08", b"\x01\x00", b"\x08\x00"))
    return bytes(data)


_CONTAINERS = (_zip, _zip, _zip, _bomb, _around, _field, _field)
_NAMES = (
    *(OPEN_MEMBER, OPEN_MEMBER, OPEN_MEMBER, "assessment.json.age", "assessment.json/"),
    *("../assessment.json", "/etc/passwd", "..\\..\\a", "a/assessment.json", "ASSESSMENT.JSON"),
)
_DATES = ((1980, 1, 1, 0, 0, 0), (1980, 1, 1, 0, 0, 0), (2026, 7, 15, 12, 0, 0))


def edited(good: Good, source: Source) -> bytes:
    """The data changed at a place or two, and written as the program writes them."""
    content = content_of(good.file)
    _edit(content, source)
    return packed(content)


def edited_and_signed(good: Good, source: Source) -> bytes:
    """The same, signed anew: by a forger's key, or even by those of the people themselves."""
    content = content_of(good.file)
    bodies = [entry["body"] for entry in content["entries"]]
    _edit(bodies, source)
    if not all(isinstance(body, dict) and _has_signer(body) for body in bodies):
        return packed({"format": "ksa-file/1", "entries": bodies})
    return signed(bodies, good.keys if source.random() < 0.7 else None)


def _has_signer(body: Mapping[str, Any]) -> bool:
    return isinstance(body.get("signer"), dict) and isinstance(body["signer"].get("key"), str)


def _edit(content: Any, source: Source) -> None:
    for _ in range(source.choice((1, 1, 2))):
        places = list(_places(content))
        if places:
            holder, key = source.choice(places)
            _edit_place(holder, key, source)


def _places(value: Any) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, part in pairs:
        found.append((value, key))
        if isinstance(part, dict | list):
            found += _places(part)
    return found


def _edit_place(holder: Any, key: Any, source: Source) -> None:
    kind = source.randrange(6)
    if kind == 0:
        del holder[key]
    elif kind == 1 and isinstance(holder, list):
        holder.insert(source.randrange(len(holder) + 1), holder[key])
    elif kind == 1:
        holder[source.choice(("more", "Level", "", "é"))] = holder[key]
    elif kind == 2 and isinstance(holder, list):
        source.shuffle(holder)
    elif isinstance(holder[key], str) and source.random() < 0.5:
        holder[key] = _other_word(holder[key], source)
    else:
        holder[key] = source.choice(_VALUES)


def _other_word(text: str, source: Source) -> str:
    at = source.randrange(len(text) + 1)
    return text[:at] + source.choice(("", "a", "0", "\n", "\u200b", "字", "𡍼")) + text[at + 1 :]


_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, 3, 6, 7, -1, 2**31, 2**53 - 1, 1.5, "", "a", "0", " ", "\0"),
    *("字" * 300, "字" * 30_000, [], {}, [[]], [None], {"a": 1}, "2026-02-30", "submit", "confirm"),
)

Mutation = Callable[[Good, Source], bytes]

MUTATIONS: Mapping[str, tuple[Mutation, int]] = {
    "bits flipped": (of_file(flipped), 3_500),
    "bytes inserted": (of_file(inserted), 2_000),
    "cut and turned": (of_file(cut), 2_000),
    "another container": (other_container, 2_000),
    "content: bits flipped": (of_content(flipped), 2_500),
    "content: bytes inserted": (of_content(inserted), 1_500),
    "content: cut and turned": (of_content(cut), 1_000),
    "content: written otherwise": (other_text, 1_500),
    "content: edited": (edited, 1_000),
    "content: edited and signed": (edited_and_signed, 3_000),
}
