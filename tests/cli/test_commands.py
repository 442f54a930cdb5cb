"""How a command line is read: words, places, options, and every way to get it wrong."""

from dataclasses import dataclass
from typing import Any

import click
import pytest

import ksa_assess
from ksa_assess.cli.commands import Group, command
from ksa_assess.cli.console import Console
from ksa_assess.cli.options import JSON, OneOf, Switch, Value, output_option
from ksa_assess.cli.session import Session
from ksa_assess.cli.usage import sentence
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.runtime.texts import Texts


@dataclass(frozen=True)
class Call:
    """The command that ran, the values it was given, and the data folder it would work in."""

    words: str
    given: dict[str, Any]
    paths: DataPaths


def _call(session: Session, **given: Any) -> Any:
    return Call(session.command, given, session.paths)


RATE = command(
    "rate",
    click.Argument(["number"]),
    click.Argument(["answer"], required=False),
    Value("--comment", metavar="TEXT"),
    click.Option(["--evidence"], metavar="TEXT", multiple=True),
    output_option("FILE", "output_pdf"),
    Value("--kind", type=OneOf(("old", "new"))),
    JSON,
)(_call)
READ = command("read", click.Argument(["file"], nargs=-1, required=True))(_call)
SAVE = command("save", Value("--place", metavar="DIR", required=True), Switch("--yes"))(_call)
PROGRAM = Group("program", Group("books", RATE, READ), SAVE, callback=lambda: None)


class Keys(Texts):
    """Says a key and its values instead of a sentence."""

    def __call__(self, key: str, **values: object) -> str:
        return " ".join(map(str, (key, *values.values())))


def read(*words: str) -> Call:
    session = Session(Keys("en"), Console())
    with PROGRAM.make_context("program", list(words), obj=session) as context:
        return PROGRAM.invoke(context)


def refusal(*words: str) -> click.UsageError:
    with pytest.raises(click.UsageError) as caught:
        read(*words)
    return caught.value


def said(error: click.UsageError) -> str:
    return sentence(error, Keys("en"))


def test_no_words_ask_for_the_window():
    assert read() is None


def test_a_command_of_two_words_takes_its_places_in_order():
    call = read("books", "rate", "7", "3")
    assert call.words == "books rate"
    assert call.given["number"] == "7"
    assert call.given["answer"] == "3"


def test_an_optional_place_may_stay_empty():
    assert read("books", "rate", "7").given["answer"] is None


def test_many_values_fill_the_last_place():
    assert read("books", "read", "a", "b", "c").given["file"] == ("a", "b", "c")


@pytest.mark.parametrize(
    "words",
    [
        ("--data-dir", "here", "books", "rate", "7"),
        ("books", "--data-dir", "here", "rate", "7"),
        ("books", "rate", "--data-dir", "here", "7"),
        ("books", "rate", "7", "--data-dir=here"),
    ],
)
def test_global_options_stand_anywhere(words):
    call = read(*words)
    assert call.words == "books rate"
    assert call.paths.root.name == "here"
    assert call.given["number"] == "7"


@pytest.mark.parametrize("text", ["-", "--", "-5 度", "--json", "", "=x", "- 例如"])
def test_a_value_may_begin_with_a_hyphen(text):
    assert read("books", "rate", "7", "--comment", text).given["comment"] == text
    assert read("books", "rate", "7", f"--comment={text}").given["comment"] == text


@pytest.mark.parametrize("words", [("-o", "f"), ("-of",), ("-o=f",), ("--output", "f")])
def test_a_short_option_is_the_long_one(words):
    assert read("books", "rate", "7", *words).given["output"] == "f"


def test_two_hyphens_end_the_options():
    assert read("books", "read", "--", "--json", "-x").given["file"] == ("--json", "-x")


def test_a_single_hyphen_is_a_value():
    assert read("books", "read", "-").given["file"] == ("-",)


def test_a_repeatable_option_keeps_every_value():
    given = read("books", "rate", "7", "--evidence", "a", "--evidence", "b").given
    assert given["evidence"] == ("a", "b")


def test_a_switch_is_on_or_off():
    assert read("books", "rate", "7", "--json").given["json"]
    assert not read("books", "rate", "7").given["json"]


def test_an_empty_value_differs_from_none():
    assert read("books", "rate", "7", "--comment", "").given["comment"] == ""
    assert read("books", "rate", "7").given["comment"] is None


@pytest.mark.parametrize(
    ("words", "understood"),
    [
        (("--help",), "program cli.help.optional_command"),
        (("--help", "books"), "program cli.help.optional_command"),
        (("books", "-h"), "program books cli.help.command_word"),
        (("books", "rate", "--help", "--nonsense"), "program books rate NUMBER"),
        (("books", "rate", "-h", "7", "--comment"), "program books rate NUMBER"),
    ],
)
def test_help_is_given_for_what_was_understood_so_far(words, understood, capsys):
    with pytest.raises(click.exceptions.Exit):
        read(*words)
    assert f"cli.help.usage {understood}" in capsys.readouterr().out


def test_version_needs_no_command(capsys):
    with pytest.raises(click.exceptions.Exit):
        read("--version", "whatever")
    assert ksa_assess.__version__ in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (("bokks",), "cli.usage.unknown_command_near"),
        (("zzz",), "cli.usage.unknown_command"),
        (("books", "zzz"), "cli.usage.unknown_command"),
        (("books",), "cli.usage.missing_command"),
        (("books", "rate"), "cli.usage.missing_argument"),
        (("books", "read"), "cli.usage.missing_argument"),
        (("books", "rate", "7", "3", "4"), "cli.usage.too_many"),
        (("books", "rate", "7", "--coment", "x"), "cli.usage.unknown_option_near"),
        (("books", "rate", "7", "-x"), "cli.usage.unknown_option"),
        (("books", "rate", "7", "--com", "x"), "cli.usage.unknown_option_near"),
        (("books", "rate", "7", "--comment"), "cli.usage.missing_value"),
        (("books", "rate", "7", "--json=yes"), "cli.usage.no_value"),
        (("books", "rate", "7", "--kind", "odd"), "cli.usage.bad_choice"),
        (("--lang", "fr"), "cli.usage.bad_choice"),
        (("books", "rate", "7", "--comment", "a", "--comment", "b"), "cli.usage.given_twice"),
        (("save",), "cli.usage.missing_option"),
        (("--lang", "en", "books", "rate", "7", "--lang", "en"), "cli.usage.given_twice"),
        (("books", "rate", "--comment", "--help", "--zzz"), "cli.usage.missing_argument"),
        (("--comment", "x", "books", "rate", "7"), "cli.usage.unknown_option"),
    ],
)
def test_what_cannot_be_understood_is_refused_by_name(words, key):
    assert said(refusal(*words)).split()[0] == key


@pytest.mark.parametrize(
    ("words", "understood"),
    [
        (("books", "rate", "7", "--zzz"), "program books rate"),
        (("books", "rate", "7", "--comment"), "program books rate"),
        (("books",), "program books"),
    ],
)
def test_a_refusal_knows_the_words_understood_so_far(words, understood):
    ctx = refusal(*words).ctx
    assert ctx
    assert ctx.command_path == understood


def test_near_words_are_offered():
    assert "books" in said(refusal("bokks"))
    assert "--comment" in said(refusal("books", "rate", "7", "--coment"))
