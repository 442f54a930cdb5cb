"""Qt offscreen with the program's own fonts and look, set once per session: it costs seconds.

A window here is a whole one, on real services in a temporary data folder.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ksa_assess.gui.session import Session
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.fonts import load_fonts
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.runtime.settings import Settings, SettingsFile, Theme
from ksa_assess.runtime.texts import Language
from tests.gui.answering_dialogs import AnsweringDialogs

LIGHT_ZH = Settings(language=Language.ZH_TW, theme=Theme.LIGHT)

OpenSession = Callable[..., Session]


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    load_fonts()
    appearance.apply(qapp, appearance.Appearance())
    return qapp


@pytest.fixture
def paths(tmp_path: Path) -> DataPaths:
    return DataPaths(tmp_path / "資料")


@pytest.fixture
def dialogs() -> AnsweringDialogs:
    return AnsweringDialogs()


@pytest.fixture
def open_session(
    qtbot: QtBot, paths: DataPaths, dialogs: AnsweringDialogs, qapp: QApplication
) -> Iterator[OpenSession]:
    """Call it to open the window, with `settings` in the file before; closed after the test."""
    sessions: list[Session] = []

    def open_it(
        settings: Settings | None = LIGHT_ZH,
        size: tuple[int, int] | None = None,
        *,
        is_refused: bool = False,
    ) -> Session:
        if settings is not None:
            paths.prepare()
            SettingsFile(paths.settings).save(settings)
        session = Session(qapp, paths, dialogs=dialogs)
        sessions.append(session)
        if size:
            session.window.resize(*size)
        with qtbot.waitSignal(session.failed if is_refused else session.opened):
            session.window.show()
        return session

    yield open_it
    for session in sessions:
        session.window.close()
        session.close()
        session.window.deleteLater()
    qapp.sendPostedEvents(None, 0)
    if appearance.current() != appearance.Appearance():
        appearance.apply(qapp, appearance.Appearance())
