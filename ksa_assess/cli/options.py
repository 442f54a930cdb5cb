"""The options that many commands take, those that every command takes, and their kinds.

`help` of an option or argument ends the key of its text in the catalogue; by default its name does.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

import ksa_assess
from ksa_assess.cli.usage import UsageError
from ksa_assess.runtime.paths import DataPaths, data_paths
from ksa_assess.runtime.texts import Language

PROGRAM = "ksa-assess"

_Callback = Callable[[click.Context, click.Parameter, Any], Any]


def once(ctx: click.Context, option: click.Parameter, values: tuple[Any, ...]) -> Any:
    """The value, or None. It may stand only once on the whole line, before or after the command:
    click would let the last one win."""
    for value in values:
        if option.name in ctx.meta:
            raise UsageError("cli.usage.given_twice", option=option.opts[-1])
        ctx.meta[option.name] = value
    return ctx.meta.get(option.name)


class Value(click.Option):
    """An option with one value, an empty text too; None where it is not given."""

    def __init__(self, *flags: str, callback: _Callback = once, **attributes: Any) -> None:
        super().__init__(flags, multiple=True, callback=callback, **attributes)


class Switch(click.Option):
    """An option that is there or not."""

    def __init__(self, *flags: str, **attributes: Any) -> None:
        super().__init__(flags, is_flag=True, **attributes)


class OneOf(click.Choice[str]):
    """One of a few words; for any other there is our own sentence."""

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return "|".join(self.choices)

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value not in self.choices:
            option, known = param.opts[-1] if param else "", ", ".join(self.choices)
            raise UsageError("cli.usage.bad_choice", option=option, value=value, known=known)
        return value


def output_option(metavar: str, meaning: str, *, is_required: bool = False) -> Value:
    return Value(
        *("-o", "--output"),
        metavar=metavar,
        help=meaning,
        required=is_required,
        callback=_without_equals,
    )


def _without_equals(ctx: click.Context, option: click.Parameter, values: tuple[str, ...]) -> Any:
    """`-o=FILE` is FILE, as with the long option; click leaves the = before it."""
    return once(ctx, option, tuple(value.removeprefix("=") for value in values))


def _use_folder(ctx: click.Context, option: click.Parameter, values: tuple[str, ...]) -> None:
    folder = once(ctx, option, values)
    if folder is not None:
        ctx.obj.paths = _paths(folder)


def _paths(folder: str) -> DataPaths:
    """Raises UsageError for what names no folder: nothing at all, as a script's unset variable
    does, the home of somebody unknown, a place beside a folder that is gone, or half characters,
    which cannot be said."""
    try:
        folder.encode()
        if folder:
            return data_paths(Path(folder))
    except (UnicodeEncodeError, RuntimeError, OSError):
        pass
    raise UsageError("cli.usage.bad_data_dir", folder=folder)


def _show_version(ctx: click.Context, option: click.Parameter, is_asked: bool) -> None:
    if is_asked:
        ctx.obj.console.answer(f"{PROGRAM} {ksa_assess.__version__}")
        ctx.exit()


def _show_help(ctx: click.Context, option: click.Parameter, is_asked: bool) -> None:
    if is_asked:
        ctx.obj.console.answer(ctx.get_help())
        ctx.exit()


JSON = Switch("--json")
FORCE = Switch("--force")
HELP = Switch("-h", "--help", is_eager=True, expose_value=False, callback=_show_help)
GLOBAL_OPTIONS = (
    Value("--data-dir", metavar="DIR", expose_value=False, callback=_use_folder),
    Value("--lang", type=OneOf(Language), expose_value=False),
    Switch("--version", is_eager=True, expose_value=False, callback=_show_version),
    HELP,
)
