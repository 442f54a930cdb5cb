"""What is wrong with a command line: click finds it, the catalogue says it."""

import click

from ksa_assess.runtime.texts import Texts


class UsageError(click.UsageError):
    """What click itself does not look for; raised while a command line is read or run."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, click.get_current_context())
        self.key = key
        self.values = values


def sentence(error: click.UsageError, texts: Texts) -> str:
    """The mistake in the reader's language."""
    match error:
        case UsageError():
            return texts(error.key, **error.values)
        case click.NoSuchCommand():
            return _unknown_command(error, texts)
        case click.NoSuchOption():
            return _unknown_option(error, texts)
        case click.BadOptionUsage(option_name=flag, ctx=click.Context() as ctx):
            return _about_value(flag, ctx, texts)
        case click.MissingParameter(param=click.Option() as option, ctx=click.Context() as ctx):
            return texts("cli.usage.missing_option", option=shown(option, ctx))
        case click.MissingParameter(param=click.Argument() as argument):
            return texts("cli.usage.missing_argument", argument=argument.human_readable_name)
        case _:
            return texts("cli.usage.missing_command", known=_commands(error))


def shown(option: click.Option, ctx: click.Context) -> str:
    """The option's first name and what stands for its value."""
    return option.opts[0] if option.is_flag else f"{option.opts[0]} {option.make_metavar(ctx)}"


def _commands(error: click.UsageError) -> str:
    group = error.ctx.command if error.ctx else None
    return ", ".join(group.commands) if isinstance(group, click.Group) else ""


def _unknown_command(error: click.NoSuchCommand, texts: Texts) -> str:
    word, near = error.command_name, error.possibilities
    if near:
        return texts("cli.usage.unknown_command_near", word=word, near=", ".join(near))
    return texts("cli.usage.unknown_command", word=word, known=_commands(error))


def _unknown_option(error: click.NoSuchOption, texts: Texts) -> str:
    option, near = error.option_name, error.possibilities
    if near:
        return texts("cli.usage.unknown_option_near", option=option, near=", ".join(near))
    return texts("cli.usage.unknown_option", option=option)


def _about_value(flag: str, ctx: click.Context, texts: Texts) -> str:
    """click has one error for a value too many and for none."""
    options = [one for one in ctx.command.get_params(ctx) if isinstance(one, click.Option)]
    option = next(one for one in options if flag in one.opts)
    key = "cli.usage.no_value" if option.is_flag else "cli.usage.missing_value"
    return texts(key, option=shown(option, ctx))
