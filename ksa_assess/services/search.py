"""Search as one types: all texts joined in lower case, and one scan through them.

A full-text index would find nothing for words of two Chinese characters.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ksa_assess.domain.standard import Standard

_MOST_HITS = 500
_AROUND = 24
# Stands between two texts and in none, so that no hit reaches across.
_BORDER = "\x00"


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One place that holds the text. `kind` is `code`, `name`, `duty`, `task`, `output`,
    `indicator`, `knowledge`, `skill`, `attitude`, `note`, `prerequisite`, `description` or `guide`;
    `place` is the code there, if any. The hit is `excerpt[start:start + length]`.
    """

    code: str
    name: str
    place: str
    kind: str
    excerpt: str
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class _Text:
    standard: Standard
    kind: str
    place: str
    text: str


class SearchIndex:
    """The texts of the documents with the content hashes `hashes`, in that order."""

    def __init__(self, hashes: tuple[str, ...], standards: Iterable[Standard]) -> None:
        self.hashes = hashes
        self._texts = [text for standard in standards for text in _texts(standard)]
        folded = [_folded(text.text) for text in self._texts]
        self._joined = _BORDER.join(folded)
        self._starts: list[int] = []
        start = 0
        for text in folded:
            self._starts.append(start)
            start += len(text) + 1

    def find(self, text: str) -> tuple[SearchHit, ...]:
        """The first hit in each text, in document order, at most 500."""
        wanted = _folded(" ".join(text.split()).replace(_BORDER, ""))
        if not wanted:
            return ()
        hits: list[SearchHit] = []
        at = self._joined.find(wanted)
        while at >= 0 and len(hits) < _MOST_HITS:
            number = bisect_right(self._starts, at) - 1
            hits.append(_hit(self._texts[number], at - self._starts[number], len(wanted)))
            if number + 1 == len(self._starts):
                break
            at = self._joined.find(wanted, self._starts[number + 1])
        return tuple(hits)


def _folded(text: str) -> str:
    """Lower case that keeps every character's place; a few would become two."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _hit(found: _Text, start: int, length: int) -> SearchHit:
    begin = max(0, start - _AROUND)
    end = start + length + _AROUND
    before, after = "…" * (begin > 0), "…" * (end < len(found.text))
    return SearchHit(
        code=found.standard.code,
        name=found.standard.name,
        place=found.place,
        kind=found.kind,
        excerpt=before + found.text[begin:end] + after,
        start=start - begin + len(before),
        length=length,
    )


def _texts(standard: Standard) -> Iterator[_Text]:
    for kind, place, text in _placed(standard):
        if text:
            yield _Text(standard, kind, place, text)


def _placed(standard: Standard) -> Iterator[tuple[str, str, str]]:
    """Kind, place and text of everything that can be read in a document."""
    yield "code", "", standard.code
    yield "name", "", standard.name
    yield "description", "", standard.description or ""
    yield from _layers(standard)
    for item in standard.knowledge:
        yield "knowledge", item.code, _with_code(item.code, item.name)
    for item in standard.skills:
        yield "skill", item.code, _with_code(item.code, item.name)
    for attitude in standard.attitudes:
        text = "：".join(filter(None, (attitude.name, attitude.description)))
        yield "attitude", attitude.code, _with_code(attitude.code, text)
    for text in standard.prerequisites:
        yield "prerequisite", "", text
    for note in standard.notes:
        yield "note", note.key or "", note.text
    if guide := standard.assessment_guide:
        for text in (*guide.evidence, *guide.context, *guide.methods):
            yield "guide", "", text


def _layers(standard: Standard) -> Iterator[tuple[str, str, str]]:
    for duty in standard.duties:
        yield "duty", duty.code, _with_code(duty.code, duty.name)
        for task in duty.tasks:
            yield "task", task.code, _with_code(task.code, task.name)
            for output in task.outputs:
                yield "output", output.code, _with_code(output.code, output.name)
            for indicator in task.indicators:
                yield "indicator", indicator.code, _with_code(indicator.code, indicator.text)


def _with_code(code: str, text: str) -> str:
    return f"{code} {text}"
