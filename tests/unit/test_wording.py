"""Domain values said in words: rounding, calendars, and a word for every value of every enum."""

import time
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ksa_assess.domain.answer import Answer, AnswerKind, Series
from ksa_assess.domain.assessment import Kind, Period, State
from ksa_assess.domain.gap import RequiredFrom, Severity, analyse
from ksa_assess.domain.scale import LEVELS
from ksa_assess.runtime.texts import Language, Texts
from ksa_assess.wording import Wording, day_of, whole_percent
from tests.builders import make_assessment, make_standard

CHINESE = Wording(Texts("zh_TW"), "roc")
ENGLISH = Wording(Texts("en"), "western")
JULY = date(2026, 7, 15)


def analysis_of(**answers: int):
    rated = {code.replace("_", "."): Answer().rated(level) for code, level in answers.items()}
    return analyse(make_standard(), {Series.SELF: rated}, {})


@pytest.mark.parametrize(
    ("share", "percent"),
    [(0.0, 0), (1.0, 100), (0.996, 99), (0.9999, 99), (0.0001, 1), (0.285, 29), (0.284, 28)],
)
def test_percent_is_half_up_and_never_claims_all_or_nothing(share, percent):
    assert whole_percent(share) == percent


def test_no_figure_is_a_dash_neither_0_nor_100():
    assert CHINESE.percent(None) == "—"
    assert CHINESE.attainment(analysis_of().totals).startswith("職能達成率 —")


@pytest.mark.parametrize(
    ("gap", "words"),
    [(2, "尚差 2 級"), (0, "達標"), (-1, "高於要求 1 級"), (None, "—")],
)
def test_gap_is_said_without_a_sign(gap, words):
    assert CHINESE.gap_words(gap) == words


def test_english_counts_one_level_and_several():
    assert ENGLISH.gap_words(1) == "1 level short"
    assert ENGLISH.gap_words(2) == "2 levels short"


def test_level_is_never_a_mark():
    assert CHINESE.level(3) == "3 級"
    assert CHINESE.level(None) == "—"


def test_date_follows_the_calendar():
    western = Wording(Texts("zh_TW"), "western")
    assert CHINESE.date(JULY) == "民國 115 年 7 月 15 日"
    assert western.date(JULY) == "2026/07/15"


def test_a_moment_is_dated_where_the_program_runs():
    moment = datetime(2026, 7, 15, 12, tzinfo=UTC)
    assert day_of(moment) == moment.astimezone().date()
    assert CHINESE.date(moment) == CHINESE.date(day_of(moment))


def test_proposed_periods_are_the_half_year_the_year_and_the_quarter_of_the_day():
    assert CHINESE.periods(JULY) == (
        Period("115 年下半年", date(2026, 7, 1), date(2026, 12, 31)),
        Period("115 年度", date(2026, 1, 1), date(2026, 12, 31)),
        Period("115 年第 3 季", date(2026, 7, 1), date(2026, 9, 30)),
    )
    labels = [period.label for period in ENGLISH.periods(date(2026, 6, 30))]
    assert labels == ["first half of 2026", "2026", "2026 Q2"]


def test_a_moment_has_the_time_of_where_the_program_runs():
    moment = datetime(2026, 7, 15, 12, 5, tzinfo=UTC)
    assert CHINESE.time(moment) == f"{moment.astimezone():%H:%M}"
    assert CHINESE.date_and_time(moment) == f"{CHINESE.date(moment)} {CHINESE.time(moment)}"


def test_characters_that_cannot_be_printed_are_named_with_their_code_point():
    assert "𱀀 (U+31000)、🎉 (U+1F389)" in CHINESE.missing_glyphs(("𱀀", "🎉"))
    assert "𱀀 (U+31000), 🎉 (U+1F389)" in ENGLISH.missing_glyphs(("𱀀", "🎉"))


def test_the_usual_purpose_stands_in_where_none_is_given():
    assert CHINESE.purpose("") == "職能落差分析與訓練規劃"
    assert CHINESE.purpose("試用期滿評核") == "試用期滿評核"


def test_period_names_its_dates_only_where_given():
    whole = Period("年度", date(2026, 7, 1), date(2026, 12, 31))
    assert CHINESE.period(Period("年度")) == "年度"
    assert ENGLISH.period(whole) == "年度 (2026/07/01–12/31)"
    assert CHINESE.period(whole) == "年度（民國 115 年 7 月 1 日–12 月 31 日）"
    longer = replace(whole, end=date(2027, 6, 30))
    assert ENGLISH.period(longer) == "年度 (2026/07/01–2027/06/30)"
    assert ENGLISH.period(replace(whole, end=None)) == "年度 (2026/07/01–)"
    assert ENGLISH.period(replace(whole, start=None)) == "年度 (–2026/12/31)"


def test_first_sentence_and_coverage_count_the_answers():
    analysis = analysis_of(P1_1_1=4, P1_1_2=2, P1_2_1=3)
    assert CHINESE.first_sentence(analysis) == "2 項達標，1 項可以再加強。"
    words = "作答情形：已評 3、不適用 0、無法判斷 0、未評 3，共 6 項"
    assert CHINESE.coverage_sentence(analysis.totals.coverage) == words


def test_bounds_are_said_only_where_they_differ():
    whole = analysis_of(P1_1_1=4, P1_1_2=2, P1_2_1=3, P1_2_2=3, P2_1_1=5, P2_1_2=5)
    part = analysis_of(P1_1_1=4, P1_1_2=2)
    assert CHINESE.attainment(whole.totals) == "職能達成率 92%"
    assert CHINESE.attainment(part.totals) == "職能達成率 75%（含 4 項未知時，介於 25%–92%）"


def test_answer_shows_its_level_or_its_kind():
    assert CHINESE.answer(Answer().rated(0)) == "0 級"
    assert CHINESE.answer(Answer().not_applicable("調職")) == "不適用"
    assert CHINESE.answer(Answer().not_observed()) == "無法判斷"
    assert CHINESE.answer(Answer()) == "未評"


def test_severity_has_a_sign_beside_its_name():
    assert CHINESE.severity(Severity.MINOR) == "△ 略需加強"
    assert CHINESE.severity_meaning(Severity.MINOR) == "△ 略需加強（尚差 1 級）"


def test_kind_of_issue_nobody_here_knows_stands_as_it_is():
    assert CHINESE.issue_kind("from another reader") == "from another reader"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("calendar", ["roc", "western"])
def test_every_value_has_its_word_in_both_languages(language, calendar):
    wording = Wording(Texts(language), calendar)
    said = [wording.severity(s) + wording.severity_meaning(s) for s in Severity]
    said += [wording.required_from(source) for source in RequiredFrom]
    said += [wording.series(series) for series in Series]
    said += [wording.state(state) for state in State]
    said += [wording.kind(kind) for kind in Kind]
    said += [wording.answer_kind(kind) for kind in AnswerKind]
    said += [wording.scale_name(level.value) for level in LEVELS]
    said += [wording.scale_sentence(n, is_self=own) for n in range(7) for own in (True, False)]
    said += [wording.period(make_assessment().head.period)]
    assert all(said)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set here")
def test_a_zone_that_cannot_be_leaves_times_in_utc(monkeypatch):
    moment = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "UTC+25")
        time.tzset()
        try:
            assert day_of(moment) == date(2026, 7, 1)
        finally:
            patched.undo()
            time.tzset()


def test_an_amendment_is_told_wherever_an_assessment_is_named():
    assessment = make_assessment(amendment=2)
    chinese = Wording(Texts("zh_TW"))
    assert chinese.whose(assessment) == "王小明・2026 下半年・更正版（第 2 次）・TST0001-001v1"
    assert chinese.which(assessment) == "測試專員・王小明・2026 下半年・更正版（第 2 次）"
    assert chinese.which(make_assessment()) == "測試專員・王小明・2026 下半年"
