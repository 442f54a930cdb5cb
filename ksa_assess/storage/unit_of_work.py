"""One transaction's view of the store: a repository for each kind of thing."""

from sqlalchemy import Connection, select, update

from ksa_assess.domain.standard_document import StandardDocument
from ksa_assess.storage.assessment_repository import AssessmentRepository
from ksa_assess.storage.exchange_repository import (
    EntryRepository,
    HandoverRepository,
    ReceivedRepository,
)
from ksa_assess.storage.key_repository import KeyRepository
from ksa_assess.storage.person_data_repository import PersonDataRepository
from ksa_assess.storage.person_repository import PersonRepository
from ksa_assess.storage.plan_repository import PlanRepository
from ksa_assess.storage.standard_repository import StandardRepository
from ksa_assess.storage.submission_repository import SubmissionRepository
from ksa_assess.storage.tables import profile
from ksa_assess.storage.text_repository import TextRepository


class UnitOfWork:
    """Lives as long as its transaction; made by `Database.read` and `Database.write`."""

    def __init__(self, connection: Connection, shelf: dict[str, StandardDocument]) -> None:
        self._connection = connection
        self.standards = StandardRepository(connection, shelf)
        self.persons = PersonRepository(connection)
        self.person_data = PersonDataRepository(connection)
        self.assessments = AssessmentRepository(
            connection, lambda digest: self.standards.document(digest).standard
        )
        self.submissions = SubmissionRepository(connection)
        self.plans = PlanRepository(connection)
        self.texts = TextRepository(connection)
        self.entries = EntryRepository(connection)
        self.handovers = HandoverRepository(connection)
        self.received = ReceivedRepository(connection)
        self.keys = KeyRepository(connection)

    @property
    def shipped_digest(self) -> str:
        """Which shipped standards were looked at last; empty in a new profile."""
        return self._connection.scalars(select(profile.c.shipped_digest)).one()

    def note_shipped(self, digest: str) -> None:
        self._connection.execute(update(profile), {"shipped_digest": digest})
