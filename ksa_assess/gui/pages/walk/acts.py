"""A step of the walk in words, for what undo would take back or took back."""

from ksa_assess.domain.answer import Answer, Basis
from ksa_assess.domain.walk import Change, Step
from ksa_assess.wording import Wording


def act_words(wording: Wording, step: Step) -> str:
    """E.g. `P1.1.1 改為「3 級」`."""
    texts, code = wording.texts, step.indicator
    if step.demand:
        return texts("walk.act.demand", code=code)
    change, *others = step.changes
    if _stands(change.before) != _stands(change.after) and change.after.basis is not Basis.OWN:
        return texts(f"review_walk.act.{change.after.basis}", code=code, n=len(step.changes))
    if others:
        return texts("walk.act.task", code=code, n=len(step.changes))
    if _answer_of(change.before) != _answer_of(change.after):
        return texts("walk.act.answer", code=code, answer=wording.answer(change.after))
    return texts(f"walk.act.{_part(change)}", code=code)


def _stands(answer: Answer) -> tuple[object, ...]:
    return *_answer_of(answer), answer.basis


def _answer_of(answer: Answer) -> tuple[object, ...]:
    return answer.kind, answer.level, answer.reason


def _part(change: Change) -> str:
    """What else than the answer itself became another."""
    before, after = change.before, change.after
    if before.comment != after.comment:
        return "comment"
    if before.evidence != after.evidence:
        return "evidence"
    return "flag" if before.is_flagged != after.is_flagged else "missing"
