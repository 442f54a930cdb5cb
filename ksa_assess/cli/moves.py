"""`assessments withdraw`, `acknowledge` and `reopen`: what the employee does after submitting."""

from ksa_assess.cli.assessments import ID, assessment_id
from ksa_assess.cli.commands import command
from ksa_assess.cli.exit_codes import ExitCode
from ksa_assess.cli.options import Value
from ksa_assess.cli.session import Session

REASON = Value("--reason", metavar="TEXT", required=True, help="reason_given")


@command("withdraw", ID, REASON)
def _withdraw(session: Session, number: str, reason: str) -> int:
    with session.writing() as profile:
        assessment = profile.transitions.withdraw(assessment_id(number), reason)
    session.console.answer(session.wording.state(assessment.state))
    return ExitCode.DONE


@command("acknowledge", ID, Value("--remark", metavar="TEXT"))
def _acknowledge(session: Session, number: str, remark: str | None) -> int:
    with session.writing() as profile:
        assessment = profile.transitions.confirm(assessment_id(number), remark or "")
    session.console.answer(session.wording.state(assessment.state))
    return ExitCode.DONE


@command("reopen", ID, REASON)
def _reopen(session: Session, number: str, reason: str) -> int:
    with session.writing() as profile:
        amendment = profile.transitions.reopen(assessment_id(number), reason)
    session.console.answer(str(amendment.id))
    session.console.tell(session.texts("cli.assessments.reopened", n=amendment.amendment))
    return ExitCode.DONE


COMMANDS = (_withdraw, _acknowledge, _reopen)
