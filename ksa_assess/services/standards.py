"""The library of standards: reading, storing, listing and searching documents."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ksa_assess.domain.standard_document import Issue, StandardDocument, content_hash
from ksa_assess.runtime.errors import UserError, from_read_error
from ksa_assess.services.search import SearchHit, SearchIndex
from ksa_assess.storage.records import StandardSummary

if TYPE_CHECKING:
    from ksa_assess.storage.database import Database
    from ksa_assess.storage.unit_of_work import UnitOfWork

__all__ = [
    "Imported",
    "IssuesNeedDecisionError",
    "SearchHit",
    "StandardSummary",
    "Standards",
    "UnknownStandardError",
]

_LARGEST_FILE = 20_000_000
_STORED_OTHERWISE = "這個代碼已有內容不同的版本；匯入後兩個版本都會保留，新的自評採用這一份。"
Progress = Callable[[float], None]


class UnknownStandardError(UserError):
    """No document is stored under that code."""

    def __init__(self, code: str) -> None:
        super().__init__("standards.unknown", code=code)


class IssuesNeedDecisionError(UserError):
    """Documents have doubts that somebody must accept first; nothing was stored."""

    def __init__(self, documents: tuple[StandardDocument, ...]) -> None:
        self.documents = documents
        self.issues = tuple(i for one in documents for i in one.issues if i.needs_decision)
        names = " ".join(one.standard.code for one in documents)
        super().__init__("standards.need_decision", n=len(self.issues), codes=names)


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file. `is_new` is False where this very text was stored before."""

    code: str
    name: str
    is_new: bool
    issues: tuple[Issue, ...]


class Standards:
    """Every stored version is its text and never changes; the newest of a code is the one shown."""

    def __init__(self, database: "Database", now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now
        self._index: SearchIndex | None = None

    def list(self) -> tuple[StandardSummary, ...]:
        """The newest text of each code, in code order."""
        with self._database.read() as work:
            return work.standards.summaries()

    def document(self, code: str) -> StandardDocument:
        """The newest text of a code. Raises UnknownStandardError."""
        with self._database.read() as work:
            return newest_document(work, code)

    def read(self, path: Path) -> StandardDocument:
        """As `read_file`."""
        return read_file(path)

    def import_files(
        self,
        paths: Iterable[Path],
        *,
        accept_issues: bool = False,
        progress: Progress | None = None,
    ) -> tuple[Imported, ...]:
        """Store the documents of all files, or of none. `progress` is told the share that is read.

        Raises UserError where a file is no standard, IssuesNeedDecisionError where somebody must
        decide first.
        """
        files = tuple(paths)
        documents: list[StandardDocument] = []
        for number, path in enumerate(files, start=1):
            documents.append(self.read(path))
            if progress:
                progress(number / len(files))
        return self._store(documents, accept_issues=accept_issues)

    def search(self, text: str) -> tuple[SearchHit, ...]:
        """Where a text stands in the newest documents, in their order; nothing for no text."""
        if not text.strip():
            return ()
        with self._database.read() as work:
            summaries = work.standards.summaries()
            hashes = tuple(one.content_hash for one in summaries)
            if self._index is None or self._index.hashes != hashes:
                standards = (work.standards.document(digest).standard for digest in hashes)
                self._index = SearchIndex(hashes, standards)
        return self._index.find(text)

    def _store(
        self, documents: Sequence[StandardDocument], *, accept_issues: bool
    ) -> tuple[Imported, ...]:
        with self._database.write() as work:
            doubted = [_with_own_doubt(work, document) for document in documents]
            undecided = tuple(one for one in doubted if one.needs_decision)
            if undecided and not accept_issues:
                raise IssuesNeedDecisionError(undecided)
            at = self._now()
            return tuple(
                _imported(shown, is_new=work.standards.add(document, at))
                for document, shown in zip(documents, doubted, strict=True)
            )


def read_file(path: Path) -> StandardDocument:
    """Read a file; no profile is needed, as nothing is stored. Raises UserError where it holds
    no standard.
    """
    from ksa_assess.ingest.reading import read_document

    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_FILE + 1)
    except OSError as error:
        raise from_read_error(error, path) from error
    if len(data) > _LARGEST_FILE:
        raise UserError("standards.too_large", file=path)
    return read_document(data, path.name)


def newest_document(work: "UnitOfWork", code: str) -> StandardDocument:
    """The newest text of a code. Raises UnknownStandardError."""
    digest = work.standards.newest_hash(code)
    if digest is None:
        raise UnknownStandardError(code)
    return work.standards.document(digest)


def _imported(document: StandardDocument, *, is_new: bool) -> Imported:
    standard = document.standard
    return Imported(standard.code, standard.name, is_new, document.issues)


def _with_own_doubt(work: "UnitOfWork", document: StandardDocument) -> StandardDocument:
    """With the doubt that only the store can have: the code is known with another text.

    A text that is stored already has nothing left to decide.
    """
    standard = document.standard
    if work.standards.holds(content_hash(standard)):
        settled = tuple(replace(issue, needs_decision=False) for issue in document.issues)
        return replace(document, issues=settled)
    if work.standards.newest_hash(standard.code) is None:
        return document
    place = f"1:{standard.code}"
    issue = Issue("code_stored_otherwise", place, _STORED_OTHERWISE, needs_decision=True)
    return replace(document, issues=(*document.issues, issue))
