"""The library, in every look."""

from pathlib import Path

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from ksa_assess.domain.standard_document import Issue
from tests.gui.answering_dialogs import AnsweringDialogs
from tests.gui.present import library
from tests.gui.standard_files import written
from tests.gui.test_library import bring_in
from tests.visual.studio import Look, OpenStudio, every_look


@every_look
def test_library(
    open_studio: OpenStudio,
    look: Look,
    dialogs: AnsweringDialogs,
    tmp_path: Path,
    qtbot: QtBot,
):
    studio = open_studio(look)
    page = library(studio.session)
    studio.take("library")
    page.search.setText("抱怨")
    page.rows.setCurrentIndex(page.rows.model().index(1, 0))
    studio.take("library-found")
    page.search.setText("火星文")
    studio.take("library-nothing")
    page.search.clear()
    doubt = Issue(
        "code_repeated", "12:職能內涵", "K01 出現兩次，名稱不同。請對照原檔。", needs_decision=True
    )
    bring_in(page, dialogs, written(tmp_path, (doubt, doubt)), qtbot)
    studio.take("library-import")
    page.read_files.accept.click()
    qtbot.waitUntil(page.document.isVisible)
    bring_in(page, dialogs, written(tmp_path, description="改過的說明"), qtbot)
    page.read_files.accept.click()
    qtbot.waitUntil(page.document.isVisible)
    page.narrow.fill_menu()
    kinds = page.narrow.menu_of_facets.actions()[0].menu()
    assert isinstance(kinds, QMenu)
    kinds.actions()[1].trigger()
    assert page.document.versions
    list(page.document.versions.buttons.values())[1].click()
    studio.session.window.clear_notice()
    studio.take("library-older")
    assert not studio.found
