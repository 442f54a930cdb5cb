"""The report page without Qt: its words, where pages lie, which page goes on which side."""

from dataclasses import replace

import pytest

from ksa_assess.gui.pages.report.presenter import ReportPresenter
from ksa_assess.gui.pages.report.print_order import sides
from ksa_assess.gui.pages.report.stack import (
    GAP,
    ZOOMS,
    Fit,
    PageStack,
    fitting_zoom,
    next_zoom,
)
from ksa_assess.runtime.texts import Texts
from ksa_assess.wording import Wording
from tests.builders import make_assessment

A4 = (595.28, 841.89)


def report(language: str = "zh_TW", **parts) -> ReportPresenter:
    return ReportPresenter(make_assessment(**parts), Wording(Texts("zh_TW")), language)


def test_the_page_says_whose_report_it_is():
    shown = report()
    assert shown.title.startswith("職能落差分析報告　")
    assert shown.whose == "王小明・2026 下半年・TST0001-001v1"
    assert shown.place(2, 6) == "第 2 頁，共 6 頁"
    assert shown.zoom(0.666) == "67%"


def test_file_name_is_one_that_every_system_takes():
    shown = report()
    assert shown.suggested_file == "職能落差分析報告_TST0001-001v1_王小明_2026 下半年.pdf"
    odd = report(person=replace(shown.assessment.person, name='A/B:"c"\n'))
    assert not set('\\/:*?"<>|\n') & set(odd.suggested_file)


def test_file_is_named_in_the_language_of_the_report():
    assert report("en").suggested_file.startswith("Competency gap analysis report_")


def test_pages_lie_one_below_the_other():
    stack = PageStack(3, A4)
    assert (stack.page_width, stack.page_height) == (794, 1123)
    assert [stack.top(number) for number in (1, 2, 3)] == [16, 16 + 1139, 16 + 2278]
    assert stack.height == stack.top(3) + stack.page_height + GAP


@pytest.mark.parametrize(
    ("top", "bottom", "shown"),
    [(0, 600, (1,)), (1000, 1300, (1, 2)), (1140, 1154, ()), (0, 9000, (1, 2, 3))],
)
def test_pages_in_view(top: int, bottom: int, shown: tuple[int, ...]):
    assert PageStack(3, A4).between(top, bottom) == shown


def test_a_place_is_the_same_at_every_zoom():
    small, large = PageStack(6, A4, 0.5), PageStack(6, A4, 2.0)
    place = small.place_of(1500)
    assert large.place_of(large.y_of(place)) == pytest.approx(place)
    assert large.page_at(large.y_of(place)) == small.page_at(1500)


def test_beyond_the_ends_is_the_outermost_page():
    stack = PageStack(3, A4)
    assert (stack.page_at(-50), stack.page_at(99_999)) == (1, 3)


@pytest.mark.parametrize("room", [(600, 500), (1400, 900), (500, 1400)])
def test_a_fitting_page_fits(room: tuple[int, int]):
    width, height = room
    wide = PageStack(1, A4, fitting_zoom(Fit.WIDTH, A4, room))
    assert wide.width == pytest.approx(width, abs=1)
    whole = PageStack(1, A4, fitting_zoom(Fit.PAGE, A4, room))
    assert whole.width <= width + 1
    assert whole.height <= height + 1


def test_zooming_goes_from_any_zoom_to_the_next_usual_one_and_stops_at_the_ends():
    assert next_zoom(1.06, 1) == 1.25
    assert next_zoom(1.06, -1) == 1.0
    assert next_zoom(1.0, 1) == 1.25
    assert next_zoom(ZOOMS[-1], 1) == ZOOMS[-1]
    assert next_zoom(ZOOMS[0], -1) == ZOOMS[0]


def order(pages, copies=1, *, is_collated=True, is_reversed=False, is_duplex=True):
    return sides(
        pages, copies, is_collated=is_collated, is_reversed=is_reversed, is_duplex=is_duplex
    )


def test_a_single_copy_is_the_pages_themselves():
    assert order([1, 2]) == [1, 2]
    assert order([1, 2, 5]) == [1, 2, 5]
    assert order([1, 2, 3], is_reversed=True) == [3, 2, 1]


def test_each_copy_begins_on_a_sheet_of_its_own():
    assert order([1, 2, 3], 2) == [1, 2, 3, None, 1, 2, 3]
    assert order([1, 2], 2) == [1, 2, 1, 2]
    assert order([1, 2, 3], 2, is_duplex=False) == [1, 2, 3, 1, 2, 3]


def test_copies_page_by_page_where_that_is_asked_for_and_one_side_is_used():
    assert order([1, 2], 2, is_collated=False, is_duplex=False) == [1, 1, 2, 2]
    assert order([1, 2], 2, is_collated=False) == [1, 2, 1, 2]
