"""A review from the employee's computer and back, by keyboard through the windows of both."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from ksa_assess.domain.assessment import Action
from tests.e2e.two_sides_user import (
    ADDED,
    ADDED_AT,
    AGREED,
    EMPLOYEE,
    FEEDBACK,
    MINUTES,
    OTHERWISE,
    OWN_LEVELS,
    REMARK,
    SUPERVISOR,
    WHY_AGREED,
    WHY_OTHERWISE,
)

ROOT = Path(__file__).parent.parent.parent
Step = Callable[..., dict[str, list[str]]]
ADDED_LEVELS = [*OWN_LEVELS[:ADDED_AT], ADDED, *OWN_LEVELS[ADDED_AT + 1 :]]
JUDGED_LEVELS = [OTHERWISE.get(place, level) for place, level in enumerate(ADDED_LEVELS)]
WHOLE_LIFE = [Action.SUBMIT, Action.RETURN, Action.SUBMIT, Action.COMPLETE, Action.CONFIRM]


def sit_down(*words: object) -> dict[str, list[str]]:
    """One sitting at one computer; what was told, by its first word."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}
    ended = subprocess.run(
        [sys.executable, "-m", "tests.e2e.two_sides_user", *map(str, words)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
    )
    assert ended.returncode == 0, ended.stderr
    lines = [line.split() for line in ended.stdout.splitlines()]
    return {first: rest for first, *rest in lines}


def levels(told: list[str]) -> list[int | None]:
    return [None if word == "None" else int(word) for word in told]


@pytest.mark.slow
def test_a_review_goes_to_the_supervisor_and_comes_back(tmp_path: Path) -> None:
    hers, his = tmp_path / "同仁的電腦", tmp_path / "主管的電腦"
    files = [tmp_path / f"{number}.ksa" for number in range(1, 6)]
    reports = [tmp_path / "同仁.pdf", tmp_path / "主管.pdf"]

    told = sit_down(hers, "rate_and_submit", "-", files[0])
    assert levels(told["self"]) == list(OWN_LEVELS)

    told = sit_down(his, "give_back", files[0], files[1])
    assert told["end"] == ["returned", "submit", "return"]
    assert not any(levels(told["supervisor"]))

    told = sit_down(hers, "add_and_submit", files[1], files[2])
    assert levels(told["self"]) == ADDED_LEVELS

    told = sit_down(his, "review", files[2], files[3])
    assert told["needs"] == ["0"]
    assert levels(told["supervisor"]) == JUDGED_LEVELS
    assert levels(told["agreed"]) == [AGREED] + [None] * (len(OWN_LEVELS) - 1)

    at_home = sit_down(hers, "read_and_answer", files[3], files[4], reports[0])
    at_work = sit_down(his, "see_the_end", files[4], "-", reports[1])
    for told in (at_home, at_work):
        assert levels(told["self"]) == ADDED_LEVELS
        assert levels(told["supervisor"]) == JUDGED_LEVELS
        assert told["end"] == ["closed", *WHOLE_LIFE]
    assert at_home["code"] == at_work["code"]
    assert reports[0].read_bytes() == reports[1].read_bytes()
    read_back(reports[0], at_home["code"][0])


def read_back(report: Path, code: str) -> None:
    """What both sides wrote is on paper."""
    document = pypdfium2.PdfDocument(report)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    everything = "".join("".join(pages).split())
    said = (WHY_OTHERWISE, WHY_AGREED, FEEDBACK, MINUTES, REMARK)
    for text in (EMPLOYEE, SUPERVISOR, code, *said):
        assert "".join(text.split()) in everything, text
    assert all(code in page for page in pages)
