"""People whose data a folder holds, for tests of the settings and their pictures."""

from pathlib import Path

from ksa_assess.domain.answer import Answer
from ksa_assess.domain.assessment import Assessment, Period
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.assessments import NewAssessment
from ksa_assess.services.profile import Profile, open_profile

CODE = "TTM1411-002v4"
HALF_YEAR = Period("115 年下半年")
LONG = "阿芙蘿黛蒂・歐陽・迪麗熱巴・古麗娜札爾・瑪麗亞・安東妮亞"


def add_persons(paths: DataPaths, others: int = 0) -> Assessment:
    """王小明 with a submitted assessment that was handed over, 林怡君 whom his names as
    supervisor, and some others; gives 王小明's."""
    with open_profile(paths, owner="test") as profile:
        submitted = _submitted(profile)
        profile.handing_over.save(submitted.id, paths.root.parent / "王小明_自評.ksa")
        profile.assessments.start(NewAssessment(CODE, "林怡君", HALF_YEAR, "E002"))
        for number in range(others):
            name = f"{LONG}{number}" if number == 1 else f"同仁{number}"
            profile.assessments.start(NewAssessment(CODE, name, HALF_YEAR, supervisor="王小明"))
        profile.backups.create()
        return submitted


def _submitted(profile: Profile) -> Assessment:
    new = NewAssessment(CODE, "王小明", HALF_YEAR, "E001", supervisor="林怡君")
    begun = profile.assessments.start(new)
    rated = {one.code: Answer().rated(3) for one in begun.standard.indicators}
    profile.assessments.answer(begun.id, rated)
    return profile.transitions.submit(begun.id)


def add_damaged_backup(paths: DataPaths) -> Path:
    """One that cannot be read."""
    paths.backups.mkdir(exist_ok=True)
    damaged = paths.backups / "2026-07-01T040000-daily.sqlite3"
    damaged.write_bytes(b"no database")
    return damaged
