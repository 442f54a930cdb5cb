"""The manual stays true: its pictures exist, its keys work, the words it quotes are on screen."""

import json
import re
from collections.abc import Iterator
from fractions import Fraction

import pytest

from ksa_assess.domain.gap import severity_of
from ksa_assess.gui.keys import EVERYWHERE, KeyHint
from ksa_assess.gui.pages.help.document import is_key
from ksa_assess.gui.pages.help.presenter import PAGES as SHOWN_PAGES
from ksa_assess.gui.routes import PAGES as ROUTES
from ksa_assess.gui.widgets.page import Page
from ksa_assess.runtime.resources import texts_path
from ksa_assess.runtime.texts import Language, Texts
from ksa_assess.wording import Wording
from tests.architecture.manual import PAGES, path, pictures, text

every_page = pytest.mark.parametrize("page", PAGES)
every_language = pytest.mark.parametrize("language", list(Language))

_QUOTED = {
    Language.ZH_TW: re.compile(r"「([^「」]+)」"),
    Language.EN: re.compile(r"\*\*([^*]+)\*\*"),
}
_CODE = re.compile(r"`([^`]+)`")
_ROW = re.compile(r"\| P[\d.]+ \| (\d) \| (\d|[^|]+) \| ([^|]+) \|")


def catalogue(language: Language) -> Iterator[str]:
    for entry in json.loads(texts_path(language).read_text(encoding="utf-8")).values():
        yield from [entry] if isinstance(entry, str) else entry.values()


def said(language: Language) -> re.Pattern[str]:
    """Every text on screen; a place that the program fills in may hold anything short."""
    patterns: list[str] = []
    for form in catalogue(language):
        fixed = re.split(r"\{\w+(?::\w+)?\}", form.strip("。."))
        if len("".join(fixed).strip(" ：:，,、")) > 1:
            patterns.append(".{1,30}".join(map(re.escape, fixed)))
    return re.compile("|".join(f"(?:{one})" for one in patterns))


def headings(language: Language, page: str) -> list[str]:
    return [line for line in text(language, page).splitlines() if line.startswith("#")]


def keys_of_pages() -> list[KeyHint]:
    found = list(EVERYWHERE)
    for maker in ROUTES.values():
        # The module that a maker imports is named in its code; the page is made in other tests.
        module = next(name for name in maker.__code__.co_names if name.startswith("ksa_assess"))
        imported = __import__(module, fromlist=["page"])
        pages = [
            one
            for one in vars(imported).values()
            if isinstance(one, type) and issubclass(one, Page) and one is not Page
        ]
        for one in pages:
            found += one.keys()
    return found


def pressed(hints: list[KeyHint]) -> set[str]:
    """Single keys; 0–6 stands for seven."""
    keys = {key for hint in hints for key in hint.keys}
    return keys | ({str(level) for level in range(7)} if "0–6" in keys else set())


def test_the_pages_are_those_that_the_program_shows() -> None:
    assert SHOWN_PAGES == PAGES


@every_page
@every_language
def test_every_picture_exists_in_the_language_of_its_page(language: Language, page: str) -> None:
    for link in pictures(language, page):
        assert (path(language, page).parent / link).is_file(), link
        assert f"/{language}/" in link


@every_page
def test_both_languages_have_the_same_headings_pictures_and_tables(page: str) -> None:
    shapes = []
    for language in Language:
        lines = text(language, page).splitlines()
        rows = sum(line.startswith("|") for line in lines)
        levels = [line.split(" ")[0] for line in headings(language, page)]
        names = [link.rpartition("/")[2] for link in pictures(language, page)]
        shapes.append((levels, names, rows))
    assert shapes[0] == shapes[1]


@every_page
@every_language
def test_no_heading_stands_twice_on_a_page(language: Language, page: str) -> None:
    found = headings(language, page)
    assert len(set(found)) == len(found)


@every_page
@every_language
def test_every_key_in_the_manual_is_one_of_the_program(language: Language, page: str) -> None:
    named = {code for code in _CODE.findall(text(language, page)) if is_key(code)}
    assert not named - pressed(keys_of_pages())


def test_the_manual_names_every_key_of_the_walk() -> None:
    from ksa_assess.gui.pages.walk.page import WalkPage

    for language in Language:
        named = {code for code in _CODE.findall(text(language, "staff")) if is_key(code)}
        assert not pressed(list(WalkPage.keys())) - {"0–6"} - named - set("1245")


@every_page
@every_language
def test_every_word_quoted_from_the_screen_is_there(language: Language, page: str) -> None:
    texts = said(language)
    quoted = {one.strip("。.") for one in _QUOTED[language].findall(text(language, page))}
    assert not {one for one in quoted if not texts.fullmatch(one)}


@every_page
@every_language
def test_commands_in_the_manual_are_commands(language: Language, page: str) -> None:
    from click import Command, Context, Group

    from ksa_assess.cli.program import COMMANDS

    for code in _CODE.findall(text(language, page)):
        words = code.split()
        if words[0] != "ksa-assess" or len(words) == 1:
            continue
        command: Command | None = COMMANDS
        for word in words[1:]:
            if not isinstance(command, Group) or word.startswith("-"):
                break
            command = command.get_command(Context(command), word)
            assert command is not None, code


@every_language
def test_the_worked_example_follows_the_rules(language: Language) -> None:
    page = text(language, "staff")
    rows = [(int(a), int(b) if b.isdecimal() else None, c) for a, b, c in _ROW.findall(page)]
    wording = Wording(Texts(language))
    rated = [(required, level, result) for required, level, result in rows if level is not None]
    unknown = sum(required for required, level, _ in rows if level is None)
    required = sum(one[0] for one in rated)
    shortfall = sum(max(0, one[0] - one[1]) for one in rated)
    for needed, level, result in rated:
        sign = wording.texts(f"severity.{severity_of(needed - level)}.sign")
        assert result.split()[0] == sign
    met = required - shortfall
    figures = (
        Fraction(met, required),
        Fraction(met, required + unknown),
        Fraction(met + unknown, required + unknown),
    )
    assert unknown
    for figure in figures:
        assert f"{round(float(figure) * 100)}%" in page


@every_page
@every_language
def test_the_manual_shouts_at_nobody(language: Language, page: str) -> None:
    words = _PLAIN.sub("", text(language, page))
    assert not set(words) & set("!！")
    assert "http" not in words


_PLAIN = re.compile(r"!(?=\[)")
