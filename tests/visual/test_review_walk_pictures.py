"""The supervisor's walk, in every look and in every state that looks different."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from ksa_assess.domain.answer import Answer
from ksa_assess.domain.review import ReviewWay
from ksa_assess.gui.reviewing.sight import Filter
from ksa_assess.gui.session import Session
from ksa_assess.runtime.settings import Theme
from ksa_assess.runtime.texts import Language
from tests.gui.present import profile
from tests.gui.walk_window import Reviewer, show_review
from tests.visual.studio import FULL_HD, SMALL, USUAL, Look, OpenStudio, begin

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CODE = "TTM1411-002v4"
LONG = "旺季時客人詢問行程，先確認需求再提出兩個方案，並記錄於交班簿。\n" * 150
CHOSEN = [
    *(
        Look(Language.ZH_TW, theme, size)
        for theme in (Theme.LIGHT, Theme.DARK)
        for size in (SMALL, USUAL, FULL_HD)
    ),
    Look(Language.EN, Theme.LIGHT, SMALL),
    Look(Language.EN, Theme.DARK, USUAL),
    Look(Language.ZH_TW, Theme.LIGHT, USUAL, 200),
    Look(Language.EN, Theme.DARK, SMALL, 200),
]

# Every state in the looks that are hardest, the beginning in all of them.
CLOSELY = [
    Look(Language.ZH_TW, Theme.LIGHT, USUAL),
    Look(Language.ZH_TW, Theme.DARK, SMALL),
    Look(Language.ZH_TW, Theme.LIGHT, FULL_HD),
    Look(Language.EN, Theme.LIGHT, SMALL),
    Look(Language.ZH_TW, Theme.LIGHT, USUAL, 200),
]


def rate_first(walker: Reviewer) -> None:
    walker.page._choose_way(ReviewWay.RATE_FIRST)


def asked_to_rate(walker: Reviewer) -> None:
    rate_first(walker)
    walker.press(Key.Key_A)


def compared(walker: Reviewer) -> None:
    rate_first(walker)
    walker.press(Key.Key_2)


def explained(walker: Reviewer) -> None:
    walker.press(Key.Key_2, Key.Key_C)
    walker.page.comments.comment.setPlainText("上週團體入住時，需要提醒才確認名單。")
    walker.press(Key.Key_Escape)


def agreed(walker: Reviewer) -> None:
    walker.press(Key.Key_A)


def task_agreed(walker: Reviewer) -> None:
    walker.press(Key.Key_A, modifiers=SHIFT)


def not_applicable(walker: Reviewer) -> None:
    walker.press(Key.Key_Right)


def not_applicable_agreed(walker: Reviewer) -> None:
    walker.press(Key.Key_Right, Key.Key_N)


def long_texts(walker: Reviewer) -> None:
    walker.page._go_to(walker.codes[2])
    walker.press(Key.Key_5)


def filtered(walker: Reviewer) -> None:
    walker.press(Key.Key_2)
    walker.page.filter._choose(Filter.DIFFER)


def overlay(walker: Reviewer) -> None:
    walker.press(Key.Key_Question)


def changed(walker: Reviewer) -> None:
    """Returned and handed in again with another level."""
    calls = profile(walker.session)
    calls.transitions.give_back(walker.id, "請再想想第一項")
    calls.assessments.answer(walker.id, {walker.codes[0]: Answer(comment="補充").rated(3)})
    calls.transitions.submit(walker.id)
    show_review(walker.session, walker.id)


def returned(walker: Reviewer) -> None:
    walker.press(Key.Key_2)
    profile(walker.session).transitions.give_back(walker.id, "請補充說明")
    show_review(walker.session, walker.id, way=None)


STATES: dict[str, Callable[[Reviewer], None]] = {
    "beside": lambda _walker: None,
    "rate-first": rate_first,
    "asked-to-rate": asked_to_rate,
    "compared": compared,
    "explained": explained,
    "agreed": agreed,
    "task-agreed": task_agreed,
    "not-applicable": not_applicable,
    "not-applicable-agreed": not_applicable_agreed,
    "long": long_texts,
    "filtered": filtered,
    "overlay": overlay,
    "changed": changed,
    "returned": returned,
}


@pytest.mark.parametrize("look", CHOSEN, ids=lambda look: look.name)
def test_how_to_begin(open_studio: OpenStudio, look: Look):
    studio = open_studio(look)
    show_review(studio.session, handed_in(studio.session), way=None)
    studio.take("review_walk-begin")
    assert not studio.found


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("look", CLOSELY, ids=lambda look: look.name)
def test_states_of_the_review(open_studio: OpenStudio, look: Look, state: str):
    studio = open_studio(look)
    walker = Reviewer(studio.session, show_review(studio.session, handed_in(studio.session)))
    STATES[state](walker)
    studio.take(f"review_walk-{state}")
    assert not studio.found


def handed_in(session: Session) -> int:
    """With every kind of answer and texts of every length at the beginning."""
    calls = profile(session)
    assessment = calls.assessments.get(begin(calls, CODE, 99))
    codes = [one.code for one in assessment.standard.indicators]
    task = assessment.standard.tasks[0]
    first = replace(
        Answer().rated(4),
        comment="旺季時帶新人處理團體入住，先確認名單再分配房間，延誤從 40 分鐘降到 15 分鐘。",
        evidence=("2026 年第 12 週交班紀錄", "團體入住檢核表"),
        missing=(task.knowledge[0],),
    )
    own = (
        first,
        Answer().not_applicable("本館沒有這項設施"),
        replace(Answer().rated(2), comment=LONG[:5000]),
        Answer().not_observed(),
    )
    calls.assessments.answer(assessment.id, dict(zip(codes, own, strict=False)))
    calls.transitions.submit(assessment.id)
    return assessment.id
