"""A unit (職能單元): labelled rows whose values are numbered lists, read into a standard.

A unit is stored as a standard with one duty: the unit itself.
"""

import re
from collections.abc import Iterator

from ksa_assess.domain.identifiers import code_order
from ksa_assess.domain.standard import (
    AssessmentGuide,
    Categories,
    Category,
    ContentItem,
    Duty,
    Indicator,
    Note,
    Standard,
    StandardKind,
    Task,
)
from ksa_assess.ingest import codes
from ksa_assess.ingest.content_links import first_names
from ksa_assess.ingest.head import Field, Fields, read_code, read_fields, read_versions, value
from ksa_assess.ingest.issues import IssueKind, IssueLog
from ksa_assess.ingest.levels import read_level
from ksa_assess.ingest.normalise import spliced, tidy
from ksa_assess.ingest.ordinals import ARABIC, CHINESE, INNER, NOTE, Entry, chinese_numeral, entries
from ksa_assess.ingest.printed import PrintedItem
from ksa_assess.ingest.sections import Part, Sections
from ksa_assess.ingest.tail import read_notes, read_updates

LABELS = frozenset(
    {
        "職能單元代碼",
        "職能單元名稱",
        "領域類別",
        "職能單元級別",
        "工作任務與行為指標",
        "職能內涵K",
        "職能內涵S",
        "評量設計參考",
        "說明與補充事項",
    }
)
_GUIDE_PARTS = (
    ("evidence", re.compile(r"證據|關鍵面向")),
    ("context", re.compile(r"情境|資源")),
    ("methods", re.compile(r"方法")),
)
GUIDE_HEADING = re.compile(r"評量(?:之|的|所需)?(?:關鍵面向|證據|情境|資源|方法)[^：:]*[：:]?")


def read_unit(sections: Sections, log: IssueLog) -> Standard:
    """The unit that the sections hold."""
    fields = read_fields(sections.rows[Part.HEAD], LABELS)
    code = read_code(fields, "職能單元代碼", log)
    name = value(fields, "職能單元名稱") or ""
    if not name:
        log.add(IssueKind.NAME_ABSENT, 1, "職能單元名稱", "文件沒有印出名稱。")
    level = _level(fields, log)
    knowledge = _content(fields, "K", log)
    skills = _content(fields, "S", log)
    tasks = tuple(
        _task(entry, level, _codes(knowledge), _codes(skills))
        for entry in _numbered(fields, "工作任務與行為指標")
    )
    unit = Standard(
        kind=StandardKind.UNIT,
        code=code,
        name=name,
        version_history=read_versions(sections.rows[Part.VERSIONS]),
        category=Categories(Category(value(fields, "領域類別"), None), None, None),
        description=None,
        level=level,
        duties=(Duty(code, name, tasks),),
        knowledge=knowledge,
        skills=skills,
        attitudes=(),
        prerequisites=(),
        notes=_notes(fields),
        assessment_guide=_guide(fields),
        updates=read_updates(sections.rows[Part.UPDATES]),
    )
    _report_doubts(unit, fields, log)
    return unit


def _report_doubts(unit: Standard, fields: Fields, log: IssueLog) -> None:
    """Report tasks without a name, and what is numbered, but not as the list it stands in."""
    for task in unit.tasks:
        if not task.name:
            label = "工作任務與行為指標"
            log.add(IssueKind.NAME_ABSENT, fields[label].line, label, f"{task.code} 沒有名稱。")
    for label, text in _entry_texts(unit):
        inner = INNER.search(text)
        if inner:
            message = f"「{text}」裡有「{inner.group()}」，可能是另一項的開頭。"
            log.add(IssueKind.CODE_IN_TEXT, fields[label].line, label, message)


def _entry_texts(unit: Standard) -> Iterator[tuple[str, str]]:
    for task in unit.tasks:
        for text in (task.name, *(indicator.text for indicator in task.indicators)):
            yield "工作任務與行為指標", text
    for label, items in (("職能內涵K", unit.knowledge), ("職能內涵S", unit.skills)):
        for item in items:
            yield label, item.name


def _level(fields: Fields, log: IssueLog) -> int | None:
    field = fields.get("職能單元級別")
    if field is None or not field.text:
        log.add(
            IssueKind.LEVEL_ABSENT, field.line if field else 1, "職能單元級別", "沒有印出級別。"
        )
        return None
    return read_level(field.text, field.line, "職能單元級別", log)


def _content(fields: Fields, letter: str, log: IssueLog) -> tuple[ContentItem, ...]:
    """The items with the codes that are printed; where none are, with codes in printed order."""
    label = f"職能內涵{letter}"
    texts = [entry.text for entry in _numbered(fields, label)]
    pattern = codes.content_pattern(letter, codes.code_width(texts))
    cells = [codes.cut(text, pattern) for text in texts]
    if any(cell.items for cell in cells) and not any(cell.lead.strip() for cell in cells):
        line = fields[label].line
        items = [item for cell in cells for item in cell.items]
        names = first_names((PrintedItem(i.code, line, label, [i.text]) for i in items), log)
        return tuple(ContentItem(code, names[code]) for code in sorted(names, key=code_order))
    for text, cell in zip(texts, cells, strict=True):
        if cell.items:
            message = f"「{tidy(text)}」裡有代碼，其餘的{label}沒有，未採用。"
            log.add(IssueKind.CODE_IN_TEXT, fields[label].line, label, message)
    return _assigned(list(map(tidy, texts)), letter, fields, log)


def _assigned(
    names: list[str], letter: str, fields: Fields, log: IssueLog
) -> tuple[ContentItem, ...]:
    if names:
        kind = "知識" if letter == "K" else "技能"
        message = (
            f"{kind}沒有印代碼，依印出順序編為 {letter}01 到 {letter}{len(names):02}，"
            "屬於每一項工作任務。"
        )
        line = fields[f"職能內涵{letter}"].line
        log.add(IssueKind.CODES_ASSIGNED, line, f"職能內涵 ({letter})", message)
    return tuple(
        ContentItem(f"{letter}{number:02}", name) for number, name in enumerate(names, start=1)
    )


def _codes(items: tuple[ContentItem, ...]) -> tuple[str, ...]:
    return tuple(item.code for item in items)


def _task(
    entry: Entry, level: int | None, knowledge: tuple[str, ...], skills: tuple[str, ...]
) -> Task:
    name, indicators = entries(entry.text, ARABIC)
    return Task(
        code=entry.ordinal,
        name=tidy(name),
        level=level,
        outputs=(),
        indicators=tuple(
            Indicator(f"{entry.ordinal}.{number}", tidy(indicator.text))
            for number, indicator in enumerate(indicators, start=1)
        ),
        knowledge=knowledge,
        skills=skills,
    )


def _guide(fields: Fields) -> AssessmentGuide | None:
    parts: dict[str, tuple[str, ...]] = {}
    for entry in _numbered(fields, "評量設計參考"):
        heading, items = entries(entry.text, ARABIC)
        part = next((name for name, words in _GUIDE_PARTS if words.search(heading)), None)
        if part is not None:
            parts[part] = tuple(tidy(item.text) for item in items)
    if not parts:
        return None
    return AssessmentGuide(*(parts.get(name, ()) for name, _ in _GUIDE_PARTS))


def _notes(fields: Fields) -> tuple[Note, ...]:
    paragraphs = _whole(fields.get("說明與補充事項")).split("\n")
    return tuple(note for text in paragraphs if text.strip() for note in read_notes(text))


def _numbered(fields: Fields, label: str) -> list[Entry]:
    """The entries numbered 一、 二、 …; where none are, every paragraph is an entry."""
    text = _whole(fields.get(label))
    _, numbered = entries(text, CHINESE)
    paragraphs = [line for line in text.split("\n") if line.strip()]
    return numbered or [
        Entry(chinese_numeral(number), line) for number, line in enumerate(paragraphs, start=1)
    ]


def _whole(field: Field | None) -> str:
    """A field's text with its paragraphs as lines. A page break is an end of a paragraph only
    where a number follows it."""
    paragraphs: list[list[str]] = []
    for piece in field.pieces if field else ():
        first, *others = piece.strip().split("\n")
        if paragraphs and not any(style.match(first) for style in (CHINESE, ARABIC, NOTE)):
            paragraphs[-1].append(first)
        else:
            paragraphs.append([first])
        paragraphs.extend([other] for other in others)
    return "\n".join(map(spliced, paragraphs))
