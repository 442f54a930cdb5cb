"""Entries made and put into a file."""

from collections.abc import Sequence

from ksa_assess.exchange.ksa.bodies import body_of
from ksa_assess.exchange.ksa.canonical import canonical
from ksa_assess.exchange.ksa.container import wrapped
from ksa_assess.exchange.ksa.entry import Entry
from ksa_assess.exchange.ksa.limits import MOST_ENTRIES
from ksa_assess.exchange.ksa.refusal import FileRefusedError
from ksa_assess.exchange.ksa.signing import signature_of
from ksa_assess.exchange.ksa.structures import FORMAT, EntryData


def signed_entry(entry: Entry, private_key: bytes) -> str:
    """The canonical text of an entry with its signature, as it is stored and sent."""
    body = body_of(entry)
    signature = signature_of(canonical(body), private_key)
    return canonical(EntryData(body, signature)).decode()


def file_of(entries: Sequence[str], words: str = "") -> bytes:
    """The file with these entries, word for word; locked where there is a passphrase.

    Raises FileRefusedError where it would hold more than anybody could read.
    """
    if len(entries) > MOST_ENTRIES:
        raise FileRefusedError("file.too_many_entries", n=len(entries), limit=MOST_ENTRIES)
    content = f'{{"entries":[{",".join(entries)}],"format":"{FORMAT}"}}'.encode()
    if not words:
        return wrapped(content, is_locked=False)
    from ksa_assess.exchange.ksa.passphrase import locked

    return wrapped(locked(content, words), is_locked=True)
