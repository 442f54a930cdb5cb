"""`assessments rate` and `reviews rate`: one answer from the line itself, or many from a file."""

from collections.abc import Generator, Mapping
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
from ksa_assess.domain.answer import Series
from ksa_assess.domain.assessment import Assessment
from ksa_assess.domain.standard import Task
from ksa_assess.runtime.errors import UserError
from ksa_assess.services.rating_file import SAME, RatingRow, read_rows
from ksa_assess.services.table_file import BadRowsError


def _one_per_line(
    ctx: click.Context, option: click.Parameter, values: tuple[str, ...]
) -> str | None:
    return "\n".join(values) if values else None


_PLACES = (
    ID,
    click.Argument(["indicator"], required=False),
    click.Argument(["answer"], required=False),
    Value("--comment", metavar="TEXT"),
    Value("--reason", metavar="TEXT"),
)
_EVIDENCE = click.Option(["--evidence"], metavar="TEXT", multiple=True, callback=_one_per_line)
_MISSING = Value("--missing", metavar="K01,S02")


@command(
    "rate",
    *_PLACES,
    _EVIDENCE,
    _MISSING,
    Value("--from", "file", metavar="FILE.csv", help="from"),
)
def _rate(session: Session, number: str, file: str | None, **given: str | None) -> int:
    return _rate_as_asked(session, Series.SELF, assessment_id(number), file, given)


@command(
    "rate",
    *_PLACES[:2],
    click.Argument(["answer"], required=False, help="answer_of_review"),
    *_PLACES[3:],
    Value("--from", "file", metavar="FILE.csv", help="from_review"),
)
def _review(session: Session, number: str, file: str | None, **given: str | None) -> int:
    return _rate_as_asked(session, Series.SUPERVISOR, assessment_id(number), file, given)


def _rate_as_asked(
    session: Session, series: Series, number: int, file: str | None, given: Mapping[str, str | None]
) -> int:
    if file is not None and set(given.values()) == {None}:
        return _rate_from_file(session, series, number, Path(file))
    indicator, answer = given["indicator"], given["answer"]
    if file is None and indicator is not None and answer is not None:
        # An empty cell of a file keeps what is there; an empty word on the line is a mistake.
        row = RatingRow(
            indicator,
            folded(answer) or "?",
            comment=given["comment"],
            reason=given["reason"],
            evidence=given.get("evidence"),
            missing=given.get("missing"),
        )
        return _rate_one(session, series, number, row)
    raise UsageError("cli.usage.rate_forms")


def _rate_from_file(session: Session, series: Series, number: int, file: Path) -> int:
    with bad_rows_named(session):
        rows = read_rows(file)
        with session.writing() as profile:
            saved = profile.assessments.rate_from_rows(number, rows, series)
    session.console.answer(session.texts("cli.rate.saved", n=len(saved.changes)))
    return ExitCode.DONE


def _rate_one(session: Session, series: Series, number: int, typed: RatingRow) -> int:
    with bad_rows_named(session), session.writing() as profile:
        assessment = profile.assessments.get(number)
        task = _agreed_task(typed, assessment) if series is Series.SUPERVISOR else None
        if task is not None:
            codes = [one.code for one in task.indicators]
            saved = profile.reviews.agree(number, codes, whole_task=True)
            session.console.answer(session.texts("cli.rate.saved", n=len(saved.changes)))
            return ExitCode.DONE
        row = _checked(typed, assessment, series)
        profile.assessments.rate_from_rows(number, [row], series)
        answer = profile.assessments.get(number).answer(row.indicator, series)
    session.console.answer(f"{row.indicator}  {session.wording.answer(answer)}")
    return ExitCode.DONE


def _agreed_task(typed: RatingRow, assessment: Assessment) -> Task | None:
    """The task whose self ratings are all agreed with, where its code was typed."""
    if typed.answer != SAME or typed.comment or typed.reason:
        return None
    tasks = (task for duty in assessment.standard.duties for task in duty.tasks)
    return next((task for task in tasks if folded(task.code) == folded(typed.indicator)), None)


def _checked(typed: RatingRow, assessment: Assessment, series: Series) -> RatingRow:
    """With the indicator's own code. Raises UserError for what a file's row need not have."""
    codes = [indicator.code for indicator in assessment.standard.indicators]
    row = replace(typed, indicator=known_code(typed.indicator, codes, "cli.rate.unknown_indicator"))
    before = assessment.answer(row.indicator, series)
    if row.answer == "na" and not (row.reason or before.reason).strip():
        raise UserError("cli.rate.no_reason")
    return row


@contextmanager
def bad_rows_named(session: Session) -> Generator[None]:
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
REVIEW_COMMANDS = (_review,)
