"""Where everything stands: nothing overflows, nothing overlaps, no row is torn from its code."""

import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ksa_assess.domain.answer import Answer, Series
from ksa_assess.domain.assessment import Assessment
from ksa_assess.reports.fonts import advances
from ksa_assess.reports.parts import Field
from ksa_assess.reports.pdf import lay_out
from ksa_assess.reports.sheet import PlacedText, Sheet
from ksa_assess.reports.style import BOTTOM, LEFT, MM, PAGE_HEIGHT, RIGHT, TOP
from ksa_assess.runtime.settings import Settings
from tests.builders import make_assessment
from tests.reports.samples import (
    PARAGRAPH,
    body,
    content_of,
    joined,
    large,
    rated,
    realistic,
    running,
    sheets_of,
    shipped,
    with_long_head,
    with_series,
    words,
)

_CODE = re.compile("[0-9A-F]{4}(-[0-9A-F]{4}){3}")
SLACK = 0.05  # Points, for what adding many widths rounds.


def three_series() -> Assessment:
    assessment = realistic()
    supervisor = with_series(assessment, Series.SUPERVISOR, rated(assessment.standard, (3, 4)))
    return with_series(supervisor, Series.AGREED, {"P1.1.1": Answer().rated(4)})


def commented(text: str) -> Assessment:
    return realistic(P1_1_1=replace(Answer().rated(3), comment=text))


def all_met() -> Assessment:
    return make_assessment(shipped(), rated(shipped(), (5,)))


CASES = {
    "realistic": realistic,
    "empty draft": lambda: make_assessment(shipped()),
    "all met": all_met,
    "three series": three_series,
    "unit": lambda: make_assessment(shipped("TTM3R0299v2"), rated(shipped("TTM3R0299v2"))),
    "ten duties, long names": lambda: with_long_head(large(10)),
    "forty duties": lambda: with_long_head(large(40, 4), 300),
    "long indicators": lambda: large(6, 3, PARAGRAPH * 4),
    "5,000 characters": lambda: commented(PARAGRAPH * 60),
    "no place to break": lambda: commented("x" * 5000),
    "many lines": lambda: commented("行\n" * 300),
}


@pytest.fixture(params=[(name, lang) for name in CASES for lang in ("zh_TW", "en")], ids=str)
def sheets(request: pytest.FixtureRequest) -> tuple[Sheet, ...]:
    name, lang = request.param
    return sheets_of(CASES[name](), lang)


def width(text: PlacedText) -> float:
    return sum(advances(text.face)[one] for one in text.text) * text.size / 1000


def test_no_text_leaves_the_page_or_runs_into_another(sheets):
    for sheet in sheets:
        lines: defaultdict[float, list[PlacedText]] = defaultdict(list)
        for text in sheet.texts:
            assert text.x >= LEFT - SLACK
            assert text.x + width(text) <= RIGHT + SLACK, text
            lines[round(text.baseline, 1)].append(text)
        for line in lines.values():
            for left, right in pairwise(sorted(line)):
                assert left.x + width(left) <= right.x + SLACK, (left, right)


def test_lines_do_not_stand_upon_each_other(sheets):
    """Of two texts that share a place across, the lower one begins below the upper one."""
    for sheet in sheets:
        for upper, lower in pairwise(sorted(body(sheet), key=lambda t: (t.x, t.baseline))):
            if upper.x == lower.x:
                assert lower.baseline - upper.baseline >= 0.8 * lower.size, (upper, lower)


def test_nothing_stands_below_the_text_of_a_page_but_its_foot(sheets):
    for sheet in sheets:
        below = [text for text in sheet.texts if text.baseline > BOTTOM]
        assert len({round(text.baseline, 1) for text in below}) == 1
        boxes = [box.y + box.height for box in sheet.boxes]
        assert max(boxes, default=0) <= BOTTOM + SLACK


def test_first_sheet_is_pages_one_and_two(sheets):
    """Parts one to six on the first page, seven to nine on the second, annexes from the third."""
    headings = [[mark.title for mark in sheet.bookmarks if mark.level == 0] for sheet in sheets]
    assert 4 <= len(headings[0]) <= 6
    assert len(headings[1]) == 3
    assert headings[2][0].startswith(("附件一", "Annex 1"))
    assert not set(headings[0] + headings[1]) & {one for page in headings[2:] for one in page}


def test_every_page_carries_its_number_and_the_code(sheets):
    codes = {_CODE.search(running(sheet)) for sheet in sheets}
    assert len({code and code[0] for code in codes}) == 1
    assert None not in codes
    for number, sheet in enumerate(sheets, start=1):
        foot = running(sheet)
        zh, en = f"第 {number} 頁，共 {len(sheets)} 頁", f"Page {number} of {len(sheets)}"
        assert zh in foot or en in foot


def test_no_line_begins_with_a_closing_sign(sheets):
    for sheet in sheets:
        assert not [text for text in words(sheet) if text[0] in "，。、；：？！）」』】％"]
        assert not [text for text in words(sheet) if text[-1] in "（「『【"]


@pytest.mark.parametrize("name", ["realistic", "three series", "long indicators"])
def test_an_indicator_stands_whole_beside_its_code(name):
    assessment = CASES[name]()
    sheets = sheets_of(assessment)[2:]
    for indicator in assessment.standard.indicators:
        [sheet] = [s for s in sheets if _has_row(s, indicator.code)][:1]
        assert "".join(indicator.text.split()) in joined(sheet)


def _has_row(sheet: Sheet, code: str) -> bool:
    return any(text.text == code and text.x == LEFT for text in body(sheet))


def test_column_heads_repeat_on_every_page_of_a_table():
    for sheet in sheets_of(large(10))[2:6]:
        assert words(sheet).count("行為指標") == 1


def test_group_is_not_left_alone_at_the_foot_of_a_page():
    for sheet in sheets_of(large(12, 5))[2:]:
        last = max(body(sheet), key=lambda text: text.baseline)
        assert "・達成率" not in last.text


@pytest.mark.parametrize("text", [PARAGRAPH * 60, "x" * 9000, "行\n" * 300])
def test_comment_longer_than_a_page_goes_on_under_its_code(text):
    sheets = sheets_of(commented(text))
    first = next(i for i, s in enumerate(sheets) if any("自評：說明" in w for w in words(s)))
    whole = "".join(joined(sheet) for sheet in sheets[first:])
    if "\n" not in text:
        whole = whole.replace("代碼行為指標、說明與佐證P1.1.1（續）", "")
        assert "".join(text.split()) in whole
    continued = [sheet for sheet in sheets if "（續）" in words(sheet)]
    assert len(continued) >= 1
    for sheet in continued:
        at = words(sheet).index("（續）")
        assert words(sheet)[at - 1] == "P1.1.1"


def test_only_the_row_that_fits_no_page_is_split():
    sheets = sheets_of(commented(PARAGRAPH * 12))
    assert not any("（續）" in words(sheet) for sheet in sheets)


def test_draft_is_marked_on_every_page_and_others_on_none():
    assert all("草稿" in running(sheet) for sheet in sheets_of(make_assessment(shipped())))
    assert not any("草稿" in running(sheet) for sheet in sheets_of(realistic()))


def test_fields_that_page_one_cut_stand_whole_at_the_end():
    assessment = with_long_head(large(10), 100)
    sheets = sheets_of(assessment)
    assert "王堃喆" * 100 not in joined(sheets[0])
    end = "".join(joined(sheet) for sheet in sheets[2:])
    for typed in (assessment.person.name, assessment.head.department, assessment.head.supervisor):
        assert typed in end


@pytest.mark.parametrize("assessment", [realistic, lambda: make_assessment(shipped())])
def test_what_the_head_cut_stands_whole_at_the_end(assessment):
    settings_ = Settings(
        organisation="山海旅館" * 30, form_name="職能評估表" * 20, form_number="HR-07-" * 30
    )
    sheets = lay_out(content_of(assessment(), settings=settings_))
    end = joined(sheets[-1])
    for typed in (settings_.organisation, settings_.form_name, settings_.form_number):
        assert typed in end
        assert typed not in "".join(running(sheets[0]).split())


def test_short_fields_are_not_repeated():
    content = content_of(realistic())
    assert content.overflow.title not in [
        mark.title for sheet in lay_out(content) for mark in sheet.bookmarks
    ]


def test_duties_without_room_are_counted():
    page = joined(sheets_of(large(40, 2))[0])
    shown = page.count("顧客接待與服務流程規劃")
    assert 0 < shown < 40
    assert f"其餘{40 - shown}項主要職責見附件一。" in page


def test_signature_boxes_leave_25_mm_and_a_margin_for_holes():
    settings_ = Settings(has_department_head_box=True)
    sheet = lay_out(content_of(realistic(), settings=settings_))[1]
    boxes = [box for box in sheet.boxes if box.height > 20 * MM]
    assert len(boxes) == 4
    assert all(box.height >= 25 * MM for box in boxes)
    assert min(box.x for box in boxes) >= 25 * MM


def test_bars_share_one_scale_and_never_fill_beyond_their_frame():
    content = content_of(realistic())
    sheet = lay_out(content)[0]
    frames = [b for b in sheet.boxes if b.frame and not b.is_dashed and b.width > 14]
    scales = {
        round(box.width / bar.required, 3)
        for box, bar in zip(frames, content.gaps.duties, strict=True)
    }
    assert len(scales) == 1


def test_every_bookmark_stands_on_its_page(sheets):
    for sheet in sheets:
        assert all(TOP - SLACK <= mark.y <= PAGE_HEIGHT for mark in sheet.bookmarks)


@settings(max_examples=60)
@given(st.text(st.sampled_from("客房，。「」（）、ab12. \n…／"), max_size=400))
def test_any_comment_stands_whole_within_its_column(comment):
    if not comment.strip():
        return
    content = content_of(commented(comment))
    only = replace(content, annexes=tuple(a for a in content.annexes if "附件二" in a.heading))
    sheets = lay_out(only)[2:]
    assert "".join(comment.split()) in "".join(joined(sheet) for sheet in sheets)
    for sheet in sheets:
        assert all(text.x + width(text) <= RIGHT + SLACK for text in sheet.texts)


@settings(max_examples=40)
@given(
    st.lists(st.text(st.sampled_from("王堃喆部 門ab"), max_size=300), min_size=7, max_size=7),
)
def test_page_one_is_one_page_whatever_is_typed(values):
    content = content_of(realistic())
    person = content.person
    typed = [Field(f.label, value) for f, value in zip(person.fields, values, strict=False)]
    content = replace(content, person=replace(person, fields=(*typed, *person.fields[7:])))
    front = lay_out(replace(content, annexes=content.annexes[-1:]))[0]
    assert max(text.baseline for text in body(front)) <= BOTTOM
    assert [mark.title[0] for mark in front.bookmarks] == list("一二三四五六")
