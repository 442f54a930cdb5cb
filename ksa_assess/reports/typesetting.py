"""Text into lines of a width, and lines onto a sheet."""

from ksa_assess.reports.fonts import advances, printable
from ksa_assess.reports.line_breaking import break_lines, may_end
from ksa_assess.reports.sheet import Sheet
from ksa_assess.reports.style import TextStyle

_ELLIPSIS = "…"


def wrap(text: str, style: TextStyle, width: float) -> list[str]:
    """The lines of a text in a column."""
    return break_lines(printable(text), _in_thousandths(width, style), advances(style.face))


def clip(text: str, style: TextStyle, width: float, most: int) -> list[str]:
    """At most so many lines; the last one ends in … where there would be more."""
    lines = wrap(text, style, width)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], _with_ellipsis(lines[most - 1], style, width)]


def is_clipped(lines: list[str], text: str) -> bool:
    return bool(lines) and lines[-1].endswith(_ELLIPSIS) and not text.endswith(_ELLIPSIS)


def width_of(text: str, style: TextStyle) -> float:
    """Width of one line in points."""
    return sum(map(advances(style.face).__getitem__, text)) * style.size / 1000


def set_lines(sheet: Sheet, x: float, top: float, lines: list[str], style: TextStyle) -> float:
    """Set lines flush left; the bottom of the last one."""
    for line in lines:
        sheet.text(x, top, line, style)
        top += style.leading
    return top


def set_right(sheet: Sheet, right: float, top: float, lines: list[str], style: TextStyle) -> float:
    """Set lines flush right; the bottom of the last one."""
    for line in lines:
        sheet.text(right - width_of(line, style), top, line, style)
        top += style.leading
    return top


def _with_ellipsis(line: str, style: TextStyle, width: float) -> str:
    while line and (width_of(line + _ELLIPSIS, style) > width or not may_end(line[-1])):
        line = line[:-1].rstrip()
    return line + _ELLIPSIS


def _in_thousandths(width: float, style: TextStyle) -> int:
    return int(width / style.size * 1000)
