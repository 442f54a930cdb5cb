"""What of an assessment is a result: the review is one as soon as it is completed, not before.

Until then its ratings, feedback and minutes are the supervisor's to work on. They show on the
review's own pages, and in the results on the computer that received the assessment, where nobody
but the supervisor looks; never in those of the employee, though both sit at one computer.
"""

from dataclasses import replace

from ksa_assess.domain.answer import Answer, Series
from ksa_assess.domain.assessment import Assessment, State, Talk

_COMPLETED = frozenset({State.REVIEWED, State.CLOSED})


def is_review_completed(state: State) -> bool:
    return state in _COMPLETED


def is_review_unfinished(assessment: Assessment) -> bool:
    """Whether there is a review that the supervisor still works on."""
    others = (assessment.answers.get(one) for one in Series if one is not Series.SELF)
    return not is_review_completed(assessment.state) and any((*others, assessment.talk != Talk()))


def disclosed(assessment: Assessment) -> Assessment:
    """The assessment as results, report and exports tell it."""
    return assessment if assessment.is_received else handed_over(assessment)


def handed_over(assessment: Assessment) -> Assessment:
    """As its file holds it: without a review that the supervisor still works on."""
    if not is_review_unfinished(assessment):
        return assessment
    untold = {one: dict[str, Answer]() for one in assessment.answers if one is not Series.SELF}
    return replace(assessment, answers={**assessment.answers, **untold}, talk=Talk())
