"""A report as a PDF: laid out on sheets first, then painted."""

from collections.abc import Callable

from ksa_assess.reports.flow import Flow
from ksa_assess.reports.front_page import set_front_page
from ksa_assess.reports.material import cell
from ksa_assess.reports.painting import Properties, paint
from ksa_assess.reports.parts import Annex, Field, Look, ReportContent, Row, Running, Table
from ksa_assess.reports.sheet import PlacedBox, Sheet
from ksa_assess.reports.sign_page import set_sign_page
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
from ksa_assess.reports.typesetting import clip, set_lines, set_right, width_of

_DRAFT_PADDING = 6


def render(content: ReportContent, progress: Callable[[float], None] | None = None) -> bytes:
    """The same content gives the same bytes. `progress` hears 0–1; what it raises ends the work."""
    return paint(lay_out(content), properties(content), progress)


def lay_out(content: ReportContent) -> tuple[Sheet, ...]:
    """Every page with all that stands on it."""
    front, cut = set_front_page(content)
    flow = Flow()
    for annex in content.annexes:
        set_annex(flow, annex, content.continued)
    if cut:
        set_annex(flow, _uncut(content, cut), content.continued)
    sheets = (front, set_sign_page(content), *flow.sheets)
    for number, sheet in enumerate(sheets, start=1):
        _set_running(sheet, content.running, number, len(sheets))
    return sheets


def properties(content: ReportContent) -> Properties:
    return Properties(
        title=f"{content.title}：{content.subject}",
        subject=content.subject,
        author=content.running.organisation,
        language=content.language,
    )


def _uncut(content: ReportContent, cut: tuple[Field, ...]) -> Annex:
    """The fields that page one had no room for, whole."""
    rows = tuple(Row((cell(field.label, Look.STRONG), cell(field.value))) for field in cut)
    overflow = content.overflow
    return Annex(overflow.title, (), (Table(overflow.columns, rows),))


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
    draft = width_of(running.draft, DRAFT) if running.draft else 0
    room = (WIDTH - draft) / 2 - 2 * _DRAFT_PADDING
    name = "　".join(part for part in (running.organisation, running.form) if part)
    set_lines(sheet, LEFT, HEAD, clip(name, RUNNING, room, 1), RUNNING)
    set_right(sheet, RIGHT, HEAD, clip(running.number, RUNNING, room, 1), RUNNING)
    sheet.rule(LEFT, HEAD + RUNNING.leading + 3, WIDTH, HAIRLINE, Tone.RULE)
    if running.draft:
        x = (LEFT + RIGHT - draft) / 2
        top = HEAD - (DRAFT.leading - RUNNING.leading) / 2 - 2
        sheet.text(x, top, running.draft, DRAFT)
        x, width = x - _DRAFT_PADDING, draft + 2 * _DRAFT_PADDING
        sheet.boxes.append(PlacedBox(x, top - 1, width, DRAFT.leading + 2, frame=Tone.INK))
