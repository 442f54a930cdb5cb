"""Files on their way into the library: read, shown with their doubts, stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ksa_assess.domain.standard import Standard, StandardKind
from ksa_assess.domain.standard_document import Issue, StandardDocument, content_hash
from ksa_assess.runtime.errors import SentenceError
from ksa_assess.runtime.work import IsCancelled, Progress
from ksa_assess.wording import Wording

if TYPE_CHECKING:
    from ksa_assess.services.profile import Profile
    from ksa_assess.services.standards import Imported

_MOST_NAMES = 5


class ImportCancelledError(Exception):
    """Somebody asked to stop; nothing was stored."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt found while reading a file, in words."""

    title: str
    message: str
    needs_decision: bool


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read and not yet stored. `known` says if the library holds the same."""

    path: Path
    name: str
    code: str
    facts: tuple[str, ...]
    known: str
    doubts: tuple[Doubt, ...]

    @property
    def needs_decision(self) -> bool:
        """Whether somebody must accept something before it is stored."""
        return any(doubt.needs_decision for doubt in self.doubts)


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that holds no standard, or could not be read: its name, and why."""

    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of the files that were read, those with the most to decide first."""

    files: tuple[ReadFile, ...]
    refused: tuple[RefusedFile, ...]

    @property
    def needs_a_look(self) -> bool:
        """Whether there is anything that somebody must see before it is stored."""
        return bool(self.refused) or any(file.needs_decision for file in self.files)

    @property
    def is_known(self) -> bool:
        """Whether the library holds all of it already, so that nothing would be stored."""
        return bool(self.files) and all(file.known for file in self.files)


class ImportPresenter:
    """`read` and `store` are for the worker thread."""

    def __init__(self, profile: "Profile", wording: Wording) -> None:
        self._standards = profile.standards
        self._wording = wording
        self._texts = wording.texts

    def read(self, paths: Sequence[Path], progress: Progress, is_cancelled: IsCancelled) -> Reading:
        """Read files without storing anything. Raises ImportCancelledError."""
        hashes = {one.code: one.content_hash for one in self._standards.list()}
        files: list[ReadFile] = []
        refused: list[RefusedFile] = []
        for number, path in enumerate(paths, start=1):
            if is_cancelled():
                raise ImportCancelledError
            try:
                files.append(self._read_file(path, self._standards.read(path), hashes))
            except SentenceError as error:
                refused.append(RefusedFile(path.name, self._texts.sentence(error)))
            progress(number / len(paths))
        files.sort(key=lambda file: (not file.needs_decision, not file.doubts))
        return Reading(tuple(files), tuple(refused))

    def store(
        self, files: Sequence[ReadFile], progress: Progress, is_cancelled: IsCancelled
    ) -> "tuple[Imported, ...]":
        """Store what was read, doubts accepted: all or, where it is cancelled, none."""

        def tell(share: float) -> None:
            if is_cancelled():
                raise ImportCancelledError
            progress(share)

        paths = [file.path for file in files]
        return self._standards.import_files(paths, accept_issues=True, progress=tell)

    def stored_sentence(self, imported: "Sequence[Imported]") -> str:
        new = [one.name for one in imported if one.is_new]
        if not new:
            return self._texts("library.nothing_new")
        names = self._wording.listed(new[:_MOST_NAMES])
        if len(new) > _MOST_NAMES:
            return self._texts("importing.stored_many", names=names, n=len(new))
        return self._texts("library.imported", names=names)

    def _read_file(
        self, path: Path, document: StandardDocument, hashes: dict[str, str]
    ) -> ReadFile:
        standard = document.standard
        by_weight = sorted(document.issues, key=lambda issue: not issue.needs_decision)
        return ReadFile(
            path=path,
            name=standard.name,
            code=standard.code,
            facts=standard_facts(standard, self._wording),
            known=self._known(standard, hashes.get(standard.code)),
            doubts=tuple(self._doubt(issue) for issue in by_weight),
        )

    def _doubt(self, issue: Issue) -> Doubt:
        title = f"{self._wording.issue_kind(issue.kind)}・{issue.place}"
        return Doubt(title, self._wording.issue_message(issue), issue.needs_decision)

    def _known(self, standard: Standard, stored: str | None) -> str:
        return self._texts("library.known_same") if stored == content_hash(standard) else ""


def standard_facts(standard: Standard, wording: Wording) -> tuple[str, ...]:
    """What kind of document it is, how long, and its base level, each in a few words."""
    texts = wording.texts
    is_unit = standard.kind is StandardKind.UNIT
    facts = [
        texts("term.unit" if is_unit else "term.standard"),
        texts("library.tasks", n=len(standard.tasks)),
        texts("library.indicators", n=len(standard.indicators)),
    ]
    if standard.level:
        level = wording.level(standard.level)
        facts.append(texts("library.named_level", name=texts("term.base_level"), level=level))
    return tuple(facts)
