"""How a command line is read: words, places, options, and every way to get it wrong."""

import pytest

from ksa_assess.cli.grammar import Argument, Command, Given, Option, Request, UsageError, parse


def _nothing(session, given) -> int:
    return 0


RATE = Command(
    ("books", "rate"),
    _nothing,
    (Argument("id"), Argument("answer", is_optional=True)),
    (
        Option("--comment", "TEXT"),
        Option("--evidence", "TEXT", can_repeat=True),
        Option("--output", "FILE", short="-o"),
        Option("--kind", choices=("old", "new")),
        Option("--json"),
    ),
)
READ = Command(("books", "read"), _nothing, (Argument("file", takes_many=True),))
SAVE = Command(("save",), _nothing, options=(Option("--place", "DIR", is_required=True),))


def read(*words: str) -> Request:
    return parse(words, (RATE, READ, SAVE))


def refusal(*words: str) -> UsageError:
    with pytest.raises(UsageError) as caught:
        read(*words)
    return caught.value


def test_no_words_ask_for_the_window():
    request = read()
    assert request.command is None
    assert request.words == ()


def test_a_command_of_two_words_takes_its_places_in_order():
    request = read("books", "rate", "7", "3")
    assert request.command is RATE
    assert request.given.one("id") == "7"
    assert request.given.one("answer") == "3"


def test_an_optional_place_may_stay_empty():
    given = read("books", "rate", "7").given
    assert given.maybe("answer") is None
    assert not given.has("answer")


def test_many_values_fill_the_last_place():
    assert read("books", "read", "a", "b", "c").given.many("file") == ("a", "b", "c")


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
    request = read(*words)
    assert request.command is RATE
    assert request.given.one("data_dir") == "here"
    assert request.given.one("id") == "7"


@pytest.mark.parametrize("text", ["-", "--", "-5 度", "--json", "", "=x", "- 例如"])
def test_a_value_may_begin_with_a_hyphen(text):
    assert read("books", "rate", "7", "--comment", text).given.one("comment") == text
    assert read("books", "rate", "7", f"--comment={text}").given.one("comment") == text


@pytest.mark.parametrize("words", [("-o", "f"), ("-of",), ("-o=f",), ("--output", "f")])
def test_a_short_option_is_the_long_one(words):
    assert read("books", "rate", "7", *words).given.one("output") == "f"


def test_two_hyphens_end_the_options():
    assert read("books", "read", "--", "--json", "-x").given.many("file") == ("--json", "-x")


def test_a_single_hyphen_is_a_value():
    assert read("books", "read", "-").given.many("file") == ("-",)


def test_a_repeatable_option_keeps_every_value():
    given = read("books", "rate", "7", "--evidence", "a", "--evidence", "b").given
    assert given.many("evidence") == ("a", "b")


def test_a_switch_is_on_or_off():
    assert read("books", "rate", "7", "--json").given.has("json")
    assert not read("books", "rate", "7").given.has("json")


def test_an_empty_value_differs_from_none():
    assert read("books", "rate", "7", "--comment", "").given.maybe("comment") == ""
    assert Given().maybe("comment") is None


@pytest.mark.parametrize(
    ("words", "understood"),
    [
        (("--help",), ()),
        (("books", "-h"), ("books",)),
        (("books", "rate", "--help", "--nonsense"), ("books", "rate")),
    ],
)
def test_help_is_given_for_what_was_understood_so_far(words, understood):
    request = read(*words)
    assert request.wants_help
    assert request.words == understood


def test_version_needs_no_command():
    assert read("--version", "whatever").wants_version


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
        (("--comment", "x", "books", "rate", "7"), "cli.usage.unknown_option"),
    ],
)
def test_what_cannot_be_understood_is_refused_by_name(words, key):
    assert refusal(*words).key == key


def test_a_refusal_knows_the_words_understood_so_far():
    assert refusal("books", "rate", "7", "--zzz").words == ("books", "rate")
    assert refusal("books").words == ("books",)


def test_near_words_are_offered():
    assert "books" in str(refusal("bokks").params["near"])
    assert "--comment" in str(refusal("books", "rate", "7", "--coment").params["near"])
