"""The passphrase of a `.ksa` file: from a file, a pipe or the keyboard, never from the line itself,
which shells write down and other users can read while the command runs."""

import getpass
import sys
from pathlib import Path

from ksa_assess.cli.options import Value
from ksa_assess.runtime.errors import UserError, from_read_error

PASSPHRASE = Value("--passphrase-file", metavar="FILE", help="passphrase")
_STDIN = "-"
_LONGEST = 10_000


def given_passphrase(source: str | None, question: str) -> str:
    """The first line of a file, of stdin for `-`, or what is typed there; empty where none is
    wanted. Raises UserError where there is nothing."""
    if source is None:
        return ""
    words = _typed(question) if source == _STDIN else _first_line(Path(source))
    if not words:
        raise UserError("cli.passphrase.empty")
    return words


def can_be_asked() -> bool:
    """Whether somebody sits at the keyboard."""
    return sys.stdin is not None and sys.stdin.isatty()


def _typed(question: str) -> str:
    if can_be_asked():
        return getpass.getpass(f"{question} ")
    return _without_line_end(sys.stdin.readline(_LONGEST)) if sys.stdin is not None else ""


def _first_line(file: Path) -> str:
    try:
        with file.open(encoding="utf-8-sig") as opened:
            return _without_line_end(opened.readline(_LONGEST))
    except OSError as error:
        raise from_read_error(error, file) from error
    except UnicodeDecodeError as error:
        raise UserError("cli.passphrase.not_utf8", file=file) from error


def _without_line_end(line: str) -> str:
    return line.rstrip("\r\n")
