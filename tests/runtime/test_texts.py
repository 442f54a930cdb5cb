"""Texts by key, in the language chosen."""

import pytest

from ksa_assess.runtime import texts as module
from ksa_assess.runtime.errors import UserError
from ksa_assess.runtime.texts import Language, TextError, Texts, default_language

ENTRIES = {
    "walk.position": "Item {i} of {n}",
    "gap.short": {"one": "{n} level short", "other": "{n} levels short"},
    "error.no_file": "There is no file {file}.",
}


@pytest.fixture
def english() -> Texts:
    return Texts("en", ENTRIES)


def test_a_text_is_filled_in(english: Texts) -> None:
    assert english("walk.position", i=3, n=19) == "Item 3 of 19"


@pytest.mark.parametrize(
    ("n", "text"), [(0, "0 levels short"), (1, "1 level short"), (2, "2 levels short")]
)
def test_the_number_chooses_the_plural(english: Texts, n: int, text: str) -> None:
    assert english("gap.short", n=n) == text


def test_braces_in_a_value_stay_as_they_are(english: Texts) -> None:
    assert english("error.no_file", file="{n}.pdf") == "There is no file {n}.pdf."


@pytest.mark.parametrize(
    ("key", "values"), [("no.such", {}), ("walk.position", {"i": 1}), ("gap.short", {})]
)
def test_an_unknown_key_or_a_missing_value_is_a_named_error(
    english: Texts, key: str, values: dict[str, object]
) -> None:
    with pytest.raises(TextError, match=key):
        english(key, **values)


def test_an_error_is_said_in_the_language_chosen(english: Texts) -> None:
    error = UserError("error.no_file", file="x.ksa")
    assert english.sentence(error) == "There is no file x.ksa."
    assert Texts("zh_TW").sentence(error).startswith("找不到檔案 x.ksa")


def test_a_language_without_catalogue_is_refused() -> None:
    with pytest.raises(ValueError, match="de"):
        Texts("de")


def test_the_shipped_catalogue_is_used_by_default() -> None:
    assert Texts("zh_TW")("term.gap") == "落差"
    assert "term.gap" in Texts("en")
    assert "term.nothing" not in Texts("en")


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("en_GB.UTF-8", Language.EN),
        ("English_United States", Language.EN),
        ("zh_TW.UTF-8", Language.ZH_TW),
        ("Chinese (Traditional)_Taiwan", Language.ZH_TW),
        ("ja_JP", Language.ZH_TW),
        ("C.UTF-8", Language.ZH_TW),
        ("", Language.ZH_TW),
    ],
)
def test_chinese_unless_the_system_speaks_english(locale: str, language: Language) -> None:
    assert default_language(locale) is language


def test_the_first_locale_variable_that_is_set_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "")
    monkeypatch.setenv("LC_MESSAGES", "en_US.UTF-8")
    monkeypatch.setenv("LANG", "zh_TW.UTF-8")
    assert default_language() is Language.EN


def test_without_variables_the_system_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(module.locale, "getlocale", lambda: ("English_United States", "1252"))
    assert default_language() is Language.EN
    monkeypatch.setattr(module.locale, "getlocale", lambda: (None, None))
    assert default_language() is Language.ZH_TW
