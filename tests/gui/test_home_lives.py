"""What home says of assessments at every station of their life, and where their cards lead."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QScrollArea

from ksa_assess.domain.assessment import Assessment, State
from ksa_assess.gui.main_window import Visit
from ksa_assess.gui.pages.home.cards import AssessmentCardView
from ksa_assess.gui.pages.home.standing import Next
from ksa_assess.gui.session import Session
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.profile import Profile, open_profile
from tests.gui import lives
from tests.gui.answering_dialogs import AnsweringDialogs
from tests.gui.conftest import OpenSession
from tests.gui.present import child, home, profile, visit
from tests.gui.test_results_page import show as show_results
from tests.gui.walk_window import show_walk


def card_of(session: Session, assessment: Assessment) -> AssessmentCardView:
    session.window.show_page("home")
    name = f"assessment_{assessment.id}"
    return next(card for card in home(session).overview.cards() if card.objectName() == name)


def numbers(cards: list[AssessmentCardView]) -> list[str]:
    return [card.objectName().removeprefix("assessment_") for card in cards]


def test_what_waits_for_the_person_comes_first_and_what_was_returned_before_all(
    open_session: OpenSession,
):
    session = open_session()
    opened = profile(session)
    draft = lives.drafted(opened, "1")
    returned = lives.returned(opened, "2")
    reviewed = lives.reviewed(opened, "3")
    submitted = lives.submitted(opened, "4")
    lives.closed(opened, "5")
    session.window.show_page("home")
    overview = home(session).overview
    assert numbers(overview.now.cards()) == [str(returned.id), str(reviewed.id)]
    assert numbers(overview.open.cards()) == [str(draft.id)]
    assert numbers(overview.waiting.cards()) == [str(submitted.id)]
    assert overview.closed.cards() == []
    assert overview.fold.text() == "已結案（1）"


def test_why_it_was_returned_stands_on_the_card_and_leads_to_adding(open_session: OpenSession):
    session = open_session()
    returned = lives.returned(profile(session))
    card = card_of(session, returned)
    assert lives.RETURN_REASON in card.accessibleDescription()
    assert card.go_on.text() == "補充自評"
    card.go_on.click()
    assert visit(session) == Visit("walk", {"assessment_id": returned.id})


def test_a_long_reason_of_a_return_opens_by_a_button(open_session: OpenSession):
    session = open_session(size=(1024, 680))
    submitted = lives.submitted(profile(session))
    reason = "請補充旺季排班的例子。\n" * 9
    returned = profile(session).transitions.give_back(submitted.id, reason)
    band = show_walk(session, returned.id).returned
    low = band.height()
    assert band.more.isVisible()
    band.more.click()
    assert band.whole.isVisible()
    assert reason.strip() in band.whole.accessibleName()
    assert band.sizeHint().height() > low
    band.more.click()
    assert not band.whole.isVisible()
    assert band.reason.isVisible()


def test_why_it_was_returned_is_in_view_while_adding_and_in_the_results(
    open_session: OpenSession,
):
    session = open_session()
    returned = lives.returned(profile(session))
    walk = show_walk(session, returned.id)
    assert lives.RETURN_REASON in walk.returned.reason.text()
    results = show_results(session, returned.id)
    assert lives.RETURN_REASON in results.summary.returned.reason.accessibleName()
    profile(session).transitions.submit(returned.id)
    assert not show_results(session, returned.id).summary.returned.isVisible()
    assert not show_walk(session, returned.id).returned.isVisible()


def test_a_finished_review_leads_to_reading_it(open_session: OpenSession):
    session = open_session()
    reviewed = lives.reviewed(profile(session))
    card_of(session, reviewed).go_on.click()
    assert visit(session) == Visit("acknowledge", {"assessment_id": reviewed.id})


def test_what_was_submitted_leads_to_handing_over_until_it_is_done(
    open_session: OpenSession, tmp_path: Path
):
    session = open_session()
    submitted = lives.submitted(profile(session))
    card = card_of(session, submitted)
    assert "還沒交給主管" in card.accessibleDescription()
    card.go_on.click()
    assert visit(session).name == "hand_over"
    profile(session).handing_over.save(submitted.id, tmp_path / "a.ksa")
    card = card_of(session, submitted)
    assert "還沒交給主管" not in card.accessibleDescription()
    assert list(card.buttons) == [Next.RESULTS, Next.HAND_OVER]


def test_a_withdrawal_that_the_supervisor_cannot_know_of_is_told(
    open_session: OpenSession, tmp_path: Path
):
    session = open_session()
    submitted = lives.submitted(profile(session))
    profile(session).handing_over.save(submitted.id, tmp_path / "a.ksa")
    profile(session).transitions.withdraw(submitted.id, "漏了一項")
    assert "再交一次檔案" in card_of(session, submitted).accessibleDescription()
    assert not hasattr(card_of(session, submitted), "delete")


def _confirmed(profile: Profile, folder: Path) -> Assessment:
    """Reviewed on another computer, and confirmed on this one."""
    number = lives.submitted(profile).id
    profile.handing_over.save(number, folder / "there.ksa")
    with open_profile(DataPaths(folder / "主管"), owner="test") as supervisor:
        theirs = supervisor.receiving.receive(folder / "there.ksa").assessment
        supervisor.reviews.agree(theirs.id, lives.codes_of(theirs))
        supervisor.transitions.complete(theirs.id)
        supervisor.handing_over.save(theirs.id, folder / "back.ksa")
    profile.receiving.receive(folder / "back.ksa")
    return profile.transitions.confirm(number)


def test_a_confirmation_waits_until_it_went_back(open_session: OpenSession, tmp_path: Path):
    session = open_session()
    closed = _confirmed(profile(session), tmp_path)
    card = card_of(session, closed)
    assert card in home(session).overview.now.cards()
    assert next(iter(card.buttons)) is Next.HAND_OVER
    profile(session).handing_over.save(closed.id, tmp_path / "third.ksa")
    session.window.show_page("home")
    assert home(session).overview.now.cards() == []


def test_a_review_on_this_computer_needs_no_file(open_session: OpenSession):
    session = open_session()
    submitted = lives.submitted(profile(session))
    profile(session).handing_over.here(submitted.id)
    assert "還沒交給主管" not in card_of(session, submitted).accessibleDescription()


def test_what_came_in_by_a_file_is_the_teams_and_no_card(open_session: OpenSession, tmp_path: Path):
    session = open_session()
    with open_profile(DataPaths(tmp_path / "同仁"), owner="test") as employee:
        number = lives.submitted(employee).id
        employee.handing_over.save(number, tmp_path / "a.ksa")
    profile(session).receiving.receive(tmp_path / "a.ksa")
    session.window.show_page("home")
    assert home(session).overview.cards() == []
    assert home(session).welcome.isVisible()


# Reopening


def test_a_closed_one_is_reopened_with_a_reason_and_stays(
    open_session: OpenSession, dialogs: AnsweringDialogs
):
    session = open_session()
    closed = lives.closed(profile(session))
    dialogs.reasons = ["級別填錯"]
    show_results(session, closed.id).life.reopen.click()
    assert dialogs.asked == ["結案的內容會原樣保留，另開一份更正版。請寫更正原因。"]
    amendment = profile(session).assessments.get(visit(session).arguments["assessment_id"])
    assert visit(session).name == "walk"
    assert (amendment.amendment, amendment.amends) == (1, closed.uuid)
    assert profile(session).assessments.get(closed.id).state is State.CLOSED
    assert "更正版（第 1 次）" in card_of(session, amendment).accessibleName()
    assert "更正版（第 1 次）" in show_results(session, amendment.id).whose.text()


def test_a_second_amendment_is_refused_in_a_sentence(
    open_session: OpenSession, dialogs: AnsweringDialogs
):
    session = open_session()
    closed = lives.closed(profile(session))
    profile(session).transitions.reopen(closed.id, "級別填錯")
    dialogs.reasons = ["再更正"]
    show_results(session, closed.id).life.reopen.click()
    assert visit(session).name == "results"
    assert session.window.notice_bar.isVisible()
    assert profile(session).reviews.typed(closed.id, "reopen") == ""


@pytest.mark.parametrize(
    ("begin", "shown"),
    [
        (lives.drafted, set()),
        (lives.submitted, {"withdraw", "hand_over"}),
        (lives.returned, set()),
        (lives.reviewed, {"acknowledge"}),
        (lives.closed, {"reopen", "hand_over", "acknowledge"}),
    ],
)
def test_the_results_offer_what_can_be_done_now(
    open_session: OpenSession, begin: Callable[[Profile], Assessment], shown: set[str]
):
    session = open_session()
    life = show_results(session, begin(profile(session)).id).life
    names = ("withdraw", "reopen", "hand_over", "acknowledge")
    assert {name for name in names if getattr(life, name).isVisible()} == shown


def test_the_results_of_another_assessment_begin_at_the_top(open_session: OpenSession):
    session = open_session(size=(1024, 680))
    first = lives.returned(profile(session))
    other = lives.submitted(profile(session), "114 年度")
    panel = show_results(session, first.id).summary
    bar = child(panel, QScrollArea).verticalScrollBar()
    bar.setValue(100)
    show_results(session, first.id)
    assert bar.value() == 100
    show_results(session, other.id)
    assert bar.value() == 0
