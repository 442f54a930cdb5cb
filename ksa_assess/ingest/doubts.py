"""Doubts about what was read: what is missing, cut, misprinted or unlikely. Nothing is changed.

`codes` and `table` report what they see while reading; these checks look at whole items.
"""

import re
from collections.abc import Iterator

from ksa_assess.domain.standard import Standard
from ksa_assess.ingest.issues import IssueKind, IssueLog
from ksa_assess.ingest.normalise import compact, half_width, readable
from ksa_assess.ingest.printed import PrintedItem
from ksa_assess.ingest.table import Column, PrintedDuty, PrintedTask, Table

_SENTENCE_END = ("。", "；", "！", "？", "）", ")", "」")
_MOST = 0.8
# How much of a text is its end, in characters.
_END = 200
_BRACKETS = ("（）", "()", "「」", "【】", "《》")
# Three ways in which a Chinese sentence shows that its end is missing: an object with 將 that ends
# in an enumeration and has no verb; a last clause that is one noun with its note; a knowledge item
# that is a phrase with 針對, 對於 or 關於 without the noun it describes.
_OBJECT_WITHOUT_VERB = re.compile(r"將[^，。；]*等[^，。；等]{1,3}。?$")
_LONE_NOUN = re.compile(r"，[^，。；【]{1,4}【註\d+】。?$")
_PHRASE_WITHOUT_NOUN = re.compile(r"(?:針對|對於|關於)[^的之，]*$")
_PARTIAL_CODE = re.compile(r"(?:^|\s)(?:[OP](?:\d+(?:\.\d*)*)?|[KS]\d?|T\d*\.?)\s*$")
_PARTIAL_ATTITUDE_CODE = re.compile(r"(?:^|\s)A\d?\s*$")
# No code has the number zero: the digits that follow belong to it.
_ZERO = re.compile(r"[KSA]0+")
_CODE_IN_TEXT = re.compile(r"(?<![A-Za-z.\d])[OPop][ .]?\d+\.\d+\.\d+")
_NOTE_REFERENCE = re.compile(r"【(註\d+)】")


def report_table(table: Table, width: int | None, log: IssueLog) -> None:
    """Report what is doubtful in the items of the table."""
    tasks = [task for duty in table.duties for task in duty.tasks]
    _report_levels(table, tasks, log)
    for duty in table.duties:
        _report_misprints(duty, log)
    _report_truncated(tasks, log)
    _report_repeated([item for task in tasks for item in task.indicators], log)
    _report_repeated([i for task in tasks for cell in task.content for i in cell], log)
    for item in _items(table):
        _report_item(item, width, log)


def _items(table: Table) -> Iterator[PrintedItem]:
    for duty in table.duties:
        yield duty.item
        for task in duty.tasks:
            yield from (task.item, *task.outputs, *task.indicators)
            for cell in task.content:
                yield from cell


def _report_levels(table: Table, tasks: list[PrintedTask], log: IssueLog) -> None:
    heading = table.headings.get(Column.LEVEL, "職能級別")
    absent = [task for task in tasks if not task.levels]
    if tasks and len(absent) == len(tasks):
        log.add(
            IssueKind.LEVEL_ABSENT, tasks[0].item.line, heading, "所有工作任務都沒有印出職能級別。"
        )
        return
    for task in absent:
        message = f"{task.item.code} 沒有印出職能級別。"
        log.add(IssueKind.LEVEL_ABSENT, task.item.line, heading, message)


def _report_misprints(duty: PrintedDuty, log: IssueLog) -> None:
    for task in duty.tasks:
        if not task.owned_by(duty):
            _report_misprint(task.item, duty.item.code, log)
        for items in (task.outputs, task.indicators):
            for item in items:
                if not task.owns(item.code):
                    _report_misprint(item, task.item.code, log)
            _report_skipped(task, items, log)


def _report_misprint(item: PrintedItem, owner: str, log: IssueLog) -> None:
    message = f"代碼 {item.code} 與所在的 {owner} 不合，照原文保留。"
    log.add(IssueKind.MISPRINT_KEPT, item.line, item.heading, message)


def _report_skipped(task: PrintedTask, items: list[PrintedItem], log: IssueLog) -> None:
    """Report numbers that are missing before the last one, such as O1.1.1 before O1.1.2."""
    start = len(task.number) + 2
    printed = (item.code[start:] for item in items if task.owns(item.code))
    numbers = {int(number) for number in printed if number.isdecimal() and len(number) < 5}
    # A number far above the count is a misprint, and listing every other one says nothing.
    last = min(max(numbers, default=0), len(items) + 3)
    for number in sorted(set(range(1, last)) - numbers):
        code = f"{items[0].code[0]}{task.number}.{number}"
        message = f"{code} 沒有印出，其餘代碼不重編。"
        log.add(IssueKind.NUMBER_SKIPPED, items[0].line, items[0].heading, message)


def _report_truncated(tasks: list[PrintedTask], log: IssueLog) -> None:
    indicators = [indicator for task in tasks for indicator in task.indicators]
    ended = sum(indicator.text.endswith(_SENTENCE_END) for indicator in indicators)
    should_end = ended >= _MOST * len(indicators)
    for indicator in indicators:
        has_no_end = should_end and not indicator.text.endswith(_SENTENCE_END)
        if has_no_end or _is_cut_sentence(indicator.text):
            _report_cut(indicator, log)
    for cell in (cell for task in tasks for cell in task.content):
        for item in cell:
            if item.code.startswith("K") and _PHRASE_WITHOUT_NOUN.match(item.text):
                _report_cut(item, log)


def _report_repeated(items: list[PrintedItem], log: IssueLog) -> None:
    """Report one text under two codes: both are kept, one of them may be a mistake."""
    first: dict[tuple[str, str], PrintedItem] = {}
    for item in items:
        same = first.setdefault((item.code[0], compact(item.text)), item)
        if same.code != item.code and item.text:
            message = f"{item.code} 與 {same.code} 的文字相同，兩項都保留。"
            log.add(IssueKind.TEXT_REPEATED, item.line, item.heading, message)


def _is_cut_sentence(text: str) -> bool:
    return bool(_OBJECT_WITHOUT_VERB.search(text[-_END:]) or _LONE_NOUN.search(text[-_END:]))


def _report_cut(item: PrintedItem, log: IssueLog) -> None:
    message = f"{item.code} 的文字似乎不完整，照原文保留，沒有與相鄰的文字相接。"
    log.add(IssueKind.TRUNCATED, item.line, item.heading, message)


def _report_item(item: PrintedItem, width: int | None, log: IssueLog) -> None:
    text = item.text
    if not text and item.code[0] not in "KS":
        log.add(IssueKind.NAME_ABSENT, item.line, item.heading, f"{item.code} 沒有文字。")
    if any(text.count(pair[0]) != text.count(pair[1]) for pair in _BRACKETS):
        _report_cut(item, log)
    report_cut_code(item, log)
    plain = half_width(text)
    inner = _CODE_IN_TEXT.search(plain) or _content_code(width).search(plain)
    if inner and item.code[0] != "T":
        message = f"{item.code} 的文字裡有「{inner.group()}」，可能是另一項的代碼。"
        log.add(IssueKind.CODE_IN_TEXT, item.line, item.heading, message)


def report_cut_code(item: PrintedItem, log: IssueLog) -> None:
    """Report a code of which a part stands elsewhere."""
    partial = _partial_code(item)
    if partial:
        message = f"{item.code} 這裡有被切斷的代碼「{partial}」。"
        log.add(IssueKind.CODE_CUT, item.line, item.heading, message)


def _partial_code(item: PrintedItem) -> str | None:
    """The beginning of a code that was cut: at the end of a piece, or the item's own, whose
    digits then go on in the next line or piece."""
    is_short = item.code[0] in "OP" and item.code.count(".") < 2
    goes_on = "".join(item.pieces).lstrip()[:1] in set("0123456789.")
    if goes_on and (is_short or _ZERO.fullmatch(item.code) or not item.pieces[0].strip()):
        return item.code
    partial_code = _PARTIAL_ATTITUDE_CODE if item.code[0] == "A" else _PARTIAL_CODE
    partials = (partial_code.search(piece[-_END:]) for piece in item.pieces)
    return next((partial.group().strip() for partial in partials if partial), None)


def _content_code(width: int | None) -> re.Pattern[str]:
    digits = f"\\d{{{width}}}" if width else r"\d+"
    return re.compile(rf"(?<![A-Za-z\d.])[KSks]{digits}(?![A-Za-z\d])")


def report_notes(standard: Standard, log: IssueLog) -> None:
    """Report note references without a note."""
    keys = {note.key for note in standard.notes}
    texts = [
        *(text for _, task, one in standard.places() for text in (task.name, one.text)),
        *(item.name for item in standard.knowledge + standard.skills),
    ]
    referred = dict.fromkeys(key for text in texts for key in _NOTE_REFERENCE.findall(text))
    for key in referred:
        if key not in keys:
            message = f"文中的【{key}】在說明與補充事項裡沒有說明。"
            log.add(IssueKind.NOTE_WITHOUT_TEXT, 1, "說明與補充事項", message)


def report_lookalikes(text: str, log: IssueLog) -> None:
    """Report look-alike characters that were replaced, at the first line that has them."""
    changed: dict[str, str] = {}
    first = 0
    for line, content in enumerate(text.split("\n"), start=1):
        for character in set(content):
            form = readable(character)
            if form and form != character:
                changed[character] = form
                first = first or line
    if changed:
        forms = "".join(changed[character] for character in sorted(changed))
        message = f"原檔的相容字元已換成一般字元：{forms}。"
        log.add(IssueKind.CHARACTERS_MAPPED, first, "全文", message)
