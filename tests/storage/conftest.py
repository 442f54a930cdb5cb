"""Real data folders for the tests of the store and of the services that stand on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ksa_assess.domain.assessment import Assessment
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.profile import Profile, open_profile
from tests.storage.scenes import STANDARD, Clock, new_assessment, store_standard


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def paths(tmp_path: Path) -> DataPaths:
    """A data folder that is not there yet."""
    return DataPaths(tmp_path / "data")


@pytest.fixture
def profile(paths: DataPaths, clock: Clock) -> Iterator[Profile]:
    """A new profile that also holds the small standard of the builders."""
    with open_profile(paths, owner="window", now=clock) as opened:
        store_standard(opened, STANDARD)
        yield opened


@pytest.fixture
def draft(profile: Profile) -> Assessment:
    """王小明's draft on the small standard: P1.1.1, P1.1.2, P1.2.1, P1.2.2, P2.1.1, P2.1.2."""
    return profile.assessments.start(new_assessment())
