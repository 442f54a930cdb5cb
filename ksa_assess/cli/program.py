"""The command line's one entrance, and the one place where errors become sentences and codes.

Nothing heavy is imported before it is needed: `--help` and `--version` open no database and
know no Qt.
"""

import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import ksa_assess
from ksa_assess.cli import (
    assessments,
    backups,
    demo,
    persons,
    rating,
    results,
    self_test,
    standards,
)
from ksa_assess.cli.console import Console
from ksa_assess.cli.exit_codes import ExitCode
from ksa_assess.cli.grammar import Request, UsageError, parse
from ksa_assess.cli.help_text import PROGRAM, help_text
from ksa_assess.cli.mistakes import log_mistake
from ksa_assess.cli.session import Session
from ksa_assess.runtime.errors import MachineError, UserError
from ksa_assess.runtime.paths import DataPaths, data_paths, make_new_files_private
from ksa_assess.runtime.texts import Language, Texts, default_language

COMMANDS = (
    *standards.COMMANDS,
    *assessments.COMMANDS,
    *rating.COMMANDS,
    *results.COMMANDS,
    *persons.COMMANDS,
    *backups.COMMANDS,
    *demo.COMMANDS,
    *self_test.COMMANDS,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line, by default the process's own; returns the exit code."""
    words = sys.argv[1:] if argv is None else list(argv)
    console = Console()
    texts = Texts(_language(words))
    make_new_files_private()
    try:
        request = parse(words, COMMANDS)
        paths = _paths(request)
    except UsageError as error:
        return _refuse(error, error.words, texts, console)
    return _answer(request, Session(texts, paths, console, " ".join(request.words)))


def _language(words: Sequence[str]) -> Language:
    """Looked for before all else: what is wrong with a line is to be said in that language too."""
    for word, following in pairwise([*words, ""]):
        flag, equals, value = word.partition("=")
        chosen = value if equals else following
        if flag == "--lang" and chosen in set(Language):
            return Language(chosen)
    return default_language()


def _paths(request: Request) -> DataPaths:
    """Raises UsageError for what names no folder: nothing at all, as a script's unset variable
    does, the home of somebody unknown, or half characters, which the database refuses."""
    folder = request.given.maybe("data_dir")
    if folder is None:
        return data_paths()
    try:
        folder.encode()
        if folder:
            return data_paths(Path(folder))
    except (UnicodeEncodeError, RuntimeError):
        pass
    raise UsageError("cli.usage.bad_data_dir", folder=folder)


def _refuse(error: UsageError, words: Sequence[str], texts: Texts, console: Console) -> int:
    console.tell(f"{PROGRAM}: {texts.sentence(error)}")
    console.tell(texts("cli.usage.see_help", form=" ".join([PROGRAM, *words, "--help"])))
    return ExitCode.USAGE


def _answer(request: Request, session: Session) -> int:
    """Do what was asked for; whatever goes wrong ends here as a sentence and an exit code."""
    console, texts = session.console, session.texts
    try:
        code = _serve(request, session)
        console.finish()
    except UsageError as error:
        return _refuse(error, request.words, texts, console)
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


def _serve(request: Request, session: Session) -> int:
    if request.wants_version:
        session.console.answer(f"{PROGRAM} {ksa_assess.__version__}")
        return ExitCode.DONE
    if request.wants_help:
        text = help_text(session.texts, COMMANDS, request.words, request.command)
        session.console.answer(text)
        return ExitCode.DONE
    if request.command is None:
        return _open_window(request, session)
    return request.command.run(session, request.given)


def _open_window(request: Request, session: Session) -> int:
    from ksa_assess.gui.app import run_window

    return run_window(session.paths, request.given.maybe("lang"))
