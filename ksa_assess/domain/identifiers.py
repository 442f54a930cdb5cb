"""Codes of a competency standard: how they are ordered, and which belong together.

What a code means is decided where it is read (`ingest`); here it is only text.
"""

import re

_RUN = re.compile(r"\d+|\D+")
_EDITION = re.compile(r"(.+)v\d+", re.IGNORECASE)


def code_order(code: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key that counts digits as numbers: T1.2 < T1.10 < T2.1, K09 < K10 < K100."""
    return tuple(_number(run) if run.isdecimal() else (1, 0, run) for run in _RUN.findall(code))


def _number(digits: str) -> tuple[int, int, str]:
    """Ordered like the number, however many digits a file may hold (`int` has a limit)."""
    significant = digits.lstrip("0")
    return 0, len(significant), significant


def family_of(code: str) -> str:
    """What the editions of one document share: TTM1411-002 of TTM1411-002v3 and v4."""
    edition = _EDITION.fullmatch(code)
    return edition[1] if edition else code
