"""The window around the pages: painting first, going from page to page, leaving safely."""

import json
import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ksa_assess.gui.dialogs import CrashDialog
from ksa_assess.gui.display import check_display
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.pages.settings.page import SettingsPage
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.widgets.choice import Switch
from ksa_assess.gui.widgets.failure import FailurePanel
from ksa_assess.gui.widgets.notice_place import goes_by_itself
from ksa_assess.gui.window_place import brought_back
from ksa_assess.runtime import crash, screen
from ksa_assess.runtime.atomic import replacing
from ksa_assess.runtime.errors import MachineError, UserError
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.runtime.settings import Settings, SettingsFile, Theme
from ksa_assess.runtime.texts import Language
from ksa_assess.services.profile import open_profile
from tests.gui.answering_dialogs import AnsweringDialogs
from tests.gui.conftest import LIGHT_ZH, OpenSession
from tests.gui.present import child, page, settings, visit
from tests.gui.test_home import begin

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
    assert not roots & {"cryptography", "msgspec", "pyrage"}


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


def test_what_cannot_be_stored_is_not_lost_by_a_change_of_language(
    open_session: OpenSession, monkeypatch: pytest.MonkeyPatch
):
    def refuse() -> None:
        raise UserError("start.give_name")

    session = open_session()
    page_before = settings(session)
    with monkeypatch.context() as full:
        full.setattr(page_before, "flush", refuse)
        session.change_settings(language=Language.EN)
        assert session.window.page is page_before
        assert session.window.notice_bar.isVisible()
    session.window.show_page("home")
    assert session.window.rail.buttons["home"].text() == "Home"
    assert settings(session) is not page_before


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


@pytest.mark.parametrize("number", ["9" * 4_900, "9" * 30, "９", "-1"])
def test_a_number_that_no_page_has_leads_home(open_session: OpenSession, number: str):
    session = open_session(Settings(language=Language.ZH_TW, last_page=f"walk:{number}"))
    assert visit(session).name == "home"


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
    make_mistake("林怡君")
    qtbot.waitUntil(lambda: session.window.findChild(CrashDialog) is not None)
    dialog = child(session.window, CrashDialog)
    dialog.log_button.click()
    assert dialogs.opened == [paths.log.parent]
    dialog.close_button.click()
    assert "林怡君" not in paths.log.read_text(encoding="utf-8")
    assert session.window.isVisible()
    caplog.clear()


def make_mistake(secret: str, file: str = "/home/林怡君/作答.csv") -> None:
    """One that quotes what must not be quoted, in its message and in its cause's."""
    try:
        try:
            Path(file).read_bytes()
        except FileNotFoundError as cause:
            raise ZeroDivisionError(secret) from cause
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_log_and_the_details_hold_nothing_that_people_wrote(
    open_session: OpenSession, qtbot: QtBot, paths: DataPaths, caplog
):
    begin(paths)
    session = open_session()
    session.watch_for_mistakes()
    settings(session)
    make_mistake("林怡君 旺季值班時客訴處理")
    qtbot.waitUntil(lambda: session.window.findChild(CrashDialog) is not None)
    dialog = child(session.window, CrashDialog)
    dialog.copy_button.click()
    copied = QApplication.clipboard().text()
    written = paths.log.read_text(encoding="utf-8")
    assert "ZeroDivisionError" in copied
    for text in (copied, written):
        for secret in ("林怡君", "王小明", "值班", "作答", "/home", str(Path.home()), "資料"):
            assert secret not in text
    dialog.close_button.click()
    caplog.clear()


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_several_mistakes_are_one_dialog_and_what_is_typed_is_stored_before(
    open_session: OpenSession, qtbot: QtBot, paths: DataPaths, caplog
):
    session = open_session()
    session.watch_for_mistakes()
    child(settings(session), QLineEdit, "organisation").setText("日光旅館")
    for number in range(3):
        make_mistake(str(number))
    thread = threading.Thread(target=make_mistake, args=("in a thread",))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: session.window.findChild(CrashDialog) is not None)
    dialog = child(session.window, CrashDialog)
    qtbot.waitUntil(lambda: "4" in dialog.count.text())
    assert len(session.window.findChildren(CrashDialog)) == 1
    assert SettingsFile(paths.settings).load()[0].organisation == "日光旅館"
    dialog.close_button.click()
    caplog.clear()


def test_a_mistake_while_closing_keeps_the_window_once_and_not_for_ever(
    open_session: OpenSession, monkeypatch: pytest.MonkeyPatch, caplog
):
    window = open_session().window

    def fail() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(window.page, "flush", fail)
    with pytest.raises(ZeroDivisionError):
        window.close()
    assert window.isVisible()
    assert window.close()
    caplog.clear()


def test_what_cannot_be_stored_is_said_and_given_up_only_on_their_word(
    open_session: OpenSession, monkeypatch: pytest.MonkeyPatch
):
    window = open_session().window

    def refuse() -> None:
        raise MachineError("storage.disk_full")

    monkeypatch.setattr(window.page, "flush", refuse)
    assert not window.close()
    assert "磁碟空間不足" in window.notice_bar.sentence.accessibleName()
    window.notice_bar.action_button.click()
    assert not window.isVisible()


def test_closing_ends_a_job_and_leaves_no_half_file(open_session: OpenSession, tmp_path: Path):
    session = open_session()
    is_running = threading.Event()

    def work(_progress: object, is_cancelled) -> None:
        with replacing(tmp_path / "報告.pdf", overwrite=False) as unfinished:
            unfinished.write_bytes(b"half")
            is_running.set()
            while not is_cancelled():
                pass
            raise InterruptedError

    session.tasks.run(work)
    is_running.wait()
    assert session.window.close()
    session.close()
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == []


def test_a_page_of_the_last_time_that_breaks_leads_home(
    open_session: OpenSession, monkeypatch: pytest.MonkeyPatch
):
    def break_down(_self: object) -> None:
        raise ZeroDivisionError

    told: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: told.append(kind))
    monkeypatch.setattr(SettingsPage, "open", break_down)
    session = open_session(replace(LIGHT_ZH, last_page="settings"))
    assert visit(session).name == "home"
    assert told == [ZeroDivisionError]


def test_a_crash_below_python_is_said_calmly_at_the_next_start(
    open_session: OpenSession, paths: DataPaths, dialogs: AnsweringDialogs, caplog
):
    trace = crash.native_trace(paths.log)
    trace.parent.mkdir(parents=True)
    trace.write_text(
        "Fatal Python error: Segmentation fault\n\nCurrent thread 0x01 (most recent call first):\n"
        '  File "/home/林怡君/ksa_assess/gui/session.py", line 12 in open\n',
        encoding="utf-8",
    )
    session = open_session()
    assert "上次" in session.window.notice_bar.sentence.accessibleName()
    session.window.notice_bar.action_button.click()
    assert dialogs.opened == [paths.log.parent]
    written = paths.log.read_text(encoding="utf-8")
    assert "Segmentation fault" in written
    assert "ksa_assess/gui/session.py:12 open" in written
    assert "林怡君" not in written
    assert not trace.exists()
    caplog.clear()


@pytest.mark.qt_log_ignore("does not support raise")  # Nor this.
def test_a_second_window_calls_the_first_and_goes(
    open_session: OpenSession, paths: DataPaths, qtbot: QtBot, qapp: QApplication, caplog
):
    first = open_session()
    second = open_session(None, is_refused=True)
    panel = second.window.stack.currentWidget()
    assert isinstance(panel, FailurePanel)
    assert panel.show_window.hasFocus() or panel.show_window is second.window.focusWidget()
    called: list[bool] = []
    first.calls.called.connect(lambda: called.append(True))
    panel.show_window.click()
    qtbot.waitUntil(lambda: called == [True] and not second.window.isVisible())
    caplog.clear()


def test_the_notice_is_reached_by_a_key_and_left_again(open_session: OpenSession, qtbot: QtBot):
    window = open_session().window
    before = window.focusWidget()
    assert before
    window.show_notice(Notice.done("已移除。", "復原", lambda: None))
    window.visit_notice()
    assert window.focusWidget() is window.notice_bar.action_button
    window.visit_notice()
    assert window.focusWidget() is before
    window.visit_notice()
    qtbot.keyClick(window.notice_bar.action_button, Qt.Key.Key_Escape)
    assert not window.notice_bar.isVisible()
    assert window.focusWidget() is before


def test_only_what_is_done_and_asks_nothing_goes_by_itself():
    assert goes_by_itself(Notice.done("已備份。"))
    assert not goes_by_itself(Notice.done("已移除。", "復原", lambda: None))
    assert not goes_by_itself(Notice.trouble("沒有寫入。"))
    assert not goes_by_itself(Notice("已停止。"))


SCREEN = QRect(0, 0, 1920, 1040)
BESIDE = QRect(1920, 0, 2560, 1400)


@pytest.mark.parametrize(
    ("place", "screens", "where"),
    [
        (QRect(100, 50, 1280, 800), [SCREEN], QRect(100, 50, 1280, 800)),
        (QRect(2000, 50, 1280, 800), [SCREEN, BESIDE], QRect(2000, 50, 1280, 800)),
        (QRect(2000, 50, 1280, 800), [SCREEN], QRect(640, 50, 1280, 800)),
        (QRect(-5000, -5000, 1280, 800), [SCREEN], QRect(0, 40, 1280, 800)),
        (QRect(0, 0, 3840, 2100), [SCREEN], QRect(0, 40, 1920, 1000)),
        (QRect(1800, 100, 1280, 800), [SCREEN], QRect(640, 100, 1280, 800)),
        (QRect(100, -300, 1280, 800), [SCREEN], QRect(100, 40, 1280, 800)),
    ],
)
def test_the_window_stands_where_it_can_be_held(place: QRect, screens: list[QRect], where: QRect):
    assert brought_back(place, screens) == where


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


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_keys_that_press_a_button_press_one_of_the_rail(
    open_session: OpenSession, qtbot: QtBot, key: Qt.Key
):
    session = open_session()
    button = session.window.rail.buttons["library"]
    button.setFocus()
    qtbot.keyClick(button, key)
    assert visit(session).name == "library"
