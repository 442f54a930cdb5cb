"""`backup`, `restore` and `check`."""

from pathlib import Path

from ksa_assess.cli.exit_codes import ExitCode
from ksa_assess.cli.grammar import FORCE, Argument, Command, Given, Option
from ksa_assess.cli.session import Session
from ksa_assess.runtime.errors import UserError


def _backup(session: Session, given: Given) -> int:
    target = session.output_file(given) if given.has("output") else None
    with session.reading() as profile:
        made = profile.backups.create(target, overwrite=given.has(FORCE.name))
    session.console.answer(str(made))
    return ExitCode.DONE


def _restore(session: Session, given: Given) -> int:
    from ksa_assess.services.profile import restore_profile

    source = Path(given.one("file"))
    if session.paths.database.exists() and not given.has("yes"):
        raise UserError("cli.restore.needs_yes", folder=session.paths.root)
    kept = restore_profile(session.paths, source, owner=session.command)
    session.console.answer(session.texts("cli.restore.done", file=source))
    if kept is not None:
        session.console.tell(session.texts("cli.restore.kept", file=kept))
    return ExitCode.DONE


def _check(session: Session, given: Given) -> int:
    with session.reading() as profile:
        result = profile.backups.check()
    if result.is_sound:
        session.console.answer(
            session.texts("cli.check.sound", schema=result.schema, n=result.digests)
        )
        return ExitCode.DONE
    for problem in result.problems:
        session.console.tell(session.texts.sentence(problem))
    return ExitCode.USER_CAN_MEND


COMMANDS = (
    Command(
        ("backup",),
        _backup,
        options=(Option("--output", "FILE", short="-o", meaning="output_backup"), FORCE),
    ),
    Command(("restore",), _restore, (Argument("file"),), (Option("--yes"),)),
    Command(("check",), _check),
)
