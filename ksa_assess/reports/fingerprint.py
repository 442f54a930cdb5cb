"""The verification code: a digest of everything that a report says about one person.

It is made from the data, not from the file, so that two printings of the same state carry the same
code and any change gives another. The private mark 稍後再看 is left out, as it is not printed.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC
from typing import Any

from ksa_assess.domain.answer import UNANSWERED, Answer, Basis
from ksa_assess.domain.assessment import Action, Assessment, LoggedTransition, Talk
from ksa_assess.domain.disclosure import disclosed
from ksa_assess.domain.plan import PlanItem

# Handing in is told by its date; reopening concerns the amendment: the closed one, which may be
# signed on paper, keeps its code.
_UNTOLD = (Action.SUBMIT, Action.REOPEN)
_GROUPS = 4
_GROUP_LENGTH = 4


def fingerprint(assessment: Assessment, plan: Sequence[PlanItem] = ()) -> str:
    """`3F2A-9C01-77BE-D410`: the first 64 bits of the SHA-256 over `content_to_verify`."""
    content = content_to_verify(disclosed(assessment), plan)
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, default=str)
    digest = hashlib.sha256(text.encode()).hexdigest().upper()
    return "-".join(
        digest[start : start + _GROUP_LENGTH]
        for start in range(0, _GROUPS * _GROUP_LENGTH, _GROUP_LENGTH)
    )


def content_to_verify(assessment: Assessment, plan: Sequence[PlanItem] = ()) -> dict[str, Any]:
    """Whose answers to what and the plan, in JSON's types; codes are keys, so that no order
    matters but that of the plan. Without a plan there is no entry for it."""
    written = [asdict(item) for item in plan if not item.is_blank]
    planned = {"plan": written} if written else {}
    return {
        **planned,
        **_review(assessment),
        "assessment": assessment.uuid,
        "person": asdict(assessment.person),
        "head": asdict(assessment.head),
        "state": assessment.state,
        "standard": assessment.standard_hash,
        "scale": assessment.scale,
        "answers": {series: _answers(given) for series, given in assessment.answers.items()},
        "required": {code: asdict(override) for code, override in assessment.overrides.items()},
    }


def _review(assessment: Assessment) -> dict[str, Any]:
    """What was said to the review, and the moves; absent where there are none, so that what was
    printed before there were reviews keeps its code."""
    moves = [_move(one) for one in assessment.log if one.action not in _UNTOLD]
    found = {
        "talk": asdict(assessment.talk) if assessment.talk != Talk() else None,
        "amends": assessment.amends,
        "amendment": assessment.amendment,
        "moves": moves,
    }
    return {name: value for name, value in found.items() if value}


def _move(move: LoggedTransition) -> dict[str, Any]:
    return {**asdict(move), "at": move.at.astimezone(UTC).isoformat(timespec="microseconds")}


def _answers(given: Mapping[str, Answer]) -> dict[str, Any]:
    public = {code: replace(answer, is_flagged=False) for code, answer in given.items()}
    return {code: _answer(answer) for code, answer in public.items() if answer != UNANSWERED}


def _answer(answer: Answer) -> dict[str, Any]:
    data = asdict(answer)
    if answer.basis is Basis.OWN:
        # As before there was a basis: what was printed then keeps its code.
        del data["basis"]
    return data
