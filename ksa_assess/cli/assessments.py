"""`assessments …`: start, list, show, submit and delete. Rating and results stand beside it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from ksa_assess.cli.assessment_lines import answer_assessment, summary_data
from ksa_assess.cli.codes import folded, known_code
from ksa_assess.cli.columns import columns
from ksa_assess.cli.commands import command
from ksa_assess.cli.exit_codes import ExitCode
from ksa_assess.cli.options import JSON, OneOf, Value
from ksa_assess.cli.session import Session
from ksa_assess.domain.assessment import Kind, Period
from ksa_assess.exchange.assessment_data import assessment_to_data
from ksa_assess.runtime.errors import UserError
from ksa_assess.wording import Wording, today

if TYPE_CHECKING:
    from ksa_assess.services.assessments import AssessmentSummary, NewAssessment

ID = click.Argument(["number"], metavar="ID", help="id")
_MOST_DIGITS = 18  # what the store's 64-bit numbers hold


def assessment_id(typed: str) -> int:
    """The local number of an assessment. Raises UserError where it is no number."""
    digits = folded(typed)
    if not digits.isdecimal() or len(digits) > _MOST_DIGITS:
        raise UserError("cli.assessments.not_a_number", id=typed)
    return int(digits)


@command(
    "new",
    Value("--standard", metavar="CODE", required=True),
    Value("--person", metavar="NAME", required=True),
    Value("--staff-number", metavar="N"),
    Value("--department", metavar="D"),
    Value("--title", metavar="T"),
    Value("--supervisor", metavar="NAME"),
    Value("--period", metavar="P"),
    Value("--kind", type=OneOf(Kind)),
    JSON,
)
def _new(session: Session, standard: str, json: bool, **head: str | None) -> int:
    with session.writing() as profile:
        codes = [one.code for one in profile.standards.list()]
        code = known_code(standard, codes, "cli.standards.unknown")
        assessment = profile.assessments.start(_wanted(code, head, session.wording))
    if json:
        session.console.answer_json(assessment_to_data(assessment))
    else:
        session.console.answer(str(assessment.id))
        session.console.tell(session.wording.length(len(assessment.standard.indicators)))
    return ExitCode.DONE


def _wanted(code: str, head: Mapping[str, str | None], wording: Wording) -> "NewAssessment":
    from ksa_assess.services.assessments import NewAssessment

    given = {name: value or "" for name, value in head.items()}
    return NewAssessment(
        standard_code=code,
        person_name=given["person"],
        staff_number=given["staff_number"],
        department=given["department"],
        title=given["title"],
        supervisor=given["supervisor"],
        period=_period(given["period"], wording),
        kind=Kind(given["kind"] or Kind.REGULAR),
    )


def _period(label: str, wording: Wording) -> Period:
    """The present half-year where none is given; a present period by its name has its dates."""
    proposed = wording.periods(today())
    if not label:
        return proposed[0]
    return next((one for one in proposed if one.label == label), Period(label))


@command("list", JSON)
def _list(session: Session, json: bool) -> int:
    with session.reading() as profile:
        summaries = profile.assessments.list()
    if json:
        session.console.answer_json([summary_data(one) for one in summaries])
    elif summaries:
        session.console.answer(columns([_summary_row(one, session) for one in summaries]))
    else:
        session.console.answer(session.texts("cli.assessments.none"))
    return ExitCode.DONE


def _summary_row(summary: "AssessmentSummary", session: Session) -> tuple[str, ...]:
    return (
        str(summary.id),
        summary.person.name,
        summary.standard_code,
        summary.standard_name,
        summary.head.period.label,
        session.wording.kind(summary.head.kind),
        session.wording.state(summary.state),
        f"{summary.answered}/{summary.total}",
    )


@command("show", ID, JSON)
def _show(session: Session, number: str, json: bool) -> int:
    with session.reading() as profile:
        assessment = profile.assessments.disclosed(assessment_id(number))
    answer_assessment(assessment, session, json=json)
    return ExitCode.DONE


@command("submit", ID)
def _submit(session: Session, number: str) -> int:
    with session.writing() as profile:
        assessment = profile.transitions.submit(assessment_id(number))
    session.console.answer(session.wording.state(assessment.state))
    return ExitCode.DONE


@command("delete", ID)
def _delete(session: Session, number: str) -> int:
    found = assessment_id(number)
    with session.writing() as profile:
        profile.assessments.delete(found)
    session.console.answer(session.texts("cli.assessments.deleted", id=found))
    return ExitCode.DONE


COMMANDS = (_new, _list, _show, _submit, _delete)
