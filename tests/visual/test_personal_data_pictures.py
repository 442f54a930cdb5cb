"""The section of personal data: whose data are here, the question, and what became of it."""

import pytest
from PySide6.QtWidgets import QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from ksa_assess.gui.name_dialog import NameDialog
from ksa_assess.gui.pages.settings.held_persons import HeldPersons
from ksa_assess.runtime.paths import DataPaths
from tests.gui.answering_dialogs import AnsweringDialogs
from tests.gui.persons import add_damaged_backup, add_persons
from tests.gui.present import child, settings
from tests.visual.studio import Look, OpenStudio, every_look


@every_look
@pytest.mark.qt_log_ignore("propagateSizeHints")  # The offscreen platform has none.
def test_personal_data(
    open_studio: OpenStudio,
    look: Look,
    paths: DataPaths,
    dialogs: AnsweringDialogs,
    qtbot: QtBot,
):
    add_persons(paths, others=7)
    add_damaged_backup(paths)
    studio = open_studio(look)
    page = settings(studio.session)
    studio.settle()
    scroll = child(page, QScrollArea)
    scroll.verticalScrollBar().setValue(page.privacy.pos().y() - 28)
    studio.take("personal-data")
    profile, texts = studio.session.profile, studio.session.texts
    assert profile
    persons = HeldPersons(profile, page.context.wording)
    first = persons.rows()[0]
    title = texts("settings.persons.erase_named", name=first.called)
    label = texts("settings.persons.erase.type", name=first.name)
    yes, no = texts("dialog.erase.yes"), texts("dialog.cancel")
    question = persons.question(first)
    box = NameDialog(studio.session.window, title, question, label, first.name, yes, no)
    box.show()
    studio.take_of(box, "erase-question")
    box.typed.setText(first.name)
    studio.take_of(box, "erase-typed")
    box.close()
    dialogs.yes_or_no = [True]
    child(page, QPushButton, "erase_person_0").click()
    qtbot.waitUntil(lambda: not page.privacy.is_busy)
    studio.take("erased")
    assert not studio.found
