"""Page two: the plan, the talk and the signatures, always on one page and made to write on."""

import re

from ksa_assess.reports.front_page import set_heading
from ksa_assess.reports.parts import Plan, PlanRow, ReportContent, Signature, Signatures, Talk
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
from ksa_assess.reports.typesetting import clip, set_lines, width_of, wrap

_PLAN_ROW = 17.5 * MM
_PLAN_PADDING = 4
_ITEM_LINES = 4
_WRITING_LINE = 8 * MM
_SIGNATURE_HEIGHT = 31 * MM
_HEADING_HEIGHT = 19
_BLANK = re.compile("\u3000{3,}")
_PART_GAP = 14


def set_sign_page(content: ReportContent) -> Sheet:
    """From the top: the plan; from the bottom: the signatures; the talk takes what is between."""
    sheet = Sheet()
    y = _set_plan(sheet, TOP, content.plan)
    signatures = _signatures_height(content.signatures)
    _set_talk(sheet, y + _PART_GAP, BOTTOM - signatures - _PART_GAP, content.talk)
    _set_signatures(sheet, BOTTOM - signatures, content.signatures)
    return sheet


def _set_plan(sheet: Sheet, top: float, plan: Plan) -> float:
    y = set_heading(sheet, top, plan.heading)
    places = _plan_places(plan)
    heads = [clip(column.head, COLUMN_HEAD, places[column.name][1], 2) for column in plan.columns]
    for column, lines in zip(plan.columns, heads, strict=True):
        set_lines(sheet, places[column.name][0], y, lines, COLUMN_HEAD)
    y += max(map(len, heads)) * COLUMN_HEAD.leading + 2
    sheet.rule(LEFT, y, WIDTH, RULE, Tone.SOFT)
    for x, _ in list(places.values())[1:]:
        sheet.column_rule(x - COLUMN_GAP / 2, y, _PLAN_ROW * len(plan.rows))
    for row in plan.rows:
        _set_plan_row(sheet, y, row, plan.ways, places)
        y += _PLAN_ROW
        sheet.rule(LEFT, y, WIDTH, HAIRLINE, Tone.RULE)
    return y


def _plan_places(plan: Plan) -> dict[str, tuple[float, float]]:
    """Left edge and width of each column."""
    widths = {column.name: COLUMNS[column.name].width for column in plan.columns}
    taken = sum(widths.values()) + COLUMN_GAP * (len(widths) - 1)
    places: dict[str, tuple[float, float]] = {}
    x = LEFT
    for name, width in widths.items():
        places[name] = (x, width or WIDTH - taken)
        x += places[name][1] + COLUMN_GAP
    return places


def _set_plan_row(
    sheet: Sheet,
    top: float,
    row: PlanRow,
    ways: tuple[str, ...],
    places: dict[str, tuple[float, float]],
) -> None:
    top += _PLAN_PADDING
    x, width = places["item"]
    set_lines(sheet, x, top, clip(row.item, SMALL, width, _ITEM_LINES), SMALL)
    x, width = places["levels"]
    set_lines(sheet, x, top, clip(row.levels, SMALL, width, _ITEM_LINES), SMALL)
    set_lines(sheet, places["way"][0], top, list(ways), SMALL)


def _set_talk(sheet: Sheet, top: float, bottom: float, talk: Talk) -> None:
    """Boxes of equal height with lines to write on."""
    y = set_heading(sheet, top, talk.heading)
    height = (bottom - y) / len(talk.boxes)
    for label in talk.boxes:
        below = set_lines(sheet, LEFT, y, [label], STRONG)
        line = below + _WRITING_LINE - STRONG.leading / 2
        while line <= y + height:
            sheet.rule(LEFT, line, WIDTH, HAIRLINE, Tone.SOFT)
            line += _WRITING_LINE
        y += height


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
