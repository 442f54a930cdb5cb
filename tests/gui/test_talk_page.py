"""Talk mode in the real window: the order of the talk, what is agreed, texts, and the way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from ksa_assess.domain.answer import Answer, AnswerKind, Series
from ksa_assess.domain.assessment import Assessment
from ksa_assess.domain.review import ReviewWay
from ksa_assess.gui.pages.talk.page import TalkPage
from ksa_assess.gui.pages.talk.presenter import Step
from ksa_assess.gui.session import Session
from ksa_assess.runtime.settings import Settings, Theme
from ksa_assess.runtime.texts import Language
from tests.gui.conftest import OpenSession
from tests.gui.geometry import faults
from tests.gui.lives import closed, codes_of, submitted
from tests.gui.present import child, page, profile
from tests.gui.review_window import (
    focused,
    notice,
    press,
    rate,
    rate_all,
    settle,
    show_talk,
    stored,
)
from tests.gui.walk_window import place_of

Key = Qt.Key
REASON = "一起看了五月的排班紀錄。"


@pytest.fixture
def session(open_session: OpenSession) -> Session:
    return open_session(size=(1280, 800))


@pytest.fixture
def life(session: Session) -> Assessment:
    """All agreed with, but for two: the second one is further apart."""
    life = submitted(profile(session))
    rate_all(session, life)
    own = [life.answer(code).level or 0 for code in codes_of(life)]
    rate(session, life, at0=own[0] + 1, at1=own[1] - 2 if own[1] > 2 else own[1] + 2)
    return life


@pytest.fixture
def talk(session: Session, life: Assessment) -> TalkPage:
    return show_talk(session, life.id)


@pytest.fixture
def views(session: Session, talk: TalkPage) -> TalkPage:
    press(session, Key.Key_Right)
    assert talk.opened.step is Step.VIEWS
    return talk


def agreed(session: Session, life: Assessment, code: str) -> Answer:
    return stored(session, life, code, Series.AGREED)


def nothing_agreed(session: Session, life: Assessment) -> bool:
    return not profile(session).assessments.get(life.id).answers.get(Series.AGREED)


def type_reason(talk: TalkPage, text: str = REASON) -> None:
    talk.views.reason.insertPlainText(text)


def test_a_self_rating_that_is_kept_back_is_no_strength_yet(session: Session):
    life = submitted(profile(session))
    rate(session, life, at0=6)
    assert [one.code for one in show_talk(session, life.id).opened.strengths] == codes_of(life)[:1]
    profile(session).reviews.choose_way(life.id, ReviewWay.SELF_FIRST)
    assert len(show_talk(session, life.id).opened.strengths) > 1


def test_strengths_come_first_then_views_then_the_plan_then_the_minutes(
    session: Session, talk: TalkPage
):
    seen = [(talk.opened.step, talk.opened.code if talk.opened.step is Step.VIEWS else "")]
    for _ in range(4):
        press(session, Key.Key_Right)
        seen.append((talk.opened.step, talk.opened.code if talk.opened.step is Step.VIEWS else ""))
    steps = [step for step, _ in seen]
    assert steps == [Step.STRENGTHS, Step.VIEWS, Step.VIEWS, Step.PLAN, Step.WORDS]
    press(session, Key.Key_Left)
    assert talk.opened.step is Step.PLAN


def test_a_key_leads_to_the_minutes(session: Session, talk: TalkPage):
    press(session, *[Key.Key_Right] * 4, Key.Key_C)
    assert focused(session) is talk.words.minutes


def test_what_is_furthest_apart_is_talked_about_first(views: TalkPage, life: Assessment):
    assert views.opened.codes == (codes_of(life)[1], codes_of(life)[0])
    assert views.views.difference.text().endswith("高 2 級")


def test_both_sides_are_told_with_what_they_wrote(session: Session, views: TalkPage):
    press(session, Key.Key_Right)
    own, supervisor = views.views.sides
    assert "三月的抱怨信" in own.words.accessibleName()
    assert supervisor.words.accessibleName() == "沒有寫說明。"


def test_a_level_is_agreed_once_it_has_a_reason(
    session: Session, views: TalkPage, life: Assessment
):
    code = views.opened.code
    press(session, Key.Key_4)
    assert not agreed(session, life, code).is_answered
    assert focused(session) is views.views.reason
    assert views.views.state.accessibleName().startswith("選的是 4 級")
    type_reason(views)
    press(session, Key.Key_Escape)
    assert (agreed(session, life, code).level, agreed(session, life, code).comment) == (4, REASON)
    assert views.views.state.accessibleName() == "已記下共識：4 級"


def test_another_level_takes_the_same_reason(session: Session, views: TalkPage, life: Assessment):
    press(session, Key.Key_4)
    type_reason(views)
    press(session, Key.Key_Escape, Key.Key_5)
    assert agreed(session, life, views.opened.code).level == 5


def test_both_may_agree_that_it_does_not_apply(session: Session, views: TalkPage, life: Assessment):
    press(session, Key.Key_N)
    type_reason(views)
    press(session, Key.Key_Escape)
    assert agreed(session, life, views.opened.code).kind is AnswerKind.NOT_APPLICABLE
    assert views.views.not_applicable.isChecked()


def test_no_agreement_is_needed_to_go_on(session: Session, views: TalkPage, life: Assessment):
    first = views.opened.code
    press(session, Key.Key_Right)
    assert views.opened.code != first
    assert nothing_agreed(session, life)


def test_a_level_without_a_reason_is_found_again(
    session: Session, views: TalkPage, life: Assessment
):
    code = views.opened.code
    press(session, Key.Key_4)
    session.window.show_page("home")
    talk = show_talk(session, life.id)
    assert (talk.opened.step, talk.opened.code) == (Step.VIEWS, code)
    assert talk.views.levels.buttons[4].isChecked()
    assert talk.views.state.accessibleName().startswith("選的是 4 級")


def test_a_reason_without_a_level_is_found_again(
    session: Session, views: TalkPage, life: Assessment
):
    type_reason(views)
    session.window.show_page("home")
    talk = show_talk(session, life.id)
    assert talk.views.reason.toPlainText() == REASON
    assert talk.views.state.accessibleName() == "再選一個級別，就會記下來。"


def test_an_agreement_is_left_open_again_and_brought_back(
    session: Session, views: TalkPage, life: Assessment
):
    code = views.opened.code
    press(session, Key.Key_4)
    type_reason(views)
    press(session, Key.Key_Escape, Key.Key_Backspace)
    assert not agreed(session, life, code).is_answered
    assert views.views.reason.toPlainText() == ""
    assert notice(session).startswith(f"{code} 的共識已拿掉")
    session.window.notice_bar.action_button.click()
    assert agreed(session, life, code).level == 4
    assert views.views.reason.toPlainText() == REASON


def test_digits_outside_the_views_agree_on_nothing(
    session: Session, talk: TalkPage, life: Assessment
):
    press(session, Key.Key_4, Key.Key_N, Key.Key_Backspace)
    assert nothing_agreed(session, life)


def test_where_all_views_are_the_same_it_says_so(session: Session):
    life = submitted(profile(session))
    rate_all(session, life)
    talk = show_talk(session, life.id)
    press(session, Key.Key_Right)
    assert talk.views.empty.isVisible()
    assert not talk.views.agreement.isVisible()
    press(session, Key.Key_Right)
    assert talk.opened.step is Step.PLAN


def test_minutes_and_remarks_are_kept(session: Session, talk: TalkPage, life: Assessment):
    talk.steps.buttons[Step.WORDS].click()
    talk.words.minutes.insertPlainText("說好跟著處理三件。")
    talk.words.remarks.insertPlainText("希望有內訓名額。")
    session.window.flush()
    kept = profile(session).assessments.get(life.id).talk
    assert (kept.minutes, kept.remarks) == ("說好跟著處理三件。", "希望有內訓名額。")


def test_the_plan_is_the_plan_of_the_results(session: Session, talk: TalkPage, life: Assessment):
    talk.steps.buttons[Step.PLAN].click()
    talk.plan.begin_own.click()
    child(talk.plan.rows[0], QPlainTextEdit).insertPlainText("帶新人")
    session.window.flush()
    assert [one.text for one in profile(session).plans.list(life.id)] == ["帶新人"]


def test_it_ends_where_the_review_is_completed(session: Session, talk: TalkPage):
    talk.steps.buttons[Step.WORDS].click()
    talk.finish.click()
    assert place_of(session) == "review"
    assert session.window.visit
    assert session.window.visit.arguments["is_finishing"]


def test_escape_leaves_a_text_first_and_then_the_talk(session: Session, views: TalkPage):
    press(session, Key.Key_C)
    assert focused(session) is views.views.reason
    press(session, Key.Key_Escape)
    assert place_of(session) == "talk"
    press(session, Key.Key_Escape)
    assert place_of(session) == "review"


def test_nothing_is_shown_that_the_employee_may_not_read(session: Session, life: Assessment):
    code = codes_of(life)[1]
    profile(session).assessments.answer(
        life.id, {code: Answer(is_flagged=True).rated(0)}, Series.SUPERVISOR
    )
    talk = show_talk(session, life.id)
    press(session, Key.Key_Right)
    said = " ".join(one.accessibleName() or one.text() for one in talk.findChildren(QLabel))
    assert "稍後再看" not in said


def test_what_is_closed_can_only_be_read(session: Session):
    life = closed(profile(session))
    talk = show_talk(session, life.id)
    press(session, Key.Key_Right, Key.Key_0, Key.Key_Backspace)
    assert profile(session).assessments.get(life.id) == life
    assert talk.views.reason.isReadOnly()
    talk.steps.buttons[Step.WORDS].click()
    assert talk.words.minutes.isReadOnly()
    assert not talk.finish.isVisible()


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("language", list(Language))
def test_nothing_is_clipped(open_session: OpenSession, language: Language, text_size: int):
    settings = Settings(language=language, theme=Theme.LIGHT, text_size=text_size)
    session = open_session(settings, (1024, 680))
    life = submitted(profile(session))
    rate(session, life, at0=0, at1=6, at4=3)
    talk = show_talk(session, life.id)
    for step in Step:
        talk.steps.buttons[step].click()
        settle()
        assert faults(talk) == []


def test_another_language_keeps_the_step_and_the_item(session: Session, views: TalkPage):
    press(session, Key.Key_Right)
    code = views.opened.code
    session.change_settings(language=Language.EN)
    again = page(session, TalkPage)
    assert again is not views
    assert (again.opened.step, again.opened.code) == (Step.VIEWS, code)
