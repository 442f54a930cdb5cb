"""The walk, in every look and in every state that looks different."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from ksa_assess.domain.answer import Answer
from ksa_assess.domain.assessment import Period, RequiredLevelOverride
from ksa_assess.gui.session import Session
from ksa_assess.runtime.settings import Theme
from ksa_assess.runtime.texts import Language
from ksa_assess.services.assessments import NewAssessment
from tests.gui.present import profile
from tests.gui.walk_window import Walker, assessments_of, show_walk
from tests.visual.studio import FULL_HD, SMALL, USUAL, Look, OpenStudio, every_look

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CODE = "TTM1411-002v4"
FOUR_K = (3840, 2160)
CHOSEN = [
    Look(Language.ZH_TW, Theme.LIGHT, USUAL),
    Look(Language.ZH_TW, Theme.DARK, USUAL),
    Look(Language.ZH_TW, Theme.LIGHT, SMALL),
    Look(Language.EN, Theme.LIGHT, SMALL),
    Look(Language.ZH_TW, Theme.LIGHT, USUAL, 200),
]


@every_look
def test_walk(open_studio: OpenStudio, look: Look, three_assessments: list[int]):
    studio = open_studio(look)
    half, whole, _ = three_assessments
    for name, assessment_id in (("walk", half), ("walk-locked", whole)):
        studio.session.window.show_page("walk", assessment_id=assessment_id)
        studio.take(name)
    assert not studio.found


def shorter(walker: Walker) -> None:
    walker.press(Key.Key_1)


def met(walker: Walker) -> None:
    required = walker.page.opened.item.place.required
    walker.press(Key(Key.Key_0 + (required or 0)))


def above(walker: Walker) -> None:
    walker.press(Key.Key_6)


def not_applicable(walker: Walker) -> None:
    walker.press(Key.Key_N)
    walker.page.card.result.reason.field.setText("本館沒有這項業務")
    walker.page.opened.type_reason("本館沒有這項業務")
    walker.press(Key.Key_Return)


def not_observed(walker: Walker) -> None:
    walker.press(Key.Key_O)


def whole_task(walker: Walker) -> None:
    walker.press(Key.Key_N, modifiers=SHIFT)


def overlay(walker: Walker) -> None:
    walker.press(Key.Key_Question)


def outline(walker: Walker) -> None:
    walker.press(Key.Key_L)


def content(walker: Walker) -> None:
    walker.press(Key.Key_1, Key.Key_K)


def long_texts(walker: Walker) -> None:
    answer = Answer(
        comment="旺季時客人詢問行程，先確認需求再提出兩個方案，並記錄於交班簿。\n" * 150,
        evidence=tuple(f"2026 年第 {place} 週交班紀錄" for place in range(1, 21)),
    )
    assessments_of(walker.session).answer(walker.id, {walker.current: answer.rated(2)})
    show_walk(walker.session, walker.id)


def demand(walker: Walker) -> None:
    walker.press(Key.Key_2)
    walker.page.card.result.result.change.click()


def changed_demand(walker: Walker) -> None:
    walker.press(Key.Key_2)
    walker.page.opened.set_demand(RequiredLevelOverride(3, "只負責協助"))
    walker.page._show()


def undone(walker: Walker) -> None:
    walker.press(Key.Key_2)
    walker.press(Key.Key_Z, modifiers=Qt.KeyboardModifier.ControlModifier)


STATES: dict[str, Callable[[Walker], None]] = {
    "before": lambda _walker: None,
    "short": shorter,
    "met": met,
    "above": above,
    "not-applicable": not_applicable,
    "not-observed": not_observed,
    "whole-task": whole_task,
    "overlay": overlay,
    "outline": outline,
    "content": content,
    "long": long_texts,
    "demand": demand,
    "changed-demand": changed_demand,
    "undone": undone,
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("look", CHOSEN, ids=lambda look: look.name)
def test_states_of_the_walk(open_studio: OpenStudio, look: Look, state: str):
    studio = open_studio(look)
    walker = opened(studio.session)
    STATES[state](walker)
    studio.take(f"walk-{state}")
    assert not studio.found


@pytest.mark.parametrize("look", CHOSEN, ids=lambda look: look.name)
def test_last_time_stands_below_the_answer(open_studio: OpenStudio, look: Look):
    studio = open_studio(look)
    calls = profile(studio.session).assessments
    earlier = calls.start(NewAssessment(CODE, "林怡君", Period("115 年上半年"), "E001"))
    first = earlier.standard.indicators[0].code
    calls.answer(earlier.id, {first: Answer().rated(3)})
    walker = opened(studio.session)
    walker.press(Key.Key_2)
    studio.take("walk-last-time")
    assert not studio.found


@pytest.mark.parametrize("size", [FULL_HD, FOUR_K])
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_large_screens(open_studio: OpenStudio, size: tuple[int, int], theme: Theme):
    text_size = 150 if size is FOUR_K else 100
    studio = open_studio(Look(Language.ZH_TW, theme, size, text_size))
    walker = opened(studio.session)
    shorter(walker)
    studio.take("walk-short")
    assert not studio.found


def opened(session: Session) -> Walker:
    calls = profile(session).assessments
    new = NewAssessment(CODE, "林怡君", Period("115 年下半年"), "E001", "客務部", "副理", "王大明")
    assessment = calls.start(new)
    return Walker(session, show_walk(session, assessment.id))
