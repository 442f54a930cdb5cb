"""Saving the report: whole or not at all, never over another file, and it can be stopped."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ksa_assess.domain.answer import Answer
from ksa_assess.domain.assessment import Period
from ksa_assess.runtime.atomic import OutputExistsError
from ksa_assess.runtime.errors import UserError
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.assessments import NewAssessment
from ksa_assess.services.profile import Profile, open_profile
from ksa_assess.services.reporting import ReportCancelledError
from tests.reports.samples import MANAGER


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Profile]:
    with open_profile(DataPaths(tmp_path / "data"), owner="test") as opened:
        yield opened


@pytest.fixture
def started(profile: Profile) -> int:
    new = NewAssessment(MANAGER, "王小明", period=Period("2026", date(2026, 1, 1)))
    assessment = profile.assessments.start(new)
    profile.assessments.answer(assessment.id, {"P1.1.1": Answer(comment="𱀀").rated(3)})
    return assessment.id


def test_report_is_written_for_its_owner_alone(profile, started, tmp_path):
    target = tmp_path / "報告.pdf"
    heard: list[float] = []
    assert profile.reporting.save_pdf(started, target, progress=heard.append) == target
    assert target.read_bytes().startswith(b"%PDF")
    assert target.stat().st_mode & 0o077 == 0
    assert heard[0] == 0
    assert heard[-1] == 1


def test_existing_file_stays_unless_overwriting_is_asked_for(profile, started, tmp_path):
    target = tmp_path / "報告.pdf"
    target.write_text("另一個檔案")
    with pytest.raises(OutputExistsError):
        profile.reporting.save_pdf(started, target)
    assert target.read_text() == "另一個檔案"
    profile.reporting.save_pdf(started, target, overwrite=True)
    assert target.read_bytes().startswith(b"%PDF")


def test_stopped_report_leaves_no_file(profile, started, tmp_path):
    target = tmp_path / "報告.pdf"
    steps = iter([False, False, True])
    with pytest.raises(ReportCancelledError):
        profile.reporting.save_pdf(started, target, is_cancelled=lambda: next(steps))
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_unknown_assessment_is_the_users_to_mend(profile, tmp_path):
    with pytest.raises(UserError):
        profile.reporting.save_pdf(99, tmp_path / "r.pdf")
    assert not (tmp_path / "r.pdf").exists()


def test_characters_without_a_glyph_are_named(profile, started):
    assert profile.reporting.missing_glyphs(started) == ("𱀀",)


def test_content_follows_language_and_settings(profile, started):
    assert profile.reporting.content(started).title == "職能落差分析報告"
    assert profile.reporting.content(started, "en").title == "Competency gap analysis report"
