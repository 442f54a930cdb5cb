"""A standard (職能基準): the parts of an extract put together.

Each part is read in its own module; here codes are made unique and what is missing is reported.
"""

from collections.abc import Iterable

from ksa_assess.domain.standard import (
    Duty,
    Indicator,
    Output,
    Standard,
    StandardKind,
    Task,
)
from ksa_assess.ingest import content_links, doubts
from ksa_assess.ingest.attitudes import read_attitudes
from ksa_assess.ingest.codes import code_width
from ksa_assess.ingest.content_links import Codes, of_kind
from ksa_assess.ingest.head import (
    STANDARD_LABELS,
    Fields,
    name_in_title,
    read_categories,
    read_code,
    read_fields,
    read_versions,
    value,
)
from ksa_assess.ingest.issues import IssueKind, IssueLog
from ksa_assess.ingest.levels import read_level
from ksa_assess.ingest.normalise import compact
from ksa_assess.ingest.printed import PrintedItem
from ksa_assess.ingest.rows import Row
from ksa_assess.ingest.sections import Part, Sections
from ksa_assess.ingest.table import Column, PrintedTask, Table, read_table
from ksa_assess.ingest.tail import read_tail, read_updates


def read_standard(sections: Sections, log: IssueLog) -> Standard:
    """The standard that the sections hold."""
    rows = sections.rows
    fields = read_fields(rows[Part.HEAD], STANDARD_LABELS)
    width = code_width(_cells(rows[Part.TABLE] + rows[Part.ATTITUDES]))
    attitude_width = code_width(_cells(rows[Part.ATTITUDES])) or width
    table = read_table(rows[Part.TABLE], width, log)
    duties = _Assembly(table, log).duties()
    tasks = {task.code for duty in duties for task in duty.tasks}
    doubts.report_table(table, width, log)
    prerequisites, notes = read_tail(rows[Part.TAIL])
    _report_absent(sections, log)
    return Standard(
        kind=StandardKind.STANDARD,
        code=read_code(fields, "職能基準代碼", log),
        name=_name(fields, rows[Part.TITLE], log),
        version_history=read_versions(rows[Part.VERSIONS]),
        category=read_categories(fields, log),
        description=value(fields, "工作描述"),
        level=_base_level(fields, log),
        duties=duties,
        knowledge=content_links.read_content("K", table.duties, log),
        skills=content_links.read_content("S", table.duties, log),
        attitudes=read_attitudes(rows[Part.ATTITUDES], tasks, attitude_width, log),
        prerequisites=prerequisites,
        notes=notes,
        assessment_guide=None,
        updates=read_updates(rows[Part.UPDATES]),
    )


def _cells(rows: Iterable[Row]) -> Iterable[str]:
    return (cell for row in rows for cell in row.cells)


def _name(fields: Fields, title: list[Row], log: IssueLog) -> str:
    """The name stands in the row 職業 or in the row 職類 (擇一填寫)."""
    labels = ("職業", "職類", "職能基準名稱")
    names = (value(fields, label) for label in labels)
    name = next((name for name in names if name), None)
    if name:
        return name
    line = fields["職能基準名稱"].line if "職能基準名稱" in fields else 1
    name = name_in_title(title)
    if name:
        log.add(IssueKind.NAME_FROM_TITLE, line, "職能基準名稱", "沒有印出名稱，採用標題。")
    else:
        log.add(IssueKind.NAME_ABSENT, line, "職能基準名稱", "文件沒有印出名稱。")
    return name


def _base_level(fields: Fields, log: IssueLog) -> int | None:
    label = "基準級別"
    text = value(fields, label)
    line = fields[label].line if label in fields else 1
    if text is None:
        log.add(IssueKind.LEVEL_ABSENT, line, label, "沒有印出基準級別。")
        return None
    return read_level(text, line, label, log)


def _report_absent(sections: Sections, log: IssueLog) -> None:
    last = max(row.line for rows in sections.rows.values() for row in rows)
    if not sections.rows[Part.ATTITUDES]:
        log.add(IssueKind.ATTITUDES_ABSENT, last, "職能內涵", "文件沒有態度的部分。")
    if Part.TAIL not in sections.headed:
        log.add(IssueKind.TAIL_ABSENT, last, "說明與補充事項", "文件沒有說明與補充事項的部分。")


class _Assembly:
    """Turns the printed duties into domain values. A code stands for one thing in a document:

    one that is printed again for another thing gets a number (P1.1.1-2) and is reported.
    """

    def __init__(self, table: Table, log: IssueLog) -> None:
        self._table = table
        self._log = log
        self._seen: dict[str, list[str]] = {}

    def duties(self) -> tuple[Duty, ...]:
        links = content_links.link(self._table.duties, self._log)
        return tuple(
            Duty(
                self._unique(duty.item),
                duty.item.text,
                tuple(map(self._task, duty.tasks, task_links)),
            )
            for duty, task_links in zip(self._table.duties, links, strict=True)
        )

    def _task(self, task: PrintedTask, codes: Codes) -> Task:
        return Task(
            code=self._unique(task.item),
            name=task.item.text,
            level=self._level(task),
            outputs=tuple(Output(self._unique(o), o.text) for o in self._once(task.outputs)),
            indicators=tuple(
                Indicator(self._unique(i), i.text) for i in self._once(task.indicators)
            ),
            knowledge=of_kind("K", codes),
            skills=of_kind("S", codes),
        )

    def _once(self, items: list[PrintedItem]) -> Iterable[PrintedItem]:
        """The items without those that a task prints twice, code and text."""
        return {(item.code, compact(item.text)): item for item in items}.values()

    def _unique(self, item: PrintedItem) -> str:
        texts = self._seen.setdefault(item.code, [])
        texts.append(item.text)
        if len(texts) == 1:
            return item.code
        code = f"{item.code}-{len(texts)}"
        message = f"{item.code} 印了不止一次，這一項「{item.text}」記為 {code}。"
        self._log.add(IssueKind.CODE_REPEATED, item.line, item.heading, message)
        return code

    def _level(self, task: PrintedTask) -> int | None:
        heading = self._table.headings.get(Column.LEVEL, "職能級別")
        levels = [read_level(text, line, heading, self._log) for line, text in task.levels]
        different = list(dict.fromkeys(levels))
        if len(different) > 1:
            printed = "、".join(str(level) for level in different)
            message = f"{task.item.code} 印了不同的級別（{printed}），採用第一個。"
            self._log.add(IssueKind.LEVELS_DIFFER, task.levels[0][0], heading, message)
        return different[0] if different else None
