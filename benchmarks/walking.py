"""The walk by keys alone: what the program takes of somebody's ten minutes, and what the largest
standard there is costs.

The floor of a step is one painting of the whole window: a step should cost less, since most of
the window stays as it is. Step and floor take turns, in this one process, offscreen.
"""

import tempfile
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt

from benchmarks.companies import largest_profile
from benchmarks.figure import Figure, ratio
from benchmarks.opened_window import opened_window, painted_after, press
from benchmarks.profiles import half_done_profile
from ksa_assess.domain.answer import Answer
from ksa_assess.domain.review import ReviewWay
from ksa_assess.gui.pages.walk.page import WalkPage
from ksa_assess.gui.session import Session

_TEN_MINUTES = 600.0
_STEPS = 40
_SEARCHED = "能依顧客資料"


def measure() -> list[Figure]:
    return [*_typical(), *_largest()]


def _typical() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        assessment_id = half_done_profile(Path(folder))
        with opened_window(Path(folder)) as session:
            page = _walk(session, assessment_id)
            return [
                _step(session, page, "next page painted / whole window painted"),
                _whole_walk(session, page),
            ]


def _largest() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        assessment_id = largest_profile(Path(folder))
        with opened_window(Path(folder)) as session:
            session.window.show_page("home")
            opening = partial(session.window.show_page, "walk", assessment_id=assessment_id)
            first = painted_after(opening)
            page = _walk(session, assessment_id)
            return [
                Figure("171 indicators opened, first visit", first, "ms", 300, "n = 1"),
                _step(session, page, "171 indicators: next page / whole window painted"),
                _search(page),
                _review(session, assessment_id),
            ]


def _walk(session: Session, assessment_id: int) -> WalkPage:
    session.window.show_page("walk", assessment_id=assessment_id)
    page = session.window.page
    if not isinstance(page, WalkPage):
        raise TypeError("the walk did not open")
    return page


def _step(session: Session, page: WalkPage, name: str) -> Figure:
    press(session, Qt.Key.Key_Right)
    steps, floors = [], []
    for _ in range(_STEPS):
        steps.append(press(session, Qt.Key.Key_Right))
        floors.append(painted_after(session.window.repaint))
    page.opened.go_to(page.opened.standard.indicators[0].code)
    return ratio(name, steps, floors, 1)


def _whole_walk(session: Session, page: WalkPage) -> Figure:
    """Every indicator rated by a digit and left by Enter."""
    total = page.opened.item.total
    took = sum(
        press(session, Qt.Key(Qt.Key.Key_1 + place % 6)) + press(session, Qt.Key.Key_Return)
        for place in range(total - 1)
    )
    took += press(session, Qt.Key.Key_3)
    seconds = took / 1e3
    share = seconds / _TEN_MINUTES
    detail = f"{2 * total - 1} key presses, {share:.2%} of ten minutes"
    return Figure(f"{total} indicators by keys, the program's part", seconds, "s", 6, detail)


def _review(session: Session, assessment_id: int) -> Figure:
    """Rated by a digit beside the self rating, against the same in the own walk."""
    digits = [Qt.Key(Qt.Key.Key_1 + place % 6) for place in range(_STEPS)]
    _walk(session, assessment_id)
    own = [press(session, digit) for digit in digits]
    if session.profile is None:
        raise TypeError("the profile is not open")
    assessments = session.profile.assessments
    left = dict.fromkeys(assessments.get(assessment_id).unanswered(), Answer().rated(3))
    assessments.answer(assessment_id, left)
    session.profile.transitions.submit(assessment_id)
    session.profile.reviews.choose_way(assessment_id, ReviewWay.SELF_FIRST)
    session.window.show_page("review_walk", assessment_id=assessment_id)
    reviewed = [press(session, digit) for digit in digits]
    return ratio("171 indicators: rated beside the self rating / rated alone", reviewed, own, 1.5)


def _search(page: WalkPage) -> Figure:
    """Until what was found is painted, for the slowest of the characters."""
    box = page.panel.search_box
    box.setFocus()
    slowest = max(painted_after(partial(box.insert, character)) for character in _SEARCHED)
    box.clear()
    return Figure("171 indicators: searched, slowest key", slowest, "ms", 16, _SEARCHED)
