"""A report as a PDF: laid out on sheets first, then painted."""

from collections.abc import Iterable, Iterator, Sequence

from ksa_assess.reports.flow import Flow
from ksa_assess.reports.fonts import missing_characters
from ksa_assess.reports.front_page import set_front_page
from ksa_assess.reports.material import cell
from ksa_assess.reports.painting import Properties, paint
from ksa_assess.reports.parts import (
    Annex,
    Column,
    Field,
    Look,
    Plan,
    PlanRow,
    ReportContent,
    Row,
    RowKind,
    Running,
    Supplement,
    Table,
)
from ksa_assess.reports.sheet import PlacedBox, Sheet
from ksa_assess.reports.sign_page import SignPage, set_sign_page
from ksa_assess.reports.style import (
    DRAFT,
    FOOT,
    HAIRLINE,
    HEAD,
    LEFT,
    RIGHT,
    RUNNING,
    WIDTH,
    Tone,
)
from ksa_assess.reports.tables import set_annex
from ksa_assess.reports.typesetting import clip, is_clipped, set_lines, set_right, width_of
from ksa_assess.runtime.work import Progress
from ksa_assess.wording import code_point

_DRAFT_PADDING = 6


def render(
    content: ReportContent,
    sheets: Sequence[Sheet],
    progress: Progress | None = None,
) -> bytes:
    """The file of a content that was laid out on `sheets`; the same content gives the same bytes.

    `progress` hears 0–1; what it raises ends the work.
    """
    properties = Properties(
        title=f"{content.title}：{content.subject}",
        subject=content.subject,
        author=content.running.organisation.value,
        language=content.language,
    )
    return paint(sheets, properties, progress)


def lay_out(content: ReportContent) -> tuple[Sheet, ...]:
    """Every page with all that stands on it."""
    front, cut = set_front_page(content)
    sign_page = set_sign_page(content)
    flow = Flow()
    for unfinished in _unfinished(content, sign_page):
        set_annex(flow, unfinished, content.continued)
    for annex in content.annexes:
        set_annex(flow, annex, content.continued)
    if cut := (*cut, *_cut_in_head(content.running)):
        set_annex(flow, _uncut(content, cut), content.continued)
    running = Sheet()
    _set_running(running, content.running, 1, 1)
    if missing := missing_glyphs((front, sign_page.sheet, running, *flow.sheets)):
        set_annex(flow, _unprinted(content, missing), content.continued)
    sheets = (front, sign_page.sheet, *flow.sheets)
    for number, sheet in enumerate(sheets, start=1):
        _set_running(sheet, content.running, number, len(sheets))
    return sheets


def missing_glyphs(sheets: Iterable[Sheet]) -> tuple[str, ...]:
    """The characters on the pages for which a box will stand, by code point."""
    return missing_characters(text.text for sheet in sheets for text in sheet.texts)


def _unfinished(content: ReportContent, page: SignPage) -> Iterator[Annex]:
    """What page two had no room for, whole."""
    if page.plan:
        yield _plan_in_full(content.plan, page.plan)
    if page.talk:
        rows = [(box.label, box.text) for box in page.talk]
        yield _supplement(content.talk.supplement, rows)


def _uncut(content: ReportContent, cut: tuple[Field, ...]) -> Annex:
    """The fields that page one or the head had no room for, whole."""
    return _supplement(content.overflow, [(field.label, field.value) for field in cut])


def _plan_in_full(plan: Plan, rows: Iterable[PlanRow]) -> Annex:
    """The items of the plan that page two had no room for, whole; what is empty is absent."""
    set_rows: list[Row] = []
    for row in rows:
        set_rows.append(Row((cell(row.name, Look.STRONG), cell("")), RowKind.GROUP))
        set_rows += [
            Row(
                (
                    cell(column.head.replace("\n", " "), Look.STRONG),
                    cell(_said_in_full(column, text)),
                )
            )
            for column, text in zip(plan.columns, row.cells, strict=True)
            if text
        ]
    table = Table(plan.supplement.columns, tuple(set_rows))
    return Annex(plan.supplement.title, (), (table,))


def _said_in_full(column: Column, text: str) -> str:
    """Short words that stood one below the other in a narrow column; what was typed stays."""
    return text.replace("\n", "　") if column.name in {"levels", "way"} else text


def _unprinted(content: ReportContent, missing: tuple[str, ...]) -> Annex:
    """The code points of what no font has: on paper a box alone would say nothing."""
    return _supplement(content.unprinted, [(code_point(one), one) for one in missing])


def _supplement(supplement: Supplement, rows: list[tuple[str, str]]) -> Annex:
    table = Table(
        supplement.columns,
        tuple(Row((cell(label, Look.STRONG), cell(value))) for label, value in rows),
    )
    return Annex(supplement.title, (), (table,))


def _set_running(sheet: Sheet, running: Running, number: int, count: int) -> None:
    """Head and foot of a page."""
    _set_head(sheet, running)
    page = f"{running.fingerprint}　{running.page.format(x=number, y=count)}"
    sheet.rule(LEFT, FOOT, WIDTH, HAIRLINE, Tone.RULE)
    top = FOOT + 4
    set_right(sheet, RIGHT, top, [page], RUNNING)
    room = WIDTH - width_of(page, RUNNING) - 2 * _DRAFT_PADDING
    set_lines(sheet, LEFT, top, clip(running.privacy, RUNNING, room, 1), RUNNING)


def _set_head(sheet: Sheet, running: Running) -> None:
    room = _head_room(running)
    set_lines(sheet, LEFT, HEAD, clip(_name(running), RUNNING, room, 1), RUNNING)
    set_right(sheet, RIGHT, HEAD, clip(_number(running), RUNNING, room, 1), RUNNING)
    sheet.rule(LEFT, HEAD + RUNNING.leading + 3, WIDTH, HAIRLINE, Tone.RULE)
    if running.mark:
        draft = width_of(running.mark, DRAFT)
        x = (LEFT + RIGHT - draft) / 2
        top = HEAD - (DRAFT.leading - RUNNING.leading) / 2 - 4
        sheet.text(x, top, running.mark, DRAFT)
        x, width = x - _DRAFT_PADDING, draft + 2 * _DRAFT_PADDING
        sheet.boxes.append(PlacedBox(x, top - 1, width, DRAFT.leading + 2, frame=Tone.INK))


def _cut_in_head(running: Running) -> Iterator[Field]:
    """The fields of the lines that have no room in the head."""
    lines = (
        (_name(running), (running.organisation, running.form)),
        (_number(running), running.numbers),
    )
    for line, fields in lines:
        if is_clipped(clip(line, RUNNING, _head_room(running), 1), line):
            yield from (field for field in fields if field.value)


def _head_room(running: Running) -> float:
    """Width of what stands at either side of the draft's mark."""
    draft = width_of(running.mark, DRAFT) if running.mark else 0
    return (WIDTH - draft) / 2 - 2 * _DRAFT_PADDING


def _name(running: Running) -> str:
    return "　".join(field.value for field in (running.organisation, running.form) if field.value)


def _number(running: Running) -> str:
    return running.separator.join(f"{field.label} {field.value}" for field in running.numbers)
