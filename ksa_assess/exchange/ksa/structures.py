"""The shape of a `.ksa` file's content, told as types: what is not here is refused.

The JSON Schema in `docs/` is made of them. Times are UTC with microseconds, as the store has them.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from ksa_assess.domain.answer import AnswerKind, Basis
from ksa_assess.domain.assessment import Actor, Kind
from ksa_assess.domain.plan import Way
from ksa_assess.exchange.ksa.limits import (
    LONGEST_LINE,
    LONGEST_PROSE,
    MOST_ENTRIES,
    MOST_NOTES,
    MOST_PLAN_ITEMS,
    MOST_ROWS,
)
from ksa_assess.exchange.ksa.standard_structures import StandardData

FORMAT = "ksa-file/1"

Line = Annotated[str, Meta(max_length=LONGEST_LINE)]
Prose = Annotated[str, Meta(max_length=LONGEST_PROSE)]
Code = Annotated[str, Meta(max_length=LONGEST_PROSE)]
Uuid = Annotated[
    str,
    Meta(pattern="^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", min_length=36, max_length=36),
]
Digest = Annotated[str, Meta(pattern="^[0-9a-f]{64}$", min_length=64, max_length=64)]
Signature = Annotated[str, Meta(pattern="^[0-9a-f]{128}$", min_length=128, max_length=128)]
Time = Annotated[
    str,
    Meta(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$", min_length=32, max_length=32),
]
Day = Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\d$", min_length=10, max_length=10)]
Rating = Annotated[int, Meta(ge=0, le=6)]
Level = Annotated[int, Meta(ge=1, le=6)]


class Strict(Struct, forbid_unknown_fields=True):
    """Every field is always there, and no other."""


class SignerData(Strict):
    role: Actor
    name: Line
    key: Digest


class PersonData(Strict):
    uuid: Uuid
    name: Line
    staff_number: Line


class PeriodData(Strict):
    label: Line
    start: Day | None
    end: Day | None


class HeadData(Strict):
    period: PeriodData
    kind: Kind
    department: Line
    title: Line
    supervisor: Line


class PinnedStandard(Strict):
    """`document` is there in the first entry alone."""

    code: Code
    hash: Digest
    document: StandardData | None


class OverrideData(Strict):
    indicator: Code
    level: Level
    reason: Prose


class AnswerData(Strict):
    """The private mark 稍後再看 stays at home."""

    indicator: Code
    kind: AnswerKind
    level: Rating | None
    reason: Prose
    comment: Prose
    evidence: Annotated[tuple[Line, ...], Meta(max_length=MOST_NOTES)]
    missing: Annotated[tuple[Code, ...], Meta(max_length=MOST_ROWS)]
    basis: Basis


class PlanItemData(Strict):
    uuid: Uuid
    code: Code
    text: Prose
    present: Rating | None
    target: Rating | None
    ways: Annotated[tuple[Way, ...], Meta(max_length=len(Way))]
    course: Line
    owner: Line
    due: Day | None
    how_checked: Prose
    result: Prose


class TalkData(Strict):
    feedback: Prose
    minutes: Prose
    remarks: Prose


AnswerRows = Annotated[tuple[AnswerData, ...], Meta(max_length=MOST_ROWS)]
OverrideRows = Annotated[tuple[OverrideData, ...], Meta(max_length=MOST_ROWS)]
PlanRows = Annotated[tuple[PlanItemData, ...], Meta(max_length=MOST_PLAN_ITEMS)]


class Body(Strict, tag_field="action"):
    """What is signed. `previous` is the SHA-256 of the entry before, null in the first."""

    number: Annotated[int, Meta(ge=1, le=MOST_ENTRIES)]
    previous: Digest | None
    assessment: Uuid
    at: Time
    signer: SignerData
    reason: Prose


class SubmitBody(Body, tag="submit"):
    person: PersonData
    head: HeadData
    created_at: Time
    amends: Uuid | None
    amendment: Annotated[int, Meta(ge=0, le=MOST_ENTRIES)]
    scale: Line
    standard: PinnedStandard
    overrides: OverrideRows
    answers: AnswerRows
    plan: PlanRows


class WithdrawBody(Body, tag="withdraw"):
    pass


class ReturnBody(Body, tag="return"):
    pass


class CompleteBody(Body, tag="complete"):
    supervisor: AnswerRows
    agreed: AnswerRows
    talk: TalkData
    plan: PlanRows


class ConfirmBody(Body, tag="confirm"):
    pass


class SignOnPaperBody(Body, tag="sign_on_paper"):
    pass


class ReopenBody(Body, tag="reopen"):
    amendment: Uuid


AnyBody = (
    SubmitBody
    | WithdrawBody
    | ReturnBody
    | CompleteBody
    | ConfirmBody
    | SignOnPaperBody
    | ReopenBody
)


class EntryData(Strict):
    body: AnyBody
    signature: Signature


class FileData(Strict):
    format: Literal["ksa-file/1"]
    entries: Annotated[tuple[EntryData, ...], Meta(min_length=1, max_length=MOST_ENTRIES)]
