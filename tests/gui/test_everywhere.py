"""What must hold of everything the window can show: told, reached, seen, in both languages."""

import json
import re
from collections.abc import Callable
from functools import cache

import pytest
from PySide6.QtCore import QAbstractAnimation, QEvent, QObject
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QMainWindow,
    QMenu,
    QProgressBar,
    QWidget,
)

from ksa_assess.gui.session import Session
from ksa_assess.runtime.resources import standards_dir
from ksa_assess.runtime.settings import Calendar, Settings, Theme
from ksa_assess.runtime.texts import Language
from tests.gui import keyboard, speech
from tests.gui.conftest import OpenSession
from tests.gui.geometry import all_visible, name_of
from tests.gui.tour import GIVEN, Scene, scenes, settle

_TARGET = 24
_SIZE = (1280, 800)
# A year as each calendar writes it; what a person typed and what a document prints aside.
_WRITTEN = {
    Calendar.ROC: re.compile(r"20\d\d[/ 年-]"),
    Calendar.WESTERN: re.compile(r"民國|\b11\d[/ 年]|ROC 11\d"),
}

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # The offscreen platform has none.
both_languages = pytest.mark.parametrize("language", list(Language))


def found(
    open_session: OpenSession, language: Language, look: Callable[[Session, Scene], list[str]]
) -> str:
    """One line for each fault, with the scene it is in."""
    session = open_session(Settings(language=language, theme=Theme.LIGHT), _SIZE)
    faults = [
        f"{scene.name}: {fault}" for scene in scenes(session) for fault in look(session, scene)
    ]
    return "\n".join(faults)


@both_languages
def test_every_control_says_what_it_is(open_session: OpenSession, language: Language):
    faults = found(open_session, language, lambda _, scene: speech.faults(scene.root))
    assert not faults, faults


@both_languages
def test_tab_reaches_every_control_in_view_and_shows_where_it_is(
    open_session: OpenSession, language: Language
):
    faults = found(open_session, language, lambda _, scene: keyboard.faults(scene.root))
    assert not faults, faults


class _Windows(QObject):
    """Names every widget that shows as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            is_box = isinstance(watched, QMainWindow | QDialog | QMenu)
            if watched.isWindow() and not is_box:
                self.shown.append(type(watched).__name__)
        return False


def test_no_part_of_a_page_shows_as_a_window_of_its_own(
    open_session: OpenSession, request: pytest.FixtureRequest
):
    """Even for a moment it would take the keyboard from the page."""
    session = open_session(Settings(language=Language.ZH_TW, theme=Theme.LIGHT), _SIZE)
    application, windows = QApplication.instance(), _Windows()
    assert application
    application.installEventFilter(windows)
    request.addfinalizer(lambda: application.removeEventFilter(windows))
    visited = [scene.name for scene in scenes(session)]
    assert visited
    assert not windows.shown


def test_every_target_is_large_enough(open_session: OpenSession):
    faults = found(open_session, Language.ZH_TW, lambda _, scene: _small(scene.root))
    assert not faults, faults


def _small(root: QWidget) -> list[str]:
    targets = {one for one in all_visible(root) if isinstance(one, QAbstractButton)}
    return [
        f"small: {name_of(one)} {one.width()}×{one.height()}"
        for one in targets | set(speech.controls(root))
        if min(one.width(), one.height()) < _TARGET
    ]


@both_languages
def test_a_change_of_language_leaves_nothing_of_the_other(
    open_session: OpenSession, language: Language
):
    faults = found(open_session, language, _left_over)
    assert not faults, faults


def _left_over(session: Session, scene: Scene) -> list[str]:
    """There and back again."""
    own = session.texts.language
    if not isinstance(scene.root, QMainWindow):
        return speech.leftovers(scene.root, own, _data())
    other = Language.EN if own is Language.ZH_TW else Language.ZH_TW
    faults: list[str] = []
    for language in (other, own):
        session.change_settings(language=language)
        settle()
        faults += speech.leftovers(scene.root, language, _data())
    return faults


def test_a_change_of_calendar_leaves_no_year_of_the_other(open_session: OpenSession):
    faults = found(open_session, Language.ZH_TW, _other_years)
    assert not faults, faults


def _other_years(session: Session, scene: Scene) -> list[str]:
    if not isinstance(scene.root, QMainWindow) or scene.name.startswith(("settings", "help")):
        return []
    faults: list[str] = []
    for calendar in (Calendar.WESTERN, Calendar.ROC):
        session.change_settings(calendar=calendar)
        settle()
        faults += [
            f"{calendar}: {who} {text!r}"
            for who, text in speech.told_texts(scene.root)
            if _WRITTEN[calendar].search(speech.without(text, _data()))
        ]
    return faults


def test_nothing_moves_by_itself(open_session: OpenSession):
    """Qt tells of no system setting against motion before 6.12; so there is none at all."""
    faults = found(open_session, Language.ZH_TW, lambda _, scene: _moving(scene.root))
    assert not faults, faults


def _moving(root: QWidget) -> list[str]:
    running = QAbstractAnimation.State.Running
    animations = [one for one in root.findChildren(QAbstractAnimation) if one.state() == running]
    bars = [one for one in root.findChildren(QProgressBar) if one.minimum() == one.maximum()]
    return [f"moves: {type(one).__name__} of {one.parent()}" for one in (*animations, *bars)]


def _strings(value: object) -> set[str]:
    if isinstance(value, str):
        return {value} if value.strip() else set()
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return set().union(*map(_strings, inner))


@cache
def _data() -> frozenset[str]:
    """Texts of documents and people, what languages call themselves, the folder of the test."""
    files = sorted(standards_dir().glob("*.json"))
    texts = set().union(*(_strings(json.loads(file.read_text("utf-8"))) for file in files))
    return frozenset(texts | GIVEN | {"繁體中文", "中文", "資料"})
