"""The command line's one entrance, and the one place where errors become sentences and codes.

Nothing heavy is imported before it is needed: `--help` and `--version` open no database and
know no Qt.
"""

import sys
from collections.abc import Sequence
from itertools import pairwise

import click

from ksa_assess.cli import (
    assessments,
    backups,
    demo,
    incoming,
    moves,
    persons,
    rating,
    results,
    reviews,
    self_test,
    standards,
)
from ksa_assess.cli.commands import Group
from ksa_assess.cli.console import Console
from ksa_assess.cli.exit_codes import ExitCode
from ksa_assess.cli.mistakes import log_mistake
from ksa_assess.cli.options import PROGRAM
from ksa_assess.cli.session import Session
from ksa_assess.cli.usage import sentence
from ksa_assess.runtime.errors import MachineError, UserError
from ksa_assess.runtime.paths import make_new_files_private
from ksa_assess.runtime.texts import Language, Texts, default_language


@click.pass_context
def _open_window(ctx: click.Context) -> int | None:
    if ctx.invoked_subcommand is not None:
        return None
    from ksa_assess.gui.app import run_window

    return run_window(ctx.obj.paths, ctx.meta.get("lang"))


COMMANDS = Group(
    PROGRAM,
    Group("standards", *standards.COMMANDS),
    Group(
        "assessments",
        *assessments.COMMANDS,
        *rating.COMMANDS,
        *moves.COMMANDS,
        *results.COMMANDS,
    ),
    Group("reviews", *incoming.COMMANDS, *rating.REVIEW_COMMANDS, *reviews.COMMANDS),
    Group("persons", *persons.COMMANDS),
    *backups.COMMANDS,
    *demo.COMMANDS,
    *self_test.COMMANDS,
    callback=_open_window,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line, by default the process's own; returns the exit code."""
    words = sys.argv[1:] if argv is None else list(argv)
    make_new_files_private()
    return _answer(words, Session(Texts(_language(words)), Console()))


def _language(words: Sequence[str]) -> Language:
    """Looked for before all else: what is wrong with a line is to be said in that language too."""
    for word, following in pairwise([*words, ""]):
        flag, equals, value = word.partition("=")
        chosen = value if equals else following
        if flag == "--lang" and chosen in set(Language):
            return Language(chosen)
    return default_language()


def _answer(words: list[str], session: Session) -> int:
    """Do what was asked for; whatever goes wrong ends here as a sentence and an exit code."""
    console, texts = session.console, session.texts
    try:
        code = _run(words, session)
        console.finish()
    except click.UsageError as error:
        return _refuse(error, session)
    except UserError as error:
        console.tell(f"{PROGRAM}: {texts.sentence(error)}")
        return ExitCode.USER_CAN_MEND
    except MachineError as error:
        console.tell(f"{PROGRAM}: {texts.sentence(error)}")
        return ExitCode.MACHINE
    except BrokenPipeError:
        console.abandon()
        return ExitCode.DONE
    except KeyboardInterrupt:
        console.tell(texts("cli.interrupted"))
        return ExitCode.INTERRUPTED
    except Exception as error:  # noqa: BLE001 (the outermost boundary: anything else is our bug)
        log = log_mistake(error, session.paths)
        console.tell(f"{PROGRAM}: {texts('error.our_fault', file=log)}")
        return ExitCode.OUR_FAULT
    return code


def _run(words: list[str], session: Session) -> int:
    """Not click's own `main`: it speaks English, and adds a line of its own to Ctrl+C."""
    try:
        with COMMANDS.make_context(PROGRAM, words, obj=session) as context:
            return COMMANDS.invoke(context)
    except click.exceptions.Exit as end:  # --help and --version were answered
        return end.exit_code


def _refuse(error: click.UsageError, session: Session) -> int:
    console, texts = session.console, session.texts
    asked = error.ctx.command_path if error.ctx else PROGRAM
    console.tell(f"{PROGRAM}: {sentence(error, texts)}")
    console.tell(texts("cli.usage.see_help", form=f"{asked} --help"))
    return ExitCode.USAGE
