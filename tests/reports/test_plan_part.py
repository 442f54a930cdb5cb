"""Part seven with a written plan: every word of it stands on paper, and page two stays one page."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from ksa_assess.domain.assessment import State
from ksa_assess.domain.plan import PlanItem, Way
from ksa_assess.reports.sheet import Sheet
from ksa_assess.reports.style import BOTTOM
from ksa_assess.runtime.settings import Calendar, Settings
from tests.reports.samples import (
    body,
    content_of,
    joined,
    pdf_of,
    pdf_text,
    realistic,
    running,
    sheets_of,
)

ITEM = PlanItem(
    uuid="a",
    code="K01",
    text="旅宿業產品知識",
    present=2,
    target=4,
    ways=(Way.OJT, Way.SELF_STUDY),
    course="住房分析實務",
    owner="林怡君",
    due=date(2026, 12, 31),
    how_checked="主管抽查三次",
    result="兩次已過",
)
LONG = "每月由主管抽查住房分析報表一次，並於會議中說明差異與改善。"
HEADING = "七、個人發展計畫（全文）"


def items(count: int, **more: str) -> tuple[PlanItem, ...]:
    """As many, told apart by their courses."""
    return tuple(replace(ITEM, uuid=str(n), course=f"課程{n:02}", **more) for n in range(count))


def annex(sheets: tuple[Sheet, ...]) -> str:
    """What stands behind page two up to the first annex, without what a new page says again."""
    after = "".join(joined(sheet) for sheet in sheets[2:]).partition("附件一")[0]
    return re.sub("欄位全文((加強項目|檢核方式|結果)（續）)?", "", after)


def test_a_written_item_stands_in_its_columns() -> None:
    row, *rest = content_of(realistic(), plan=(ITEM,)).plan.rows
    assert row.cells == (
        "K01 旅宿業產品知識",
        "2 級 → 4 級",
        "☑ OJT\n☐ 內訓\n☐ 外訓\n☑ 自學",
        "住房分析實務",
        "林怡君",
        "115/12/31",
        "主管抽查三次",
        "兩次已過",
    )
    assert len(rest) == 4


def test_the_due_day_follows_the_calendar_and_its_head_says_which() -> None:
    western = content_of(realistic(), settings=Settings(calendar=Calendar.WESTERN), plan=(ITEM,))
    heads = {column.name: column.head for column in western.plan.columns}
    assert (heads["due"], western.plan.rows[0].cells[5]) == ("完成期限", "2026/12/31")
    roc = {column.name: column.head for column in content_of(realistic()).plan.columns}
    assert "民國" in roc["due"]


def test_an_item_without_levels_or_day_leaves_room_to_write() -> None:
    row = content_of(realistic(), plan=(PlanItem("a", text="主動積極"),)).plan.rows[0]
    assert row.cells[0] == "主動積極"
    assert row.cells[1] == row.cells[5] == ""


def test_blank_items_are_not_printed_and_alone_leave_the_form_to_write() -> None:
    blank = PlanItem("b", owner="林怡君")
    assert content_of(realistic(), plan=(blank, ITEM)).plan.rows[0].name == "第 1 項"
    assert content_of(realistic(), plan=(blank,)) == content_of(realistic())


@pytest.mark.parametrize("state", [State.REVIEWED, State.CLOSED])
def test_nothing_is_proposed_once_the_plan_is_signed(state: State) -> None:
    proposed = content_of(realistic()).plan.rows
    signed = content_of(replace(realistic(), state=state)).plan.rows
    assert any(row.cells[0] for row in proposed)
    assert not any(row.cells[0] for row in signed)
    assert len(signed) == len(proposed)


@pytest.mark.parametrize("lang", ["zh_TW", "en"])
def test_five_usual_items_need_page_two_alone(lang: str) -> None:
    sheets = sheets_of(realistic(), lang, items(5))
    assert len(sheets) == len(sheets_of(realistic(), lang))
    assert all(f"課程{n:02}" in joined(sheets[1]) for n in range(5))


@pytest.mark.parametrize("count", [1, 4, 6, 7, 12, 50])
@pytest.mark.parametrize("lang", ["zh_TW", "en"])
def test_no_item_is_left_out_however_many(count: int, lang: str) -> None:
    sheets = sheets_of(realistic(), lang, items(count))
    everything = "".join(joined(sheet) for sheet in sheets)
    assert all(everything.count(f"課程{n:02}") == 1 for n in range(count))
    assert max(text.baseline for text in body(sheets[1])) <= BOTTOM
    assert sum("九、簽核" in joined(s) or "9.Signatures" in joined(s) for s in sheets) == 1


@pytest.mark.parametrize("field", ["text", "how_checked", "result"])
def test_no_word_is_left_out_however_long(field: str) -> None:
    long = "".join(f"第{n:03}句。{LONG}" for n in range(120))
    plan = (replace(ITEM, **{field: long}), *items(5))
    sheets = sheets_of(realistic(), plan=plan)
    assert HEADING in joined(sheets[2])
    in_full = annex(sheets)
    assert all(f"第{n:03}句。" in in_full for n in range(120))
    assert HEADING in joined(sheets[1])


def test_only_items_that_were_cut_are_printed_again() -> None:
    plan = (*items(4), replace(ITEM, uuid="long", result=LONG * 9))
    in_full = annex(sheets_of(realistic(), plan=plan))
    assert "第5項" in in_full
    assert "第1項" not in in_full


def test_lines_to_write_on_stay_for_both() -> None:
    page = sheets_of(realistic(), plan=items(50, result=LONG * 30))[1]
    at = {text.text: text.baseline for text in body(page)}
    boxes = at["主管綜合回饋"], at["受評人意見"], at["九、簽核"]
    for top, bottom in pairwise(boxes):
        assert sum(top < line.y1 == line.y2 < bottom for line in page.lines) >= 3


def test_the_plan_is_in_the_verification_code() -> None:
    without, first = (
        running(sheets_of(realistic())[1]),
        running(sheets_of(realistic(), plan=(ITEM,))[1]),
    )
    other = running(sheets_of(realistic(), plan=(replace(ITEM, result="完成"),))[1])
    assert len({without, first, other}) == 3


def test_the_same_plan_gives_the_same_bytes_and_can_be_copied() -> None:
    plan = items(8, how_checked=LONG * 6)
    first, second = (pdf_of(content_of(realistic(), plan=plan)) for _ in range(2))
    assert first == second
    text = pdf_text(first)
    assert all(f"課程{n:02}" in text for n in range(8))
    assert "☑" in text
