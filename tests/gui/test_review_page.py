"""The review in the real window: rows and keys, what is kept back, filters, moves, and texts."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle
from pytestqt.modeltest import ModelTester

from ksa_assess.domain.answer import Answer, AnswerKind, Basis, Series
from ksa_assess.domain.assessment import Assessment, State
from ksa_assess.domain.review import ReviewWay
from ksa_assess.gui.pages.report.page import ReportPage
from ksa_assess.gui.pages.review.page import ReviewPage
from ksa_assess.gui.pages.review.rows import IndicatorRow, TaskRow
from ksa_assess.gui.reviewing.sight import Filter
from ksa_assess.gui.session import Session
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.row_button import RowButton
from ksa_assess.runtime.settings import Settings, Theme
from ksa_assess.runtime.texts import Language
from tests.builders import make_standard, make_task
from tests.gui.answering_dialogs import AnsweringDialogs
from tests.gui.conftest import OpenSession
from tests.gui.geometry import faults
from tests.gui.lives import closed, codes_of, returned, reviewed, submitted
from tests.gui.present import page, profile, visit
from tests.gui.review_window import (
    focused,
    notice,
    press,
    rate,
    rate_all,
    settle,
    show_review,
    stored,
)
from tests.gui.walk_window import begin, place_of
from tests.storage.scenes import store_standard

Key = Qt.Key
_ACROSS = Qt.Orientation.Horizontal
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def session(open_session: OpenSession) -> Session:
    return open_session(size=(1280, 800))


@pytest.fixture
def life(session: Session) -> Assessment:
    return submitted(profile(session))


@pytest.fixture
def review(session: Session, life: Assessment) -> ReviewPage:
    return show_review(session, life.id)


def row_of(review: ReviewPage, code: str) -> IndicatorRow:
    row = review.items.table.review_model.rows[review.items.table.review_model.place_of(code)]
    assert isinstance(row, IndicatorRow)
    return row


def codes_in(review: ReviewPage) -> list[str]:
    rows = review.items.table.review_model.rows
    return [one.code for one in rows if isinstance(one, IndicatorRow)]


def supervisor(session: Session, life: Assessment, code: str) -> Answer:
    return stored(session, life, code, Series.SUPERVISOR)


# Rows


def test_every_indicator_stands_below_its_task(review: ReviewPage, life: Assessment):
    model = review.items.table.review_model
    ModelTester(model).check(model)
    tasks = [one.code for one in model.rows if isinstance(one, TaskRow)]
    assert tasks == [task.code for task in life.standard.tasks]
    assert codes_in(review) == codes_of(life)


def test_arrows_pass_over_the_headings(review: ReviewPage, session: Session, life: Assessment):
    seen = [review.items.current]
    for _ in codes_of(life)[1:]:
        press(session, Key.Key_Down)
        seen.append(review.items.current)
    assert seen == codes_of(life)
    press(session, *[Key.Key_Up] * len(seen))
    assert review.items.current == codes_of(life)[0]


def test_the_chosen_row_is_told_in_full(review: ReviewPage, life: Assessment):
    code = codes_of(life)[0]
    detail = review.items.detail
    assert life.standard.indicators[0].text in detail.text.accessibleName()
    assert detail.own_said.accessibleName().startswith("三月的抱怨信")
    assert row_of(review, code).own == f"{life.answer(code).level} 級"


def test_the_first_indicator_comes_first_before_anything_was_rated(
    session: Session, life: Assessment
):
    profile(session).assessments.move_cursor(life.id, codes_of(life)[7])
    assert show_review(session, life.id, None).items.current == codes_of(life)[0]


# Rating


def test_a_digit_rates_the_chosen_row_at_once(
    review: ReviewPage, session: Session, life: Assessment
):
    press(session, Key.Key_Down, Key.Key_6)
    code = codes_of(life)[1]
    assert supervisor(session, life, code).level == 6
    assert row_of(review, code).supervisor == "6 級"
    assert review.items.current == code
    assert review.items.overview.progress.text() == "已評 1／19 項"


def test_the_difference_is_said_in_words(review: ReviewPage, session: Session, life: Assessment):
    code = codes_of(life)[0]
    own = life.answer(code).level or 0
    press(session, Key(Key.Key_0 + own + 2))
    assert row_of(review, code).difference == "主管高 2 級"
    assert review.items.detail.discuss.accessibleName().startswith("建議面談：相差 2 級")
    press(session, Key(Key.Key_0 + own))
    assert row_of(review, code).difference == "看法相同"
    assert not review.items.detail.discuss.isVisible()


def test_keys_answer_flag_and_take_back(review: ReviewPage, session: Session, life: Assessment):
    code = codes_of(life)[0]
    press(session, Key.Key_O)
    assert supervisor(session, life, code).kind is AnswerKind.NOT_OBSERVED
    press(session, Key.Key_F)
    assert supervisor(session, life, code).is_flagged
    press(session, Key.Key_Backspace)
    assert not supervisor(session, life, code).is_answered
    press(session, Key.Key_Z, held=CONTROL)
    assert supervisor(session, life, code).kind is AnswerKind.NOT_OBSERVED
    press(session, Key.Key_Z, Key.Key_Z, held=CONTROL)
    assert supervisor(session, life, code).is_empty
    press(session, Key.Key_Y, held=CONTROL)
    assert supervisor(session, life, code).kind is AnswerKind.NOT_OBSERVED


def test_agreeing_says_the_same_and_is_recorded_as_such(
    review: ReviewPage, session: Session, life: Assessment
):
    code = codes_of(life)[0]
    press(session, Key.Key_A)
    agreed = supervisor(session, life, code)
    assert (agreed.level, agreed.basis) == (life.answer(code).level, Basis.AGREED)
    assert review.items.detail.basis.text() == "同意自評"


def test_a_whole_task_is_agreed_with_and_taken_back_as_one(
    review: ReviewPage, session: Session, life: Assessment
):
    task = next(one for one in life.standard.tasks if len(one.indicators) > 1)
    codes = [one.code for one in task.indicators]
    review.items.choose(codes[0])
    press(session, Key.Key_A, held=SHIFT)
    assert {supervisor(session, life, one).basis for one in codes} == {Basis.AGREED_TASK}
    assert notice(session) == f"已同意這個任務的自評，共 {len(codes)} 項。"
    press(session, Key.Key_Z, held=CONTROL)
    assert all(supervisor(session, life, one).is_empty for one in codes)
    assert not notice(session)


def test_not_applicable_agrees_where_the_self_rating_says_so(
    review: ReviewPage, session: Session, life: Assessment
):
    code = codes_of(life)[4]
    review.items.choose(code)
    assert review.items.detail.agree.text() == "同意不適用"
    press(session, Key.Key_N)
    assert supervisor(session, life, code).kind is AnswerKind.NOT_APPLICABLE
    assert supervisor(session, life, code).basis is Basis.AGREED


def test_not_applicable_elsewhere_waits_for_its_reason(
    review: ReviewPage, session: Session, life: Assessment
):
    code = codes_of(life)[0]
    press(session, Key.Key_3, Key.Key_N)
    reason = review.items.detail.reason
    assert focused(session) is reason
    assert supervisor(session, life, code).level == 3
    reason.setText("今年改由工程部負責")
    reason.typed.emit(reason.text())
    press(session, Key.Key_Escape)
    assert supervisor(session, life, code).reason == "今年改由工程部負責"
    assert focused(session) is review.items.table


def test_the_levels_can_be_reached_and_chosen_by_tab(
    review: ReviewPage, session: Session, life: Assessment
):
    levels = review.items.detail.levels
    levels.focus()
    press(session, Key.Key_Right, Key.Key_Right)
    assert supervisor(session, life, codes_of(life)[0]).is_empty
    assert focused(session) is levels.buttons[2]
    assert review.items.detail.meaning.accessibleName().startswith("照指引：")
    press(session, Key.Key_Space)
    assert supervisor(session, life, codes_of(life)[0]).level == 2


def test_the_next_unrated_is_found_from_anywhere(
    review: ReviewPage, session: Session, life: Assessment
):
    rate(session, life, at1=3, at2=3)
    review = show_review(session, life.id)
    press(session, Key.Key_3)
    press(session, Key.Key_J, held=CONTROL)
    assert review.items.current == codes_of(life)[3]


# Kept back


def test_while_rating_first_the_self_rating_and_its_comment_are_kept_back(
    session: Session, life: Assessment
):
    review = show_review(session, life.id, None)
    code = codes_of(life)[0]
    assert row_of(review, code).own == "未顯示"
    assert row_of(review, code).required == ""
    assert not review.items.detail.own_said.isVisible()
    model = review.items.table.review_model
    said = [model.data(model.index(r, c)) for r in range(model.rowCount()) for c in range(8)]
    assert not {"5 級", "4 級", "3 級", "2 級", "不適用"} & {str(one) for one in said}
    press(session, Key.Key_3)
    assert row_of(review, code).own == f"{life.answer(code).level} 級"
    assert review.items.detail.own_said.isVisible()


def test_nobody_agrees_with_what_is_kept_back(session: Session, life: Assessment):
    review = show_review(session, life.id, ReviewWay.RATE_FIRST)
    press(session, Key.Key_A)
    assert supervisor(session, life, review.items.current).is_empty
    assert notice(session).startswith("您選的是先自己評，這一項還沒有評")


def test_the_way_can_be_changed_at_any_time(session: Session, life: Assessment):
    review = show_review(session, life.id, ReviewWay.RATE_FIRST)
    review.items.overview.way.buttons[ReviewWay.SELF_FIRST].click()
    assert row_of(review, codes_of(life)[0]).own.endswith("級")
    assert profile(session).reviews.way(life.id) is ReviewWay.SELF_FIRST


# Filters


def test_a_filter_takes_its_rows_and_keeps_them_while_one_rates(
    review: ReviewPage, session: Session, life: Assessment
):
    rate(session, life, at0=0, at1=6)
    review = show_review(session, life.id)
    review.items.filters.choice.buttons[Filter.DIFFER].click()
    assert codes_in(review) == codes_of(life)[:2]
    review.items.rest()
    press(session, Key.Key_A)
    assert codes_in(review) == codes_of(life)[:2]
    review.items.filters.choice.buttons[Filter.ALL].click()
    review.items.filters.choice.buttons[Filter.DIFFER].click()
    assert codes_in(review) == codes_of(life)[1:2]


def test_every_filter_says_how_many_rows_it_takes(review: ReviewPage, session: Session):
    press(session, Key.Key_F)
    texts = {one: button.text() for one, button in review.items.filters.choice.buttons.items()}
    assert texts[Filter.ALL] == "全部 19"
    assert texts[Filter.UNANSWERED] == "未評 19"
    assert texts[Filter.FLAGGED] == "稍後再看 1"
    assert not review.items.filters.choice.buttons[Filter.CHANGED].isVisible()


def test_what_changed_since_the_return_can_be_asked_for(session: Session):
    life = returned(profile(session))
    code = codes_of(life)[2]
    profile(session).assessments.answer(life.id, {code: Answer().rated(6)})
    profile(session).transitions.submit(life.id)
    review = show_review(session, life.id)
    review.items.filters.choice.buttons[Filter.CHANGED].click()
    assert codes_in(review) == [code]


def test_a_filter_without_rows_says_so(review: ReviewPage):
    review.items.filters.search.setText("火星文")
    assert codes_in(review) == []
    assert review.items.nothing.isVisible()
    assert review.items.detail.choose.isVisible()


def test_slash_comes_to_the_search(review: ReviewPage, session: Session):
    press(session, Key.Key_Slash)
    assert focused(session) is review.items.filters.search


# Texts


def test_a_comment_is_kept_when_the_row_is_left(
    review: ReviewPage, session: Session, life: Assessment
):
    press(session, Key.Key_C)
    comment = review.items.detail.comment
    assert focused(session) is comment
    comment.insertPlainText("六月獨立帶班兩週。")
    review.items.choose(codes_of(life)[1])
    assert supervisor(session, life, codes_of(life)[0]).comment == "六月獨立帶班兩週。"
    assert comment.toPlainText() == ""


def test_digits_in_a_text_rate_nothing(review: ReviewPage, session: Session, life: Assessment):
    press(session, Key.Key_C, Key.Key_3, Key.Key_A)
    session.window.flush()
    stored_one = supervisor(session, life, codes_of(life)[0])
    assert (stored_one.comment, stored_one.is_answered) == ("3a", False)


def test_feedback_is_kept_when_the_window_closes(
    review: ReviewPage, session: Session, life: Assessment
):
    review.tabs.setCurrentWidget(review.finish)
    review.finish.feedback.insertPlainText("帶班很穩。")
    session.window.flush()
    assert profile(session).assessments.get(life.id).talk.feedback == "帶班很穩。"


def test_keys_do_not_rate_where_no_row_is_in_view(
    review: ReviewPage, session: Session, life: Assessment
):
    review.tabs.setCurrentWidget(review.finish)
    QTest.keyClick(review.finish.acts["complete"], Key.Key_3)
    assert supervisor(session, life, codes_of(life)[0]).is_empty


# Moves


def test_completing_lists_first_what_is_needed(
    review: ReviewPage, session: Session, life: Assessment
):
    review.head.complete.click()
    assert review.tabs.currentWidget() is review.finish
    assert notice(session).startswith("還有 19 項需要補")
    titles = [one.title for one in review.opened.needed]
    assert titles == ["還沒有評：17 項", "自評選了不適用，請同意或改評級：2 項"]
    assert profile(session).assessments.get(life.id).state is State.SUBMITTED


def test_a_line_of_what_is_needed_leads_to_its_row(session: Session, life: Assessment):
    rate_all(session, life)
    code = codes_of(life)[0]
    rate(session, life, at0=(life.answer(code).level or 0) + 2)
    review = show_review(session, life.id)
    review.head.complete.click()
    press(session, Key.Key_Return)
    assert review.tabs.currentWidget() is review.items
    assert (review.items.current, codes_in(review)) == (code, [code])


def test_completing_asks_locks_and_says_what_comes_next(
    session: Session, life: Assessment, dialogs: AnsweringDialogs
):
    rate_all(session, life)
    review = show_review(session, life.id)
    dialogs.yes_or_no = [False, True]
    review.head.complete.click()
    assert profile(session).assessments.get(life.id).state is State.SUBMITTED
    review.head.complete.click()
    assert "主管評核、共識、回饋和發展計畫都會鎖定" in dialogs.asked[-1]
    assert profile(session).assessments.get(life.id).state is State.REVIEWED
    assert notice(session).startswith("評核已完成並鎖定")
    assert review.finish.acts["paper"].isVisible()
    assert not review.head.complete.isVisible()
    assert focused(session) is review.finish.acts["hand_back"]


def test_leaving_the_feedback_goes_to_what_is_still_needed(session: Session, life: Assessment):
    review = show_review(session, life.id)
    review.tabs.setCurrentWidget(review.finish)
    review.finish.feedback.setFocus()
    review.finish.feedback.insertPlainText("帶班很穩。")
    settle()
    press(session, Key.Key_Tab)
    settle()
    assert focused(session) is review.finish.way_on()
    assert isinstance(focused(session), RowButton)


def test_after_the_last_one_the_next_leads_to_completing(session: Session, life: Assessment):
    rate_all(session, life)
    review = show_review(session, life.id)
    press(session, Key.Key_J, held=CONTROL)
    assert notice(session).startswith("該評的都評了")
    assert focused(session) is review.finish.acts["complete"]


def test_who_comes_to_complete_begins_at_the_button_for_it(session: Session, life: Assessment):
    rate_all(session, life)
    session.window.show_page("review", assessment_id=life.id, is_finishing=True)
    review = page(session, ReviewPage)
    assert focused(session) is review.finish.acts["complete"]


def test_no_word_of_a_difference_is_cut_in_a_small_window(open_session: OpenSession):
    settings = Settings(language=Language.EN, theme=Theme.LIGHT)
    session = open_session(settings, (1024, 680))
    review = show_review(session, submitted(profile(session)).id)
    settle()
    table = review.items.table
    word = QFontMetrics(appearance.current().font(is_bold=True)).horizontalAdvance("Supervisor")
    # What the style sheet and Qt keep free at either side of it.
    margin = STEP + table.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
    headings = [table.review_model.headerData(i, _ACROSS) for i in range(8)]
    assert table.columnWidth(headings.index("Difference")) >= word + 2 * margin


def test_another_review_begins_with_the_heading_of_its_first_task(
    review: ReviewPage, session: Session
):
    other = submitted(profile(session), "116 年上半年")
    review.items.table.scrollToBottom()
    settle()
    again = show_review(session, other.id)
    settle()
    assert again.items.table.verticalScrollBar().value() == 0


def test_the_report_leads_back_to_the_review(review: ReviewPage, session: Session):
    review.head.report.click()
    report = page(session, ReportPage)
    assert report.back.text() == "回到評核"
    report.back.click()
    assert visit(session).name == "review"


def test_returning_asks_for_the_reason_and_keeps_what_was_rated(
    review: ReviewPage, session: Session, life: Assessment, dialogs: AnsweringDialogs
):
    press(session, Key.Key_3)
    dialogs.reasons = [None, "請補充例子"]
    review.tabs.setCurrentWidget(review.finish)
    review.finish.acts["give_back"].click()
    assert profile(session).assessments.get(life.id).state is State.SUBMITTED
    review.finish.acts["give_back"].click()
    now = profile(session).assessments.get(life.id)
    assert (now.state, now.log[-1].reason) == (State.RETURNED, "請補充例子")
    assert supervisor(session, life, codes_of(life)[0]).level == 3
    assert not review.finish.feedback.isVisible()
    assert review.finish.note.accessibleName() == "沒有寫回饋。"
    review.tabs.setCurrentWidget(review.items)
    assert review.items.locked.accessibleName().startswith("已退回給 林怡君 補充")


def test_signed_on_paper_closes_and_reopening_begins_an_amendment(
    session: Session, dialogs: AnsweringDialogs
):
    life = reviewed(profile(session))
    review = show_review(session, life.id, None)
    review.tabs.setCurrentWidget(review.finish)
    dialogs.yes_or_no, dialogs.reasons = [True], ["級別選錯"]
    review.finish.acts["paper"].click()
    assert profile(session).assessments.get(life.id).state is State.CLOSED
    review.finish.acts["reopen"].click()
    amendment = max(profile(session).assessments.list(), key=lambda one: one.id)
    assert profile(session).assessments.get(amendment.id).amends == life.uuid


def test_what_is_closed_can_only_be_read(session: Session):
    life = closed(profile(session))
    review = show_review(session, life.id, None)
    before = profile(session).assessments.get(life.id)
    press(session, Key.Key_0, Key.Key_A, Key.Key_N, Key.Key_Backspace, Key.Key_F)
    assert profile(session).assessments.get(life.id) == before
    assert notice(session).startswith("這份評核已結案")
    assert not review.items.detail.acts.isVisible()
    assert not review.items.overview.how.isVisible()


# The way on and back


def test_enter_leads_into_the_walk_and_back_to_the_row(
    review: ReviewPage, session: Session, life: Assessment
):
    press(session, Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert place_of(session) == "review_walk"
    session.window.show_page("review", assessment_id=life.id)
    assert review.items.current == codes_of(life)[2]
    assert focused(session) is review.items.table


def test_the_talk_and_the_report_are_one_click_away(
    review: ReviewPage, session: Session, life: Assessment
):
    review.head.talk.click()
    assert place_of(session) == "talk"
    show_review(session, life.id).head.report.click()
    assert place_of(session) == "report"


# Room and speed


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("language", list(Language))
def test_nothing_is_clipped(open_session: OpenSession, language: Language, text_size: int):
    settings = Settings(language=language, theme=Theme.LIGHT, text_size=text_size)
    session = open_session(settings, (1024, 680))
    life = submitted(profile(session))
    rate(session, life, at0=0, at1=6, at4=3)
    review = show_review(session, life.id)
    for place in range(review.tabs.count()):
        review.tabs.setCurrentIndex(place)
        settle()
        assert faults(review) == []


def test_a_key_in_the_longest_standard_costs_little_more_than_in_a_short_one(
    review: ReviewPage, session: Session
):
    """A ratio: ten times the rows must not cost ten times as much."""
    few = _per_key(session)
    tasks = [make_task(f"T{duty}.{task}", 6) for duty in range(1, 6) for task in range(1, 7)]
    standard = make_standard(*tasks)
    store_standard(profile(session), standard)
    life = begin(session, standard.code)
    answers = {one.code: Answer().rated(3) for one in standard.indicators}
    profile(session).assessments.answer(life.id, answers)
    profile(session).transitions.submit(life.id)
    show_review(session, life.id)
    assert len(codes_of(life)) == 180
    assert _per_key(session) < 5 * few


def _per_key(session: Session) -> float:
    began = time.perf_counter()
    for key in (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5, Key.Key_6):
        press(session, key)
        QApplication.processEvents()
    return time.perf_counter() - began


def test_another_theme_keeps_the_row_and_the_part(
    review: ReviewPage, session: Session, life: Assessment
):
    press(session, Key.Key_Down, Key.Key_Down)
    session.change_settings(theme=Theme.DARK)
    again = page(session, ReviewPage)
    assert again is not review
    assert again.items.current == codes_of(life)[2]
    again.tabs.setCurrentWidget(again.finish)
    session.change_settings(theme=Theme.LIGHT)
    again = page(session, ReviewPage)
    assert again.tabs.currentWidget() is again.finish


def test_the_next_visit_begins_where_one_rated_last(session: Session, life: Assessment):
    show_review(session, life.id)
    press(session, Key.Key_Down, Key.Key_Down, Key.Key_3)
    session.window.flush()
    assert profile(session).assessments.get(life.id).cursor == codes_of(life)[2]


def test_a_rating_is_announced_with_its_difference(
    review: ReviewPage, session: Session, life: Assessment, monkeypatch: pytest.MonkeyPatch
):
    said: list[str] = []
    monkeypatch.setattr(
        "ksa_assess.gui.pages.review.items_panel.QAccessible.updateAccessibility",
        lambda event: said.append(event.message()),
    )
    own = life.answer(codes_of(life)[0]).level or 0
    press(session, Key(Key.Key_0 + own + 1))
    assert said == [f"{codes_of(life)[0]} {own + 1} 級 主管高 1 級"]
