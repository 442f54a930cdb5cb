"""What `--help` says, made from the declared commands and the catalogue."""

from collections.abc import Iterable, Iterator, Sequence

from ksa_assess.cli.grammar import GLOBAL_OPTIONS, Argument, Command, Option
from ksa_assess.runtime.texts import Texts

PROGRAM = "ksa-assess"

_Row = tuple[str, str]
_WIDEST_TERM = 30


def usage_line(texts: Texts, words: Sequence[str], command: Command | None) -> str:
    """The form of a command, of a group of commands, or of the program."""
    parts = [PROGRAM, *words]
    if command is None:
        parts.append(texts("cli.help.command_word" if words else "cli.help.optional_command"))
    else:
        parts += [argument.shown for argument in command.arguments]
        parts += [_shown_in_usage(option) for option in command.options]
    return texts("cli.help.usage", form=" ".join(parts))


def help_text(
    texts: Texts, commands: Iterable[Command], words: Sequence[str], command: Command | None
) -> str:
    """The whole help for what the words name: a command, a group, or the program."""
    if command is None:
        inside = [c for c in commands if c.words[: len(words)] == tuple(words)]
        meaning = ".".join(("cli.group", *words)) if words else "cli.help.about"
        sections = [("cli.help.commands", _command_rows(texts, inside))]
    else:
        meaning = _command_key(command)
        sections = [
            ("cli.help.arguments", _argument_rows(texts, command.arguments)),
            ("cli.help.options", _option_rows(texts, command.options)),
        ]
    sections.append(("cli.help.global_options", _option_rows(texts, GLOBAL_OPTIONS)))
    blocks = [usage_line(texts, words, command), texts(meaning)]
    blocks += [_section(texts(key), rows) for key, rows in sections if rows]
    return "\n\n".join([*blocks, texts("cli.help.exit_codes")])


def _shown_in_usage(option: Option) -> str:
    shown = option.shown + (" …" if option.can_repeat else "")
    return shown if option.is_required else f"[{shown}]"


def _command_key(command: Command) -> str:
    return ".".join(("cli.command", *command.words))


def _command_rows(texts: Texts, commands: Iterable[Command]) -> list[_Row]:
    return [(command.shown, texts(_command_key(command))) for command in commands]


def _argument_rows(texts: Texts, arguments: Iterable[Argument]) -> list[_Row]:
    return [(a.name.upper(), texts(f"cli.argument.{a.name}")) for a in arguments]


def _option_rows(texts: Texts, options: Iterable[Option]) -> list[_Row]:
    return [(_long_form(option), texts(_option_key(option))) for option in options]


def _long_form(option: Option) -> str:
    flags = f"{option.short}, {option.flag}" if option.short else option.flag
    return f"{flags} {option.placeholder}".rstrip()


def _option_key(option: Option) -> str:
    return f"cli.option.{option.meaning or option.name}"


def _section(title: str, rows: Sequence[_Row]) -> str:
    width = min(_WIDEST_TERM, max(len(term) for term, _ in rows))
    return "\n".join([title, *(line for row in rows for line in _lines(row, width))])


def _lines(row: _Row, width: int) -> Iterator[str]:
    """A term too wide for its column has a line of its own."""
    term, meaning = row
    if len(term) > width:
        yield f"  {term}"
        term = ""
    yield f"  {term:<{width}}  {meaning}"
