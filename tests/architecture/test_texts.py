"""Both catalogues say the same, and every key is in one of them and used somewhere."""

import ast
import json
import re
import string
from collections.abc import Iterator

import pytest

from ksa_assess.runtime.resources import texts_path
from ksa_assess.runtime.texts import Entry, Language
from tests.architecture.sources import PACKAGE, python_files

# Texts that are agreed and wait for the screen or the report part that will say them.
WAITING = (
    "privacy.shared_computer",
    "report.annex.change",
    "results.export_excel",
    "training_needs.",
)
_KEY = re.compile(r"[a-z_]+(\.[a-z0-9_-]+)+")
_FILE_SUFFIXES = (".json", ".sqlite3", ".log", ".lock", ".pdf", ".py", ".txt", ".csv")


def catalogue(language: str) -> dict[str, Entry]:
    return json.loads(texts_path(language).read_text(encoding="utf-8"))


def forms(entry: Entry) -> list[str]:
    return [entry] if isinstance(entry, str) else list(entry.values())


def placeholders(entry: Entry) -> set[str]:
    return {
        name for form in forms(entry) for _, name, _, _ in string.Formatter().parse(form) if name
    }


KEYS = set(catalogue("zh_TW"))
AREAS = {key.partition(".")[0] for key in KEYS}


def literals(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def patterns(tree: ast.AST) -> Iterator[str]:
    """What an f-string such as `f"scale.{n}.name"` can become, as a regular expression."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"
                for part in node.values
            )


TREES = [ast.parse(path.read_text(encoding="utf-8")) for path in python_files(PACKAGE)]
LITERALS = {text for tree in TREES for text in literals(tree)}
PATTERNS = {
    pattern for tree in TREES for pattern in patterns(tree) if pattern.partition(r"\.")[0] in AREAS
}


def families() -> set[str]:
    """Literals that are no key but the beginning of some, as in `f"{family}.{name}"`."""
    beginnings = {key[: match.start()] for key in KEYS for match in re.finditer(r"\.", key)}
    return {text for text in LITERALS & beginnings - KEYS if "." in text}


FAMILIES = families()


def is_used(key: str) -> bool:
    return (
        key in LITERALS
        or any(re.fullmatch(pattern, key) for pattern in PATTERNS)
        or any(key.startswith(family + ".") for family in FAMILIES)
    )


def test_both_languages_have_the_same_keys() -> None:
    assert set(catalogue("en")) == KEYS


@pytest.mark.parametrize("language", list(Language))
def test_keys_stand_in_order_and_once(language: Language) -> None:
    text = texts_path(language).read_text(encoding="utf-8")
    pairs: list[tuple[str, object]] = json.loads(text, object_pairs_hook=list)
    keys = [key for key, _ in pairs]
    assert keys == sorted(set(keys))


def test_both_languages_fill_in_the_same_values() -> None:
    chinese, english = catalogue("zh_TW"), catalogue("en")
    different = {k for k in KEYS if placeholders(chinese[k]) != placeholders(english[k])}
    assert not different


@pytest.mark.parametrize("language", list(Language))
def test_a_plural_has_its_two_forms_and_its_number(language: Language) -> None:
    for key, entry in catalogue(language).items():
        if not isinstance(entry, str):
            assert set(entry) == {"one", "other"}, key
            assert "n" in placeholders(entry), key


@pytest.mark.parametrize("language", list(Language))
def test_no_text_is_empty_or_shouts(language: Language) -> None:
    for key, entry in catalogue(language).items():
        for form in forms(entry):
            assert form.strip(), key
            assert not set(form) & set("!！"), key


@pytest.mark.parametrize("word", ["考核", "考績", "高估", "低估", "失敗", "不合格", "記錄檔"])
def test_words_that_are_not_used_here(word: str) -> None:
    assert not [key for key, text in catalogue("zh_TW").items() if word in str(text)]


def test_every_key_that_code_asks_for_exists() -> None:
    asked = {
        text
        for text in LITERALS
        if _KEY.fullmatch(text)
        and text.partition(".")[0] in AREAS
        and not text.endswith(_FILE_SUFFIXES)
    }
    assert not asked - KEYS - FAMILIES


def test_every_family_of_keys_has_members() -> None:
    empty = {p for p in PATTERNS if not any(re.fullmatch(p, key) for key in KEYS)}
    assert not empty


def test_every_text_is_used_or_waits_for_its_screen() -> None:
    assert not {key for key in KEYS if not is_used(key) and not key.startswith(WAITING)}


def test_a_text_that_is_used_no_longer_waits() -> None:
    assert not {
        prefix for prefix in WAITING if any(is_used(k) for k in KEYS if k.startswith(prefix))
    }
