"""Commands and groups of them: click reads their lines, the catalogue gives their help.

click's own help is not used: its headings are English, and it breaks lines at spaces, of which
Chinese has none. Here a text keeps its line, and the terminal breaks it.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile

import click

from ksa_assess.cli.options import GLOBAL_OPTIONS, HELP, Value
from ksa_assess.cli.usage import UsageError, shown
from ksa_assess.runtime.texts import Texts

_UNBROKEN = 10_000
_Rows = list[tuple[str, str]]


class _Line(click.Command):
    """What a command and a group have in common: the options that may stand anywhere."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        return [*self.params, *GLOBAL_OPTIONS]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Help is for those who need it: a mistake that comes after --help is none."""
        before_help = list(takewhile(lambda word: word not in HELP.opts, args))
        try:
            return super().parse_args(ctx, list(args))
        except (click.NoSuchOption, click.BadOptionUsage) as error:
            error.ctx = ctx  # click leaves it out of the second
            if len(before_help) < len(args):
                super().parse_args(ctx, [*before_help, HELP.opts[0]])
            raise


class Command(_Line):
    """Takes what it declares; its help says `cli.command.` with the words that call it."""

    allow_extra_args = True  # only to name the first of them, which click's own error does not

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        extra = super().parse_args(ctx, args)
        if extra:
            raise UsageError("cli.usage.too_many", word=extra[0])
        return extra

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [_in_usage(parameter, ctx) for parameter in self.params]

    def get_help(self, ctx: click.Context) -> str:
        arguments = [one for one in self.params if isinstance(one, click.Argument)]
        options = [one for one in self.params if isinstance(one, click.Option)]
        return _help(
            ctx,
            ".".join(("cli.command", *_words(ctx))),
            ("cli.help.arguments", _rows("cli.argument", arguments, ctx)),
            ("cli.help.options", _rows("cli.option", options, ctx)),
        )


class Group(_Line, click.Group):
    """Without one of its commands a group is a mistake, unless it has something to do itself."""

    def __init__(
        self, name: str, *commands: click.Command, callback: Callable[..., int | None] | None = None
    ) -> None:
        super().__init__(
            name,
            commands=commands,
            callback=callback,
            invoke_without_command=callback is not None,
            no_args_is_help=False,
        )

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        key = "cli.help.optional_command" if self.callback else "cli.help.command_word"
        return [ctx.obj.texts(key)]

    def get_help(self, ctx: click.Context) -> str:
        path = _words(ctx)
        meaning = ".".join(("cli.group", *path)) if path else "cli.help.about"
        return _help(ctx, meaning, ("cli.help.commands", list(_command_rows(self, path))))


def command(name: str, *parameters: click.Parameter) -> Callable[[Callable[..., int]], Command]:
    """Declare a function of the Session and the parameters' values; it gives the exit code."""

    def declare(run: Callable[..., int]) -> Command:
        return Command(name, params=list(parameters), callback=click.pass_obj(run))

    return declare


def _words(ctx: click.Context) -> tuple[str, ...]:
    """The command as it was typed, without the program's name."""
    return tuple(ctx.command_path.split()[1:])


def _in_usage(parameter: click.Parameter, ctx: click.Context) -> str:
    if not isinstance(parameter, click.Option):
        return parameter.make_metavar(ctx)
    repeated = " …" if parameter.multiple and not isinstance(parameter, Value) else ""
    form = shown(parameter, ctx) + repeated
    return form if parameter.required else f"[{form}]"


def _help(ctx: click.Context, meaning: str, *sections: tuple[str, _Rows]) -> str:
    """A page of help; titles, and what is said in the rows, are keys of texts."""
    texts: Texts = ctx.obj.texts
    form = " ".join([ctx.command_path, *ctx.command.collect_usage_pieces(ctx)])
    page = click.HelpFormatter(width=_UNBROKEN)
    page.write(f"{texts('cli.help.usage', form=form)}\n\n{texts(meaning)}\n")
    everywhere = ("cli.help.global_options", _rows("cli.option", GLOBAL_OPTIONS, ctx))
    for title, rows in (*sections, everywhere):
        if rows:
            page.write(f"\n{texts(title)}\n")
            with page.indentation():
                page.write_dl([(term, texts(key)) for term, key in rows])
    page.write("\n" + texts("cli.help.exit_codes"))
    return page.getvalue()


def _rows(family: str, parameters: Iterable[click.Parameter], ctx: click.Context) -> _Rows:
    records = ((one, one.get_help_record(ctx)) for one in parameters)
    return [(record[0], f"{family}.{one.help or one.name}") for one, record in records if record]


def _command_rows(group: click.Group, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name, one in group.commands.items():
        inner = (*path, name)
        if isinstance(one, click.Group):
            yield from _command_rows(one, inner)
        else:
            yield " ".join(inner), ".".join(("cli.command", *inner))
