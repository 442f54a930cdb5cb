"""What a report says: every figure from the analysis, nothing typed lost, nothing private shown."""

import re
from dataclasses import replace

import pytest

from ksa_assess.domain.answer import Answer, AnswerKind, Series
from ksa_assess.domain.assessment import RequiredLevelOverride, State
from ksa_assess.domain.standard import Note
from ksa_assess.reports.fingerprint import fingerprint
from ksa_assess.reports.parts import Annex, ReportContent, RowKind
from ksa_assess.runtime.settings import Settings
from ksa_assess.wording import whole_percent
from tests.builders import NOON, make_assessment, make_standard, make_task
from tests.reports.samples import analysis_of, content_of, realistic, with_series


def cells(annex: Annex) -> list[list[str]]:
    """Every row's cells, their words joined by spaces."""
    return [
        [" ".join(words.text for words in cell) for cell in row.cells]
        for table in annex.tables
        for row in table.rows
    ]


def annex(content: ReportContent, number: str) -> Annex | None:
    return next((a for a in content.annexes if a.heading.startswith(f"附件{number}")), None)


def row_of(content: ReportContent, number: str, code: str) -> list[str]:
    found = annex(content, number)
    assert found
    return next(row for row in cells(found) if row[0] == code)


def fields(content: ReportContent) -> dict[str, str]:
    return {f.label: f.value for f in (*content.person.fields, *content.basis.fields)}


class TestFirstSheet:
    def test_counts_are_those_of_the_coverage(self):
        assessment = realistic()
        coverage = analysis_of(assessment).totals.coverage
        answers = content_of(assessment).answers
        assert answers.total.number == coverage.indicators
        assert [count.number for count in answers.counts] == [
            coverage.rated,
            coverage.not_applicable,
            coverage.not_observed,
            coverage.unanswered,
        ]

    def test_severities_add_up_to_the_rated_indicators(self):
        assessment = realistic()
        numbers = [count.number for count in content_of(assessment).gaps.severities]
        assert sum(numbers) == analysis_of(assessment).totals.coverage.rated
        assert sum(numbers[:2]) == analysis_of(assessment).met

    def test_bars_are_the_sums_of_the_duties(self):
        assessment = realistic()
        bars = content_of(assessment).gaps.duties
        for bar, duty in zip(bars, analysis_of(assessment).duties, strict=True):
            assert (bar.required, bar.filled) == (duty.totals.required, duty.totals.filled)
            assert (bar.surplus, bar.unknown) == (
                duty.totals.surplus,
                duty.totals.required_unknown,
            )
            assert bar.attainment == f"{whole_percent(duty.totals.attainment or 0)}%"

    def test_lists_hold_the_first_five_in_the_order_of_the_analysis(self):
        assessment = realistic()
        content, analysis = content_of(assessment), analysis_of(assessment)
        assert content.strengths
        assert content.priorities
        assert [i.code for i in content.strengths.items] == [
            row.code for row in analysis.strengths[:5]
        ]
        assert [i.code for i in content.priorities.items] == [
            row.code for row in analysis.priorities[:5]
        ]

    def test_plan_begins_with_the_priorities_and_leaves_the_rest_to_write(self):
        standard = make_standard()
        assessment = make_assessment(standard, {"P1.1.1": Answer().rated(2)})
        first, *rest = content_of(assessment).plan.rows
        item, levels, ways, *unwritten = first.cells
        assert item.startswith("P1.1.1 ")
        assert levels == "2 級 → 4 級"
        assert ways == "☐ OJT\n☐ 內訓\n☐ 外訓\n☐ 自學"
        assert not any(unwritten)
        assert [row.cells for row in rest] == [("", "", ways, *unwritten)] * 4

    def test_bounds_are_said_only_where_something_is_unknown(self):
        whole = make_assessment(
            make_standard(make_task(indicators=1)), {"P1.1.1": Answer().rated(2)}
        )
        assert content_of(whole).gaps.attainment_sentence == ""
        assert "介於" in content_of(realistic()).gaps.attainment_sentence

    def test_nothing_rated_gives_no_figure_and_no_lists(self):
        content = content_of(make_assessment())
        assert content.gaps.attainment == "—"
        assert content.strengths is None
        assert content.priorities is None

    def test_all_met_says_so(self):
        standard = make_standard(make_task(indicators=1))
        content = content_of(make_assessment(standard, {"P1.1.1": Answer().rated(4)}))
        assert content.priorities
        assert content.priorities.items == ()
        assert content.priorities.sentence == "目前沒有需要加強的項目。"
        assert annex(content, "三") is None

    def test_fields_that_were_left_empty_are_absent(self):
        assessment = make_assessment(standard=make_standard(level=None))
        assessment = replace(assessment, head=replace(assessment.head, title=""))
        labels = fields(content_of(assessment))
        assert "職稱" not in labels
        assert "基準級別" not in labels

    def test_date_is_that_of_the_submission_or_of_the_last_change(self):
        draft = make_assessment(changed_at=NOON)
        assert fields(content_of(draft))["最後更動"] == "民國 115 年 7 月 15 日"
        submitted = fields(content_of(realistic()))
        assert submitted["送出日期"] == "民國 115 年 7 月 20 日"
        assert "最後更動" not in submitted
        returned = fields(content_of(replace(realistic(), state=State.RETURNED)))
        assert returned["最後更動"] == "民國 115 年 7 月 15 日"

    @pytest.mark.parametrize("state", State)
    def test_only_a_draft_is_marked_as_one(self, state):
        content = content_of(make_assessment(state=state))
        assert bool(content.running.mark) == (state is State.DRAFT)

    def test_department_head_signs_only_where_the_form_asks_for_it(self):
        with_box = content_of(realistic(), settings=Settings(has_department_head_box=True))
        roles = [one.role for one in with_box.signatures.signatures]
        assert roles == ["受評人", "直屬主管", "部門主管", "人力資源單位"]
        assert len(content_of(realistic()).signatures.signatures) == 3


class TestAnnexes:
    def test_every_indicator_has_its_row_with_its_levels(self):
        assessment = realistic()
        content = content_of(assessment)
        for row in analysis_of(assessment).indicators:
            code, text, required, rated, gap, _ = row_of(content, "一", row.code)
            assert (code, text) == (row.code, row.text)
            assert required == f"{row.required} 級"
            if row.gap is None:
                assert gap == "—"
            else:
                assert rated == f"{row.rated} 級"
                assert str(abs(row.gap)) in gap or gap == "✓ 達標"

    def test_sums_of_duty_and_task_stand_above_their_rows(self):
        assessment = realistic()
        found = annex(content_of(assessment), "一")
        assert found
        groups = [row for row in found.tables[0].rows if row.kind is RowKind.GROUP]
        for group, duty in zip(groups, analysis_of(assessment).duties, strict=True):
            figures = group.cells[1][0].text
            totals = duty.totals
            assert figures.startswith(f"要求 {totals.required}・尚差 {totals.shortfall}・")

    def test_inherited_changed_and_missing_required_levels_say_so(self):
        inherited = make_assessment(make_standard(make_task(level=None, indicators=2)))
        assert row_of(content_of(inherited), "一", "P1.1.1")[2] == "3 級 沿用"
        changed = replace(inherited, overrides={"P1.1.1": RequiredLevelOverride(5, "試用期")})
        row = row_of(content_of(changed), "一", "P1.1.1")
        assert row[2] == "5 級 調整"
        assert "試用期" in row[1]
        none = make_assessment(make_standard(make_task(level=None), level=None))
        assert row_of(content_of(none), "一", "P1.1.1")[2] == "未訂級別"

    def test_columns_of_the_other_series_stand_only_where_they_have_answers(self):
        assessment = realistic()
        alone = annex(content_of(assessment), "一")
        supervisor = {"P1.1.1": Answer().rated(2)}
        both = annex(content_of(with_series(assessment, Series.SUPERVISOR, supervisor)), "一")
        assert alone
        assert both
        assert "主管" not in [column.head for column in alone.tables[0].columns]
        assert "主管" in [column.head for column in both.tables[0].columns]

    def test_the_series_that_counts_is_named_where_there_are_several(self):
        supervisor = {"P1.1.1": Answer().rated(2), "P1.1.2": Answer().not_observed()}
        content = content_of(with_series(realistic(), Series.SUPERVISOR, supervisor))
        assert row_of(content, "一", "P1.1.1")[5] == "▲▲ 尚差 3 級 依主管"
        assert row_of(content, "一", "P1.1.2")[5] == "▲ 尚差 2 級 依自評"

    def test_everything_typed_by_everybody_is_there(self):
        own = replace(Answer(), comment="沒有回答也有說明", evidence=("甲.pdf", "乙櫃"))
        supervisor = replace(Answer().rated(3), comment="主管的話", missing=("K04",))
        refused = Answer().not_applicable("去年調職")
        assessment = with_series(
            realistic(P1_2_1=own, P2_1_1=refused),
            Series.SUPERVISOR,
            {"P1.2.1": supervisor, "P2.1.1": Answer().rated(2)},
        )
        content = content_of(assessment)
        text = row_of(content, "二", "P1.2.1")[1]
        for typed in (
            "沒有回答也有說明",
            "甲.pdf",
            "乙櫃",
            "主管的話",
            "K04 顧客接待與服務流程知識",
        ):
            assert typed in text
        assert "去年調職" in row_of(content, "二", "P2.1.1")[1]

    def test_unrated_items_stand_with_their_reason(self):
        content = content_of(realistic())
        assert row_of(content, "四", "P5.1.1")[2] == "由人力資源單位統一辦理。"
        assert row_of(content, "四", "P5.2.1")[2] == ""
        found = annex(content, "四")
        assert found
        assert [row[0] for row in cells(found) if len(row) == 2] == ["不適用", "無法判斷"]

    def test_items_to_learn_are_those_of_the_analysis_in_its_order(self):
        assessment = realistic()
        found = annex(content_of(assessment), "三")
        assert found
        analysis = analysis_of(assessment)
        touched = [k for k in analysis.knowledge if k.indicators]
        rows = [[words[0].text for words in row.cells] for row in found.tables[0].rows]
        assert rows == [
            [
                k.code,
                k.name,
                str(k.ticked),
                str(k.shortfall),
                str(k.indicators),
                f"{whole_percent(k.share)}%",
            ]
            for k in touched
        ]
        assert found.intro[0] == "依任務對應推估，供選課參考，不是測驗結果。"

    def test_parts_without_data_are_absent(self):
        standard = make_standard(make_task(indicators=1))
        content = content_of(make_assessment(standard, {"P1.1.1": Answer().rated(4)}))
        assert [a.heading[:3] for a in content.annexes] == ["附件一", "附件五"]

    def test_notes_that_indicators_refer_to_are_printed(self):
        task = make_task(indicators=1)
        indicator = replace(task.indicators[0], text="能辦理【註2】。")
        standard = make_standard(
            replace(task, indicators=(indicator,)),
            notes=(Note("註1", "別的"), Note("註2", "指定期辦理。")),
        )
        found = annex(content_of(make_assessment(standard)), "一")
        assert found
        assert "【註2】指定期辦理。" in found.intro
        assert not any("別的" in text for text in found.intro)

    def test_levels_are_told_without_me(self):
        found = annex(content_of(realistic()), "五")
        assert found
        sentences = [row[2] for row in cells(found)[:7]]
        assert len(sentences) == 7
        assert not any("我" in sentence for sentence in sentences)


class TestPrivacyAndProof:
    def test_the_private_mark_changes_nothing(self):
        marked = replace(realistic().answer("P1.1.1"), is_flagged=True)
        only_marked = replace(Answer(), is_flagged=True)
        assert content_of(realistic(P1_1_1=marked)) == content_of(realistic())
        plain = make_assessment()
        assert fingerprint(make_assessment(answers={"P1.1.1": only_marked})) == fingerprint(plain)

    def test_any_other_change_gives_another_code(self):
        first = realistic()
        others = [
            realistic(P1_1_1=Answer().rated(1)),
            realistic(P1_1_1=replace(first.answer("P1.1.1"), comment="。")),
            replace(first, overrides={"P1.1.1": RequiredLevelOverride(2, "試用")}),
            replace(first, head=replace(first.head, department="餐飲部")),
            replace(first, state=State.REVIEWED),
        ]
        codes = {fingerprint(one) for one in (first, *others)}
        assert len(codes) == 1 + len(others)
        assert all(re.fullmatch(r"[0-9A-F]{4}(-[0-9A-F]{4}){3}", code) for code in codes)

    def test_order_of_answering_gives_the_same_code(self):
        first = realistic()
        answers = dict(reversed(list(first.answers[Series.SELF].items())))
        assert fingerprint(replace(first, answers={Series.SELF: answers})) == fingerprint(first)

    def test_no_clock_time_and_no_mean(self):
        text = repr(content_of(realistic()))
        assert not re.search(r"\d\d:\d\d", text)
        assert "平均" not in re.sub("不計算平均級別，不平均|不平均", "", text)


class TestEnglish:
    def test_english_says_everything_in_english(self):
        task = make_task("T1.1", level=None, name="Reception", outputs=())
        named = tuple(replace(i, text="Receives guests.") for i in task.indicators)
        standard = make_standard(replace(task, indicators=named), name="Host", description=None)
        standard = replace(
            standard,
            duties=tuple(replace(duty, name="Front office") for duty in standard.duties),
            knowledge=tuple(replace(item, name="Law") for item in standard.knowledge),
            skills=tuple(replace(item, name="Talk") for item in standard.skills),
            attitudes=tuple(replace(item, name="Care") for item in standard.attitudes),
        )
        answers = {
            "P1.1.1": replace(Answer().rated(1), comment="c", evidence=("e",), missing=("K01",)),
            "P1.1.2": Answer().not_applicable("moved"),
        }
        assessment = make_assessment(standard, answers)
        head = replace(assessment.head, department="Desk", title="", supervisor="Ann")
        head = replace(head, period=replace(head.period, label="2026"))
        assessment = replace(
            with_series(assessment, Series.SUPERVISOR, {"P1.1.1": Answer().rated(2)}),
            head=head,
            person=replace(assessment.person, name="Bob"),
            overrides={"P1.1.1": RequiredLevelOverride(5, "why")},
        )
        content = content_of(assessment, "en", Settings())
        assert not re.findall(r"[\u3400-\u9fff]", repr(content))

    def test_both_languages_have_the_same_parts(self):
        chinese, english = content_of(realistic()), content_of(realistic(), "en")
        assert len(chinese.annexes) == len(english.annexes) == 5
        assert [len(a.tables) for a in chinese.annexes] == [len(a.tables) for a in english.annexes]
        assert english.language == "en"
        assert chinese.language == "zh-TW"


def test_every_kind_of_unrated_answer_is_listed_once():
    assessment = realistic()
    found = annex(content_of(assessment), "四")
    assert found
    listed = [row[0] for row in cells(found) if len(row) == 3]
    expected = [
        row.code for row in analysis_of(assessment).indicators if row.answer is not AnswerKind.RATED
    ]
    assert sorted(listed) == sorted(expected)
