"""Annexes: tables that run from page to page.

A row that fits on a page is never split. A taller one is split between lines and says its code
again with （續）. The columns' head stands on every page; a group's name stays with its first row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ksa_assess.reports.flow import Flow
from ksa_assess.reports.fonts import printable
from ksa_assess.reports.parts import Annex, Cell, Look, Row, RowKind, Table
from ksa_assess.reports.sheet import Bookmark, PlacedBox, Sheet, ascent
from ksa_assess.reports.style import (
    BODY,
    BOTTOM,
    CELL_PADDING,
    COLUMN_GAP,
    COLUMN_HEAD,
    COLUMNS,
    HAIRLINE,
    HEADING,
    LEFT,
    NOTE,
    RULE,
    SECTION_GAP,
    STRONG,
    TOP,
    WIDTH,
    TextStyle,
    Tone,
)
from ksa_assess.reports.typesetting import set_lines, width_of, wrap

_STYLES = {Look.BODY: BODY, Look.STRONG: STRONG, Look.NOTE: NOTE, Look.LABEL: COLUMN_HEAD}
_ROUNDING = 0.01  # So that words exactly as wide as their column are not broken.
_GOOD_MEASURE = 26 * BODY.size
_OVERHANG = 4  # Of a tint, so that the words on it stand flush with all others.
_LEAST_PART = 4 * BODY.leading  # Of a split row: less would not be worth a beginning.

Line = tuple[str, TextStyle]
Lines = Sequence[Line]


@dataclass(frozen=True, slots=True)
class _SetColumn:
    """A column at its place."""

    x: float
    width: float
    is_number: bool


@dataclass(frozen=True, slots=True)
class _SetRow:
    """A row broken into lines, with its height."""

    kind: RowKind
    cells: tuple[Lines, ...]
    height: float


def set_annex(flow: Flow, annex: Annex, continued: str) -> None:
    """Go on below what is there; on a new sheet where less than the beginning would fit."""
    intro = [line for text in annex.intro for line in wrap(text, NOTE, WIDTH)]
    tables = [_TableSetting(flow, table, continued) for table in annex.tables]
    if flow.y > TOP:
        flow.y += 2 * SECTION_GAP
    beginning = HEADING.leading + len(intro) * NOTE.leading + tables[0].beginning + SECTION_GAP
    if flow.room < beginning and flow.y > TOP:
        flow.next_sheet()
    flow.sheet.bookmarks.append(Bookmark(annex.heading, 0, flow.y))
    flow.sheet.rule(LEFT, flow.y, WIDTH, RULE, Tone.ACCENT)
    flow.y = set_lines(flow.sheet, LEFT, flow.y + 4, [annex.heading], HEADING) + 2
    _set_intro(flow, intro)
    for table in tables:
        table.set()


def _set_intro(flow: Flow, lines: list[str]) -> None:
    """Notes may run over the page."""
    for line in lines:
        if flow.room < NOTE.leading:
            flow.next_sheet()
        flow.y = set_lines(flow.sheet, LEFT, flow.y, [line], NOTE)


class _TableSetting:
    """One table on its way onto the sheets of a flow."""

    def __init__(self, flow: Flow, table: Table, continued: str) -> None:
        self._flow = flow
        self._title = table.title
        self._columns = _set_columns(table)
        self._continued = continued
        heads = [
            [(line, COLUMN_HEAD) for line in wrap(column.head, COLUMN_HEAD, place.width)]
            for column, place in zip(table.columns, self._columns, strict=True)
        ]
        self._head = _SetRow(RowKind.PLAIN, tuple(heads), _height(heads) + CELL_PADDING)
        self._rows = [self._broken(row) for row in table.rows]

    @property
    def beginning(self) -> float:
        """Height of title, head and what must stay together below them."""
        title = STRONG.leading + SECTION_GAP if self._title else 0
        return title + self._head.height + CELL_PADDING + self._together(0)

    def set(self) -> None:
        flow = self._flow
        if flow.room < self.beginning <= BOTTOM - TOP:
            flow.next_sheet()
        if self._title:
            flow.y = set_lines(flow.sheet, LEFT, flow.y + SECTION_GAP, [self._title], STRONG)
        self._set_head()
        for place, row in enumerate(self._rows):
            self._set_row(row, self._together(place))

    def _broken(self, row: Row) -> _SetRow:
        if row.kind is RowKind.PLAIN:
            cells = tuple(
                _cell_lines(cell, column.width)
                for cell, column in zip(row.cells, self._columns, strict=True)
            )
        else:
            cells = _group_lines(row)
        return _SetRow(row.kind, cells, _height(cells) + 2 * CELL_PADDING)

    def _together(self, place: int) -> float:
        """Height of a row with the rows that must follow it on the same page."""
        height = 0.0
        for row in self._rows[place:]:
            if row.kind is RowKind.PLAIN:
                return height + (row.height if row.height <= self._page_room else _LEAST_PART)
            height += row.height
        return height

    @property
    def _page_room(self) -> float:
        """Height for rows on a page of their own."""
        return BOTTOM - TOP - self._head.height - CELL_PADDING

    def _next_sheet(self) -> None:
        self._flow.next_sheet()
        self._set_head()

    def _set_head(self) -> None:
        flow = self._flow
        flow.y += CELL_PADDING
        self._set_cells(self._head, flow.y)
        flow.y += self._head.height
        flow.sheet.rule(LEFT, flow.y, WIDTH, RULE, Tone.SOFT)

    def _set_row(self, row: _SetRow, together: float) -> None:
        if self._flow.room < together and together <= self._page_room:
            self._next_sheet()
        if row.height > self._page_room:
            self._set_in_parts(row)
        else:
            self._set_whole(row)

    def _set_whole(self, row: _SetRow) -> None:
        flow = self._flow
        if row.kind is RowKind.GROUP:
            box = PlacedBox(
                LEFT - _OVERHANG, flow.y, WIDTH + 2 * _OVERHANG, row.height, fill=Tone.TINT
            )
            flow.sheet.boxes.append(box)
            flow.sheet.bookmarks.append(Bookmark(row.cells[0][0][0], 1, flow.y))
        self._set_cells(row, flow.y + CELL_PADDING)
        flow.y += row.height
        flow.sheet.rule(LEFT, flow.y, WIDTH, HAIRLINE, Tone.RULE)

    def _set_in_parts(self, row: _SetRow) -> None:
        if self._flow.room < _LEAST_PART:
            self._next_sheet()
        code = (*row.cells[0], *_cell_lines_of(self._continued, NOTE, self._columns[0].width))
        rest: tuple[Lines, ...] = row.cells
        while any(rest):
            part, rest = _parted(rest, self._flow.room - 2 * CELL_PADDING)
            self._set_whole(_SetRow(row.kind, part, _height(part) + 2 * CELL_PADDING))
            if any(rest):
                rest = (code, *rest[1:])
                self._next_sheet()

    def _set_cells(self, row: _SetRow, top: float) -> None:
        if row.kind is not RowKind.PLAIN:
            _set_group(self._flow.sheet, row, top)
            return
        for column, lines in zip(self._columns, row.cells, strict=True):
            _set_cell(self._flow.sheet, column, lines, top)


def _set_columns(table: Table) -> tuple[_SetColumn, ...]:
    """Each column as wide as its widest words, up to its limit; one takes what is left.

    The gaps between them are wide as long as that one keeps a good measure to read.
    """
    widths = [_column_width(table, place) for place in range(len(table.columns))]
    gaps = len(widths) - 1
    left_over = WIDTH - sum(widths) - COLUMN_GAP * gaps
    air = min(max(0, left_over - _GOOD_MEASURE) / gaps, COLUMN_GAP)
    places: list[_SetColumn] = []
    x = LEFT
    for column, needed in zip(table.columns, widths, strict=True):
        width = needed or left_over - air * gaps
        places.append(_SetColumn(x, width, COLUMNS[column.name].is_number))
        x += width + COLUMN_GAP + air
    return tuple(places)


def _column_width(table: Table, place: int) -> float:
    column = table.columns[place]
    most = COLUMNS[column.name].width
    if not most:
        return 0
    plain = (row.cells[place] for row in table.rows if row.kind is RowKind.PLAIN)
    different = {words for cell in plain for words in cell}
    widths = [
        width_of(line, _STYLES[words.look])
        for words in different
        for line in printable(words.text).splitlines()
    ]
    return min(most, max([width_of(column.head, COLUMN_HEAD), *widths]) + _ROUNDING)


def _cell_lines(cell: Cell, width: float) -> Lines:
    return [
        line for words in cell for line in _cell_lines_of(words.text, _STYLES[words.look], width)
    ]


def _cell_lines_of(text: str, style: TextStyle, width: float) -> Lines:
    return [(line, style) for line in wrap(text, style, width)] if text else []


def _group_lines(row: Row) -> tuple[Lines, ...]:
    """The name takes what the figures at its right leave."""
    name, figures = row.cells
    style = _STYLES[figures[0].look]
    width = width_of(figures[0].text, style)
    return _cell_lines(name, WIDTH - width - 3 * COLUMN_GAP), [(figures[0].text, style)]


def _set_group(sheet: Sheet, row: _SetRow, top: float) -> None:
    name, figures = row.cells
    _set_cell(sheet, _SetColumn(LEFT, WIDTH, is_number=False), name, top)
    _set_cell(sheet, _SetColumn(LEFT, WIDTH, is_number=True), figures, top)


def _set_cell(sheet: Sheet, column: _SetColumn, lines: Lines, top: float) -> None:
    """The first lines of a row stand on one baseline, whatever their size."""
    top += ascent(BODY) - ascent(lines[0][1]) if lines else 0
    for text, style in lines:
        shift = column.width - width_of(text, style) if column.is_number else 0
        sheet.text(column.x + shift, top, text, style)
        top += style.leading


def _height(cells: Iterable[Lines]) -> float:
    return max((sum(style.leading for _, style in lines) for lines in cells), default=0)


def _parted(cells: tuple[Lines, ...], room: float) -> tuple[tuple[Lines, ...], tuple[Lines, ...]]:
    """What of each cell fits into a height, at least a line of it, and what is left."""
    counts = [max(1, _fitting(lines, room)) for lines in cells]
    parts = tuple(lines[:count] for lines, count in zip(cells, counts, strict=True))
    rests = tuple(lines[count:] for lines, count in zip(cells, counts, strict=True))
    return parts, rests


def _fitting(lines: Lines, room: float) -> int:
    count = 0
    for _, style in lines:
        room -= style.leading
        if room < 0:
            break
        count += 1
    return count
