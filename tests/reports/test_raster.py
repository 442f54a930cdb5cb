"""Finished pages as pictures: as large as asked for, with something on them, in any thread."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ksa_assess.domain.assessment import Period
from ksa_assess.reports.raster import draw_page
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.assessments import NewAssessment
from ksa_assess.services.profile import open_profile
from ksa_assess.services.reporting import SIGN_PAGES, MadeReport
from tests.reports.samples import MANAGER

HALF_YEAR = Period("115 年下半年")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MadeReport]:
    folder: Path = tmp_path_factory.mktemp("report")
    with open_profile(DataPaths(folder), owner="test") as profile:
        assessment = profile.assessments.start(NewAssessment(MANAGER, "王小明", HALF_YEAR))
        yield profile.reporting.make(assessment.id)


def test_a_page_is_as_large_as_asked_for(report: MadeReport) -> None:
    width, height = report.page_size
    for scale in (0.5, 1.0, 300 / 72):
        picture = report.page_picture(1, scale)
        assert abs(picture.width - width * scale) <= 1
        assert abs(picture.height - height * scale) <= 1
        assert len(picture.pixels) == picture.bytes_per_row * picture.height


def test_a_page_has_white_margins_and_print_between_them(report: MadeReport) -> None:
    picture = report.page_picture(1, 1.0)
    rows = [
        picture.pixels[start : start + 4 * picture.width]
        for start in range(0, len(picture.pixels), picture.bytes_per_row)
    ]
    assert all(set(row[:80]) == {255} for row in rows)
    assert any(len(set(row)) > 1 for row in rows)


def test_the_sheet_to_sign_comes_first_and_is_not_all(report: MadeReport) -> None:
    assert SIGN_PAGES == 2 < report.pages


def test_pages_are_drawn_in_any_thread(report: MadeReport) -> None:
    numbers = [number % report.pages + 1 for number in range(24)]
    with ThreadPoolExecutor(4) as threads:
        drawn = list(threads.map(lambda number: draw_page(report.pdf, number, 0.5), numbers))
    for number, picture in zip(numbers, drawn, strict=True):
        assert picture == draw_page(report.pdf, number, 0.5)
