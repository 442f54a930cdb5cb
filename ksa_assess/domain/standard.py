"""A competency standard (職能基準) or unit (職能單元) as plain, frozen values.

Texts are as printed, with line and page breaks joined. Nothing here knows files, screens or
ratings; the JSON form and the content hash are in `standard_document`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class StandardKind(StrEnum):
    """A whole standard, or one unit (stored as a standard with a single duty)."""

    STANDARD = "standard"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class VersionEntry:
    """One row of the version table; every field as printed, e.g. `V4`, `2024/12/19`, `略`."""

    version: str
    code: str
    name: str
    status: str
    note: str
    date: str


@dataclass(frozen=True, slots=True)
class Category:
    """A category as printed; either part may be missing."""

    name: str | None
    code: str | None


@dataclass(frozen=True, slots=True)
class Categories:
    """職類別, 職業別 and 行業別; a unit has only the first, without a code."""

    job_category: Category | None
    occupation: Category | None
    industry: Category | None


@dataclass(frozen=True, slots=True)
class Output:
    """A work output (工作產出) of a task, e.g. O1.1.1."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """A behaviour indicator (行為指標), the thing that is rated, e.g. P1.1.1."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Task:
    """A task (工作任務). `level` is 1–6 or None where none is printed; K and S in printed order."""

    code: str
    name: str
    level: int | None
    outputs: tuple[Output, ...]
    indicators: tuple[Indicator, ...]
    knowledge: tuple[str, ...]
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty (主要職責) with its tasks in printed order."""

    code: str
    name: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class ContentItem:
    """A knowledge or skill item (職能內涵 K or S)."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Attitude:
    """An attitude (態度). `tasks` None means no matrix was printed: it belongs to every task."""

    code: str
    name: str
    description: str | None
    tasks: tuple[str, ...] | None

    def belongs_to(self, task_code: str) -> bool:
        """Whether this attitude is asked for in the task."""
        return self.tasks is None or task_code in self.tasks


@dataclass(frozen=True, slots=True)
class Note:
    """A note (說明與補充事項); `key` such as 註1 where a text refers to it, else None."""

    key: str | None
    text: str

    @property
    def mark(self) -> str:
        """How a text refers to it, e.g. 【註1】; empty where no text can."""
        return f"【{self.key}】" if self.key else ""


@dataclass(frozen=True, slots=True)
class AssessmentGuide:
    """A unit's 評量設計參考: evidence, context and methods, one entry each, without ordinals."""

    evidence: tuple[str, ...]
    context: tuple[str, ...]
    methods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standard:
    """One version of a published document, whole and in printed order."""

    kind: StandardKind
    code: str
    name: str
    version_history: tuple[VersionEntry, ...]
    category: Categories
    description: str | None
    level: int | None
    duties: tuple[Duty, ...]
    knowledge: tuple[ContentItem, ...]
    skills: tuple[ContentItem, ...]
    attitudes: tuple[Attitude, ...]
    prerequisites: tuple[str, ...]
    notes: tuple[Note, ...]
    assessment_guide: AssessmentGuide | None
    updates: str | None

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Every task in document order."""
        return tuple(task for duty in self.duties for task in duty.tasks)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Every indicator in document order: the order of the walk."""
        return tuple(indicator for task in self.tasks for indicator in task.indicators)

    def places(self) -> Iterator[tuple[Duty, Task, Indicator]]:
        """Every indicator with the duty and task it stands in, in document order."""
        for duty in self.duties:
            for task in duty.tasks:
                for indicator in task.indicators:
                    yield duty, task, indicator

    def attitudes_of(self, task: Task) -> tuple[Attitude, ...]:
        """The attitudes asked for in a task, in document order."""
        return tuple(a for a in self.attitudes if a.belongs_to(task.code))

    def note_texts(self, *texts: str) -> tuple[Note, ...]:
        """The keyed notes that the given texts refer to as 【註n】, in document order."""
        return tuple(n for n in self.notes if n.mark and any(n.mark in t for t in texts))
