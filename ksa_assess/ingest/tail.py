"""What stands after the attitudes: prerequisites, notes and 更新紀錄, each entry as printed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ksa_assess.domain.standard import Note
from ksa_assess.ingest.normalise import BULLET, joined, number, spliced, tidy
from ksa_assess.ingest.ordinals import NOTE, entries
from ksa_assess.ingest.rows import Row

_BULLETS = re.compile(rf"\s*(?:[-–*]\s+|[{BULLET}●○■□◆◇▪➢✓※]\s*)+")
_HEADING_BULLETS = re.compile(r"\s*[●■◆※]")
PREREQUISITES = re.compile(
    r"(?:建議)?擔任此職[類業務][^：:。，]{0,30}?(?:條件|資格|能力|經[歷驗]|學歷)(?:[：:]|$)"
)
OTHER_NOTES = re.compile(r"其[他它]?補充(?:說明|事項)(?:[：:]|$)")
_ORDINAL = re.compile(r"\d+[.．、](?!\d)")


@dataclass(slots=True)
class Tail:
    """The entries of the tail, each in the pieces it is printed in."""

    prerequisites: list[list[str]] = field(default_factory=list[list[str]])
    notes: list[list[str]] = field(default_factory=list[list[str]])


def read_tail(rows: Iterable[Row]) -> tuple[tuple[str, ...], tuple[Note, ...]]:
    """The prerequisites and the notes. What stands under neither heading is a note."""
    tail = Tail()
    entry_list = tail.notes
    may_continue = False
    for line in _lines(rows):
        text = without_bullet(line)
        entry_list, text = _heading(line, text, entry_list, tail)
        is_new = text != line.strip() or _begins_entry(text)
        if text and may_continue and not is_new and entry_list:
            entry_list[-1].append(text)
        elif text:
            entry_list.append([text])
            may_continue = is_new
    notes = (note for pieces in tail.notes for note in read_notes(spliced(pieces)))
    return tuple(map(joined, tail.prerequisites)), tuple(notes)


def read_notes(text: str) -> Iterator[Note]:
    """The notes of a paragraph: one without key, or one for each key that begins one."""
    lead, keyed = entries(text.strip(), NOTE)
    if lead.strip():
        keyed = []
        yield Note(None, tidy(text))
    for entry in keyed:
        yield Note(f"註{number(entry.ordinal)}", tidy(entry.text))


def read_updates(rows: Iterable[Row]) -> str | None:
    """The text under 更新紀錄, or None."""
    return tidy("\n".join(" ".join(row.cells) for row in rows)) or None


def without_bullet(line: str) -> str:
    """The line without the bullets before its text."""
    return _BULLETS.sub("", line, count=1).strip() if _BULLETS.match(line) else line.strip()


def _lines(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        for line in "\t".join(row.cells).split("\n"):
            if line.strip():
                yield line


def _heading(
    line: str, text: str, entry_list: list[list[str]], tail: Tail
) -> tuple[list[list[str]], str]:
    """The list that the line's entry belongs to, and the line's text without the heading."""
    for heading, begun in ((PREREQUISITES, tail.prerequisites), (OTHER_NOTES, tail.notes)):
        match = heading.match(tidy(text))
        if match:
            return begun, tidy(text)[match.end() :].strip()
    if entry_list is tail.prerequisites and _HEADING_BULLETS.match(line) and text.endswith("："):
        return tail.notes, text
    return entry_list, text


def _begins_entry(text: str) -> bool:
    return bool(NOTE.match(text) or _ORDINAL.match(text))
