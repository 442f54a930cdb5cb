"""What several tests of the store need: a clock, a small standard, a draft, answers."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from ksa_assess.domain.answer import UNANSWERED
from ksa_assess.domain.assessment import Assessment, Period
from ksa_assess.domain.standard import Standard
from ksa_assess.domain.standard_document import Source, StandardDocument
from ksa_assess.services.assessments import NewAssessment
from ksa_assess.services.profile import Profile
from tests.builders import NOON, make_standard

STANDARD = make_standard()
RATED = UNANSWERED.rated(3)


class Clock:
    """Every look at it is a second later."""

    def __init__(self, start: datetime = NOON) -> None:
        self.time = start

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


def document_of(standard: Standard) -> StandardDocument:
    return StandardDocument(standard, Source("test.txt", "0" * 64, "test/1"), ())


def store_standard(profile: Profile, standard: Standard) -> None:
    """Put a standard into the library without a file."""
    with profile._database.write() as work:
        work.standards.add(document_of(standard), NOON)


def new_assessment(**parts: Any) -> NewAssessment:
    """王小明 on the small standard in 2026 下半年."""
    usual = NewAssessment(STANDARD.code, "王小明", Period("2026 下半年"), staff_number="E001")
    return replace(usual, **parts)


def answer_everything(profile: Profile, assessment: Assessment) -> None:
    answers = {indicator.code: RATED for indicator in assessment.standard.indicators}
    profile.assessments.answer(assessment.id, answers)


def close(profile: Profile, assessment: Assessment) -> None:
    """Hand it in, review it by agreeing with everything, and close it."""
    left = dict.fromkeys(profile.assessments.get(assessment.id).unanswered(), RATED)
    profile.assessments.answer(assessment.id, left)
    profile.transitions.submit(assessment.id)
    profile.reviews.agree(assessment.id, [one.code for one in assessment.standard.indicators])
    profile.transitions.complete(assessment.id)
    profile.transitions.sign_on_paper(assessment.id)
