"""Search as one types: all texts joined in lower case, and one scan through them.

A full-text index would find nothing for words of two Chinese characters.
"""

from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from ksa_assess.domain.folding import folded, sought
from ksa_assess.domain.standard import Standard

_MOST_HITS = 200
_AROUND = 24
# Stands between two texts and in none, so that no hit reaches across.
_BORDER = "\x00"


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One place that holds the text. `kind` is `code`, `name`, `duty`, `task`, `output`,
    `indicator`, `knowledge`, `skill`, `attitude`, `note`, `prerequisite`, `description` or `guide`;
    `place` is the code there, if any; `text` is all that stands there. The hit is
    `excerpt[start:start + length]`.
    """

    code: str
    name: str
    place: str
    kind: str
    text: str
    excerpt: str
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Found:
    """The first hits, one for each text, and how often the text stands anywhere."""

    hits: tuple[SearchHit, ...] = ()
    total: int = 0

    @property
    def more(self) -> int:
        """How many places are not among the hits, where there were too many to list."""
        return self.total - len(self.hits) if len(self.hits) == _MOST_HITS else 0


@dataclass(frozen=True, slots=True)
class _Text:
    standard: Standard
    kind: str
    place: str
    text: str


class SearchIndex:
    """The texts of documents by their content hashes, in that order."""

    def __init__(self, standards: Mapping[str, Standard]) -> None:
        self.standards = dict(standards)
        heads = [_heads(standard) for standard in standards.values()]
        bodies = [_texts(standard) for standard in standards.values()]
        self._texts: list[_Text] = []
        # For each text the number of the first text of the next document.
        self._beyond: list[int] = []
        for block in (*heads, *bodies):
            texts = list(block)
            self._texts += texts
            self._beyond += [len(self._texts)] * len(texts)
        parts = [folded(text.text) for text in self._texts]
        self._joined = _BORDER.join(parts)
        lengths = (len(part) + 1 for part in parts)
        self._starts = list(accumulate(lengths, initial=0))

    def find(self, text: str, codes: Container[str] | None = None) -> Found:
        """The first hit in each text, codes and names before all else, then in document order; at
        most 200. `codes` names the documents to look into; None stands for all.
        """
        wanted = sought(text.replace(_BORDER, ""))
        if not wanted:
            return Found()
        hits: list[SearchHit] = []
        number = self._next(wanted, 0)
        while number is not None and len(hits) < _MOST_HITS:
            found = self._texts[number]
            if codes is not None and found.standard.code not in codes:
                number = self._next(wanted, self._beyond[number])
                continue
            at = self._joined.find(wanted, self._starts[number]) - self._starts[number]
            hits.append(_hit(found, at, len(wanted)))
            number = self._next(wanted, number + 1)
        total = len(hits) if number is None else self._count(wanted, codes)
        return Found(tuple(hits), total)

    def _next(self, wanted: str, number: int) -> int | None:
        """The number of the first text from `number` on that holds what is wanted."""
        at = self._joined.find(wanted, self._starts[number])
        return None if at < 0 else bisect_right(self._starts, at) - 1

    def _count(self, wanted: str, codes: Container[str] | None) -> int:
        if codes is None:
            return self._joined.count(wanted)
        count, number = 0, 0
        while number < len(self._texts):
            beyond = self._beyond[number]
            if self._texts[number].standard.code in codes:
                count += self._joined.count(wanted, self._starts[number], self._starts[beyond])
            number = beyond
        return count


def _hit(found: _Text, start: int, length: int) -> SearchHit:
    begin = max(0, start - _AROUND)
    end = start + length + _AROUND
    before, after = "…" * (begin > 0), "…" * (end < len(found.text))
    return SearchHit(
        code=found.standard.code,
        name=found.standard.name,
        place=found.place,
        kind=found.kind,
        text=found.text,
        excerpt=before + found.text[begin:end] + after,
        start=start - begin + len(before),
        length=length,
    )


def _heads(standard: Standard) -> Iterator[_Text]:
    yield _Text(standard, "code", "", standard.code)
    yield _Text(standard, "name", "", standard.name)


def _texts(standard: Standard) -> Iterator[_Text]:
    for kind, place, text in _placed(standard):
        if text:
            yield _Text(standard, kind, place, text)


def _placed(standard: Standard) -> Iterator[tuple[str, str, str]]:
    """Kind, place and text of everything that can be read below a document's name."""
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
