"""Files that somebody made who knows the format: parts of a real one, changed and signed anew."""

import copy
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import rfc8785

from ksa_assess.exchange.ksa.chain import digest_of
from ksa_assess.exchange.ksa.container import unwrapped, wrapped
from ksa_assess.exchange.ksa.signing import new_key, signature_of

Data = dict[str, Any]
Keys = dict[str, bytes]

KEY, PUBLIC = new_key()


def content_of(file: bytes | Path) -> Data:
    data = file.read_bytes() if isinstance(file, Path) else file
    return json.loads(unwrapped(data)[0])


def bodies_of(file: bytes | Path) -> list[Data]:
    return [one["body"] for one in content_of(file)["entries"]]


def packed(content: Data) -> bytes:
    return wrapped(rfc8785.dumps(content), is_locked=False)


def signed(bodies: Sequence[Data], keys: Keys | None = None) -> bytes:
    """A file with these bodies, chained and signed.

    `keys` gives a private key by the public one; others sign with a key of the forger's.
    """
    entries: list[Data] = []
    previous = None
    for body in copy.deepcopy(list(bodies)):
        private = (keys or {}).get(body["signer"]["key"])
        if private is None:
            private, body["signer"]["key"] = KEY, PUBLIC.hex()
        body["previous"] = previous
        entry = {"body": body, "signature": signature_of(rfc8785.dumps(body), private)}
        previous = digest_of(rfc8785.dumps(entry).decode())
        entries.append(entry)
    return packed({"format": "ksa-file/1", "entries": entries})


def changed(file: bytes | Path, change: Callable[[list[Data]], object]) -> bytes:
    """The file after somebody changed its bodies and signed everything with a key of their own."""
    bodies = bodies_of(file)
    change(bodies)
    return signed(bodies)
