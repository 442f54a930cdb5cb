"""A report with a review: three series side by side, the talk, how it was closed."""

from dataclasses import replace

import pytest

from ksa_assess.domain.answer import Series
from ksa_assess.domain.assessment import Action, Assessment, State, Talk
from ksa_assess.domain.plan import PlanItem
from ksa_assess.domain.review import agreement
from ksa_assess.reports.fingerprint import content_to_verify, fingerprint
from ksa_assess.reports.parts import Cell, ReportContent, RowKind
from ksa_assess.runtime.texts import Language
from tests.builders import make_assessment
from tests.reports.reviews import (
    COMPLETED,
    REFUSED,
    TALK,
    confirmed,
    moved,
    reviewed,
    signed_on_paper,
)
from tests.reports.samples import (
    content_of,
    joined,
    pdf_of,
    pdf_text,
    rated,
    realistic,
    running,
    sheets_of,
    shipped,
    with_series,
    words,
)

LONG = "旺季前主動整理住房資料，交班清楚，同事都願意找您商量。" * 190


def said(cell: Cell) -> str:
    return " ".join(one.text for one in cell)


def table(content: ReportContent, heading: str, place: int = 0) -> dict[str, list[str]]:
    """The plain rows of an annex's table by their first cell."""
    annex = next(one for one in content.annexes if one.heading.startswith(heading))
    plain = (row for row in annex.tables[place].rows if row.kind is RowKind.PLAIN)
    return {said(row.cells[0]): [said(cell) for cell in row.cells[1:]] for row in plain}


def test_the_three_series_stand_side_by_side_and_the_one_that_counts_is_marked() -> None:
    content = content_of(reviewed())
    annex = content.annexes[0]
    heads = [column.head for column in annex.tables[0].columns]
    assert heads == ["代碼", "行為指標", "要求", "自評", "主管", "共識", "落差", "說明"]
    rows = {code: cells[2:6] for code, cells in table(content, "附件一").items()}
    assert rows["P1.2.1"] == ["5 級", "1 級", "● 3 級", "▲ 尚差 2 級 依共識"]
    assert rows["P1.1.2"][:3] == ["3 級", "● 3 級 同意整個任務", "—"]
    assert rows["P2.1.1"][:2] == ["● 4 級", "無法判斷"]
    assert rows["P5.1.1"][:2] == ["不適用", "● 不適用 同意自評"]
    assert all(sum("●" in cell for cell in cells) == 1 for cells in rows.values())
    assert "●" in annex.intro[1]


def test_a_report_without_a_review_says_nothing_of_one() -> None:
    text = pdf_text(pdf_of(content_of(realistic())))
    for word in ("●", "看法一致", "主管評核都有級別", "同意自評", "退回、撤回"):
        assert word not in text


def test_page_one_says_what_counts_and_how_far_both_agree() -> None:
    content = content_of(reviewed())
    both = agreement(reviewed())
    assert both.compared == 14
    assert content.gaps.review == (
        "目前採用：共識 1 項、主管評核 16 項、自評 2 項。"
        f"自評與主管評核都有級別的 14 項中，{both.exact} 項相同（14%），"
        f"{both.within_one} 項相差一級以內（93%），1 項相差 2 級以上。"
    )
    assert "主管評核都有級別" in joined(sheets_of(reviewed())[0])


def test_what_both_sides_wrote_stands_in_annex_two_whole() -> None:
    text = " ".join(
        f"{one}" for row in table(content_of(reviewed()), "附件二").values() for one in row
    )
    for written in ("主管評核：說明 還需要提醒排班。", "共識：說明 以實際帶班情形為準。", REFUSED):
        assert written in text
    assert table(content_of(reviewed()), "附件二", 1) == {
        "退回補充 民國 115 年 7 月 19 日": ["請補充今年的實際例子。"]
    }


def test_annex_four_tells_what_the_review_decided_on_not_applicable() -> None:
    rows = table(content_of(reviewed()), "附件四")
    assert rows["P5.1.1"][-1] == "由人力資源單位統一辦理。 主管評核：同意不適用"
    assert rows["P2.2.1"][-1] == "本館沒有這項業務。 主管評核：不適用（自評 5 級）"
    assert rows["P1.1.1"][-1] == f"{REFUSED} 主管評核：2 級"


def test_the_talk_stands_where_lines_to_write_on_would_be() -> None:
    page = sheets_of(reviewed())[1]
    text = joined(page)
    for part in (TALK.feedback, TALK.minutes, TALK.remarks):
        assert part in text
    assert "面談紀錄" in words(page)
    assert "受評人確認" not in text
    without = sheets_of(replace(reviewed(), talk=Talk()))[1]
    assert "面談紀錄" not in words(without)
    assert len(without.lines) > len(page.lines)


@pytest.mark.parametrize(
    ("remark", "answer"), [("", "已閱讀，同意"), ("請看六月的比較表。", "已閱讀，有其他意見")]
)
def test_a_confirmation_stands_with_its_day_and_remark(remark: str, answer: str) -> None:
    text = joined(sheets_of(confirmed(remark))[1])
    assert f"受評人確認（民國115年7月27日）：{answer}{remark}" in text
    assert "受評人未簽" in text


def test_a_signature_on_paper_is_told_in_place_of_the_line_for_a_missing_one() -> None:
    text = joined(sheets_of(signed_on_paper())[1])
    assert "已在紙本簽名（林怡君於民國115年7月28日記錄）。" in text
    assert "受評人未簽" not in text


def test_the_days_are_those_of_the_acts_behind_the_state() -> None:
    fields = {one.label: one.value for one in content_of(confirmed()).person.fields}
    assert fields["送出日期"] == fields["評核完成"].replace("24", "20") == "民國 115 年 7 月 20 日"
    assert fields["結案日期"] == "民國 115 年 7 月 27 日"
    assert "最後更動" not in fields
    returned = replace(reviewed(), state=State.RETURNED, log=COMPLETED[:2])
    fields = {one.label: one.value for one in content_of(returned).person.fields}
    assert fields["退回日期"] == "民國 115 年 7 月 19 日"
    assert "評核完成" not in fields


@pytest.mark.parametrize("lang", Language)
@pytest.mark.parametrize("part", ["feedback", "minutes", "remarks"])
def test_a_text_with_no_room_on_page_two_goes_on_whole(part: str, lang: str) -> None:
    long = replace(reviewed(), talk=replace(TALK, **{part: LONG}))
    plan = tuple(PlanItem(str(n), text="住房分析" * 30) for n in range(9))
    sheets = sheets_of(long, lang, plan)
    continued = "".join(joined(sheet) for sheet in sheets[2:])
    assert LONG[:400] in continued.replace("（續）", "")
    text = pdf_text(pdf_of(content_of(long, lang, plan=plan)))
    assert text.count("同事都願意找您商量") >= 190
    heading = {"zh_TW": "八、面談紀錄（全文）", "en": "8.Thetalk,infull"}[lang]
    assert heading in joined(sheets[1])
    assert heading in continued


def test_pages_one_and_two_stay_the_sheet_that_is_signed() -> None:
    for sample in (reviewed(), confirmed("其他意見。"), signed_on_paper()):
        sheets = sheets_of(sample)
        assert "四、落差摘要" in words(sheets[0])
        assert "九、簽核" in words(sheets[1])
        assert "附件一　行為指標明細表" in words(sheets[2])


def test_an_amendment_and_an_unfinished_review_say_so_on_every_page() -> None:
    amendment = replace(realistic(), state=State.DRAFT, amends="x", amendment=2)
    assert content_of(amendment).running.mark == "草稿・更正版（第 2 次）"
    unfinished = replace(reviewed(), state=State.SUBMITTED, is_received=True)
    assert content_of(unfinished).running.mark == "評核未完成"
    assert all("評核未完成" in running(sheet) for sheet in sheets_of(unfinished))
    assert content_of(reviewed()).running.mark == ""


# The verification code


def test_the_code_of_a_report_without_a_review_is_what_it_always_was() -> None:
    plain = make_assessment(answers=rated(shipped()))
    handed_in = moved(Action.SUBMIT, State.DRAFT, State.SUBMITTED, 18)
    assert content_to_verify(replace(plain, log=(handed_in,))) == content_to_verify(plain)
    assert content_to_verify(plain).keys() == {
        *("assessment", "person", "head", "state", "standard", "scale", "answers", "required")
    }
    assert "basis" not in str(content_to_verify(plain))


def test_codes_that_are_on_paper_already_stay() -> None:
    assert fingerprint(realistic()) == "6E72-BA74-956B-60C4"
    planned = (PlanItem("u", text="x", owner="y"),)
    assert fingerprint(realistic(), planned) == "2CA1-0652-16D9-3870"


def test_what_is_local_to_a_computer_changes_no_code_and_no_byte() -> None:
    elsewhere = replace(confirmed("好。"), id=77, is_received=True, cursor="P1.1.2")
    assert pdf_of(content_of(elsewhere)) == pdf_of(content_of(confirmed("好。")))


@pytest.mark.parametrize(
    "other",
    [
        replace(confirmed(), talk=replace(TALK, feedback="不同")),
        replace(confirmed(), talk=replace(TALK, minutes="")),
        confirmed("有意見"),
        signed_on_paper(),
        reviewed(),
        replace(confirmed(), amendment=1, amends="x"),
        with_series(confirmed(), Series.AGREED, {}),
    ],
)
def test_any_change_of_the_review_gives_another_code(other: Assessment) -> None:
    assert fingerprint(other) != fingerprint(confirmed())


def test_agreeing_is_another_statement_than_giving_the_same_level() -> None:
    given = dict(confirmed().answers[Series.SUPERVISOR])
    given["P1.1.2"] = given["P1.1.2"].rated(given["P1.1.2"].level or 0)
    assert fingerprint(with_series(confirmed(), Series.SUPERVISOR, given)) != fingerprint(
        confirmed()
    )


def test_reopening_leaves_the_code_of_what_stays_closed() -> None:
    log = (*confirmed().log, moved(Action.REOPEN, State.CLOSED, State.CLOSED, 30, "級別填錯"))
    reopened = replace(confirmed(), log=log)
    assert pdf_of(content_of(reopened)) == pdf_of(content_of(confirmed()))


def test_an_unfinished_review_is_not_in_the_code_on_the_employees_computer() -> None:
    begun = replace(reviewed(), state=State.SUBMITTED)
    assert fingerprint(begun) == fingerprint(
        with_series(
            with_series(replace(begun, talk=Talk()), Series.SUPERVISOR, {}), Series.AGREED, {}
        )
    )
