"""What of a review the results, the report and the exports tell, and when."""

from dataclasses import replace

import pytest

from ksa_assess.domain.answer import UNANSWERED, Answer, Series
from ksa_assess.domain.assessment import Assessment, State, Talk
from ksa_assess.domain.disclosure import disclosed, is_review_completed, is_review_unfinished
from tests.builders import make_assessment

OWN = {"P1.1.1": UNANSWERED.rated(4)}
REVIEW: dict[Series, dict[str, Answer]] = {
    Series.SUPERVISOR: {"P1.1.1": UNANSWERED.rated(2)},
    Series.AGREED: {"P1.1.1": UNANSWERED.rated(3)},
}
TALK = Talk("做得穩。", "談了三項。", "想再試試。")
UNFINISHED = (State.DRAFT, State.SUBMITTED, State.RETURNED)
COMPLETED = (State.REVIEWED, State.CLOSED)


def reviewed(state: State) -> Assessment:
    answers = {Series.SELF: OWN, **REVIEW}
    return replace(make_assessment(), state=state, answers=answers, talk=TALK)


@pytest.mark.parametrize("state", UNFINISHED)
def test_an_unfinished_review_does_not_show_where_the_employee_works(state: State) -> None:
    shown = disclosed(reviewed(state))
    assert shown.answers == {Series.SELF: OWN, Series.SUPERVISOR: {}, Series.AGREED: {}}
    assert shown.talk == Talk()
    assert is_review_unfinished(reviewed(state))
    assert not is_review_unfinished(shown)


@pytest.mark.parametrize("state", COMPLETED)
def test_a_completed_review_shows_whole(state: State) -> None:
    assert is_review_completed(state)
    assert disclosed(reviewed(state)) == reviewed(state)
    assert not is_review_unfinished(reviewed(state))


@pytest.mark.parametrize("state", State)
def test_the_supervisor_sees_their_own_work_on_the_computer_that_received_it(state: State) -> None:
    received = replace(reviewed(state), is_received=True)
    assert disclosed(received) == received


@pytest.mark.parametrize("state", State)
def test_an_assessment_without_a_review_is_told_as_it_is(state: State) -> None:
    alone = make_assessment(answers=OWN, state=state)
    assert disclosed(alone) is alone
    assert not is_review_unfinished(alone)


@pytest.mark.parametrize("part", [{"answers": {Series.AGREED: OWN}}, {"talk": Talk(minutes="談")}])
def test_any_part_of_a_review_makes_one(part: dict[str, object]) -> None:
    begun = replace(make_assessment(state=State.SUBMITTED), **part)
    assert is_review_unfinished(begun)
