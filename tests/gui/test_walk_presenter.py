import pytest

from ksa_assess.domain.answer import UNANSWERED, Answer, AnswerKind
from ksa_assess.domain.assessment import State
from ksa_assess.domain.standard import Indicator, Note
from ksa_assess.gui.pages.walk.overview import HitKind
from ksa_assess.gui.pages.walk.presenter import WalkPresenter
from tests.builders import make_assessment, make_standard, make_task
from tests.gui.walk_stand_ins import MemoryAssessments

RATED_3 = UNANSWERED.rated(3)


@pytest.fixture
def store() -> MemoryAssessments:
    return MemoryAssessments(make_assessment())


@pytest.fixture
def walk(store: MemoryAssessments) -> WalkPresenter:
    return WalkPresenter(store, store.assessment)


def reopened(store: MemoryAssessments) -> WalkPresenter:
    return WalkPresenter(store, store.assessment)


def test_every_rating_is_stored_at_once_with_its_true_time(walk, store):
    assert walk.saved_at is None
    assert walk.rate(3)
    assert store.stored("P1.1.1") == RATED_3
    assert walk.item.answer == RATED_3
    assert walk.saved_at == store.now


def test_required_level_is_hidden_until_rated(walk):
    assert not walk.item.is_required_shown
    assert walk.item.gap is None
    walk.answer_not_observed()
    assert not walk.item.is_required_shown
    walk.rate(3)
    assert walk.item.is_required_shown
    assert walk.item.gap == 1


def test_required_level_is_shown_at_once_if_set(store):
    walk = WalkPresenter(store, store.assessment, shows_required_at_once=True)
    assert walk.item.is_required_shown
    assert walk.item.gap is None


def test_missing_items_can_be_ticked_only_below_the_requirement(walk, store):
    assert not walk.item.can_tick
    walk.rate(4)
    assert not walk.item.can_tick
    walk.rate(2)
    assert walk.item.can_tick
    walk.toggle_missing("S01")
    walk.toggle_missing("K01")
    assert store.stored("P1.1.1").missing == ("K01", "S01")
    walk.toggle_missing("S01")
    assert store.stored("P1.1.1").missing == ("K01",)


def test_clearing_keeps_comment_evidence_and_flag(walk, store):
    walk.rate(5)
    walk.type_comment("帶過新人")
    walk.type_evidence(("訓練紀錄 0612", "  "))
    walk.toggle_flag()
    walk.clear()
    stored = store.stored("P1.1.1")
    assert stored.kind is AnswerKind.UNANSWERED
    assert (stored.comment, stored.evidence, stored.is_flagged) == (
        "帶過新人",
        ("訓練紀錄 0612",),
        True,
    )


def test_not_applicable_waits_for_its_reason(walk, store):
    walk.rate(2)
    walk.open_reason()
    assert walk.item.is_reason_open
    walk.type_reason("   ")
    walk.store_drafts()
    assert store.stored("P1.1.1").level == 2
    walk.type_reason("不是我的工作")
    walk.store_drafts()
    assert store.stored("P1.1.1") == UNANSWERED.not_applicable("不是我的工作")


def test_reason_left_empty_closes_and_the_old_answer_stands(walk, store):
    walk.rate(2)
    walk.open_reason()
    walk.type_reason("")
    walk.leave_text()
    assert not walk.item.is_reason_open
    assert store.stored("P1.1.1").level == 2


def test_reason_emptied_later_keeps_what_is_stored(walk, store):
    walk.open_reason()
    walk.type_reason("調職前的工作")
    walk.leave_text()
    walk.type_reason("")
    walk.leave_text()
    assert walk.item.reason == "調職前的工作"
    assert walk.item.is_reason_open


def test_whole_task_is_not_applicable_in_one_step_that_one_undo_takes_back(walk, store):
    walk.rate(2)
    walk.go_on()
    walk.open_reason(whole_task=True)
    walk.type_reason("無此")
    walk.store_drafts()
    walk.type_reason("無此業務")
    walk.leave_text()
    wanted = UNANSWERED.not_applicable("無此業務")
    assert store.stored("P1.1.1") == wanted
    assert store.stored("P1.1.2") == wanted
    assert store.stored("P1.2.1") == UNANSWERED
    walk.undo()
    assert store.stored("P1.1.1").level == 2
    assert store.stored("P1.1.2") == UNANSWERED
    walk.redo()
    assert store.stored("P1.1.1") == wanted


def test_undo_goes_to_the_place_and_stores_the_answer_again(walk, store):
    walk.rate(3)
    walk.rate(4)
    walk.go_on()
    walk.go_on()
    assert walk.undo()
    assert walk.current == "P1.1.1"
    assert store.stored("P1.1.1").level == 3
    assert store.assessment.cursor == "P1.1.1"
    assert walk.undo()
    assert store.stored("P1.1.1") == UNANSWERED
    assert not walk.undo()
    assert walk.redo()
    assert store.stored("P1.1.1").level == 3


def test_typing_on_in_one_place_is_one_step(walk, store):
    walk.rate(3)
    for text in ("帶", "帶過", "帶過新人"):
        walk.type_comment(text)
        walk.store_drafts()
    walk.leave_text()
    walk.type_comment("帶過新人兩次")
    walk.leave_text()
    walk.undo()
    assert store.stored("P1.1.1").comment == "帶過新人"
    walk.undo()
    assert store.stored("P1.1.1") == RATED_3


def test_typed_text_is_stored_on_leaving(walk, store):
    walk.type_comment("說明")
    walk.go_on()
    assert store.stored("P1.1.1").comment == "說明"
    assert not walk._drafts


def test_nothing_is_written_where_nothing_changed(walk, store):
    walk.rate(3)
    walk.rate(3)
    walk.type_comment(" ")
    walk.go_on()
    assert store.saves == 1


def test_failed_save_shows_what_is_stored_and_keeps_what_was_typed(walk, store):
    walk.rate(3)
    walk.type_comment("重要的例子")
    store.fails = True
    assert not walk.rate(5)
    assert walk.problem is not None
    assert walk.item.answer.level == 3
    walk.go_on()
    walk.go_back()
    assert walk.item.comment == "重要的例子"
    store.fails = False
    assert walk.store_drafts()
    assert walk.problem is None
    assert store.stored("P1.1.1").comment == "重要的例子"


def test_failed_undo_can_be_tried_again(walk, store):
    walk.rate(3)
    store.fails = True
    assert not walk.undo()
    assert walk.item.answer == RATED_3
    store.fails = False
    assert walk.undo()
    assert store.stored("P1.1.1") == UNANSWERED


def test_restart_returns_to_the_same_indicator(walk, store):
    walk.go_to("P2.1.1")
    walk.store_cursor()
    assert reopened(store).current == "P2.1.1"
    walk.rate(3)
    walk.go_back()
    walk.store_cursor()
    assert reopened(store).current == "P1.2.2"


def test_next_unanswered_goes_round_and_says_when_there_is_none(walk):
    assert "P1.1.1" in walk.open
    walk.rate(1)
    walk.go_to("P2.1.2")
    walk.rate(1)
    assert walk.go_to_next_open()
    assert walk.current == "P1.1.2"
    for _ in range(4):
        walk.rate(1)
        walk.go_to_next_open()
    assert not walk.go_to_next_open()


def test_next_flagged_finds_what_waits(walk):
    assert not walk.go_to_next_flagged()
    walk.toggle_flag()
    walk.go_on()
    assert walk.go_to_next_flagged()
    assert walk.current == "P1.1.1"


def test_going_on_stops_at_the_last(walk):
    walk.go_to("P2.1.2")
    assert walk.item.is_last
    assert not walk.go_on()
    assert walk.current == "P2.1.2"


def test_submitted_assessment_cannot_be_changed():
    store = MemoryAssessments(make_assessment(answers={"P1.1.1": RATED_3}, state=State.SUBMITTED))
    walk = WalkPresenter(store, store.assessment)
    assert not walk.item.is_editable
    walk.rate(5)
    walk.open_reason()
    walk.type_comment("晚了")
    walk.go_on()
    walk.store_cursor()
    assert store.saves == 0
    assert not walk._drafts
    assert store.assessment.cursor is None


def test_overview_counts_answers_by_task_and_duty(walk):
    walk.rate(3)
    walk.go_on()
    walk.toggle_flag()
    overview = walk.overview
    assert (overview.tasks["T1.1"].answered, overview.tasks["T1.1"].total) == (1, 2)
    assert (overview.duties["T1"].answered, overview.duties["T1"].total) == (1, 4)
    assert [mark.is_flagged for mark in overview.marks[:3]] == [False, True, False]


def test_search_finds_in_every_kind_and_leads_to_the_first_place(walk):
    kinds = {
        hit.kind
        for text in ("職責1", "任務1.2", "第2.1.1", "產業", "溝通")
        for hit in walk.search(text)
    }
    assert kinds == set(HitKind)
    assert walk.search(" ") == ()
    (hit,) = walk.search("第2.1.2")
    assert hit.indicator == "P2.1.2"
    assert hit.line[hit.start : hit.start + hit.length] == "第2.1.2"
    assert [hit.indicator for hit in walk.search("k01")] == ["P1.1.1"]


def test_content_that_no_task_lists_is_not_found(walk):
    assert walk.search("法規知識") == ()


def test_notes_referred_to_stand_with_the_indicator():
    task = make_task(indicators=1)
    task = make_task(indicators=1, name="前置【註1】", outputs=(), knowledge=("K01", "K09"))
    standard = make_standard(task, notes=(Note("註1", "甲"), Note("註2", "乙"), Note(None, "丙")))
    store = MemoryAssessments(make_assessment(standard))
    place = reopened(store).item.place
    assert [note.text for note in place.notes] == ["甲"]
    assert [item.name for item in place.knowledge] == ["產業知識", ""]
    assert place.indicator == Indicator("P1.1.1", "能完成第1.1.1項工作。")
    assert place.required == 4


def test_answer_with_reason_typed_by_another_series_is_not_shown():
    """Only the person's own answers belong on this page."""
    store = MemoryAssessments(make_assessment(answers={"P1.1.1": Answer(comment="我的")}))
    assert reopened(store).item.comment == "我的"
