"""Every figure of the results has the rows it was counted from, without Qt."""

from dataclasses import replace

import pytest

from ksa_assess.domain.answer import UNANSWERED, AnswerKind, Series
from ksa_assess.domain.gap import Severity
from ksa_assess.gui.pages.results.row_filter import EVERY_ROW, Order, Outcome, RowFilter
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
    assert first.answers == {Series.SELF: "2 級", Series.SUPERVISOR: "3 級", Series.AGREED: "未評"}
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
