"""Pictures of the window in every look it can have, and the faults that can be computed in them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ksa_assess.domain.answer import Answer, Series
from ksa_assess.domain.assessment import Period
from ksa_assess.gui.session import Session
from ksa_assess.runtime.settings import Theme
from ksa_assess.runtime.texts import Language
from ksa_assess.services.assessments import NewAssessment
from ksa_assess.services.profile import Profile
from tests.gui.geometry import faults
from tests.gui.present import child

_COMMENT = "旺季帶班時由他分派工作，七月三日的客訴自己處理完；排班表還需要提醒。"
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
    """Takes the pictures of one session and collects the faults.

    Every picture is painted; a file of it is made only where somebody wants to look, because that
    takes longer than all the rest.
    """

    session: Session
    look: Look
    folder: Path | None
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
        picture = widget.grab()
        if self.folder:
            assert picture.save(str(self.folder / f"{name}-{self.look.name}.png"))
        self.found += [f"{name}: {fault}" for fault in faults(widget)]

    def scroll_down(self) -> None:
        self.settle()
        bar = child(self.session.window.page, QScrollArea).verticalScrollBar()
        bar.setValue(bar.maximum())


OpenStudio = Callable[..., Studio]


def reviewed(profile: Profile, code: str) -> int:
    """Reviewed with every kind of difference, and not yet confirmed."""
    begun = profile.assessments.get(begin(profile, code, 999))
    codes = [one.code for one in begun.standard.indicators]
    profile.assessments.answer(begun.id, {codes[1]: Answer().not_applicable("由工程部負責。")})
    profile.transitions.submit(begun.id)
    profile.reviews.agree(begun.id, codes, whole_task=True)
    for step, code in zip((1, -1, 2, -3), codes[2:], strict=False):
        level = min(max((begun.answer(code).level or 0) + step, 0), 6)
        differs = replace(Answer().rated(level), comment=_COMMENT)
        profile.assessments.answer(begun.id, {code: differs}, Series.SUPERVISOR)
    profile.assessments.answer(begun.id, {codes[6]: Answer().not_observed()}, Series.SUPERVISOR)
    profile.reviews.settle(begun.id, codes[5], 3, _COMMENT)
    profile.reviews.write(begun.id, feedback=_COMMENT, minutes=_COMMENT, remarks=_COMMENT)
    profile.transitions.complete(begun.id)
    return begun.id


def begin(profile: Profile, code: str, answered: int, name: str = "林怡君") -> int:
    new = NewAssessment(code, name, HALF_YEAR, "E001", "客務部", "副理", "王大明")
    assessment = profile.assessments.start(new)
    codes = [one.code for one in assessment.standard.indicators][:answered]
    answers = {one: Answer().rated(place * 7 % 5 + 1) for place, one in enumerate(codes)}
    profile.assessments.answer(assessment.id, answers)
    return assessment.id
