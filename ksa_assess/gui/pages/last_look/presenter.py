"""What is worth another look before submitting, without Qt; only for who rates."""

from collections.abc import Callable
from dataclasses import dataclass

from ksa_assess.domain.answer import Answer, AnswerKind, Series
from ksa_assess.domain.assessment import Assessment, is_editable
from ksa_assess.wording import Wording

_HIGH_LEVEL = 5  # From here on a comment is asked for.
_MANY = 3  # So many at one level, and at least half of all that are rated.


@dataclass(frozen=True, slots=True)
class LookLine:
    """One item; `note` is its level, its reason or its kind; empty where unanswered."""

    code: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class LookGroup:
    """Items with the same thing to look at. `name` tells groups apart for the program."""

    name: str
    title: str
    why: str
    lines: tuple[LookLine, ...]


class LastLookPresenter:
    """The own answers of one assessment as they are stored when this is made."""

    def __init__(self, assessment: Assessment, wording: Wording) -> None:
        self.assessment = assessment
        self._wording = wording
        self._texts = wording.texts
        self._answers = {
            one.code: (one.text, assessment.answer(one.code))
            for one in assessment.standard.indicators
        }
        self.unanswered = assessment.unanswered()

    @property
    def whose(self) -> str:
        return self._wording.which(self.assessment)

    @property
    def is_locked(self) -> bool:
        """Whether it was submitted already."""
        return not is_editable(self.assessment.state, Series.SELF)

    @property
    def can_be_submitted(self) -> bool:
        return not self.is_locked and not self.unanswered

    @property
    def question(self) -> str:
        """What submitting locks, or why it cannot be submitted now."""
        if self.is_locked:
            return self._texts("results.submitted")
        if self.unanswered:
            return self._texts("results.incomplete", n=len(self.unanswered))
        return self._texts("dialog.submit.question")

    @property
    def groups(self) -> tuple[LookGroup, ...]:
        """What must be done first, then what may be looked at; nothing of which there is none."""
        level = self._common_level()
        groups = (
            self._group("unanswered", lambda one: not one.is_answered),
            self._group("flagged", lambda one: one.is_flagged),
            self._group("same_level", lambda one: level is not None and one.level == level),
            self._group("no_comment", _is_high_without_comment),
            self._group("not_applicable", lambda one: one.kind is AnswerKind.NOT_APPLICABLE),
        )
        return tuple(group for group in groups if group.lines)

    def _group(self, name: str, is_meant: Callable[[Answer], bool]) -> LookGroup:
        found = [(code, text, a) for code, (text, a) in self._answers.items() if is_meant(a)]
        values = {"level": found[0][2].level} if name == "same_level" and found else {}
        return LookGroup(
            name,
            self._texts(f"check.hint.{name}", n=len(found), **{"level": 0, **values}),
            self._texts(f"check.why.{name}"),
            tuple(LookLine(code, text, self._note(one)) for code, text, one in found),
        )

    def _note(self, answer: Answer) -> str:
        if not answer.is_answered:
            return ""
        return answer.reason or self._wording.answer(answer)

    def _common_level(self) -> int | None:
        """The level that was chosen many times, if any; the highest of several."""
        rated = [answer.level for _, answer in self._answers.values() if answer.level is not None]
        most = max(sorted(set(rated), reverse=True), key=rated.count, default=None)
        if most is None or rated.count(most) < max(_MANY, len(rated) / 2):
            return None
        return most


def _is_high_without_comment(answer: Answer) -> bool:
    return (answer.level or 0) >= _HIGH_LEVEL and not answer.comment
