"""The library's decisions: which rows stand in the list, what is said about a document."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ksa_assess.domain.standard import Standard, StandardKind
from ksa_assess.domain.standard_document import StandardDocument, content_hash
from ksa_assess.gui.models.node import Node
from ksa_assess.gui.models.row import Row
from ksa_assess.gui.pages.library.document import DocumentNodes
from ksa_assess.wording import Wording

if TYPE_CHECKING:
    from ksa_assess.services.profile import Profile
    from ksa_assess.services.standards import Imported, SearchHit, StandardSummary

_LEAD = 10  # Characters kept before what was found, so that it stands in view.


@dataclass(frozen=True, slots=True)
class Place:
    """What a row of the list leads to; `number` keeps hits at the same place apart."""

    code: str
    place: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document in words and nodes."""

    code: str
    name: str
    facts: tuple[str, ...]
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt found while reading a file, in words."""

    title: str
    message: str
    needs_decision: bool


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read and not yet stored. `known` says if the library knows its code."""

    path: Path
    name: str
    code: str
    facts: tuple[str, ...]
    known: str
    doubts: tuple[Doubt, ...]


class LibraryPresenter:
    """Errors of the services pass through."""

    def __init__(self, profile: "Profile", wording: Wording) -> None:
        self._standards = profile.standards
        self._wording = wording
        self._texts = wording.texts

    def rows(self, text: str) -> tuple[Row, ...]:
        """Every standard; or what was found, where something is looked for."""
        if not text.strip():
            return tuple(self._standard_row(one) for one in self._standards.list())
        hits = self._standards.search(text)
        return tuple(self._hit_row(hit, number) for number, hit in enumerate(hits, start=1))

    def first_code(self) -> str:
        """What is shown where nothing was chosen yet; empty in an empty library."""
        return next((one.code for one in self._standards.list()), "")

    def document(self, code: str) -> DocumentView:
        standard = self._standards.document(code).standard
        nodes = DocumentNodes(standard, self._wording).all()
        return DocumentView(standard.code, standard.name, self._facts(standard), nodes)

    def read(self, paths: Sequence[Path]) -> tuple[ReadFile, ...]:
        """Read files without storing anything; for the worker thread."""
        return tuple(self._read_file(path, self._standards.read(path)) for path in paths)

    def store(self, files: Sequence[ReadFile]) -> "tuple[Imported, ...]":
        """Store what was read, doubts accepted; for the worker thread."""
        return self._standards.import_files([file.path for file in files], accept_issues=True)

    def stored_sentence(self, imported: "Sequence[Imported]") -> str:
        new = [one for one in imported if one.is_new]
        if not new:
            return self._texts("library.nothing_new")
        return self._texts("library.imported", names=self._wording.listed(one.name for one in new))

    def _standard_row(self, summary: "StandardSummary") -> Row:
        count = self._texts("library.indicators", n=summary.indicators)
        level = self._wording.level(summary.level) if summary.level else ""
        second = "・".join(part for part in (summary.code, count, level) if part)
        return Row(summary.name, second, Place(summary.code))

    def _hit_row(self, hit: "SearchHit", number: int) -> Row:
        """The place stands in the second line, so the first begins with words, near the hit."""
        code = f"{hit.place} "
        cut = len(code) if hit.excerpt.startswith(code) and hit.start >= len(code) else 0
        lead = ""
        if hit.start - cut > _LEAD:
            cut, lead = hit.start - _LEAD, "…"
        first = lead + hit.excerpt[cut:].replace("\n", " ")
        second = "・".join(part for part in (hit.place or hit.code, hit.name) if part)
        place = Place(hit.code, hit.place, number)
        return Row(first, second, place, hit.start - cut + len(lead), hit.length)

    def _facts(self, standard: Standard) -> tuple[str, ...]:
        texts = self._texts
        is_unit = standard.kind is StandardKind.UNIT
        facts = [
            texts("term.unit" if is_unit else "term.standard"),
            texts("library.tasks", n=len(standard.tasks)),
            texts("library.indicators", n=len(standard.indicators)),
        ]
        if standard.level:
            level = self._wording.level(standard.level)
            facts.append(texts("library.named_level", name=texts("term.base_level"), level=level))
        return tuple(facts)

    def _read_file(self, path: Path, document: StandardDocument) -> ReadFile:
        doubts = tuple(
            Doubt(
                f"{self._wording.issue_kind(issue.kind)}・{issue.place}",
                issue.message,
                issue.needs_decision,
            )
            for issue in sorted(document.issues, key=lambda issue: not issue.needs_decision)
        )
        standard = document.standard
        facts, known = self._facts(standard), self._known(standard)
        return ReadFile(path, standard.name, standard.code, facts, known, doubts)

    def _known(self, standard: Standard) -> str:
        hashes = {one.code: one.content_hash for one in self._standards.list()}
        if standard.code not in hashes:
            return ""
        is_same = hashes[standard.code] == content_hash(standard)
        return self._texts("library.known_same" if is_same else "library.known_otherwise")
