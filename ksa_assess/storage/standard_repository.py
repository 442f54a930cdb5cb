"""Stored versions of standards: each is its text, found by content hash, never changed."""

import json
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from ksa_assess.domain.identifiers import code_order
from ksa_assess.domain.standard_document import (
    StandardDocument,
    content_hash,
    from_data,
    to_data,
)
from ksa_assess.storage.faults import ReadingValues
from ksa_assess.storage.mapping import Row, json_to_text, summary_from_row, time_to_text
from ksa_assess.storage.records import StandardSummary, StoredVersion
from ksa_assess.storage.tables import assessment, standard_version

_SHELF_SIZE = 32
_version = standard_version.c
# Everything but the document itself, which is a thousand times as long.
_SHORT = [column for column in standard_version.c if column is not _version.document]


def _stored(row: Row, newest: int) -> StoredVersion:
    return StoredVersion(
        number=row.id,
        code=row.code,
        name=row.name,
        content_hash=row.content_hash,
        imported_at=datetime.fromisoformat(row.imported_at),
        is_newest=row.id == newest,
        assessments=row.assessments,
    )


class StandardRepository:
    """`shelf` holds documents that were read before, by content hash: they cannot have changed."""

    def __init__(self, connection: Connection, shelf: dict[str, StandardDocument]) -> None:
        self._connection = connection
        self._shelf = shelf

    def add(self, document: StandardDocument, at: datetime, *, is_newest: bool = True) -> bool:
        """Store a document as the newest of its code, or else behind all others; False where this
        very text was there."""
        standard = document.standard
        digest = content_hash(standard)
        if self.holds(digest):
            return False
        values = {
            "content_hash": digest,
            "code": standard.code,
            "name": standard.name,
            "kind": standard.kind.value,
            "level": standard.level,
            "tasks": len(standard.tasks),
            "indicators": len(standard.indicators),
            "document": json_to_text(to_data(document)),
            # A file is read anew when it is stored, so both are one moment.
            "read_at": time_to_text(at),
            "imported_at": time_to_text(at),
        }
        if not is_newest and self.newest_hash(standard.code):
            values["id"] = self._connection.scalars(select(func.min(_version.id))).one() - 1
        self._connection.execute(insert(standard_version), values)
        return True

    def holds(self, digest: str) -> bool:
        """Whether a text is stored, by its content hash."""
        return self._id(digest) is not None

    def summaries(self) -> tuple[StandardSummary, ...]:
        """The newest text of each code, in code order."""
        newest = select(func.max(_version.id).label("id"), func.count().label("versions")).group_by(
            _version.code
        )
        ranked = newest.subquery()
        rows = self._connection.execute(
            select(*_SHORT, ranked.c.versions).join(ranked, _version.id == ranked.c.id)
        )
        with ReadingValues():
            summaries = [summary_from_row(row) for row in rows]
        return tuple(sorted(summaries, key=lambda one: code_order(one.code)))

    def newest_id(self) -> int | None:
        """The number of the text stored last under any code; None in an empty store."""
        return self._connection.scalar(select(func.max(_version.id)))

    def versions(self) -> tuple[StoredVersion, ...]:
        """Every stored text, with how many assessments stand on it, in the order of storing."""
        used = func.count(assessment.c.id).label("assessments")
        query = select(*_SHORT, used).outerjoin(assessment).group_by(_version.id)
        rows = self._connection.execute(query.order_by(_version.id)).all()
        newest = {row.code: row.id for row in rows}
        with ReadingValues():
            return tuple(_stored(row, newest[row.code]) for row in rows)

    def newest_hash(self, code: str) -> str | None:
        """Content hash of the text stored last under a code; None where there is none."""
        newest = select(_version.content_hash).where(_version.code == code)
        return self._connection.scalar(newest.order_by(_version.id.desc()).limit(1))

    def document(self, digest: str) -> StandardDocument:
        """The document with that content hash, which must be stored."""
        if digest not in self._shelf:
            text = self._connection.scalar(
                select(_version.document).where(_version.content_hash == digest)
            )
            while len(self._shelf) >= _SHELF_SIZE:
                del self._shelf[next(iter(self._shelf))]
            with ReadingValues():
                self._shelf[digest] = from_data(json.loads(text or ""))
        return self._shelf[digest]

    def id_of(self, digest: str) -> int:
        """The local id of a stored version."""
        found = self._id(digest)
        if found is None:
            raise LookupError(digest)
        return found

    def _id(self, digest: str) -> int | None:
        return self._connection.scalar(select(_version.id).where(_version.content_hash == digest))
