"""What the results say: every figure is the domain's."""

from dataclasses import replace

import pytest

from ksa_assess.domain.answer import UNANSWERED
from ksa_assess.domain.assessment import State
from ksa_assess.domain.gap import analyse
from ksa_assess.gui.pages.results.presenter import CONTENT_KINDS, ResultsPresenter
from ksa_assess.runtime.texts import Texts
from ksa_assess.wording import Wording
from tests.builders import make_assessment, make_standard, make_task

ANSWERS = {
    "P1.1.1": UNANSWERED.rated(1),  # 4 required: 3 short
    "P1.1.2": UNANSWERED.rated(5),  # 1 above
    "P1.2.1": UNANSWERED.rated(3),  # met
    "P1.2.2": UNANSWERED.not_applicable("無此業務"),
    "P2.1.1": UNANSWERED.not_observed(),
}


def results(
    answers=ANSWERS,
    standard=None,
    answers_of_all=None,
    *,
    shows_required_at_once=False,
    **parts,
) -> ResultsPresenter:
    """`answers_of_all` by series, instead of the own ones."""
    assessment = make_assessment(standard, answers, **parts)
    if answers_of_all:
        assessment = replace(assessment, answers=answers_of_all)
    analysis = analyse(assessment.standard, assessment.answers, assessment.overrides)
    return ResultsPresenter(
        assessment,
        analysis,
        Wording(Texts("zh_TW")),
        shows_required_at_once=shows_required_at_once,
    )


def test_first_sentence_coverage_and_attainment():
    shown = results()
    assert shown.first_sentence == "2 項達標，1 項可以再加強。"
    assert shown.coverage == "作答情形：已評 3、不適用 1、無法判斷 1、未評 1，共 6 項"
    assert shown.attainment == "職能達成率 73%（含 2 項未知時，介於 38%–86%）"
    assert shown.sum == ("已評且訂有要求級別的 3 項：要求合計 11 級，尚差合計 3 級；1－3÷11＝73%。")


def test_without_any_rating_there_is_no_figure():
    shown = results({})
    assert shown.attainment.startswith("職能達成率 —")
    assert shown.sum == "還沒有已評且訂有要求級別的指標，所以沒有達成率。"
    assert {bar.attainment for bar in shown.duty_bars} == {"—"}
    assert shown.priorities == shown.strengths == ()


def test_bars_are_the_sums_of_the_domain():
    shown = results()
    first, second = shown.duty_bars
    totals = shown.analysis.duties[0].totals
    assert (first.required, first.filled, first.surplus, first.unknown) == (
        totals.required,
        totals.filled,
        totals.surplus,
        totals.required_unknown,
    )
    assert (first.required, first.filled, first.surplus) == (11, 8, 1)
    assert (second.required, second.unknown, second.attainment) == (0, 10, "—")
    assert [bar.code for bar in shown.all_bars] == ["T1", "T1.1", "T1.2", "T2", "T2.1"]
    tasks = [bar for bar in shown.all_bars if bar.is_task]
    assert sum(bar.required for bar in tasks) == shown.analysis.totals.required


def test_priorities_and_strengths_say_the_gap_in_words():
    shown = results()
    (worst,) = shown.priorities
    assert (worst.code, worst.sign, worst.gap) == ("P1.1.1", "▲▲", "尚差 3 級")
    assert [(one.code, one.gap) for one in shown.strengths] == [
        ("P1.1.2", "高於要求 1 級"),
        ("P1.2.1", "達標"),
    ]


def test_lists_are_cut_at_ten_and_five():
    standard = make_standard(make_task("T1.1", indicators=30))
    low = {i.code: UNANSWERED.rated(1) for i in standard.indicators[:15]}
    high = {i.code: UNANSWERED.rated(6) for i in standard.indicators[15:]}
    shown = results(low | high, standard)
    assert (len(shown.priorities), len(shown.strengths)) == (10, 5)
    assert len(shown.indicators) == 30


def test_table_says_what_is_unknown_and_where_a_level_comes_from():
    standard = make_standard(make_task("T1.1", level=None), make_task("T1.2"))
    shown = results({"P1.1.1": replace(UNANSWERED.rated(3), comment="例子")}, standard)
    first, second, third, _ = shown.indicators
    assert (first.required, first.source, first.comment) == ("3 級", "沿用基準級別", "例子")
    assert (second.answer, second.gap, second.sign) == ("未評", "—", "")
    assert third.source == ""


def test_the_required_level_of_what_is_unanswered_is_said_after_the_answer():
    standard = make_standard(make_task("T1.1", level=None))
    some = {"P1.1.1": UNANSWERED.rated(3)}
    answered, unanswered = results(some, standard).indicators
    assert answered.required == "3 級"
    assert (unanswered.required_said, unanswered.levels) == ("—", "要求 —・自評 未評")
    locked = results(some, standard, state=State.SUBMITTED)
    assert locked.indicators[1].required == "3 級"
    at_once = results(some, standard, shows_required_at_once=True)
    assert at_once.indicators[1].required == "3 級"
    assert at_once.duty_bars == results(some, standard).duty_bars


def test_content_is_listed_by_kind_in_the_order_of_the_analysis():
    answers = {"P1.1.1": replace(UNANSWERED.rated(1), missing=("S02", "S01"))}
    shown = results(answers)
    rows = {kind: shown.content(kind) for kind in CONTENT_KINDS}
    assert [row.code for row in rows["knowledge"]] == ["K01", "K02"]
    assert [row.code for row in rows["skills"]] == ["S01", "S02"]
    assert [row.code for row in rows["attitudes"]] == ["A01"]
    first = rows["skills"][0]
    assert (first.ticked, first.shortfall, first.share) == (1, 3, "100%")
    assert rows["knowledge"][1].share == "0%"


def test_nothing_answered_is_empty_and_everything_answered_is_whole():
    assert results({}).is_empty
    assert not results().is_empty
    assert not results().is_whole
    assert results(ANSWERS | {"P2.1.2": UNANSWERED.rated(0)}).is_whole


@pytest.mark.parametrize(("state", "is_editable"), [(State.DRAFT, True), (State.SUBMITTED, False)])
def test_only_a_draft_can_be_submitted(state: State, is_editable: bool):
    assert results(state=state).is_editable is is_editable
