"""Every figure of the results has the rows it was counted from, without Qt."""

from dataclasses import replace

import pytest

from ksa_assess.domain.answer import UNANSWERED, AnswerKind, Series
from ksa_assess.domain.gap import Severity
from ksa_assess.gui.pages.results.row_filter import (
    EVERY_ROW,
    Order,
    Outcome,
    RowFilter,
    Views,
)
from tests.builders import make_standard, make_task
from tests.gui.test_results_presenter import ANSWERS, results


def codes(shown, wanted=EVERY_ROW, order=Order.DOCUMENT) -> list[str]:
    return [one.code for one in shown.rows(wanted, order)]


def test_every_figure_has_as_many_rows_as_it_says():
    shown = results()
    pieces = (*shown.first_pieces, *shown.attainment_pieces)
    figures = [piece.figure for piece in pieces if piece.figure]
    figures += shown.coverage_figures
    figures += [part.figure for part in shown.severity_parts]
    assert len(figures) == 2 + 2 + 4 + 4
    for figure in figures:
        assert len(shown.rows(figure.rows)) == figure.count, figure


def test_pieces_are_the_sentence():
    shown = results()
    for pieces, sentence in (
        (shown.first_pieces, shown.first_sentence),
        (shown.attainment_pieces, shown.attainment),
    ):
        said = "".join((p.figure.shown if p.figure else "") + p.words for p in pieces)
        assert said == sentence
    assert [piece.said for piece in shown.first_pieces] == ["2 項達標", "1 項可以再加強"]


def test_severities_add_up_to_all_indicators():
    shown = results()
    parts = shown.severity_parts
    assert sum(part.figure.count for part in parts) == 6
    assert [part.severity for part in parts] == [
        Severity.EXCEEDS,
        Severity.MET,
        Severity.CRITICAL,
        None,
    ]


def test_a_duty_and_a_task_take_their_own_rows():
    shown = results()
    assert codes(shown, RowFilter(place="T2")) == ["P2.1.1", "P2.1.2"]
    assert codes(shown, RowFilter(place="T1.1")) == ["P1.1.1", "P1.1.2"]


@pytest.mark.parametrize("bars", ["duty_bars", "all_bars"])
def test_a_bar_has_the_rows_it_counts(bars: str):
    shown = results()
    for bar in getattr(shown, bars):
        rows = shown.rows(RowFilter(place=bar.code))
        assert bar.figures.endswith(f"／{len(rows)}")


def test_a_content_item_takes_the_rows_of_its_figures():
    shown = results()
    for kind in ("knowledge", "skills", "attitudes"):
        for item in shown.content(kind):
            assert len(shown.rows(RowFilter(content=item.code))) == item.indicators
            assert len(shown.content_rows(item.code)) == item.indicators


def test_parts_of_a_filter_must_all_hold_and_can_be_taken_away():
    shown = results()
    both = RowFilter(place="T1", outcome=Outcome.REACHED, answers=(AnswerKind.RATED,))
    assert codes(shown, both) == ["P1.1.2", "P1.2.1"]
    assert both.parts == ("place", "outcome", "answers")
    assert codes(shown, both.without("outcome")) == ["P1.1.1", "P1.1.2", "P1.2.1"]
    assert [shown.chip(both, part) for part in both.parts] == [
        "職責與任務：T1 職責1",
        "落差：達標（含高於要求）",
        "作答：已評",
    ]


def test_a_text_is_looked_for_in_code_words_task_and_comment():
    answers = ANSWERS | {"P1.1.1": replace(UNANSWERED.rated(1), comment="夜間 Check-in")}
    shown = results(answers)
    for text in ("p1.1.1", "第1.1.1項", "check-IN", " 夜間 "):
        assert codes(shown, RowFilter(text=text)) == ["P1.1.1"]
    assert codes(shown, RowFilter(text="無此業務")) == ["P1.2.2"]
    assert codes(shown, RowFilter(text="任務2.1")) == ["P2.1.1", "P2.1.2"]


def test_by_gap_the_largest_comes_first_and_what_has_none_last():
    assert codes(results(), order=Order.GAP) == [
        "P1.1.1",
        "P1.2.1",
        "P1.1.2",
        "P1.2.2",
        "P2.1.1",
        "P2.1.2",
    ]


def test_a_line_names_the_series_that_counts():
    answers = {
        Series.SELF: {"P1.1.1": UNANSWERED.rated(2)},
        Series.SUPERVISOR: {"P1.1.1": UNANSWERED.rated(3)},
    }
    shown = results(answers={}, answers_of_all=answers)
    first, second = shown.indicators[:2]
    assert (first.levels, first.counting) == ("要求 4 級・主管 3 級", "主管")
    assert first.answers == {Series.SELF: "2 級", Series.SUPERVISOR: "● 3 級", Series.AGREED: "—"}
    assert second.levels == "要求 —・自評 未評"
    assert shown.series_in_use == (Series.SELF, Series.SUPERVISOR)


def test_details_tell_reason_comment_evidence_and_what_is_missing():
    answer = replace(
        UNANSWERED.rated(1), comment="例子", evidence=("手冊", "紀錄表"), missing=("K01", "S01")
    )
    reason = UNANSWERED.not_applicable("無此業務")
    first, second = results({"P1.1.1": answer, "P1.1.2": reason}).indicators[:2]
    assert first.details == (
        "自評的說明：例子",
        "佐證：手冊、紀錄表",
        "主要缺：K01 產業知識、S01 溝通技能",
    )
    assert second.details == ("不適用的原因：無此業務",)
    assert second.comment == "無此業務"


def test_a_cell_shows_the_largest_gap_of_its_task():
    shown = results()
    (first, second), (third,) = (row.cells for row in shown.heat_rows)
    assert (first.severity, first.severity_said) == (Severity.CRITICAL, "▲▲ 優先加強")
    assert first.figures == "達成率 63%・尚差合計 3 級"
    assert first.counts == "1／2 項可再加強"
    assert second.severity is Severity.MET
    assert (third.severity, third.figures) == (None, "—")
    assert third.counts == "0／2 項可再加強，未知 2 項"
    assert third.said.startswith("T2.1 任務2.1：不列入")


def test_a_cell_exceeds_only_where_all_of_its_task_does():
    standard = make_standard(make_task("T1.1"), make_task("T1.2"))
    levels = {"P1.1.1": 5, "P1.1.2": 6, "P1.2.1": 6, "P1.2.2": 4}
    shown = results({code: UNANSWERED.rated(n) for code, n in levels.items()}, standard)
    ((one, other),) = (row.cells for row in shown.heat_rows)
    assert (one.severity, other.severity) == (Severity.EXCEEDS, Severity.MET)


# A review beside the self rating

OWN = {code: UNANSWERED.rated(3) for code in ("P1.1.1", "P1.1.2", "P1.2.1", "P2.1.1")}
OWN |= {"P1.2.2": UNANSWERED.not_applicable("無此業務"), "P2.1.2": UNANSWERED.rated(5)}
SUPERVISOR = {
    "P1.1.1": UNANSWERED.rated(3),
    "P1.1.2": OWN["P1.1.2"].agreed(whole_task=True),
    "P1.2.1": replace(UNANSWERED.rated(1), comment="要提醒"),
    "P1.2.2": UNANSWERED.rated(2),
    "P2.1.1": UNANSWERED.not_observed(),
    "P2.1.2": UNANSWERED.rated(6),
}
AGREED = {"P1.2.1": replace(UNANSWERED.rated(2), comment="談過")}


def reviewed():
    series = {Series.SELF: OWN, Series.SUPERVISOR: SUPERVISOR, Series.AGREED: AGREED}
    return results(answers={}, answers_of_all=series)


def test_views_take_the_rows_that_are_so_far_apart():
    shown = reviewed()
    found = {views: codes(shown, RowFilter(views=views)) for views in Views}
    assert found == {
        Views.DIFFER: ["P1.2.1", "P1.2.2", "P2.1.2"],
        Views.DISCUSS: ["P1.2.1"],
        Views.SAME: ["P1.1.1", "P1.1.2"],
        Views.WITHIN_ONE: ["P1.1.1", "P1.1.2", "P2.1.2"],
        Views.COMPARED: ["P1.1.1", "P1.1.2", "P1.2.1", "P2.1.2"],
    }
    assert shown.chip(RowFilter(views=Views.DIFFER), "views") == "看法：看法不同"


def test_figures_of_the_agreement_lead_to_their_rows_and_make_its_sentence():
    shown = reviewed()
    figures = [piece.figure for piece in shown.agreement_pieces if piece.figure]
    assert [figure.count for figure in figures] == [4, 2, 3, 1]
    for figure in figures:
        assert len(shown.rows(figure.rows)) == figure.count
    parts = shown.agreement_pieces
    said = "".join((p.figure.shown if p.figure else "") + p.words for p in parts)
    assert said == shown.agreement
    assert "2 項相同（50%），3 項相差一級以內（75%），1 項相差 2 級以上" in said


def test_a_row_says_what_each_side_rated_how_far_apart_and_what_counts():
    lines = {one.code: one for one in reviewed().indicators}
    one = lines["P1.2.1"]
    assert dict(one.answers) == {
        Series.SELF: "3 級",
        Series.SUPERVISOR: "1 級",
        Series.AGREED: "● 2 級",
    }
    assert (one.views, one.counting) == ("自評高 2 級", "共識")
    assert one.sides == "自評 3 級・主管 1 級・共識 2 級（自評高 2 級）；目前採用：共識"
    assert lines["P2.1.1"].sides == "自評 3 級・主管 無法判斷；目前採用：自評"
    assert lines["P1.1.1"].views == "看法相同"


def test_details_hold_what_both_sides_wrote_each_under_its_name():
    lines = {one.code: one for one in reviewed().indicators}
    assert lines["P1.2.1"].details == (
        "主管的說明：要提醒",
        "共識的說明：談過",
        "建議面談：相差 2 級。",
    )
    assert lines["P1.2.2"].details == ("自評不適用的原因：無此業務",)
    assert lines["P1.1.2"].details == ("主管同意整個任務的自評",)


def test_the_summary_says_how_often_each_series_counts():
    assert reviewed().series == "目前採用：共識 1 項、主管評核 4 項、自評 1 項"
    assert results().series == "目前採用：自評"


def test_without_a_review_nothing_is_said_of_one():
    shown = results()
    assert shown.agreement_pieces == ()
    assert shown.agreement == ""
    assert not shown.is_reviewed
    assert {one.sides + one.views for one in shown.indicators} == {""}
