"""The team page: who stands where, and where a press leads."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ksa_assess.gui.pages.team.page import TeamPage
from ksa_assess.gui.pages.team.presenter import Group, Order
from ksa_assess.gui.session import Session
from ksa_assess.services.reviews import TeamRow
from tests.gui.conftest import OpenSession
from tests.gui.present import page, profile, visit
from tests.gui.team_rows import StandInHandingOver, StandInReviews, team, team_row


def team_page(session: Session, rows: Sequence[TeamRow] = ()) -> TeamPage:
    """With these people, whatever the profile holds."""
    opened = profile(session)
    opened.__dict__["reviews"] = StandInReviews(rows)
    opened.__dict__["handing_over"] = StandInHandingOver()
    session.window.show_page("team")
    return page(session, TeamPage)


def test_nobody_yet_says_what_to_do(open_session: OpenSession):
    session = open_session()
    shown = team_page(session)
    assert shown.nobody.isVisible()
    assert not shown.open_files.isVisible()
    assert session.window.focusWidget() is shown.nobody.open_files
    shown.nobody.manual.click()
    assert (visit(session).name, visit(session).arguments["page"]) == ("help", "supervisor")


def test_a_row_tells_who_how_far_and_in_which_state(open_session: OpenSession):
    shown = team_page(open_session(), [team_row(reviewed=9)])
    (row,) = shown.overview.rows()
    assert row.accessibleName() == "林怡君 旅館客務經理　115 年下半年 評核中"
    assert row.accessibleDescription().startswith("E0001　客務部 已評核 9／19 項 看法不同 2 項")
    assert row.main.accessibleName() == "繼續評核：林怡君"


def test_the_main_button_of_the_first_row_has_the_focus(open_session: OpenSession):
    session = open_session()
    shown = team_page(session, team(3))
    assert session.window.focusWidget() is shown.overview.rows()[0].main


def test_closed_ones_wait_under_a_fold(open_session: OpenSession, qtbot: QtBot):
    shown = team_page(open_session(), team(11))
    overview = shown.overview
    assert overview.fold.text() == "已結案（1）"
    assert len(overview.rows()) == 10
    qtbot.keyClick(overview.fold, Qt.Key.Key_Return)
    assert len(overview.rows()) == 11
    qtbot.keyClick(overview.fold, Qt.Key.Key_Space)
    assert len(overview.rows()) == 10


def test_many_can_be_searched_and_sorted(open_session: OpenSession):
    shown = team_page(open_session(), team(12))
    assert shown.tools.isVisible()
    shown.search.setText("陳志豪")
    assert [row.objectName() for row in shown.overview.rows()] == ["person_2"]
    shown.search.setText("火星")
    assert shown.nothing.isVisible()
    assert not shown.nobody.isVisible()
    shown.search.clear()
    shown.order.buttons[Order.NAME].click()
    names = [row.accessibleName() for row in shown.overview.groups[Group.REVIEW].rows]
    assert names == sorted(names)


def test_few_need_no_search(open_session: OpenSession):
    shown = team_page(open_session(), team(8))
    assert not shown.tools.isVisible()
    assert shown.keys_now() == ()


@pytest.mark.parametrize("text_size", [100, 200])
def test_the_parts_of_a_row_stand_below_each_other_where_there_is_no_room(
    open_session: OpenSession, text_size: int
):
    from dataclasses import replace

    from tests.gui.conftest import LIGHT_ZH

    session = open_session(replace(LIGHT_ZH, text_size=text_size), (1024, 680))
    row = team_page(session, [team_row(reviewed=9)]).overview.rows()[0]
    session.window.repaint()
    is_beside = row.main.mapTo(row, row.main.rect().topLeft()).y() < row.height() // 2
    assert is_beside == (text_size == 100)
