"""`backup`, `restore` and `check`."""

from pathlib import Path

import click

from ksa_assess.cli.commands import command
from ksa_assess.cli.exit_codes import ExitCode
from ksa_assess.cli.options import FORCE, Switch, output_option
from ksa_assess.cli.session import Session
from ksa_assess.runtime.errors import UserError


@command("backup", output_option("FILE", "output_backup"), FORCE)
def _backup(session: Session, output: str | None, force: bool) -> int:
    target = None if output is None else session.output_file(output)
    with session.reading() as profile:
        made = profile.backups.create(target, overwrite=force)
    session.console.answer(str(made))
    return ExitCode.DONE


@command("restore", click.Argument(["file"]), Switch("--yes"))
def _restore(session: Session, file: str, yes: bool) -> int:
    from ksa_assess.services.profile import restore_profile

    source = Path(file)
    if session.paths.database.exists() and not yes:
        raise UserError("cli.restore.needs_yes", folder=session.paths.root)
    kept = restore_profile(session.paths, source, owner=session.command)
    session.console.answer(session.texts("cli.restore.done", file=source))
    if kept is not None:
        session.console.tell(session.texts("cli.restore.kept", file=kept))
    return ExitCode.DONE


@command("check")
def _check(session: Session) -> int:
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


COMMANDS = (_backup, _restore, _check)
