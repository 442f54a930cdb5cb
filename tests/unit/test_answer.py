"""Answers: exactly one kind, a number only where rated, and nothing lost by a change."""

import pytest

from ksa_assess.domain.answer import UNANSWERED, Answer, AnswerError, AnswerKind, Basis
from ksa_assess.domain.scale import LEVELS, is_rating, is_required_level


@pytest.mark.parametrize("level", range(7))
def test_every_level_of_the_scale_can_be_rated(level: int) -> None:
    answer = UNANSWERED.rated(level)
    assert (answer.kind, answer.level, answer.is_answered) == (AnswerKind.RATED, level, True)


@pytest.mark.parametrize("level", [-1, 7, 2.0, True, None, "3"])
def test_anything_off_the_scale_is_refused(level: object) -> None:
    with pytest.raises(AnswerError):
        UNANSWERED.rated(level)  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("kind", [k for k in AnswerKind if k is not AnswerKind.RATED])
def test_only_a_rated_answer_has_a_number(kind: AnswerKind) -> None:
    with pytest.raises(AnswerError):
        Answer(kind, level=3, reason="x" if kind is AnswerKind.NOT_APPLICABLE else "")


@pytest.mark.parametrize("reason", ["", " ", "\n\t　"])
def test_not_applicable_needs_a_reason_with_text(reason: str) -> None:
    with pytest.raises(AnswerError):
        UNANSWERED.not_applicable(reason)


def test_a_reason_stands_only_with_not_applicable() -> None:
    with pytest.raises(AnswerError):
        Answer(AnswerKind.NOT_OBSERVED, reason="沒有機會")


def test_comment_evidence_ticks_and_flag_survive_every_change_of_the_answer() -> None:
    beside = Answer(comment="例子", evidence=("紀錄表",), missing=("K01",), is_flagged=True)
    for answer in (
        beside.rated(0),
        beside.not_applicable("職務不含此項"),
        beside.not_observed(),
        beside.rated(3).cleared(),
    ):
        kept = (answer.comment, answer.evidence, answer.missing, answer.is_flagged)
        assert kept == ("例子", ("紀錄表",), ("K01",), True)


def test_a_new_answer_drops_the_old_reason() -> None:
    not_applicable = UNANSWERED.not_applicable("職務不含此項")
    assert not_applicable.rated(2).reason == ""
    assert not_applicable.not_observed().reason == ""
    assert not_applicable.cleared() == UNANSWERED


def test_a_comment_may_stand_without_an_answer() -> None:
    answer = Answer(comment="還沒想好")
    assert not answer.is_answered
    assert not answer.is_empty
    assert UNANSWERED.is_empty


def test_the_scale_has_seven_levels_with_their_own_texts() -> None:
    assert [level.value for level in LEVELS] == list(range(7))
    assert (LEVELS[3].name_key, LEVELS[3].self_key, LEVELS[3].other_key) == (
        "scale.3.name",
        "scale.3.self",
        "scale.3.other",
    )


def test_zero_can_be_rated_but_never_required() -> None:
    assert is_rating(0)
    assert not is_required_level(0)
    assert [n for n in range(-1, 9) if is_required_level(n)] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("whole_task", "basis"), [(False, Basis.AGREED), (True, Basis.AGREED_TASK)]
)
def test_agreeing_says_the_same_and_leaves_what_stands_beside(
    whole_task: bool, basis: Basis
) -> None:
    beside = Answer(comment="例子", evidence=("紀錄表",), missing=("K01",), is_flagged=True)
    for own in (beside.rated(0), beside.not_applicable("職務不含此項"), beside.not_observed()):
        agreed = own.agreed(whole_task=whole_task)
        assert agreed == Answer(own.kind, own.level, own.reason, basis=basis)


def test_nothing_can_be_agreed_with_where_nothing_is_answered() -> None:
    with pytest.raises(AnswerError):
        Answer(comment="還沒想好").agreed()


def test_answering_anew_is_ones_own_judgement() -> None:
    agreed = UNANSWERED.rated(3).agreed()
    for answer in (
        agreed.rated(3),
        agreed.not_applicable("調職"),
        agreed.not_observed(),
        agreed.cleared(),
    ):
        assert answer.basis is Basis.OWN
