"""Which knowledge and skills belong to which task, and the document's lists of both.

The cells of K and S are often merged in print, and an extract holds a merged cell's text in the
first of its rows or cut over several. Which of the two ways a document uses is inferred here.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from ksa_assess.domain.identifiers import code_order
from ksa_assess.domain.standard import ContentItem
from ksa_assess.ingest.issues import IssueKind, IssueLog
from ksa_assess.ingest.normalise import compact
from ksa_assess.ingest.printed import PrintedItem
from ksa_assess.ingest.table import PrintedDuty, PrintedTask, report_unsure

Codes = tuple[str, ...]


def link(duties: list[PrintedDuty], log: IssueLog) -> list[list[Codes]]:
    """The K and S codes of every task, duty by duty, each list in printed order.

    If no code is printed twice within any one duty and some task has a blank K or S, each duty
    has one merged list that all its tasks carry; otherwise lists are per task and blank means none.
    """
    if not _is_merged(duties):
        for item in (item for duty in duties for task in duty.tasks for item in task.uncoded):
            report_unsure(item, log)
        return [[_codes(_cells([task])) for task in duty.tasks] for duty in duties]
    for duty in duties:
        # A merged cell may be cut over the tasks of its duty, not over two duties.
        for item in duty.tasks[0].uncoded if duty.tasks else ():
            report_unsure(item, log)
        _report_inferred(duty, log)
    return [[_codes(_cells(duty.tasks))] * len(duty.tasks) for duty in duties]


def of_kind(letter: str, codes: Codes) -> Codes:
    """The codes that begin with the letter (K or S), wherever they were printed."""
    return tuple(code for code in codes if code.startswith(letter))


def read_content(letter: str, duties: list[PrintedDuty], log: IssueLog) -> tuple[ContentItem, ...]:
    """The document's list of K or S in code order. A code with two names keeps the first."""
    printed = (
        item
        for duty in duties
        for cell in _cells(duty.tasks)
        for item in cell
        if item.code.startswith(letter)
    )
    names = first_names(printed, log)
    return tuple(ContentItem(code, names[code]) for code in sorted(names, key=code_order))


def first_names(items: Iterable[PrintedItem], log: IssueLog) -> dict[str, str]:
    """The first name printed for each code; other names are reported.

    Names that differ by a space only are one name: a line end put it there.
    """
    names: dict[str, PrintedItem] = {}
    for item in items:
        first = names.setdefault(item.code, item)
        if not first.text:
            names[item.code] = item
        elif compact(item.text) not in ("", compact(first.text)):
            message = f"{item.code} 另印為「{item.text}」，採用第一次的「{first.text}」。"
            log.add(IssueKind.CODE_WITH_TWO_NAMES, item.line, item.heading, message)
    for item in names.values():
        if not item.text:
            log.add(IssueKind.NAME_ABSENT, item.line, item.heading, f"{item.code} 沒有名稱。")
    return {code: item.text for code, item in names.items()}


def _is_merged(duties: list[PrintedDuty]) -> bool:
    for duty in duties:
        printed = Counter(item.code for cell in _cells(duty.tasks) for item in cell)
        if any(count > 1 for count in printed.values()):
            return False
    return any(_is_blank(task) for duty in duties for task in duty.tasks)


def _is_blank(task: PrintedTask) -> bool:
    """Whether K or S is blank; a task that is only the heading of a third layer has neither."""
    letters = {item.code[0] for cell in task.content for item in cell}
    return bool(task.indicators or letters) and not {"K", "S"} <= letters


def _cells(tasks: Iterable[PrintedTask]) -> Iterator[list[PrintedItem]]:
    """Every K or S cell once, also where several tasks share it."""
    cells = {id(cell): cell for task in tasks for cell in task.content}
    yield from cells.values()


def _codes(cells: Iterable[list[PrintedItem]]) -> Codes:
    return tuple(dict.fromkeys(item.code for cell in cells for item in cell))


def _report_inferred(duty: PrintedDuty, log: IssueLog) -> None:
    if len(duty.tasks) > 1:
        message = (
            f"{duty.item.code} 的知識與技能印在合併的儲存格，"
            f"推定 {duty.tasks[0].item.code} 到 {duty.tasks[-1].item.code} 共用。"
        )
        log.add(IssueKind.LINKS_INFERRED, duty.tasks[0].item.line, "職能內涵", message)
