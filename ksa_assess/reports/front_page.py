"""Page one: parts one to six, always on one page.

It is set as openly as its contents allow. What no longer fits is set closer, then shorter: lists
and names of duties stand whole in annex one, fields that were cut are returned to be printed whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ksa_assess.reports.charts import set_bars, set_legend
from ksa_assess.reports.parts import Answers, Count, Field, Fields, Gaps, Item, Items, ReportContent
from ksa_assess.reports.pictures import read_picture
from ksa_assess.reports.sheet import Bookmark, PlacedPicture, Sheet
from ksa_assess.reports.style import (
    BODY,
    BOTTOM,
    COLUMN_GAP,
    FIGURE,
    HAIRLINE,
    HEADING,
    LEFT,
    NOTE,
    RIGHT,
    RULE,
    SECTION_GAP,
    SMALL,
    STRONG,
    TITLE,
    TOP,
    WIDTH,
    TextStyle,
    Tone,
)
from ksa_assess.reports.typesetting import clip, is_clipped, set_lines, set_right, width_of, wrap

_PARTS = 6
_LOGO_WIDTH = 120
_LOGO_HEIGHT = 26
_LABEL_WIDTH = 55
_CODE_WIDTH = 46
_FIGURE_ROW = TextStyle(13, 16, STRONG.face)
_SENTENCE = TextStyle(11, 15, STRONG.face)


@dataclass(frozen=True, slots=True)
class Density:
    """How closely the page is set."""

    gap: float
    field_lines: int
    item_style: TextStyle
    item_lines: int
    bar_style: TextStyle
    name_lines: int
    duties: int


_OPEN = Density(SECTION_GAP, 4, BODY, 2, BODY, 2, duties=100)
_STEPS = (
    _OPEN,
    replace(_OPEN, item_style=SMALL),
    replace(_OPEN, gap=7, item_style=SMALL, bar_style=SMALL),
    replace(_OPEN, gap=5, item_style=SMALL, bar_style=SMALL, name_lines=1),
    replace(_OPEN, item_lines=1),
    replace(_OPEN, gap=7, item_lines=1, bar_style=SMALL),
    replace(_OPEN, gap=6, item_style=SMALL, item_lines=1, bar_style=SMALL, name_lines=1),
    Density(5, 2, SMALL, 1, SMALL, 1, duties=100),
)


def set_front_page(content: ReportContent) -> tuple[Sheet, tuple[Field, ...]]:
    """The page as open as possible, and the fields that it had to cut."""
    setting = _Setting(content, _OPEN)
    for density in _densities(len(content.gaps.duties)):
        setting = _Setting(content, density)
        if (bottom := setting.set()) <= BOTTOM:
            setting = _Setting(content, _airier(density, BOTTOM - bottom))
            setting.set()
            break
    return setting.sheet, tuple(setting.cut)


def _airier(density: Density, left_over: float) -> Density:
    """The same with what the page leaves over between its parts, up to a part's usual distance."""
    return replace(density, gap=density.gap + min(left_over / _PARTS, SECTION_GAP / 2))


def _densities(duties: int) -> Iterator[Density]:
    yield from _STEPS
    for count in range(min(duties, _STEPS[-1].duties) - 1, -1, -1):
        yield replace(_STEPS[-1], duties=count)


class _Setting:
    """One try at the page; each part is set at `y` and moves it on."""

    def __init__(self, content: ReportContent, density: Density) -> None:
        self.sheet = Sheet()
        self.cut: list[Field] = []
        self._content = content
        self._density = density
        self._y = TOP

    def set(self) -> float:
        """The bottom of the last part."""
        content = self._content
        self._set_logo(content.logo)
        self._set_title(content.title)
        for fields in (content.person, content.basis):
            self._set_fields(fields)
        self._set_answers(content.answers)
        self._set_gaps(content.gaps)
        for items in (content.strengths, content.priorities):
            if items:
                self._set_items(items)
        return self._y

    def _set_logo(self, path: str) -> None:
        """In the corner across from the title, within a frame of fixed size."""
        if not path or not (picture := read_picture(path)):
            return
        scale = min(_LOGO_WIDTH / picture.width, _LOGO_HEIGHT / picture.height)
        width, height = picture.width * scale, picture.height * scale
        y = self._y + TITLE.leading - _LOGO_HEIGHT
        self.sheet.pictures.append(PlacedPicture(RIGHT - width, y, width, height, picture.data))

    def _set_title(self, title: str) -> None:
        self._y = set_lines(self.sheet, LEFT, self._y, [title], TITLE)

    def _set_heading(self, heading: str) -> None:
        self._y = set_heading(self.sheet, self._y + self._density.gap, heading)

    def _set_fields(self, fields: Fields) -> None:
        self._set_heading(fields.heading)
        labels = [width_of(field.label, NOTE) for field in fields.fields]
        label_width = min(max(_LABEL_WIDTH, *labels) + COLUMN_GAP, WIDTH / 4)
        pairs = [fields.fields[start : start + 2] for start in range(0, len(fields.fields), 2)]
        for pair in pairs:
            self._y = max(
                self._set_field(field, LEFT + place * (WIDTH + COLUMN_GAP) / 2, label_width)
                for place, field in enumerate(pair)
            )

    def _set_field(self, field: Field, x: float, label_width: float) -> float:
        width = (WIDTH - COLUMN_GAP) / 2 - label_width
        value = clip(field.value, BODY, width, self._density.field_lines)
        if is_clipped(value, field.value):
            self.cut.append(field)
        label_style = TextStyle(NOTE.size, BODY.leading, tone=NOTE.tone)
        set_lines(self.sheet, x, self._y, [field.label], label_style)
        return set_lines(self.sheet, x + label_width, self._y, value, BODY)

    def _set_answers(self, answers: Answers) -> None:
        self._set_heading(answers.heading)
        counts = (answers.total, *answers.counts)
        step = WIDTH / len(counts)
        for place, count in enumerate(counts):
            self._set_count(count, LEFT + place * step, is_first=place == 0)
        self._y += _FIGURE_ROW.leading + NOTE.leading

    def _set_count(self, count: Count, x: float, *, is_first: bool) -> None:
        indent = 0 if is_first else COLUMN_GAP
        if not is_first:
            self.sheet.column_rule(x, self._y + 3, _FIGURE_ROW.leading + NOTE.leading - 6)
        top = set_lines(self.sheet, x + indent, self._y, [str(count.number)], _FIGURE_ROW)
        set_lines(self.sheet, x + indent, top, [count.label], NOTE)

    def _set_gaps(self, gaps: Gaps) -> None:
        self._set_heading(gaps.heading)
        self._set_summary(gaps)
        self._set_severities(gaps.severities)
        shown = gaps.duties[: self._density.duties]
        bar_style, name_lines = self._density.bar_style, self._density.name_lines
        self._y = set_bars(self.sheet, self._y + 4, shown, bar_style, name_lines)
        if hidden := len(gaps.duties) - len(shown):
            words = gaps.more_duties.format(n=hidden)
            self._y = set_lines(self.sheet, LEFT, self._y, [words], NOTE)
        self._y = set_legend(self.sheet, self._y, gaps.legend)

    def _set_summary(self, gaps: Gaps) -> None:
        """The attainment at the left, beside it what it means."""
        left = max(width_of(gaps.attainment, FIGURE), width_of(gaps.attainment_label, NOTE))
        bottom = set_lines(self.sheet, LEFT, self._y, [gaps.attainment], FIGURE)
        bottom = set_lines(self.sheet, LEFT, bottom - 2, [gaps.attainment_label], NOTE)
        x = LEFT + left + 3 * COLUMN_GAP
        top = set_lines(self.sheet, x, self._y + 4, [gaps.first_sentence], _SENTENCE)
        if gaps.attainment_sentence:
            lines = wrap(gaps.attainment_sentence, NOTE, RIGHT - x)
            top = set_lines(self.sheet, x, top, lines, NOTE)
        if gaps.review:
            top = set_lines(self.sheet, x, top, wrap(gaps.review, NOTE, RIGHT - x), NOTE)
        self._y = max(top, bottom)

    def _set_severities(self, severities: tuple[Count, ...]) -> None:
        step = WIDTH / len(severities)
        self._y += 3
        for place, count in enumerate(severities):
            words = f"{count.sign} {count.label}"
            x = LEFT + place * step
            self.sheet.text(x, self._y, words, SMALL)
            x += width_of(words, SMALL) + 4
            self.sheet.text(x, self._y - 1, str(count.number), STRONG)
        self._y += STRONG.leading

    def _set_items(self, items: Items) -> None:
        self._set_heading(items.heading)
        if items.sentence:
            self._y = set_lines(self.sheet, LEFT, self._y, [items.sentence], BODY)
        code_style = replace(self._density.item_style, face=STRONG.face)
        widest = max((width_of(item.code, code_style) for item in items.items), default=0)
        code_width = min(max(_CODE_WIDTH, widest + COLUMN_GAP), WIDTH / 4)
        for place, item in enumerate(items.items):
            if place:
                self.sheet.rule(LEFT, self._y, WIDTH, HAIRLINE, Tone.RULE)
            self._set_item(item, code_width)

    def _set_item(self, item: Item, code_width: float) -> None:
        """Code, text, and at the right the gap in words with the levels below or beside it."""
        style, top = self._density.item_style, self._y + 2
        strong, note = replace(style, face=STRONG.face), replace(NOTE, leading=style.leading)
        gap, levels = width_of(item.gap, strong), width_of(item.levels, note)
        is_one_line = self._density.item_lines == 1
        side = gap + levels + COLUMN_GAP if is_one_line else max(gap, levels)
        text_width = WIDTH - code_width - side - 2 * COLUMN_GAP
        lines = clip(item.text, style, text_width, self._density.item_lines)
        set_lines(self.sheet, LEFT, top, clip(item.code, strong, code_width, 1), strong)
        bottom = set_lines(self.sheet, LEFT + code_width, top, lines, style)
        below = set_right(self.sheet, RIGHT, top, [item.gap], strong)
        if is_one_line:
            set_right(self.sheet, RIGHT - gap - COLUMN_GAP, top, [item.levels], note)
        else:
            bottom = max(bottom, set_right(self.sheet, RIGHT, below, [item.levels], note))
        self._y = bottom + 2


def set_heading(sheet: Sheet, top: float, heading: str) -> float:
    """A part's heading under its rule, and its bookmark."""
    sheet.bookmarks.append(Bookmark(heading, 0, top))
    sheet.rule(LEFT, top, WIDTH, RULE, Tone.ACCENT)
    return set_lines(sheet, LEFT, top + 3, [heading], HEADING) + 2
