"""An assessment as the command line tells it: in words, and what is added to its data."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ksa_assess.cli.columns import columns
from ksa_assess.cli.session import Session
from ksa_assess.domain.answer import Answer, Series
from ksa_assess.domain.assessment import Assessment
from ksa_assess.domain.standard import Indicator
from ksa_assess.exchange.assessment_data import (
    assessment_to_data,
    head_to_data,
    iso,
    person_to_data,
)

if TYPE_CHECKING:
    from ksa_assess.services.assessments import AssessmentSummary


def answer_assessment(assessment: Assessment, session: Session, *, json: bool) -> None:
    """As JSON, or in words: the head, what happened so far, every answer, the talk."""
    if json:
        session.console.answer_json(assessment_to_data(assessment))
        return
    session.console.answer(columns(list(_head_rows(assessment, session))) + "\n")
    session.console.answer("\n".join(_life_lines(assessment, session)) + "\n")
    for indicator in assessment.standard.indicators:
        session.console.answer("\n".join(_indicator_lines(assessment, indicator, session)))
    for line in _talk_lines(assessment, session):
        session.console.answer(line)


def summary_data(summary: "AssessmentSummary") -> dict[str, Any]:
    return {
        "id": summary.id,
        "uuid": summary.uuid,
        "standard": summary.standard_code,
        "standard_name": summary.standard_name,
        "person": person_to_data(summary.person),
        **head_to_data(summary.head),
        "state": summary.state.value,
        "answered": summary.answered,
        "indicators": summary.total,
        "met": summary.met,
        "to_build": summary.to_build,
        "changed_at": iso(summary.changed_at),
        "submitted_at": iso(summary.submitted_at),
        "is_received": summary.is_received,
        "amends": summary.amends,
        "amendment": summary.amendment,
    }


def _head_rows(assessment: Assessment, session: Session) -> Iterator[tuple[str, str]]:
    texts, wording, head = session.texts, session.wording, assessment.head
    standard = assessment.standard
    yield texts("field.standard"), f"{standard.code} {standard.name}"
    yield texts("field.name"), f"{assessment.person.name} {assessment.person.staff_number}"
    yield texts("field.period"), wording.period(head.period)
    yield texts("field.kind"), wording.kind(head.kind)
    for name in ("department", "title", "supervisor"):
        if value := getattr(head, name):
            yield texts(f"field.{name}"), value
    yield texts("cli.assessments.state"), wording.state(assessment.state)
    yield texts("cli.assessments.changed"), wording.date(assessment.changed_at)


def _life_lines(assessment: Assessment, session: Session) -> Iterator[str]:
    from ksa_assess.gui.life import life_of

    yield session.texts("life.title")
    for step in life_of(assessment, session.wording):
        yield f"  {step.said}"


def _indicator_lines(
    assessment: Assessment, indicator: Indicator, session: Session
) -> Iterator[str]:
    own = assessment.answer(indicator.code)
    yield f"{indicator.code}  {session.wording.answer(own)}  {indicator.text}"
    yield from _beside(own, session)
    for series in (Series.SUPERVISOR, Series.AGREED):
        answer = assessment.answer(indicator.code, series)
        if not answer.is_empty:
            name, said = session.wording.series(series), session.wording.answer(answer)
            yield "  " + session.texts("control.named", name=name, text=said)
            yield from _beside(answer, session)


def _beside(answer: Answer, session: Session) -> Iterator[str]:
    texts = session.texts
    given = (
        ("cli.assessments.reason", answer.reason),
        ("term.comment", answer.comment),
        *(("term.evidence", evidence) for evidence in answer.evidence),
        ("cli.assessments.missing", ", ".join(answer.missing)),
    )
    for name, text in given:
        if text:
            yield "    " + texts("control.named", name=texts(name), text=text)


def _talk_lines(assessment: Assessment, session: Session) -> Iterator[str]:
    texts, talk = session.texts, assessment.talk
    for place in ("feedback", "minutes", "remarks"):
        if text := getattr(talk, place):
            name = texts(f"cli.talk.{place}")
            yield "\n" + texts("control.named", name=name, text=text)
