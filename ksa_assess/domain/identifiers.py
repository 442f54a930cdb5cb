"""Codes of a competency standard: how they are ordered.

What a code means is decided where it is read (`ingest`); here it is only text.
"""

import re

_RUN = re.compile(r"\d+|\D+")


def code_order(code: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key that counts digits as numbers: T1.2 < T1.10 < T2.1, K09 < K10 < K100."""
    return tuple(
        (0, int(run), "") if run.isdecimal() else (1, 0, run) for run in _RUN.findall(code)
    )
