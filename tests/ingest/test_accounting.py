"""Whatever a reader would lose shows in the accounting."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import pytest

from ksa_assess.domain.standard import Standard
from ksa_assess.ingest.accounting import report_lost
from ksa_assess.ingest.issues import IssueLog
from ksa_assess.ingest.rows import rows
from ksa_assess.ingest.sections import divide
from tests.ingest.sources import CODES, read_source, source_text


def lost(code: str, standard: Standard) -> list[str]:
    log = IssueLog()
    report_lost(divide(list(rows(source_text(code)))), standard, log)
    return [issue.message for issue in log.in_order()]


def without_one_text(value: Any, found: list[int]) -> Any:
    """The value with the text blanked at which the countdown in `found` ends."""
    if isinstance(value, tuple):
        return tuple(without_one_text(part, found) for part in value)
    if hasattr(value, "__dataclass_fields__"):
        parts = {f.name: without_one_text(getattr(value, f.name), found) for f in fields(value)}
        return replace(value, **parts)
    if type(value) is str and len(value) > 8:
        found[0] -= 1
        return "" if found[0] == 0 else value
    return value


@pytest.mark.parametrize("code", CODES)
def test_nothing_of_a_source_is_lost(code: str) -> None:
    standard = read_source(code).standard
    messages = [issue.message for issue in read_source(code).issues]
    assert not [message for message in lost(code, standard) if message[:8] not in str(messages)]


@pytest.mark.parametrize("code", CODES)
def test_any_text_that_is_left_out_is_reported(code: str) -> None:
    standard = read_source(code).standard
    ordinary = lost(code, standard)
    for changed in each_without_one_text(standard):
        assert set(lost(code, changed)) - set(ordinary) or is_elsewhere(standard, changed)


def each_without_one_text(standard: Standard) -> Iterator[Standard]:
    for number in range(1, 1000):
        found = [number]
        changed = without_one_text(standard, found)
        if found[0] > 0:
            assert number > 30
            return
        yield changed


def is_elsewhere(standard: Standard, changed: Standard) -> bool:
    """Whether the text that is missing is part of another one, such as a repeated name."""
    before, after = texts_of(standard), texts_of(changed)
    missing = next(text for text, now in zip(before, after, strict=True) if text != now)
    return any(missing in text for text in after)


def texts_of(value: Any) -> list[str]:
    if isinstance(value, tuple):
        return [text for part in value for text in texts_of(part)]
    if hasattr(value, "__dataclass_fields__"):
        return [text for f in fields(value) for text in texts_of(getattr(value, f.name))]
    return [value] if isinstance(value, str) else []
