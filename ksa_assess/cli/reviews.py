"""`reviews …`: the supervisor's side of an assessment, from the list to the file back."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ksa_assess.cli.assessment_lines import answer_assessment, summary_data
from ksa_assess.cli.assessments import ID, assessment_id
from ksa_assess.cli.codes import folded, known_code
from ksa_assess.cli.columns import columns
from ksa_assess.cli.commands import command
from ksa_assess.cli.exit_codes import ExitCode
from ksa_assess.cli.hand_over import KSA, hand_over, is_ksa
from ksa_assess.cli.moves import REASON
from ksa_assess.cli.options import FORCE, JSON, Value, output_option
from ksa_assess.cli.passphrase import PASSPHRASE
from ksa_assess.cli.rating import bad_rows_named
from ksa_assess.cli.session import Session
from ksa_assess.cli.usage import UsageError
from ksa_assess.domain.answer import Series
from ksa_assess.domain.assessment import Actor, Assessment, State
from ksa_assess.domain.scale import HIGHEST, LOWEST
from ksa_assess.runtime.errors import UserError

if TYPE_CHECKING:
    from ksa_assess.services.reviews import TeamRow

_NOT_APPLICABLE, _CLEAR = "na", "clear"


@command("list", JSON)
def _list(session: Session, json: bool) -> int:
    with session.reading() as profile:
        team = profile.reviews.team()
    if json:
        session.console.answer_json([_row_data(one) for one in team])
    elif team:
        session.console.answer(columns([_row(one, session) for one in team]))
    else:
        session.console.answer(session.texts("cli.reviews.none"))
    return ExitCode.DONE


def _row_data(row: "TeamRow") -> dict[str, Any]:
    counted = asdict(row)
    counted.pop("summary")
    return {**summary_data(row.summary), **counted}


def _row(row: "TeamRow", session: Session) -> tuple[str, ...]:
    summary, texts = row.summary, session.texts
    return (
        str(summary.id),
        summary.person.name,
        summary.standard_code,
        summary.head.period.label,
        session.wording.state(summary.state),
        texts("team.progress", k=row.reviewed, n=summary.total),
        texts("team.differs", n=row.differs),
        # Only while it can be completed; a figure of 0 elsewhere would say that nothing lacks.
        texts("team.needs", n=row.needs) if summary.state is State.SUBMITTED else "",
    )


@command("show", ID, JSON)
def _show(session: Session, number: str, json: bool) -> int:
    """What the supervisor has so far too, which `assessments show` keeps back from the employee."""
    with session.reading() as profile:
        assessment = profile.assessments.get(assessment_id(number))
    answer_assessment(assessment, session, json=json)
    return ExitCode.DONE


@command(
    "agree",
    ID,
    click.Argument(["indicator"]),
    click.Argument(["level"]),
    Value("--reason", metavar="TEXT", help="reason_agreed"),
)
def _agree(session: Session, number: str, indicator: str, level: str, reason: str | None) -> int:
    word = folded(level)
    with session.writing() as profile:
        assessment = profile.assessments.get(assessment_id(number))
        code = _indicator(assessment, indicator)
        if word == _CLEAR:
            profile.reviews.unsettle(assessment.id, code)
        else:
            profile.reviews.settle(assessment.id, code, _level(word, level), reason or "")
        agreed = profile.assessments.get(assessment.id).answer(code, Series.AGREED)
    session.console.answer(f"{code}  {session.wording.answer(agreed)}")
    return ExitCode.DONE


def _indicator(assessment: Assessment, typed: str) -> str:
    codes = [one.code for one in assessment.standard.indicators]
    return known_code(typed, codes, "cli.rate.unknown_indicator")


def _level(word: str, typed: str) -> int | None:
    """None for not applicable."""
    if word == _NOT_APPLICABLE:
        return None
    if word not in map(str, range(LOWEST, HIGHEST + 1)):
        raise UserError("cli.reviews.unknown_level", level=typed)
    return int(word)


@command("plan", ID, Value("--from", "file", metavar="FILE.csv", help="from_plan", required=True))
def _plan(session: Session, number: str, file: str) -> int:
    from ksa_assess.services.plan_file import read_plan_rows

    with bad_rows_named(session):
        rows = read_plan_rows(Path(file))
        with session.writing() as profile:
            stored = profile.plans.save_rows(assessment_id(number), rows)
    session.console.answer(session.texts("cli.reviews.planned", n=len(stored.items)))
    return ExitCode.DONE


@command(
    "talk",
    ID,
    Value("--feedback", metavar="TEXT"),
    Value("--minutes", metavar="TEXT"),
    Value("--remarks", metavar="TEXT"),
)
def _talk(session: Session, number: str, **given: str | None) -> int:
    if set(given.values()) == {None}:
        raise UsageError("cli.usage.talk_forms")
    with session.writing() as profile:
        profile.reviews.write(assessment_id(number), **given)
    session.console.answer(session.texts("cli.reviews.written"))
    return ExitCode.DONE


@command("complete", ID)
def _complete(session: Session, number: str) -> int:
    from ksa_assess.services.assessment_errors import ReviewIncompleteError

    with session.writing() as profile:
        try:
            assessment = profile.transitions.complete(assessment_id(number))
        except ReviewIncompleteError as error:
            for code, needed in error.needs.items():
                said = (session.texts(f"cli.reviews.need.{one}") for one in needed)
                session.console.tell(f"{code}  {session.wording.listed(said)}")
            raise
    return _moved(session, assessment)


@command("return", ID, REASON)
def _return(session: Session, number: str, reason: str) -> int:
    with session.writing() as profile:
        return _moved(session, profile.transitions.give_back(assessment_id(number), reason))


@command("paper", ID)
def _paper(session: Session, number: str) -> int:
    with session.writing() as profile:
        return _moved(session, profile.transitions.sign_on_paper(assessment_id(number)))


@command("reopen", ID, REASON)
def _reopen(session: Session, number: str, reason: str) -> int:
    """The id of the amendment, or of the closed one where that begins on the other computer."""
    with session.writing() as profile:
        left = profile.transitions.reopen(assessment_id(number), reason, Actor.SUPERVISOR)
    session.console.answer(str(left.id))
    name, amendment = left.person.name, left.amendment
    key = "review.reopened_there" if left.is_received else "cli.assessments.reopened"
    values = {"name": name} if left.is_received else {"n": amendment}
    session.console.tell(session.texts(key, **values))
    return ExitCode.DONE


def _moved(session: Session, assessment: Assessment) -> int:
    session.console.answer(session.wording.state(assessment.state))
    return ExitCode.DONE


@command("export", ID, output_option("FILE.ksa", "output_ksa", is_required=True), PASSPHRASE, FORCE)
def _export(
    session: Session, number: str, output: str, passphrase_file: str | None, force: bool
) -> int:
    found, target = assessment_id(number), session.output_file(output)
    if not is_ksa(target):
        raise UserError("export.unknown_ending", file=target, known=KSA)
    return hand_over(session, found, target, passphrase_file, force=force)


COMMANDS = (
    *(_list, _show, _agree, _plan, _talk),
    *(_complete, _return, _paper, _reopen, _export),
)
