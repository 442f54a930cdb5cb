"""An assessment as CSV: one row per indicator, for spreadsheets and for the way back.

The first six columns are the own answers in the words that `assessments rate ID --from` reads, so
that an exported file can be changed and read again. What follows is to be looked at: it says
which answer counts, what the gap is and what the review says (`difference` is supervisor − self),
and is passed over on the way back.
"""

import csv
import io
import re
from collections.abc import Iterator

from ksa_assess.domain.answer import Answer, AnswerKind, Series
from ksa_assess.domain.assessment import Assessment
from ksa_assess.domain.gap import GapAnalysis
from ksa_assess.domain.review import differences
from ksa_assess.domain.standard import Duty, Indicator, Task

ANSWER_COLUMNS = ("indicator", "answer", "comment", "reason", "evidence", "missing")
SHOWN_COLUMNS = (
    *("duty", "task", "text", "required", "required_from"),
    *("series", "rating", "gap", "severity"),
    *("supervisor", "supervisor_reason", "supervisor_comment"),
    *("agreed", "agreed_reason", "agreed_comment", "difference"),
)
# A spreadsheet would take a text that begins like this for a formula; one that looks shielded
# already is shielded once more, so that reading takes off what was put on.
_FORMULA_START = re.compile(r"'*[=+\-@\t\r]")


def csv_table(assessment: Assessment, analysis: GapAnalysis) -> bytes:
    """UTF-8 with a byte order mark, which Excel needs to see that it is UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow((*ANSWER_COLUMNS, *SHOWN_COLUMNS))
    writer.writerows(_rows(assessment, analysis))
    return text.getvalue().encode("utf-8-sig")


def _rows(assessment: Assessment, analysis: GapAnalysis) -> Iterator[list[str]]:
    apart = differences(assessment)
    gaps = {row.code: row for row in analysis.indicators}
    for duty, task, indicator in assessment.standard.places():
        row = gaps[indicator.code]
        yield [
            *_answer_cells(indicator.code, assessment.answer(indicator.code)),
            *_place_cells(duty, task, indicator),
            _number(row.required),
            row.required_from.value,
            row.series.value if row.series else "none",
            _number(row.rated),
            _number(row.gap),
            row.severity.value if row.severity else "",
            *_review_cells(assessment.answer(indicator.code, Series.SUPERVISOR)),
            *_review_cells(assessment.answer(indicator.code, Series.AGREED)),
            _number(apart[indicator.code]),
        ]


def _answer_cells(code: str, answer: Answer) -> Iterator[str]:
    yield _text(code)
    yield _answer_word(answer)
    yield _text(answer.comment)
    yield _text(answer.reason)
    yield _text("\n".join(answer.evidence))
    yield _text(",".join(answer.missing))


def _review_cells(answer: Answer) -> Iterator[str]:
    yield _answer_word(answer)
    yield _text(answer.reason)
    yield _text(answer.comment)


def _answer_word(answer: Answer) -> str:
    """As it is typed on the command line; nothing where there is no answer."""
    if answer.kind is AnswerKind.RATED:
        return _number(answer.level)
    words = {AnswerKind.NOT_APPLICABLE: "na", AnswerKind.NOT_OBSERVED: "unobserved"}
    return words.get(answer.kind, "")


def _place_cells(duty: Duty, task: Task, indicator: Indicator) -> Iterator[str]:
    yield _text(f"{duty.code} {duty.name}")
    yield _text(f"{task.code} {task.name}")
    yield _text(indicator.text)


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _text(text: str) -> str:
    return f"'{text}" if _FORMULA_START.match(text) else text
