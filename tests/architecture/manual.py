"""The manual as Markdown: its pages in both languages and what they name."""

import re
from pathlib import Path

from ksa_assess.runtime.resources import manual_dir
from ksa_assess.runtime.texts import Language

PAGES = ("staff", "supervisor", "hr")
_PICTURE = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")


def text(language: Language, page: str) -> str:
    return path(language, page).read_text(encoding="utf-8")


def path(language: Language, page: str) -> Path:
    return manual_dir() / language / f"{page}.md"


def pictures(language: Language, page: str) -> list[str]:
    """As they are linked, from the page."""
    return _PICTURE.findall(text(language, page))


def pictures_named() -> set[str]:
    """The names of all pictures, without language and ending."""
    return {
        Path(link).stem
        for language in Language
        for page in PAGES
        for link in pictures(language, page)
    }
