"""What stands in the way of working on an assessment; each is for the user to mend."""

from typing import TYPE_CHECKING

from ksa_assess.domain.assessment import Assessment
from ksa_assess.runtime.errors import UserError

if TYPE_CHECKING:
    from ksa_assess.storage.unit_of_work import UnitOfWork

_LARGEST_ID = 2**63 - 1


class UnknownAssessmentError(UserError):
    """No assessment has that number here."""

    def __init__(self, assessment_id: int) -> None:
        super().__init__("assessments.unknown", id=assessment_id)


class DuplicateAssessmentError(UserError):
    """The same person, standard, period and kind a second time; names the first."""

    def __init__(self, assessment_id: int) -> None:
        super().__init__("assessments.duplicate", id=assessment_id)
        self.assessment_id = assessment_id


class LockedError(UserError):
    """The state of the assessment does not allow the change."""


class IncompleteError(UserError):
    """Indicators still need an answer; `indicators` names them all."""

    def __init__(self, indicators: tuple[str, ...]) -> None:
        super().__init__("assessments.incomplete", n=len(indicators), codes=" ".join(indicators))
        self.indicators = indicators


def check_id(assessment_id: int) -> None:
    """Raises UnknownAssessmentError for a number that no store could hold."""
    if not 0 < assessment_id <= _LARGEST_ID:
        raise UnknownAssessmentError(assessment_id)


def stored_assessment(work: "UnitOfWork", assessment_id: int) -> Assessment:
    """Raises UnknownAssessmentError where none has that number."""
    check_id(assessment_id)
    assessment = work.assessments.get(assessment_id)
    if assessment is None:
        raise UnknownAssessmentError(assessment_id)
    return assessment
