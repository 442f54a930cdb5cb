"""Assessments at every station of their life, with something in each place where people write."""

from dataclasses import replace
from datetime import date

from ksa_assess.domain.answer import Answer, Series
from ksa_assess.domain.assessment import Assessment, Period
from ksa_assess.services.assessments import NewAssessment
from ksa_assess.services.profile import Profile

EMPLOYEE, SUPERVISOR = "林怡君", "王大明"
CODE = "TTM1411-002v4"  # 19 indicators
RETURN_REASON = "請補充旺季排班的例子，並確認不適用的那一項。"
NOT_DONE = "本館沒有這項設施"
FEEDBACK = "旺季時把櫃檯排班穩下來，同事都很放心。下一步請試著帶新人一起做。"
MINUTES = "先談優勢，再談抱怨處理的差異，說好先跟著處理三件。"
REMARKS = "希望第三季能有內訓名額。"
COMMENT = "三月的抱怨信由我初步回覆，再請主管看過。"
ANSWER = "看到您獨立處理了兩次，做得很完整。"
AGREED = "談過後，以近半年的情形為準。"
STILL = "抱怨處理仍有機會輪到，請一起評。"
GIVEN = frozenset(
    {
        *(EMPLOYEE, SUPERVISOR, RETURN_REASON, NOT_DONE, FEEDBACK, MINUTES, REMARKS),
        *(COMMENT, ANSWER, AGREED, STILL),
    }
)


def drafted(profile: Profile, label: str = "115 年下半年") -> Assessment:
    """Every indicator answered: most rated, one not applicable, one with a comment."""
    period = Period(label, date(2026, 7, 1), date(2026, 12, 31))
    new = NewAssessment(CODE, EMPLOYEE, period, "E001", "客務部", "副理", SUPERVISOR)
    assessment = profile.assessments.start(new)
    codes = codes_of(assessment)
    answers = {code: Answer().rated(place * 7 % 4 + 2) for place, code in enumerate(codes)}
    answers[codes[0]] = replace(answers[codes[0]], comment=COMMENT)
    answers[codes[4]] = Answer().not_applicable(NOT_DONE)
    answers[codes[7]] = Answer().not_applicable(NOT_DONE)
    profile.assessments.answer(assessment.id, answers)
    return profile.assessments.get(assessment.id)


def submitted(profile: Profile, label: str = "115 年下半年") -> Assessment:
    return profile.transitions.submit(drafted(profile, label).id)


def returned(profile: Profile, label: str = "115 年下半年") -> Assessment:
    return profile.transitions.give_back(submitted(profile, label).id, RETURN_REASON)


def reviewed(profile: Profile, label: str = "115 年下半年") -> Assessment:
    """Agreed with most; two rated otherwise, one of them settled; one not applicable refused."""
    assessment = submitted(profile, label)
    number, codes = assessment.id, codes_of(assessment)
    profile.reviews.agree(number, codes)
    own = assessment.answer(codes[0]).level or 0
    otherwise = {
        codes[0]: Answer(comment=ANSWER).rated(own + 2),
        codes[1]: Answer().rated((assessment.answer(codes[1]).level or 0) - 1),
        codes[2]: Answer().not_observed(),
        codes[4]: Answer(comment=STILL).rated(2),
    }
    profile.assessments.answer(number, otherwise, Series.SUPERVISOR)
    profile.reviews.settle(number, codes[0], own + 1, AGREED)
    profile.reviews.write(number, feedback=FEEDBACK, minutes=MINUTES, remarks=REMARKS)
    profile.plans.propose(number)
    return profile.transitions.complete(number)


def closed(profile: Profile, label: str = "115 年下半年", remark: str = "") -> Assessment:
    return profile.transitions.confirm(reviewed(profile, label).id, remark)


def codes_of(assessment: Assessment) -> list[str]:
    return [one.code for one in assessment.standard.indicators]
