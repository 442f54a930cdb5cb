"""The pictures of the manual, taken of the real pages with a fictional person.

To make them anew after a page was changed:

    KSA_MANUAL=docs/manual/pictures pytest tests/visual/test_manual_pictures.py
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QTabWidget, QWidget

from ksa_assess.domain.answer import Answer
from ksa_assess.domain.assessment import Period
from ksa_assess.domain.plan import Way
from ksa_assess.domain.standard import Standard
from ksa_assess.gui.pages.review.page import ReviewPage
from ksa_assess.gui.pages.talk.page import TalkPage
from ksa_assess.gui.pages.talk.presenter import Step
from ksa_assess.gui.session import Session
from ksa_assess.runtime.settings import Settings, Theme
from ksa_assess.runtime.texts import Language, Texts
from ksa_assess.services.assessments import NewAssessment
from ksa_assess.services.profile import Profile
from tests.architecture.manual import pictures_named
from tests.gui.conftest import OpenSession
from tests.gui.present import child, home, page
from tests.visual.review_story import RETURNED, receive, reviewed
from tests.visual.studio import Look, Studio

WINDOW = (1120, 720)
# Pixels for each of the screen: `help/document.py` counts on it.
DENSITY = 1.5
STANDARD = "TTM1411-002v4"
ORGANISATION = Settings(
    organisation="海景大飯店", form_name="職能自評表", form_number="HR-07", form_edition="3"
)
# How far each rating is from what is required, in turn.
DIFFERENCES = (0, 0, -1, 0, 1, -2, 0, 0, -1, 0)
COMMENT = (
    "連假前和餐飲、房務開協調會，重排迎賓動線，客人排隊的時間從 20 分鐘降到 8 分鐘。"
    "今年的尖峰人力還在調整。"
)
EVIDENCE = ("連假協調會議紀錄（部門共用資料夾）",)
TEAM = {
    "E0201": "陳志豪",
    "E0202": "黃美玲",
    "E0203": "張家瑋",
    "E0204": "李淑芬",
    "E0205": "吳宗翰",
}
COURSES = ("服務流程改善工作坊", "顧客抱怨處理", "收益管理入門")

pytestmark = pytest.mark.usefixtures("one_afternoon_in_taipei")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(os.environ.get("KSA_MANUAL", tmp_path / "pictures"))


def answers(standard: Standard) -> Iterator[tuple[str, Answer]]:
    """One with a comment, one not applicable, one that nobody could judge, the rest rated."""
    place = 0
    for duty in standard.duties:
        for task in duty.tasks:
            for indicator in task.indicators:
                required = task.level or standard.level or 3
                rated = max(0, min(6, required + DIFFERENCES[place % len(DIFFERENCES)]))
                yield indicator.code, _answer(place, rated)
                place += 1


def _answer(place: int, rated: int) -> Answer:
    special = {
        2: replace(Answer().rated(rated), comment=COMMENT, evidence=EVIDENCE),
        11: Answer().not_applicable("本館的財務由總公司處理"),
        13: Answer().not_observed(),
    }
    return special.get(place, Answer().rated(rated))


def begin(profile: Profile, texts: Texts, name: str = "林怡君", staff_number: str = "E0123") -> int:
    year = 115 if texts.language == Language.ZH_TW else 2026
    period = texts(f"period.half.2.{'roc' if year < 1000 else 'western'}", year=year)
    new = NewAssessment(
        STANDARD,
        name,
        Period(period, date(2026, 7, 1), date(2026, 12, 31)),
        staff_number,
        "客務部",
        "客務副理",
        "王大明",
    )
    assessment = profile.assessments.start(new)
    given = dict(answers(assessment.standard))
    third = list(given)[2]
    profile.assessments.answer(assessment.id, given, cursor=third)
    plan(profile, assessment.id)
    return assessment.id


def plan(profile: Profile, assessment_id: int) -> None:
    items = profile.plans.propose(assessment_id).items[: len(COURSES)]
    for place, (item, course) in enumerate(zip(items, COURSES, strict=True)):
        due = date(2026, 10 + place, 30)
        profile.plans.save(
            assessment_id,
            replace(item, ways=(Way.OJT,), course=course, owner="王大明", due=due),
        )
    for item in profile.plans.list(assessment_id)[len(COURSES) :]:
        profile.plans.remove(assessment_id, item.uuid)


def kept(picture: QImage, target: Path) -> None:
    """As PNG with a palette: a third of the size, and no eye sees it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    rgb = picture.convertToFormat(QImage.Format.Format_RGB888)
    whole = Image.frombuffer(
        "RGB",
        (rgb.width(), rgb.height()),
        bytes(rgb.constBits()),
        "raw",
        "RGB",
        rgb.bytesPerLine(),
        1,
    )
    small = whole.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    small.save(target, optimize=True)


def taken(widget: QWidget, height: int | None = None) -> QImage:
    """What is in view, or its upper part, at the density of the manual."""
    size = widget.size()
    if height is not None:
        size.setHeight(min(height, size.height()))
    picture = QPixmap(size * DENSITY)
    picture.setDevicePixelRatio(DENSITY)
    widget.render(picture, QPoint())
    return picture.toImage()


Take = Callable[..., None]


def take_review(session: Session, number: int, folder: Path, take: Take) -> None:
    """A review in five pictures: handed over, opened, side by side, talked over, confirmed."""
    window, profile = session.window, session.profile
    assert profile
    profile.transitions.submit(number)
    window.show_page("hand_over", assessment_id=number)
    take("hand_over")
    half = bring_in_team(profile, session.texts, folder)
    window.show_page("team")
    take("team")
    window.show_page("review", assessment_id=half)
    page(session, ReviewPage).items.table.setFocus()
    take("review")
    window.show_page("talk", assessment_id=half)
    page(session, TalkPage).steps.buttons[Step.VIEWS].click()
    take("talk")
    profile.handing_over.here(number)
    reviewed(profile, number)
    profile.transitions.complete(number)
    window.show_page("acknowledge", assessment_id=number)
    take("acknowledge")


def bring_in_team(profile: Profile, texts: Texts, folder: Path) -> int:
    """Files of the team; returns the review that is half done."""
    numbers = [
        receive(profile, folder / name, partial(begin, texts=texts, name=name, staff_number=number))
        for number, name in TEAM.items()
    ]
    half, _, whole, returned, done = numbers
    reviewed(profile, half, 14)
    reviewed(profile, whole)
    profile.transitions.give_back(returned, RETURNED)
    reviewed(profile, done)
    profile.transitions.complete(done)
    return half


@pytest.mark.parametrize("language", list(Language))
def test_every_picture_of_the_manual_can_be_taken(
    open_session: OpenSession, tmp_path: Path, folder: Path, language: Language, qapp
) -> None:
    settings = replace(ORGANISATION, language=language, theme=Theme.LIGHT)
    session = open_session(settings, WINDOW)
    window = session.window
    studio = Studio(session, Look(language, Theme.LIGHT, WINDOW), folder, qapp)
    made: dict[str, QImage] = {}

    def take(name: str, widget: QWidget = window, height: int | None = None) -> None:
        studio.settle()
        made[name] = taken(widget, height)

    take("welcome", home(session).welcome)
    assert session.profile
    number = begin(session.profile, session.texts)
    window.show_page("walk", assessment_id=number)
    take("walk")
    window.show_page("results", assessment_id=number)
    take("results")
    tabs = child(window.page, QTabWidget, "tabs")
    tabs.setCurrentIndex(tabs.count() - 1)
    take("plan")
    window.show_page("last_look", assessment_id=number)
    take("last_look")
    window.show_page("library", code=STANDARD)
    take("library")
    window.show_page("settings")
    child(window.page, QWidget, "section_2").click()  # type: ignore[attr-defined]
    take("settings")
    report = session.profile.reporting.make(number, language)
    for name, sheet in (("report", 1), ("sign", 2)):
        drawn = report.page_picture(sheet, 1.5)
        made[name] = QImage(
            drawn.pixels, drawn.width, drawn.height, drawn.bytes_per_row, QImage.Format.Format_RGB32
        ).copy()
    take_review(session, number, tmp_path / "team", take)
    assert set(made) == pictures_named()
    for name, picture in made.items():
        kept(picture, folder / language / f"{name}.png")
