"""Some thirty times: a process erases a person from data with many backups, and is killed.

A single-threaded process of its own, because it forks. After each kill either the person is
still there and can be erased, or they are gone already; then no file holds their words. Prints
how often the person was still there; fails with the first trace.
"""

import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

from ksa_assess.domain.answer import Answer
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.profile import open_profile
from tests.storage.scenes import STANDARD, close, new_assessment, store_standard

ROUNDS = 30
BACKUPS = 4
NAME, SECRET = "歐陽秘密", "旺季都是歐陽秘密值班"


def make(paths: DataPaths) -> None:
    with open_profile(paths, owner="window") as profile:
        store_standard(profile, STANDARD)
        profile.assessments.start(new_assessment())
        somebody = profile.assessments.start(new_assessment(person_name=NAME, staff_number="E7"))
        profile.assessments.answer(somebody.id, {"P1.1.1": Answer(comment=SECRET).rated(1)})
        close(profile, somebody)
        for _ in range(BACKUPS):
            profile.backups.create()


def erase(paths: DataPaths) -> bool:
    """Whether the person was still there."""
    with open_profile(paths, owner="persons erase") as profile:
        found = [one for one in profile.personal_data.list() if one.person.name == NAME]
        for one in found:
            profile.personal_data.erase(one.id)
    return bool(found)


def killed_child(paths: DataPaths, seconds: float) -> None:
    child = os.fork()
    if child == 0:
        erase(paths)
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def check(paths: DataPaths) -> None:
    traces = [
        file
        for file in paths.root.rglob("*")
        if file.is_file() and any(word.encode() in file.read_bytes() for word in (NAME, SECRET))
    ]
    assert not traces, traces
    with open_profile(paths, owner="check", is_writer=False) as profile:
        assert profile.backups.check().is_sound
        assert [one.person.name for one in profile.personal_data.list()] == ["王小明"]


def main() -> None:
    folder, chance = Path(sys.argv[1]), random.Random(20260715)
    made, paths = DataPaths(folder / "made"), DataPaths(folder / "data")
    make(made)
    shutil.copytree(made.root, paths.root)
    started = time.perf_counter()
    erase(paths)
    longest = time.perf_counter() - started
    still_there = 0
    for _ in range(ROUNDS):
        shutil.rmtree(paths.root)
        shutil.copytree(made.root, paths.root)
        killed_child(paths, chance.uniform(0, 1.5 * longest))
        still_there += erase(paths)
        check(paths)
    print(still_there)


if __name__ == "__main__":
    main()
