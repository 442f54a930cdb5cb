"""Entries as the file's structures, and back. Raises FileRefusedError for values that cannot be."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from uuid import UUID

from ksa_assess.domain.answer import Answer
from ksa_assess.domain.assessment import (
    Action,
    Head,
    Period,
    Person,
    RequiredLevelOverride,
    Talk,
)
from ksa_assess.domain.plan import PlanItem
from ksa_assess.domain.standard_document import StandardDocument
from ksa_assess.exchange.ksa.entry import Answers, Completed, Entry, Reopened, Signer, Submitted
from ksa_assess.exchange.ksa.refusal import is_refused
from ksa_assess.exchange.ksa.standards import data_of, document_of, hash_of
from ksa_assess.exchange.ksa.structures import (
    AnswerData,
    AnyBody,
    CompleteBody,
    ConfirmBody,
    HeadData,
    OverrideData,
    PeriodData,
    PersonData,
    PinnedStandard,
    PlanItemData,
    ReopenBody,
    ReturnBody,
    SignerData,
    SignOnPaperBody,
    SubmitBody,
    TalkData,
    WithdrawBody,
)

_WITHOUT_CONTENT = {
    Action.WITHDRAW: WithdrawBody,
    Action.RETURN: ReturnBody,
    Action.CONFIRM: ConfirmBody,
    Action.SIGN_ON_PAPER: SignOnPaperBody,
}
_ACTIONS = {
    SubmitBody: Action.SUBMIT,
    CompleteBody: Action.COMPLETE,
    ReopenBody: Action.REOPEN,
    **{body: action for action, body in _WITHOUT_CONTENT.items()},
}

Row = TypeVar("Row")
Value = TypeVar("Value")


def body_of(entry: Entry) -> AnyBody:
    """The structure that says the entry."""
    common: dict[str, Any] = {
        "number": entry.number,
        "previous": entry.previous,
        "assessment": entry.assessment,
        "at": _time_text(entry.at),
        "signer": SignerData(entry.signer.role, entry.signer.name, entry.signer.key),
        "reason": entry.reason,
    }
    match entry.content:
        case Submitted() as content:
            return SubmitBody(**common, **_submitted_values(content))
        case Completed() as content:
            return CompleteBody(**common, **_completed_values(content))
        case Reopened(amendment):
            return ReopenBody(**common, amendment=amendment)
        case None:
            return _WITHOUT_CONTENT[entry.action](**common)


def entry_of(body: AnyBody) -> Entry:
    """The entry that a structure says. Raises FileRefusedError."""
    try:
        return Entry(
            number=body.number,
            previous=body.previous,
            action=_ACTIONS[type(body)],
            assessment=_uuid(body.assessment),
            at=_time(body.at),
            signer=Signer(body.signer.role, body.signer.name, body.signer.key),
            reason=body.reason,
            content=_content_of(body),
        )
    except ValueError as error:
        # A level off the scale, the 30th of February.
        raise is_refused() from error


def _content_of(body: AnyBody) -> Submitted | Completed | Reopened | None:
    match body:
        case SubmitBody():
            return _submitted(body)
        case CompleteBody():
            return _completed(body)
        case ReopenBody():
            return Reopened(_uuid(body.amendment))
        case _:
            return None


def _submitted_values(content: Submitted) -> dict[str, Any]:
    person, head, period = content.person, content.head, content.head.period
    return {
        "person": PersonData(person.uuid, person.name, person.staff_number),
        "head": HeadData(
            PeriodData(period.label, _day_text(period.start), _day_text(period.end)),
            head.kind,
            head.department,
            head.title,
            head.supervisor,
        ),
        "created_at": _time_text(content.created_at),
        "amends": content.amends,
        "amendment": content.amendment,
        "scale": content.scale,
        "standard": PinnedStandard(
            content.standard_code,
            content.standard_hash,
            content.document and data_of(content.document),
        ),
        "overrides": tuple(
            OverrideData(code, one.level, one.reason) for code, one in content.overrides.items()
        ),
        "answers": _answer_rows(content.answers),
        "plan": _plan_rows(content.plan),
    }


def _completed_values(content: Completed) -> dict[str, Any]:
    talk = content.talk
    return {
        "supervisor": _answer_rows(content.supervisor),
        "agreed": _answer_rows(content.agreed),
        "talk": TalkData(talk.feedback, talk.minutes, talk.remarks),
        "plan": _plan_rows(content.plan),
    }


def _submitted(body: SubmitBody) -> Submitted:
    person, head, standard = body.person, body.head, body.standard
    period = Period(head.period.label, _day(head.period.start), _day(head.period.end))
    return Submitted(
        person=Person(_uuid(person.uuid), person.name, person.staff_number),
        head=Head(period, head.kind, head.department, head.title, head.supervisor),
        created_at=_time(body.created_at),
        amends=body.amends and _uuid(body.amends),
        amendment=body.amendment,
        scale=body.scale,
        standard_code=standard.code,
        standard_hash=standard.hash,
        document=_document(standard),
        overrides=_by_code(
            body.overrides,
            lambda row: (row.indicator, RequiredLevelOverride(row.level, row.reason)),
        ),
        answers=_by_code(body.answers, _answer),
        plan=tuple(_plan_item(row) for row in body.plan),
    )


def _completed(body: CompleteBody) -> Completed:
    return Completed(
        supervisor=_by_code(body.supervisor, _answer),
        agreed=_by_code(body.agreed, _answer),
        talk=Talk(body.talk.feedback, body.talk.minutes, body.talk.remarks),
        plan=tuple(_plan_item(row) for row in body.plan),
    )


def _by_code(
    rows: tuple[Row, ...], read: Callable[[Row], tuple[str, Value]]
) -> Mapping[str, Value]:
    found = dict(read(row) for row in rows)
    if len(found) != len(rows):
        raise is_refused()
    return found


def _answer_rows(answers: Answers) -> tuple[AnswerData, ...]:
    return tuple(
        AnswerData(
            code,
            one.kind,
            one.level,
            one.reason,
            one.comment,
            one.evidence,
            one.missing,
            one.basis,
        )
        for code, one in answers.items()
    )


def _answer(row: AnswerData) -> tuple[str, Answer]:
    answer = Answer(
        kind=row.kind,
        level=row.level,
        reason=row.reason,
        comment=row.comment,
        evidence=row.evidence,
        missing=row.missing,
        basis=row.basis,
    )
    return row.indicator, answer


def _plan_rows(items: tuple[PlanItem, ...]) -> tuple[PlanItemData, ...]:
    return tuple(
        PlanItemData(
            uuid=item.uuid,
            code=item.code,
            text=item.text,
            present=item.present,
            target=item.target,
            ways=item.ways,
            course=item.course,
            owner=item.owner,
            due=_day_text(item.due),
            how_checked=item.how_checked,
            result=item.result,
        )
        for item in items
    )


def _plan_item(row: PlanItemData) -> PlanItem:
    return PlanItem(
        uuid=_uuid(row.uuid),
        code=row.code,
        text=row.text,
        present=row.present,
        target=row.target,
        ways=row.ways,
        course=row.course,
        owner=row.owner,
        due=_day(row.due),
        how_checked=row.how_checked,
        result=row.result,
    )


def _document(pinned: PinnedStandard) -> StandardDocument | None:
    """The document that an entry holds, which must be the one that the entry names."""
    data = pinned.document
    if data is None:
        return None
    if (data.code, hash_of(data)) != (pinned.code, pinned.hash):
        raise is_refused()
    return document_of(data)


def _uuid(text: str) -> str:
    if str(UUID(text)) != text:
        raise ValueError(text)
    return text


def _time_text(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _day_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
