"""What the walk shows of one indicator: its place, its texts, its answer and what is required."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ksa_assess.domain.answer import Answer, AnswerKind
from ksa_assess.domain.assessment import RequiredLevelOverride
from ksa_assess.domain.gap import Overrides, RequiredFrom, required_level
from ksa_assess.domain.standard import Attitude, ContentItem, Duty, Indicator, Note, Standard, Task
from ksa_assess.gui.pages.walk.beside import Beside
from ksa_assess.gui.pages.walk.sides import Side
from ksa_assess.runtime.texts import Texts

if TYPE_CHECKING:
    from ksa_assess.services.earlier import EarlierRating

_ASSISTING = ("協助", "陪同")


@dataclass(frozen=True, slots=True)
class Place:
    """An indicator with everything of the standard that belongs to it; independent of answers.

    `notes` are those that its own text, its task's or its duty's refer to, `content_notes` those
    of the task's knowledge and skills.
    """

    duty: Duty
    task: Task
    indicator: Indicator
    notes: tuple[Note, ...]
    content_notes: tuple[Note, ...]
    knowledge: tuple[ContentItem, ...]
    skills: tuple[ContentItem, ...]
    attitudes: tuple[Attitude, ...]
    required: int | None
    required_from: RequiredFrom


@dataclass(frozen=True, slots=True)
class Draft:
    """Texts typed for an indicator and not stored yet; None where nothing was typed.

    A reason counts for the whole task where `is_whole_task`.
    """

    comment: str | None = None
    evidence: tuple[str, ...] | None = None
    reason: str | None = None
    is_whole_task: bool = False

    def onto(self, answer: Answer) -> Answer:
        """The answer with the comment and evidence typed; the reason is the presenter's matter."""
        return replace(
            answer,
            comment=answer.comment if self.comment is None else self.comment.strip(),
            evidence=answer.evidence if self.evidence is None else _without_blanks(self.evidence),
        )


@dataclass(frozen=True, slots=True)
class WalkItem:
    """An indicator as shown: `answer` is stored, `draft` is typed and waits to be stored."""

    place: Place
    position: int
    total: int
    person: str  # Who is rated.
    answered: int
    open: int  # How many indicators still need something.
    answer: Answer
    draft: Draft
    is_editable: bool
    locked: str  # Key of the text that says why it is not; "" where it is.
    is_required_shown: bool
    is_reason_open: bool
    is_reason_for_task: bool
    override: RequiredLevelOverride | None = None
    earlier: "EarlierRating | None" = None
    beside: Beside | None = None  # On the supervisor's side alone.

    def question(self, texts: Texts, side: Side) -> str:
        """What is asked of the person rated."""
        return texts(side.question, name=self.person)

    def why_locked(self, texts: Texts) -> str:
        """Nothing where it can be changed."""
        return texts(self.locked, name=self.person) if self.locked else ""

    @property
    def place_in_task(self) -> tuple[int, int]:
        """Which one of the task's indicators, from 1, and how many there are."""
        indicators = self.place.task.indicators
        return indicators.index(self.place.indicator) + 1, len(indicators)

    @property
    def is_assisting(self) -> bool:
        """Whether it asks for a part in somebody else's work, so that the part is to be judged."""
        return any(word in self.place.indicator.text for word in _ASSISTING)

    @property
    def level_beside(self) -> int | None:
        """At which level the person rated themselves, where the supervisor may see it."""
        return self.beside.own.level if self.beside and self.beside.is_seen else None

    @property
    def is_last(self) -> bool:
        return self.position == self.total - 1

    @property
    def gap(self) -> int | None:
        """required − rated where both are known and the requirement may be seen."""
        required, level = self.place.required, self.answer.level
        if required is None or level is None or not self.is_required_shown:
            return None
        return required - level

    @property
    def can_tick(self) -> bool:
        """Whether it may be said which K and S are mostly missing: only below the requirement."""
        return self.gap is not None and self.gap > 0

    @property
    def comment(self) -> str:
        """The comment as it stands in the field, spaces and all."""
        return self.answer.comment if self.draft.comment is None else self.draft.comment

    @property
    def evidence(self) -> tuple[str, ...]:
        return self.answer.evidence if self.draft.evidence is None else self.draft.evidence

    @property
    def reason(self) -> str:
        return self.answer.reason if self.draft.reason is None else self.draft.reason


def places_of(standard: Standard, overrides: Overrides) -> dict[str, Place]:
    """Every indicator's place by its code, in document order."""
    content = _Content(
        {item.code: item for item in standard.knowledge},
        {item.code: item for item in standard.skills},
    )
    return {
        indicator.code: _place(standard, content, overrides, duty, task, indicator)
        for duty, task, indicator in standard.places()
    }


def place_with(standard: Standard, place: Place, overrides: Overrides) -> Place:
    """The place with what is required there now."""
    required = required_level(standard, place.task, place.indicator, overrides)
    return replace(place, required=required[0], required_from=required[1])


def is_required_shown(answer: Answer, *, at_once: bool) -> bool:
    """After the rating, so that nobody rates to the mark; before it only if a setting says so."""
    return at_once or answer.kind is AnswerKind.RATED


@dataclass(frozen=True, slots=True)
class _Content:
    knowledge: dict[str, ContentItem]
    skills: dict[str, ContentItem]


def _place(
    standard: Standard,
    content: _Content,
    overrides: Overrides,
    duty: Duty,
    task: Task,
    indicator: Indicator,
) -> Place:
    knowledge = _named(task.knowledge, content.knowledge)
    skills = _named(task.skills, content.skills)
    outputs = (output.name for output in task.outputs)
    return Place(
        duty,
        task,
        indicator,
        standard.note_texts(indicator.text, task.name, duty.name, *outputs),
        standard.note_texts(*(item.name for item in (*knowledge, *skills))),
        knowledge,
        skills,
        standard.attitudes_of(task),
        *required_level(standard, task, indicator, overrides),
    )


def _named(codes: tuple[str, ...], items: dict[str, ContentItem]) -> tuple[ContentItem, ...]:
    """The items of a task in printed order; a code without an entry stands without a name."""
    return tuple(items.get(code, ContentItem(code, "")) for code in codes)


def _without_blanks(evidence: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text.strip() for text in evidence if text.strip())
