"""Made-up answers, marked as such wherever a name stands, for the demo and the self-test."""

from datetime import date
from itertools import cycle
from typing import TYPE_CHECKING

from ksa_assess.domain.answer import UNANSWERED, Answer
from ksa_assess.domain.assessment import Assessment
from ksa_assess.domain.gap import required_level
from ksa_assess.domain.scale import HIGHEST, LOWEST
from ksa_assess.domain.standard import Standard, Task
from ksa_assess.runtime.texts import Texts
from ksa_assess.wording import Wording

if TYPE_CHECKING:
    from ksa_assess.services.profile import Profile

STANDARD_CODE = "TTM1411-002v4"

# How far the rated level stands from the required one, in turn; words stand for other answers.
_TURNS = (0, -1, 1, 0, -2, "na", 0, -1, -3, 0, 1, "unobserved", -1, 0)


def start_sample(profile: "Profile", wording: Wording, day: date) -> Assessment:
    """Start an assessment and answer every indicator of it."""
    from ksa_assess.services.assessments import NewAssessment

    texts = wording.texts
    assessment = profile.assessments.start(
        NewAssessment(
            standard_code=STANDARD_CODE,
            person_name=texts("cli.demo.person"),
            staff_number="DEMO-001",
            department=texts("cli.demo.department"),
            title=texts("cli.demo.title"),
            supervisor=texts("cli.demo.supervisor"),
            period=wording.periods(day)[0],
        )
    )
    profile.assessments.answer(assessment.id, sample_answers(assessment.standard, texts))
    return profile.assessments.get(assessment.id)


def sample_answers(standard: Standard, texts: Texts) -> dict[str, Answer]:
    """An answer for every indicator: every kind of answer, and every severity of gap."""
    answers: dict[str, Answer] = {}
    for (_, task, indicator), turn in zip(standard.places(), cycle(_TURNS), strict=False):
        required, _ = required_level(standard, task, indicator, {})
        answers[indicator.code] = _answer(turn, required or HIGHEST, task, texts)
    return answers


def _answer(turn: int | str, required: int, task: Task, texts: Texts) -> Answer:
    if turn == "na":
        return UNANSWERED.not_applicable(texts("cli.demo.reason"))
    if not isinstance(turn, int):
        return UNANSWERED.not_observed()
    level = min(max(required + turn, LOWEST), HIGHEST)
    if level >= required:
        return Answer(evidence=(texts("cli.demo.evidence"),)).rated(level)
    missing = (*task.knowledge[:1], *task.skills[:1])
    return Answer(comment=texts("cli.demo.comment"), missing=missing).rated(level)
