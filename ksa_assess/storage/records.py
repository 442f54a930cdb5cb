"""What the store tells beyond the domain's own values: plain, frozen, free of any row."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ksa_assess.domain.answer import Answer, Series
from ksa_assess.domain.standard import StandardKind

RowValues = Mapping[str, str | int | None]


@dataclass(frozen=True, slots=True)
class StandardSummary:
    """The newest stored text of a code; `versions` counts all its texts. Times are aware UTC."""

    code: str
    name: str
    kind: StandardKind
    level: int | None
    tasks: int
    indicators: int
    content_hash: str
    imported_at: datetime
    versions: int


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """One stored text: when it came, whether it is the newest of its code, and how many
    assessments stand on it. `number` counts on with everything that is stored.
    """

    number: int
    code: str
    name: str
    content_hash: str
    imported_at: datetime
    is_newest: bool
    assessments: int


@dataclass(frozen=True, slots=True)
class RatingEvent:
    """One value that an answer once had; `number` counts from 1 within its assessment."""

    number: int
    at: datetime
    series: Series
    indicator: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class DraftRows:
    """A deleted draft word for word: its head, and its other rows table by table."""

    head: RowValues
    parts: tuple[tuple[RowValues, ...], ...]


@dataclass(frozen=True, slots=True)
class Submission:
    """What was handed in, word for word: canonical JSON, its SHA-256 (hex), by whom and when."""

    uuid: str
    series: Series
    number: int
    content: str
    sha256: str
    actor: str
    submitted_at: datetime


@dataclass(frozen=True, slots=True)
class Handover:
    """How an assessment went to the other side: `way` is file, copy or here; `file` its name,
    empty where there is none; `entries` how many signed entries it had. The time is aware UTC."""

    way: str
    file: str
    entries: int
    at: datetime


def digest_of(content: str) -> str:
    """A submission's SHA-256 (hex), made when it is handed in and again when it is checked."""
    return hashlib.sha256(content.encode()).hexdigest()
