"""The boxes of part eight between the plan and the signatures.

A box with a text is as high as the text, as far as there is room; what is left has lines to write
on. A text that has no room whole is shortened here and stands whole in a supplement.
"""

from ksa_assess.reports.front_page import set_heading
from ksa_assess.reports.parts import Talk, TalkBox
from ksa_assess.reports.sheet import Sheet
from ksa_assess.reports.style import BODY, HAIRLINE, LEFT, MM, NOTE, STRONG, WIDTH, Tone
from ksa_assess.reports.typesetting import clip, set_lines, wrap

_WRITING_LINE = 8 * MM
_BELOW = 4
_LEAST_WRITING = STRONG.leading + 2 * _WRITING_LINE


def set_talk(sheet: Sheet, top: float, bottom: float, talk: Talk) -> tuple[TalkBox, ...]:
    """Also returns the boxes whose text could not stand here whole."""
    y = set_heading(sheet, top, talk.heading)
    room = bottom - y
    if sum(map(_needed, talk.boxes)) > room:
        room -= NOTE.leading
    cut: list[TalkBox] = []
    for box, height in zip(talk.boxes, _heights(talk.boxes, room), strict=True):
        if not _set_box(sheet, y, height, box):
            cut.append(box)
        y += height
    if cut:
        set_lines(sheet, LEFT, bottom - NOTE.leading, clip(talk.less, NOTE, WIDTH, 1), NOTE)
    return tuple(cut)


def _heights(boxes: tuple[TalkBox, ...], room: float) -> list[float]:
    """Each what it needs, up to an equal share of what the smaller ones leave.

    What is left over goes to the boxes to write in, to all where there are none.
    """
    heights = dict[int, float]()
    for place in sorted(range(len(boxes)), key=lambda one: _needed(boxes[one])):
        share = (room - sum(heights.values())) / (len(boxes) - len(heights))
        heights[place] = min(_needed(boxes[place]), share)
    empty = [place for place, box in enumerate(boxes) if not box.text]
    open_places = empty or list(heights)
    extra = (room - sum(heights.values())) / len(open_places)
    return [heights[n] + (extra if n in open_places else 0) for n in range(len(boxes))]


def _needed(box: TalkBox) -> float:
    if not box.text:
        return _LEAST_WRITING
    return STRONG.leading + len(wrap(box.text, BODY, WIDTH)) * BODY.leading + _BELOW


def _set_box(sheet: Sheet, top: float, height: float, box: TalkBox) -> bool:
    """Whether all of it stands here."""
    below = set_lines(sheet, LEFT, top, [box.label], STRONG)
    if not box.text:
        _set_writing_lines(sheet, below, top + height)
        return True
    most = max(1, int((top + height - below) / BODY.leading))
    lines = wrap(box.text, BODY, WIDTH)
    set_lines(sheet, LEFT, below, clip(box.text, BODY, WIDTH, most), BODY)
    return len(lines) <= most


def _set_writing_lines(sheet: Sheet, top: float, bottom: float) -> None:
    line = top + _WRITING_LINE - STRONG.leading / 2
    while line <= bottom:
        sheet.rule(LEFT, line, WIDTH, HAIRLINE, Tone.SOFT)
        line += _WRITING_LINE
