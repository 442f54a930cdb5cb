"""Every word that people read, by key, in the language chosen.

The words stand in `resources/texts/{zh_TW,en}.json`: one flat object, keys dotted and sorted. A
value is a text with `{names}` to fill in, or `{"one": …, "other": …}` where the number `n`
decides between the two, as English needs.
"""

import json
import locale
import os
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from ksa_assess.runtime.errors import SentenceError
from ksa_assess.runtime.resources import texts_path

Entry = str | Mapping[str, str]


class Language(StrEnum):
    """The languages there is a catalogue for, under the names the command line uses."""

    ZH_TW = "zh_TW"
    EN = "en"


class TextError(LookupError):
    """A key that no catalogue has, or a text whose `{names}` were not all given: a bug."""


class Texts:
    """One language's texts; `texts("walk.position", i=3, n=19, k=2)` gives the sentence."""

    def __init__(self, language: str, entries: Mapping[str, Entry] | None = None) -> None:
        self.language = Language(language)
        self._entries = _shipped_entries(self.language) if entries is None else entries

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def __call__(self, key: str, **values: object) -> str:
        """Raises TextError for an unknown key or a missing value."""
        try:
            return self._form(key, values).format(**values)
        except KeyError as error:
            raise TextError(f"{self.language}: {key}: {error}") from error

    def sentence(self, error: SentenceError) -> str:
        return self(error.key, **error.params)

    def _form(self, key: str, values: Mapping[str, object]) -> str:
        entry = self._entries[key]
        if isinstance(entry, str):
            return entry
        return entry["one" if values["n"] == 1 else "other"]


def default_language(locale_name: str | None = None) -> Language:
    """Chinese, unless the system (or `locale_name`, e.g. `en_GB.UTF-8`) speaks English."""
    name = _system_locale() if locale_name is None else locale_name
    return Language.EN if name.lower().startswith("en") else Language.ZH_TW


def _system_locale() -> str:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if name := os.environ.get(variable):
            return name
    return locale.getlocale()[0] or ""


@cache
def _shipped_entries(language: Language) -> Mapping[str, Entry]:
    return json.loads(texts_path(language).read_text(encoding="utf-8"))
