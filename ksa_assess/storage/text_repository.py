"""Texts of an assessment as a whole, and texts that are only being typed, by their place."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert as upserting

from ksa_assess.domain.review import TALK_PLACES
from ksa_assess.storage.mapping import time_to_text
from ksa_assess.storage.tables import assessment, assessment_text


class TextRepository:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, assessment_id: int) -> Mapping[str, str]:
        """Every text by its place; no empty ones."""
        query = select(assessment_text).where(assessment_text.c.assessment_id == assessment_id)
        return {row.place: row.text for row in self._connection.execute(query)}

    def put(self, assessment_id: int, place: str, text: str, at: datetime) -> None:
        """Make this the text of a place; an empty one takes it away."""
        key = {"assessment_id": assessment_id, "place": place}
        values = {"text": text, "changed_at": time_to_text(at)}
        if text:
            put = upserting(assessment_text).values(**key, **values)
            self._connection.execute(
                put.on_conflict_do_update(index_elements=list(key), set_=values)
            )
        else:
            self._connection.execute(delete(assessment_text).filter_by(**key))
        if place in TALK_PLACES:
            # What is only being typed changes nothing.
            changed = update(assessment).where(assessment.c.id == assessment_id)
            self._connection.execute(changed, {"changed_at": values["changed_at"]})
