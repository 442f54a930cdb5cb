"""The review without a window: rows, what is kept back, filters, rating with its undo."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ksa_assess.domain.answer import UNANSWERED, Answer, AnswerKind, Basis, Series
from ksa_assess.domain.assessment import Assessment, State
from ksa_assess.domain.review import Need, ReviewWay
from ksa_assess.domain.walk import Change
from ksa_assess.gui.pages.review.presenter import ReviewPresenter
from ksa_assess.gui.pages.review.rows import IndicatorRow, Mark
from ksa_assess.gui.reviewing.rating import SupervisorRating
from ksa_assess.gui.reviewing.sight import Filter, is_hidden
from ksa_assess.runtime.errors import MachineError
from ksa_assess.runtime.texts import Texts
from ksa_assess.services.answering import Saved
from ksa_assess.wording import Wording
from tests.builders import make_assessment, make_standard, make_task

WORDING = Wording(Texts("zh_TW"))
STANDARD = make_standard(make_task("T1.1", 3, level=3), make_task("T1.2", 2, level=4))
CODES = [one.code for one in STANDARD.indicators]
OWN = {
    CODES[0]: Answer(comment="例子").rated(4),
    CODES[1]: UNANSWERED.rated(2),
    CODES[2]: UNANSWERED.not_applicable("無此業務"),
    CODES[3]: UNANSWERED.rated(5),
    CODES[4]: UNANSWERED.not_observed(),
}
NOON = datetime(2026, 7, 15, 4, tzinfo=UTC)


class Store:
    """Stands in for both services; refuses while `error` is set."""

    def __init__(self, assessment: Assessment) -> None:
        self.kept = dict(assessment.answers.get(Series.SUPERVISOR, {}))
        self.own = assessment.answers[Series.SELF]
        self.error: Exception | None = None

    def answer(self, _number: int, changes: Mapping[str, Answer], series: Series) -> Saved:
        assert series is Series.SUPERVISOR
        return self._put(changes)

    def agree(self, _number: int, codes: Sequence[str], *, whole_task: bool = False) -> Saved:
        return self._put({code: self.own[code].agreed(whole_task=whole_task) for code in codes})

    def _put(self, changes: Mapping[str, Answer]) -> Saved:
        if self.error:
            raise self.error
        before = {code: self.kept.get(code, UNANSWERED) for code in changes}
        self.kept |= changes
        made = (Change(code, before[code], changes[code]) for code in changes)
        return Saved(NOON, tuple(one for one in made if one.before != one.after))


class Reviewed:
    def __init__(
        self,
        ratings: Mapping[str, Answer] | None = None,
        way: ReviewWay | None = ReviewWay.SELF_FIRST,
        changed: tuple[str, ...] = (),
        state: State = State.SUBMITTED,
    ) -> None:
        answers = {Series.SELF: OWN, Series.SUPERVISOR: dict(ratings or {})}
        assessment = replace(make_assessment(STANDARD, state=state), answers=answers)
        self.store = Store(assessment)
        self.rating = SupervisorRating(self.store, self.store, assessment)  # pyright: ignore[reportArgumentType] (a stand-in)
        self.presenter = ReviewPresenter(self.rating, WORDING, way, changed)

    def row(self, code: str) -> IndicatorRow:
        self.presenter.renew()
        rows = self.presenter.shown(tuple(CODES))
        return next(one for one in rows if isinstance(one, IndicatorRow) and one.code == code)

    def codes(self, wanted: Filter) -> list[str]:
        self.presenter.renew()
        return list(self.presenter.rows.codes(wanted))


# What is kept back


@pytest.mark.parametrize("way", [None, ReviewWay.RATE_FIRST])
def test_unless_chosen_otherwise_the_self_rating_waits_for_the_own_one(way: ReviewWay | None):
    assert is_hidden(way, UNANSWERED)
    assert not is_hidden(way, UNANSWERED.rated(1))
    assert not is_hidden(ReviewWay.SELF_FIRST, UNANSWERED)


def test_nothing_tells_what_is_kept_back():
    shown = Reviewed(way=ReviewWay.RATE_FIRST)
    for code in CODES:
        row, detail = shown.row(code), shown.presenter.detail(code)
        assert (row.own, row.required, row.difference, row.marks) == ("未顯示", "", "", ())
        assert (detail.own, detail.own_level, detail.required_level) == (None, None, None)
        assert not detail.is_not_applicable_said
    assert shown.codes(Filter.DIFFER) == shown.codes(Filter.BELOW) == []
    assert [one.need for one in shown.presenter.needed] == [Need.ANSWER]


@pytest.mark.parametrize("state", [State.DRAFT, State.RETURNED])
def test_what_is_being_changed_on_this_computer_is_not_told(state: State):
    shown = Reviewed({CODES[0]: UNANSWERED.rated(1)}, state=state)
    row, detail = shown.row(CODES[0]), shown.presenter.detail(CODES[0])
    assert (row.own, row.difference, row.steps) == ("未顯示", "", None)
    assert detail.own is None
    assert detail.kept_back == "同仁正在修改，再送出後才看得到自評。"
    assert shown.presenter.agreement == detail.kept_back
    assert shown.codes(Filter.DIFFER) == shown.codes(Filter.BELOW) == []
    assert shown.codes(Filter.NEEDS) == shown.codes(Filter.UNANSWERED) == CODES[1:]


def test_the_required_level_appears_after_the_own_answer_even_beside_the_self_rating():
    shown = Reviewed({CODES[0]: UNANSWERED.rated(2)})
    assert shown.presenter.detail(CODES[0]).required_level == 3
    assert shown.presenter.detail(CODES[1]).required_level is None
    assert shown.row(CODES[1]).required == ""


def test_the_required_level_comes_at_once_where_the_settings_say_so():
    shown = Reviewed(way=ReviewWay.RATE_FIRST)
    presenter = ReviewPresenter(
        shown.rating, WORDING, ReviewWay.RATE_FIRST, shows_required_at_once=True
    )
    assert presenter.detail(CODES[0]).required_level == 3


# Rows


def test_views_that_differ_in_kind_are_said_to_differ():
    shown = Reviewed({CODES[2]: UNANSWERED.rated(3), CODES[4]: UNANSWERED.not_observed()})
    assert shown.row(CODES[2]).difference == "看法不同"
    assert shown.row(CODES[4]).difference == "看法相同"
    assert shown.row(CODES[0]).difference == ""


def test_marks_say_what_a_row_has():
    flagged = Answer(is_flagged=True, comment="說明").rated(4)
    shown = Reviewed(
        {CODES[0]: UNANSWERED.rated(1), CODES[1]: flagged}, changed=(CODES[1], CODES[3])
    )
    assert shown.row(CODES[0]).marks == (Mark.NEEDS, Mark.COMMENT)
    assert shown.row(CODES[1]).marks == (Mark.COMMENT, Mark.FLAG, Mark.CHANGED)
    assert shown.row(CODES[1]).marks_said == "有說明、稍後再看、退回後有更動"
    assert shown.row(CODES[3]).marks == (Mark.CHANGED,)


def test_every_filter_takes_its_rows():
    shown = Reviewed(
        {CODES[0]: UNANSWERED.rated(2), CODES[1]: Answer(is_flagged=True).rated(2)},
        changed=(CODES[4],),
    )
    assert shown.codes(Filter.UNANSWERED) == CODES[2:]
    assert shown.codes(Filter.DIFFER) == CODES[:1]
    assert shown.codes(Filter.BELOW) == CODES[:2]
    assert shown.codes(Filter.FLAGGED) == CODES[1:2]
    assert shown.codes(Filter.CHANGED) == CODES[4:]
    assert shown.codes(Filter.NEEDS) == [CODES[0], *CODES[2:]]


def test_words_are_searched_within_a_filter():
    rows = Reviewed().presenter.rows
    assert rows.codes(Filter.ALL, " p1.2 ") == tuple(CODES[3:])
    assert rows.codes(Filter.DIFFER, "p1.2") == ()


def test_what_is_needed_is_grouped_and_long_lists_are_counted():
    one_task = make_standard(make_task("T1.1", 8))
    own = {one.code: UNANSWERED.rated(3) for one in one_task.indicators}
    assessment = make_assessment(one_task, own, state=State.SUBMITTED)
    store = Store(assessment)
    rating = SupervisorRating(store, store, assessment)  # pyright: ignore[reportArgumentType] (a stand-in)
    (group,) = ReviewPresenter(rating, WORDING, None).needed
    assert (group.title, len(group.lines), group.more) == ("還沒有評：8 項", 5, 3)


def test_the_next_unrated_goes_round():
    shown = Reviewed({code: UNANSWERED.rated(3) for code in CODES[1:]})
    assert shown.presenter.next_unanswered(CODES[3]) == CODES[0]
    shown.rating.rate(CODES[0], 3)
    shown.presenter.renew()
    assert shown.presenter.next_unanswered(CODES[3]) is None


# Rating


def test_rating_after_agreeing_is_the_own_judgement_again():
    shown = Reviewed()
    shown.rating.agree((CODES[0],))
    assert shown.store.kept[CODES[0]].basis is Basis.AGREED
    shown.rating.rate(CODES[0], 4)
    assert shown.store.kept[CODES[0]].basis is Basis.OWN


def test_a_whole_task_is_one_step_of_undo_and_redo():
    shown = Reviewed({CODES[0]: UNANSWERED.rated(1)})
    shown.rating.agree(CODES[:3], whole_task=True)
    assert shown.rating.undo() == CODES[0]
    assert [shown.rating.answer(code).level for code in CODES[:3]] == [1, None, None]
    assert shown.rating.redo() == CODES[0]
    assert shown.rating.answer(CODES[2]).kind is AnswerKind.NOT_APPLICABLE
    assert shown.rating.answer(CODES[2]).basis is Basis.AGREED_TASK


def test_typing_on_in_one_place_is_one_step():
    shown = Reviewed()
    for text in ("六月", "六月獨立", "六月獨立帶班"):
        shown.rating.type_comment(CODES[0], text)
        shown.rating.store_typed()
    assert shown.rating.answer(CODES[0]).comment == "六月獨立帶班"
    shown.rating.undo()
    assert shown.rating.answer(CODES[0]).is_empty
    assert not shown.rating.can_undo


def test_a_comment_being_typed_goes_with_the_rating():
    shown = Reviewed()
    shown.rating.type_comment(CODES[0], "例子")
    shown.rating.rate(CODES[0], 2)
    assert (shown.rating.answer(CODES[0]).level, shown.rating.answer(CODES[0]).comment) == (
        2,
        "例子",
    )


def test_an_empty_reason_leaves_the_answer():
    shown = Reviewed({CODES[0]: UNANSWERED.rated(3)})
    shown.rating.type_reason(CODES[0], "  ")
    shown.rating.store_typed()
    assert shown.rating.answer(CODES[0]).level == 3
    shown.rating.type_reason(CODES[0], "改由工程部負責")
    shown.rating.store_typed()
    assert shown.rating.answer(CODES[0]).reason == "改由工程部負責"


def test_what_cannot_be_stored_is_not_shown_and_what_was_typed_waits():
    shown = Reviewed()
    shown.store.error = MachineError("error.disk_full", file="x")
    assert not shown.rating.rate(CODES[0], 3)
    shown.rating.type_comment(CODES[0], "例子")
    assert not shown.rating.store_typed()
    assert shown.rating.problem is shown.store.error
    assert shown.rating.answer(CODES[0]).is_empty
    assert shown.rating.comment(CODES[0]) == "例子"
    shown.store.error = None
    assert shown.rating.store_typed()
    assert shown.rating.problem is None
    assert shown.rating.answer(CODES[0]).comment == "例子"


@pytest.mark.parametrize("state", [state for state in State if state is not State.SUBMITTED])
def test_nothing_is_changed_in_another_state(state: State):
    shown = Reviewed({CODES[0]: UNANSWERED.rated(3)}, state=state)
    before = dict(shown.store.kept)
    shown.rating.rate(CODES[0], 1)
    shown.rating.agree((CODES[1],))
    shown.rating.type_comment(CODES[0], "例子")
    shown.rating.store_typed()
    shown.rating.clear(CODES[0])
    assert shown.store.kept == before
    assert shown.presenter.locked
