"""Where somebody is in the whole: marks, progress by duty and task, and the search."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ksa_assess.domain.answer import UNANSWERED, Answer, AnswerKind
from ksa_assess.domain.folding import folded, sought
from ksa_assess.domain.standard import ContentItem, Duty, Standard, Task


@dataclass(frozen=True, slots=True)
class Mark:
    """How one indicator stands: its answer's kind and level and whether it is to be seen again."""

    code: str
    kind: AnswerKind
    level: int | None
    is_flagged: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of a group's indicators have an answer."""

    answered: int
    total: int
    has_flag: bool = False  # Something in it waits to be seen again.

    @property
    def is_complete(self) -> bool:
        return self.answered == self.total

    @property
    def share(self) -> float:
        """0–1; 0 for an empty group."""
        return self.answered / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Overview:
    """The marks in document order and the progress of each duty and task by its code."""

    marks: tuple[Mark, ...]
    duties: Mapping[str, Progress]
    tasks: Mapping[str, Progress]


def overview_of(standard: Standard, answers: Mapping[str, Answer]) -> Overview:
    """Where the answers stand; an indicator without an entry is unanswered."""
    return Overview(
        tuple(_mark(i.code, answers.get(i.code, UNANSWERED)) for i in standard.indicators),
        {duty.code: _progress(duty.tasks, answers) for duty in standard.duties},
        {task.code: _progress((task,), answers) for task in standard.tasks},
    )


_WORDS_BEFORE = 6
_MOST_ROWS = 24  # Of duties and tasks; more would push where one is out of sight.


class HitKind(StrEnum):
    """In what a text was found."""

    DUTY = "duty"
    TASK = "task"
    INDICATOR = "indicator"
    KNOWLEDGE = "knowledge"
    SKILL = "skill"


@dataclass(frozen=True, slots=True)
class Hit:
    """One find: `start` and `length` mark it in `line`, choosing it leads to `indicator`."""

    kind: HitKind
    code: str
    text: str
    indicator: str
    start: int
    length: int

    @property
    def line(self) -> str:
        return f"{self.code} {self.text}"

    @property
    def excerpt(self) -> tuple[str, str, str]:
        """What stands before, at and after the find; a long text begins shortly before it."""
        before, end = self.line[: self.start], self.start + self.length
        cut = self.start - _WORDS_BEFORE
        if cut > len(self.code) + 1:
            before = f"{self.code} …{self.line[cut : self.start]}"
        return before, self.line[self.start : end], self.line[end:]


def search(standard: Standard, text: str) -> tuple[Hit, ...]:
    """Duties, tasks, indicators, K and S that hold a text, in that order; () for a blank text.

    A K or S that no task lists leads nowhere and is not found.
    """
    wanted = sought(text)
    if not wanted:
        return ()
    hits = (_hit(wanted, *entry) for entry in _entries(standard))
    return tuple(hit for hit in hits if hit.start >= 0)


def _mark(code: str, answer: Answer) -> Mark:
    return Mark(code, answer.kind, answer.level, answer.is_flagged)


def _progress(tasks: tuple[Task, ...], answers: Mapping[str, Answer]) -> Progress:
    codes = [indicator.code for task in tasks for indicator in task.indicators]
    answered = sum(answers.get(code, UNANSWERED).is_answered for code in codes)
    has_flag = any(answers.get(code, UNANSWERED).is_flagged for code in codes)
    return Progress(answered, len(codes), has_flag)


_Entry = tuple[HitKind, str, str, str]


def _entries(standard: Standard) -> Iterator[_Entry]:
    for duty in standard.duties:
        yield HitKind.DUTY, duty.code, duty.name, _first_indicator(*duty.tasks)
    for task in standard.tasks:
        yield HitKind.TASK, task.code, task.name, _first_indicator(task)
    for indicator in standard.indicators:
        yield HitKind.INDICATOR, indicator.code, indicator.text, indicator.code
    knowledge = {code: t for t in reversed(standard.tasks) for code in t.knowledge}
    skills = {code: t for t in reversed(standard.tasks) for code in t.skills}
    yield from _content_entries(HitKind.KNOWLEDGE, standard.knowledge, knowledge)
    yield from _content_entries(HitKind.SKILL, standard.skills, skills)


def _first_indicator(*tasks: Task) -> str:
    """Where choosing the tasks leads; nowhere ("") where they hold no indicator."""
    return next((indicator.code for task in tasks for indicator in task.indicators), "")


def _content_entries(
    kind: HitKind, items: tuple[ContentItem, ...], first_task: Mapping[str, Task]
) -> Iterator[_Entry]:
    for item in items:
        if item.code in first_task:
            yield kind, item.code, item.name, _first_indicator(first_task[item.code])


def _hit(wanted: str, kind: HitKind, code: str, text: str, indicator: str) -> Hit:
    start = folded(f"{code} {text}").find(wanted)
    return Hit(kind, code, text, indicator, start, len(wanted))


class RowKind(StrEnum):
    """What a row of the outline stands for."""

    DUTY = "duty"
    TASK = "task"
    INDICATOR = "indicator"
    HIT = "hit"


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A row of the outline; choosing it leads to `indicator`.

    Duties and tasks have a progress, indicators a mark, hits the place of what was searched.
    """

    kind: RowKind
    code: str
    text: str
    indicator: str
    is_current: bool = False
    progress: Progress | None = None
    mark: Mark | None = None
    hit: Hit | None = None
    is_folded: bool = False  # What belongs below it is not shown.


def outline_rows(standard: Standard, overview: Overview, current: str) -> tuple[OutlineRow, ...]:
    """Every duty and task; the indicators of the task in view stand below it.

    Of a long standard the tasks of the duty in view alone, so that the whole stays in sight.
    """
    marks = {mark.code: mark for mark in overview.marks}
    is_long = len(standard.duties) + len(standard.tasks) > _MOST_ROWS
    return tuple(
        row
        for duty in standard.duties
        for row in _duty_rows(duty, overview, marks, current, is_long=is_long)
    )


def hit_rows(hits: tuple[Hit, ...]) -> tuple[OutlineRow, ...]:
    return tuple(
        OutlineRow(RowKind.HIT, hit.code, hit.text, hit.indicator, hit=hit) for hit in hits
    )


def filtered_rows(
    standard: Standard, overview: Overview, codes: Collection[str], current: str
) -> tuple[OutlineRow, ...]:
    """These indicators alone, in document order."""
    marks = {mark.code: mark for mark in overview.marks}
    return tuple(
        OutlineRow(
            *(RowKind.INDICATOR, one.code, one.text, one.code),
            is_current=one.code == current,
            mark=marks[one.code],
        )
        for one in standard.indicators
        if one.code in codes
    )


def _duty_rows(
    duty: Duty, overview: Overview, marks: Mapping[str, Mark], current: str, *, is_long: bool
) -> Iterator[OutlineRow]:
    is_here = any(one.code == current for task in duty.tasks for one in task.indicators)
    yield OutlineRow(
        RowKind.DUTY,
        duty.code,
        duty.name,
        _first_indicator(*duty.tasks),
        progress=overview.duties[duty.code],
        is_folded=is_long and not is_here,
    )
    for task in duty.tasks if is_here or not is_long else ():
        yield from _task_rows(task, overview.tasks[task.code], marks, current)


def _task_rows(
    task: Task, progress: Progress, marks: Mapping[str, Mark], current: str
) -> Iterator[OutlineRow]:
    codes = [indicator.code for indicator in task.indicators]
    is_current = current in codes
    first = _first_indicator(task)
    yield OutlineRow(RowKind.TASK, task.code, task.name, first, is_current, progress)
    for indicator in task.indicators if is_current else ():
        code = indicator.code
        yield OutlineRow(
            RowKind.INDICATOR, code, indicator.text, code, code == current, mark=marks[code]
        )
