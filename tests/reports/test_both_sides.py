"""The report where two people work: the same from both computers, and fair at one."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ksa_assess.domain.answer import UNANSWERED, Series
from ksa_assess.domain.plan import PlanItem
from tests.exchange.computers import (
    CODES,
    Computer,
    one_computer,
    review,
    self_rated,
    submitted,
    two_computers,
)
from tests.reports.samples import pdf_text
from tests.storage.scenes import STANDARD, new_assessment, store_standard

SECRET = "這句話還不是結果"


@pytest.fixture
def computers(tmp_path: Path) -> Iterator[tuple[Computer, Computer]]:
    with two_computers(tmp_path) as both:
        yield both


def text_of(computer: Computer, number: int) -> str:
    return pdf_text(computer.report(number))


def test_a_plan_written_by_both_is_printed_alike_on_both(
    computers: tuple[Computer, Computer],
) -> None:
    employee, supervisor = computers
    own = employee.profile.assessments.start(new_assessment(supervisor="林怡君")).id
    employee.profile.assessments.answer(own, self_rated())
    employee.profile.plans.propose(own)
    employee.profile.plans.save(own, PlanItem(owner="空白的一項"))
    employee.profile.transitions.submit(own)
    other = supervisor.take(employee.export(own)).assessment.id
    assert supervisor.report(other) == employee.report(own)
    supervisor.profile.plans.save(other, PlanItem(text="帶新人", owner="林怡君"))
    review(supervisor.profile, other)
    flagged = replace(UNANSWERED.rated(5), comment="例子", is_flagged=True)
    supervisor.profile.assessments.answer(other, {CODES[3]: flagged}, Series.SUPERVISOR)
    supervisor.profile.transitions.complete(other)
    employee.take(supervisor.export(other))
    assert supervisor.report(other) == employee.report(own)
    assert "帶新人" in text_of(employee, own)
    assert supervisor.profile.handing_over.code(other) == employee.profile.handing_over.code(own)


def test_an_unfinished_review_is_in_the_supervisors_report_alone(
    computers: tuple[Computer, Computer],
) -> None:
    employee, supervisor = computers
    own = submitted(employee).id
    other = supervisor.take(employee.export(own)).assessment.id
    before = employee.report(own)
    supervisor.profile.reviews.write(other, feedback=SECRET)
    assert SECRET in text_of(supervisor, other)
    assert "評核未完成" in text_of(supervisor, other)
    assert employee.report(own) == before


def test_at_one_computer_an_unfinished_review_shows_only_once_it_is_completed(
    tmp_path: Path,
) -> None:
    with one_computer(tmp_path) as both:
        store_standard(both.profile, STANDARD)
        own = submitted(both).id
        both.profile.handing_over.here(own)
        before, code = both.report(own), both.profile.handing_over.code(own)
        gap = both.profile.assessments.gap(own)
        review(both.profile, own)
        both.profile.reviews.write(own, feedback=SECRET)
        assert both.report(own) == before
        assert both.profile.handing_over.code(own) == code
        assert both.profile.assessments.gap(own) == gap
        both.profile.transitions.complete(own)
        assert SECRET in text_of(both, own)
        assert both.profile.assessments.gap(own) != gap
