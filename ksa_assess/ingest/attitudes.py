"""The attitudes (職能內涵 A): paragraphs, bare names, a matrix of tasks, or several of them.

The forms are joined by code. Levels and tasks are not read here.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from ksa_assess.domain.identifiers import code_order
from ksa_assess.domain.standard import Attitude
from ksa_assess.ingest import codes, doubts
from ksa_assess.ingest.content_links import first_names
from ksa_assess.ingest.issues import IssueKind, IssueLog
from ksa_assess.ingest.normalise import BULLET, compact, tidy
from ksa_assess.ingest.printed import PrintedItem
from ksa_assess.ingest.rows import Row
from ksa_assess.ingest.table import report_not_placed, report_unsure

HEADING = "職能內涵 (A=attitude 態度)"
MARKS = frozenset({"V", "v", "Ｖ", "√", "✓", "✔", "●", "○", "◎", "■", "*", "ˇ", BULLET})
_COLON = re.compile("[：:]")


def read_attitudes(
    rows: list[Row], tasks: Collection[str], width: int | None, log: IssueLog
) -> tuple[Attitude, ...]:
    """Every attitude in code order.

    `tasks` are the codes of the document's tasks, `width` the number of digits of its codes.
    """
    pattern = codes.content_pattern("A", width)
    if rows and not any(pattern.search(cell) for row in rows for cell in row.cells):
        log.add(
            IssueKind.CODES_ASSIGNED,
            rows[0].line,
            HEADING,
            "態度沒有印代碼，依印出順序編為 A01 起。",
        )
        rows = list(_with_codes(rows))
    reader = _AttitudeReader(pattern, tasks, log)
    for row in rows:
        reader.read(row)
    return reader.attitudes()


class _AttitudeReader:
    """Reads row by row. `_last` is the item that a row without a code continues."""

    def __init__(self, pattern: re.Pattern[str], tasks: Collection[str], log: IssueLog) -> None:
        self._pattern = pattern
        self._tasks = tasks
        self._log = log
        self._paragraphs: list[PrintedItem] = []
        self._names: list[PrintedItem] = []
        self._marks: dict[str, list[str]] = {}
        self._matrix: dict[int, str] = {}
        self._last: PrintedItem | None = None

    def read(self, row: Row) -> None:
        """Read one row: the head or a line of the matrix, or paragraphs."""
        matrix = _matrix_head(row)
        if matrix:
            self._matrix = matrix
        elif _names_tasks(row):
            self._report_head(row)
        elif self._matrix and row.is_table_row:
            self._read_marks(row)
        else:
            self._read_paragraphs(row)

    def attitudes(self) -> tuple[Attitude, ...]:
        """What was read. An attitude that a printed matrix does not name belongs to no task."""
        parted = [(item, *_parts(item.text)) for item in self._paragraphs]
        named = [PrintedItem(item.code, item.line, HEADING, [name]) for item, name, _ in parted]
        names = first_names([*named, *self._names], self._log)
        descriptions = {item.code: text for item, _, text in reversed(parted) if text}
        if self._matrix:
            self._report_unmarked(named)
        for item in (*self._paragraphs, *self._names):
            doubts.report_cut_code(item, self._log)
        return tuple(
            Attitude(code, names[code], descriptions.get(code), self._marked(code))
            for code in sorted(names, key=code_order)
        )

    def _marked(self, code: str) -> tuple[str, ...] | None:
        return tuple(dict.fromkeys(self._marks.get(code, ()))) if self._matrix else None

    def _report_unmarked(self, described: list[PrintedItem]) -> None:
        rows = {item.code for item in self._names}
        for item in described:
            if item.code not in rows:
                message = f"態度與工作任務的對照表裡沒有 {item.code}，視為不屬於任何工作任務。"
                self._log.add(IssueKind.ATTITUDE_NOT_IN_MATRIX, item.line, HEADING, message)

    def _report_head(self, row: Row) -> None:
        """Report a head of a matrix that cannot be read; a row of duties above one says nothing."""
        if not all(codes.DUTY.fullmatch(cell.strip()) for cell in row.cells if cell.strip()):
            report_not_placed(" ".join(row.cells), row.line, HEADING, self._log)

    def _read_marks(self, row: Row) -> None:
        name = " ".join(row.cells[: min(self._matrix)])
        cell = codes.cut(name, self._pattern)
        self._continue(cell.lead)
        for item in cell.items:
            self._last = PrintedItem(item.code, row.line, HEADING, [item.text])
            self._names.append(self._last)
        for column, task in self._matrix.items():
            self._read_mark(tidy(row.cell(column)), task, row.line)

    def _read_mark(self, mark: str, task: str, line: int) -> None:
        if mark in MARKS and task in self._tasks and self._last is not None:
            self._marks.setdefault(self._last.code, []).append(task)
        elif mark:
            message = f"{task} 欄的「{mark}」不是勾選記號，或文件沒有這項工作任務，未採用。"
            self._log.add(IssueKind.TEXT_NOT_PLACED, line, HEADING, message)

    def _read_paragraphs(self, row: Row) -> None:
        is_open = False
        for text in row.cells:
            cell = codes.cut(text, self._pattern)
            if is_open and compact(text) in MARKS:
                self._report_mark(text, row.line)
            else:
                self._continue_paragraph(cell.lead, row.line, is_open=is_open)
            for item in cell.items:
                self._last = PrintedItem(item.code, row.line, HEADING, [item.text])
                self._paragraphs.append(self._last)
                is_open = True

    def _report_mark(self, mark: str, line: int) -> None:
        code = self._last.code if self._last else ""
        message = f"{code} 的勾選記號「{mark.strip()}」不知屬於哪一項工作任務，未採用。"
        self._log.add(IssueKind.TEXT_NOT_PLACED, line, HEADING, message)

    def _continue_paragraph(self, text: str, line: int, *, is_open: bool) -> None:
        """Go on with the last item; in the row that names it, the next column describes it."""
        has_name = self._last is not None and bool(self._last.text)
        has_colon = self._last is not None and _COLON.search(self._last.text) is not None
        is_description = is_open and has_name and not has_colon and bool(text.strip())
        if self._last is not None and self._last.text.endswith("。") and _COLON.search(text):
            # It reads like another attitude whose code is missing.
            report_unsure(PrintedItem(self._last.code, line, HEADING, [text]), self._log)
        self._continue(f"：{text}" if is_description else text)

    def _continue(self, text: str) -> None:
        if self._last is not None and text.strip():
            self._last.pieces.append(text)


def _matrix_head(row: Row) -> dict[int, str]:
    """The task code of each column, if the row is the head of a matrix; else nothing.

    Where the blank cell before the first task is not printed, the columns are counted with it.
    """
    has_corner = not codes.TASK.match(row.cells[0].strip())
    tasks = {
        column: codes.cut(cell.strip(), codes.TASK)
        for column, cell in enumerate(row.cells, start=0 if has_corner else 1)
        if column and cell.strip()
    }
    is_head = all(not cell.lead and len(cell.items) == 1 for cell in tasks.values())
    return {column: cell.items[0].code for column, cell in tasks.items()} if is_head else {}


def _names_tasks(row: Row) -> bool:
    """Whether a row with columns holds nothing but codes of duties and tasks, whole or cut."""
    cells = [cell.strip() for cell in row.cells if cell.strip()]
    return row.is_table_row and all(map(codes.DUTY.match, cells))


def _parts(text: str) -> tuple[str, str | None]:
    """A name and its description, parted at the first colon."""
    name, *description = _COLON.split(text, maxsplit=1)
    return name.strip(), (description[0].strip() or None) if description else None


def _with_codes(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows of a section without codes, with A01 … put before each new name."""
    rows = list(rows)
    are_described = any(
        _COLON.search(cell) or cell.strip().endswith("。") for row in rows for cell in row.cells
    )
    numbers: dict[str, int] = {}
    is_plain = not are_described and not any(map(_matrix_head, rows))
    for row in _one_cell_each(rows) if is_plain else rows:
        name = compact(_parts(next(cell for cell in row.cells if cell.strip()))[0])
        is_continuation = are_described and not row.is_table_row and name == row.label
        if _matrix_head(row) or is_continuation:
            yield row
        else:
            number = numbers.setdefault(name, len(numbers) + 1)
            yield Row(row.line, (f"A{number:02} {row.cells[0].strip()}", *row.cells[1:]))


def _one_cell_each(rows: Iterable[Row]) -> Iterator[Row]:
    """Names that are printed side by side, each in a row of its own."""
    for row in rows:
        for cell in row.cells:
            if cell.strip():
                yield Row(row.line, (cell,))
