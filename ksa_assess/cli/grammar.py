"""How a command line is read: words, then arguments and options, by declared commands.

argparse is not used: its fixed sentences are English, can only be replaced through private names
that change between Python versions, and it takes a value that begins with a hyphen, as comments
do, for an option.
"""

import difflib
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ksa_assess.runtime.errors import SentenceError

if TYPE_CHECKING:
    from ksa_assess.cli.session import Session


class UsageError(SentenceError):
    """A command line that cannot be understood: exit code 2. `words` had been, up to there."""

    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Argument:
    """A value known by its place. Optional ones follow the required, one for many comes last."""

    name: str
    is_optional: bool = False
    takes_many: bool = False

    @property
    def shown(self) -> str:
        word = self.name.upper() + ("…" if self.takes_many else "")
        return f"[{word}]" if self.is_optional else word


@dataclass(frozen=True, slots=True)
class Option:
    """A value known by its name, or a switch where `value` (its placeholder in help) is empty.

    `meaning` ends the key of its help text `cli.option.<meaning>`; by default that is its name.
    """

    flag: str
    value: str = ""
    short: str = ""
    choices: tuple[str, ...] = ()
    is_required: bool = False
    can_repeat: bool = False
    meaning: str = ""

    @property
    def name(self) -> str:
        return self.flag.removeprefix("--").replace("-", "_")

    @property
    def placeholder(self) -> str:
        """What stands for the value; empty for a switch."""
        return "|".join(self.choices) or self.value

    @property
    def shown(self) -> str:
        return f"{self.short or self.flag} {self.placeholder}".rstrip()


@dataclass(frozen=True, slots=True)
class Given:
    """What was given, by name. Asking for a name that the command does not declare is a bug."""

    values: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    def one(self, name: str) -> str:
        return self.values[name][0]

    def maybe(self, name: str, default: str | None = None) -> str | None:
        """The value, or `default` where it was not given; an empty text is a value."""
        found = self.values.get(name)
        return found[0] if found else default

    def many(self, name: str) -> tuple[str, ...]:
        return tuple(self.values.get(name, ()))

    def has(self, name: str) -> bool:
        return name in self.values


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its words, what may follow them, and what it does (returns the exit code)."""

    words: tuple[str, ...]
    run: "Callable[[Session, Given], int]"
    arguments: tuple[Argument, ...] = ()
    options: tuple[Option, ...] = ()

    @property
    def shown(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for: `words` as far as they were understood; no command opens the window."""

    words: tuple[str, ...]
    command: Command | None
    given: Given
    wants_help: bool = False
    wants_version: bool = False


HELP = Option("--help", short="-h")
VERSION = Option("--version")
JSON = Option("--json")
FORCE = Option("--force")
GLOBAL_OPTIONS = (
    Option("--data-dir", "DIR"),
    Option("--lang", choices=("zh_TW", "en")),
    VERSION,
    HELP,
)


def parse(words: Sequence[str], commands: Iterable[Command]) -> Request:
    """Raises UsageError; `--help` and `--version` end the reading where they stand."""
    reading = _Reading(deque(words), tuple(commands))
    try:
        return reading.read()
    except UsageError as error:
        error.words = reading.path
        raise


def nearest(word: str, known: Iterable[str]) -> str:
    """The known words most like `word`, to be shown; empty where nothing is like it."""
    return ", ".join(difflib.get_close_matches(word, list(known), n=3, cutoff=0.5))


class _Reading:
    """One pass over a command line; `path` holds the words of the command understood so far."""

    def __init__(self, rest: deque[str], commands: tuple[Command, ...]) -> None:
        self._rest = rest
        self._commands = commands
        self._options = GLOBAL_OPTIONS
        self.path: tuple[str, ...] = ()
        self._command: Command | None = None
        self._places: list[str] = []
        self._given = Given()
        self._only_places_follow = False

    def read(self) -> Request:
        while self._rest:
            word = self._rest.popleft()
            if self._only_places_follow or not word.startswith("-") or word == "-":
                self._take_word(word)
            elif word == "--":
                self._only_places_follow = True
            elif self._take_option(word) in (HELP, VERSION):
                return self._request()
        self._finish()
        return self._request()

    def _request(self) -> Request:
        return Request(
            self.path,
            self._command,
            self._given,
            wants_help=self._given.has(HELP.name),
            wants_version=self._given.has(VERSION.name),
        )

    def _take_word(self, word: str) -> None:
        if self._command is not None:
            self._places.append(word)
            return
        path = (*self.path, word)
        following = [c for c in self._commands if c.words[: len(path)] == path]
        if not following:
            raise self._unknown_command(word)
        self.path = path
        if following[0].words == path:
            self._command = following[0]
            self._options = (*following[0].options, *GLOBAL_OPTIONS)

    def _unknown_command(self, word: str) -> UsageError:
        known = self._next_words()
        if near := nearest(word, known):
            return UsageError("cli.usage.unknown_command_near", word=word, near=near)
        return UsageError("cli.usage.unknown_command", word=word, known=", ".join(known))

    def _next_words(self) -> tuple[str, ...]:
        """What may follow the words understood so far."""
        depth = len(self.path)
        following = (c.words[depth] for c in self._commands if c.words[:depth] == self.path)
        return tuple(dict.fromkeys(following))

    def _take_option(self, word: str) -> Option:
        flag, has_value, value = self._split(word)
        option = next((o for o in self._options if flag in {o.flag, o.short}), None)
        if option is None:
            raise self._unknown_option(flag)
        if not option.placeholder:
            if has_value:
                raise UsageError("cli.usage.no_value", option=flag)
            self._given.values[option.name] = []
            return option
        if not has_value and not self._rest:
            raise UsageError("cli.usage.missing_value", option=option.shown)
        self._keep(option, value if has_value else self._rest.popleft())
        return option

    def _split(self, word: str) -> tuple[str, bool, str]:
        """`--name=value` and `-oVALUE` carry their value with them."""
        if word.startswith("--"):
            flag, equals, value = word.partition("=")
            return flag, bool(equals), value
        return word[:2], len(word) > 2, word[2:].removeprefix("=")

    def _unknown_option(self, flag: str) -> UsageError:
        if near := nearest(flag, [o.flag for o in self._options]):
            return UsageError("cli.usage.unknown_option_near", option=flag, near=near)
        return UsageError("cli.usage.unknown_option", option=flag)

    def _keep(self, option: Option, value: str) -> None:
        if option.choices and value not in option.choices:
            known = ", ".join(option.choices)
            raise UsageError("cli.usage.bad_choice", option=option.flag, value=value, known=known)
        if option.name in self._given.values and not option.can_repeat:
            raise UsageError("cli.usage.given_twice", option=option.flag)
        self._given.values.setdefault(option.name, []).append(value)

    def _finish(self) -> None:
        if self._command is None:
            if self.path:
                known = ", ".join(self._next_words())
                raise UsageError("cli.usage.missing_command", known=known)
            return
        self._bind(self._command.arguments)
        for option in self._command.options:
            if option.is_required and not self._given.has(option.name):
                raise UsageError("cli.usage.missing_option", option=option.shown)

    def _bind(self, arguments: tuple[Argument, ...]) -> None:
        places = deque(self._places)
        for argument in arguments:
            if not places and not argument.is_optional:
                raise UsageError("cli.usage.missing_argument", argument=argument.name.upper())
            count = len(places) if argument.takes_many else min(1, len(places))
            if count:
                self._given.values[argument.name] = [places.popleft() for _ in range(count)]
        if places:
            raise UsageError("cli.usage.too_many", word=places[0])
