"""The duties' bars: frame = Σ required, fill = Σ min(rated, required), all on one scale.

What is unknown is a dashed frame after it, a surplus a thin mark of its own: neither touches the
fill, as neither counts towards it.
"""

from ksa_assess.reports.parts import DutyBar, Legend
from ksa_assess.reports.sheet import PlacedBox, Sheet
from ksa_assess.reports.style import COLUMN_GAP, LEFT, NOTE, RIGHT, STRONG, TextStyle, Tone
from ksa_assess.reports.typesetting import clip, set_lines, set_right, width_of

_NAME_WIDTH = 160
_FIGURE_WIDTH = 34
_SURPLUS_HEIGHT = 2
_SURPLUS_GAP = 2
_SAMPLE = 14  # Width of a legend's sample.
_SAMPLE_GAP = 3


def set_bars(
    sheet: Sheet, top: float, bars: tuple[DutyBar, ...], style: TextStyle, name_lines: int
) -> float:
    """One row per duty: name, bar, attainment, sums. The bottom of the last one."""
    words = max((width_of(bar.figures, NOTE) for bar in bars), default=0)
    x = LEFT + _NAME_WIDTH + COLUMN_GAP
    width = RIGHT - words - _FIGURE_WIDTH - 2 * COLUMN_GAP - x
    longest = max((bar.required + bar.unknown + bar.surplus for bar in bars), default=0)
    scale = (width - _SURPLUS_GAP) / longest if longest else 0
    for bar in bars:
        name = clip(f"{bar.code} {bar.name}", style, _NAME_WIDTH, name_lines)
        set_lines(sheet, LEFT, top, name, style)
        _set_bar(sheet, x, top, bar, scale, style)
        right = RIGHT - words - COLUMN_GAP
        set_right(sheet, right, top, [bar.attainment], _like(STRONG, style))
        set_right(sheet, RIGHT, top, [bar.figures], _like(NOTE, style))
        top += len(name) * style.leading + style.leading * 0.3
    return top


def set_legend(sheet: Sheet, top: float, legend: Legend) -> float:
    """Samples with their meaning side by side, those that the chart shows."""
    x = LEFT
    for box, words in _samples(legend):
        if not words:
            continue
        width = _SAMPLE + _SAMPLE_GAP + width_of(words, NOTE)
        if x + width > RIGHT:
            x, top = LEFT, top + NOTE.leading
        sheet.boxes.append(box._replace(x=x, y=top + (NOTE.leading - box.height) / 2))
        sheet.text(x + _SAMPLE + _SAMPLE_GAP, top, words, NOTE)
        x += width + 2 * COLUMN_GAP
    return top + NOTE.leading


def _samples(legend: Legend) -> tuple[tuple[PlacedBox, str], ...]:
    return (
        (PlacedBox(0, 0, _SAMPLE, 6, frame=Tone.SOFT), legend.frame),
        (PlacedBox(0, 0, _SAMPLE, 6, fill=Tone.FILL), legend.fill),
        (PlacedBox(0, 0, _SAMPLE, _SURPLUS_HEIGHT, fill=Tone.ACCENT), legend.surplus),
        (PlacedBox(0, 0, _SAMPLE, 6, frame=Tone.SOFT, is_dashed=True), legend.unknown),
    )


def _set_bar(
    sheet: Sheet, x: float, top: float, bar: DutyBar, scale: float, style: TextStyle
) -> None:
    height = style.size - 1
    top += (style.leading - height) / 2
    required, unknown = bar.required * scale, bar.unknown * scale
    if bar.filled:
        sheet.boxes.append(PlacedBox(x, top, bar.filled * scale, height, fill=Tone.FILL))
    if bar.required:
        sheet.boxes.append(PlacedBox(x, top, required, height, frame=Tone.SOFT))
    if bar.unknown:
        sheet.boxes.append(
            PlacedBox(x + required, top, unknown, height, frame=Tone.SOFT, is_dashed=True)
        )
    if bar.surplus:
        place = x + required + unknown + _SURPLUS_GAP
        middle = top + (height - _SURPLUS_HEIGHT) / 2
        width = bar.surplus * scale
        sheet.boxes.append(PlacedBox(place, middle, width, _SURPLUS_HEIGHT, fill=Tone.ACCENT))


def _like(style: TextStyle, other: TextStyle) -> TextStyle:
    """A style whose lines stand on the other's."""
    return TextStyle(min(style.size, other.size), other.leading, style.face, style.tone)
