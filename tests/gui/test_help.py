"""Help: the manual with its contents and search, the keys over every page."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ksa_assess.gui import routes
from ksa_assess.gui.keys import EVERYWHERE
from ksa_assess.gui.pages.help.page import HelpPage
from ksa_assess.gui.pages.help.presenter import PAGES, HelpPresenter, Place
from ksa_assess.gui.routes import MANUAL_PLACES
from ksa_assess.gui.session import Session
from ksa_assess.runtime.settings import Settings
from ksa_assess.runtime.texts import Language, Texts
from tests.gui.conftest import OpenSession
from tests.gui.present import home, page, visit

ZH = Texts(Language.ZH_TW)


def help_page(session: Session, name: str = "") -> HelpPage:
    session.window.show_page("help", page=name)
    session.window.activateWindow()
    return page(session, HelpPage)


def contents(of: HelpPage) -> list[str]:
    model = of.contents.model()
    return [model.index(line, 0).data() for line in range(model.rowCount())]


# What the contents hold, without a window


def test_the_contents_hold_three_pages_and_their_tasks() -> None:
    presenter = HelpPresenter(ZH)
    titles = [row.first for row in presenter.contents()]
    assert {Place(name) for name in PAGES} < {row.key for row in presenter.contents()}
    assert "用鍵盤評一項" in titles
    assert "備份與還原" in titles


def test_while_searching_only_what_was_found_stands_in_the_contents() -> None:
    presenter = HelpPresenter(ZH)
    rows = presenter.contents({Place("hr", 2): 3})
    assert [(row.key, row.second) for row in rows] == [(Place("hr"), ""), (Place("hr", 2), "3")]


def test_what_was_found_is_counted_in_words() -> None:
    presenter = HelpPresenter(ZH)
    assert presenter.found_sentence("", 0, None) == ""
    assert presenter.found_sentence("火星", 0, None) == "找不到「火星」，試試少幾個字。"
    assert presenter.found_sentence("級", 7, None) == "找到 7 處"
    assert presenter.found_sentence("級", 7, 1) == "第 2 處，共 7 處"


def test_links_lead_inside_the_manual_only() -> None:
    presenter = HelpPresenter(ZH)
    assert presenter.page_of_link("hr.md") == Place("hr")
    assert presenter.page_of_link("https://example.org") is None


# The page


def test_the_rail_leads_to_the_manual(open_session: OpenSession, qtbot: QtBot) -> None:
    session = open_session()
    session.window.rail.buttons["help"].click()
    assert visit(session).name == "help"
    assert contents(help_page(session))[0] == "給同仁：自評"


def test_the_manual_follows_the_language(open_session: OpenSession) -> None:
    session = open_session()
    help_page(session)
    session.change_settings(language=Language.EN)
    assert contents(page(session, HelpPage))[0] == "Staff: rating yourself"


def test_a_heading_that_is_chosen_comes_to_the_top(open_session: OpenSession) -> None:
    shown = help_page(open_session())
    assert shown.view.verticalScrollBar().value() == 0
    shown.contents.chosen.emit(Place("staff", 3))
    before = shown.view.verticalScrollBar().value()
    assert before > 0
    shown.contents.chosen.emit(Place("staff", 5))
    assert shown.view.verticalScrollBar().value() > before


def test_scrolling_marks_the_heading_that_is_read(open_session: OpenSession) -> None:
    shown = help_page(open_session())
    shown.view.verticalScrollBar().setValue(1200)
    assert shown.contents.currentIndex().row() > 0


def test_a_search_marks_every_hit_and_enter_goes_from_one_to_the_next(
    open_session: OpenSession, qtbot: QtBot
) -> None:
    shown = help_page(open_session())
    qtbot.keyClick(shown.contents, Qt.Key.Key_Slash)
    assert shown.window().focusWidget() is shown.search
    shown.search.setText("備份")
    assert shown.view.extraSelections()
    qtbot.keyClick(shown.search, Qt.Key.Key_Return)
    assert shown.found.accessibleName().startswith("第 1 處")
    first = shown.view.verticalScrollBar().value()
    qtbot.keyClick(shown.search, Qt.Key.Key_Return)
    assert shown.found.accessibleName().startswith("第 2 處")
    assert shown.view.verticalScrollBar().value() >= first > 0


def test_hits_on_another_page_are_reached_and_come_round_again(
    open_session: OpenSession, qtbot: QtBot
) -> None:
    shown = help_page(open_session())
    shown.search.setText("TTQS")
    assert "給同仁：自評" not in contents(shown)
    qtbot.keyClick(shown.search, Qt.Key.Key_Return)
    assert shown.view.accessibleName() == "給人資：準備、歸檔、備份"
    before = shown.found.accessibleName()
    hits = int(before.rpartition("共 ")[2].split(" ")[0])
    for _ in range(hits):
        qtbot.keyClick(shown.search, Qt.Key.Key_Return)
    assert shown.found.accessibleName() == before


def test_control_f_goes_to_the_search_and_escape_empties_it(
    open_session: OpenSession, qtbot: QtBot
) -> None:
    shown = help_page(open_session())
    qtbot.keyClick(shown.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert shown.window().focusWidget() is shown.search
    shown.search.setText("zzz9")
    assert contents(shown) == []
    qtbot.keyClick(shown.search, Qt.Key.Key_Escape)
    assert len(contents(shown)) > len(PAGES)
    assert not shown.view.extraSelections()


def test_a_link_opens_the_other_page(open_session: OpenSession) -> None:
    shown = help_page(open_session())
    shown.view.anchorClicked.emit(QUrl("supervisor.md"))
    assert shown.view.accessibleName() == "給主管：評核、面談、簽核"


def test_lines_stay_short_and_pictures_inside_a_wide_window(open_session: OpenSession) -> None:
    session = open_session(size=(1920, 1080))
    shown = help_page(session)
    document = shown.view.document()
    assert document.size().width() <= shown.view.viewport().width()
    assert document.line <= 620  # type: ignore[attr-defined]
    assert shown.view.horizontalScrollBar().maximum() == 0


def test_the_text_can_be_read_by_a_screen_reader(open_session: OpenSession) -> None:
    shown = help_page(open_session())
    spoken = QAccessible.queryAccessibleInterface(shown.view)
    assert spoken.text(QAccessible.Text.Name) == "給同仁：自評"
    text = spoken.textInterface()
    assert text is None or text.characterCount() > 1000


# The keys


@pytest.fixture
def opened(open_session: OpenSession) -> Session:
    session = open_session()
    session.window.activateWindow()
    return session


def press(session: Session, key: Qt.Key, qtbot: QtBot) -> None:
    qtbot.keyClick(session.window.focusWidget() or session.window, key)


@pytest.mark.parametrize("place", ["home", "library", "help", "settings"])
def test_f1_shows_the_keys_of_every_page_and_puts_them_away(
    opened: Session, qtbot: QtBot, place: str
) -> None:
    opened.window.show_page(place)
    before = opened.window.focusWidget()
    press(opened, Qt.Key.Key_F1, qtbot)
    assert opened.window.keys.isVisible()
    assert opened.window.keys.isAncestorOf(opened.window.focusWidget() or QWidget())
    press(opened, Qt.Key.Key_F1, qtbot)
    assert not opened.window.keys.isVisible()
    assert opened.window.focusWidget() is before


def test_escape_puts_the_keys_away_and_the_focus_is_where_it_was(
    opened: Session, qtbot: QtBot
) -> None:
    page_ = home(opened)
    page_.welcome.look.setFocus()
    press(opened, Qt.Key.Key_F1, qtbot)
    press(opened, Qt.Key.Key_Escape, qtbot)
    assert not opened.window.keys.isVisible()
    assert opened.window.focusWidget() is page_.welcome.look


def test_tab_stays_in_the_keys(opened: Session, qtbot: QtBot) -> None:
    press(opened, Qt.Key.Key_F1, qtbot)
    keys = opened.window.keys
    for _ in range(5):
        press(opened, Qt.Key.Key_Tab, qtbot)
        assert opened.window.focusWidget() in (keys.manual, keys.close_button)


def test_from_the_keys_a_link_leads_to_the_manual(opened: Session, qtbot: QtBot) -> None:
    press(opened, Qt.Key.Key_F1, qtbot)
    opened.window.keys.manual.click()
    assert visit(opened).name == "help"
    assert not opened.window.keys.isVisible()


def test_the_keys_of_places_are_those_of_the_rail(opened: Session) -> None:
    told = {hint.text: hint.keys[0] for hint in EVERYWHERE}
    for button in opened.window.rail.buttons.values():
        keys = button.shortcut().toString()
        assert keys in told.values()
        assert keys in button.toolTip()


def test_control_q_quits(opened: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.window.closing):
        focused = opened.window.focusWidget() or opened.window
        qtbot.keyClick(focused, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)


def test_the_first_page_leads_to_the_manual(opened: Session) -> None:
    home(opened).welcome.manual.click()
    assert visit(opened).name == "help"


def test_larger_text_keeps_the_keys_in_the_window(open_session: OpenSession) -> None:
    session = open_session(Settings(language=Language.EN, text_size=200), (1024, 680))
    session.window.show_keys()
    assert session.window.rect().contains(session.window.keys.close_button.geometry())


def test_the_way_from_the_keys_leads_to_what_the_manual_tells_of_the_page(
    open_session: OpenSession, qtbot: QtBot
):
    window = open_session().window
    for name, heading in (("start", "開始自評"), ("settings", "設定表單和公司標誌")):
        window.show_page(name)
        assert window.page
        assert window.page.keys()
        window.show_keys()
        qtbot.keyClick(window.keys.close_button, Qt.Key.Key_Tab)
        qtbot.keyClick(window.keys.manual, Qt.Key.Key_Space)
        assert isinstance(window.page, HelpPage)
        listed = window.page.contents
        qtbot.waitUntil(
            lambda listed=listed, heading=heading: listed.currentIndex().data() == heading
        )


def test_every_page_but_the_manual_has_its_place_there():
    assert set(MANUAL_PLACES) == set(routes.PAGES) - {"help"}
    for language in Language:
        headings = HelpPresenter(Texts(language)).headings
        assert all(place < len(headings[page]) for page, place in MANUAL_PLACES.values())
