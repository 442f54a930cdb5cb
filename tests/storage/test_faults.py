"""Power, disk and neighbours fail: what was acknowledged stays, what was not is not half there."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ksa_assess.domain.assessment import Assessment
from ksa_assess.runtime.errors import MachineError
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.profile import Profile, open_profile
from ksa_assess.storage import schema
from ksa_assess.storage.driver import connect
from tests.storage.scenes import RATED, new_assessment

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="forks, kills and limits as POSIX does"
)


def run(script: str, *arguments: str) -> str:
    command = [sys.executable, str(Path(__file__).with_name(script)), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_killed_a_hundred_times_no_acknowledged_answer_is_lost(paths: DataPaths):
    assert int(run("killed_rounds.py", str(paths.root))) > 100


@pytest.mark.slow
def test_an_erasure_that_is_killed_can_be_done_again_and_leaves_no_trace(tmp_path: Path):
    assert int(run("killed_erasures.py", str(tmp_path))) > 0


def test_a_disk_that_is_full_loses_nothing_and_is_said(paths: DataPaths):
    told = json.loads(run("full_disk.py", str(paths.root)))
    # The limit on a file's size is told to SQLite as a fault, a full disk as full: see below.
    assert told["said"] == ["MachineError", "storage.disk_fault"]
    assert told["saved"] > 3
    assert told["there"] == told["saved"]
    assert told["works_again"]
    assert told["is_sound"]


def test_a_full_database_is_said_and_nothing_of_the_act_stays(
    profile: Profile, draft: Assessment, monkeypatch: pytest.MonkeyPatch
):
    profile.assessments.answer(draft.id, {"P1.1.1": RATED})
    before = profile.assessments.get(draft.id)
    connection = profile._database.autosave()._connection
    connection.execute("PRAGMA max_page_count = 1")
    many = {
        indicator.code: RATED.not_applicable(indicator.code + "字" * 9000)
        for indicator in draft.standard.indicators
    }
    with pytest.raises(MachineError) as caught:
        profile.assessments.answer(draft.id, many)
    assert caught.value.key == "storage.disk_full"
    assert profile.assessments.get(draft.id) == before
    connection.execute("PRAGMA max_page_count = 1000000")
    assert len(profile.assessments.answer(draft.id, many).changes) == 6


def test_a_disk_that_is_full_at_the_first_start_leaves_no_half_profile(
    paths: DataPaths, monkeypatch: pytest.MonkeyPatch
):
    def fill(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(schema, "_fill", fill)
        with pytest.raises(MachineError) as caught:
            open_profile(paths, owner="window")
    assert caught.value.key == "error.disk_full"
    assert not paths.database.exists()
    with open_profile(paths, owner="window") as profile:
        assert len(profile.standards.list()) == 5


def test_somebody_who_writes_for_long_is_not_waited_for(profile: Profile, draft: Assessment):
    other = connect(profile.paths.database)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(MachineError) as caught:
        profile.assessments.answer(draft.id, {"P1.1.1": RATED})
    assert caught.value.key == "storage.busy"
    with pytest.raises(MachineError):
        profile.assessments.start(new_assessment(staff_number="E002"))
    assert profile.assessments.get(draft.id) == draft
    other.execute("ROLLBACK")
    other.close()
    assert profile.assessments.answer(draft.id, {"P1.1.1": RATED}).changes


def test_readers_and_the_writer_do_not_wait_for_each_other(
    profile: Profile, draft: Assessment, paths: DataPaths
):
    with open_profile(paths, owner="list", is_writer=False) as reader:
        with reader._database.read() as work:
            before = work.assessments.get(draft.id)
            profile.assessments.answer(draft.id, {"P1.1.1": RATED})
            assert work.assessments.get(draft.id) == before
        assert reader.assessments.get(draft.id).answer("P1.1.1") == RATED
