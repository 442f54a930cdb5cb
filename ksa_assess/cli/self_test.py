"""`self-test`: does this program, as it was built, work from end to end on this computer?

Step by step in a temporary folder: the profile with its schema and the shipped standards, answers
that are still there after reopening, the report, a file for the supervisor with a passphrase, and
the main window without a screen.
"""

from collections.abc import Callable

from ksa_assess.cli.commands import command
from ksa_assess.cli.exit_codes import ExitCode
from ksa_assess.cli.mistakes import log_mistake
from ksa_assess.cli.sample import STANDARD_CODE, start_sample
from ksa_assess.cli.sandbox import temporary_session
from ksa_assess.cli.session import Session
from ksa_assess.runtime.errors import MachineError, SentenceError
from ksa_assess.wording import today

_FIRST_ID = 1
_WORDS = "自我檢查"


class NotAsExpectedError(Exception):
    """A step ran through and gave something else than it must."""


@command("self-test")
def _self_test(session: Session) -> int:
    try:
        with temporary_session(session) as temporary:
            for key, step in _STEPS:
                if not _passes(step, temporary, session, session.texts(key)):
                    return ExitCode.OUR_FAULT
    except MachineError as error:  # it answers by 0 or 1 alone, whatever is the matter
        session.console.tell(session.texts.sentence(error))
        return ExitCode.OUR_FAULT
    session.console.answer(session.texts("cli.self_test.passed"))
    return ExitCode.DONE


def _passes(
    step: Callable[[Session], None], temporary: Session, session: Session, name: str
) -> bool:
    try:
        step(temporary)
    except SentenceError as error:
        session.console.tell(f"✗ {name}: {session.texts.sentence(error)}")
    except Exception as error:  # noqa: BLE001 (whatever it is, the answer is that it fails)
        log = log_mistake(error, session.paths)
        session.console.tell(f"✗ {name}: {session.texts('cli.self_test.failed', file=log)}")
    else:
        session.console.answer(f"✓ {name}")
        return True
    return False


def _opens_profile(session: Session) -> None:
    with session.writing() as profile:
        codes = {summary.code for summary in profile.standards.list()}
        _expect(STANDARD_CODE in codes)


def _passes_check(session: Session) -> None:
    """Application id, schema at its newest, integrity, digests."""
    with session.reading() as profile:
        _expect(profile.backups.check().is_sound)


def _keeps_answers(session: Session) -> None:
    with session.writing() as profile:
        start_sample(profile, session.wording, today())
    with session.reading() as profile:
        _expect(not profile.assessments.get(_FIRST_ID).unanswered())


def _makes_report(session: Session) -> None:
    target = session.paths.root / "報告.pdf"
    with session.reading() as profile:
        profile.reporting.save_pdf(_FIRST_ID, target)
    _expect(target.read_bytes().startswith(b"%PDF-"))


def _hands_over(session: Session) -> None:
    """What signs, locks and reads strictly is there and works."""
    from ksa_assess.services.receiving import Outcome

    target = session.paths.root / "交給主管.ksa"
    with session.writing() as profile:
        profile.transitions.submit(_FIRST_ID)
        profile.handing_over.save(_FIRST_ID, target, passphrase=_WORDS)
        received = profile.receiving.receive(target, _WORDS)
    _expect(received.outcome is Outcome.UNCHANGED)


def _opens_window(session: Session) -> None:
    from ksa_assess.gui.offscreen import open_window_offscreen

    open_window_offscreen(session.paths, session.texts.language)


def _expect(is_so: bool) -> None:
    if not is_so:
        raise NotAsExpectedError


_STEPS = (
    ("cli.self_test.profile", _opens_profile),
    ("cli.self_test.check", _passes_check),
    ("cli.self_test.answers", _keeps_answers),
    ("cli.self_test.report", _makes_report),
    ("cli.self_test.file", _hands_over),
    ("cli.self_test.window", _opens_window),
)
COMMANDS = (_self_test,)
