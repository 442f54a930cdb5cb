"""Days as people write them: in either calendar, with or without the year."""

import re
import unicodedata
from calendar import monthrange
from datetime import date

_YEARS_BEFORE_ROC = 1911
# A year of fewer digits is of the Republic: nobody plans for the Middle Ages.
_FIRST_WESTERN_YEAR = 1000
_UNBROKEN = re.compile(r"(\d{3,4})(\d{2})(\d{2})")
_OTHER_SIGNS = re.compile(r"[\d\s年月日民國/.\-]*")


def day_from_text(text: str, today: date) -> date | None:
    """`115/12/31`, `2026-12-31`, `民國 115 年 12 月 31 日`, `1151231`, `12/31` (the next one).

    None where nothing is written. Raises ValueError for what is no day.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return None
    if not _OTHER_SIGNS.fullmatch(plain):
        raise ValueError(text)
    unbroken = _UNBROKEN.fullmatch(plain)
    numbers = [int(part) for part in (unbroken.groups() if unbroken else re.findall(r"\d+", plain))]
    if len(numbers) == 2:
        return _next(today, *numbers)
    if len(numbers) != 3:
        raise ValueError(text)
    year, month, day = numbers
    return date(year if year >= _FIRST_WESTERN_YEAR else year + _YEARS_BEFORE_ROC, month, day)


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last one where that month is shorter."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def end_of_year(day: date) -> date:
    return date(day.year, 12, 31)


def _next(today: date, month: int, day: int) -> date:
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)
