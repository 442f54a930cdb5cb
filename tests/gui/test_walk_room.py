"""The walk where there is little room: it scrolls, and neither squeezes nor cuts its words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ksa_assess.domain.answer import UNANSWERED
from ksa_assess.gui.pages.walk.wrapped_text import WrappedText
from ksa_assess.runtime.settings import Settings, Theme
from ksa_assess.runtime.texts import Language
from tests.gui.conftest import OpenSession
from tests.gui.present import profile
from tests.gui.walk_window import Walker, assessments_of, begin, open_walk, show_walk

Key = Qt.Key
LONG_NOTES = "TTM3R0299v2"
SMALL, USUAL = (1024, 680), (1280, 800)


def open_large(open_session: OpenSession, size: tuple[int, int]) -> Walker:
    settings = Settings(language=Language.EN, theme=Theme.LIGHT, text_size=150)
    session = open_session(settings, size=size)
    return Walker(session, show_walk(session, begin(session, LONG_NOTES).id))


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def squeezed(walker: Walker) -> list[str]:
    card = walker.page.card
    rows = (*card.levels.rows, *card.others.rows)
    return [row.objectName() for row in rows if row.height() < row.heightForWidth(row.width())]


def test_rows_have_all_their_height_as_soon_as_another_indicator_is_in_view(
    open_session: OpenSession,
):
    walker = open_walk(open_session, LONG_NOTES, size=USUAL)
    for _ in walker.codes[1:]:
        walker.press(Key.Key_3, Key.Key_Right)
        assert squeezed(walker) == []


@pytest.mark.parametrize("size", [SMALL, USUAL])
def test_large_text_keeps_its_air_and_every_explanation(
    open_session: OpenSession, size: tuple[int, int]
):
    walker = open_large(open_session, size)
    settle()
    card = walker.page.card
    assert card.help.isVisible()
    assert squeezed(walker) == []
    for choice in card.others.rows:
        assert choice.toolTip() == ""  # Its sentence stands in the row.


def test_position_says_less_where_it_would_be_cut(open_session: OpenSession):
    position = open_walk(open_session).page.footer.position
    position.resize(1000, position.height())
    assert position._shown() == "第 1／19 項・已完成 0 項"
    position.resize(position.sizeHint().width() - 1, position.height())
    assert position._shown() == "第 1／19 項"
    assert position.toolTip() == "第 1／19 項・已完成 0 項"


@pytest.mark.parametrize("width", range(60, 200, 7))
def test_mark_of_a_note_is_never_broken(width: int):
    text = WrappedText("提供優質服務的實施方法【註7】與衡量【註10】")
    layout = text._layout(13, width)
    lines = [layout.lineAt(place) for place in range(layout.lineCount())]
    words = [
        layout.text()[line.textStart() : line.textStart() + line.textLength()] for line in lines
    ]
    assert all(line.count("【") == line.count("】") for line in words)


@pytest.mark.parametrize("key", [Key.Key_3, Key.Key_N, Key.Key_O])
def test_key_that_would_answer_shows_why_a_submitted_walk_does_not(
    open_session: OpenSession, key: Qt.Key
):
    walker = open_walk(open_session, size=SMALL)
    assessments = assessments_of(walker.session)
    assessments.answer(walker.id, {code: UNANSWERED.rated(3) for code in walker.codes})
    profile(walker.session).transitions.submit(walker.id)
    page = show_walk(walker.session, walker.id)
    settle()
    page.centre.verticalScrollBar().setValue(page.centre.verticalScrollBar().maximum())
    assert page.locked.mapTo(page.centre.viewport(), page.locked.rect().topLeft()).y() < 0
    walker.press(key)
    assert page.locked.mapTo(page.centre.viewport(), page.locked.rect().topLeft()).y() >= 0
