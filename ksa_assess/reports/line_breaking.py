"""Where a line may end: UAX #14 by pairs of classes, made strict for Chinese (kinsoku).

The classes come from the Unicode data in `uniseg`; its own algorithm takes 60 µs a character, a
look-up in a table of pairs a hundredth of that. Where a rule needs more context than a pair gives,
the pair is forbidden: what breaks here may break by UAX #14 too, never the other way round (the
tests hold it to that). Widths are in whole thousandths of the type size, so that sums are exact.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import accumulate
from unicodedata import category, east_asian_width

from uniseg.linebreak import line_break  # pyright: ignore[reportMissingTypeStubs]


def _names(joined: str) -> frozenset[str]:
    return frozenset(joined.split())


# Characters whose own class would let a line begin with them.
_STRICTER = {"／": "BA", "～": "NS", "〜": "NS", "·": "NS"}

# Classes told apart here beyond the standard's: OW wide opening bracket, QI and QF opening and
# closing quotation mark, WH hyphen at the start of a word, `SP …` a space with what stood before.
_STANDS_FOR = (
    dict.fromkeys(_names("AI AK AP AS CB HL SA SG VF VI XX"), "AL")
    | dict.fromkeys(_names("EB H2 H3"), "ID")
    | dict.fromkeys(_names("EM JT JV ZWJ"), "CM")
    | {"CJ": "NS", "JL": "BB"}
)
_NEVER_FIRST = _names("BA CL CM CP EX GL HY IN IS NS PO QF QI QU SP SY WJ ZW")
_NEVER_FIRST_AFTER_SPACE = _names("CL CP EX IS NS PO QF SP SY WJ ZW")
_NEVER_LAST = _names("BB GL OP OW QF QI QU WJ")
_TOGETHER = frozenset(
    (before, after)
    for befores, afters in (
        ("AL NU CP", "AL NU OP PR"),
        ("PR PO", "AL NU OP OW"),
        ("PR", "ID"),
        ("CL IS SY", "PR"),
        ("IS WH", "AL"),
        ("HY IS SY WH", "NU"),
        ("B2", "B2"),
        ("RI", "RI"),
    )
    for before in _names(befores)
    for after in _names(afters)
)
# The last is not the standard's: 「3 級」 is one thing although a space stands in it.
_TOGETHER_OVER_SPACE = frozenset({("SP B2", "B2"), ("SP NU", "ID")})


class _Classes(dict[str, str]):
    """Class by character, looked up once."""

    def __missing__(self, character: str) -> str:
        self[character] = found = _STRICTER.get(character) or _class(character)
        return found


def _class(character: str) -> str:
    found = line_break(character).value
    if found == "QU":
        return {"Pi": "QI", "Pf": "QF"}.get(category(character), "QU")
    if found == "OP" and east_asian_width(character) in "FWH":
        return "OW"
    return _STANDS_FOR.get(found, found)


_classes = _Classes()


def break_lines(text: str, limit: int, advances: Mapping[str, int]) -> list[str]:
    """The lines of a text, none wider than `limit` unless one character alone is.

    A line break in the text begins a new line; spaces at a line's end are dropped.
    """
    return [
        line
        for paragraph in text.splitlines() or [""]
        for line in _paragraph_lines(paragraph, limit, advances)
    ]


def break_points(paragraph: str) -> list[int]:
    """Where a line may begin, ascending; never at the start."""
    classes = [_classes[character] for character in paragraph]
    befores = accumulate(classes, _seen_from_after, initial="SP")
    next(befores)
    return [
        place
        for place, (before, after) in enumerate(zip(befores, classes[1:], strict=False), start=1)
        if _may_part(before, after)
    ]


def may_begin(character: str) -> bool:
    """Whether a line may begin with a character, where no space stands before it."""
    return _classes[character] not in _NEVER_FIRST


def may_end(character: str) -> bool:
    """Whether a line may end with a character."""
    return _classes[character] not in _NEVER_LAST


def _paragraph_lines(paragraph: str, limit: int, advances: Mapping[str, int]) -> Iterator[str]:
    ends = [0, *accumulate(map(advances.__getitem__, paragraph))]
    if ends[-1] <= limit:
        yield paragraph.rstrip()
        return
    points = [0, *break_points(paragraph), len(paragraph)]
    start = 0
    while start < len(paragraph):
        reach = bisect_right(ends, ends[start] + limit) - 1
        stop = points[bisect_right(points, _past_spaces(paragraph, reach)) - 1]
        if stop <= start:
            stop = _torn(paragraph, start, reach)
        yield paragraph[start:stop].rstrip()
        start = stop


def _past_spaces(paragraph: str, place: int) -> int:
    """Spaces after what fits hang beyond the edge, unseen."""
    while place < len(paragraph) and paragraph[place] == " ":
        place += 1
    return place


def _torn(paragraph: str, start: int, reach: int) -> int:
    """Where to tear what is wider than a line, such as a long address: at the best late place."""
    for place in range(reach, start, -1):
        if may_begin(paragraph[place]) and may_end(paragraph[place - 1]):
            return place
    return max(reach, start + 1)


@cache
def _seen_from_after(previous: str, current: str) -> str:
    """The class of a character as the next one sees it, where `previous` was seen by it."""
    after_space = previous.startswith("SP")
    if current == "CM":
        return "AL" if after_space else previous
    if current == "SP":
        return previous if after_space or previous in {"OP", "OW", "QI"} else f"SP {previous}"
    return "WH" if current == "HY" and after_space else current


@cache
def _may_part(before: str, after: str) -> bool:
    if before == "ZW":
        return True
    if before.startswith("SP"):
        return after not in _NEVER_FIRST_AFTER_SPACE and (before, after) not in _TOGETHER_OVER_SPACE
    return (
        after not in _NEVER_FIRST and before not in _NEVER_LAST and (before, after) not in _TOGETHER
    )
