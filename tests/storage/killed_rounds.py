"""A hundred times: a process saves answers as fast as it can and is killed in the middle.

A single-threaded process of its own, because it forks. Each child says through a pipe which
save was acknowledged; after the kill every acknowledged save must be there, whole, and at most
one more. Prints the number of saves that were acknowledged; fails with the first that is lost.
"""

import os
import random
import select
import signal
import sys
import time
from itertools import count
from pathlib import Path

from ksa_assess.domain.answer import UNANSWERED, Answer
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.profile import open_profile
from tests.storage.scenes import STANDARD, new_assessment, store_standard

ROUNDS = 100
LONGEST_SECONDS = 0.04
CODES = [indicator.code for indicator in STANDARD.indicators]
SIZE = 4  # bytes of a number in the pipe


def answers(number: int) -> dict[str, Answer]:
    """One to three answers that only this save can have made."""
    some = [CODES[(number + i) % len(CODES)] for i in range(1 + number % 3)]
    comment = f"{number} " + "實例" * (number % 50)
    level = UNANSWERED.rated(number % 7)
    return {code: Answer(level.kind, level.level, comment=comment) for code in some}


def save_for_ever(paths: DataPaths, assessment_id: int, first: int, pipe: int) -> None:
    with open_profile(paths, owner="window") as profile:
        for number in count(first):
            profile.assessments.answer(assessment_id, answers(number))
            os.write(pipe, number.to_bytes(SIZE, "big"))


def killed_child(paths: DataPaths, assessment_id: int, first: int, seconds: float) -> int:
    """How many saves one child acknowledged before it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        save_for_ever(paths, assessment_id, first, writing)
        os._exit(1)
    os.close(writing)
    # Half of the kills fall into opening, half into saving.
    if seconds > LONGEST_SECONDS / 2:
        select.select([reading], [], [], 5)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        return len(pipe.read()) // SIZE


def check(paths: DataPaths, assessment_id: int, acknowledged: int) -> int:
    """The number of the next save. Fails where one is lost, torn or out of order."""
    with open_profile(paths, owner="list", is_writer=False) as profile:
        history = profile.assessments.history(assessment_id)
        current = profile.assessments.get(assessment_id)
        assert profile.backups.check().is_sound
    stored, expected = [(e.indicator, e.answer) for e in history], []
    number = 0
    while len(expected) < len(stored):
        expected.extend(answers(number).items())
        number += 1
    assert stored == expected, "a save is torn or out of order"
    assert acknowledged <= number <= acknowledged + 1, f"{acknowledged} said, {number} stored"
    for code, answer in dict(expected).items():
        assert current.answer(code) == answer
    return number


def main() -> None:
    paths, chance = DataPaths(Path(sys.argv[1])), random.Random(20260715)
    with open_profile(paths, owner="window") as profile:
        store_standard(profile, STANDARD)
        assessment_id = profile.assessments.start(new_assessment()).id
    stored = total = 0
    for _ in range(ROUNDS):
        seconds = chance.uniform(0, LONGEST_SECONDS)
        acknowledged = killed_child(paths, assessment_id, stored, seconds)
        total += acknowledged
        stored = check(paths, assessment_id, stored + acknowledged)
    print(total)


if __name__ == "__main__":
    main()
