"""Every page in every look: a picture to look at, and no fault that can be computed.

Pictures: `KSA_PICTURES=folder pytest tests/visual`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from ksa_assess.domain.answer import Answer
from ksa_assess.domain.assessment import Period
from ksa_assess.domain.standard_document import Issue
from ksa_assess.gui.dialogs import CrashDialog, QuestionDialog
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.pages.home.cards import AssessmentCardView
from ksa_assess.gui.session import Session
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.runtime.settings import Settings, Theme
from ksa_assess.runtime.texts import Language
from ksa_assess.services.assessments import NewAssessment
from ksa_assess.services.profile import Profile, open_profile
from tests.gui.answering_dialogs import AnsweringDialogs
from tests.gui.conftest import OpenSession
from tests.gui.geometry import faults
from tests.gui.present import child, home, library, start
from tests.gui.test_library import bring_in, written

HALF_YEAR = Period("115 年下半年")


@dataclass(frozen=True)
class Look:
    """How the window is shown for one series of pictures."""

    language: Language
    theme: Theme
    size: tuple[int, int]
    text_size: int = 100

    @property
    def name(self) -> str:
        width, height = self.size
        return f"{self.language}-{self.theme}-{width}x{height}-{self.text_size}"


SMALL, USUAL, FULL_HD = (1024, 680), (1280, 800), (1920, 1080)
LOOKS = [
    *(
        Look(Language.ZH_TW, theme, size)
        for theme in (Theme.LIGHT, Theme.DARK)
        for size in (SMALL, USUAL)
    ),
    Look(Language.ZH_TW, Theme.LIGHT, FULL_HD),
    Look(Language.EN, Theme.LIGHT, SMALL),
    Look(Language.ZH_TW, Theme.LIGHT, USUAL, 150),
    Look(Language.EN, Theme.DARK, USUAL, 150),
    Look(Language.EN, Theme.LIGHT, SMALL, 150),
    Look(Language.ZH_TW, Theme.DARK, USUAL, 200),
    Look(Language.EN, Theme.LIGHT, FULL_HD, 200),
]
every_look = pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)


@dataclass
class Studio:
    """Takes the pictures of one session and collects the faults."""

    session: Session
    look: Look
    folder: Path
    qapp: QApplication

    def __post_init__(self) -> None:
        self.found: list[str] = []

    def settle(self) -> None:
        for _ in range(5):
            self.qapp.processEvents()

    def take(self, name: str) -> None:
        self.take_of(self.session.window, name)

    def take_of(self, widget: QWidget, name: str) -> None:
        self.settle()
        widget.grab().save(str(self.folder / f"{name}-{self.look.name}.png"))
        self.found += [f"{name}: {fault}" for fault in faults(widget)]

    def scroll_down(self) -> None:
        self.settle()
        bar = child(self.session.window.page, QScrollArea).verticalScrollBar()
        bar.setValue(bar.maximum())


OpenStudio = Callable[..., Studio]


@pytest.fixture
def open_studio(open_session: OpenSession, pictures: Path, qapp: QApplication) -> OpenStudio:
    def open_it(look: Look, *, is_refused: bool = False) -> Studio:
        settings = Settings(language=look.language, theme=look.theme, text_size=look.text_size)
        session = open_session(settings, look.size, is_refused=is_refused)
        return Studio(session, look, pictures, qapp)

    return open_it


def begin(profile: Profile, code: str, answered: int, name: str = "林怡君") -> int:
    new = NewAssessment(code, name, HALF_YEAR, "E001", "客務部", "副理", "王大明")
    assessment = profile.assessments.start(new)
    codes = [one.code for one in assessment.standard.indicators][:answered]
    answers = {one: Answer().rated(place * 7 % 5 + 1) for place, one in enumerate(codes)}
    profile.assessments.answer(assessment.id, answers)
    return assessment.id


@pytest.fixture
def three_assessments(paths: DataPaths) -> list[int]:
    """Half done, submitted, not begun."""
    with open_profile(paths, owner="test") as profile:
        half = begin(profile, "TTM1411-002v4", 9)
        whole = begin(profile, "TTM4221-002v4", 39)
        profile.assessments.submit(whole)
        return [half, whole, begin(profile, "THM2431-001v1", 0)]


@every_look
def test_a_new_person(open_studio: OpenStudio, look: Look):
    studio = open_studio(look)
    studio.take("welcome")
    studio.session.window.show_page("start")
    studio.take("start-empty")
    page = start(studio.session)
    page.begin.click()
    page.form.period.period.buttons["other"].click()
    studio.take("start-name-missing")
    assert not studio.found


@every_look
@pytest.mark.usefixtures("three_assessments")
def test_home(open_studio: OpenStudio, look: Look):
    studio = open_studio(look)
    studio.take("home")
    child(home(studio.session), AssessmentCardView).delete.click()
    studio.session.window.show_notice(Notice.trouble("磁碟空間不足，報告.pdf 沒有寫入。" * 3))
    studio.take("home-asking")
    assert not studio.found


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
    assert not studio.found


@every_look
def test_settings(open_studio: OpenStudio, look: Look):
    studio = open_studio(look)
    studio.session.window.show_page("settings")
    studio.take("settings")
    studio.scroll_down()
    studio.take("settings-end")
    assert not studio.found


@every_look
@pytest.mark.qt_log_ignore("propagateSizeHints")  # The offscreen platform has none.
def test_dialogs(open_studio: OpenStudio, look: Look, paths: DataPaths):
    studio = open_studio(look)
    window, texts = studio.session.window, studio.session.texts
    question, yes = texts("settings.restore_question"), texts("settings.restore_yes")
    no, fault = texts("dialog.cancel"), texts("error.our_fault", file=paths.log)
    words = (texts("crash.title"), fault, texts("crash.open_log"), texts("crash.go_on"))
    boxes = {
        "question": QuestionDialog(window, texts("backup.restore"), question, yes, no),
        "crash": CrashDialog(window, words, lambda: None),
    }
    for name, box in boxes.items():
        box.show()
        studio.take_of(box, name)
        box.close()
    assert not studio.found


@every_look
def test_walk(open_studio: OpenStudio, look: Look, three_assessments: list[int]):
    studio = open_studio(look)
    half, whole, _ = three_assessments
    for name, assessment_id in (("walk", half), ("walk-locked", whole)):
        studio.session.window.show_page("walk", assessment_id=assessment_id)
        studio.take(name)
    assert not studio.found


@every_look
def test_results(open_studio: OpenStudio, look: Look, three_assessments: list[int]):
    studio = open_studio(look)
    for name, assessment_id in zip(("half", "whole", "none"), three_assessments, strict=True):
        studio.session.window.show_page("results", assessment_id=assessment_id)
        studio.take(f"results-{name}")
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
