"""A standard document (`ksa-standard/1`) within a `.ksa` file, told as types.

Its meaning is at home in `domain.standard_document`; what its parts say of each other is checked
by whoever takes the file in.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from ksa_assess.domain.standard import StandardKind
from ksa_assess.exchange.ksa.limits import MOST_CODES

# A document is as long as it is printed, and a code that nobody could read is empty.
Code = str
Text = str
Codes = Annotated[tuple[Code, ...], Meta(max_length=MOST_CODES)]
Lines = Annotated[tuple[Text, ...], Meta(max_length=MOST_CODES)]
Level = Annotated[int, Meta(ge=1, le=6)]


class _Strict(Struct, forbid_unknown_fields=True):
    """Every field is always there, and no other."""


class VersionData(_Strict):
    version: Text
    code: Text
    name: Text
    status: Text
    note: Text
    date: Text


class CategoryData(_Strict):
    name: Text | None
    code: Text | None


class CategoriesData(_Strict):
    job_category: CategoryData | None
    occupation: CategoryData | None
    industry: CategoryData | None


class OutputData(_Strict):
    code: Text
    name: Text


class ItemData(_Strict):
    code: Code
    name: Text


class IndicatorData(_Strict):
    code: Code
    text: Text


class TaskData(_Strict):
    code: Code
    name: Text
    level: Level | None
    outputs: Annotated[tuple[OutputData, ...], Meta(max_length=MOST_CODES)]
    indicators: Annotated[tuple[IndicatorData, ...], Meta(max_length=MOST_CODES)]
    knowledge: Codes
    skills: Codes


class DutyData(_Strict):
    code: Code
    name: Text
    tasks: Annotated[tuple[TaskData, ...], Meta(max_length=MOST_CODES)]


class AttitudeData(_Strict):
    code: Code
    name: Text
    description: Text | None
    tasks: Codes | None


class NoteData(_Strict):
    key: Text | None
    text: Text


class GuideData(_Strict):
    evidence: Lines
    context: Lines
    methods: Lines


class SourceData(_Strict):
    file: Text
    sha256: Text
    reader: Text


class IssueData(_Strict):
    kind: Text
    place: Text
    message: Text
    needs_decision: bool


class StandardText(_Strict):
    """What the content hash covers."""

    format: Literal["ksa-standard/1"]
    kind: StandardKind
    code: Code
    name: Text
    version_history: Annotated[tuple[VersionData, ...], Meta(max_length=MOST_CODES)]
    category: CategoriesData
    description: Text | None
    level: Level | None
    duties: Annotated[tuple[DutyData, ...], Meta(max_length=MOST_CODES)]
    knowledge: Annotated[tuple[ItemData, ...], Meta(max_length=MOST_CODES)]
    skills: Annotated[tuple[ItemData, ...], Meta(max_length=MOST_CODES)]
    attitudes: Annotated[tuple[AttitudeData, ...], Meta(max_length=MOST_CODES)]
    prerequisites: Lines
    notes: Annotated[tuple[NoteData, ...], Meta(max_length=MOST_CODES)]
    assessment_guide: GuideData | None
    updates: Text | None


class StandardData(StandardText):
    """The whole document: also where it was read from, and the doubts found in it."""

    source: SourceData
    issues: Annotated[tuple[IssueData, ...], Meta(max_length=MOST_CODES)]
