"""What one entry of a `.ksa` file says, in the domain's own values.

A file is a chain of entries, one for each move of the assessment; what was said in an earlier one
is never written again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ksa_assess.domain.answer import Answer
from ksa_assess.domain.assessment import (
    Action,
    Actor,
    Head,
    Person,
    RequiredLevelOverride,
    Talk,
)
from ksa_assess.domain.plan import PlanItem
from ksa_assess.domain.standard_document import StandardDocument

Answers = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the role, the name that stands on the assessment, the public key (hex)."""

    role: Actor
    name: str
    key: str


@dataclass(frozen=True, slots=True)
class Submitted:
    """What the employee hands in. `document` is there in the first entry of a file alone.

    Answers and overrides are by indicator, in document order.
    """

    person: Person
    head: Head
    created_at: datetime
    amends: str | None
    amendment: int
    scale: str
    standard_code: str
    standard_hash: str
    document: StandardDocument | None
    overrides: Mapping[str, RequiredLevelOverride]
    answers: Answers
    plan: tuple[PlanItem, ...]


@dataclass(frozen=True, slots=True)
class Completed:
    """What completing the review signs; an indicator without an answer is not in a series."""

    supervisor: Answers
    agreed: Answers
    talk: Talk
    plan: tuple[PlanItem, ...]


@dataclass(frozen=True, slots=True)
class Reopened:
    """The UUID of the amendment that is begun."""

    amendment: str


Content = Submitted | Completed | Reopened | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One move. `previous` is the digest of the entry before, None in the first. Times are UTC."""

    number: int
    previous: str | None
    action: Action
    assessment: str
    at: datetime
    signer: Signer
    reason: str
    content: Content


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """An entry of a file with its canonical text, signature included, as it is stored."""

    entry: Entry
    text: str
