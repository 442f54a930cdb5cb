"""What stands in the way of working on an assessment; each is for the user to mend."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ksa_assess.domain.answer import Series
from ksa_assess.domain.assessment import Action, Assessment, State
from ksa_assess.domain.review import Need
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


class IllegalMoveError(LockedError):
    """A move that the assessment's state does not allow."""

    def __init__(self, assessment_id: int, action: Action, state: State) -> None:
        super().__init__(f"move.{action}.{state}", id=assessment_id)
        self.action = action
        self.state = state


class OnOtherComputerError(LockedError):
    """What only the employee may do, on their own computer: the assessment came by a file."""

    def __init__(self, assessment_id: int, action: str) -> None:
        super().__init__(f"move.received.{action}", id=assessment_id)


class AmendedAlreadyError(UserError):
    """The assessment was reopened before; names the amendment, or itself where that is not here."""

    def __init__(self, key: str, assessment_id: int) -> None:
        super().__init__(key, id=assessment_id)
        self.assessment_id = assessment_id


class ReasonNeededError(UserError):
    """A move, or an agreed rating, without the reason that it needs."""

    def __init__(self, action: str) -> None:
        super().__init__(f"move.reason.{action}")


class ReviewIncompleteError(UserError):
    """The review cannot be completed yet; `needs` tells by indicator what it lacks."""

    def __init__(self, needs: Mapping[str, tuple[Need, ...]]) -> None:
        super().__init__("reviews.incomplete", n=len(needs), codes=" ".join(needs))
        self.needs = needs


class IncompleteError(UserError):
    """Indicators still need an answer; `indicators` names them all."""

    def __init__(self, indicators: tuple[str, ...]) -> None:
        super().__init__("assessments.incomplete", n=len(indicators), codes=" ".join(indicators))
        self.indicators = indicators


def locked(assessment_id: int, state: State, series: Series) -> LockedError:
    """What to say where a series may not change in a state."""
    if series is Series.SELF:
        return LockedError("assessments.locked", id=assessment_id)
    is_early = state in (State.DRAFT, State.RETURNED)
    return LockedError("reviews.not_submitted" if is_early else "reviews.locked", id=assessment_id)


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
