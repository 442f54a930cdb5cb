"""Page two: the plan, the talk and the signatures, always on one page and made to write on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ksa_assess.reports.front_page import set_heading
from ksa_assess.reports.parts import (
    Plan,
    PlanRow,
    ReportContent,
    Signature,
    Signatures,
    TalkBox,
)
from ksa_assess.reports.sheet import PlacedBox, Sheet
from ksa_assess.reports.style import (
    BODY,
    BOTTOM,
    COLUMN_GAP,
    COLUMN_HEAD,
    COLUMNS,
    HAIRLINE,
    LEFT,
    MM,
    NOTE,
    RULE,
    SMALL,
    STRONG,
    TOP,
    WIDTH,
    Tone,
)
from ksa_assess.reports.talk_boxes import set_talk
from ksa_assess.reports.typesetting import clip, set_lines, width_of, wrap

_PLAN_ROW = 17.5 * MM
_PLAN_PADDING = 4
_BELOW = 3
_HEAD_LINES = 2
_LEAST_TALK = 66 * MM  # With its heading: enough for both to write a few lines.
_SIGNATURE_HEIGHT = 31 * MM
_HEADING_HEIGHT = 19
_BLANK = re.compile("\u3000{3,}")
_PART_GAP = 14


@dataclass(frozen=True, slots=True)
class SignPage:
    """The sheet, and what could not stand on it whole: items of the plan, texts of the talk."""

    sheet: Sheet
    plan: tuple[PlanRow, ...]
    talk: tuple[TalkBox, ...]


def set_sign_page(content: ReportContent) -> SignPage:
    """From the top: the plan; from the bottom: the signatures; the talk takes what is between."""
    sheet = Sheet()
    signatures = BOTTOM - _signatures_height(content.signatures)
    y, cut = _set_plan(sheet, TOP, signatures - _LEAST_TALK, content.plan)
    talk = set_talk(sheet, y + _PART_GAP, signatures - _PART_GAP, content.talk)
    _set_signatures(sheet, signatures, content.signatures)
    return SignPage(sheet, cut, talk)


@dataclass(frozen=True, slots=True)
class _SetPlanRow:
    """A row of the plan broken into lines, each cell at its place."""

    row: PlanRow
    cells: tuple[list[str], ...]

    @property
    def height(self) -> float:
        lines = max(map(len, self.cells))
        return max(_PLAN_ROW, lines * SMALL.leading + _PLAN_PADDING + _BELOW)

    def shortened(self, height: float, widths: Iterable[float]) -> "_SetPlanRow":
        """With no more lines than a height holds."""
        most = int((height - _PLAN_PADDING - _BELOW) / SMALL.leading)
        cells = zip(self.row.cells, widths, strict=True)
        return _SetPlanRow(self.row, tuple(clip(text, SMALL, width, most) for text, width in cells))


def _set_plan(
    sheet: Sheet, top: float, bottom: float, plan: Plan
) -> tuple[float, tuple[PlanRow, ...]]:
    y = set_heading(sheet, top, plan.heading)
    places = _plan_places(plan)
    y = _set_plan_head(sheet, y, plan, places)
    rows, cut = _fitted(plan, [width for _, width in places], bottom - y - NOTE.leading)
    for x, _ in places[1:]:
        sheet.column_rule(x - COLUMN_GAP / 2, y, _height(rows))
    for row in rows:
        for (x, _), lines in zip(places, row.cells, strict=True):
            set_lines(sheet, x, y + _PLAN_PADDING, lines, SMALL)
        y += row.height
        sheet.rule(LEFT, y, WIDTH, HAIRLINE, Tone.RULE)
    if cut:
        hidden = sum(bool(row.name) for row in plan.rows[len(rows) :])
        words = plan.more.format(n=hidden) if hidden else plan.less
        y = set_lines(sheet, LEFT, y + 1, clip(words, NOTE, WIDTH, 1), NOTE)
    return y, cut


def _set_plan_head(sheet: Sheet, y: float, plan: Plan, places: list[tuple[float, float]]) -> float:
    heads = [
        clip(column.head, COLUMN_HEAD, width, _HEAD_LINES)
        for column, (_, width) in zip(plan.columns, places, strict=True)
    ]
    for (x, _), lines in zip(places, heads, strict=True):
        set_lines(sheet, x, y, lines, COLUMN_HEAD)
    y += max(map(len, heads)) * COLUMN_HEAD.leading + 2
    sheet.rule(LEFT, y, WIDTH, RULE, Tone.SOFT)
    return y


def _fitted(
    plan: Plan, widths: list[float], room: float
) -> tuple[list[_SetPlanRow], tuple[PlanRow, ...]]:
    """The rows as high as the room allows, and the items of which something is left out.

    Rows to write in give way to items first.
    """
    whole = [_broken(row, widths) for row in plan.rows]
    while _height(whole) > room and not whole[-1].row.name:
        whole.pop()
    shown = whole[: int(room / _PLAN_ROW)]
    limit = max(row.height for row in shown)
    while limit > _PLAN_ROW and sum(min(row.height, limit) for row in shown) > room:
        limit = max(_PLAN_ROW, limit - SMALL.leading)
    rows = [row if row.height <= limit else row.shortened(limit, widths) for row in shown]
    cut = [full.row for row, full in zip(rows, shown, strict=True) if row is not full]
    return rows, (*cut, *(row.row for row in whole[len(shown) :]))


def _broken(row: PlanRow, widths: list[float]) -> _SetPlanRow:
    """Whole; what is proposed for writing by hand is no longer than usual, as annex one has it."""
    cells = zip(row.cells, widths, strict=True)
    whole = _SetPlanRow(row, tuple(wrap(text, SMALL, width) for text, width in cells))
    return whole if row.name else whole.shortened(_PLAN_ROW, widths)


def _height(rows: Iterable[_SetPlanRow]) -> float:
    return sum(row.height for row in rows)


def _plan_places(plan: Plan) -> list[tuple[float, float]]:
    """Left edge and width of each column."""
    widths = [COLUMNS[column.name].width for column in plan.columns]
    taken = sum(widths) + COLUMN_GAP * (len(widths) - 1)
    places: list[tuple[float, float]] = []
    x = LEFT
    for width in widths:
        places.append((x, width or WIDTH - taken))
        x += places[-1][1] + COLUMN_GAP
    return places


def _signatures_height(signatures: Signatures) -> float:
    notes = len(wrap(signatures.meaning, BODY, WIDTH))
    return _HEADING_HEIGHT + notes * BODY.leading + 4 + _SIGNATURE_HEIGHT + 8 + BODY.leading + 6


def _set_signatures(sheet: Sheet, top: float, signatures: Signatures) -> None:
    y = set_heading(sheet, top, signatures.heading)
    y = set_lines(sheet, LEFT, y, wrap(signatures.meaning, BODY, WIDTH), BODY) + 4
    count = len(signatures.signatures)
    width = (WIDTH - COLUMN_GAP * (count - 1)) / count
    for place, signature in enumerate(signatures.signatures):
        x = LEFT + place * (width + COLUMN_GAP)
        _set_signature(sheet, (x, y, width), signature, signatures)
    y += _SIGNATURE_HEIGHT + 8
    if signatures.done:
        set_lines(sheet, LEFT, y, clip(signatures.done, STRONG, WIDTH, 1), STRONG)
    else:
        _set_not_signed(sheet, y, signatures.not_signed)


def _set_not_signed(sheet: Sheet, top: float, text: str) -> None:
    """The words, with the blanks between and after them widened to lines to write on."""
    parts = _BLANK.split(text)
    blank = (WIDTH - sum(width_of(part, BODY) for part in parts)) / len(parts)
    x = LEFT
    for part in parts:
        sheet.text(x, top, part, BODY)
        x += width_of(part, BODY)
        sheet.rule(x, top + BODY.leading, blank - COLUMN_GAP, HAIRLINE, Tone.SOFT)
        x += blank


def _set_signature(
    sheet: Sheet, box: tuple[float, float, float], signature: Signature, common: Signatures
) -> None:
    x, y, width = box
    sheet.boxes.append(PlacedBox(x, y, width, _SIGNATURE_HEIGHT, frame=Tone.SOFT))
    x, width = x + COLUMN_GAP, width - 2 * COLUMN_GAP
    top = set_lines(sheet, x, y + 4, clip(signature.role, STRONG, width, 1), STRONG)
    name = [line for line in clip(signature.name, SMALL, width, 1) if line]
    top = set_lines(sheet, x, top, name, SMALL)
    set_lines(sheet, x, top, clip(common.how, NOTE, width, 1), NOTE)
    bottom = y + _SIGNATURE_HEIGHT - NOTE.leading - 4
    set_lines(sheet, x, bottom, clip(common.date, NOTE, width, 1), NOTE)
