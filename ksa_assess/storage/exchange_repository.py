"""What goes between two computers: signed entries, hand-overs, and what came in by a file."""

from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from ksa_assess.storage.mapping import time_to_text
from ksa_assess.storage.records import Handover
from ksa_assess.storage.tables import assessment, entry, handover, received


class EntryRepository:
    """The chain of an assessment; entries are only ever added."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, assessment_id: int) -> tuple[str, ...]:
        """The entries word for word as they were signed, the first one first."""
        query = select(entry.c.content).where(entry.c.assessment_id == assessment_id)
        return tuple(self._connection.scalars(query.order_by(entry.c.number)))

    def count(self, assessment_id: int) -> int:
        query = select(func.count()).select_from(entry)
        return self._connection.scalars(query.where(entry.c.assessment_id == assessment_id)).one()

    def add(self, assessment_id: int, number: int, content: str, at: datetime) -> None:
        values = {
            "assessment_id": assessment_id,
            "number": number,
            "content": content,
            "at": time_to_text(at),
        }
        self._connection.execute(insert(entry), values)


class HandoverRepository:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, assessment_id: int) -> tuple[Handover, ...]:
        """Every hand-over of an assessment, oldest first."""
        query = select(handover).where(handover.c.assessment_id == assessment_id)
        rows = self._connection.execute(query.order_by(handover.c.id))
        return tuple(
            Handover(row.way, row.file, row.entries, datetime.fromisoformat(row.at)) for row in rows
        )

    def add(self, assessment_id: int, new: Handover) -> None:
        values = {
            "assessment_id": assessment_id,
            "way": str(new.way),
            "file": new.file,
            "entries": new.entries,
            "at": time_to_text(new.at),
        }
        self._connection.execute(insert(handover), values)


class ReceivedRepository:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def person_id(self, person_uuid: str) -> int | None:
        """Local id of the person whom files know by this UUID."""
        query = select(assessment.c.person_id).join(received)
        return self._connection.scalar(query.where(received.c.person_uuid == person_uuid).limit(1))

    def add(self, assessment_id: int, person_uuid: str, at: datetime) -> None:
        """Note that an assessment came by a file that knows its person by this UUID."""
        values = {
            "assessment_id": assessment_id,
            "person_uuid": person_uuid,
            "at": time_to_text(at),
        }
        self._connection.execute(insert(received), values)
