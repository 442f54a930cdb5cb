"""The settings, the boxes, and data that cannot be opened, in every look."""

from pathlib import Path

import pytest

from ksa_assess.gui.dialogs import CrashDialog, QuestionDialog
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.profile import open_profile
from tests.gui.present import settings
from tests.gui.test_settings import draw_logo
from tests.visual.studio import Look, OpenStudio, every_look


@every_look
def test_settings(open_studio: OpenStudio, look: Look):
    studio = open_studio(look)
    studio.session.window.show_page("settings")
    studio.take("settings")
    studio.scroll_down()
    studio.take("settings-end")
    assert not studio.found


@every_look
def test_settings_in_use(open_studio: OpenStudio, look: Look, paths: DataPaths, tmp_path: Path):
    """With a logo, a company's own words, more backups than are shown, and something to undo."""
    with open_profile(paths, owner="test") as data:
        for _ in range(7):
            data.backups.create()
    studio = open_studio(look)
    page = settings(studio.session)
    page.organisation.lines["organisation"].setText("日光國際觀光旅館股份有限公司")
    studio.session.change_settings(logo=str(draw_logo(tmp_path / "標誌.png")))
    page.organisation.show_logo(studio.session.settings.logo)
    page.organisation.department_head.click()
    page.sections.buttons[2].click()
    studio.settle()
    studio.take("settings-company")
    studio.scroll_down()
    page.organisation.remove_logo.click()
    studio.scroll_down()
    studio.take("settings-backups")
    assert not studio.found


@every_look
@pytest.mark.qt_log_ignore("propagateSizeHints")  # The offscreen platform has none.
def test_dialogs(open_studio: OpenStudio, look: Look, paths: DataPaths):
    studio = open_studio(look)
    window, texts = studio.session.window, studio.session.texts
    question, yes = texts("settings.restore_question"), texts("settings.restore_yes")
    no = texts("dialog.cancel")
    crash = CrashDialog(window, texts, paths.log, "builtins.ZeroDivisionError")
    crash.add("builtins.ZeroDivisionError")
    boxes = {
        "question": QuestionDialog(window, texts("backup.restore"), question, yes, no),
        "crash": crash,
    }
    for name, box in boxes.items():
        box.show()
        studio.take_of(box, name)
        box.close()
    assert not studio.found


@every_look
def test_data_that_cannot_be_opened(
    open_studio: OpenStudio, look: Look, paths: DataPaths, caplog: pytest.LogCaptureFixture
):
    with open_profile(paths, owner="window"):
        studio = open_studio(look, is_refused=True)
        studio.take("failure")
    caplog.clear()
    assert not studio.found
