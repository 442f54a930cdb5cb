"""What one side says of an indicator, in words; without Qt."""

from dataclasses import dataclass

from ksa_assess.domain.answer import Answer
from ksa_assess.gui.reviewing.level_words import level_meaning
from ksa_assess.wording import Wording


@dataclass(frozen=True, slots=True)
class View:
    """The answer, what its level means, and what was written beside it in whole sentences."""

    answer: str
    meaning: str
    sentences: tuple[str, ...]


def view_of(wording: Wording, answer: Answer) -> View:
    texts, written = wording.texts, list[str]()
    if answer.reason:
        written.append(texts("results.detail.reason", reason=answer.reason))
    if answer.comment:
        written.append(answer.comment)
    if answer.evidence:
        evidence = wording.listed(answer.evidence)
        written.append(texts("results.detail.evidence", evidence=evidence))
    meaning = "" if answer.level is None else level_meaning(wording, answer.level)
    return View(wording.answer(answer), meaning, tuple(written))
