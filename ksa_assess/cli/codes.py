"""Codes as people type them: exact, or the one code that differs only in width or case."""

import difflib
import unicodedata
from collections.abc import Iterable

from ksa_assess.runtime.errors import UserError

_MOST_NAMED = 8


def known_code(typed: str, known: Iterable[str], unknown_key: str) -> str:
    """The known code that was meant. Raises UserError with `unknown_key`: it names what was
    typed as {code} and the codes most like it, else the first ones, as {known}."""
    codes = tuple(known)
    if typed in codes:
        return typed
    same = [code for code in codes if folded(code) == folded(typed)]
    if len(same) == 1:
        return same[0]
    raise UserError(unknown_key, code=typed, known=_nearest(typed, codes) or _first(codes))


def folded(text: str) -> str:
    """Without the differences an input method makes: full width, case, spaces around."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _nearest(typed: str, codes: tuple[str, ...]) -> str:
    return ", ".join(difflib.get_close_matches(typed, codes, n=3, cutoff=0.5))


def _first(codes: tuple[str, ...]) -> str:
    more = ", …" if len(codes) > _MOST_NAMED else ""
    return ", ".join(codes[:_MOST_NAMED]) + more
