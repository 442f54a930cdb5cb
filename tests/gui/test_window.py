"""The window around the pages: painting first, going from page to page, leaving safely."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ksa_assess.gui.dialogs import CrashDialog
from ksa_assess.gui.display import check_display
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.pages.settings.page import SettingsPage
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.widgets.choice import Switch
from ksa_assess.gui.widgets.failure import FailurePanel
from ksa_assess.runtime import screen
from ksa_assess.runtime.errors import MachineError, UserError
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.runtime.settings import Settings, SettingsFile, Theme
from ksa_assess.runtime.texts import Language
from ksa_assess.services.profile import open_profile
from tests.gui.answering_dialogs import AnsweringDialogs
from tests.gui.conftest import LIGHT_ZH, OpenSession
from tests.gui.present import child, page, settings, visit

_FIRST_PAINT = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ksa_assess.gui.session import Session
from ksa_assess.runtime.paths import DataPaths
application = QApplication([])
session = Session(application, DataPaths(Path(sys.argv[1])))
session.window.first_painted.disconnect()
session.window.first_painted.connect(application.quit)
session.window.show()
application.exec()
print(json.dumps(sorted(sys.modules)))
"""


def test_nothing_heavy_is_imported_before_the_first_paint(tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-c", _FIRST_PAINT, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    roots = {name.partition(".")[0] for name in json.loads(done.stdout)}
    assert not roots & {"sqlalchemy", "alembic", "reportlab", "pypdfium2", "sqlcipher3"}


def test_the_rail_leads_to_every_place(open_session: OpenSession, qtbot: QtBot):
    window = open_session().window
    for place, button in window.rail.buttons.items():
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert window.visit
        assert window.visit.name == place
        assert [name for name, one in window.rail.buttons.items() if one.isChecked()] == [place]


def test_a_page_that_cannot_be_opened_is_said_and_the_window_stays(open_session: OpenSession):
    window = open_session().window
    window.show_page("library", code="XYZ")
    assert window.visit
    assert window.visit.name == "home"
    assert "XYZ" in window.notice_bar.sentence.accessibleName()


def test_a_page_that_cannot_store_is_not_left(
    open_session: OpenSession, monkeypatch: pytest.MonkeyPatch
):
    window = open_session().window

    def refuse() -> None:
        raise UserError("start.give_name")

    monkeypatch.setattr(window.page, "flush", refuse)
    window.show_page("library")
    assert window.visit
    assert window.visit.name == "home"
    assert not window.close()
    assert window.notice_bar.isVisible()


def test_a_change_of_language_leaves_nothing_behind(open_session: OpenSession, qtbot: QtBot):
    session = open_session()
    shown = settings(session)
    english = shown.language.buttons[Language.EN]
    qtbot.mouseClick(english, Qt.MouseButton.LeftButton)
    assert session.window.rail.buttons["home"].text() == "Home"
    again = page(session, SettingsPage)
    assert again is not shown
    assert again.language.value() is Language.EN
    words = [button.text() for button in again.theme.buttons.values()]
    assert words == ["As the system", "Light", "Dark"]
    focused = session.window.focusWidget()
    assert focused is again.language.buttons[Language.EN]


def test_a_change_of_theme_and_text_size_shows_at_once(open_session: OpenSession):
    session = open_session()
    session.change_settings(theme=Theme.DARK)
    assert appearance.current().is_dark
    session.change_settings(text_size=200)
    assert appearance.current().px(14) == 28


def test_settings_are_on_the_disk_when_they_are_changed(
    open_session: OpenSession, paths: DataPaths
):
    session = open_session()
    shown = settings(session)
    child(shown, Switch, "goes_on_after_rating").click()
    child(shown, QLineEdit, "organisation").setText("日光旅館")
    session.window.show_page("home")  # Leaving stores what stands in the field.
    stored, _ = SettingsFile(paths.settings).load()
    assert stored.goes_on_after_rating
    assert stored.organisation == "日光旅館"


def test_the_window_comes_back_where_it_was(open_session: OpenSession, paths: DataPaths):
    session = open_session(size=(1024, 700))
    session.window.show_page("library")
    session.window.close()
    session.close()
    again = open_session(None)
    assert visit(again).name == "library"
    assert (again.window.width(), again.window.height()) == (1024, 700)


def test_a_page_that_is_gone_leads_home(open_session: OpenSession):
    session = open_session(Settings(language=Language.ZH_TW, last_page="walk:7"))
    assert visit(session).name == "home"
    assert session.window.notice_bar.isVisible()


def test_data_held_by_another_window_are_said_calmly(
    open_session: OpenSession, paths: DataPaths, dialogs: AnsweringDialogs, caplog
):
    holder = open_profile(paths, owner="window")
    session = open_session(LIGHT_ZH, is_refused=True)
    panel = session.window.stack.currentWidget()
    assert isinstance(panel, FailurePanel)
    assert panel.sentence.accessibleName()
    panel.folder.click()
    assert dialogs.opened == [paths.root]
    holder.close()
    panel.retry.click()
    assert visit(session).name == "home"
    caplog.clear()


def test_damaged_data_are_left_as_they_are(open_session: OpenSession, paths: DataPaths, caplog):
    paths.prepare()
    paths.database.write_bytes(b"no database at all" * 100)
    before = paths.database.read_bytes()
    session = open_session(LIGHT_ZH, is_refused=True)
    assert isinstance(session.window.stack.currentWidget(), FailurePanel)
    assert paths.database.read_bytes() == before
    caplog.clear()


@pytest.mark.qt_log_ignore("propagateSizeHints")  # The offscreen platform has none.
def test_our_own_mistake_is_told_with_the_log_and_the_window_stays(
    open_session: OpenSession, qtbot: QtBot, dialogs: AnsweringDialogs, paths: DataPaths, caplog
):
    session = open_session()
    session.watch_for_mistakes()
    error = ZeroDivisionError("林怡君")
    sys.excepthook(type(error), error, None)
    qtbot.waitUntil(lambda: session.window.findChild(CrashDialog) is not None)
    dialog = child(session.window, CrashDialog)
    dialog.log_button.click()
    assert dialogs.opened == [paths.log.parent]
    dialog.close_button.click()
    assert "林怡君" not in paths.log.read_text(encoding="utf-8")
    assert session.window.isVisible()
    caplog.clear()


def test_a_notice_can_be_put_away_and_its_action_acts(open_session: OpenSession):
    window = open_session().window
    acted: list[bool] = []
    window.show_notice(Notice("一句話。", action="做", act=lambda: acted.append(True)))
    window.notice_bar.action_button.click()
    assert acted == [True]
    assert not window.notice_bar.isVisible()


def test_without_a_display_it_is_one_sentence(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(screen, "has_display", lambda _environment: False)
    with pytest.raises(MachineError) as caught:
        check_display({})
    assert caught.value.key == "error.no_display"


def test_missing_libraries_are_named_with_the_command(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(screen, "has_display", lambda _environment: True)
    monkeypatch.setattr(screen, "missing_packages", lambda _libraries: ["libxcb-cursor0"])
    with pytest.raises(MachineError) as caught:
        check_display({"DISPLAY": ":0"})
    assert "libxcb-cursor0" in str(caught.value.params["command"])


def test_the_system_going_dark_shows_where_the_theme_is_left_to_it(
    open_session: OpenSession, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
):
    session = open_session(Settings(language=Language.ZH_TW))
    monkeypatch.setattr(appearance, "_is_system_dark", lambda: True)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert appearance.current().is_dark
    session.change_settings(theme=Theme.LIGHT)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not appearance.current().is_dark
