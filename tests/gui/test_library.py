"""Library: search as one types, the tree of a document, bringing in a file."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from ksa_assess.domain.standard_document import Issue
from ksa_assess.gui.models.node import Node
from ksa_assess.gui.models.tree import NODE
from ksa_assess.gui.pages.library.page import LibraryPage
from ksa_assess.gui.pages.library.presenter import Place
from ksa_assess.gui.widgets.buttons import Button
from tests.gui.answering_dialogs import AnsweringDialogs
from tests.gui.conftest import OpenSession
from tests.gui.dropping import drop
from tests.gui.present import child, library, profile, visit
from tests.gui.standard_files import written


def bring_in(page: LibraryPage, dialogs: AnsweringDialogs, file: Path, qtbot: QtBot) -> None:
    dialogs.files = [(file,)]
    page.bring_in.click()
    qtbot.waitUntil(page.read_files.isVisible)


def test_the_list_holds_the_shipped_standards(open_session: OpenSession):
    page = library(open_session())
    assert page.rows.model().rowCount() == 5
    assert page.found.accessibleName() == "共 5 份"
    assert page.document.name.accessibleName()


def test_search_finds_as_one_types_and_leads_to_the_place(open_session: OpenSession):
    page = library(open_session())
    page.search.setText("抱怨")
    assert page.rows.model().rowCount() > 1
    page.rows.setCurrentIndex(page.rows.model().index(0, 0))
    found = page.document.tree.currentIndex().data(NODE)
    assert "抱怨" in found.text
    assert page.document.tree.delegate.marked == "抱怨"


def test_nothing_found_says_so(open_session: OpenSession):
    page = library(open_session())
    page.search.setText("火星")
    assert page.nothing.isVisible()
    assert "火星" in page.nothing.sentence.accessibleName()
    page.search.clear()
    assert page.rows.isVisible()


def test_the_tree_holds_every_text_of_the_document(open_session: OpenSession):
    session = open_session()
    page = library(session, "TTM1411-002v4")
    standard = profile(session).standards.document("TTM1411-002v4").standard
    texts = "\n".join(f"{node.code} {node.text}" for node in _nodes(page))
    for duty, task, indicator in standard.places():
        for text in (duty.name, task.name, f"{indicator.code} {indicator.text}"):
            assert text in texts
    for item in (*standard.knowledge, *standard.skills, *standard.attitudes):
        assert f"{item.code} {item.name}" in texts
    for note in standard.notes:
        assert note.text in texts
    for version in standard.version_history:
        assert version.code in texts


def test_begin_goes_to_start_with_the_standard_chosen(open_session: OpenSession):
    session = open_session()
    library(session, "TTM1411-002v4").document.begin.click()
    assert visit(session).arguments == {"standard_code": "TTM1411-002v4"}


def test_a_file_is_shown_with_its_doubts_before_it_is_stored(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot
):
    doubt = Issue("code_repeated", "12:職能內涵", "K01 出現兩次。", needs_decision=True)
    session = open_session()
    page = library(session)
    bring_in(page, dialogs, written(tmp_path, (doubt,)), qtbot)
    words = " ".join(_texts(page.read_files))
    assert "測試專員" in words
    assert "K01 出現兩次。" in words
    assert len(profile(session).standards.list()) == 5
    page.read_files.refuse.click()
    assert len(profile(session).standards.list()) == 5
    assert page.document.isVisible()


def test_an_accepted_file_is_stored_and_shown(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot
):
    session = open_session()
    page = library(session)
    bring_in(page, dialogs, written(tmp_path), qtbot)
    page.read_files.accept.click()
    qtbot.waitUntil(lambda: page.rows.model().rowCount() == 6)
    assert page.document.name.accessibleName() == "測試專員"
    assert "測試專員" in session.window.notice_bar.sentence.accessibleName()


def test_a_file_that_is_no_standard_is_refused_in_a_sentence(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot
):
    file = tmp_path / "信.txt"
    file.write_text("這不是職能基準。", encoding="utf-8")
    session = open_session()
    page = library(session)
    dialogs.files = [(file,)]
    page.bring_in.click()
    qtbot.waitUntil(session.window.notice_bar.isVisible)
    assert page.bring_in.isEnabled()
    assert page.rows.model().rowCount() == 5


def test_rows_have_one_height(open_session: OpenSession):
    page = library(open_session())
    page.search.setText("客")
    assert page.rows.uniformItemSizes()
    assert Place("A") != Place("A", "P1")


def _nodes(page: LibraryPage) -> Iterator[Node]:
    """Every node of the tree in view, in the order of the document."""
    model = page.document.tree.model()
    waiting = [model.index(row, 0).data(NODE) for row in range(model.rowCount())]
    while waiting:
        node = waiting.pop(0)
        yield node
        waiting[:0] = node.children


def _texts(widget: QWidget) -> list[str]:
    return [one.accessibleName() or one.text() for one in widget.findChildren(QLabel)]


def import_and_accept(
    page: LibraryPage, dialogs: AnsweringDialogs, qtbot: QtBot, *files: Path
) -> None:
    dialogs.files = [files]
    page.bring_in.click()
    qtbot.waitUntil(page.read_files.isVisible)
    page.read_files.accept.click()
    qtbot.waitUntil(page.document.isVisible)


def test_refused_files_are_listed_and_do_not_stop_the_others(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot
):
    letter = tmp_path / "信.txt"
    letter.write_text("這不是職能基準。", encoding="utf-8")
    session = open_session()
    page = library(session)
    dialogs.files = [(letter, written(tmp_path))]
    page.bring_in.click()
    qtbot.waitUntil(page.read_files.isVisible)
    words = " ".join(_texts(page.read_files))
    assert "信.txt" in words
    assert "測試專員" in words
    page.read_files.accept.click()
    qtbot.waitUntil(lambda: page.rows.model().rowCount() == 6)


def test_an_import_can_be_cancelled_and_stores_nothing(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot
):
    session = open_session()
    page = library(session)
    files = [written(tmp_path, code=f"CAN{n:04}-001v1") for n in range(20)]
    dialogs.files = [tuple(files)]
    page.bring_in.click()
    page.read_files.cancel.click()
    qtbot.waitUntil(lambda: not page.read_files.is_busy)
    assert page.document.isVisible()
    assert len(profile(session).standards.list()) == 5
    assert "已取消" in session.window.notice_bar.sentence.accessibleName()


def test_an_older_text_can_be_looked_at_and_is_marked(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot
):
    page = library(open_session())
    import_and_accept(page, dialogs, qtbot, written(tmp_path))
    import_and_accept(page, dialogs, qtbot, written(tmp_path, description="改過的說明"))
    versions = page.document.versions
    assert versions is not None
    assert not page.document.old.isVisible()
    newest, older = versions.buttons.values()
    newest.setFocus()
    qtbot.keyClick(newest, Qt.Key.Key_Right)
    assert page.document.old.isVisible()
    assert not page.document.begin.isVisible()
    assert page.window().focusWidget() is older
    page.document.see_newest.click()
    assert not page.document.old.isVisible()
    assert page.document.begin.isVisible()


def test_another_edition_stands_beside_and_says_which_is_newer(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot
):
    session = open_session()
    page = library(session)
    import_and_accept(page, dialogs, qtbot, written(tmp_path, code="TTM1411-002v9"))
    page = library(session, "TTM1411-002v4")
    assert page.document.old.isVisible()
    assert page.document.begin.isVisible()
    page.document.see_newest.click()
    assert page.document.name.accessibleName() == "測試專員"


def test_the_list_can_be_narrowed_by_what_the_documents_say(open_session: OpenSession):
    page = library(open_session())
    page.narrow.fill_menu()
    menus = {action.text(): action.menu() for action in page.narrow.menu_of_facets.actions()}
    kinds = menus["種類"]
    assert isinstance(kinds, QMenu)
    assert "行業別" in menus
    unit = next(action for action in kinds.actions() if action.text().startswith("職能單元"))
    assert unit.text() == "職能單元（1）"
    unit.trigger()
    assert page.rows.model().rowCount() == 1
    page.search.setText("客戶")
    assert page.rows.model().rowCount() > 0
    page.search.setText("TTM1411")
    assert page.nothing.isVisible()
    page.search.clear()
    child(page.narrowings, Button).click()
    assert page.rows.model().rowCount() == 5
    assert page.window().focusWidget() is page.narrow


def test_enter_on_a_hit_jumps_into_the_document(open_session: OpenSession, qtbot: QtBot):
    page = library(open_session())
    page.search.setText("抱怨")
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    qtbot.keyClick(page.rows, Qt.Key.Key_Return)
    assert page.window().focusWidget() is page.document.tree
    assert "抱怨" in page.document.tree.currentIndex().data(NODE).text


def test_the_list_shows_where_the_focus_is(open_session: OpenSession, qtbot: QtBot):
    page = library(open_session())
    page.search.setText("客戶")
    assert not page.rows.currentIndex().isValid()
    shown = page.document.name.accessibleName()
    page.rows.setFocus()
    assert page.rows.currentIndex().row() == 0
    assert page.document.name.accessibleName() == shown


def test_control_f_goes_to_the_search(open_session: OpenSession, qtbot: QtBot):
    page = library(open_session())
    page.document.tree.setFocus()
    qtbot.keyClick(page.document.tree, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.window().focusWidget() is page.search


def test_the_tree_folds_and_unfolds_as_a_whole(open_session: OpenSession):
    page = library(open_session())
    tree = page.document.tree
    first = tree.model().index(0, 0)
    page.document.open_all.click()
    assert tree.isExpanded(first)
    page.document.close_all.click()
    assert not tree.isExpanded(first)


def test_what_has_no_code_is_found_and_shown(open_session: OpenSession):
    session = open_session()
    page = library(session, "TTM1411-002v4")
    standard = profile(session).standards.document("TTM1411-002v4").standard
    text = standard.prerequisites[0]
    page.search.setText(text[:12])
    page.rows.setCurrentIndex(page.rows.model().index(0, 0))
    assert text[:12] in page.document.tree.currentIndex().data(NODE).text


def test_files_can_be_dropped_on_the_library(
    open_session: OpenSession, tmp_path: Path, qtbot: QtBot
):
    page = library(open_session())
    drop(page, written(tmp_path))
    qtbot.waitUntil(page.read_files.isVisible)


def test_a_file_that_the_library_holds_is_offered_to_be_opened(
    open_session: OpenSession, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot
):
    page = library(open_session())
    import_and_accept(page, dialogs, qtbot, written(tmp_path))
    page.open("TTM1411-002v4")
    bring_in(page, dialogs, written(tmp_path), qtbot)
    words = " ".join(_texts(page.read_files))
    assert page.read_files.accept.text() == page.read_files.accept.accessibleName() == "開啟"
    assert page.read_files.refuse.text() == "返回"
    assert "基準庫裡已經有相同的內容" in words
    assert "還沒有存進基準庫" not in words
    page.read_files.accept.click()
    qtbot.waitUntil(page.document.isVisible)
    assert "測試專員" in " ".join(_texts(page.document))
