"""Signing keys: those of the people who sign here, and those seen in files."""

from datetime import datetime

from sqlalchemy import Connection, insert, select
from sqlalchemy.dialects.sqlite import insert as upserting

from ksa_assess.storage.mapping import time_to_text
from ksa_assess.storage.tables import known_key, signing_key


class KeyRepository:
    """A holder is a person's UUID, or `supervisor:` and a name. Keys are raw bytes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def own(self, holder: str) -> tuple[bytes, bytes] | None:
        """The private and the public key with which somebody signs on this computer."""
        query = select(signing_key.c.private_key, signing_key.c.public_key)
        row = self._connection.execute(query.where(signing_key.c.holder == holder)).one_or_none()
        return None if row is None else (bytes.fromhex(row[0]), bytes.fromhex(row[1]))

    def add_own(self, holder: str, private: bytes, public: bytes, at: datetime) -> None:
        values = {
            "holder": holder,
            "private_key": private.hex(),
            "public_key": public.hex(),
            "created_at": time_to_text(at),
        }
        self._connection.execute(insert(signing_key), values)

    def known(self, holder: str) -> bytes | None:
        """The public key that was seen last in a file."""
        query = select(known_key.c.public_key).where(known_key.c.holder == holder)
        found = self._connection.scalar(query.order_by(known_key.c.seen_at.desc()).limit(1))
        return None if found is None else bytes.fromhex(found)

    def note(self, holder: str, public: bytes, at: datetime) -> None:
        """Remember a key that came in a file."""
        seen = {"seen_at": time_to_text(at)}
        put = upserting(known_key).values(holder=holder, public_key=public.hex(), **seen)
        self._connection.execute(
            put.on_conflict_do_update(index_elements=["holder", "public_key"], set_=seen)
        )
