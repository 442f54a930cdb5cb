"""What an answer to an indicator of a given standard may hold."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ksa_assess.domain.answer import Answer
from ksa_assess.domain.standard import Standard
from ksa_assess.runtime.errors import UserError
from ksa_assess.services.given_text import is_visible, line, prose

_MOST_EVIDENCE = 50


class AnswerRefusedError(UserError):
    """An answer that does not fit the standard; nothing was stored."""


@dataclass(frozen=True, slots=True)
class AnswerRules:
    """`items` maps each indicator to the K/S codes that may be ticked as missing there."""

    standard_code: str
    items: Mapping[str, frozenset[str]]

    def check_indicator(self, indicator: str) -> None:
        """Raises AnswerRefusedError where the standard has no such indicator."""
        if indicator not in self.items:
            raise AnswerRefusedError(
                "answer.unknown_indicator", indicator=indicator, standard=self.standard_code
            )

    def accepted(self, indicator: str, answer: Answer) -> Answer:
        """The answer as it is stored. Raises AnswerRefusedError and TextRefusedError."""
        self.check_indicator(indicator)
        if not (answer.reason or answer.comment or answer.evidence or answer.missing):
            return answer
        missing = tuple(dict.fromkeys(answer.missing))
        for code in missing:
            if code not in self.items[indicator]:
                raise AnswerRefusedError("answer.unknown_item", item=code, indicator=indicator)
        reason = prose(answer.reason)
        if answer.reason and not is_visible(reason):
            raise AnswerRefusedError("answer.no_reason", indicator=indicator)
        return replace(
            answer,
            reason=reason,
            comment=prose(answer.comment),
            evidence=_evidence(answer.evidence),
            missing=missing,
        )


def rules_of(standard: Standard) -> AnswerRules:
    items = {
        indicator.code: frozenset((*task.knowledge, *task.skills))
        for _, task, indicator in standard.places()
    }
    return AnswerRules(standard.code, items)


def _evidence(given: tuple[str, ...]) -> tuple[str, ...]:
    named = tuple(note for note in (line(one) for one in given) if note)
    if len(named) > _MOST_EVIDENCE:
        raise AnswerRefusedError("answer.much_evidence", n=len(named), limit=_MOST_EVIDENCE)
    return named
