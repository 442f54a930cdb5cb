"""The development plan, in every look: nothing written, proposed, written at length, closed."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QTabWidget

from ksa_assess.domain.assessment import Period
from ksa_assess.domain.plan import PlanItem, Way
from ksa_assess.gui.planning.panel import PlanPanel
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.assessments import NewAssessment
from ksa_assess.services.profile import open_profile
from tests.gui.present import child
from tests.storage.scenes import close
from tests.visual.studio import Look, OpenStudio, Studio, begin, every_look

LONG = "每月由主管抽查住房分析報表一次，並於部門會議中說明差異的原因與下個月的改善作法。"


@pytest.fixture
def assessments(paths: DataPaths) -> list[int]:
    """Without a plan, with a proposed one, with a long one, closed."""
    with open_profile(paths, owner="test") as profile:
        found = [
            begin(profile, "TTM1411-002v4", 19),
            begin(profile, "TTM4221-002v4", 39),
            begin(profile, "THM2431-001v1", 12),
            begin(profile, "TTM4221-004v2", 20),
        ]
        for assessment_id in found[1:]:
            profile.plans.propose(assessment_id)
        for assessment_id in found[2:]:
            for item in profile.plans.list(assessment_id):
                written = replace(
                    item,
                    ways=(Way.IN_HOUSE, Way.SELF_STUDY),
                    course="顧客關係管理實務與客訴處理情境演練（進階班）",
                    due=date(2026, 12, 31),
                    how_checked=LONG * 2,
                    result=LONG,
                )
                profile.plans.save(assessment_id, written)
        close(profile, profile.assessments.get(found[3]))
    return found


def show(studio: Studio, assessment_id: int) -> PlanPanel:
    studio.session.window.show_page("results", assessment_id=assessment_id)
    panel = child(studio.session.window.page, PlanPanel)
    child(studio.session.window.page, QTabWidget, "tabs").setCurrentWidget(panel)
    return panel


@every_look
def test_a_plan_with_one_before_it(open_studio: OpenStudio, look: Look, paths: DataPaths):
    with open_profile(paths, owner="test") as profile:
        year = Period("109 年度", date(2020, 1, 1), date(2020, 12, 31))
        before = profile.assessments.start(
            NewAssessment("TTM4221-002v4", "林怡君", year, staff_number="E001")
        )
        profile.plans.save(before.id, PlanItem(text=LONG))
        profile.plans.save(before.id, PlanItem(text=LONG))
        now = begin(profile, "TTM1411-002v4", 19)
    studio = open_studio(look)
    panel = show(studio, now)
    studio.take("plan-before-empty")
    panel.begin.click()
    panel.sheet.verticalScrollBar().setValue(0)
    studio.take("plan-before")
    panel.take_over.click()
    studio.take("plan-taken-over")
    assert not studio.found, "\n".join(studio.found)


@every_look
def test_plan(open_studio: OpenStudio, look: Look, assessments: list[int]):
    studio = open_studio(look)
    names = ("empty", "proposed", "long", "closed")
    for name, assessment_id in zip(names, assessments, strict=True):
        show(studio, assessment_id)
        studio.take(f"plan-{name}")
    panel = show(studio, assessments[1])
    panel.rows[0].pick.click()
    studio.take("plan-choosing")
    panel.sheet.verticalScrollBar().setValue(panel.sheet.verticalScrollBar().maximum())
    studio.take("plan-end")
    assert not studio.found, "\n".join(studio.found)
