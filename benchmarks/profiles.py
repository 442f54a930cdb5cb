"""Profiles to measure on."""

from pathlib import Path

from ksa_assess.domain.answer import Answer
from ksa_assess.domain.assessment import Period
from ksa_assess.runtime.paths import data_paths
from ksa_assess.services.assessments import NewAssessment
from ksa_assess.services.profile import Profile, open_profile


def half_done_profile(folder: Path, standard_code: str = "THM2431-001v1") -> int:
    """A profile with one assessment, every second indicator rated; returns the assessment's id."""
    with open_profile(data_paths(folder), owner="benchmark") as profile:
        return _half_done(profile, standard_code)


def _half_done(profile: Profile, standard_code: str) -> int:
    new = NewAssessment(standard_code, "王小明", period=Period("2026 下半年"))
    assessment = profile.assessments.start(new)
    codes = [indicator.code for indicator in assessment.standard.indicators]
    profile.assessments.answer(assessment.id, {c: Answer().rated(2) for c in codes[::2]})
    return assessment.id
