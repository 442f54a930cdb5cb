"""Printed levels: a whole number from 1 to 6, or nonsense."""

import re

from ksa_assess.ingest.issues import IssueKind, IssueLog
from ksa_assess.ingest.normalise import tidy

_LEVEL = re.compile(r"[1-6１-６]")


def read_level(text: str, line: int, heading: str, log: IssueLog) -> int | None:
    """The level of a text that is not blank; None for nonsense such as 0, 7 or 3/4 (reported)."""
    printed = tidy(text)
    if _LEVEL.fullmatch(printed):
        return int(printed)
    message = f"級別印為「{printed}」，不是 1 到 6 的整數，未採用。"
    log.add(IssueKind.LEVEL_NONSENSE, line, heading, message)
    return None
