"""What is handed in: the whole assessment as canonical JSON with its SHA-256."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from ksa_assess.domain.answer import Answer, Basis, Series
from ksa_assess.domain.assessment import Assessment
from ksa_assess.storage.records import Submission, digest_of

FORMAT = "ksa-submission/1"


def make_submission(
    assessment: Assessment, series: Series, number: int, actor: str, at: datetime
) -> Submission:
    """Everything that the series says of the assessment as it stands."""
    content = canonical(
        {
            **_pinned(assessment),
            "series": series.value,
            "number": number,
            "actor": actor,
            "submitted_at": at.astimezone(UTC).isoformat(timespec="microseconds"),
            "answers": answers_to_data(assessment, series),
        }
    )
    return Submission(str(uuid4()), series, number, content, digest_of(content), actor, at)


def is_as_handed_in(
    assessment: Assessment, submissions: Sequence[Submission], series: Series = Series.SELF
) -> bool:
    """Whether the answers of a series are still those of its last submission."""
    handed_in = [one for one in submissions if one.series is series]
    if not handed_in:
        return False
    return json.loads(handed_in[-1].content)["answers"] == answers_to_data(assessment, series)


def answers_to_data(assessment: Assessment, series: Series) -> dict[str, Any]:
    """Every answer of a series by indicator, in plain JSON types."""
    return {
        indicator.code: _answer_to_data(assessment.answer(indicator.code, series))
        for indicator in assessment.standard.indicators
    }


def canonical(data: dict[str, Any]) -> str:
    """Keys sorted, no blanks: the same data are always the same text."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _pinned(assessment: Assessment) -> dict[str, Any]:
    head, period = assessment.head, assessment.head.period
    return {
        "format": FORMAT,
        "assessment": assessment.uuid,
        "amends": assessment.amends,
        "person": asdict(assessment.person),
        "head": {
            "period": {
                "label": period.label,
                "start": period.start and period.start.isoformat(),
                "end": period.end and period.end.isoformat(),
            },
            "kind": head.kind.value,
            "department": head.department,
            "title": head.title,
            "supervisor": head.supervisor,
        },
        "standard": {"code": assessment.standard.code, "hash": assessment.standard_hash},
        "scale": assessment.scale,
        "overrides": {code: asdict(one) for code, one in assessment.overrides.items()},
    }


def _answer_to_data(answer: Answer) -> dict[str, Any]:
    data = asdict(answer)
    lists = {"evidence": [*answer.evidence], "missing": [*answer.missing]}
    if answer.basis is Basis.OWN:
        # As it was written before there was a basis: the same answer is always the same text.
        del data["basis"]
    return {**data, **lists, "kind": answer.kind.value}
