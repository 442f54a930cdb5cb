"""The one home of the canonical JSON form (`ksa-standard/1`) of a standard and of its hash.

A document is a standard with the source it was read from and the issues found in it. The dict
form is what `standards_data/*.json`, `standards show` and the store hold.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from ksa_assess.domain.scale import is_required_level
from ksa_assess.domain.standard import (
    AssessmentGuide,
    Attitude,
    Categories,
    Category,
    ContentItem,
    Duty,
    Indicator,
    Note,
    Output,
    Standard,
    StandardKind,
    Task,
    VersionEntry,
)

FORMAT = "ksa-standard/1"
_NOT_HASHED = ("source", "issues")


class StandardDocumentError(Exception):
    """The data are not a `ksa-standard/1` document; the message says which part is wrong."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from: file name (never a path), SHA-256 (hex), reader/version."""

    file: str
    sha256: str
    reader: str


@dataclass(frozen=True, slots=True)
class Issue:
    """A doubt about a document. `place` is `line:column heading`, `message` in Chinese.

    `needs_decision` is True where storing the document needs somebody's word.
    """

    kind: str
    place: str
    message: str
    needs_decision: bool


@dataclass(frozen=True, slots=True)
class StandardDocument:
    """A standard as read, with its source and every doubt found while reading."""

    standard: Standard
    source: Source
    issues: tuple[Issue, ...]

    @property
    def needs_decision(self) -> bool:
        """Whether any issue must be accepted before the document may be stored."""
        return any(issue.needs_decision for issue in self.issues)


def standard_to_data(standard: Standard) -> dict[str, Any]:
    """The canonical form without `source` and `issues`: what the content hash covers."""
    data: dict[str, Any] = {"format": FORMAT, **asdict(standard)}
    data["kind"] = standard.kind.value
    return json.loads(json.dumps(data, ensure_ascii=False))


def to_data(document: StandardDocument) -> dict[str, Any]:
    """The whole canonical form, JSON types only, keys in the order of the format's description."""
    data = standard_to_data(document.standard)
    data["source"] = asdict(document.source)
    data["issues"] = [asdict(issue) for issue in document.issues]
    return data


def content_hash(standard: Standard) -> str:
    """SHA-256 (hex) of the canonical form without source and issues, keys sorted, no spaces."""
    return data_hash(standard_to_data(standard))


def data_hash(data: Mapping[str, Any]) -> str:
    """`content_hash` of a document in its dict form."""
    hashed = {key: value for key, value in data.items() if key not in _NOT_HASHED}
    text = json.dumps(hashed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def from_data(data: Mapping[str, Any]) -> StandardDocument:
    """Read the canonical form. Raises StandardDocumentError for anything not exactly that."""
    if data.get("format") != FORMAT:
        raise StandardDocumentError(f"format: {data.get('format')!r}")
    try:
        document = StandardDocument(
            _standard(data),
            Source(**data["source"]),
            tuple(Issue(**issue) for issue in data["issues"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise StandardDocumentError(str(error)) from error
    if to_data(document) != data:
        raise StandardDocumentError("unknown or misplaced fields")
    return document


def _standard(data: Mapping[str, Any]) -> Standard:
    guide = data["assessment_guide"]
    return Standard(
        kind=StandardKind(data["kind"]),
        code=data["code"],
        name=data["name"],
        version_history=tuple(VersionEntry(**entry) for entry in data["version_history"]),
        category=_categories(data["category"]),
        description=data["description"],
        level=_level(data["level"]),
        duties=tuple(_duty(duty) for duty in data["duties"]),
        knowledge=tuple(ContentItem(**item) for item in data["knowledge"]),
        skills=tuple(ContentItem(**item) for item in data["skills"]),
        attitudes=tuple(_attitude(attitude) for attitude in data["attitudes"]),
        prerequisites=tuple(data["prerequisites"]),
        notes=tuple(Note(**note) for note in data["notes"]),
        assessment_guide=_guide(guide) if guide is not None else None,
        updates=data["updates"],
    )


def _categories(data: Mapping[str, Any]) -> Categories:
    def category(name: str) -> Category | None:
        return Category(**data[name]) if data[name] is not None else None

    return Categories(category("job_category"), category("occupation"), category("industry"))


def _duty(data: Mapping[str, Any]) -> Duty:
    return Duty(data["code"], data["name"], tuple(_task(task) for task in data["tasks"]))


def _task(data: Mapping[str, Any]) -> Task:
    return Task(
        code=data["code"],
        name=data["name"],
        level=_level(data["level"]),
        outputs=tuple(Output(**output) for output in data["outputs"]),
        indicators=tuple(Indicator(**indicator) for indicator in data["indicators"]),
        knowledge=tuple(data["knowledge"]),
        skills=tuple(data["skills"]),
    )


def _attitude(data: Mapping[str, Any]) -> Attitude:
    tasks = data["tasks"]
    return Attitude(
        data["code"], data["name"], data["description"], None if tasks is None else tuple(tasks)
    )


def _guide(data: Mapping[str, Any]) -> AssessmentGuide:
    return AssessmentGuide(tuple(data["evidence"]), tuple(data["context"]), tuple(data["methods"]))


def _level(level: int | None) -> int | None:
    if level is not None and not is_required_level(level):
        raise ValueError(f"level: {level!r}")
    return level
