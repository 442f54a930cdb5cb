"""Answers from a CSV file, by the rules of the command line, and from the command line itself."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from ksa_assess.domain.answer import Answer, AnswerKind
from ksa_assess.exchange.csv_table import ANSWER_COLUMNS, SHOWN_COLUMNS
from ksa_assess.runtime.errors import UserError
from ksa_assess.services.table_file import TableRow, read_table

_NEEDED = ("indicator", "answer")
_KNOWN = (*ANSWER_COLUMNS, *SHOWN_COLUMNS)
SAME = "same"
_LEVELS = frozenset("0123456")
_BETWEEN_CODES = re.compile(r"[\s,、，;；]+")


@dataclass(frozen=True, slots=True)
class RatingRow:
    """One row. None keeps what is there, an empty text erases it; `number` is the row as a
    spreadsheet counts, the head being 1, or None outside of a file. `answer` is `0`–`6`, `na`,
    `unobserved` or `clear`, of a supervisor also `same`: as in the self rating. `evidence` holds
    one note per line, `missing` codes of K/S items. `fault` is what is wrong with the row
    whatever the assessment.
    """

    indicator: str
    answer: str | None = None
    comment: str | None = None
    reason: str | None = None
    evidence: str | None = None
    missing: str | None = None
    number: int | None = None
    fault: UserError | None = None


def read_rows(path: Path) -> tuple[RatingRow, ...]:
    """Rows of a CSV file in UTF-8, faulty ones too. Raises UserError where it cannot be read."""
    seen: dict[str, int] = {}
    return tuple(_row(row, seen) for row in read_table(path, _NEEDED, _KNOWN))


def applied(row: RatingRow, before: Answer, own: Answer | None = None) -> Answer:
    """The answer after a row; `own` is the self rating that a supervisor can agree with.

    Raises UserError saying what is wrong with the row.
    """
    after = _answered(row, before) if own is None else _reviewed(row, before, own)
    if row.reason and after.kind is not AnswerKind.NOT_APPLICABLE:
        raise UserError("rating_file.reason_without_na", indicator=row.indicator)
    return replace(
        after,
        comment=after.comment if row.comment is None else row.comment,
        evidence=after.evidence if row.evidence is None else tuple(row.evidence.splitlines()),
        missing=after.missing if row.missing is None else _codes(row.missing),
    )


def _reviewed(row: RatingRow, before: Answer, own: Answer) -> Answer:
    if (row.answer or "").strip().lower() != SAME:
        return _answered(row, before)
    if not own.is_answered:
        raise UserError("rating_file.nothing_to_agree", indicator=row.indicator)
    return agreeing(before, own)


def agreeing(before: Answer, own: Answer, *, whole_task: bool = False) -> Answer:
    """The supervisor's answer after agreeing with a self rating; what stands beside it stays."""
    said = own.agreed(whole_task=whole_task)
    return replace(before, kind=said.kind, level=said.level, reason=said.reason, basis=said.basis)


def _answered(row: RatingRow, before: Answer) -> Answer:
    word = (row.answer or "").strip().lower()
    if word in _LEVELS:
        return before.rated(int(word))
    if word == "unobserved":
        return before.not_observed()
    if word == "clear":
        return before.cleared()
    is_still_na = not word and before.kind is AnswerKind.NOT_APPLICABLE
    if word == "na" or is_still_na:
        return _not_applicable(row, before)
    if word:
        raise UserError("rating_file.unknown_answer", answer=row.answer)
    return before


def _not_applicable(row: RatingRow, before: Answer) -> Answer:
    reason = before.reason if row.reason is None else row.reason
    if not reason.strip():
        raise UserError("answer.no_reason", indicator=row.indicator)
    return before.not_applicable(reason)


def _codes(text: str) -> tuple[str, ...]:
    return tuple(filter(None, _BETWEEN_CODES.split(text)))


def _row(found: TableRow, seen: dict[str, int]) -> RatingRow:
    """`seen` maps the indicators of the rows above to their numbers; this one is noted there."""
    indicator = found.cells.get("indicator", "").strip()
    first = seen.setdefault(indicator, found.number)
    answers = {column: found.cells.get(column) for column in ANSWER_COLUMNS[1:]}
    fault = found.fault or _fault(indicator, found.number, first)
    return RatingRow(indicator, **answers, number=found.number, fault=fault)


def _fault(indicator: str, number: int, first: int) -> UserError | None:
    if not indicator:
        return UserError("rating_file.no_indicator")
    if first != number:
        return UserError("rating_file.twice", indicator=indicator, first=first)
    return None
