"""The verification code: a digest of everything that a report says about one person.

It is made from the data, not from the file, so that two printings of the same state carry the same
code and any change gives another. The private mark 稍後再看 is left out, as it is not printed.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from ksa_assess.domain.answer import UNANSWERED, Answer, Basis
from ksa_assess.domain.assessment import Assessment
from ksa_assess.domain.plan import PlanItem

_GROUPS = 4
_GROUP_LENGTH = 4


def fingerprint(assessment: Assessment, plan: Sequence[PlanItem] = ()) -> str:
    """`3F2A-9C01-77BE-D410`: the first 64 bits of the SHA-256 over `content_to_verify`."""
    content = content_to_verify(assessment, plan)
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, default=str)
    digest = hashlib.sha256(text.encode()).hexdigest().upper()
    return "-".join(
        digest[start : start + _GROUP_LENGTH]
        for start in range(0, _GROUPS * _GROUP_LENGTH, _GROUP_LENGTH)
    )


def content_to_verify(assessment: Assessment, plan: Sequence[PlanItem] = ()) -> dict[str, Any]:
    """Whose answers to what and the plan, in JSON's types; codes are keys, so that no order
    matters but that of the plan. Without a plan there is no entry for it."""
    planned = {"plan": [asdict(item) for item in plan]} if plan else {}
    return {
        **planned,
        "assessment": assessment.uuid,
        "person": asdict(assessment.person),
        "head": asdict(assessment.head),
        "state": assessment.state,
        "standard": assessment.standard_hash,
        "scale": assessment.scale,
        "answers": {series: _answers(given) for series, given in assessment.answers.items()},
        "required": {code: asdict(override) for code, override in assessment.overrides.items()},
    }


def _answers(given: Mapping[str, Answer]) -> dict[str, Any]:
    public = {code: replace(answer, is_flagged=False) for code, answer in given.items()}
    return {code: _answer(answer) for code, answer in public.items() if answer != UNANSWERED}


def _answer(answer: Answer) -> dict[str, Any]:
    data = asdict(answer)
    if answer.basis is Basis.OWN:
        # As before there was a basis: what was printed then keeps its code.
        del data["basis"]
    return data
