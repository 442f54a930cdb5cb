"""The library of standards: reading, storing, listing and searching documents."""

import gc
import threading
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ksa_assess.domain.identifiers import code_order, family_of
from ksa_assess.domain.standard import Categories
from ksa_assess.domain.standard_document import Issue, StandardDocument, content_hash
from ksa_assess.runtime.errors import UserError, from_read_error
from ksa_assess.runtime.work import Progress
from ksa_assess.services.search import Found, SearchHit, SearchIndex
from ksa_assess.storage.records import StandardSummary, StoredVersion

if TYPE_CHECKING:
    from ksa_assess.storage.database import Database
    from ksa_assess.storage.unit_of_work import UnitOfWork

__all__ = [
    "Found",
    "Imported",
    "IssuesNeedDecisionError",
    "SearchHit",
    "StandardSummary",
    "Standards",
    "StoredVersion",
    "UnknownStandardError",
]

_LARGEST_FILE = 20_000_000


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
        self._index = SearchIndex({})
        # Versions are only ever added: the newest one tells whether the index is complete.
        self._indexed: int | None = None
        self._preparing = threading.Lock()

    def list(self) -> tuple[StandardSummary, ...]:
        """The newest text of each code, in code order."""
        with self._database.read() as work:
            return work.standards.summaries()

    def document(self, code: str) -> StandardDocument:
        """The newest text of a code. Raises UnknownStandardError."""
        with self._database.read() as work:
            return newest_document(work, code)

    def read(self, path: Path) -> StandardDocument:
        """As `read_file`, with the doubt that only the library can have."""
        document = read_file(path)
        with self._database.read() as work:
            return _with_own_doubt(work, document)

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
            documents.append(read_file(path))
            if progress:
                progress(number / len(files))
        return self._store(documents, accept_issues=accept_issues)

    def search(self, text: str, codes: Container[str] | None = None) -> Found:
        """Where a text stands in the newest documents; nothing for no text.

        `codes` names the documents to look into; None stands for all.
        """
        if not text.strip():
            return Found()
        self.prepare_search()
        return self._index.find(text, codes)

    @property
    def is_search_prepared(self) -> bool:
        """Whether a search finds at once; else `prepare_search` goes before it."""
        with self._database.read() as work:
            return self._indexed == work.standards.newest_id()

    def prepare_search(self) -> None:
        """Read what was stored since the last search; the first time, for the worker thread."""
        with self._preparing, self._database.read() as work:
            newest = work.standards.newest_id()
            if self._indexed == newest:
                return
            known = self._index.standards
            hashes = [one.content_hash for one in work.standards.summaries()]
            self._index = SearchIndex(
                {one: known.get(one) or work.standards.document(one).standard for one in hashes}
            )
            self._indexed = newest
        # They stay, and there may be so many that to look for garbage in them would be felt.
        gc.freeze()

    def categories(self) -> dict[str, Categories]:
        """The categories of each newest document by its code, as far as a search is prepared."""
        return {one.code: one.category for one in self._index.standards.values()}

    def versions(self, code: str) -> tuple[StoredVersion, ...]:
        """Every stored text of a code and of its other editions, the newest first."""
        with self._database.read() as work:
            family = family_of(code)
            found = [one for one in work.standards.versions() if family_of(one.code) == family]
        found.sort(key=lambda one: (code_order(one.code), one.number), reverse=True)
        return tuple(found)

    def version(self, digest: str) -> StandardDocument:
        """One stored text, by its content hash."""
        with self._database.read() as work:
            return work.standards.document(digest)

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
    # Without a message of its own: it is said in the reader's language, see `Wording`.
    issue = Issue("code_stored_otherwise", place, "", needs_decision=True)
    return replace(document, issues=(*document.issues, issue))
