"""A team whose reviews stand at different places, for the pictures of the manual."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ksa_assess.domain.answer import Answer, AnswerKind, Series
from ksa_assess.domain.assessment import Assessment
from ksa_assess.domain.review import ReviewWay
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.profile import Profile, open_profile

FEEDBACK = (
    "連假前主動協調餐飲和房務，迎賓動線明顯順了。下一步：把尖峰人力的估算方式寫成一頁，"
    "讓值班主管都能照著做。"
)
MINUTES = "先談協調會的例子，再看排班紀錄。說好 10 月底前一起試排一次連假人力。"
REMARKS = "尖峰時段希望能多一位支援的同仁。"
EXAMPLE = "六月那一次是我接手完成的，下次一起先演練一遍。"
RETURNED = "請在 P3.3.1 補一個實際例子。"
# How far the supervisor is from the self rating, in turn.
_APART = (0, 0, -1, 0, 0, 0, 1, -2, 0, 0)

Begin = Callable[[Profile], int]


def receive(profile: Profile, folder: Path, begin: Begin) -> int:
    """Somebody rates on another computer and hands the file over."""
    folder.mkdir(parents=True)
    with open_profile(DataPaths(folder / "電腦"), owner="test") as other:
        number = begin(other)
        other.transitions.submit(number)
        file = other.handing_over.save(number, folder / "自評.ksa")
    return profile.receiving.receive(file).assessment.id


def rated(assessment: Assessment, count: int | None = None) -> dict[str, Answer]:
    """The supervisor's answers to the first items: mostly the same, some apart."""
    codes = [one.code for one in assessment.standard.indicators][:count]
    return {
        code: _beside(assessment.answer(code), _APART[place % len(_APART)])
        for place, code in enumerate(codes)
    }


def _beside(own: Answer, apart: int) -> Answer:
    if own.kind is not AnswerKind.RATED or own.level is None:
        return own.agreed()
    level = max(0, min(6, own.level + apart))
    comment = EXAMPLE if abs(level - own.level) > 1 else ""
    return replace(Answer().rated(level), comment=comment)


def reviewed(profile: Profile, number: int, count: int | None = None) -> None:
    """Rated and talked over, the first items or all of them."""
    assessment = profile.assessments.get(number)
    profile.reviews.choose_way(number, ReviewWay.SELF_FIRST)
    profile.assessments.answer(number, rated(assessment, count), Series.SUPERVISOR)
    profile.reviews.write(number, FEEDBACK, MINUTES, REMARKS)
