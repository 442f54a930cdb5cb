"""The computer of somebody else: its own data folder, and the files that leave it."""

from pathlib import Path

from ksa_assess.domain.answer import Answer, Series
from ksa_assess.domain.assessment import Period
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.assessments import NewAssessment
from ksa_assess.services.profile import Profile, open_profile

STANDARD = "TTM1411-002v4"
PERIOD = Period("115 年下半年")
SUPERVISOR = "王大明"


def submitted_file(
    folder: Path,
    name: str = "林怡君",
    number: str = "E001",
    *,
    passphrase: str = "",
    period: Period = PERIOD,
) -> Path:
    """What somebody hands over: every indicator is rated 3."""
    with open_profile(DataPaths(folder / f"電腦 {number}"), owner="test") as profile:
        assessment_id = submitted(profile, name, number, period)
        target = folder / f"{name}-{number}.ksa"
        return profile.handing_over.save(assessment_id, target, passphrase=passphrase)


def submitted(
    profile: Profile, name: str = "林怡君", number: str = "E001", period: Period = PERIOD
) -> int:
    new = NewAssessment(STANDARD, name, period, number, "客務部", "副理", SUPERVISOR)
    assessment = profile.assessments.start(new)
    codes = [one.code for one in assessment.standard.indicators]
    profile.assessments.answer(assessment.id, {code: Answer().rated(3) for code in codes})
    profile.transitions.submit(assessment.id)
    return assessment.id


def reviewed(profile: Profile, assessment_id: int) -> None:
    """The supervisor rates everything 4 and completes."""
    codes = [one.code for one in profile.assessments.get(assessment_id).standard.indicators]
    answers = {code: Answer().rated(4) for code in codes}
    profile.assessments.answer(assessment_id, answers, Series.SUPERVISOR)
    profile.transitions.complete(assessment_id)


def given_back(folder: Path, file: Path, *, reason: str = "") -> Path:
    """The supervisor's computer opens a file and gives it back: returned with a reason, else
    reviewed."""
    with open_profile(DataPaths(folder / "主管的電腦"), owner="test") as profile:
        assessment_id = profile.receiving.receive(file).assessment.id
        if reason:
            profile.transitions.give_back(assessment_id, reason)
        else:
            reviewed(profile, assessment_id)
        return profile.handing_over.save(assessment_id, folder / f"交回 {file.name}")
