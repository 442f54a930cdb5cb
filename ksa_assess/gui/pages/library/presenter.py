"""The library's decisions: which rows stand in the list, what is said about a document."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ksa_assess.domain.identifiers import family_of
from ksa_assess.domain.standard import Categories, StandardKind
from ksa_assess.gui.importing.presenter import standard_facts
from ksa_assess.gui.models.node import Node
from ksa_assess.gui.models.row import Row
from ksa_assess.gui.pages.library.document import DocumentNodes
from ksa_assess.wording import Wording

if TYPE_CHECKING:
    from ksa_assess.services.profile import Profile
    from ksa_assess.services.standards import SearchHit, StandardSummary, StoredVersion

_LEAD = 10  # Characters kept before what was found, so that it stands in view.
# As many are read in less than a glance; more are read by the worker before the first search.
_READ_AT_ONCE = 1_000
_NEWEST_AND_OLDER = 2


@dataclass(frozen=True, slots=True)
class Place:
    """What a row of the list leads to; `number` keeps hits at the same place apart, `text` is
    what stands there where the place has no code."""

    code: str
    place: str = ""
    number: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class ListView:
    """The rows of the list and the sentence above them."""

    rows: tuple[Row, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Version:
    """One stored text of a document or of its other editions."""

    digest: str
    label: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document in words and nodes. `old` says what is newer, empty for the newest text of all;
    `can_begin` is False where a newer text of the same code stands in its place."""

    code: str
    name: str
    facts: tuple[str, ...]
    digest: str
    versions: tuple[Version, ...]
    old: str
    newest: str
    can_begin: bool
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the list, with what it offers: value, name and how many documents."""

    name: str
    label: str
    offers: tuple[tuple[str, str, int], ...]


class LibraryPresenter:
    """Errors of the services pass through."""

    def __init__(self, profile: "Profile", wording: Wording) -> None:
        self._standards = profile.standards
        self._wording = wording
        self._texts = wording.texts
        self._chosen: dict[str, str] = {}
        self.renew()

    def renew(self) -> None:
        """Look at what is stored anew."""
        self._all = self._standards.list()
        self._values = self._read_values()
        made = (self._facet(name) for name in ("kind", "level", *_CATEGORIES))
        self._facets = tuple(facet for facet in made if len(facet.offers) > 1)

    # Searching

    @property
    def is_prepared(self) -> bool:
        """Whether a search and the categories are at hand; else `prepare` first."""
        return self._standards.is_search_prepared

    @property
    def is_quickly_prepared(self) -> bool:
        return sum(one.indicators for one in self._all) <= _READ_AT_ONCE

    def prepare(self) -> None:
        """Read every document once; for the worker thread where there are many."""
        self._standards.prepare_search()

    def listed(self, text: str) -> ListView:
        """Every standard, or what was found where something is looked for, as narrowed."""
        codes = self._narrowed()
        if not text.strip():
            rows = tuple(self._standard_row(one) for one in self._all if one.code in codes)
            return ListView(rows, self._texts("library.stored", n=len(rows)))
        is_narrow = len(codes) < len(self._all)
        found = self._standards.search(text, codes if is_narrow else None)
        rows = tuple(self._hit_row(hit, number) for number, hit in enumerate(found.hits, start=1))
        if found.more:
            sentence = self._texts("library.found_more", n=len(rows), more=found.more)
            return ListView(rows, sentence)
        return ListView(rows, self._texts("library.found", n=len(rows)))

    def first_code(self) -> str:
        """What is shown where nothing was chosen yet; empty in an empty library."""
        return next((one.code for one in self._all), "")

    # Narrowing

    def facets(self) -> tuple[Facet, ...]:
        """The ways to narrow the list that part it at all."""
        return self._facets

    def chosen(self, facet: str) -> str:
        """The value by which a facet narrows; empty where it does not."""
        return self._chosen.get(facet, "")

    def narrow(self, facet: str, value: str) -> None:
        """Keep to the documents of a value; an empty one takes the facet away."""
        self._chosen = {name: one for name, one in self._chosen.items() if name != facet}
        if value:
            self._chosen[facet] = value

    def narrow_nothing(self) -> None:
        self._chosen = {}

    def narrowings(self) -> tuple[tuple[str, str], ...]:
        """What narrows the list at present: facet and the value in words."""
        return tuple((facet, self._said(facet, value)) for facet, value in self._chosen.items())

    def _narrowed(self) -> frozenset[str]:
        if not self._chosen:
            return frozenset(self._values)
        chosen = self._chosen.items()
        return frozenset(
            code
            for code, values in self._values.items()
            if all(values.get(facet) == value for facet, value in chosen)
        )

    def _facet(self, name: str) -> Facet:
        found = (values.get(name, "") for values in self._values.values())
        counts = Counter(value for value in found if value)
        offers = tuple((one, self._said(name, one), counts[one]) for one in sorted(counts))
        return Facet(name, self._texts(f"library.facet.{name}"), offers)

    def _said(self, facet: str, value: str) -> str:
        if facet == "kind":
            return self._texts(_KINDS[StandardKind(value)])
        return self._wording.level(int(value)) if facet == "level" else value

    def _read_values(self) -> dict[str, dict[str, str]]:
        """What each document has of each facet, by its code."""
        categories = self._standards.categories()
        return {one.code: _values_of(one, categories.get(one.code)) for one in self._all}

    # A document

    def document(self, code: str) -> DocumentView:
        """The newest text of a code."""
        standards = self._standards.versions(code)
        newest = next((one.content_hash for one in standards if one.code == code), "")
        if not newest:
            self._standards.document(code)  # Says that there is none.
        return self.version(newest, standards)

    def version(
        self, digest: str, versions: "tuple[StoredVersion, ...] | None" = None
    ) -> DocumentView:
        """One stored text; `versions` where they are known already."""
        standard = self._standards.version(digest).standard
        versions = versions or self._standards.versions(standard.code)
        this = next(one for one in versions if one.content_hash == digest)
        newest = versions[0]
        return DocumentView(
            code=standard.code,
            name=standard.name,
            facts=(*standard_facts(standard, self._wording), *self._used(this)),
            digest=digest,
            versions=tuple(self._version(one, versions) for one in versions),
            old=self._old(this, newest),
            newest=newest.content_hash,
            can_begin=this.is_newest,
            nodes=DocumentNodes(standard, self._wording).all(),
        )

    def _used(self, version: "StoredVersion") -> tuple[str, ...]:
        count = version.assessments
        return (self._texts("library.used", n=count),) if count else ()

    def _old(self, this: "StoredVersion", newest: "StoredVersion") -> str:
        """That there is a newer text or a newer edition, in a sentence."""
        date = self._wording.date(this.imported_at)
        if not this.is_newest:
            return self._texts("library.old_text", date=date)
        if this.content_hash != newest.content_hash:
            return self._texts("library.old_edition", code=this.code, newest=newest.code)
        return ""

    def _version(self, version: "StoredVersion", versions: "Iterable[StoredVersion]") -> Version:
        """Named by its edition; older texts of a code by the day, where there are several."""
        edition = version.code.removeprefix(family_of(version.code)) or version.code
        count = sum(one.code == version.code for one in versions)
        if count == 1:
            return Version(version.content_hash, edition)
        key = "old" if count == _NEWEST_AND_OLDER else "dated"
        key = f"library.version.{'newest' if version.is_newest else key}"
        date = self._wording.date(version.imported_at)
        return Version(version.content_hash, self._texts(key, edition=edition, date=date))

    # Rows

    def _standard_row(self, summary: "StandardSummary") -> Row:
        texts = self._texts
        count = texts("library.indicators", n=summary.indicators)
        level = self._wording.level(summary.level) if summary.level else ""
        versions = texts("library.versions", n=summary.versions) if summary.versions > 1 else ""
        parts = (summary.code, count, level, versions)
        return Row(summary.name, "・".join(part for part in parts if part), Place(summary.code))

    def _hit_row(self, hit: "SearchHit", number: int) -> Row:
        """The place stands in the second line, so the first begins with words, near the hit."""
        code = f"{hit.place} "
        cut = len(code) if hit.excerpt.startswith(code) and hit.start >= len(code) else 0
        lead = ""
        if hit.start - cut > _LEAD:
            cut, lead = hit.start - _LEAD, "…"
        first = lead + hit.excerpt[cut:].replace("\n", " ")
        second = "・".join(part for part in (hit.place or hit.code, hit.name) if part)
        place = Place(hit.code, hit.place, number, "" if hit.kind in _HEADS else hit.text)
        return Row(first, second, place, hit.start - cut + len(lead), hit.length)


_CATEGORIES = ("industry", "job_category", "occupation")
_HEADS = ("code", "name")
_KINDS = {StandardKind.STANDARD: "term.standard", StandardKind.UNIT: "term.unit"}


def _values_of(summary: "StandardSummary", categories: Categories | None) -> dict[str, str]:
    values = {"kind": summary.kind.value, "level": str(summary.level or "")}
    for name in _CATEGORIES:
        category = getattr(categories, name) if categories else None
        values[name] = (category.name or category.code or "") if category else ""
    return values
