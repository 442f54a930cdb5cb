"""The review: what it lacks, where both sides differ, and how far they agree."""

from dataclasses import replace

import pytest

from ksa_assess.domain.answer import UNANSWERED, Answer, Series
from ksa_assess.domain.assessment import Assessment, Talk
from ksa_assess.domain.review import (
    TALK_PLACES,
    Agreement,
    Need,
    agreement,
    difference,
    differences,
    differs,
    is_to_discuss,
    needs,
    reviewed,
)
from tests.builders import make_assessment, make_standard, make_task

ONE = make_standard(make_task(indicators=1))
RATED = UNANSWERED.rated(3)
NOT_MINE = UNANSWERED.not_applicable("不是我的工作")
UNSEEN = UNANSWERED.not_observed()


def reviewing(own: Answer, supervisor: Answer = UNANSWERED, agreed: Answer = UNANSWERED):
    """An assessment of the one indicator P1.1.1."""
    given = {Series.SELF: own, Series.SUPERVISOR: supervisor, Series.AGREED: agreed}
    answers = {series: {"P1.1.1": answer} for series, answer in given.items()}
    return replace(make_assessment(ONE), answers=answers)


def lacking(assessment: Assessment) -> tuple[Need, ...]:
    return needs(assessment).get("P1.1.1", ())


def told(answer: Answer) -> Answer:
    return replace(answer, comment="上週看過一次")


@pytest.mark.parametrize(
    ("own", "supervisor", "expected"),
    [
        (RATED, RATED, 0),
        (RATED, UNANSWERED.rated(5), 2),
        (RATED, UNANSWERED.rated(0), -3),
        (RATED, UNSEEN, None),
        (NOT_MINE, RATED, None),
        (UNANSWERED, UNANSWERED, None),
    ],
)
def test_a_difference_is_the_supervisors_level_less_the_own(
    own: Answer, supervisor: Answer, expected: int | None
) -> None:
    assert difference(own, supervisor) == expected
    assert differences(reviewing(own, supervisor)) == {"P1.1.1": expected}


def test_two_levels_apart_are_to_discuss() -> None:
    apart = [one for one in (None, -6, -2, -1, 0, 1, 2, 6) if is_to_discuss(one)]
    assert apart == [-6, -2, 2, 6]


@pytest.mark.parametrize(
    ("own", "supervisor", "expected"),
    [
        (RATED, UNANSWERED, False),
        (RATED, RATED, False),
        (RATED, told(RATED), False),
        (RATED, UNANSWERED.rated(2), True),
        (RATED, UNSEEN, False),
        (UNSEEN, RATED, False),
        (NOT_MINE, RATED, True),
        (RATED, UNANSWERED.not_applicable("不同意"), True),
        (NOT_MINE, UNANSWERED.not_applicable("同意"), False),
    ],
)
def test_views_differ_where_both_have_one_and_not_the_same(
    own: Answer, supervisor: Answer, expected: bool
) -> None:
    assert differs(reviewing(own, supervisor), "P1.1.1") is expected


@pytest.mark.parametrize(
    ("own", "supervisor", "agreed", "expected"),
    [
        (RATED, UNANSWERED, UNANSWERED, (Need.ANSWER,)),
        (RATED, RATED, UNANSWERED, ()),
        (RATED, UNSEEN, UNANSWERED, ()),
        (RATED, UNANSWERED, told(RATED), ()),
        (NOT_MINE, UNANSWERED, UNANSWERED, (Need.ANSWER, Need.DECISION)),
        (NOT_MINE, UNSEEN, UNANSWERED, (Need.DECISION,)),
        (NOT_MINE, UNSEEN, told(RATED), ()),
        (NOT_MINE, RATED, UNANSWERED, ()),
        (NOT_MINE, UNANSWERED.not_applicable("同意"), UNANSWERED, ()),
        (RATED, UNANSWERED.rated(4), UNANSWERED, ()),
        (RATED, UNANSWERED.rated(5), UNANSWERED, (Need.COMMENT,)),
        (RATED, UNANSWERED.rated(1), UNANSWERED, (Need.COMMENT,)),
        (RATED, replace(UNANSWERED.rated(1), comment=" \n"), UNANSWERED, (Need.COMMENT,)),
        (RATED, told(UNANSWERED.rated(5)), UNANSWERED, ()),
        (RATED, UNANSWERED.rated(5), told(RATED), ()),
    ],
)
def test_what_a_review_still_needs(
    own: Answer, supervisor: Answer, agreed: Answer, expected: tuple[Need, ...]
) -> None:
    assert lacking(reviewing(own, supervisor, agreed)) == expected


def test_needs_stand_in_document_order() -> None:
    assessment = make_assessment(answers={"P2.1.2": RATED, "P1.1.1": RATED})
    assert list(needs(assessment)) == [one.code for one in assessment.standard.indicators]


def test_an_indicator_is_reviewed_by_an_answer_or_an_agreement() -> None:
    assert [
        reviewed(one)
        for one in (
            reviewing(RATED),
            reviewing(RATED, told(UNANSWERED)),
            reviewing(RATED, UNSEEN),
            reviewing(RATED, UNANSWERED, RATED),
            reviewing(RATED, RATED, RATED),
        )
    ] == [0, 0, 1, 1, 1]


def test_agreement_counts_what_both_sides_rated() -> None:
    levels = [(3, 3), (3, 4), (3, 1), (0, 0)]
    codes = ["P1.1.1", "P1.1.2", "P1.2.1", "P1.2.2"]
    own = {c: UNANSWERED.rated(a) for c, (a, _) in zip(codes, levels, strict=True)}
    supervisor = {c: UNANSWERED.rated(b) for c, (_, b) in zip(codes, levels, strict=True)}
    answers = {
        Series.SELF: {**own, "P2.1.1": NOT_MINE, "P2.1.2": RATED},
        Series.SUPERVISOR: {**supervisor, "P2.1.1": RATED, "P2.1.2": UNSEEN},
        Series.AGREED: {"P1.2.1": RATED},
    }
    found = agreement(replace(make_assessment(), answers=answers))
    assert found == Agreement(compared=4, exact=2, within_one=3)
    assert (found.exact_share, found.within_one_share) == (0.5, 0.75)


def test_nothing_to_compare_gives_no_share() -> None:
    found = agreement(make_assessment())
    assert (found.exact_share, found.within_one_share) == (None, None)


def test_the_texts_of_a_review_have_their_places() -> None:
    assert TALK_PLACES == ("feedback", "minutes", "remarks")
    assert Talk() == Talk("", "", "")
