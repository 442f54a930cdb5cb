"""What stands beside the supervisor's answer to an indicator: the self rating, and what follows."""

from dataclasses import dataclass

from ksa_assess.domain.answer import Answer, AnswerKind, Basis
from ksa_assess.domain.review import Need, ReviewWay


@dataclass(frozen=True, slots=True)
class Beside:
    """`own` is the self rating, `before` what it was when it was returned, where it became
    another one. While it `is_hidden`, nothing of either is to be seen: the supervisor rates first.
    """

    own: Answer
    before: Answer | None
    agreed: Answer
    way: ReviewWay | None
    is_hidden: bool
    is_away: bool  # The person has it back and may be changing it.
    difference: int | None
    needs: tuple[Need, ...]

    @property
    def is_seen(self) -> bool:
        return not self.is_hidden and not self.is_away

    @property
    def as_read(self) -> tuple[object, ...]:
        """All that does not hang on the supervisor's own answer, once it is to be seen."""
        return self.own, self.before, self.agreed, self.way, self.is_hidden, self.is_away

    @property
    def is_not_applicable(self) -> bool:
        """Whether it is to be decided, as far as it is seen, if the indicator applies at all."""
        return self.is_seen and self.own.kind is AnswerKind.NOT_APPLICABLE


def is_agreement(answer: Answer) -> bool:
    return answer.basis is not Basis.OWN
