"""`assessments rate`: one answer from the line itself, or many from a CSV file."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from ksa_assess.cli.assessments import ID, assessment_id
from ksa_assess.cli.codes import folded, known_code
from ksa_assess.cli.commands import command
from ksa_assess.cli.exit_codes import ExitCode
from ksa_assess.cli.options import Value
from ksa_assess.cli.session import Session
from ksa_assess.cli.usage import UsageError
from ksa_assess.domain.assessment import Assessment
from ksa_assess.runtime.errors import UserError
from ksa_assess.services.rating_file import RatingRow, read_rows
from ksa_assess.services.table_file import BadRowsError


def _one_per_line(
    ctx: click.Context, option: click.Parameter, values: tuple[str, ...]
) -> str | None:
    return "\n".join(values) if values else None


@command(
    "rate",
    ID,
    click.Argument(["indicator"], required=False),
    click.Argument(["answer"], required=False),
    Value("--comment", metavar="TEXT"),
    Value("--reason", metavar="TEXT"),
    click.Option(["--evidence"], metavar="TEXT", multiple=True, callback=_one_per_line),
    Value("--missing", metavar="K01,S02"),
    Value("--from", "file", metavar="FILE.csv", help="from"),
)
def _rate(
    session: Session,
    number: str,
    indicator: str | None,
    answer: str | None,
    file: str | None,
    **words: str | None,
) -> int:
    if file is not None and {indicator, answer, *words.values()} == {None}:
        return _rate_from_file(session, assessment_id(number), Path(file))
    if file is None and indicator is not None and answer is not None:
        # An empty cell of a file keeps what is there; an empty word on the line is a mistake.
        row = RatingRow(
            indicator,
            folded(answer) or "?",
            comment=words["comment"],
            reason=words["reason"],
            evidence=words["evidence"],
            missing=words["missing"],
        )
        return _rate_one(session, assessment_id(number), row)
    raise UsageError("cli.usage.rate_forms")


def _rate_from_file(session: Session, number: int, file: Path) -> int:
    with _bad_rows_named(session):
        rows = read_rows(file)
        with session.writing() as profile:
            saved = profile.assessments.rate_from_rows(number, rows)
    session.console.answer(session.texts("cli.rate.saved", n=len(saved.changes)))
    return ExitCode.DONE


def _rate_one(session: Session, number: int, typed: RatingRow) -> int:
    with _bad_rows_named(session), session.writing() as profile:
        row = _checked(typed, profile.assessments.get(number))
        profile.assessments.rate_from_rows(number, [row])
        answer = profile.assessments.get(number).answer(row.indicator)
    session.console.answer(f"{row.indicator}  {session.wording.answer(answer)}")
    return ExitCode.DONE


def _checked(typed: RatingRow, assessment: Assessment) -> RatingRow:
    """With the indicator's own code. Raises UserError for what a file's row need not have."""
    codes = [indicator.code for indicator in assessment.standard.indicators]
    row = replace(typed, indicator=known_code(typed.indicator, codes, "cli.rate.unknown_indicator"))
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


COMMANDS = (_rate,)
