"""The table of duties and tasks: its rows read into duties, tasks and their items, as printed.

What a page break cut is joined here; which knowledge and skills belong to which task is decided
in `content_links`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum, auto

from ksa_assess.ingest import codes
from ksa_assess.ingest.codes import Cell, Item
from ksa_assess.ingest.issues import IssueKind, IssueLog
from ksa_assess.ingest.normalise import compact, tidy
from ksa_assess.ingest.printed import PrintedItem
from ksa_assess.ingest.rows import Row
from ksa_assess.ingest.sections import is_table_header


class Column(StrEnum):
    """What a column of the table holds."""

    DUTY = auto()
    TASK = auto()
    OUTPUT = auto()
    INDICATOR = auto()
    LEVEL = auto()
    KNOWLEDGE = auto()
    SKILL = auto()


# Parts of a column's label that no other column's label has, in the order they are looked for.
_LABELS = (
    ("職責", Column.DUTY),
    ("任務", Column.TASK),
    ("產出", Column.OUTPUT),
    ("指標", Column.INDICATOR),
    ("級別", Column.LEVEL),
    ("知識", Column.KNOWLEDGE),
    ("knowledge", Column.KNOWLEDGE),
    ("技能", Column.SKILL),
    ("skill", Column.SKILL),
)
# What is printed where a task has no output.
NOTHING = frozenset({"", "無", "-", "－", "—", "–", "N/A", "NA", "略"})
# Those that may also be the rest of a word that a page break cut.
_WORDS = frozenset({"無", "略"})


@dataclass(slots=True)
class PrintedTask:
    """A task with everything printed in its rows; `content` holds one list per K or S cell.

    `uncoded` is text at the top of its K or S cells, with the code of the item it was joined to:
    a merged cell may be cut there, a cell of the task's own is not.
    """

    item: PrintedItem
    levels: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    outputs: list[PrintedItem] = field(default_factory=list[PrintedItem])
    indicators: list[PrintedItem] = field(default_factory=list[PrintedItem])
    content: list[list[PrintedItem]] = field(default_factory=list[list[PrintedItem]])
    uncoded: list[PrintedItem] = field(default_factory=list[PrintedItem])

    @property
    def number(self) -> str:
        """The code without its letter: what the codes of its outputs and indicators begin with."""
        return self.item.code[1:]

    def owns(self, code: str) -> bool:
        """Whether the code of an output or indicator names this task."""
        return code[1:].startswith(f"{self.number}.")

    def owned_by(self, duty: "PrintedDuty") -> bool:
        """Whether this task's code names the duty."""
        return self.item.code.startswith(f"{duty.item.code}.")


@dataclass(slots=True)
class PrintedDuty:
    """A duty with its tasks in printed order."""

    item: PrintedItem
    tasks: list[PrintedTask] = field(default_factory=list[PrintedTask])


@dataclass(slots=True)
class Table:
    """The duties of a table, and the headings of its columns as first printed."""

    duties: list[PrintedDuty]
    headings: dict[Column, str]


def read_table(rows: Iterable[Row], width: int | None, log: IssueLog) -> Table:
    """Read the rows of the table; `width` is the number of digits of the document's K, S codes."""
    reader = _TableReader(width, log)
    for row in rows:
        reader.read(row)
    return Table(reader.duties, reader.headings)


def report_unsure(joined_text: PrintedItem, log: IssueLog) -> None:
    """Report a text without a code that was joined to the item of `joined_text.code`."""
    text, code = joined_text.text, joined_text.code
    message = f"「{text}」前面沒有代碼，也不在換頁處，已接在 {code} 之後。"
    log.add(IssueKind.CONTINUATION_UNSURE, joined_text.line, joined_text.heading, message)


def report_not_placed(text: str, line: int, heading: str, log: IssueLog) -> None:
    """Report a text that is in no field of the document."""
    log.add(IssueKind.TEXT_NOT_PLACED, line, heading, f"「{tidy(text)}」沒有讀進任何欄位。")


class _TableReader:
    """Reads row by row; what it holds is what a row may continue.

    Text before the first code of a cell belongs to the last item of that column: the rest of a
    text that a page break cut stands in the row below, even where that row begins another task.
    """

    def __init__(self, width: int | None, log: IssueLog) -> None:
        self.duties: list[PrintedDuty] = []
        self.headings: dict[Column, str] = {}
        content = codes.content_pattern("KS", width)
        self._patterns = {
            Column.DUTY: codes.DUTY,
            Column.TASK: codes.TASK,
            Column.OUTPUT: codes.OUTPUT,
            Column.INDICATOR: codes.INDICATOR,
            Column.KNOWLEDGE: content,
            Column.SKILL: content,
        }
        self._log = log
        self._columns: dict[Column, int] = {}
        self._last: dict[Column, PrintedItem] = {}
        self._tasks: list[PrintedTask] = []
        self._task_before: PrintedTask | None = None
        self._is_after_break = False

    def read(self, row: Row) -> None:
        """Read one row: a header, a row of the table, or text that is neither."""
        if is_table_header(row):
            self._read_header(row)
        elif row.is_table_row:
            self._read_cells(row)
            self._is_after_break = False

    def _read_header(self, row: Row) -> None:
        self._is_after_break = True
        self._columns = {}
        for at, cell in enumerate(row.cells):
            column = _column(compact(cell))
            if column is not None:
                self._columns[column] = at
                self.headings.setdefault(column, tidy(cell))

    def _read_cells(self, row: Row) -> None:
        duty, task = self._cut(row, Column.DUTY), self._cut(row, Column.TASK)
        begins = bool(task.items or self._text(row, Column.LEVEL).strip())
        self._read_duty(duty, row.line)
        is_new = self._read_task(task, row.line)
        if is_new and not self._tasks[0].owned_by(self.duties[-1]):
            self._report_unsure(duty.lead, row.line, Column.DUTY)
        self._read_level(row)
        for column in (Column.OUTPUT, Column.INDICATOR):
            cell = self._cut_list(row, column, begins=begins)
            if any(not self._is_owned(item) for item in cell.items):
                self._report_unsure(task.lead, row.line, Column.TASK)
            self._read_items(cell, row.line, column, is_new=is_new)
        for column in (Column.KNOWLEDGE, Column.SKILL):
            cell = self._cut_list(row, column, begins=begins)
            self._read_content(cell, row.line, column, is_new=is_new)

    def _cut(self, row: Row, column: Column) -> Cell:
        return codes.cut(self._text(row, column), self._patterns[column])

    def _cut_list(self, row: Row, column: Column, *, begins: bool) -> Cell:
        """Cut a cell that may say that there is nothing; a word only where the row `begins`."""
        cell = self._cut(row, column)
        text = compact(cell.lead)
        says_nothing = text in NOTHING and (begins or text not in _WORDS)
        return Cell("", ()) if says_nothing and not cell.items else cell

    def _text(self, row: Row, column: Column) -> str:
        return row.cell(self._columns[column]) if column in self._columns else ""

    def _read_duty(self, cell: Cell, line: int) -> None:
        self._continue(cell.lead, line, Column.DUTY)
        for item in cell.items:
            printed = self._printed(item, line, Column.DUTY)
            # After a page break the whole name may be printed again.
            if not (self.duties and _is_same(self.duties[-1].item, printed)):
                self.duties.append(PrintedDuty(printed))
                self._last[Column.DUTY] = printed

    def _read_task(self, cell: Cell, line: int) -> bool:
        """Open the tasks of the cell; whether there are any that were not open already."""
        self._continue(cell.lead, line, Column.TASK)
        printed = [self._printed(item, line, Column.TASK) for item in cell.items]
        if not printed or self._are_open(printed):
            return False
        self._task_before = self._tasks[-1] if self._tasks else None
        self._tasks = [PrintedTask(item) for item in printed]
        self._duty(line).tasks.extend(self._tasks)
        self._last[Column.TASK] = printed[-1]
        self._report_shared(line)
        return True

    def _are_open(self, printed: list[PrintedItem]) -> bool:
        return len(printed) == len(self._tasks) and all(
            _is_same(task.item, item) for task, item in zip(self._tasks, printed, strict=True)
        )

    def _duty(self, line: int) -> PrintedDuty:
        if not self.duties:
            heading = self.headings.get(Column.DUTY, "主要職責")
            self._log.add(IssueKind.DUTY_ABSENT, line, heading, "工作任務前沒有主要職責的代碼。")
            self.duties.append(PrintedDuty(PrintedItem("T0", line, heading, [""])))
        return self.duties[-1]

    def _report_shared(self, line: int) -> None:
        if len(self._tasks) > 1:
            listed = "、".join(task.item.code for task in self._tasks)
            message = f"工作任務 {listed} 印在同一格，共用這一列的級別與職能內涵。"
            self._log.add(IssueKind.TASKS_SHARE_CELL, line, self.headings[Column.TASK], message)

    def _read_level(self, row: Row) -> None:
        text = self._text(row, Column.LEVEL)
        if text.strip():
            for task in self._tasks:
                task.levels.append((row.line, text))

    def _read_items(self, cell: Cell, line: int, column: Column, *, is_new: bool) -> None:
        self._continue(cell.lead, line, column)
        if is_new and not self._is_after_break:
            self._report_unsure(cell.lead, line, column)
        for item in cell.items:
            task = self._owner(item)
            if task is not None:
                printed = self._printed(item, line, column)
                items = task.outputs if column is Column.OUTPUT else task.indicators
                items.append(printed)
                self._last[column] = printed

    def _report_unsure(self, lead: str, line: int, column: Column) -> None:
        if column in self._last and lead.strip():
            code, heading = self._last[column].code, self.headings[column]
            report_unsure(PrintedItem(code, line, heading, [lead]), self._log)

    def _owner(self, item: Item) -> PrintedTask | None:
        """The task of an output or indicator: the row gives it, whatever the code says.

        The code decides only between tasks that share the row, or where a page break left the
        end of the task before in the first row of this one.
        """
        named = [task for task in self._tasks if task.owns(item.code)]
        before = self._task_before
        if not named and self._is_after_break and before is not None and before.owns(item.code):
            return before
        # Where a third layer (T1.1.1) shares the cell of its task, the longer code is the nearer.
        owners = sorted(named, key=lambda task: -len(task.number)) or self._tasks
        return owners[0] if owners else None

    def _is_owned(self, item: Item) -> bool:
        task = self._owner(item)
        return task is not None and task.owns(item.code)

    def _read_content(self, cell: Cell, line: int, column: Column, *, is_new: bool) -> None:
        self._continue(cell.lead, line, column)
        # After a page break the text is the rest of an item; of which task the codes after it are,
        # nothing says.
        is_unsure = is_new and bool(cell.items or not self._is_after_break)
        if is_unsure and cell.lead.strip() and column in self._last:
            code, heading = self._last[column].code, self.headings[column]
            self._tasks[0].uncoded.append(PrintedItem(code, line, heading, [cell.lead]))
        printed = [self._printed(item, line, column) for item in cell.items]
        if printed:
            self._last[column] = printed[-1]
            for task in self._tasks:
                task.content.append(printed)

    def _continue(self, text: str, line: int, column: Column) -> None:
        """Go on with the last item of the column; where there is none, the text has no place."""
        if text.strip() and column in self._last:
            self._last[column].pieces.append(text)
        elif text.strip():
            report_not_placed(text, line, self.headings[column], self._log)

    def _printed(self, item: Item, line: int, column: Column) -> PrintedItem:
        heading = self.headings[column]
        if item.printed != item.code:
            message = f"代碼印為「{item.printed}」，讀作 {item.code}。"
            self._log.add(IssueKind.CODE_SPELLING, line, heading, message)
        return PrintedItem(item.code, line, heading, [item.text])


def _column(label: str) -> Column | None:
    return next((column for part, column in _LABELS if part in label.lower()), None)


def _is_same(first: PrintedItem, second: PrintedItem) -> bool:
    return first.code == second.code and compact(second.text) in ("", compact(first.text))
