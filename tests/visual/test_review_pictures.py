"""The review with both of its tabs, and the talk step by step, in every look."""

from dataclasses import replace

import pytest

from ksa_assess.domain.answer import Answer, Series
from ksa_assess.gui.pages.review.page import ReviewPage
from ksa_assess.gui.pages.talk.page import TalkPage
from ksa_assess.gui.pages.talk.presenter import Step
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.profile import Profile, open_profile
from tests.gui.lives import codes_of, reviewed, submitted
from tests.gui.present import page
from tests.visual.studio import Look, OpenStudio, Studio, every_look

_COMMENT = "七月三日的客訴自己處理完，房務與櫃檯都說配合得很順。"


@pytest.fixture
def two_reviews(paths: DataPaths) -> tuple[int, int]:
    """One begun, with every kind of answer; one completed."""
    with open_profile(paths, owner="test") as profile:
        return _begun(profile), reviewed(profile, "114 年下半年").id


def _begun(profile: Profile) -> int:
    life = submitted(profile)
    codes, own = codes_of(life), life.answer(codes_of(life)[0]).level or 0
    answers = {
        codes[0]: Answer(comment=_COMMENT).rated(own + 2),
        codes[1]: Answer().rated(0),
        codes[2]: Answer().not_observed(),
        codes[3]: replace(Answer().rated(5), is_flagged=True),
    }
    profile.assessments.answer(life.id, answers, Series.SUPERVISOR)
    profile.reviews.agree(life.id, codes[4:7])
    profile.reviews.settle(life.id, codes[0], own + 1, _COMMENT)
    profile.reviews.write(life.id, feedback=_COMMENT)
    return life.id


@every_look
def test_review(open_studio: OpenStudio, look: Look, two_reviews: tuple[int, int]):
    studio = open_studio(look)
    for name, assessment_id in zip(("begun", "completed"), two_reviews, strict=True):
        studio.session.window.show_page("review", assessment_id=assessment_id)
        review = page(studio.session, ReviewPage)
        studio.take(f"review-{name}")
        review.tabs.setCurrentWidget(review.finish)
        studio.take(f"review-{name}-finish")
    assert not studio.found


@every_look
def test_review_kept_back(open_studio: OpenStudio, look: Look, two_reviews: tuple[int, int]):
    studio = open_studio(look)
    studio.session.window.show_page("review", assessment_id=two_reviews[0])
    review = page(studio.session, ReviewPage)
    review.items.choose(review.items.table.review_model.rows[-1].code)
    studio.take("review-kept-back")
    assert not studio.found


@every_look
def test_talk(open_studio: OpenStudio, look: Look, two_reviews: tuple[int, int]):
    studio = open_studio(look)
    studio.session.window.show_page("talk", assessment_id=two_reviews[0])
    talk = page(studio.session, TalkPage)
    for step in Step:
        _take_step(studio, talk, step)
    assert not studio.found


def _take_step(studio: Studio, talk: TalkPage, step: Step) -> None:
    talk.steps.buttons[step].click()
    studio.take(f"talk-{step}")
