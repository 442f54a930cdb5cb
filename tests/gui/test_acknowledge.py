"""Reading the review that came back, and answering it."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from ksa_assess.domain.answer import UNANSWERED, Answer, Series
from ksa_assess.domain.assessment import Action, Actor, LoggedTransition, State, Talk
from ksa_assess.domain.gap import analyse
from ksa_assess.domain.plan import PlanItem, Way
from ksa_assess.gui.main_window import Visit
from ksa_assess.gui.pages.acknowledge.answer_card import Reply
from ksa_assess.gui.pages.acknowledge.page import AcknowledgePage
from ksa_assess.gui.pages.acknowledge.presenter import AcknowledgePresenter
from ksa_assess.gui.pages.acknowledge.reviewed_line import ReviewedLine
from ksa_assess.gui.session import Session
from ksa_assess.runtime.errors import MachineError
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.runtime.settings import Settings, Theme
from ksa_assess.runtime.texts import Language, Texts
from ksa_assess.services.profile import open_profile
from ksa_assess.wording import Wording
from tests.builders import NOON, make_assessment
from tests.gui import lives
from tests.gui.answering_dialogs import AnsweringDialogs
from tests.gui.conftest import OpenSession
from tests.gui.geometry import faults
from tests.gui.present import child, page, profile, visit

SAME = UNANSWERED.rated(4)
CODES = ("P1.1.1", "P1.1.2", "P1.2.1", "P1.2.2", "P2.1.1", "P2.1.2")
REMARK = "第三項想再談一次"


def presented(
    own: dict[str, Answer] | None = None,
    supervisor: dict[str, Answer] | None = None,
    agreed: dict[str, Answer] | None = None,
    plan: tuple[PlanItem, ...] = (),
    **parts: Any,
) -> AcknowledgePresenter:
    """Both sides alike at 4, but for what is given."""
    same = dict.fromkeys(CODES, SAME)
    answers = {
        Series.SELF: same | (own or {}),
        Series.SUPERVISOR: same | (supervisor or {}),
        Series.AGREED: agreed or {},
    }
    values: dict[str, Any] = {"state": State.REVIEWED, "answers": answers, **parts}
    assessment = replace(make_assessment(), **values)
    analysis = analyse(assessment.standard, answers, {})
    return AcknowledgePresenter(assessment, analysis, Wording(Texts("zh_TW")), plan)


def words(line: ReviewedLine) -> list[tuple[str, str]]:
    return [(one.who, one.text) for one in line.said]


def show(session: Session, number: int) -> AcknowledgePage:
    session.window.show_page("acknowledge", assessment_id=number)
    return page(session, AcknowledgePage)


def opened(open_session: OpenSession) -> tuple[Session, AcknowledgePage]:
    session = open_session()
    return session, show(session, lives.reviewed(profile(session)).id)


# What it says


def test_a_difference_is_said_in_words_with_both_comments_and_what_was_agreed():
    shown = presented(
        {"P1.1.1": replace(UNANSWERED.rated(2), comment="只做過一次")},
        {"P1.1.1": replace(UNANSWERED.rated(4), comment="看過三次")},
        {"P1.1.1": replace(UNANSWERED.rated(3), comment="談過了")},
    )
    (line,) = shown.differing
    assert line.answers == ("自評 2 級", "主管 4 級", "共識 3 級")
    assert line.answers[line.counting] == "共識 3 級"
    assert line.outcome == "主管高 2 級"
    assert line.gap == "△ 尚差 1 級"
    assert words(line) == [
        ("您的說明", "只做過一次"),
        ("主管的說明", "看過三次"),
        ("共識的原因", "談過了"),
    ]


def test_the_own_rating_may_be_the_higher_one():
    (line,) = presented({"P1.1.1": UNANSWERED.rated(5)}).differing
    assert line.outcome == "自評高 1 級"


def test_where_both_agree_nothing_stands_under_what_differs():
    shown = presented()
    assert shown.differing == ()
    assert "6 項相同" in shown.agreement


def test_what_the_supervisor_could_not_observe_is_told_and_is_no_difference():
    shown = presented(supervisor={"P1.1.1": UNANSWERED.not_observed()})
    assert shown.differing == ()
    assert shown.not_observed == "主管有 1 項沒有機會觀察到，採用您的自評。"
    assert presented().not_observed == ""


@pytest.mark.parametrize(
    ("supervisor", "agreed", "said"),
    [
        (UNANSWERED.not_applicable("無此業務"), None, "主管同意不適用"),
        (UNANSWERED.rated(3), None, "主管認為這項仍適用"),
        (UNANSWERED.rated(3), UNANSWERED.not_applicable("談過"), "談過後認定不適用"),
    ],
)
def test_what_became_of_not_applicable_is_said(
    supervisor: Answer, agreed: Answer | None, said: str
):
    shown = presented(
        {"P1.1.1": UNANSWERED.not_applicable("無此業務")},
        {"P1.1.1": supervisor},
        {"P1.1.1": agreed} if agreed else {},
    )
    (line,) = shown.not_applicable
    assert line.outcome == said
    assert ("您寫的原因", "無此業務") in words(line)
    assert shown.differing == ()


def test_a_reason_that_was_taken_over_is_not_said_twice():
    same = UNANSWERED.not_applicable("無此業務")
    (line,) = presented({"P1.1.1": same}, {"P1.1.1": same}).not_applicable
    assert words(line) == [("您寫的原因", "無此業務")]


def test_the_supervisor_may_say_that_something_does_not_apply():
    theirs = {"P1.1.1": UNANSWERED.not_applicable("調職後不做")}
    (line,) = presented(supervisor=theirs).not_applicable
    assert line.outcome == "主管認為這項不適用"
    assert ("主管寫的原因", "調職後不做") in words(line)


def test_no_comment_of_the_supervisor_is_left_out():
    shown = presented(supervisor={"P1.2.1": replace(SAME, comment="這項做得很好")})
    assert [line.code for line in shown.commented] == ["P1.2.1"]


def test_the_plan_is_told_in_words():
    item = PlanItem(
        "1", "P1.1.1", "獨立處理抱怨", 2, 4, (Way.OJT,), "抱怨處理", "林怡君", date(2026, 12, 31)
    )
    (line,) = presented(plan=(item,)).plan
    assert line.what == "P1.1.1 獨立處理抱怨"
    assert line.how == "2 級→4 級・OJT・抱怨處理・林怡君・民國 115 年 12 月 31 日前"


def test_without_feedback_it_says_so():
    assert presented().feedback == "主管沒有另外寫綜合回饋。"
    assert presented(talk=Talk("做得好")).feedback == "做得好"


def test_own_answers_that_are_not_as_submitted_are_told():
    shown = presented()
    told = AcknowledgePresenter(
        shown.assessment,
        analyse(shown.assessment.standard, shown.assessment.answers, {}),
        Wording(Texts("zh_TW")),
        is_unchanged=False,
    )
    assert shown.checked.startswith("已核對")
    assert "請先不要確認" in told.checked


@pytest.mark.parametrize(
    ("action", "reason", "said"),
    [
        (Action.CONFIRM, "", "您的回覆：已閱讀，同意"),
        (Action.CONFIRM, REMARK, f"您的回覆：已閱讀，有其他意見\n{REMARK}"),
        (Action.SIGN_ON_PAPER, "", "您的回覆：已在紙本簽名，結案"),
    ],
)
def test_what_was_answered_stays_readable(action: Action, reason: str, said: str):
    log = (
        LoggedTransition(
            action, State.REVIEWED, State.CLOSED, Actor.EMPLOYEE, "王小明", reason, NOON
        ),
    )
    shown = presented(state=State.CLOSED, log=log)
    assert shown.given == said
    assert not shown.can_be_answered


def test_on_the_supervisors_computer_nobody_answers_for_the_person():
    assert presented().can_be_answered
    assert not presented(is_received=True).can_be_answered


# In the window


def test_it_reads_from_the_feedback_down_and_is_answered_last(open_session: OpenSession):
    _, shown = opened(open_session)
    order = [
        shown.feedback,
        shown.strengths,
        shown.differing,
        shown.not_applicable,
        shown.minutes,
        shown.plan,
        shown.checked,
        shown.answer,
    ]
    tops = [part.mapTo(shown, part.rect().topLeft()).y() for part in order]
    assert tops == sorted(tops)
    assert lives.FEEDBACK in shown.feedback.text.accessibleName()
    assert lives.MINUTES in shown.minutes.text.accessibleName()
    assert "已核對" in shown.checked.text.accessibleName()


def test_nothing_is_chosen_beforehand(open_session: OpenSession):
    _, shown = opened(open_session)
    assert shown.answer.given() is None
    assert not shown.answer.confirm.isEnabled()
    assert not shown.answer.remark.isVisible()


def test_agreeing_closes_after_a_question(open_session: OpenSession, dialogs: AnsweringDialogs):
    session, shown = opened(open_session)
    number = shown.opened.assessment.id
    dialogs.yes_or_no = [False, True]
    shown.answer.reply.buttons[Reply.AGREE].click()
    shown.answer.confirm.click()
    assert profile(session).assessments.get(number).state is State.REVIEWED
    assert "都會鎖定" in dialogs.asked[0]
    shown.answer.confirm.click()
    closed = profile(session).assessments.get(number)
    assert closed.state is State.CLOSED
    assert closed.log[-1].reason == ""
    assert visit(session) == Visit("results", {"assessment_id": number})


def test_remarks_are_kept_with_the_confirmation(
    open_session: OpenSession, dialogs: AnsweringDialogs
):
    session, shown = opened(open_session)
    dialogs.yes_or_no = [True]
    shown.answer.reply.buttons[Reply.REMARKS].click()
    shown.answer.remark.setPlainText(REMARK)
    shown.answer.confirm.click()
    closed = profile(session).assessments.get(shown.opened.assessment.id)
    assert closed.log[-1].reason == REMARK
    assert profile(session).reviews.typed(closed.id, "confirm") == ""


def test_remarks_without_a_word_close_nothing(open_session: OpenSession):
    session, shown = opened(open_session)
    shown.answer.reply.buttons[Reply.REMARKS].click()
    shown.answer.confirm.click()
    assert "還沒有寫意見" in shown.answer.field.trouble.accessibleName()
    assert session.window.focusWidget() is shown.answer.remark
    shown.answer.remark.setPlainText("想")
    assert shown.answer.field.trouble.isHidden()


def test_the_field_for_remarks_comes_into_view(open_session: OpenSession, qtbot: QtBot):
    session = open_session(size=(1024, 680))
    shown = show(session, lives.reviewed(profile(session)).id)
    shown.answer.reply.buttons[Reply.REMARKS].click()

    def is_in_view() -> bool:
        confirm = shown.answer.confirm
        return shown.rect().contains(confirm.mapTo(shown, confirm.rect().bottomRight()))

    qtbot.waitUntil(is_in_view)


def test_half_a_remark_outlives_leaving_and_closing(open_session: OpenSession, qtbot: QtBot):
    session, shown = opened(open_session)
    number = shown.opened.assessment.id
    shown.answer.reply.buttons[Reply.REMARKS].click()
    shown.answer.remark.setPlainText("第三項")
    qtbot.waitUntil(lambda: profile(session).reviews.typed(number, "confirm") == "第三項")
    shown.answer.remark.setPlainText("第三項想")
    session.window.show_page("home")
    shown = show(session, number)
    assert shown.answer.text() == "第三項想"
    assert shown.answer.given() is Reply.REMARKS
    shown.answer.remark.setPlainText("第三項想再談")
    session.window.close()
    session.close()
    again = page(open_session(settings=None), AcknowledgePage)
    assert again.answer.text() == "第三項想再談"


def test_a_remark_that_cannot_be_stored_keeps_the_page(
    open_session: OpenSession, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
):
    session, shown = opened(open_session)

    def full(*_arguments: object) -> None:
        raise MachineError("storage.disk_full")

    monkeypatch.setattr(profile(session).reviews, "keep_typed", full)
    shown.answer.reply.buttons[Reply.REMARKS].click()
    shown.answer.remark.setPlainText(REMARK)
    qtbot.waitUntil(session.window.notice_bar.isVisible)
    session.window.show_page("home")
    assert visit(session).name == "acknowledge"
    assert shown.answer.text() == REMARK


def test_where_a_file_brought_it_the_answer_goes_back_by_one(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path
):
    session = open_session()
    number = lives.submitted(profile(session)).id
    there, back = tmp_path / "there.ksa", tmp_path / "back.ksa"
    profile(session).handing_over.save(number, there)
    with open_profile(DataPaths(tmp_path / "主管"), owner="test") as supervisor:
        theirs = supervisor.receiving.receive(there).assessment
        supervisor.reviews.agree(theirs.id, lives.codes_of(theirs))
        supervisor.transitions.complete(theirs.id)
        supervisor.handing_over.save(theirs.id, back)
    profile(session).receiving.receive(back)
    shown = show(session, number)
    dialogs.yes_or_no = [True]
    shown.answer.reply.buttons[Reply.AGREE].click()
    shown.answer.confirm.click()
    assert visit(session) == Visit("hand_over", {"assessment_id": number})
    profile(session).handing_over.save(number, tmp_path / "third.ksa")
    with open_profile(DataPaths(tmp_path / "主管"), owner="test") as supervisor:
        assert supervisor.receiving.receive(tmp_path / "third.ksa").assessment.state is State.CLOSED


def test_escape_first_leaves_the_remark(open_session: OpenSession):
    session, shown = opened(open_session)
    shown.answer.reply.buttons[Reply.REMARKS].click()
    shown.answer.remark.setPlainText(REMARK)
    shown.answer.remark.setFocus()
    QTest.keyClick(shown.answer.remark, Qt.Key.Key_Escape)
    assert session.window.focusWidget() is shown.answer.confirm
    assert visit(session).name == "acknowledge"


def test_it_can_be_read_by_keys_alone(open_session: OpenSession):
    session, shown = opened(open_session)
    bar = child(shown, QScrollArea).verticalScrollBar()
    focused = session.window.focusWidget() or shown
    QTest.keyClick(focused, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(focused, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(focused, Qt.Key.Key_Home)
    assert bar.value() == 0
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert visit(session).name == "results"


def test_before_the_review_there_is_a_hint_and_no_answer(open_session: OpenSession):
    session = open_session()
    shown = show(session, lives.submitted(profile(session)).id)
    assert "還沒有完成評核" in shown.nothing.sentence.accessibleName()
    assert not shown.answer.isVisible()
    assert not shown.feedback.isVisible()


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("language", list(Language))
def test_nothing_is_clipped(open_session: OpenSession, language: Language, text_size: int):
    settings = Settings(language=language, theme=Theme.LIGHT, text_size=text_size)
    session = open_session(settings, (1024, 680))
    shown = show(session, lives.reviewed(profile(session)).id)
    shown.answer.reply.buttons[Reply.REMARKS].click()
    shown.answer.confirm.click()
    QApplication.processEvents()
    assert faults(shown) == []
