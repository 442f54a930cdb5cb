"""`assessments rate`: one answer from the line itself, or many from a CSV file."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from ksa_assess.cli.assessments import ID, assessment_id
from ksa_assess.cli.codes import folded, known_code
from ksa_assess.cli.exit_codes import ExitCode
from ksa_assess.cli.grammar import Argument, Command, Given, Option, UsageError
from ksa_assess.cli.session import Session
from ksa_assess.domain.assessment import Assessment
from ksa_assess.runtime.errors import UserError
from ksa_assess.services.rating_file import BadRowsError, RatingRow, read_rows

_OF_ONE_ANSWER = ("indicator", "answer", "comment", "reason", "evidence", "missing")


def _rate(session: Session, given: Given) -> int:
    if given.has("from"):
        if any(given.has(name) for name in _OF_ONE_ANSWER):
            raise UsageError("cli.usage.rate_forms")
        return _rate_from_file(session, given)
    if not given.has("answer"):
        raise UsageError("cli.usage.rate_forms")
    return _rate_one(session, given)


def _rate_from_file(session: Session, given: Given) -> int:
    number, file = assessment_id(given), Path(given.one("from"))
    with _bad_rows_named(session):
        rows = read_rows(file)
        with session.writing() as profile:
            saved = profile.assessments.rate_from_rows(number, rows)
    session.console.answer(session.texts("cli.rate.saved", n=len(saved.changes)))
    return ExitCode.DONE


def _rate_one(session: Session, given: Given) -> int:
    number = assessment_id(given)
    with _bad_rows_named(session), session.writing() as profile:
        row = _row(given, profile.assessments.get(number))
        profile.assessments.rate_from_rows(number, [row])
        answer = profile.assessments.get(number).answer(row.indicator)
    session.console.answer(f"{row.indicator}  {session.wording.answer(answer)}")
    return ExitCode.DONE


def _row(given: Given, assessment: Assessment) -> RatingRow:
    codes = [indicator.code for indicator in assessment.standard.indicators]
    evidence = given.many("evidence")
    row = RatingRow(
        indicator=known_code(given.one("indicator"), codes, "cli.rate.unknown_indicator"),
        # An empty cell of a file keeps what is there; an empty word on the line is a mistake.
        answer=folded(given.one("answer")) or "?",
        comment=given.maybe("comment"),
        reason=given.maybe("reason"),
        evidence="\n".join(evidence) if evidence else None,
        missing=given.maybe("missing"),
    )
    before = assessment.answer(row.indicator)
    if row.answer == "na" and not (row.reason or before.reason).strip():
        raise UserError("cli.rate.no_reason")
    return row


@contextmanager
def _bad_rows_named(session: Session) -> Generator[None]:
    """A line for every bad row of a file; of the command line's own row only what is wrong."""
    try:
        yield
    except BadRowsError as error:
        for number, wrong in error.rows:
            if number is None:
                raise wrong from error
            reason = session.texts.sentence(wrong)
            session.console.tell(session.texts("rating_file.bad_row", row=number, reason=reason))
        raise


COMMANDS = (
    Command(
        ("assessments", "rate"),
        _rate,
        (ID, Argument("indicator", is_optional=True), Argument("answer", is_optional=True)),
        (
            Option("--comment", "TEXT"),
            Option("--reason", "TEXT"),
            Option("--evidence", "TEXT", can_repeat=True),
            Option("--missing", "K01,S02"),
            Option("--from", "FILE.csv"),
        ),
    ),
)
